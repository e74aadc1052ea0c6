"""How the grid of the reviews is painted: a word on a wash that says how far a review has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QWidget

from app.ui import theme
from app.ui.badge import paint_badge

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

    from app.ui.people_grid import Index
    from app.ui.tabs.reviews.overview_model import Slots
    from app.ui.tabs.reviews.overview_words import Line

#: What is left free around a chip, and how round its corners are, in pixels.
_ACROSS, _DOWN, _ROUND = 5, 4, 6
_BADGE, _GAP = 26, 8
_MIDDLE = Qt.AlignmentFlag.AlignCenter


def row_height() -> int:
    """How high a row is: a chip with room to be read across a table."""
    return max(QFontMetrics(theme.font("label")).height() + 24, _BADGE + 14) + 2 * _DOWN


def paint_badge_before(painter: QPainter, area: QRect, line: Line) -> QRect:
    """Paint whose row it is; the room that is left for the name."""
    badge = QRect(area.x(), area.y() + (area.height() - _BADGE) // 2, _BADGE, _BADGE)
    paint_badge(painter, badge, line.initials, line.colour)
    return area.adjusted(_BADGE + _GAP, 0, 0, 0)


class CellPainter(QStyledItemDelegate):
    """Paints a cell: its word on its wash, and a ring around the one in hand."""

    def __init__(self, parent: QWidget, slots: Slots) -> None:
        super().__init__(parent)
        self._slots = slots

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground, the chip and its word."""
        shown, rect = self._slots.shown(index), QRect(option.rect)
        painter.save()
        painter.fillRect(rect, theme.role("surface"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chip = QRectF(rect.adjusted(_ACROSS, _DOWN, -_ACROSS, -_DOWN))
        painter.setPen(self._ring(option))
        painter.setBrush(theme.role(f"{shown.wash}_wash" if shown.wash else "surface"))
        painter.drawRoundedRect(chip, _ROUND, _ROUND)
        painter.setFont(theme.font("label", figures=True))
        painter.setPen(theme.role(_ink(shown.wash)))
        words = painter.fontMetrics().elidedText(
            shown.state, Qt.TextElideMode.ElideRight, int(chip.width())
        )
        painter.drawText(chip, _MIDDLE, words)
        painter.restore()

    @staticmethod
    def _ring(option: QStyleOptionViewItem) -> QPen:
        """The line around the cell in hand: strong where the keyboard is, thin where it was."""
        if option.state & QStyle.StateFlag.State_HasFocus:
            return QPen(theme.role("focus"), 2)
        if option.state & QStyle.StateFlag.State_Selected:
            return QPen(theme.role("focus"), 1)
        return QPen(Qt.PenStyle.NoPen)


def _ink(wash: str | None) -> str:
    """The colour of the word on a wash."""
    return "muted" if wash is None else "ink" if wash == "plain" else wash
