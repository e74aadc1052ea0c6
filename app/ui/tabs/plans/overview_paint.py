"""How the overview of the plans is painted: a state as a chip, and what the lines cover below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QWidget

from app.ui import icons, theme
from app.ui.people_grid import MARGIN, write

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

    from app.ui.people_grid import Index
    from app.ui.tabs.plans.overview_model import Halves
    from app.ui.tabs.plans.overview_words import Shown

#: What is left free beside the words of a chip, and after it, in pixels.
_PADDING, _GAP = 8, 8
_MARK = 14


def row_height() -> int:
    """How high a row is: a chip over a line of words."""
    return _chip_height() + _line_height() + 16


def covered_at(rect: QRect) -> QRect:
    """Where the coverage stands in the cell at ``rect``."""
    top = rect.y() + 6 + _chip_height() + 2
    return QRect(rect.x() + MARGIN, top, rect.width() - 2 * MARGIN, _line_height() + 2)


class CellPainter(QStyledItemDelegate):
    """Paints a cell: the state with what is late beside it, and below it the coverage."""

    def __init__(self, parent: QWidget, halves: Halves) -> None:
        super().__init__(parent)
        self._halves = halves

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground, the two lines, and a ring where the keyboard is."""
        shown, rect = self._halves.shown(index), QRect(option.rect)
        painter.save()
        now = index.column() == self._halves.current
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = "accent_wash" if chosen else "surface" if now else "page"
        painter.fillRect(rect, theme.role(ground))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.role("line"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_state(painter, rect, shown)
        _paint_coverage(painter, covered_at(rect), shown)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.role("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -2))
        painter.restore()


def _paint_state(painter: QPainter, rect: QRect, shown: Shown) -> None:
    """Paint the chip, and beside it what there is to say, as far as there is room."""
    if not shown.state:
        return
    area = QRect(rect.x() + MARGIN, rect.y() + 6, rect.width() - 2 * MARGIN, _chip_height())
    metrics = QFontMetrics(theme.font("label", figures=True))
    wanted = metrics.horizontalAdvance(shown.state) + 2 * _PADDING + 1
    chip = QRect(area.x(), area.y(), min(wanted, area.width()), area.height())
    if shown.plan_id is not None or shown.tone == "amber":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.role(f"{shown.tone}_wash"))
        painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
        words, ink = chip.adjusted(_PADDING, 0, -_PADDING, 0), _ink(shown.tone)
    else:
        words, ink = chip, "muted"
    write(painter, words, shown.state, "label", ink)
    beside = area.adjusted(chip.width() + _GAP, 0, 0, 0)
    if shown.aside and beside.width() > _MARK:
        write(painter, beside, shown.aside, "small", _ink(shown.aside_tone))


def _paint_coverage(painter: QPainter, area: QRect, shown: Shown) -> None:
    """Paint the coverage with a tick where it is enough, in short where there is little room."""
    if not shown.coverage:
        return
    if shown.enough is not None:
        name = "check" if shown.enough else "triangle-alert"
        mark = icons.pixmap(name, shown.coverage_tone, _MARK, painter.device().devicePixelRatioF())
        painter.drawPixmap(area.x(), area.y() + (area.height() - _MARK) // 2, mark)
        area = area.adjusted(_MARK + 4, 0, 0, 0)
    fits = QFontMetrics(theme.font("label", figures=True)).horizontalAdvance(shown.coverage)
    text = shown.coverage if fits <= area.width() else shown.brief
    write(painter, area, text, "label", _ink(shown.coverage_tone))


def _ink(tone: str) -> str:
    """The colour of words in a tone."""
    return "ink" if tone == "plain" else tone


def _chip_height() -> int:
    return QFontMetrics(theme.font("label")).height() + 4


def _line_height() -> int:
    return QFontMetrics(theme.font("label")).height()
