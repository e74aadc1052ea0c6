"""The board of a quarter: cards gone through by keys, moved by dragging and by keys."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableView

from app.ui.actions import Command
from app.ui.grip import Grip
from app.ui.tabs.training.board_model import Slots
from app.ui.tabs.training.board_paint import CardPainter, MonthHeads, lines_for, row_height

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

    from app.domain.training_full import Training
    from app.ui.tabs.training.board_words import Board, Slot

#: What the keys do here, as lines of the list of shortcuts.
COMMANDS = (
    Command("open", "Open the session in hand", ("Return",)),
    Command("add", "New session", ("N",)),
    Command("delete", "Take a session out", ("Del",)),
    Command("move_by_day", "Move a session by a day", ("Ctrl+Right",)),
    Command("move_by_week", "Move a session by a week", ("Ctrl+Down",)),
)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DELETING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_NEW = (Qt.Key.Key_N, Qt.Key.Key_Insert)
_WEEK = 7
#: By how many days a session is moved by an arrow, as in the calendar.
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -_WEEK,
    Qt.Key.Key_Down: _WEEK,
}
_ACROSS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_MOVING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class BoardGrid(QTableView):
    """Shows a board. The signals carry the ids of sessions, and days.

    ``opened``, ``deleted`` and ``new_wanted`` (with a day, or None) come from keys and double
    clicks, ``moved`` and ``swapped`` also from a card that is let go on a free day or on another.
    ``day_wanted`` asks to which day a session is moved that has none, where none is free either.
    """

    opened = Signal(int)
    deleted = Signal(int)
    new_wanted = Signal(object)
    moved = Signal(int, object)
    swapped = Signal(int, int)
    day_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.slots = Slots(self)
        self.setObjectName("training_board")
        self.setAccessibleName("Sessions of the quarter, by month")
        self.setModel(self.slots)
        self.painter = CardPainter(self, self.slots)
        self.setItemDelegate(self.painter)
        self.setHorizontalHeader(MonthHeads(self))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._grip: Grip[Training] = Grip()

    @property
    def slot_in_hand(self) -> Slot | None:
        """The slot that the keyboard is on."""
        return self.slots.slot(self.currentIndex())

    @property
    def training(self) -> Training | None:
        """The session that the keyboard is on."""
        one = self.slot_in_hand
        return None if one is None else one.training

    def show_board(self, board: Board) -> None:
        """Show another board; the session or day in hand and the scroll position stay."""
        held, offset = self.slot_in_hand, self.verticalScrollBar().value()
        self.slots.show_board(board)
        self._fit()
        self.setCurrentIndex(self._again(held))
        self.verticalScrollBar().setValue(offset)
        self.scrollTo(self.currentIndex())

    def go_to(self, training_id: int) -> bool:
        """Take a session in hand; whether it is on the board."""
        index = self.slots.index_of(training_id)
        if index.isValid():
            self.setCurrentIndex(index)
        return index.isValid()

    def slot_at(self, place: QPoint) -> Slot | None:
        """What stands at a place of the screen."""
        index = self.indexAt(self.viewport().mapFromGlobal(place))
        return self.slots.slot(index)

    def aim_at(self, place: QPoint | None) -> None:
        """Show at what something is dragged from elsewhere; None once it is let go."""
        self._aim(QModelIndex() if place is None else self._index_of_session(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go or, with Ctrl or Alt, move what is in hand; Enter, N and Del are about it."""
        key, one = event.key(), self.slot_in_hand
        if key == Qt.Key.Key_Escape and self._grip.held is not None:
            self._drop()
        elif key in _STEPS and event.modifiers() & _MOVING:
            self._step(_STEPS[Qt.Key(key)])
        elif key in _ACROSS:
            self._go_across(_ACROSS[Qt.Key(key)])
        elif key in _NEW and not event.modifiers():
            self.new_wanted.emit(None if one is None else one.day)
        elif one is not None and key in _ENTER:
            self._open(one)
        elif self.training is not None and key in _DELETING:
            self.deleted.emit(self.training.id)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a card in hand, which may be dragged on."""
        super().mousePressEvent(event)
        one = self.slots.slot(self.indexAt(event.position().toPoint()))
        training = None if one is None else one.training
        self._grip.take(training if training is not None and training.is_ahead else None, event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where the card would go that is dragged."""
        if self._grip.held is None:
            super().mouseMoveEvent(event)
        elif self._grip.drags(event):
            index = self.indexAt(event.position().toPoint())
            self._aim(index if self._takes(self.slots.slot(index)) else QModelIndex())
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of a card: on a free day it moves there, on another card the two change places."""
        held, target = self._grip.held, self.painter.target
        there = None if target is None else self.slots.slot(target)
        self._drop()
        super().mouseReleaseEvent(event)
        if held is None or there is None:
            return
        if there.training is not None:
            self.swapped.emit(held.id, there.training.id)
        else:
            self.moved.emit(held.id, there.day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a session; on a free day put one in."""
        one = self.slots.slot(self.indexAt(event.position().toPoint()))
        if one is not None:
            self._open(one)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the cards what room there is."""
        super().resizeEvent(event)
        self._fit()

    def _open(self, one: Slot) -> None:
        if one.training is not None:
            self.opened.emit(one.training.id)
        else:
            self.new_wanted.emit(one.day)

    def _step(self, days: int) -> None:
        """Move the session in hand by so many days; one without a day to the first free one."""
        training = self.training
        if training is None:
            return
        day = training.session.planned_for
        to = self.slots.first_free() if day is None else day + timedelta(days=days)
        if to is None:
            self.day_wanted.emit(training.id)
        else:
            self.moved.emit(training.id, to)

    def _takes(self, there: Slot | None) -> bool:
        """Whether the card that is dragged can be let go here."""
        held = self._grip.held
        if there is None or held is None:
            return False
        if there.training is None:
            return there.what == "free"
        return there.training.is_ahead and there.id != held.id

    def _index_of_session(self, place: QPoint) -> QModelIndex:
        """The card of a session that is still to come, at a place of the screen."""
        index = self.indexAt(self.viewport().mapFromGlobal(place))
        one = self.slots.slot(index)
        is_one = one is not None and one.training is not None and one.training.is_ahead
        return index if is_one else QModelIndex()

    def _aim(self, index: QModelIndex) -> None:
        self.painter.target = QPersistentModelIndex(index) if index.isValid() else None
        self.viewport().update()

    def _drop(self) -> None:
        self._grip.let_go()
        self.viewport().unsetCursor()
        self._aim(QModelIndex())

    def _again(self, held: Slot | None) -> QModelIndex:
        """The cell of what was in hand; of what is gone, one that is near."""
        index = QModelIndex()
        if held is not None and held.id is not None:
            index = self.slots.index_of(held.id)
        if not index.isValid() and held is not None and held.day is not None:
            index = self.slots.index_of_day(held.day)
        return index if index.isValid() else self.slots.first_ahead()

    def _go_across(self, step: int) -> None:
        """Go to the month beside; to its last slot where it is the shorter one."""
        here = self.currentIndex()
        columns = self.slots.board.columns
        column = here.column() + step
        while 0 <= column < len(columns) and not columns[column]:
            column += step
        if here.isValid() and 0 <= column < len(columns):
            row = min(here.row(), len(columns[column]) - 1)
            self.setCurrentIndex(self.slots.index(row, column))

    def _fit(self) -> None:
        """Set the height of the rows so that all cards are in sight, as far as that goes."""
        self.painter.lines = lines_for(self.viewport().height(), self.slots.rowCount())
        self.verticalHeader().setDefaultSectionSize(row_height(self.painter.lines))
