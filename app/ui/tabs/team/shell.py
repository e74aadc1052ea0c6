"""The frame of the Team tab: three views of the team, each with a side and a page.

Light to import: it stands before the journal is open, and only the people are made with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.ui.actions import Command
from app.ui.parts import SectionTabs, look
from app.ui.roster import RosterPanel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from app.ui.tabs.team.view import TeamView

PEOPLE, SKILLS_MAP, BENCH = "people", "skills_map", "bench"
#: The views in the order of the switch, as lines of the list of shortcuts.
COMMANDS = (
    Command(PEOPLE, "People", ("Alt+1",)),
    Command(SKILLS_MAP, "Skills map", ("Alt+2",)),
    Command(BENCH, "Bench", ("Alt+3",)),
)


class TeamShell(QWidget):
    """The switch and the side on the left, the page on the right.

    At first these are the roster and room for a person's page; the other views are made when
    first looked at, by what was given to :meth:`offer`. ``turned`` tells which view is shown.
    """

    turned = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.roster = RosterPanel()
        self.switch = SectionTabs(*(command.text for command in COMMANDS))
        self.switch.setAccessibleName("Views of the team")
        self.switch.setObjectName("team_views")
        self.switch.setEnabled(False)  # until there is a journal to show more of
        self._makers: dict[str, Callable[[], TeamView]] = {}
        self._views: dict[str, TeamView] = {}
        self._sides, self._pages = QStackedWidget(), QStackedWidget()
        self._page = QWidget()
        self._sides.addWidget(self.roster)
        self._pages.addWidget(self._page)
        self._lay_out()
        self.switch.currentChanged.connect(self._turn)
        for command in COMMANDS:
            for keys in command.keys:
                shortcut = QShortcut(QKeySequence(keys), self, self._opener(command.name))
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @property
    def view(self) -> str:
        """The name of the view that is shown."""
        return COMMANDS[self.switch.currentIndex()].name

    def put_page(self, page: QWidget) -> None:
        """Put what belongs beside the roster there."""
        self._pages.insertWidget(0, page)
        if self.view == PEOPLE:
            self._pages.setCurrentWidget(page)
        self._pages.removeWidget(self._page)
        self._page.deleteLater()
        self._page = page

    def offer(self, makers: Mapping[str, Callable[[], TeamView]]) -> None:
        """Let the user look at more than people: each view is made when it is wanted."""
        self._makers |= makers
        self.switch.setEnabled(True)

    def show_view(self, name: str) -> None:
        """Turn to a view."""
        if self.switch.isEnabled():
            names = [command.name for command in COMMANDS]
            self.switch.setCurrentIndex(names.index(name))

    @property
    def views(self) -> Iterable[TeamView]:
        """The views that have been looked at, to be told of changes."""
        return self._views.values()

    def _turn(self) -> None:
        name = self.view
        if name in self._makers and name not in self._views:
            view = self._views[name] = self._makers[name]()
            self._sides.addWidget(view.side)
            self._pages.addWidget(view)
        shown = self._views.get(name)
        self._sides.setCurrentWidget(shown.side if shown else self.roster)
        self._pages.setCurrentWidget(shown or self._page)
        self.turned.emit(name)

    def _opener(self, name: str) -> Callable[[], None]:
        """A slot for the view's keys, which also bring the keyboard there."""

        def open_view() -> None:
            self.show_view(name)
            if name == self.view:
                self._take_focus()

        return open_view

    def _take_focus(self) -> None:
        (self._views.get(self.view) or self.roster).take_focus()

    def _lay_out(self) -> None:
        left = QFrame()
        look(left, part="surface")
        left.setMinimumWidth(248)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(9, 4, 9, 0)
        top.addWidget(self.switch)
        column.addLayout(top)
        column.addWidget(self._sides, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self._pages)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([292, 900])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)
