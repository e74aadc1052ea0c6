"""How the grid of numbers is painted: its cells, the frozen side, and the heads across."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate

from app.domain.kinds import Standing
from app.ui import theme
from app.ui.tabs.scorecard import grid_words
from app.ui.tabs.scorecard.grid_board import AVERAGES, Part

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from app.ui.tabs.scorecard.grid_board import Board, Cell, Head
    from app.ui.tabs.scorecard.grid_model import GridModel, Index

#: What is left free at the sides of a cell and of a head, in pixels.
PADDING = 8
SIDE = 224
_CORNER = 7
#: How strongly a selected cell is shaded, of 255.
_SHADE = 18
#: Plain numbers: flags take several times as long.
_SELECTED = QStyle.StateFlag.State_Selected.value
_FOCUSED = QStyle.StateFlag.State_HasFocus.value
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def row_height() -> int:
    """The height of a row without a heading above it, in pixels."""
    return theme.pixels("body") * 2 + 4


def heading_height() -> int:
    """What the heading of a block takes above its first row, in pixels."""
    return theme.pixels("small") * 2


class _Inks:
    """The fonts and colours of a theme, made once: a grid paints some hundred cells at a time."""

    def __init__(self) -> None:
        self.body = theme.font("body", figures=True)
        self.bold = theme.font("body", bold=True, figures=True)
        self._wide = QFontMetrics(self.bold)
        self._widths: dict[str, int] = {}
        roles = ("surface", "line", "focus", "ink", "muted", "red", "accent_wash", "red_wash")
        self.roles = {name: theme.role(name) for name in (*roles, "page")}

    def width(self, text: str) -> int:
        """How wide a number is at most."""
        if text not in self._widths:
            self._widths[text] = self._wide.horizontalAdvance(text)
        return self._widths[text]


class CellPainter(QStyledItemDelegate):
    """Paints a number on a wash that says hit or missed; a missed one has a red corner too."""

    def __init__(self, parent: QWidget, model: GridModel) -> None:
        super().__init__(parent)
        self._model = model
        self._inks = _Inks()
        self._made_for: tuple[bool, int] | None = None

    def make_ready(self) -> None:
        """Take the fonts and colours of the theme, where they changed since the last painting."""
        wanted = theme.is_dark(), theme.pixels("body")
        if wanted != self._made_for:
            self._inks, self._made_for = _Inks(), wanted

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the cell, what is wrong with it, and a ring where the keyboard is."""
        if not index.isValid():
            return
        model, row, column = self._model, index.row(), index.column()
        cell = model.board.cells[row][column]
        rect, state, inks = option.rect, option.state.value, self._inks
        place = rect.adjusted(0, rect.height() - row_height(), -1, -1)
        if state & _SELECTED or model.board.rows[row].block:
            # Qt has coloured what is selected, in a green that would say that it was reached, and
            # with it the heading of a block, which stands above its first row.
            painter.fillRect(rect, inks.roles["surface"])
        kept = model.kept.get(cell.key) if model.kept else None
        _paint_ground(painter, place, cell, inks, selected=bool(state & _SELECTED))
        if kept is not None:
            _paint_kept(painter, place, kept[0])
        elif cell.part is Part.STATUS and cell.standing is not None:
            _paint_chip(painter, place, cell.standing, model.written(row, column))
        else:
            _paint_figure(painter, place, cell, model.written(row, column), inks)
        if state & _FOCUSED:
            painter.setPen(QPen(inks.roles["focus"], 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)  # a shape before it was filled
            painter.drawRect(place.adjusted(1, 1, -1, -1))


class _Heads(QHeaderView):
    """Heads that are drawn once and copied from then on, until other ones are shown."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self._drawn: dict[tuple[object, ...], QPixmap] = {}

    def forget(self) -> None:
        """Other heads are shown."""
        self._drawn.clear()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one head."""
        ratio, look = self.devicePixelRatioF(), (theme.is_dark(), theme.pixels("body"))
        key = section, rect.width(), rect.height(), ratio, look
        if key not in self._drawn:
            drawn = QPixmap(rect.size() * ratio)
            drawn.setDevicePixelRatio(ratio)
            drawn.fill(theme.role("surface"))
            inside = QPainter(drawn)
            self.draw(inside, QRect(0, 0, rect.width(), rect.height()), section)
            inside.fillRect(0, rect.height() - 1, rect.width(), 1, theme.role("line"))
            inside.end()
            self._drawn[key] = drawn
        painter.drawPixmap(rect.topLeft(), self._drawn[key])

    def draw(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one head on its ground."""
        raise NotImplementedError


class SideHeads(_Heads):
    """The frozen side: people, or metrics under the heading of their block."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setFixedWidth(SIDE)
        self.setAccessibleName("Rows")

    def draw(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw a name, at its right what there is to say of it, and a heading that begins."""
        head = _heads(self).rows[section]
        line = rect.adjusted(14, rect.height() - row_height(), -10, -1)
        painter.setFont(theme.font("body", bold=head.person is None and head.metric is None))
        painter.setPen(theme.role("ink"))
        written = _write(painter, line, head.title)
        if head.below:
            painter.setFont(theme.font("small"))
            painter.setPen(theme.role("muted"))
            line.setLeft(line.left() + written + 10)
            if line.width() > PADDING * 4:
                _write(painter, line, head.below, _RIGHT)
        if head.block:
            _paint_heading(painter, rect, head)


class AcrossHeads(_Heads):
    """Over the columns: a period with its first day, or a metric on as many lines as it needs."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setAccessibleName("Columns")

    def fit(self) -> None:
        """Be as high as the heads need."""
        heads, small, label = _heads(self).columns, theme.pixels("small"), theme.pixels("label")
        blocks = heading_height() if any(head.block for head in heads) else 0
        lines = 3 if any(head.metric is not None for head in heads) else 1
        below = small + 6 if any(head.below for head in heads) else 0
        self.setFixedHeight(blocks + lines * (label + 4) + below + 10)

    def draw(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one head at the foot of its place."""
        head = _heads(self).columns[section]
        line = rect.adjusted(PADDING // 2, heading_height() if head.block else 0, -PADDING, -6)
        foot = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
        if head.below:
            painter.setFont(theme.font("small"))
            painter.setPen(theme.role("muted"))
            painter.drawText(line, foot, head.below)
            line.adjust(0, 0, 0, -theme.pixels("small") - 4)
        painter.setFont(theme.font("label", bold=True))
        painter.setPen(theme.role("ink" if head.metric is None else "muted"))
        painter.drawText(line, foot | Qt.TextFlag.TextWordWrap, head.title)
        if head.block:
            _paint_heading(painter, rect, head)


def _paint_ground(
    painter: QPainter, place: QRect, cell: Cell, inks: _Inks, *, selected: bool
) -> None:
    """A wash for hit or missed, a plain one for what is counted from several periods."""
    hit = None if cell.quiet else cell.figure.hit
    if hit is not None:
        painter.fillRect(place, inks.roles["accent_wash" if hit else "red_wash"])
    elif cell.part in AVERAGES or cell.part is Part.INDEX:
        painter.fillRect(place, inks.roles["page"])
    if selected:
        # In no colour of its own: green would say that the number was reached.
        shade = theme.role("ink")
        shade.setAlpha(_SHADE)
        painter.fillRect(place, shade)


def _paint_figure(painter: QPainter, place: QRect, cell: Cell, text: str, inks: _Inks) -> None:
    nothing = text == grid_words.MISSING
    missed = cell.figure.missed and not cell.quiet
    area = place.adjusted(PADDING // 2, 0, -PADDING, 0)
    if cell.standing is not None and cell.part is Part.VALUE and not cell.quiet:
        paint_standing(painter, QPointF(place.left() + 11, place.center().y() + 1), cell.standing)
        area.setLeft(area.left() + 14)
    painter.setFont(inks.bold if cell.person is None and not nothing else inks.body)
    painter.setPen(inks.roles["muted" if nothing else "red" if missed else "ink"])
    if inks.width(text) <= area.width():
        painter.drawText(area, _RIGHT, text)
    else:
        _write(painter, area, text, _RIGHT)
    if missed:
        _paint_corner(painter, place)


def _paint_kept(painter: QPainter, place: QRect, text: str) -> None:
    """What was typed and is not recorded: red, underlined, with a corner."""
    painter.setFont(theme.font("body", figures=True))
    painter.setPen(theme.role("red"))
    _write(painter, place.adjusted(PADDING // 2, 0, -PADDING, 0), text, _RIGHT)
    painter.setPen(QPen(theme.role("red"), 2))
    painter.drawLine(place.left() + 5, place.bottom() - 3, place.right() - 5, place.bottom() - 3)
    _paint_corner(painter, place)


def _paint_corner(painter: QPainter, place: QRect) -> None:
    right, top = place.right() + 1.0, float(place.top())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.role("red"))
    corner = [QPointF(right - _CORNER, top), QPointF(right, top), QPointF(right, top + _CORNER)]
    painter.drawPolygon(QPolygonF(corner))


def paint_standing(painter: QPainter, at: QPointF, standing: Standing) -> None:
    """A shape for a state that wants attention: a triangle, a diamond or a ring."""
    if standing in (Standing.ON_TRACK, Standing.NO_TARGET):
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    x, y = at.x(), at.y()
    if standing is Standing.OFF_TRACK:
        painter.setBrush(theme.role("red"))
        ends = [QPointF(x - 5, y - 4), QPointF(x + 5, y - 4), QPointF(x, y + 4.5)]
        painter.drawPolygon(QPolygonF(ends))
    elif standing is Standing.SLIPPING:
        painter.setBrush(theme.role("amber"))
        ends = [QPointF(x, y - 5), QPointF(x + 5, y), QPointF(x, y + 5), QPointF(x - 5, y)]
        painter.drawPolygon(QPolygonF(ends))
    elif standing is Standing.NOT_REPORTED:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.role("muted"), 1.5))
        painter.drawEllipse(at, 4, 4)


def _paint_chip(painter: QPainter, place: QRect, standing: Standing, words: str) -> None:
    tone = grid_words.TONES[standing]
    font = theme.font("small", bold=True)
    painter.setFont(font)
    width = painter.fontMetrics().horizontalAdvance(words) + 16
    height = theme.pixels("small") + 8
    chip = QRectF(0, 0, min(width, place.width() - 4), height)
    chip.moveCenter(QPointF(place.center()) + QPointF(0.5, 0.5))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.role(f"{tone}_wash"))
    painter.drawRoundedRect(chip, height / 2, height / 2)
    painter.setPen(theme.role("muted" if tone == "plain" else tone))
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, words)


def _paint_heading(painter: QPainter, rect: QRect, head: Head) -> None:
    """The heading of a block, in the room above its first row or head."""
    painter.fillRect(rect.x(), rect.y(), rect.width(), 1, theme.role("edge"))
    painter.setFont(theme.font("small", bold=True))
    painter.setPen(theme.role("accent"))
    left = 14 if rect.width() == SIDE else PADDING // 2
    area = QRect(rect.x(), rect.y(), rect.width(), heading_height())
    _write(painter, area.adjusted(left, 2, -4, 0), head.block)


def _write(painter: QPainter, area: QRect, text: str, flags: Qt.AlignmentFlag = _LEFT) -> int:
    """One line, shortened where it does not fit; how wide it came out."""
    metrics = painter.fontMetrics()
    fits = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, flags, fits)
    return metrics.horizontalAdvance(fits)


def _heads(view: QHeaderView) -> Board:
    model: GridModel = view.model()  # type: ignore[assignment]  # the grid's own
    return model.board
