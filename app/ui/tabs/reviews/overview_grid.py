"""The grid of the reviews: people down a frozen side, the slots of a half-year across."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal

from app.ui.actions import Command
from app.ui.people_grid import OPENING, NameHeads, PeopleGrid, PeriodHeads
from app.ui.tabs.reviews.overview_model import Slots
from app.ui.tabs.reviews.overview_paint import CellPainter, paint_badge_before, row_height

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QKeyEvent

    from app.domain.models import Person
    from app.domain.review_board import Board, Cell
    from app.domain.review_timing import Slot
    from app.formats import Formats

#: What the keys do here, as lines of the list of shortcuts.
COMMANDS = (
    Command("open", "Open the review", ("Return",)),
    Command("prepare", "Prepare it", ("P",)),
)
#: What a slot takes at least and at most, and the least that the names do, in pixels.
_LEAST, _MOST, _SIDE = 88, 108, 172


class ReviewsGrid(PeopleGrid):
    """Shows the board. Enter or a double click open the cell in hand, P prepares it."""

    opened = Signal()
    prepare_wanted = Signal()
    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.slots = Slots(self)
        self.setObjectName("reviews_overview")
        self.setAccessibleName("Reviews: people down, the half-year across")
        names = NameHeads(self, _SIDE, paint_badge_before, ruled=False)
        heads = PeriodHeads(self, "The half-year", narrow=True)
        self.furnish(self.slots, CellPainter(self, self.slots), names, heads)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentChanged.connect(self._turn)

    @property
    def cell(self) -> Cell | None:
        """The cell that the keyboard is in."""
        index = self.currentIndex()
        if self.slots.found is None or not index.isValid():
            return None
        return self.slots.found.rows[index.row()].cells[index.column()]

    @property
    def who(self) -> Person | None:
        """Whose cell that is."""
        index = self.currentIndex()
        if self.slots.found is None or not index.isValid():
            return None
        return self.slots.found.rows[index.row()].person

    def show_board(
        self, found: Board, current: int, start: int, today: date, formats: Formats
    ) -> None:
        """Show other rows or columns; the cell in hand stays, or else it is in ``start``."""
        before = self.cell
        slots = found.slots
        column = slots.index(before.slot) if before and before.slot in slots else start
        self.refill(partial(self.slots.show_board, found, current, today, formats), column)
        self.turned.emit()

    def go_to_slot(self, person_id: int, one: Slot) -> None:
        """Bring somebody's cell into sight, with the keyboard in it."""
        if one in self.slots.slots:
            self.go_to(person_id, self.slots.slots.index(one))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the review, P prepares it."""
        if event.key() in OPENING and self.currentIndex().isValid():
            self.opened.emit()
        elif event.key() == Qt.Key.Key_P and not event.modifiers():
            self.prepare_wanted.emit()
        else:
            super().keyPressEvent(event)

    def fit(self) -> None:
        """Heights from the font; the slots get what they need, the names all that is left."""
        self.verticalHeader().setDefaultSectionSize(row_height())
        count = len(self.slots.heads)
        if not count:
            return
        room = self.viewport().width() + self.verticalHeader().width()
        wide = min(max((room - _SIDE) // count, _LEAST), _MOST)
        self.verticalHeader().setFixedWidth(max(room - wide * count, _SIDE))
        for column in range(count):
            self.setColumnWidth(column, wide)

    def _open(self, _index: QModelIndex) -> None:
        self.opened.emit()

    def _turn(self, _now: QModelIndex, _before: QModelIndex) -> None:
        if _now.isValid():
            self.turned.emit()
