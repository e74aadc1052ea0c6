"""The grid of the calendar: days, gone through by keys and changed by dragging."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.ui import theme
from app.ui.grip import Grip
from app.ui.tabs.coaching.calendar_model import Days, Shown
from app.ui.tabs.coaching.calendar_paint import DayPainter, WeekPainter, at, line_height
from app.ui.tabs.coaching.calendar_words import DAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

    from app.ui.tabs.coaching.calendar_paint import Spot
    from app.ui.tabs.coaching.calendar_words import Entry

#: The least that a day is high: its number and three entries.
_LINES = 4
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DELETING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
#: How many days an arrow goes.
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -DAYS,
    Qt.Key.Key_Down: DAYS,
}
_ALONG = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class CalendarGrid(QTableView):
    """Shows days with their entries. The arrows go from day to day, in a week also along a day.

    ``day_wanted`` asks for a day that is not in sight. ``opened``, ``held`` and ``deleted`` carry
    an entry's id, ``moved`` with it the day it goes to; ``day_opened`` asks for the list of a day
    with several. ``day_changed`` says that another day is in hand.
    """

    day_wanted = Signal(object)
    day_changed = Signal()
    day_opened = Signal(object)
    plan_wanted = Signal(object)
    opened = Signal(int)
    held = Signal(int)
    deleted = Signal(int)
    moved = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self.days = Days(self)
        self.setObjectName("calendar_grid")
        self.setAccessibleName("Calendar")
        self.setModel(self.days)
        self._month, self._week = DayPainter(self, self.days), WeekPainter(self, self.days)
        self.painter = self._month
        self.setItemDelegate(self.painter)
        self.side = _Side(self)
        self.setVerticalHeader(self.side)
        across = self.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setSectionsClickable(False)
        across.setHighlightSections(False)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._grip: Grip[Entry] = Grip()

    @property
    def day(self) -> date:
        """The day in hand."""
        index = self.currentIndex()
        return self.days.day(index) if index.isValid() else self.days.shown.today

    @property
    def there(self) -> Sequence[Entry]:
        """What is on the day in hand."""
        return self.days.shown.there(self.day)

    @property
    def entry(self) -> Entry | None:
        """The entry that keys are about: the chosen one, or the only one of the day."""
        chosen = self.painter.chosen
        found = next((entry for entry in self.there if entry.id == chosen), None)
        return found or (self.there[0] if len(self.there) == 1 else None)

    def show_days(self, shown: Shown, day: date) -> None:
        """Show other days or entries, with ``day`` in hand."""
        chosen = self.painter.chosen
        self.painter = self._week if shown.month is None else self._month
        self.painter.chosen = chosen
        self.days.show_days(shown)
        self.setItemDelegate(self.painter)
        self._fit()
        self.setCurrentIndex(self.days.index_of(day))
        self.viewport().update()

    def choose(self, entry_id: int | None) -> None:
        """Have the keys be about an entry."""
        self.painter.chosen = entry_id
        self.viewport().update()

    def go_to(self, day: date) -> None:
        """Take a day in hand, in sight or not."""
        index = self.days.index_of(day)
        if index.isValid():
            self.setCurrentIndex(index)
            self.day_changed.emit()
        else:
            self.day_wanted.emit(day)

    def spots(self, day: date) -> list[Spot]:
        """Where the entries of a day stand, in the pixels of the viewport."""
        return self.painter.spots(self.visualRect(self.days.index_of(day)), day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go or, with Ctrl, move what is in hand; Enter, H and Del are about it."""
        key, ctrl = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key == Qt.Key.Key_Escape and self._grip.held is not None:
            self._drop()
        elif key in _STEPS:
            self._step(Qt.Key(key), moving=bool(ctrl))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and not ctrl:
            column = 0 if key == Qt.Key.Key_Home else DAYS - 1
            self.go_to(self.day + timedelta(days=column - self.currentIndex().column()))
        elif key in _ENTER and not self.there:
            self.plan_wanted.emit(self.day)
        elif key in _ENTER:
            self._on_entry(self.opened)
        elif key in _DELETING:
            self._on_entry(self.deleted)
        elif key == Qt.Key.Key_H and not event.modifiers():
            self._on_entry(self.held)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the day in hand, and the entry under the pointer, which may be dragged on."""
        super().mousePressEvent(event)
        spot = self._spot_at(event)
        self.choose(spot[1].id if spot and spot[1] else None)
        self.day_changed.emit()
        self._grip.take(spot[1] if spot else None, event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where the entry would go that is dragged."""
        if self._grip.held is None:
            super().mouseMoveEvent(event)
        elif self._grip.drags(event):
            index = self.indexAt(event.position().toPoint())
            self.painter.target = self.days.day(index) if index.isValid() else None
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of what is dragged; a click on "+3 more" opens the day."""
        held, target = self._grip.held, self.painter.target
        self._drop()
        super().mouseReleaseEvent(event)
        spot = self._spot_at(event)
        if held is not None and target is not None:
            if target != held.day:
                self.moved.emit(held.id, target)
        elif spot is not None and spot[1] is None:
            self.day_opened.emit(self.day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the entry under the pointer; on an empty place plan one."""
        spot = self._spot_at(event)
        if spot and spot[1]:
            self.opened.emit(spot[1].id)
        elif spot is None and self.indexAt(event.position().toPoint()).isValid():
            self.plan_wanted.emit(self.day)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the days what room there is."""
        super().resizeEvent(event)
        self._fit()

    def _step(self, key: Qt.Key, *, moving: bool) -> None:
        days = timedelta(days=_STEPS[key])
        if moving:
            if self.entry is not None:
                self.moved.emit(self.entry.id, self.entry.day + days)
            elif self.there:
                self.day_opened.emit(self.day)
        elif key in _ALONG and self.painter is self._week:
            self._go_along(_ALONG[key])
        else:
            self.choose(None)
            self.go_to(self.day + days)

    def _go_along(self, step: int) -> None:
        """Choose the next entry of the day, or the one before."""
        ids = [entry.id for entry in self.there]
        if not ids:
            return
        chosen = self.painter.chosen
        at_end = 0 if step > 0 else len(ids) - 1
        number = ids.index(chosen) + step if chosen in ids else at_end
        self.choose(ids[max(0, min(number, len(ids) - 1))])
        self.day_changed.emit()

    def _on_entry(self, wish: SignalInstance) -> None:
        """Wish something about the entry in hand; of several the day's list says which."""
        entry = self.entry
        if entry is not None:
            wish.emit(entry.id)
        elif self.there:
            self.day_opened.emit(self.day)

    def _drop(self) -> None:
        self._grip.let_go()
        self.painter.target = None
        self.viewport().unsetCursor()
        self.viewport().update()

    def _spot_at(self, event: QMouseEvent) -> Spot | None:
        point = event.position().toPoint()
        index = self.indexAt(point)
        if not index.isValid():
            return None
        return at(self.painter.spots(self.visualRect(index), self.days.day(index)), point)

    def _fit(self) -> None:
        """Share the height among the weeks; a week alone has room for all its hours."""
        room, high = self.viewport().height(), line_height()
        least = high * _LINES
        if self.painter is self._week:
            first, last = self.days.hours
            least = self._week.untimed_height() + (last - first) * (high + 2)
        weeks = max(self.days.rowCount(), 1)
        self.side.setDefaultSectionSize(max(least, room // weeks))
        self.side.fit()


class _Side(QHeaderView):
    """At the left of the days: the numbers of the weeks, or the hours."""

    def __init__(self, parent: CalendarGrid) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._grid = parent
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)

    def fit(self) -> None:
        """Be as wide as the longest of what it says."""
        metrics = QFontMetrics(theme.font("small", figures=True))
        widest = "00:00" if self._grid.days.shown.month is None else "53"
        self.setFixedWidth(metrics.horizontalAdvance(widest) + 14)

    def sectionSizeFromContents(self, _section: int) -> QSize:
        """As wide as it was made."""
        return QSize(self.width(), self.defaultSectionSize())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint the number of a week at its top, or an hour at its line."""
        painter.save()
        painter.fillRect(rect, theme.role("surface"))
        painter.setFont(theme.font("small", figures=True))
        painter.setPen(theme.role("muted"))
        if self._grid.days.shown.month is None:
            self._paint_hours(painter, rect)
        else:
            number = self.model().headerData(section, self.orientation())
            place = QRect(rect.x(), rect.y() + 2, rect.width(), line_height())
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, number)
            painter.setPen(theme.role("line"))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _paint_hours(self, painter: QPainter, rect: QRect) -> None:
        first, last = self._grid.days.hours
        painter_of_week = self._grid.painter
        assert isinstance(painter_of_week, WeekPainter)
        down = painter_of_week.minute_at(rect)
        for hour in range(first, last):
            place = QRect(rect.x(), down(hour * 60), rect.width() - 6, line_height())
            painter.drawText(place, Qt.AlignmentFlag.AlignRight, f"{hour:02}:00")
