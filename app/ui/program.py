"""The program with its window: from the first paint to the open journal, and to the next one."""

from __future__ import annotations

import gc
import importlib
import sys
import threading
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from app import journal_file, log, paths
from app.domain.errors import Fault, JournalFault
from app.ui import ask, errors, icons, place, theme
from app.ui.explain import explain
from app.ui.settings import WindowSettings
from app.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.domain.roster import FirstLook
    from app.journal import Journal
    from app.journal_file import Key


#: What is imported while the first screen is already there.
_HEAVY = (
    *("app.journal", "app.domain.settings", "app.ui.idle", "app.ui.locker"),
    *("app.ui.tabs.team.tab", "app.ui.capture.scribe"),
)
_OPEN_FILE = ("Open a journal", "Journals and exports (*.db *.json);;All files (*)")
#: What is said on the command line of a file that was asked for there.
_SAID_THERE = frozenset({Fault.MISSING, Fault.FOREIGN, Fault.IN_USE})


class Program(QObject):
    """Holds the application, the window, and the lock of its journal.

    ``look`` reads the first screen's rows with the journal's key; ``create`` makes a journal from
    the first run's choices, encrypted where there is a key.
    """

    _imported = Signal()

    def __init__(
        self,
        look: Callable[[Path, Key | None], FirstLook | None],
        create: Callable[[Path, dict[str, Any], str, Key | None], object],
    ) -> None:
        app = QApplication.instance() or QApplication(sys.argv[:1])
        super().__init__()
        assert isinstance(app, QApplication)
        self.app = app
        app.setApplicationName(paths.APP_NAME)
        app.setDesktopFileName("touchline")
        self.settings = WindowSettings(paths.window_settings())
        theme.apply(app, self.settings.scheme)
        icons.use(paths.resources() / "icons")
        self.reporter = errors.install(log.failure, QApplication.activeWindow, _words_for)
        self.window: Window | None = None
        self._look, self._create = look, create
        self._place: place.Place | None = None
        #: Whether the heavy modules are there.
        self._ready = False
        self._heard_by: Window | None = None
        #: Whether the journal's file was replaced while it was locked.
        self._reopens = False
        self._then = ""
        self._remember = True
        #: Whether another window over the journal was brought to the front instead.
        self._came_to_front = False
        self._imported.connect(self._get_ready)

    def run(self, asked_for: Path | None, *, remember: bool = True) -> int:
        """Show the window over a journal until it is closed; the exit code.

        With ``remember`` the same journal opens next time. Asked for a file that is missing or is
        no journal, this raises JournalFault, and also where another window shows the journal; what
        else keeps one from being opened is talked about in a dialog.
        """
        self._remember = remember
        if not self._begin(asked_for):
            return 1
        code = self.app.exec()
        from app.ui import background

        background.wait()  # no worker is left when the interpreter ends
        self._release()
        return code

    def reopen(self) -> None:
        """Open the journal's file again, after another took its place; the window stays."""
        window, here = self.window, self._place
        if window is None or here is None or window.journal is None:
            return
        self._reopens = window.locker.locked
        if self._reopens:
            return  # as soon as there is a key
        key = window.journal.key
        window.setUpdatesEnabled(False)
        try:
            window.detach()
            self._place = self._enter(here.path, key, read_only=here.lock is None)
            self._show_first(window, self._place)
            self._open_journal()
        except JournalFault as fault:
            self._go_another_way(here.path, fault, key)
        finally:
            window.setUpdatesEnabled(True)

    def _reopen_if_due(self) -> None:
        if self._reopens:
            self.reopen()

    def _begin(self, asked_for: Path | None) -> bool:
        """Show what was asked for, the journal of last time, or the first; False to give up."""
        habits = (self.settings.last_journal, paths.default_journal())
        path = asked_for or next((one for one in habits if one and one.exists()), None)
        if path is None:
            return self._first_run()
        try:
            self._show(path)
        except JournalFault as fault:
            # Said where the file was asked for, or before the user's eyes already.
            if self._came_to_front or (asked_for is not None and fault.fault in _SAID_THERE):
                raise
            return self._another_way(path, fault)
        return True

    def _another_way(self, path: Path, fault: JournalFault, key: Key | None = None) -> bool:
        """A journal cannot be opened: let the user choose how to go on; False to give up."""
        from app.ui.dialogs.trouble import Way, way_out

        way = way_out(self.window, fault, key)
        if way.kind is Way.QUIT:
            return False
        if way.kind is Way.NEW:
            return self._first_run()
        if way.kind is Way.OPEN and way.path is None:
            return self._ask_for_journal() or self._another_way(path, fault, key)
        if way.kind is Way.AGAIN and way.path is None and self._asks_for_key():
            return True  # it is on screen already, with what is hidden behind it
        if way.path is not None:
            path, key = way.path, way.key
        try:
            self._show(path, key=key, read_only=way.kind is Way.READ_ONLY)
        except JournalFault as another:
            return self._another_way(path, another, key)
        return True

    def _asks_for_key(self) -> bool:
        return self.window is not None and self.window.locker.locked

    def _go_another_way(self, path: Path, fault: JournalFault, key: Key | None) -> None:
        """Like ``_another_way`` once the window is there: giving up ends the program."""
        if not self._another_way(path, fault, key):
            self.app.exit(1)

    def _first_run(self) -> bool:
        """Make a journal; False when the user gives up."""
        self._prepare_first_run()
        if not self._first.exec():
            return False
        self._show_made()
        return True

    def _new_journal(self) -> None:
        """Make a journal in front of the present one, which may be locked meanwhile."""
        self._prepare_first_run()
        self._first.accepted.connect(self._show_made)
        self._first.open()

    def _prepare_first_run(self) -> None:
        from app.ui.dialogs.first_run import FirstRun

        self._first: FirstRun = FirstRun(self._create, paths.default_journal(), self.window)

    def _show_made(self) -> None:
        self._then = self._first.start
        self._show(self._first.path, key=self._first.key)

    def _open_another(self) -> None:
        """Ask for a journal in place of the present one, which stays where that comes to nothing.

        It stays as well where the user gives up on one that cannot be opened.
        """
        path = self._pick()
        if path is not None and not self._is_here(path):
            try:
                self._show(path)
            except JournalFault as fault:
                self._another_way(path, fault)

    def _ask_for_journal(self) -> bool:
        """Ask for another journal than one that cannot be opened; False where that fails too."""
        path = self._pick()
        if path is None:
            return False
        try:
            self._show(path)
        except JournalFault as fault:
            _, words = explain(fault) or ("", "")
            ask.ok(self.window, "This journal cannot be opened.", words)
            return False
        return True

    def _pick(self) -> Path | None:
        """Ask for a journal; of an export a journal is made first, where the user says."""
        path = ask.open_file(self.window, *_OPEN_FILE, self.settings.last_folder)
        if path is None or path.suffix.casefold() != ".json":
            return path
        from app.ui.dialogs.exports import open_archive

        return open_archive(self.window, path)

    def _is_here(self, path: Path) -> bool:
        """Whether the window is over this journal already."""
        here = self._place.path if self._place is not None and self.window is not None else None
        return here is not None and here.exists() and path.exists() and path.samefile(here)

    def _show(self, path: Path, *, key: Key | None = None, read_only: bool = False) -> None:
        """Put a window over the journal at ``path`` in place of the present one."""
        if self._is_here(path):
            self._let_go()  # its lock is to be taken again
        here = self._enter(path, key, read_only=read_only)
        if self.window is not None:
            self.window.keep()  # the next one stands where this one does
        window = Window(self.settings, paths.resources())
        if here.sealed:
            window.locker.ask(path)
        else:
            self._show_first(window, here)
        self._connect(window)
        before, self.window = self.window, window
        left, self._place = self._place, here
        window.show()
        if before is not None and before.close():
            before.deleteLater()
            if left is not None:
                left.release()  # one that nobody gave the key of holds its lock still

    def _connect(self, window: Window) -> None:
        window.open_wanted.connect(self._open_another)
        window.new_wanted.connect(self._new_journal)
        window.reopen_wanted.connect(self.reopen)
        window.unlocked.connect(self._reopen_if_due)
        window.key_given.connect(self._take_key)
        window.stuck.connect(self._help)
        window.damaged.connect(self._help_open)
        window.painted.connect(self._import_the_rest)

    def _show_first(self, window: Window, here: place.Place) -> None:
        found = self._look(here.path, here.key)
        if found is not None:
            window.show_first(found.people, found.fiscal_start, found.week_start)

    def _let_go(self) -> None:
        """Leave the present journal and its lock."""
        if self.window is not None:
            self.window.detach()
        self._release()

    def _release(self) -> None:
        """Let go the lock of a journal that may never have been opened."""
        if self._place is not None:
            self._place.release()

    def _enter(self, path: Path, key: Key | None, *, read_only: bool) -> place.Place:
        """Look at a journal and lock it. Raises JournalFault where it cannot be opened."""
        try:
            return place.enter(path, key, read_only=read_only, window=self.window)
        except JournalFault as fault:
            if fault.fault is Fault.IN_USE:
                from app.ui import neighbour

                self._came_to_front = neighbour.call(path)
            raise

    def _import_the_rest(self) -> None:
        threading.Thread(target=self._import, name="imports", daemon=True).start()
        if self._place is not None and self._place.sealed and self.window is not None:
            self._listen()
            from app.ui.background import Job

            Job(self.window, place.recall, self._place.path, done=self._take_key)

    def _import(self) -> None:
        for name in _HEAVY:
            importlib.import_module(name)
        self._imported.emit()

    def _get_ready(self) -> None:
        self._ready = True
        # What was imported stays. To look through all of it for what nobody needs any more would
        # hold the window up for a tenth of a second every now and then.
        gc.freeze()
        self._open_journal()

    def _take_key(self, key: Key | None) -> None:
        """The key of a journal that waits for it: show what is in it."""
        window, here = self.window, self._place
        if key is None or window is None or here is None or not here.sealed:
            return
        here.key, here.sealed = key, False
        self._show_first(window, here)
        window.locker.lift()
        if self._ready:
            self._open_journal()

    def _help(self, fault: JournalFault, key: Key | None) -> None:
        """What keeps a journal shut is not its passphrase, or the user says so."""
        window, here = self.window, self._place
        if window is None or here is None or self._another_way(here.path, fault, key):
            return
        window.close()

    def _help_open(self, fault: JournalFault, key: Key | None) -> None:
        """The journal that is open is damaged; the user may go on with it all the same."""
        window, here = self.window, self._place
        if window is None or here is None or self._another_way(here.path, fault, key):
            return
        if window.journal is not None and window.journal.locked:
            window.journal.unlock(key)

    def _open_journal(self) -> None:
        """Open the journal that the window shows, unless its key is still to be given."""
        window, here = self.window, self._place
        if window is None or here is None or here.sealed or window.journal is not None:
            return
        try:
            journal = journal_file.open_journal(
                here.path, key=here.key, read_only=here.lock is None, lock=here.lock
            )
        except JournalFault as fault:
            self._go_another_way(here.path, fault, here.key)
            return
        window.attach(journal, unclean=here.lock is not None and here.lock.was_left)
        if self._remember:
            self.settings.last_journal = here.path
        log.event("journal opened")
        self._listen()
        self._go_on(journal)

    def _listen(self) -> None:
        """Come to the front when the same journal is opened once more."""
        if self._place is None or self.window is None or self._heard_by is self.window:
            return
        from app.ui.neighbour import Neighbour

        Neighbour(self._place.path, self._come_to_front, self.window)
        self._heard_by = self.window

    def _come_to_front(self) -> None:
        if self.window is not None:
            self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
            self.window.raise_()
            self.window.activateWindow()

    def _go_on(self, journal: Journal) -> None:
        """Do what the first run was for."""
        then, self._then = self._then, ""
        if then == "import" and self.window is not None and not journal.read_only:
            self.window.imports.roster()
        if journal.key is not None:
            from app import protection
            from app.ui.background import Job

            assert self.window is not None
            Job(self.window, protection.finish, journal.path, journal.key, done=_count_plain)


def _count_plain(left: tuple[Path, ...]) -> None:
    """Say in the log that older backups could not be encrypted; the next start tries again."""
    if left:
        log.event("plain backups left")


def _words_for(error: BaseException) -> str:
    explained = explain(error)
    return explained[1] if explained else ""
