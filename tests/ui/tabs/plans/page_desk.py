"""A plan's page over a journal, without the rest of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.domain import plans
from app.ui.counted import CountedDialog
from app.ui.focus import Focus
from app.ui.tabs.plans.page import PlanPageView
from tests.ui.view_desk import ViewDesk

if TYPE_CHECKING:
    from app.domain.plan_full import InFull
    from app.journal import Journal
    from app.ui.tabs.plans.view import Paper


class PlanDesk(ViewDesk):
    """Sits before the page, on which a plan may be shown."""

    def __init__(self, qtbot: Any, journal: Journal, plan_id: int | None = None) -> None:
        self.wanted: list[Paper] = []
        self.invited: list[int] = []
        view = PlanPageView(journal, Focus())
        view.paper_wanted.connect(self.wanted.append)
        view.invite_wanted.connect(lambda who, _half: self.invited.append(who))
        super().__init__(qtbot, journal, view)
        if plan_id is not None:
            view.show_plan(plan_id)

    @property
    def cards(self) -> Any:
        """The cards of the page."""
        return self.view.page

    def found(self) -> InFull:
        """The plan that is shown, as the journal has it."""
        assert self.view.shown is not None
        return self.journal.ask(plans.get, self.view.shown)

    def lines(self) -> list[tuple[str, str, str]]:
        """The forecast lines as the table shows them."""
        rows = self.cards.lines.table.model.rows
        return [(row.account, row.amount_words, row.month_words) for row in rows]

    def offered(self) -> dict[str, Any]:
        """What the menu beside the title offers."""
        return self.menu(self.view.more)

    def counted(self) -> Any:
        """The rows of the dialog that explains a figure."""
        return self.dialog(CountedDialog).table.model.rows
