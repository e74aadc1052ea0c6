"""A level from 1 to 5 as dots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui import theme, veil

if TYPE_CHECKING:
    from app.ui.parts.words import Tone

_RADIUS = 4.0
_STEP = 13
_COUNT = 5


def paint_dots(
    painter: QPainter, at: QPointF, level: int | None, aim: int | None = None, tone: Tone = "accent"
) -> None:
    """Paint five dots from ``at``, the middle of their left end; lists paint them with this too.

    Dots up to the level are filled, dots from there to the aim are rings, the rest are faint.
    """
    colour = theme.role("accent" if tone in ("plain", "muted") else tone)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for index in range(_COUNT):
        middle = QPointF(at.x() + _RADIUS + index * _STEP, at.y())
        ring = (level or 0) <= index < (aim or 0)
        painter.setPen(QPen(colour, 1.5) if ring else Qt.PenStyle.NoPen)
        fill = colour if index < (level or 0) else theme.role("dot")
        painter.setBrush(Qt.BrushStyle.NoBrush if ring else fill)
        radius = _RADIUS - 0.75 if ring else _RADIUS
        painter.drawEllipse(middle, radius, radius)
    painter.restore()


def dots_width() -> int:
    """How wide :func:`paint_dots` paints, in pixels."""
    return int((_COUNT - 1) * _STEP + 2 * _RADIUS)


def told(level: int | None, aim: int | None = None) -> str:
    """The level in words: ``level 3 of 5, aim 4``."""
    said = f"level {level} of {_COUNT}" if level else "not rated"
    return f"{said}, aim {aim}" if aim else said


class LevelDots(QWidget):
    """A level, and where it is to go: ``LevelDots(2, aim=4, tone="amber")``."""

    def __init__(
        self,
        level: int | None,
        aim: int | None = None,
        tone: Tone = "accent",
        *,
        private: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_level(level, aim)
        veil.cover(self, private)

    def set_level(self, level: int | None, aim: int | None = None) -> None:
        """Show another level; ``None`` is not rated."""
        self._level, self._aim = level, aim
        veil.name(self, told(level, aim))
        self.setToolTip(told(level, aim).capitalize())
        self.update()

    def sizeHint(self) -> QSize:
        """How large it likes to be."""
        return QSize(dots_width(), int(2 * _RADIUS) + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it in the colours of the theme."""
        painter = QPainter(self)
        paint_dots(painter, QPointF(0, self.height() / 2), self._level, self._aim, self._tone)
