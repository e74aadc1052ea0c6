"""A plan's page over a journal, without the rest of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication, QMainWindow, QMenu

from app.domain import plans
from app.ui.counted import CountedDialog
from app.ui.focus import Focus
from app.ui.parts import Row
from app.ui.tabs.plans.page import PlanPageView
from tests.ui.manager import Manager, said

if TYPE_CHECKING:
    from app.domain.plan_full import InFull
    from app.journal import Journal
    from app.ui.parts import Card


class PlanDesk(Manager):
    """Sits before the page, which hears of each change as in the window."""

    def __init__(self, qtbot: Any, journal: Journal, plan_id: int | None = None) -> None:
        host = QMainWindow()
        super().__init__(qtbot, host)  # type: ignore[arg-type]  # only its dialogs are asked for
        self.journal = journal
        self.view = PlanPageView(journal, Focus())
        self.told: list[str] = []
        self.wanted: list[tuple[str, int]] = []
        self.invited: list[int] = []
        self.view.said.connect(self.told.append)
        self.view.print_wanted.connect(lambda kind, about: self.wanted.append((kind, about)))
        self.view.invite_wanted.connect(self.invited.append)
        host.setCentralWidget(self.view)
        host.resize(1108, 600)
        journal.on_change = self.view.tell
        host.show()
        qtbot.addWidget(host)
        qtbot.waitUntil(self.view.isVisible)
        if plan_id is not None:
            self.view.show_plan(plan_id)
        self.front()

    @property
    def cards(self) -> Any:
        """The cards of the page."""
        return self.view.page

    def found(self) -> InFull:
        """The plan that is shown, as the journal has it."""
        assert self.view.shown is not None
        return self.journal.ask(plans.get, self.view.shown)

    def texts(self, card: Card) -> list[str]:
        """What the lines of a card are about, from the top."""
        return [row.text.text() for row in card.findChildren(Row)]

    def open_row(self, card: Card, text: str) -> None:
        """Open a line of a card with the keyboard."""
        self.focus(self.row(card, text))
        self.press("Return")

    def lines(self) -> list[tuple[str, str, str]]:
        """The forecast lines as the table shows them."""
        rows = self.cards.lines.table.model.rows
        return [(row.account, row.amount_words, row.month_words) for row in rows]

    def offered(self) -> dict[str, Any]:
        """What the menu beside the title offers."""
        self.click(self.view.more)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        found = {one.text(): one for one in menu.actions()}
        menu.close()
        return found

    def counted(self) -> Any:
        """The rows of the dialog that explains a figure."""
        return self.dialog(CountedDialog).table.model.rows

    def reads(self, text: str) -> bool:
        """Whether this stands on the page, word for word."""
        return text in said(self.view)
