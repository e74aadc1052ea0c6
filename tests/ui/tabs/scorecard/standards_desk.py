"""The standards over a journal, without the rest of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication, QMainWindow

from app.ui.focus import Focus
from app.ui.parts import Row
from app.ui.tabs.scorecard.standards import StandardsView
from tests.ui.manager import Manager, said

if TYPE_CHECKING:
    from app.journal import Journal
    from app.ui.parts import Card


class StandardsDesk(Manager):
    """Sits before the view, which hears of each change as in the window."""

    def __init__(self, qtbot: Any, journal: Journal) -> None:
        host = QMainWindow()
        super().__init__(qtbot, host)  # type: ignore[arg-type]  # only its dialogs are asked for
        self.journal = journal
        self.view = StandardsView(journal, Focus())
        self.wanted: list[tuple[str, int]] = []
        self.view.print_wanted.connect(lambda kind, about: self.wanted.append((kind, about)))
        host.setCentralWidget(self.view)
        host.resize(1108, 690)
        journal.on_change = self.view.tell
        host.show()
        qtbot.addWidget(host)
        qtbot.waitUntil(self.view.isVisible)
        self.front()

    def texts(self, card: Card) -> list[str]:
        """What the lines of a card are about, from the top."""
        return [row.text.text() for row in card.findChildren(Row)]

    def stand_on(self, card: Card, text: str) -> None:
        """Go to a line, with the keyboard."""
        self.focus(self.row(card, text))

    def keyboard(self) -> str:
        """What the line says that has the keyboard."""
        return QApplication.focusWidget().text.text()  # type: ignore[union-attr]

    def reads(self, text: str) -> bool:
        """Whether this stands on the page, word for word."""
        return text in said(self.view)
