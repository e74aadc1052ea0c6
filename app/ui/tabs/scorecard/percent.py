"""A percentage that is set by sliding, or typed exactly."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from app.domain.lifts import LEAST, MOST
from app.ui import theme
from app.ui.editors import Number
from app.ui.field import ErrorLine
from app.ui.parts import words

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QWheelEvent

#: A slider reaches this far; more is typed. All in tenths of a percent.
_FURTHEST, _STEP, _PAGE = 500, 5, 50
_NUMBER = 76
_SLIDER = 130


class Percent(QWidget):
    """Tenths of a percent: arrows move the slider by half a percent, Page up and down by five.

    ``edited`` tells of what the user does. Out of bounds or unreadable, the number stays as it is
    typed and ``error`` says why; the last one that made sense holds.
    """

    edited = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._value = 0
        self.slider = _Slider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, _FURTHEST)
        self.slider.setSingleStep(_STEP)
        self.slider.setPageStep(_PAGE)
        self.slider.setFixedWidth(_SLIDER)
        self.slider.setAccessibleName(f"{name}, in tenths of a percent")
        self.number = Number(LEAST // 10, MOST // 10, decimals=1)
        self.number.set_name(f"{name}, in percent")
        self.number.setFixedWidth(_NUMBER)
        self.error = ErrorLine()
        self.setFocusProxy(self.slider)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for part in (self.slider, self.number, words("%", tone="muted")):
            line.addWidget(part)
        self.slider.valueChanged.connect(self._slid)
        self.number.edited.connect(self._typed)

    def value(self) -> int:
        """Tenths of a percent."""
        return self._value

    def set_value(self, tenths: int) -> None:
        """Show a percentage."""
        self._value = tenths
        self._point()
        self.number.set_value(Decimal(tenths) / 10)
        self._mark()

    def _point(self) -> None:
        self.slider.blockSignals(True)
        self.slider.setValue(self._value)
        self.slider.blockSignals(False)

    def _slid(self, tenths: int) -> None:
        self._value = tenths
        self.number.set_value(Decimal(tenths) / 10)
        self._mark()
        self.edited.emit()

    def _typed(self) -> None:
        typed = self.number.value()
        self._mark()
        if typed is not None and not self.number.problem():
            self._value = int(typed * 10)
            self._point()
            self.edited.emit()

    def _mark(self) -> None:
        problem = self.number.problem()
        self.number.set_marked(bool(problem))
        self.number.set_hint(problem)
        self.error.set_text(problem)


class _Slider(QSlider):
    """Shows where the keyboard is, and leaves the wheel to the page it is on."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a ring around it where the keyboard is: the style draws none."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.role("focus"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)
            painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page: a value that changes in passing goes unnoticed."""
        event.ignore()
