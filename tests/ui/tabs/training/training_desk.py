"""The Training tab over a journal, without the rest of the window."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from app.domain import training_quarters, trainings
from app.ui.focus import Focus
from app.ui.parts import Row
from app.ui.tabs.training.tab import QUARTER, TrainingTab
from tests.ui.view_desk import ViewDesk

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.domain.models import TrainingSession
    from app.domain.training_full import Quarter
    from app.journal import Journal

#: The Thursdays of the quarter that is planned, and what a session on one of them is about.
THURSDAYS = [date(2027, 1, 7) + timedelta(weeks=number) for number in range(12)]


class TrainingDesk(ViewDesk):
    """Sits before the tab, which hears of each change as in the window.

    ``papers`` are what it asked for on paper.
    """

    def __init__(self, qtbot: Any, journal: Journal, view: str = QUARTER) -> None:
        self.papers: list[Any] = []
        tab = TrainingTab(journal, Focus())
        tab.paper_wanted.connect(self.papers.append)
        super().__init__(qtbot, journal, tab, height=690)
        self.shown = tab.show_view(view)
        qtbot.waitUntil(self.shown.isVisible)
        self.shown.enter()
        tab.grab()  # what is seen has been laid out

    @property
    def board(self) -> Any:
        """The board of the quarter."""
        return self.view.views[QUARTER].grid

    def keys(self, *presses: str) -> None:
        """Press keys on the board."""
        self.focus(self.board)
        for keys in presses:
            self.press(keys)

    def column(self, head: str) -> list[str]:
        """The titles of a month, from the top."""
        shown = self.board.slots.board
        return [one.title for one in shown.columns[shown.heads.index(head)]]

    def slot(self, day: date) -> Any:
        """What stands on the board for a day."""
        found = self.board.slots
        return found.slot(found.index_of_day(day))

    def place(self, day: date) -> QPoint:
        """Where the first slot of a day stands on the board."""
        return self.board.visualRect(self.board.slots.index_of_day(day)).center()

    def drag(self, start: QPoint, end: QPoint, *, let_go: bool = True) -> None:
        """Drag a card from one place of the board to another."""
        drag(self.board.viewport(), start, end, let_go=let_go)

    def read(self, day: date = THURSDAYS[0]) -> Quarter:
        """The quarter of a day as the journal has it."""
        found = self.journal.ask(training_quarters.of_day, day)
        assert found is not None
        return found

    def session(self, training_id: int) -> TrainingSession:
        """A session as the journal has it."""
        return self.journal.ask(trainings.get, training_id).session

    def wanted(self) -> list[str]:
        """What is to be settled."""
        return [row.text.text() for row in self.rows()]

    def rows(self) -> Iterable[Row]:
        """The lines of what is to be settled."""
        return self.view.views[QUARTER].wanted.findChildren(Row)

    def popped(self) -> dict[str, Any]:
        """What the menu offers that is open, by its words; it is closed."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        found = {one.text(): one for one in menu.actions() if one.text()}
        menu.hide()
        return found


def drag(port: Any, start: QPoint, end: QPoint, *, let_go: bool = True) -> None:
    """Press in a widget, move on, even beyond its edges, and let go there."""
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    for at in (start + (end - start) / 2, end):
        QTest.mouseMove(port, at)
    if let_go:
        QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end)
