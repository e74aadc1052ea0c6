"""The grid of the overview: people down a frozen side, half-years across, a plan in each cell."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal

from app.ui.people_grid import OPENING, NameHeads, PeopleGrid, PeriodHeads
from app.ui.tabs.plans.overview_model import Halves
from app.ui.tabs.plans.overview_paint import CellPainter, covered_at, row_height

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from app.domain.periods import Period
    from app.ui.people_grid import Index
    from app.ui.tabs.plans.overview_words import Line, Shown

#: The side's width; the least that a half-year takes, and how much more the one under way does.
_SIDE, _LEAST, _MORE = 168, 104, 1.9


class OverviewGrid(PeopleGrid):
    """Shows the board. Enter or a double click open a cell; Space, or a click on the coverage,
    explains it; I invites. The signals carry the ids of the person and of a plan, and with an
    invitation the half-year.
    """

    opened = Signal(int)
    explained = Signal(int)
    invite_wanted = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self.halves = Halves(self)
        self.setObjectName("plans_overview")
        self.setAccessibleName("Plans: people down, half-years across")
        painter = CellPainter(self, self.halves)
        self.furnish(self.halves, painter, NameHeads(self, _SIDE), PeriodHeads(self, "Half-years"))
        self.setMouseTracking(True)
        self.doubleClicked.connect(self._open)

    @property
    def cell(self) -> Shown | None:
        """The cell that the keyboard is in."""
        index = self.currentIndex()
        return self.halves.shown(index) if index.isValid() else None

    @property
    def half(self) -> Period | None:
        """The half-year of the cell that the keyboard is in."""
        column = self.currentIndex().column()
        return self.halves.halves[column] if column >= 0 else None

    def show_board(self, halves: tuple[Period, ...], lines: tuple[Line, ...], now: int) -> None:
        """Show other rows or columns; the cell in hand and the scroll position stay."""
        before = self.half
        column = halves.index(before) if before in halves else now
        self.refill(partial(self.halves.show_board, halves, lines, now), column)

    def fit(self) -> None:
        """Set heights from the font and widths from the room: the half-year under way gets most."""
        self.verticalHeader().setDefaultSectionSize(row_height())
        count, now = len(self.halves.halves), self.halves.current
        if not count:
            return
        part = self.viewport().width() / (count - 1 + _MORE)
        for column in range(count):
            wide = part * _MORE if column == now else part
            self.setColumnWidth(column, max(int(wide), _LEAST))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the plan, Space explains its coverage, I invites."""
        index = self.currentIndex()
        if event.key() in OPENING and index.isValid():
            self._open(index)
        elif event.key() == Qt.Key.Key_Space and index.isValid():
            self._explain(index)
        elif event.key() == Qt.Key.Key_I and not event.modifiers():
            self._invite(index)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer that a coverage explains itself."""
        super().mouseMoveEvent(event)
        there = self._covered(event.position().toPoint())
        shape = Qt.CursorShape.PointingHandCursor if there else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Explain a coverage that was clicked."""
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and self._covered(at):
            self._explain(self.indexAt(at))

    def _open(self, index: QModelIndex) -> None:
        """Open the plan of a cell, or ask for one where there is none yet."""
        shown = self.halves.shown(index)
        if shown.plan_id is not None:
            self.opened.emit(shown.plan_id)
        else:
            self._invite(index)

    def _explain(self, index: Index) -> None:
        counted = self.halves.shown(index).counted
        if counted is not None:
            self.explained.emit(counted)

    def _invite(self, index: QModelIndex) -> None:
        """Invite whose row it is, or whom one chooses where they cannot be invited."""
        invitable = index.isValid() and self.halves.shown(index).invitable
        who = self.halves.lines[index.row()].id if invitable else 0
        self.invite_wanted.emit(who, self.halves.halves[index.column()] if invitable else None)

    def _covered(self, at: QPoint) -> bool:
        index = self.indexAt(at)
        if not index.isValid() or not self.halves.shown(index).coverage:
            return False
        return covered_at(self.visualRect(index)).contains(at)
