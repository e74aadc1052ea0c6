"""The Scorecard tab: the numbers, the recipe, lift, forecast, and what everybody is held to."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from app.ui.actions import Command
from app.ui.parts import SectionTabs
from app.ui.tab import Tab
from app.ui.tabs.scorecard.head import ScorecardHead

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from app.journal import Journal
    from app.ui.focus import Focus
    from app.ui.settings import WindowSettings
    from app.ui.tabs.scorecard.view import ScorecardView

GRID, RECIPE, LIFT = "grid", "recipe", "lift"
FORECAST, STANDARDS = "forecast", "standards"
#: The views in the order of the switch, as lines of the list of shortcuts.
COMMANDS = (
    Command(GRID, "Grid", ("Alt+1",)),
    Command(RECIPE, "Recipe", ("Alt+2",)),
    Command(LIFT, "Lift", ("Alt+3",)),
    Command(FORECAST, "Forecast", ("Alt+4",)),
    Command(STANDARDS, "Standards", ("Alt+5",)),
)


class ScorecardTab(Tab):
    """Are the leading numbers in range?

    ``print_wanted`` brings a kind of paper and whom or what it is about; ``person_wanted`` somebody
    whose page is wanted, ``thread_wanted`` whose 1:1s, ``newcomer_wanted`` a new person. ``said``
    has something for the line at the window's foot.
    """

    watches: ClassVar[frozenset[type]] = frozenset()
    print_wanted = Signal(str, int)
    person_wanted = Signal(int)
    thread_wanted = Signal(int)
    newcomer_wanted = Signal()
    said = Signal(str)

    def __init__(
        self, journal: Journal, focus: Focus, settings: WindowSettings | None = None
    ) -> None:
        super().__init__(journal, focus)
        self._settings = settings
        self.views: dict[str, ScorecardView] = {}

    def build(self) -> None:
        self.head = ScorecardHead(self.journal, self.focus, self)
        self.switch = SectionTabs(*(command.text for command in COMMANDS))
        self.switch.setAccessibleName("Views of the scorecard")
        self.switch.setObjectName("scorecard_views")
        self.pages = QStackedWidget()
        self._lay_out()
        self.head.said.connect(self.said)
        self.switch.currentChanged.connect(self._turn)
        for command in COMMANDS:
            for keys in command.keys:
                shortcut = QShortcut(QKeySequence(keys), self, self._opener(command.name))
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._turn()

    def refresh(self) -> None:
        """Nothing of the tab's own is read from the journal: its views do that."""

    def tell(self, touched: Collection[type]) -> None:
        """Some kinds of record changed; the views that were looked at hear of it as well."""
        super().tell(touched)
        for view in self.views.values():
            view.tell(touched)

    def mark_stale(self) -> None:
        """Another day, or another person: the views that were looked at are out of date as well."""
        super().mark_stale()
        for view in self.views.values():
            view.mark_stale()

    @property
    def view(self) -> str:
        """The name of the view that is shown."""
        return COMMANDS[self.switch.currentIndex()].name

    def show_view(self, name: str) -> ScorecardView:
        """Turn to a view, and give it."""
        self._freshen()
        self.switch.setCurrentIndex([command.name for command in COMMANDS].index(name))
        return self.views[name]

    def take_focus(self) -> None:
        """Give the keyboard to what the view in sight is mostly for."""
        self.views[self.view].enter()

    def show_person(self, person_id: int) -> None:
        """Show the numbers of one person, period by period."""
        from app.ui.tabs.scorecard.grid import GridView

        view = self.show_view(GRID)
        assert isinstance(view, GridView)
        view.show_person(person_id)

    def _turn(self) -> None:
        name = self.view
        if name not in self.views:
            view = self.views[name] = self._make(name)
            view.person_wanted.connect(self.person_wanted)
            view.thread_wanted.connect(self.thread_wanted)
            view.newcomer_wanted.connect(self.newcomer_wanted)
            view.metrics_wanted.connect(self.head.open_metrics)
            view.print_wanted.connect(self.print_wanted)
            view.said.connect(self.said)
            self.pages.addWidget(view)
        self.pages.setCurrentWidget(self.views[name])

    def _make(self, name: str) -> ScorecardView:
        """A view is imported and made when it is first looked at."""
        if name == GRID:
            from app.ui.tabs.scorecard.grid import GridView

            return GridView(self.journal, self.focus, self._settings)
        if name == RECIPE:
            from app.ui.tabs.scorecard.recipe import RecipeView

            return RecipeView(self.journal, self.focus)
        if name == LIFT:
            from app.ui.tabs.scorecard.lift import LiftView

            return LiftView(self.journal, self.focus)
        if name == FORECAST:
            from app.ui.tabs.scorecard.forecast import ForecastView

            return ForecastView(self.journal, self.focus)
        from app.ui.tabs.scorecard.standards import StandardsView

        return StandardsView(self.journal, self.focus)

    def _opener(self, name: str) -> Callable[[], None]:
        def open_view() -> None:
            self.show_view(name).enter()

        return open_view

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(22, 16, 22, 0)
        top.setSpacing(10)
        top.addWidget(self.head)
        top.addWidget(self.switch)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self.pages, 1)
