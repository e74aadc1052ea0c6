"""A person's picture, or their initials in a circle of the colour that is theirs."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from app.ui import theme
from app.ui.pictures import paint_round

#: Two wide letters in bold fill this much of the circle's width.
_LETTERS = 0.36


def paint_badge(painter: QPainter, rect: QRect | QRectF, initials: str, colour: int) -> None:
    """Paint a badge into ``rect``, in the middle if it is not square; lists and heads use it."""
    area = QRectF(rect)
    size = min(area.width(), area.height())
    circle = QRectF(0, 0, size, size)
    circle.moveCenter(area.center())
    font = theme.font("body", bold=True)
    font.setPixelSize(max(round(size * _LETTERS), 1))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.person_colour(colour))
    painter.drawEllipse(circle)
    painter.setPen(theme.on_person())
    painter.setFont(font)
    painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, initials)
    painter.restore()


class Badge(QWidget):
    """A badge as a widget of ``size`` pixels. The name beside it is what is read out."""

    def __init__(
        self, size: int, initials: str = "", colour: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFixedSize(size, size)
        self.show_person(initials, colour)

    def show_person(self, initials: str, colour: int, photo: QPixmap | None = None) -> None:
        """Show another person: their picture, else their initials on their colour index."""
        self._initials, self._colour, self._photo = initials, colour, photo
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it in the colours of the theme."""
        painter = QPainter(self)
        if self._photo is None:
            paint_badge(painter, self.rect(), self._initials, self._colour)
        else:
            paint_round(painter, self.rect(), self._photo)
