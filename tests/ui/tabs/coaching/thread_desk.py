"""The 1:1s of somebody over a journal, without the rest of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication, QMainWindow

from app.domain import commitments, points, sessions
from app.ui.focus import Focus
from app.ui.tabs.coaching.one_to_one import OneToOneDialog
from app.ui.tabs.coaching.threads import ThreadsView
from tests.builders import TODAY
from tests.ui.manager import Manager, said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.commitments import InFull
    from app.domain.models import AgendaItem
    from app.domain.sessions import SessionInFull
    from app.journal import Journal
    from app.ui.parts import Card
    from app.ui.tabs.coaching.thread_page import ThreadPage
    from app.ui.tabs.coaching.thread_rows import KeyedRow


class ThreadDesk(Manager):
    """Sits before the view, which hears of each change as in the window."""

    def __init__(self, qtbot: Any, journal: Journal, person_id: int | None = None) -> None:
        host = QMainWindow()
        super().__init__(qtbot, host)  # type: ignore[arg-type]  # only its dialogs are asked for
        self.journal = journal
        self.focus_on = Focus()
        self.focus_on.set_person(person_id)
        self.told: list[str] = []
        self.view = ThreadsView(journal, self.focus_on)
        self.view.said.connect(self.told.append)
        host.setCentralWidget(self.view)
        host.resize(1108, 690)
        journal.on_change = self.view.tell
        host.show()
        qtbot.addWidget(host)
        qtbot.waitUntil(self.view.stack.isVisible)
        self.front()

    @property
    def threads(self) -> ThreadPage:
        """The cards of the person: of the 1:1 that is being held, where one is."""
        held = [one for one in self.window.findChildren(OneToOneDialog) if one.isVisible()]
        return held[0].page if held else self.view.page

    def hold(self) -> OneToOneDialog:
        """The 1:1 that comes up for its keys, which work in a line as well."""
        self.front()
        self.view.take_focus()
        self.press("Ctrl+H")
        return self.dialog(OneToOneDialog)

    def end(self) -> None:
        """End the 1:1 by its keys."""
        self.press("Ctrl+Return")

    def texts(self, card: Card) -> list[str]:
        """What the lines of a card are about, from the top."""
        return [row.text.text() for row in self.rows(card)]

    def said_on(self, card: Card) -> str:
        """Everything that is read on a card."""
        return "\n".join(said(card))

    @staticmethod
    def rows(card: Card) -> Sequence[KeyedRow]:
        """The points or promises of a card."""
        from app.ui.tabs.coaching.thread_rows import KeyedRow

        return card.findChildren(KeyedRow)

    def stand_on(self, card: Card, text: str) -> None:
        """Go to a line, with the keyboard."""
        self.focus(self.row(card, text))

    def keyboard(self) -> str:
        """What the line says that has the keyboard."""
        return QApplication.focusWidget().text.text()  # type: ignore[union-attr]

    def add(self, line: Any, *texts: str) -> None:
        """Type lines one after the other, each ended with Enter."""
        self.focus(line.box)
        for text in texts:
            self.type(text)
            self.press("Return")

    def waiting(self, person_id: int) -> dict[str, AgendaItem]:
        """What is to be talked about with somebody, by its words."""
        found = self.journal.ask(points.waiting, person_id, TODAY)
        return {point.text: point for point in found}

    def promises(self, person_id: int) -> dict[str, InFull]:
        """What is promised in somebody's thread, closed or not, by its words."""
        found = self.journal.ask(commitments.of_thread, person_id, closed_since=TODAY)
        return {one.commitment.text: one for one in found}

    def over(self, person_id: int) -> list[SessionInFull]:
        """Somebody's sessions that are over, the latest first."""
        return self.journal.ask(sessions.of_person, person_id)
