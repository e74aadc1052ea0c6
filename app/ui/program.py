"""The program with its window: from the first paint to the open journal, and to the next one."""

from __future__ import annotations

import importlib
import sys
import threading
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from app import journal_file, log, paths
from app.domain.errors import Fault, JournalFault
from app.ui import ask, errors, icons, theme
from app.ui.explain import explain
from app.ui.settings import WindowSettings
from app.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.domain.roster import FirstLook
    from app.journal import Journal


#: What is imported while the first screen is already there.
_HEAVY = ("app.journal", "app.domain.settings", "app.ui.tabs.team.tab")
_FILTERS = "Journals (*.db);;All files (*)"
_OPEN, _NEW, _QUIT = "Open another journal…", "New journal…", "Quit"


class Program(QObject):
    """Holds the application, the window, and the lock of its journal.

    ``look`` reads the first screen's rows; ``create`` makes a journal from the first run's choices.
    """

    _imported = Signal()

    def __init__(
        self,
        look: Callable[[Path], FirstLook | None],
        create: Callable[[Path, dict[str, Any], str], object],
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
        self._lock: journal_file.Lock | None = None
        self._path: Path | None = None
        self._then = ""
        self._remember = True
        #: Whether another window over the journal was brought to the front instead.
        self._came_to_front = False
        self._imported.connect(self._open_journal)

    def run(self, asked_for: Path | None, *, remember: bool = True) -> int:
        """Show the window over a journal until it is closed; the exit code.

        With ``remember`` the same journal opens next time. A journal that was asked for and cannot
        be opened raises JournalFault, and so does one that another window shows; any other that is
        opened out of habit is talked about in a dialog.
        """
        self._remember = remember
        if asked_for is not None:
            self._show(asked_for)
        elif not self._begin():
            return 1
        code = self.app.exec()
        from app.ui import background

        background.wait()  # no worker is left when the interpreter ends
        return code

    def _begin(self) -> bool:
        """Open the journal of last time, or make the first one; False when the user gives up."""
        path = self.settings.last_journal
        if path is None or not path.exists():
            path = paths.default_journal()
        if not path.exists():
            return self._first_run()
        try:
            self._show(path)
        except JournalFault as fault:
            if self._came_to_front:
                raise  # the journal is before the user's eyes already
            return self._another_way(fault)
        return True

    def _another_way(self, fault: JournalFault) -> bool:
        """A journal cannot be opened: let the user choose how to go on."""
        _, words = explain(fault) or ("", "")
        answer = ask.choose(
            self.window, "This journal cannot be opened.", words, _OPEN, _NEW, _QUIT
        )
        if answer == _OPEN:
            return self._ask_for_journal() or self._another_way(fault)
        return answer == _NEW and self._first_run()

    def _first_run(self) -> bool:
        from app.ui.dialogs.first_run import FirstRun

        dialog = FirstRun(self._create, paths.default_journal(), self.window)
        if not dialog.exec():
            return False
        self._then = dialog.start
        self._show(dialog.path)
        return True

    def _ask_for_journal(self) -> bool:
        path = ask.open_file(self.window, "Open a journal", _FILTERS, self.settings.last_folder)
        if path is None:
            return False
        try:
            self._show(path)
        except JournalFault as fault:
            _, words = explain(fault) or ("", "")
            ask.ok(self.window, "This journal cannot be opened.", words)
            return False
        return True

    def _show(self, path: Path) -> None:
        """Put a window over the journal at ``path`` in place of the present one."""
        lock = self._lock_of(path)
        if self.window is not None:
            self.window.keep()  # the next one stands where this one does
        window = Window(self.settings, paths.resources())
        found = self._look(path)
        if found is not None:
            window.show_first(found.people, found.fiscal_start, found.week_start)
        window.open_wanted.connect(self._ask_for_journal)
        window.new_wanted.connect(self._first_run)
        window.painted.connect(self._import_the_rest)
        before, self.window = self.window, window
        self._path, self._lock = path, lock
        window.show()
        if before is not None and before.close():
            before.deleteLater()

    def _lock_of(self, path: Path) -> journal_file.Lock | None:
        """The lock on a journal that can be opened; None for one that can only be read."""
        journal_file.look_at(path)
        lock = journal_file.Lock(path)
        try:
            lock.take()
        except JournalFault as fault:
            if fault.fault is Fault.NOT_WRITABLE:
                return None
            from app.ui import neighbour

            self._came_to_front = neighbour.call(path)
            raise
        return lock

    def _import_the_rest(self) -> None:
        threading.Thread(target=self._import, name="imports", daemon=True).start()

    def _import(self) -> None:
        for name in _HEAVY:
            importlib.import_module(name)
        self._imported.emit()

    def _open_journal(self) -> None:
        if self.window is None or self._path is None:
            return
        try:
            journal = journal_file.open_journal(
                self._path, read_only=self._lock is None, lock=self._lock
            )
        except JournalFault as fault:
            if not self._another_way(fault):
                self.app.exit(1)
            return
        self.window.attach(journal)
        if self._remember:
            self.settings.last_journal = self._path
        log.event("journal opened")
        self._listen()
        self._go_on(journal)

    def _listen(self) -> None:
        from app.ui.neighbour import Neighbour

        if self._path is not None and self.window is not None:
            Neighbour(self._path, self._come_to_front, self.window)

    def _come_to_front(self) -> None:
        if self.window is not None:
            self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
            self.window.raise_()
            self.window.activateWindow()

    def _go_on(self, journal: Journal) -> None:
        """Do what the first run was for."""
        then, self._then = self._then, ""
        if then == "import" and self.window is not None and not journal.read_only:
            self.window.import_roster()


def _words_for(error: BaseException) -> str:
    explained = explain(error)
    return explained[1] if explained else ""
