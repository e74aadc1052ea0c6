"""Everybody's reviews over a journal, without the rest of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.ui.focus import Focus
from app.ui.tabs.reviews.overview import OverviewView
from tests.ui.view_desk import ViewDesk

if TYPE_CHECKING:
    from app.journal import Journal


class ReviewsDesk(ViewDesk):
    """Sits before the grid; ``wanted`` is what it asked its tab for."""

    def __init__(self, qtbot: Any, journal: Journal) -> None:
        self.focused = Focus()
        self.wanted: list[tuple[Any, ...]] = []
        view = OverviewView(journal, self.focused)
        note = self.wanted.append
        view.opened.connect(lambda review: note(("open", review)))
        view.paper_wanted.connect(lambda paper: note(("paper", paper)))
        view.newcomer_wanted.connect(lambda: note(("newcomer",)))
        view.person_wanted.connect(lambda who: note(("person", who)))
        super().__init__(qtbot, journal, view, height=640)
        self.view.grab()  # what is seen has been laid out

    def cell(self, name: str, head: str) -> Any:
        """What a cell of the grid shows."""
        return self.view.grid.slots.shown(self._index(name, head))

    def to_cell(self, name: str, head: str) -> None:
        """Put the keyboard into a cell."""
        self.focus(self.view.grid)
        self.view.grid.setCurrentIndex(self._index(name, head))

    def facts(self) -> list[str]:
        """What is said of the review in hand, and how it stands."""
        from tests.ui.manager import said

        return said(self.view.side.facts)

    def _index(self, name: str, head: str) -> Any:
        slots = self.view.grid.slots
        row = [line.name for line in slots.lines].index(name)
        return slots.index(row, slots.heads.index(head))
