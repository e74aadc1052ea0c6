"""One view of a tab over a journal, without the rest of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication, QMainWindow, QMenu

from app.ui.parts import Row
from tests.ui.manager import Manager, said

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from app.journal import Journal
    from app.ui.parts import Card


class ViewDesk(Manager):
    """Sits before the view, which hears of each change as in the window.

    ``told`` is what it said at the window's foot.
    """

    view: Any

    def __init__(self, qtbot: Any, journal: Journal, view: Any, *, height: int = 600) -> None:
        host = QMainWindow()
        super().__init__(qtbot, host)  # type: ignore[arg-type]  # only its dialogs are asked for
        self.journal, self.view = journal, view
        self.told: list[str] = []
        view.said.connect(self.told.append)
        host.setCentralWidget(view)
        host.resize(1108, height)
        journal.on_change = view.tell
        host.show()
        qtbot.addWidget(host)
        qtbot.waitUntil(view.isVisible)
        self.front()

    def texts(self, card: Card) -> list[str]:
        """What the lines of a card are about, from the top."""
        return [row.text.text() for row in card.findChildren(Row)]

    def reads(self, text: str) -> bool:
        """Whether this stands on the page, word for word."""
        return text in said(self.view)

    def open_row(self, card: Card, text: str) -> None:
        """Open a line of a card with the keyboard."""
        self.focus(self.row(card, text))
        self.press("Return")

    def menu(self, opener: QPushButton) -> dict[str, Any]:
        """What the menu of a button offers, by its words."""
        self.click(opener)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        found = {one.text(): one for one in menu.actions()}
        menu.close()
        return found
