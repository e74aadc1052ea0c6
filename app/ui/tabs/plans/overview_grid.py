"""The grid of the overview: people down a frozen side, half-years across, a plan in each cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableView

from app.ui.tabs.plans.overview_model import Halves, Index
from app.ui.tabs.plans.overview_paint import (
    CellPainter,
    HalfHeads,
    NameHeads,
    covered_at,
    row_height,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

    from app.domain.periods import Period
    from app.ui.tabs.plans.overview_words import Line, Shown

#: The side's width; the least that a half-year takes, and how much more the one under way does.
_SIDE, _LEAST, _MORE = 168, 104, 1.9
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class OverviewGrid(QTableView):
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
        self.setModel(self.halves)
        self.setItemDelegate(CellPainter(self, self.halves))
        self.setVerticalHeader(NameHeads(self, _SIDE))
        self.setHorizontalHeader(HalfHeads(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(self._open)

    @property
    def person(self) -> int | None:
        """Whose row the keyboard is in."""
        index = self.currentIndex()
        return self.halves.lines[index.row()].id if index.isValid() else None

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
        person, before = self.person, self.half
        offset = self.verticalScrollBar().value()
        self.halves.show_board(halves, lines, now)
        self._fit()
        column = halves.index(before) if before in halves else now
        self.setCurrentIndex(self._index_of(person, column))
        self.verticalScrollBar().setValue(offset)

    def go_to(self, person_id: int) -> None:
        """Bring somebody's row into sight, with the keyboard in it."""
        column = max(self.currentIndex().column(), 0)
        self.setCurrentIndex(self._index_of(person_id, column))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the plan, Space explains its coverage, I invites."""
        index = self.currentIndex()
        if event.key() in _OPENING and index.isValid():
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns what room there is."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit the rows to another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

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

    def _index_of(self, person: int | None, column: int) -> QModelIndex:
        rows = [line.id for line in self.halves.lines]
        return self.halves.index(rows.index(person) if person in rows else 0, column)

    def _fit(self) -> None:
        """Set heights from the font and widths from the room: the half-year under way gets most."""
        self.verticalHeader().setDefaultSectionSize(row_height())
        count, now = len(self.halves.halves), self.halves.current
        if not count:
            return
        part = self.viewport().width() / (count - 1 + _MORE)
        for column in range(count):
            wide = part * _MORE if column == now else part
            self.setColumnWidth(column, max(int(wide), _LEAST))
