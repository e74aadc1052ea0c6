"""A drop-down list in the program's look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QComboBox

from app.ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QWheelEvent

_FROM_RIGHT = 16
_HALF_WIDTH = 4


class DropDown(QComboBox):
    """A combo box with a drawn arrow, which leaves the wheel to the page it is on."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page: a value that changes in passing goes unnoticed."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, then the arrow, which a style sheet could only take from a file."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.role("muted" if self.isEnabled() else "disabled"), 1.5))
        tip = QPointF(self.width() - _FROM_RIGHT, self.height() / 2 + 2)
        sides = QPointF(_HALF_WIDTH, _HALF_WIDTH), QPointF(-_HALF_WIDTH, _HALF_WIDTH)
        painter.drawPolyline(QPolygonF([tip - sides[0], tip, tip - sides[1]]))
