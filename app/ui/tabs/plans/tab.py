"""The Plans tab: who owes a plan, each plan, what they come to, and how they go."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal

from app.domain import plan_progress
from app.domain.models import BusinessPlan, Person, Settings
from app.ui.actions import Command
from app.ui.tabs.plans import overview_words
from app.ui.tabs.plans.head import PlansHead
from app.ui.tabs.plans.view import Paper, PlansView
from app.ui.views_tab import ViewsTab

if TYPE_CHECKING:
    from app.journal import Journal
    from app.ui.focus import Focus
    from app.ui.settings import WindowSettings
    from app.ui.tabs.plans.checks import ChecksView
    from app.ui.tabs.plans.page import PlanPageView
    from app.ui.tabs.plans.team import TeamView

OVERVIEW, PLAN, TEAM, CHECKS = "halves", "plan", "team", "checks"
#: The views in the order of the switch, as lines of the list of shortcuts.
COMMANDS = (
    Command(OVERVIEW, "Overview", ("Alt+1",)),
    Command(PLAN, "Plan", ("Alt+2",)),
    Command(TEAM, "Team", ("Alt+3",)),
    Command(CHECKS, "Checks", ("Alt+4",)),
)
NOBODY_YET = "How each means to reach their quota, half-year by half-year"
#: Views with a primary button of their own: a page has at most one.
_WITH_BUTTONS = (PLAN, CHECKS)


class PlansTab(ViewsTab[PlansView]):
    """Do the plans reach quota? ``paper_wanted`` asks for a :class:`Paper`."""

    paper_wanted = Signal(object)
    watches: ClassVar[frozenset[type]] = frozenset({BusinessPlan, Person, Settings})
    commands = COMMANDS

    def __init__(
        self, journal: Journal, focus: Focus, settings: WindowSettings | None = None
    ) -> None:
        super().__init__(journal, focus)
        self._settings = settings
        self._begun = False

    def build(self) -> None:
        self.head = PlansHead(self.journal, self._settings, self)
        self.head.said.connect(self.said)
        self.head.print_wanted.connect(self.print_in_sight)
        self.build_views(self.head, "Views of the plans", "plans_views")
        self.switch.currentChanged.connect(self._offer_acts)

    def refresh(self) -> None:
        found = self.journal.ask(plan_progress.progress, date.today())
        self.head.facts.setText(overview_words.facts(found) or NOBODY_YET)
        self._begun = found.begun
        self._offer_acts()

    def show_plan(self, plan_id: int) -> None:
        """Go to a plan's page."""
        view = self._page()
        view.show_plan(plan_id)
        view.enter()

    def show_person(self, person_id: int) -> None:
        """Show somebody's latest plan, or how they come to one."""
        view = self._page()
        view.show_person(person_id)
        view.enter()

    def print_in_sight(self) -> None:
        """Print the plan that is looked at, or else how everybody's stand."""
        self._freshen()
        shown, half = None, None
        if self.view == PLAN:
            shown = self._page().shown
        elif self.view == CHECKS:
            shown = self._checks().plan_id
        elif self.view == TEAM:
            half = self._team().chosen
        kind = "team_plans" if shown is None else "plan"
        self.paper_wanted.emit(Paper(kind, shown, half=half))

    def make_view(self, name: str) -> PlansView:
        """A view is imported and made when it is first looked at."""
        view = self._made(name)
        view.plan_wanted.connect(self.show_plan)
        view.invite_wanted.connect(self.head.invite_person)
        view.read_wanted.connect(self.head.read)
        view.check_wanted.connect(self._check)
        view.paper_wanted.connect(self.paper_wanted)
        return view

    def _made(self, name: str) -> PlansView:
        if name == OVERVIEW:
            from app.ui.tabs.plans.overview import OverviewView

            return OverviewView(self.journal, self.focus)
        if name == PLAN:
            from app.ui.tabs.plans.page import PlanPageView

            return PlanPageView(self.journal, self.focus)
        if name == TEAM:
            from app.ui.tabs.plans.team import TeamView

            return TeamView(self.journal, self.focus)
        from app.ui.tabs.plans.checks import ChecksView

        return ChecksView(self.journal, self.focus)

    def _check(self, plan_id: int, month: date) -> None:
        """Talk about a month of a plan."""
        self._checks().check(plan_id, month)

    def _page(self) -> PlanPageView:
        """The page of a plan, brought to the front."""
        from app.ui.tabs.plans.page import PlanPageView

        view = self.show_view(PLAN)
        assert isinstance(view, PlanPageView)
        return view

    def _team(self) -> TeamView:
        """The view of everybody's plans, brought to the front."""
        from app.ui.tabs.plans.team import TeamView

        view = self.show_view(TEAM)
        assert isinstance(view, TeamView)
        return view

    def _checks(self) -> ChecksView:
        """The view of the months, brought to the front."""
        from app.ui.tabs.plans.checks import ChecksView

        view = self.show_view(CHECKS)
        assert isinstance(view, ChecksView)
        return view

    def _offer_acts(self) -> None:
        """The page has at most one primary button: some views, and empty ones, have their own."""
        own = self.view in _WITH_BUTTONS or not self._begun
        self.head.invite_button.setVisible(not own)
        for action in (self.head.print_button, self.head.read_button):
            action.setVisible(self.view != PLAN)  # a plan's page has its own
