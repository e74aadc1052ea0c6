"""The main window: the rail of tabs, what is always at hand, and news of every change.

It is on screen before the journal is open: the heavy modules are imported after the first paint,
and ``attach`` then brings the journal.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui import theme, veil
from app.ui.actions import COMMANDS, add_schemes, make_menu
from app.ui.at_hand import COACHING, AtHand
from app.ui.focus import Focus
from app.ui.foot import Foot
from app.ui.imports import Imports
from app.ui.numbers import Numbers
from app.ui.papers import Papers
from app.ui.parts import Banner, StatusLine, VeilStrip
from app.ui.planning import Planning
from app.ui.rail import Rail
from app.ui.reviews import ReviewSeat
from app.ui.tabs.team.shell import PEOPLE, TeamShell
from app.ui.top_bar import TopBar
from app.ui.training import TrainingSeat

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from app.domain.roster import RosterRow
    from app.journal import Journal
    from app.ui.keeper import Keeper
    from app.ui.locker import Locker
    from app.ui.safekeeping import Safekeeping
    from app.ui.seat import Seat
    from app.ui.settings import WindowSettings
    from app.ui.tab import Tab
    from app.ui.tabs.team.tab import TeamTab

#: What a window's title and frame take of a screen's height, at most.
_TITLE = 40

#: The commands about the journal's file, each a method of :class:`Safekeeping`.
_KEEPING = ("backups", "diagnostics", "export_everything", "protection")
#: The commands of the bar above every page, each a method of :class:`AtHand`.
_AT_HAND = ("capture", "search", "hide_private")

TAB_KEYS = (*(f"Ctrl+{number}" for number in range(1, 10)), "Ctrl+0", "Ctrl+-")


class Window(QMainWindow):
    """One window over one journal.

    ``painted`` tells once that it is on screen; ``open_wanted`` and ``new_wanted`` ask the program
    for another journal, ``reopen_wanted`` for the same one after its file was replaced.
    ``damaged`` asks for the ways out of an open journal whose door is shut meanwhile, with its key.
    ``key_given`` brings the key of a journal that is not open yet, ``unlocked`` tells that one is
    open again, and ``stuck`` carries what keeps it shut besides the passphrase, with the key.
    """

    painted = Signal()
    open_wanted = Signal()
    new_wanted = Signal()
    reopen_wanted = Signal()
    damaged = Signal(object, object)
    key_given = Signal(object)
    unlocked = Signal()
    stuck = Signal(object, object)

    def __init__(self, settings: WindowSettings, resources: Path) -> None:
        super().__init__()
        self.setWindowTitle("Touchline")
        self.setMinimumSize(1000, 600)
        self.resize(_room(self, 1280, 720))
        self.settings = settings
        self.resources = resources
        self.journal: Journal | None = None
        self.focus = Focus(self)
        self.tabs: list[Tab] = []
        self.keeper: Keeper | None = None
        self._painted = False
        self._build()
        settings.restore_window(self)
        settings.restore_splitter("team", self.team_shell.splitter)
        self.rail.go(settings.rail_tab)

    def show_first(self, people: Sequence[RosterRow], fiscal_start: int, week_start: int) -> None:
        """Show the roster as it was read before the journal is open."""
        self.team_shell.roster.show_people(people)
        self.foot.say_period(fiscal_start, week_start)

    def attach(self, journal: Journal, *, unclean: bool = False) -> None:
        """The journal is open: from here on everything works.

        ``unclean`` says that the last program over it ended without letting it go.
        """
        from app.ui.keeper import Keeper
        from app.ui.tabs.team.tab import TeamTab

        self.journal = journal
        journal.on_change = self._changed
        self._read_settings(journal)
        team = TeamTab(journal, self.focus, self.team_shell)
        team.packet_wanted.connect(self.papers.show_packet)
        team.import_wanted.connect(self.imports.roster)
        team.export_wanted.connect(self.safekeeping.export_person)
        team.erasure_wanted.connect(self.safekeeping.erase_person)
        team.record_wanted.connect(self.at_hand.open_record)
        team.thread_wanted.connect(self.at_hand.show_thread)
        team.plan_wanted.connect(self.planning.show_person)
        team.said.connect(self.status.say)
        self.seat(team, self.team_page)
        self.team: TeamTab = team
        self.at_hand.attach(journal)
        for seat in self._seats:
            seat.seat()
        # Its place in the window is taken with the tab's first showing, which is yet to come.
        QTimer.singleShot(0, self.team_shell.roster.take_focus)
        self.keeper = Keeper(journal, self, unclean=unclean)
        self.keeper.backed_up.connect(self.foot.say_backup)
        self.keeper.say_backup()
        self._update_actions()

    def detach(self) -> None:
        """Let the journal go, and stand as before it was there."""
        self.at_hand.detach()
        for seat in self._seats:
            seat.detach()
        self.settings.keep_splitter("team", self.team_shell.splitter)
        for tab in self.tabs:
            tab.setParent(None)
            tab.deleteLater()
        self.tabs.clear()
        self._put_shell()
        self.settings.restore_splitter("team", self.team_shell.splitter)
        self._close_journal()
        self.locker.lift()

    @cached_property
    def safekeeping(self) -> Safekeeping:
        """The dialogs about the journal's file."""
        from app.ui.safekeeping import Safekeeping

        return Safekeeping(self)

    @cached_property
    def locker(self) -> Locker:
        """What hides the window until the passphrase is given."""
        from app.ui.locker import Locker

        return Locker(self)

    def lock(self) -> None:
        """Ctrl+L: hide everything until the passphrase is given."""
        if self.locker.can_lock or self.journal is None:
            self.locker.lock()
        else:
            self.status.say(
                "This journal has no passphrase to lock it with.",
                "Set a passphrase…",
                self.safekeeping.protection,
            )

    def catch_up(self) -> None:
        """Re-read everything: it may be another day."""
        if self.journal is not None:
            self._read_settings(self.journal)
            for tab in self.tabs:
                tab.mark_stale()
            self._update_actions()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first paint once it is over."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep how the window stood, and let the journal go.

        Dialogs go first, while what is typed in them can still be saved; one may stay.
        """
        if not all(dialog.close() for dialog in self.findChildren(QDialog) if dialog.isVisible()):
            event.ignore()
            return
        if not self.locker.may_close() or not self.numbers.may_close():
            event.ignore()
            return
        if self.keeper is not None and not self.keeper.clock.on_quit():
            event.ignore()
            return
        self.top.capture.put_by()
        self.keep()
        super().closeEvent(event)
        self._close_journal()

    def keep(self) -> None:
        """Remember how the window stands."""
        self.settings.keep_window(self)
        self.settings.keep_splitter("team", self.team_shell.splitter)
        self.settings.rail_tab = self.rail.tabText(self.rail.currentIndex())
        self.settings.save()

    def undo(self) -> None:
        """Take the last change back and say which it was."""
        label = self.journal.undo() if self.journal else None
        if label:
            self.status.say(f"Undone: {label}.", "Redo", self.redo)

    def redo(self) -> None:
        """Do again what was taken back."""
        label = self.journal.redo() if self.journal else None
        if label:
            self.status.say(f"Done again: {label}.", "Undo", self.undo)

    def go_to_person(self) -> None:
        """Ctrl+P: find a person by typing."""
        from app.ui.switcher import Switcher

        if self.journal is None:
            return
        from app.domain import people

        switcher = Switcher(self.journal.ask(people.roster), self)
        switcher.chosen.connect(self._switch_to)
        switcher.open()

    def add_person(self) -> None:
        """Ask for a new person."""
        if self.journal is not None:
            self.rail.go("Team")
            self.team_shell.show_view(PEOPLE)
            self.team.add_person()

    def print_packet(self) -> None:
        """Ctrl+Shift+P: preview and print what is in sight."""
        self.papers.print_in_sight()

    def save_contacts(self) -> None:
        """Write the team's contact cards for a phone or a mail program."""
        if self.journal is not None:
            self.team.acts.partner.team_vcards()

    def deleted(self) -> None:
        """Show what was deleted lately, to bring it back."""
        from app.ui.dialogs.deleted import DeletedDialog

        if self.journal is not None:
            DeletedDialog(self.journal, self).open()

    def journal_settings(self) -> None:
        """Edit the journal's settings."""
        from app.ui.dialogs.journal_settings import open_settings

        if self.journal is not None:
            open_settings(self.journal, self)

    def shortcuts(self) -> None:
        """Show every keyboard shortcut."""
        from app.ui.dialogs.shortcuts import ShortcutsDialog

        names = [self.rail.tabText(index) for index in range(self.rail.count())]
        ShortcutsDialog(self, list(zip(names, TAB_KEYS, strict=False))).open()

    def _build(self) -> None:
        self.banner, self.status = Banner(), StatusLine()
        self.rail, self.top = Rail(), TopBar()
        self.foot = Foot(self.rail)
        self.rail.set_top(self.top)
        self.team_page = QWidget()
        self.team_layout = QVBoxLayout(self.team_page)
        self.team_layout.setContentsMargins(0, 0, 0, 0)
        self._put_shell()
        self.rail.add_tab(self.team_page, "Team", "People")
        self.at_hand, self.papers, self.imports = AtHand(self), Papers(self), Imports(self)
        self.rail.add_tab(self.at_hand.page, COACHING, "People")
        self.training, self.reviews = TrainingSeat(self), ReviewSeat(self)
        self.planning, self.numbers = Planning(self), Numbers(self)
        rhythm: tuple[Seat[Any], ...] = (self.training, self.reviews, self.planning)
        self._seats: tuple[Seat[Any], ...] = (*rhythm, self.numbers)
        for seat in rhythm:
            self.rail.add_tab(seat.page, seat.name, "Rhythm")
        self.rail.add_tab(self.numbers.page, self.numbers.name, "Direction")
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(VeilStrip())
        veil.heed_dialogs()
        column.addWidget(self.rail, 1)
        column.addWidget(self.status)
        self.pages = QStackedWidget()
        self.pages.addWidget(middle)
        self.setCentralWidget(self.pages)
        menu = make_menu(self, self._slots())
        add_schemes(menu, self.settings.scheme, self._choose_scheme)
        self.top.set_menu(menu)
        self.top.go_to.clicked.connect(self.go_to_person)
        for index, keys in enumerate(TAB_KEYS[: self.rail.count()]):
            QShortcut(QKeySequence(keys), self, self._tab_opener(index))

    def _put_shell(self) -> None:
        self.team_shell: TeamShell = TeamShell()
        self.team_layout.addWidget(self.team_shell)

    def _slots(self) -> dict[str, Callable[[], object]]:
        own: dict[str, Callable[[], object]] = {
            "settings": self.journal_settings,
            "quit": self.close,
            "import_roster": self.imports.roster,
            "import_results": self.imports.results,
        }
        own |= {"open_journal": self.open_wanted.emit, "new_journal": self.new_wanted.emit}
        own |= {name: self._keeping(name) for name in _KEEPING}
        own |= {name: getattr(self.at_hand, name) for name in _AT_HAND}
        names = [command.name for command in COMMANDS if command is not None]
        return {name: own.get(name) or getattr(self, name) for name in names}

    def _keeping(self, name: str) -> Callable[[], None]:
        """A slot for a dialog about the file; its module is imported when it is wanted."""

        def open_dialog() -> None:
            getattr(self.safekeeping, name)()

        return open_dialog

    def _tab_opener(self, index: int) -> Callable[[], None]:
        def open_tab() -> None:
            self.rail.setCurrentIndex(index)
            self.rail.currentWidget().setFocus()
            self.at_hand.enter()
            for seat in self._seats:
                seat.enter()

        return open_tab

    def seat(self, tab: Tab, page: QWidget) -> None:
        """Put a tab on its page of the rail, without a flicker."""
        self.setUpdatesEnabled(False)
        layout = page.layout()
        assert layout is not None  # each page is made with one
        layout.addWidget(tab)
        self.tabs.append(tab)
        self.setUpdatesEnabled(True)

    def _changed(self, touched: frozenset[type]) -> None:
        from app.domain.models import Settings

        if self.keeper is not None:
            self.keeper.clock.note_change()
        for tab in self.tabs:
            tab.tell(touched)
        if Settings in touched and self.journal is not None:
            self._read_settings(self.journal)
        self._update_actions()
        label = self.journal.can_undo if self.journal else None
        if label:
            self.status.say(f"Saved. {label}.", "Undo", self.undo)

    def _update_actions(self) -> None:
        for name, words, step in (
            ("undo", "Undo", self.journal.can_undo if self.journal else None),
            ("redo", "Redo", self.journal.can_redo if self.journal else None),
        ):
            action = self.findChild(QAction, name)
            if action is not None:
                action.setEnabled(step is not None)
                action.setText(f"{words}: {step}" if step else words)

    def _read_settings(self, journal: Journal) -> None:
        from app.domain import settings

        chosen = journal.ask(settings.current)
        self.setWindowTitle(f"{chosen.company or chosen.manager} – Touchline")
        self.foot.say_period(chosen.fiscal_start, chosen.week_start)
        self.locker.idle.allow(chosen.auto_lock_minutes)

    def _close_journal(self) -> None:
        if self.keeper is not None:
            self.keeper.stop()
            self.keeper = None
        if self.journal is not None:
            self.journal.close()
            self.journal = None

    def _switch_to(self, person_id: int) -> None:
        """Go to somebody on the tab that is shown, or else to their page."""
        if self.rail.currentWidget() is self.at_hand.page:
            self.at_hand.show_thread(person_id)
        elif self.reviews.in_sight:
            self.reviews.show_person(person_id)
        elif self.planning.in_sight:
            self.planning.tab.show_person(person_id)
        elif self.numbers.in_sight:
            self.numbers.scorecard.show_person(person_id)
        else:
            self.show_person(person_id)

    def show_person(self, person_id: int) -> None:
        """Go to somebody's page, with the keyboard."""
        self.rail.go("Team")
        self.team_shell.show_view(PEOPLE)
        self.focus.set_person(person_id)
        self.team_shell.roster.list.setFocus()

    def _choose_scheme(self, action: QAction) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self.settings.scheme = action.data()
            theme.apply(app, action.data())


def _room(window: QWidget, width: int, height: int) -> QSize:
    """This size as far as the screen has room for it, the window's frame and title included."""
    return QSize(width, height).boundedTo(window.screen().availableSize() - QSize(8, _TITLE))
