"""The calendar over a journal, without the rest of the window."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QPushButton

from app.domain import commitments, sessions
from app.ui.focus import Focus
from app.ui.tabs.coaching.calendar import CalendarView
from app.ui.tabs.coaching.session_dialog import SessionDialog
from tests.builders import TODAY
from tests.ui.manager import Manager

if TYPE_CHECKING:
    from datetime import date

    from app.domain.sessions import SessionInFull
    from app.journal import Journal


class CalendarDesk(Manager):
    """Sits before the view, which hears of each change as in the window."""

    def __init__(self, qtbot: Any, journal: Journal) -> None:
        host = QMainWindow()
        super().__init__(qtbot, host)  # type: ignore[arg-type]  # only its dialogs are asked for
        self.journal = journal
        self.told: list[str] = []
        self.prints: list[tuple[str, int]] = []
        self.view = CalendarView(journal, Focus())
        self.view.said.connect(self.told.append)
        self.view.print_wanted.connect(lambda *wanted: self.prints.append(wanted))
        host.setCentralWidget(self.view)
        host.resize(1108, 690)
        journal.on_change = self.view.tell
        host.show()
        qtbot.addWidget(host)
        qtbot.waitExposed(host)
        qtbot.waitUntil(self.view.stack.isVisible)
        self.view.take_focus()
        self.view.grab()  # what is seen has been laid out

    @property
    def grid(self) -> Any:
        """The days."""
        return self.view.grid

    def keys(self, *presses: str) -> None:
        """Press keys in the grid."""
        self.focus(self.grid)
        for keys in presses:
            self.press(keys)

    def go_to(self, day: date) -> None:
        """Take a day in hand, with the keyboard in the grid."""
        self.view.go_to(day)
        self.focus(self.grid)

    def on(self, day: date) -> list[str]:
        """What the calendar says of a day."""
        return [entry.spoken for entry in self.grid.days.shown.there(day)]

    def planned(self) -> list[SessionInFull]:
        """What is planned from the day of the story on."""
        return self.journal.ask(sessions.planned, TODAY, TODAY + timedelta(days=800))

    def spot(self, day: date, number: int = 0) -> QPoint:
        """Where an entry of a day stands."""
        self.view.grab()
        return self.grid.spots(day)[number][0].center()

    def drag(self, start: QPoint, end: QPoint, *, let_go: bool = True) -> None:
        """Drag from one place of the grid to another."""
        port = self.grid.viewport()
        QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
        for step in range(1, 5):
            at = start + (end - start) * step / 4
            QTest.mouseMove(port, at)
        if let_go:
            QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end)

    def middle_of(self, day: date) -> QPoint:
        """The middle of a day's cell."""
        return self.grid.visualRect(self.grid.days.index_of(day)).center()

    def press_in_head(self, text: str) -> None:
        """Press a button of the head by its words."""
        buttons = self.view.head.findChildren(QPushButton)
        self.click(next(one for one in buttons if one.text() == text))

    def session(self) -> SessionDialog:
        """The session that is open."""
        return self.dialog(SessionDialog)

    def promises(self, person_id: int) -> list[Any]:
        """What was promised with somebody."""
        return [one.commitment for one in self.journal.ask(commitments.of_thread, person_id)]
