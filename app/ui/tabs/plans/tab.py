"""The Plans tab: who owes a plan, each plan, what they come to, and how they go."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from app.domain import plan_board
from app.domain.models import BusinessPlan, Person, Settings
from app.ui.actions import Command
from app.ui.tabs.plans import overview_words
from app.ui.tabs.plans.head import PlansHead
from app.ui.tabs.plans.view import PlansView
from app.ui.views_tab import ViewsTab

if TYPE_CHECKING:
    from app.journal import Journal
    from app.ui.focus import Focus
    from app.ui.settings import WindowSettings
    from app.ui.tabs.plans.checks import ChecksView
    from app.ui.tabs.plans.page import PlanPageView

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
    """Do the plans reach quota?"""

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
        today = date.today()
        halves = self.journal.ask(plan_board.halves, today)
        board = self.journal.ask(plan_board.board, halves, today)
        self.head.facts.setText(overview_words.facts(board, plan_board.BEFORE) or NOBODY_YET)
        self._begun = any(cell.latest for row in board for cell in row.cells)
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
        shown = None
        if self.view == PLAN:
            shown = self._page().shown
        elif self.view == CHECKS:
            shown = self._checks().plan_id
        if shown is None:
            self.print_wanted.emit("team_plans", 0)
        else:
            self.print_wanted.emit("plan", shown)

    def make_view(self, name: str) -> PlansView:
        """A view is imported and made when it is first looked at."""
        view = self._made(name)
        view.plan_wanted.connect(self.show_plan)
        view.invite_wanted.connect(self.head.invite_person)
        view.read_wanted.connect(self.head.read)
        view.check_wanted.connect(self._check)
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

    def _checks(self) -> ChecksView:
        """The view of the months, brought to the front."""
        from app.ui.tabs.plans.checks import ChecksView

        view = self.show_view(CHECKS)
        assert isinstance(view, ChecksView)
        return view

    def _offer_acts(self) -> None:
        """The page has at most one primary button: some views, and an empty one, have their own."""
        own = self.view in _WITH_BUTTONS or (self.view == OVERVIEW and not self._begun)
        self.head.invite_button.setVisible(not own)
        for action in (self.head.print_button, self.head.read_button):
            action.setVisible(self.view != PLAN)  # a plan's page has its own
