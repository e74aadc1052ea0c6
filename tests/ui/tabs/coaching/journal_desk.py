"""The journal of everybody over a journal, without the rest of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QMainWindow

from app.domain import notes
from app.ui.focus import Focus
from app.ui.tabs.coaching.feed import FeedView
from tests.ui.manager import Manager

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.notes import NoteInFull
    from app.journal import Journal
    from app.ui.tabs.coaching.feed_words import FeedRow


class JournalDesk(Manager):
    """Sits before the view, which hears of each change as in the window."""

    def __init__(self, qtbot: Any, journal: Journal) -> None:
        host = QMainWindow()
        super().__init__(qtbot, host)  # type: ignore[arg-type]  # only its dialogs are asked for
        self.journal = journal
        self.told: list[str] = []
        self.view = FeedView(journal, Focus())
        self.view.said.connect(self.told.append)
        host.setCentralWidget(self.view)
        host.resize(1268, 740)
        journal.on_change = self.view.tell
        host.show()
        qtbot.addWidget(host)
        qtbot.waitUntil(self.view.stack.isVisible)
        self.view.grab()  # what is seen has been laid out

    @property
    def rows(self) -> Sequence[FeedRow]:
        """The entries in the list, from the top."""
        model = self.view.list.model
        return [model.row_at(number) for number in range(model.rowCount())]

    def texts(self) -> list[str]:
        """What they say."""
        return [row.text for row in self.rows]

    def stand_on(self, text: str) -> None:
        """Go to the entry that says ``text``, with the keyboard."""
        self.focus(self.view.list.view)
        self.view.list.select(next(row.id for row in self.rows if row.text == text))

    def read(self, note_id: int) -> NoteInFull:
        """A note as it stands in the journal."""
        return self.journal.ask(notes.get, note_id)
