"""The cards on what is settled with one person, over a journal, without the rest of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QMainWindow, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.domain.person_page import PersonPage, person_page
from app.formats import Formats
from app.ui.focus import Focus
from app.ui.parts import Card, Row
from app.ui.tabs.team.partner_acts import PartnerActs
from app.ui.tabs.team.partnership import PartnerCards
from tests.builders import TODAY
from tests.ui.manager import Manager, said

if TYPE_CHECKING:
    from app.journal import Journal


class Desk(Manager):
    """Shows the cards and answers what is wished for on them, as the page does."""

    def __init__(self, qtbot: Any, journal: Journal, person_id: int) -> None:
        host, scroll = QMainWindow(), QScrollArea()
        scroll.setWidgetResizable(True)
        host.setCentralWidget(scroll)
        super().__init__(qtbot, host)  # type: ignore[arg-type]  # only its dialogs are asked for
        self.journal, self.person_id = journal, person_id
        focus = Focus()
        focus.set_person(person_id)
        self.told: list[str] = []
        self.acts = PartnerActs(journal, focus, host, say=self.told.append)
        self.cards = PartnerCards(host)
        self.cards.wished.connect(self.acts.answer)
        inside = QWidget()
        column = QVBoxLayout(inside)
        for card in self.cards.cards:
            column.addWidget(card)
        scroll.setWidget(inside)
        journal.on_change = self.refresh
        self.refresh()
        host.resize(640, 700)
        host.show()
        qtbot.addWidget(host)
        qtbot.waitExposed(host)

    def read(self) -> PersonPage:
        """The person as they stand."""
        return self.journal.ask(person_page, self.person_id, TODAY)

    def refresh(self, _touched: object = None) -> None:
        """Show the cards anew, as the page does after each change."""
        self.cards.fill(self.read(), TODAY, Formats("USD"))

    def rows(self, card: Card) -> list[str]:
        """What the lines of a card are about, from the top."""
        return [row.text.text() for row in card.findChildren(Row)]

    def find(self, card: Card, text: str) -> Row:
        """A line of a card, with the keyboard in it."""
        row = self.row(card, text)
        self.focus(row)
        return row

    def press_button_on(self, card: Card, text: str) -> None:
        """Press a button that stands on a card."""
        self.click(next(one for one in card.findChildren(QPushButton) if one.text() == text))

    def undo(self) -> None:
        """Take the last step back, and check that there was one."""
        assert self.journal.undo() is not None
        self.refresh()

    @staticmethod
    def said(card: Card) -> str:
        """Everything that a card says."""
        return "\n".join(said(card))
