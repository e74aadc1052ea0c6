"""How the overview of the plans is painted: a state as a chip, and what the lines cover below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QWidget

from app.ui import icons, theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

    from app.ui.tabs.plans.overview_model import Halves, Index
    from app.ui.tabs.plans.overview_words import Shown

#: What is left free around the words of a cell, and beside the words of a chip, in pixels.
_MARGIN, _PADDING, _GAP = 10, 8, 8
_MARK = 14
_ELIDE = Qt.TextElideMode.ElideRight
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


def row_height() -> int:
    """How high a row is: a chip over a line of words."""
    return _chip_height() + _line_height() + 16


def covered_at(rect: QRect) -> QRect:
    """Where the coverage stands in the cell at ``rect``."""
    top = rect.y() + 6 + _chip_height() + 2
    return QRect(rect.x() + _MARGIN, top, rect.width() - 2 * _MARGIN, _line_height() + 2)


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


class NameHeads(QHeaderView):
    """The frozen side: whose plans a row shows, and why they owe none."""

    def __init__(self, parent: QWidget, width: int) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setFixedWidth(width)
        self.setAccessibleName("People")

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one name."""
        halves: Halves = self.model()  # type: ignore[assignment]  # the grid's own
        line = halves.lines[section]
        painter.save()
        painter.fillRect(rect, theme.role("surface"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.role("line"))
        area = rect.adjusted(14, 0, -6, 0)
        if line.note:
            below = area.adjusted(0, area.height() // 2, 0, -6)
            _write(painter, below, line.note, "small", "muted")
            area.setBottom(area.y() + area.height() // 2 + 4)
        _write(painter, area, line.name, "body", "ink")
        painter.restore()


class HalfHeads(QHeaderView):
    """A half-year over each column, the one under way in bold."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFixedHeight(QFontMetrics(theme.font("label", bold=True)).height() + 16)
        self.setAccessibleName("Half-years")

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one half-year."""
        halves: Halves = self.model()  # type: ignore[assignment]  # the grid's own
        now = section == halves.current
        painter.save()
        painter.fillRect(rect, theme.role("surface" if now else "page"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.role("line"))
        if now:
            painter.fillRect(rect.x(), rect.y(), rect.width(), 2, theme.role("accent"))
        painter.setFont(theme.font("label", bold=True))
        painter.setPen(theme.role("ink" if now else "muted"))
        area = rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        text = halves.halves[section].label + (" · now" if now else "")
        elided = painter.fontMetrics().elidedText(text, _ELIDE, area.width())
        painter.drawText(area, _MIDDLE, elided)
        painter.restore()


def _paint_state(painter: QPainter, rect: QRect, shown: Shown) -> None:
    """Paint the chip, and beside it what there is to say, as far as there is room."""
    if not shown.state:
        return
    area = QRect(rect.x() + _MARGIN, rect.y() + 6, rect.width() - 2 * _MARGIN, _chip_height())
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
    _write(painter, words, shown.state, "label", ink)
    beside = area.adjusted(chip.width() + _GAP, 0, 0, 0)
    if shown.aside and beside.width() > _MARK:
        _write(painter, beside, shown.aside, "small", _ink(shown.aside_tone))


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
    _write(painter, area, text, "label", _ink(shown.coverage_tone))


def _write(painter: QPainter, area: QRect, text: str, size: theme.Size, ink: str) -> None:
    painter.setFont(theme.font(size, figures=True))
    painter.setPen(theme.role(ink))
    painter.drawText(area, _MIDDLE, painter.fontMetrics().elidedText(text, _ELIDE, area.width()))


def _ink(tone: str) -> str:
    """The colour of words in a tone."""
    return "ink" if tone == "plain" else tone


def _chip_height() -> int:
    return QFontMetrics(theme.font("label")).height() + 4


def _line_height() -> int:
    return QFontMetrics(theme.font("label")).height()
