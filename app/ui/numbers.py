"""The page of the Scorecard tab in the window, made when it is first looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui import ask
from app.ui.seat import Seat

if TYPE_CHECKING:
    from app.journal import Journal
    from app.ui.tabs.scorecard.tab import ScorecardTab
    from app.ui.window import Window

SCORECARD = "Scorecard"
#: The last button is the way out.
_UNREAD = (
    "A number that you typed could not be read.",
    "It stands in the grid of the Scorecard, underlined, and is not recorded.",
    "Close without it",
    "Go back to it",
)


class Numbers(Seat["ScorecardTab"]):
    """Keeps the page of the Scorecard tab; the tab is imported and made when it is looked at."""

    name = SCORECARD

    def make(self, window: Window, journal: Journal) -> ScorecardTab:
        """The tab over an open journal."""
        from app.ui.tabs.scorecard.tab import ScorecardTab

        tab = ScorecardTab(journal, window.focus, window.settings)
        tab.thread_wanted.connect(window.at_hand.show_thread)
        tab.print_wanted.connect(window.papers.show_numbers)
        return tab

    def may_close(self) -> bool:
        """Whether nothing stands in the grid that could not be read, or it may go."""
        if self._tab is None:
            return True
        from app.ui.tabs.scorecard.grid import GridView
        from app.ui.tabs.scorecard.tab import GRID

        grid = self._tab.views.get(GRID)
        if not isinstance(grid, GridView) or grid.put_by():
            return True
        return ask.choose(self._window, *_UNREAD) == _UNREAD[-2]

    @property
    def scorecard(self) -> ScorecardTab:
        """The Scorecard tab, brought to the front."""
        return self.tab

    def open_record(self, table: str, record_id: int) -> None:
        """Open something that was found, by the name of its table, or go to where it stands."""
        from app.ui.tabs.scorecard.tab import GRID, LIFT, STANDARDS

        if table in ("standard", "standard_miss", "improvement_plan"):
            from app.ui.tabs.scorecard.standards import StandardsView

            view = self.scorecard.show_view(STANDARDS)
            assert isinstance(view, StandardsView)
            view.open_record(table, record_id)
        elif table == "lift_scenario":
            from app.ui.tabs.scorecard.lift import LiftView

            lift = self.scorecard.show_view(LIFT)
            assert isinstance(lift, LiftView)
            lift.open_scenario(record_id)
        else:
            self.scorecard.show_view(GRID).enter()
