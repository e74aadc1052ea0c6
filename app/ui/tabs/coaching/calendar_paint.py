"""How a day of the calendar is painted: as a cell of a month, or as a column of a week."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QToolTip

from app.ui import icons, theme
from app.ui.parts import plain_tip
from app.ui.tabs.coaching.calendar_words import Entry, lanes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtGui import QHelpEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from app.ui.tabs.coaching.calendar_model import Days, Index

#: Where something stands: an entry, or, with None, how many more there are than have room.
Spot: TypeAlias = tuple[QRect, Entry | None]
_GAP, _BAR = 4, 3
_TICK = 12
#: No more lines than this stand above the hours of a week.
_MOST_UNTIMED = 4


def line_height() -> int:
    """How high a line with an entry is, in pixels."""
    return QFontMetrics(theme.font("label")).height() + 3


class DayPainter(QStyledItemDelegate):
    """Paints a day of a month: its number, and as many entries as have room.

    ``chosen`` is the entry that keys are about, ``target`` the day that one is dragged to.
    """

    def __init__(self, parent: QAbstractItemView, days: Days) -> None:
        super().__init__(parent)
        self._days = days
        self.chosen: int | None = None
        self.target: date | None = None

    def spots(self, rect: QRect, day: date) -> list[Spot]:
        """Where the entries of a day stand in its cell, and what says that there are more."""
        high = line_height()
        area = rect.adjusted(_GAP, high + 1, -_GAP, 0)
        return _stacked(area, self._days.shown.there(day), max(area.height() // high, 1))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground, the number of the day, its entries, and a ring where the keys are."""
        day, rect = self._days.day(index), option.rect
        painter.save()
        self._paint_ground(painter, option, day)
        self._paint_number(painter, rect, day)
        self._paint_spots(painter, rect, day)
        if option.state & QStyle.StateFlag.State_Selected:
            _ring(painter, rect, focused=bool(option.state & QStyle.StateFlag.State_HasFocus))
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Say all of the entry that is pointed at."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        found = at(self.spots(option.rect, self._days.day(index)), event.pos())
        said = found[1].spoken if found and found[1] else ""
        QToolTip.showText(event.globalPos(), plain_tip(said), view)
        return True

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, day: date) -> None:
        rect = option.rect
        ground = "page" if self._days.shown.is_outside(day) else "surface"
        painter.fillRect(rect, theme.role("accent_wash" if day == self.target else ground))
        painter.setPen(theme.role("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topLeft(), rect.bottomLeft())

    def _paint_number(self, painter: QPainter, rect: QRect, day: date) -> None:
        high = line_height()
        shown, is_today = self._days.shown, day == self._days.shown.today
        place = QRect(rect.x() + _GAP, rect.y() + 2, high + _GAP, high)
        painter.setFont(theme.font("label", bold=is_today, figures=True))
        if is_today:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.role("accent"))
            painter.drawRoundedRect(place, high / 2, high / 2)
        tone = "on_accent" if is_today else "muted" if shown.is_outside(day) else "ink"
        painter.setPen(theme.role(tone))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(day.day))

    def _paint_spots(self, painter: QPainter, rect: QRect, day: date) -> None:
        spots = self.spots(rect, day)
        for place, entry in spots:
            if entry is None:
                more = len(self._days.shown.there(day)) - sum(one is not None for _, one in spots)
                painter.setFont(theme.font("label"))
                painter.setPen(theme.role("accent"))
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, f"+{more} more")
            else:
                paint_entry(painter, place, entry, chosen=entry.id == self.chosen)


class WeekPainter(DayPainter):
    """Paints a day of a week: above what has no time, below the hours with what has."""

    def untimed_height(self) -> int:
        """How much room at the top is kept for what has no time."""
        shown = self._days.shown
        counts = (sum(not one.time for one in there) for there in shown.entries.values())
        return min(max(counts, default=0), _MOST_UNTIMED) * line_height() + _GAP

    def minute_at(self, rect: QRect) -> Callable[[int], int]:
        """Gives for a minute of the day how far down it is in a column."""
        first, last = self._days.hours
        top, room = rect.y() + self.untimed_height(), rect.height() - self.untimed_height()

        def down(minute: int) -> int:
            return top + (minute - first * 60) * room // ((last - first) * 60)

        return down

    def spots(self, rect: QRect, day: date) -> list[Spot]:
        """Entries without a time under each other, the others at their hours, side by side."""
        there = self._days.shown.there(day)
        untimed = [one for one in there if not one.time]
        timed = [one for one in there if one.time]
        top = rect.adjusted(_GAP, 2, -_GAP, 0)
        return [*_stacked(top, untimed, _MOST_UNTIMED), *self._at_hours(rect, timed)]

    def _at_hours(self, rect: QRect, timed: Sequence[Entry]) -> list[Spot]:
        down, least = self.minute_at(rect), line_height()
        spans = []
        for one in timed:
            begin = min(down(one.starts or 0), rect.bottom() - least)
            end = min(down((one.starts or 0) + one.minutes), rect.bottom())
            spans.append((begin, max(end, begin + least)))
        room = rect.width() - 2 * _GAP
        found: list[Spot] = []
        for one, (begin, end), (lane, count) in zip(timed, spans, lanes(spans), strict=True):
            width = room // count
            place = QRect(rect.x() + _GAP + lane * width, begin, width - 1, end - begin - 1)
            found.append((place, one))
        return found

    def _paint_number(self, painter: QPainter, rect: QRect, day: date) -> None:
        """Paint a line for each hour; the number of the day stands in the head."""
        if day == self._days.shown.today:
            painter.fillRect(QRect(rect.x() + 1, rect.y(), rect.width(), 3), theme.role("accent"))
        first, last = self._days.hours
        down = self.minute_at(rect)
        painter.setPen(theme.role("line"))
        for hour in range(first, last):
            painter.drawLine(rect.x(), down(hour * 60), rect.right(), down(hour * 60))


