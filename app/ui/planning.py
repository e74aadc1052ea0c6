"""The page of the Plans tab in the window, made when it is first looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.seat import Seat

if TYPE_CHECKING:
    from app.journal import Journal
    from app.ui.tabs.plans.tab import PlansTab
    from app.ui.window import Window

PLANS = "Plans"


class Planning(Seat["PlansTab"]):
    """Keeps the page of the Plans tab; the tab is imported and made when it is looked at."""

    name = PLANS

    def make(self, window: Window, journal: Journal) -> PlansTab:
        """The tab over an open journal."""
        from app.ui.tabs.plans.tab import PlansTab

        tab = PlansTab(journal, window.focus, window.settings)
        tab.thread_wanted.connect(window.at_hand.show_thread)
        tab.paper_wanted.connect(window.papers.show_plans)
        return tab

    def open_plan(self, plan_id: int) -> None:
        """Go to a plan's page, for something that was found in it."""
        self.tab.show_plan(plan_id)

    def show_person(self, person_id: int) -> None:
        """Go to somebody's latest plan, or to how they come to one."""
        self.tab.show_person(person_id)

    def print_in_sight(self) -> None:
        """Print the plan that is looked at, or else how everybody's stand."""
        if self._tab is not None:
            self._tab.print_in_sight()
