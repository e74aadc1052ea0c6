"""The main window: the rail of tabs, what is always at hand, and news of every change.

It is on screen before the journal is open: the heavy modules are imported after the first paint,
and ``attach`` then brings the journal.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QVBoxLayout, QWidget

from app.domain.kinds import PeriodKind
from app.domain.periods import period_of
from app.ui import theme
from app.ui.actions import COMMANDS, add_schemes, make_menu
from app.ui.focus import Focus
from app.ui.parts import Banner, StatusLine
from app.ui.rail import Rail
from app.ui.tabs.team.shell import TeamShell
from app.ui.top_bar import TopBar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from app.domain.roster import RosterRow
    from app.journal import Journal
    from app.ui.settings import WindowSettings
    from app.ui.tab import Tab
    from app.ui.tabs.team.tab import TeamTab

#: What a window's title and frame take of a screen's height, at most.
_TITLE = 40

TAB_KEYS = (*(f"Ctrl+{number}" for number in range(1, 10)), "Ctrl+0", "Ctrl+-")


class Window(QMainWindow):
    """One window over one journal.

    ``painted`` tells once that it is on screen; ``open_wanted`` and ``new_wanted`` ask the program
    for another journal.
    """

    painted = Signal()
    open_wanted = Signal()
    new_wanted = Signal()

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
        self._painted = False
        self._build()
        settings.restore_window(self)
        settings.restore_splitter("team", self.team_shell.splitter)
        self.rail.go(settings.rail_tab)

    def show_first(self, people: Sequence[RosterRow], fiscal_start: int, week_start: int) -> None:
        """Show the roster as it was read before the journal is open."""
        self.team_shell.roster.show_people(people)
        self._show_period(fiscal_start, week_start)

    def attach(self, journal: Journal) -> None:
        """The journal is open: from here on everything works."""
        from app.domain import settings
        from app.ui.tabs.team.tab import TeamTab

        self.journal = journal
        journal.on_change = self._changed
        chosen = journal.ask(settings.current)
        self._show_period(chosen.fiscal_start, chosen.week_start)
        self.setWindowTitle(f"{chosen.company or chosen.manager} – Touchline")
        team = TeamTab(journal, self.focus, self.team_shell)
        team.packet_wanted.connect(self._show_packet)
        team.import_wanted.connect(self.import_roster)
        self._seat(team)
        self.team: TeamTab = team
        # Its place in the window is taken with the tab's first showing, which is yet to come.
        QTimer.singleShot(0, self.team_shell.roster.take_focus)
        if journal.read_only:
            self.banner.say("This journal is open for reading only: changes cannot be saved.")
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
        self.keep()
        super().closeEvent(event)
        if self.journal is not None:
            self.journal.close()
            self.journal = None

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
        switcher.chosen.connect(self._go_to)
        switcher.open()

    def add_person(self) -> None:
        """Ask for a new person."""
        if self.journal is not None:
            self.rail.go("Team")
            self.team.add_person()

    def print_packet(self) -> None:
        """Preview and print the packet of the person in focus."""
        if self.focus.person is None:
            self.status.say("Choose somebody first: Ctrl+P finds them by name.")
        else:
            self._show_packet(self.focus.person)

    def import_roster(self) -> None:
        """Import people from a file."""
        from app.ui.dialogs.import_preview import import_roster

        if self.journal is not None:
            import_roster(self.journal, self).imported.connect(self._say_done)

    def import_results(self) -> None:
        """Import quota and actual per period from a file."""
        from app.ui.dialogs.import_preview import import_results

        if self.journal is not None:
            import_results(self.journal, self).imported.connect(self._say_done)

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
        self.rail.set_top(self.top)
        self.team_shell = TeamShell()
        self.team_page = QWidget()
        page = QVBoxLayout(self.team_page)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self.team_shell)
        self.rail.add_tab(self.team_page, "Team", "People")
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.rail, 1)
        column.addWidget(self.status)
        self.setCentralWidget(middle)
        menu = make_menu(self, self._slots())
        add_schemes(menu, self.settings.scheme, self._choose_scheme)
        self.top.set_menu(menu)
        self.top.go_to.clicked.connect(self.go_to_person)
        for index, keys in enumerate(TAB_KEYS[: self.rail.count()]):
            QShortcut(QKeySequence(keys), self, self._tab_opener(index))

    def _slots(self) -> dict[str, Callable[[], object]]:
        own = {"settings": self.journal_settings, "quit": self.close}
        own |= {"open_journal": self.open_wanted.emit, "new_journal": self.new_wanted.emit}
        names = [command.name for command in COMMANDS if command is not None]
        return {name: own.get(name) or getattr(self, name) for name in names}

    def _tab_opener(self, index: int) -> Callable[[], None]:
        def open_tab() -> None:
            self.rail.setCurrentIndex(index)
            self.rail.currentWidget().setFocus()

        return open_tab

    def _seat(self, tab: Tab) -> None:
        """Put a tab where its shell has stood, without a flicker."""
        self.setUpdatesEnabled(False)
        layout = self.team_page.layout()
        assert layout is not None
        layout.addWidget(tab)
        self.tabs.append(tab)
        self.setUpdatesEnabled(True)

    def _changed(self, touched: frozenset[type]) -> None:
        for tab in self.tabs:
            tab.tell(touched)
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

    def _show_period(self, fiscal_start: int, week_start: int) -> None:
        today = date.today()
        quarter = period_of(PeriodKind.QUARTER, today, fiscal_start)
        week = period_of(PeriodKind.WEEK, today, fiscal_start, week_start)
        self.rail.set_foot([f"{quarter.label} · {week.label}"])

    def _show_packet(self, person_id: int) -> None:
        from app.ui.dialogs.packet import PacketDialog

        if self.journal is not None:
            PacketDialog(self.journal, person_id, self, self.resources).open()

    def _go_to(self, person_id: int) -> None:
        self.rail.go("Team")
        self.focus.set_person(person_id)
        self.team_shell.roster.list.setFocus()

    def _say_done(self, words: str) -> None:
        self.status.say(f"{words}.", "Undo", self.undo)

    def _choose_scheme(self, action: QAction) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self.settings.scheme = action.data()
            theme.apply(app, action.data())


def _room(window: QWidget, width: int, height: int) -> QSize:
    """This size as far as the screen has room for it, the window's frame and title included."""
    return QSize(width, height).boundedTo(window.screen().availableSize() - QSize(8, _TITLE))
