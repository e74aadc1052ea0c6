"""An editor for a day: typed freely, or picked from a calendar."""

from __future__ import annotations

import datetime

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QVBoxLayout

from app.domain.names import fold
from app.ui import icons, theme
from app.ui.editors.base import Typed
from app.ui.editors.days import DayReader


class Date(Typed):
    """A local day, shown in the user's locale.

    Understands ``12.12.2026``, ``2026-12-12``, ``12 dec``, ``today``, ``fri`` and ``+14``; with
    ``past`` a day without a year is the last such day instead of the next. Alt+Down opens a
    calendar.
    """

    def __init__(self, *, past: bool = False, placeholder: str = "") -> None:
        super().__init__(placeholder)
        self._past = past
        self._calendar: _Calendar | None = None
        action = QAction("Calendar", self)
        action.setToolTip("Pick from a calendar (Alt+Down)")
        action.setShortcut(QKeySequence("Alt+Down"))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(self.open_calendar)
        icons.put(action, "calendar", "muted")
        self.box.addAction(action, QLineEdit.ActionPosition.TrailingPosition)
        self._action = action

    def read(self, text: str) -> datetime.date:
        """The day that is typed."""
        locale = QLocale()
        reader = DayReader(
            datetime.date.today(),
            past=self._past,
            month_first=locale.dateFormat(QLocale.FormatType.ShortFormat).upper().startswith("M"),
            months=tuple(fold(locale.monthName(month)) for month in range(1, 13)),
            weekdays=tuple(fold(locale.dayName(day)) for day in range(1, 8)),
        )
        try:
            return reader.read(fold(text))
        except ValueError:
            raise ValueError("This is not a date") from None

    def write(self, value: datetime.date) -> str:
        """``value`` in the locale's short form, with all four digits of its year."""
        locale = QLocale()
        form = locale.dateFormat(QLocale.FormatType.ShortFormat)
        if "yyyy" not in form:
            form = form.replace("yy", "yyyy")
        return locale.toString(_to_qt(value), form)

    def set_read_only(self, read_only: bool) -> None:
        """Let the day be seen but not changed."""
        super().set_read_only(read_only)
        self._action.setEnabled(not read_only)

    @property
    def calendar(self) -> QCalendarWidget:
        """The calendar; made when first asked for."""
        return self._popup().days

    def open_calendar(self) -> None:
        """Show a calendar under the line; a day picked there replaces what is typed."""
        if self.box.isReadOnly():
            return
        self._popup().open_at(self.value() or datetime.date.today())

    def _popup(self) -> _Calendar:
        if self._calendar is None:
            self._calendar = _Calendar(self)
            self._calendar.days.clicked.connect(self._pick)
            self._calendar.days.activated.connect(self._pick)
        return self._calendar

    def _pick(self, day: QDate) -> None:
        if self._calendar is not None and self._calendar.isVisible():
            self._calendar.hide()
            self.set_value(datetime.date(day.year(), day.month(), day.day()))
            self.box.setFocus()
            self.edited.emit()


class _Calendar(QFrame):
    """A month to pick a day from, over everything else until a day is picked or Esc pressed."""

    def __init__(self, owner: Date) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self._owner = owner
        self.setProperty("part", "card")
        self.days = QCalendarWidget(self)
        self.days.setAccessibleName("Calendar")
        self.days.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.days.setFirstDayOfWeek(QLocale().firstDayOfWeek())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.days)

    def open_at(self, day: datetime.date) -> None:
        """Show the month of ``day`` beside the owner, within its screen."""
        plain = QTextCharFormat()
        plain.setForeground(theme.role("ink"))
        for weekday in Qt.DayOfWeek:
            self.days.setWeekdayTextFormat(weekday, plain)
        self.days.setSelectedDate(_to_qt(day))
        self.adjustSize()
        owner = self._owner
        below = owner.mapToGlobal(QPoint(0, owner.height() + 2))
        room = owner.screen().availableGeometry()
        if below.y() + self.height() > room.bottom():
            below.setY(owner.mapToGlobal(QPoint(0, 0)).y() - self.height() - 2)
        below.setX(max(room.left(), min(below.x(), room.right() - self.width())))
        self.move(below)
        self.show()
        self.days.setFocus()


def _to_qt(day: datetime.date) -> QDate:
    return QDate(day.year, day.month, day.day)
