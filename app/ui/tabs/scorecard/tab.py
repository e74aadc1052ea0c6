"""The Scorecard tab: the numbers, the recipe, lift, forecast, and what everybody is held to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.actions import Command
from app.ui.tabs.scorecard.head import ScorecardHead
from app.ui.tabs.scorecard.view import ScorecardView
from app.ui.views_tab import ViewsTab

if TYPE_CHECKING:
    from app.journal import Journal
    from app.ui.focus import Focus
    from app.ui.settings import WindowSettings

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


class ScorecardTab(ViewsTab[ScorecardView]):
    """Are the leading numbers in range?"""

    commands = COMMANDS

    def __init__(
        self, journal: Journal, focus: Focus, settings: WindowSettings | None = None
    ) -> None:
        super().__init__(journal, focus)
        self._settings = settings

    def build(self) -> None:
        self.head = ScorecardHead(self.journal, self.focus, self)
        self.head.said.connect(self.said)
        self.build_views(self.head, "Views of the scorecard", "scorecard_views")

    def refresh(self) -> None:
        """Nothing of the tab's own is read from the journal: its views do that."""

    def show_person(self, person_id: int) -> None:
        """Show the numbers of one person, period by period."""
        from app.ui.tabs.scorecard.grid import GridView

        view = self.show_view(GRID)
        assert isinstance(view, GridView)
        view.show_person(person_id)

    def make_view(self, name: str) -> ScorecardView:
        """A view is imported and made when it is first looked at."""
        view = self._made(name)
        view.metrics_wanted.connect(self.head.open_metrics)
        return view

    def _made(self, name: str) -> ScorecardView:
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
