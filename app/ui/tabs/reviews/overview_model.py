"""The model behind the grid of the reviews: a cell by person and slot, in words too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.people_grid import PeopleModel
from app.ui.tabs.reviews import overview_words
from app.ui.tabs.reviews.overview_words import Line, Shown

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtCore import QObject

    from app.domain.review_board import Board
    from app.domain.review_timing import Slot
    from app.formats import Formats


class Slots(PeopleModel[Shown]):
    """People down, the six slots of a half-year across; ``found`` is what they are read from."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.found: Board | None = None

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The slots over the columns."""
        return () if self.found is None else self.found.slots

    def show_board(self, found: Board, current: int, today: date, formats: Formats) -> None:
        """Take other rows and columns."""
        self.found = found
        heads = tuple(overview_words.slot_name(one, formats) for one in found.slots)
        lines: tuple[Line, ...] = tuple(
            overview_words.line(row, today, formats) for row in found.rows
        )
        self.show_lines(heads, lines, current)