def at(spots: Sequence[Spot], point: QPoint) -> Spot | None:
    """What stands at a point."""
    return next((spot for spot in spots if spot[0].contains(point)), None)


def paint_entry(painter: QPainter, place: QRect, entry: Entry, *, chosen: bool = False) -> None:
    """Paint an entry: whose it is by a bar, when, with whom, and what for."""
    held = entry.state == "held"
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(place).adjusted(0.5, 1.5, -0.5, -0.5)
    painter.setPen(QPen(theme.role("focus"), 1.5) if chosen else Qt.PenStyle.NoPen)
    painter.setBrush(theme.role(_ground(entry)))
    painter.drawRoundedRect(box, 3, 3)
    colour = theme.role(entry.tone or "muted")
    if entry.colour is not None:
        colour = theme.person_colour(entry.colour)
    painter.fillRect(QRectF(box.x() + 1, box.y() + 1, _BAR, box.height() - 2), colour)
    line = QRect(place.x() + _BAR + 6, place.y() + 1, place.width() - _BAR - 9, line_height())
    if held:
        tick = icons.pixmap("check", "muted", _TICK, painter.device().devicePixelRatioF())
        painter.drawPixmap(line.x(), line.center().y() - _TICK // 2 + 1, tick)
        line.setLeft(line.x() + _TICK + 2)
    _paint_words(painter, line, entry)
    if place.height() >= 2 * line_height():
        _paint_note(painter, line.translated(0, line_height() - 3), entry, left=True)


def _ground(entry: Entry) -> str:
    """The colour behind an entry."""
    if entry.state == "late":
        return "amber_wash"
    if entry.state == "planned":
        return f"{entry.tone or 'plain'}_wash"
    return "surface" if entry.state == "held" else "page"


def _paint_words(painter: QPainter, line: QRect, entry: Entry) -> None:
    """Paint the time and the name, and at the right what it is for, where there is room."""
    muted = entry.state in ("held", "beside")
    painter.setFont(theme.font("label", figures=True))
    painter.setPen(theme.role("muted"))
    if entry.time and painter.fontMetrics().horizontalAdvance(entry.time) * 2 < line.width():
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, entry.time)
        line.setLeft(line.x() + painter.fontMetrics().horizontalAdvance(entry.time) + _GAP)
    painter.setFont(theme.font("label", bold=not muted))
    room = line.width()
    wanted = painter.fontMetrics().horizontalAdvance(entry.who)
    note = QFontMetrics(theme.font("small")).horizontalAdvance(entry.note) + _GAP
    has_note = wanted + note <= room or (entry.state == "late" and room > 2 * note)
    room -= note if has_note else 0
    painter.setPen(theme.role("muted" if muted else "ink"))
    shown = painter.fontMetrics().elidedText(entry.who, Qt.TextElideMode.ElideRight, room)
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
    if has_note:
        _paint_note(painter, line, entry, left=False)


def _paint_note(painter: QPainter, line: QRect, entry: Entry, *, left: bool) -> None:
    side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
    painter.setFont(theme.font("small"))
    painter.setPen(theme.role("amber" if entry.state == "late" else "muted"))
    words = entry.kind if left else entry.note
    painter.drawText(line, side | Qt.AlignmentFlag.AlignVCenter, words)


def _stacked(area: QRect, there: Sequence[Entry], room: int) -> list[Spot]:
    """Entries under each other; the last line is kept for how many more there are."""
    high = line_height()
    shown = list(there) if len(there) <= room else [*there[: room - 1], None]
    return [
        (QRect(area.x(), area.y() + number * high, area.width(), high), entry)
        for number, entry in enumerate(shown)
    ]


def _ring(painter: QPainter, rect: QRect, *, focused: bool) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(QPen(theme.role("focus" if focused else "edge"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(1, 1, -1, -1))
