"""The standards over a journal, without the rest of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication

from app.ui.focus import Focus
from app.ui.tabs.scorecard.standards import StandardsView
from tests.ui.view_desk import ViewDesk

if TYPE_CHECKING:
    from app.journal import Journal
    from app.ui.parts import Card


class StandardsDesk(ViewDesk):
    """Sits before the standards; ``wanted`` is what they are asked for on paper."""

    def __init__(self, qtbot: Any, journal: Journal) -> None:
        self.wanted: list[tuple[str, int]] = []
        view = StandardsView(journal, Focus())
        view.print_wanted.connect(lambda kind, about: self.wanted.append((kind, about)))
        super().__init__(qtbot, journal, view, height=690)

    def stand_on(self, card: Card, text: str) -> None:
        """Go to a line, with the keyboard."""
        self.focus(self.row(card, text))

    def keyboard(self) -> str:
        """What the line says that has the keyboard."""
        return QApplication.focusWidget().text.text()  # type: ignore[union-attr]
