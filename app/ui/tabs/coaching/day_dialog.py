"""All that is on one day, as a list: for days with more than one session."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from app.ui import theme
from app.ui.lists import RecordList, RowDelegate
from app.ui.parts import button, words
from app.ui.tabs.coaching.calendar_paint import line_height, paint_entry
from app.ui.tabs.coaching.calendar_words import DAYS, Entry

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from app.formats import Formats

KEYS = "Enter: open · H: hold · Del: delete · Ctrl+arrow: another day"
_SIZE = (460, 340)


class DayDialog(QDialog):
    """The sessions of a day. Each key closes it and is about the one in hand.

    The signals are those of the calendar's grid.
    """

    opened = Signal(int)
    held = Signal(int)
    deleted = Signal(int)
    moved = Signal(int, object)
    plan_wanted = Signal(object)

    def __init__(
        self, parent: QWidget, day: date, there: Sequence[Entry], formats: Formats
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._day = day
        title = formats.weekday(day)
        self.setWindowTitle(title)
        self.list = RecordList(
            lambda row: row.who,
            _Line(),
            spoken=lambda row: row.spoken,
            name="Sessions of the day",
        )
        self.list.show_rows(there)
        self.list.select(there[0].id)
        self.plan_button = button("Plan a session", self._plan)
        foot = QHBoxLayout()
        foot.addWidget(self.plan_button)
        foot.addStretch(1)
        foot.addWidget(button("Close", self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 22, 22, 22)
        column.setSpacing(14)
        column.addWidget(words(title, size="title"))
        column.addWidget(self.list, 1)
        column.addWidget(words(KEYS, size="small", tone="muted", wrap=True))
        column.addLayout(foot)
        self._connect()
        self.resize(*_SIZE)
        self.list.setFocus()

    def _connect(self) -> None:
        self.list.activated.connect(self._open)
        for keys, act in (
            ("H", self._hold),
            ("Del", self._delete),
            ("Ctrl+Left", partial(self._move, -1)),
            ("Ctrl+Right", partial(self._move, 1)),
            ("Ctrl+Up", partial(self._move, -DAYS)),
            ("Ctrl+Down", partial(self._move, DAYS)),
        ):
            QShortcut(QKeySequence(keys), self, act)

    def _open(self) -> None:
        self._close_and(self.opened)

    def _hold(self) -> None:
        self._close_and(self.held)

    def _delete(self) -> None:
        self._close_and(self.deleted)

    def _move(self, days: int) -> None:
        chosen = self.list.current
        self.accept()
        self.moved.emit(chosen, self._day + timedelta(days=days))

    def _plan(self) -> None:
        self.accept()
        self.plan_wanted.emit(self._day)

    def _close_and(self, wish: SignalInstance) -> None:
        chosen = self.list.current
        self.accept()
        wish.emit(chosen)


class _Line(RowDelegate):
    """Paints a session as the calendar does, with room for all of it."""

    def row_height(self) -> int:
        return line_height() + 14

    def paint_row(self, painter: QPainter, place: QRect, row: Entry) -> None:
        painter.setFont(theme.font("body"))
        paint_entry(painter, place.adjusted(8, 6, -8, -6), row)
