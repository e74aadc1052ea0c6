"""How the board is painted: cards in the colour of their type, and quiet places for other days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QWidget

from app.ui import icons, theme
from app.ui.tabs.training.board_words import NOBODY

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem

    from app.ui.tabs.training.board_model import Index, Slots
    from app.ui.tabs.training.board_words import Slot

#: How many lines a card has where there is room for it, and at the least.
ROOMY, FULL, COMPACT = 4, 3, 1
#: What is free around a card and around the words in it, in pixels.
_ACROSS, _DOWN = 5, 4
_INSIDE, _PADDING, _TIGHT = 12, 8, 4
_BAR, _RADIUS, _GAP, _MARK = 3, 6, 8, 14
_ELIDE = Qt.TextElideMode.ElideRight
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
#: The part of a line that a name may take at its end, and the least that it leaves a title.
_NAME_PART, _TITLE = 0.4, 90
#: Rather than lose a line, cards are scrolled over so many heights of what is seen.
_SCROLLED = 1.5


def row_height(lines: int) -> int:
    """How high a row is whose cards have so many lines."""
    padding = _PADDING if lines >= FULL else _TIGHT
    return lines * _line_height() + 2 * padding + 2 * _DOWN


def lines_for(room: int, rows: int) -> int:
    """How many lines the cards have so that all are in sight, or nearly so."""
    for lines in (ROOMY, FULL):
        if rows * row_height(lines) <= room:
            return lines
    return 2 if rows * row_height(2) <= room * _SCROLLED else COMPACT


class CardPainter(QStyledItemDelegate):
    """Paints a slot of the board, with so many ``lines`` as there is room for.

    ``target`` is where a session would go that is dragged.
    """

    def __init__(self, parent: QWidget, slots: Slots) -> None:
        super().__init__(parent)
        self._slots = slots
        self.lines = ROOMY
        self.target: QPersistentModelIndex | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground of a card, its lines, and a ring where the keyboard is."""
        one = self._slots.slot(index)
        painter.fillRect(option.rect, theme.role("surface"))  # what a table paints of a selection
        if one is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRect(option.rect).adjusted(_ACROSS, _DOWN, -_ACROSS, -_DOWN)
        aimed = self.target is not None and index == self.target
        _paint_ground(painter, card, one, aimed=aimed)
        inside = card.adjusted(_INSIDE, 0, -_GAP, 0)
        if one.training is None:
            _paint_day(painter, inside, one)
        else:
            _paint_session(painter, inside, one, self.lines)
        if option.state & QStyle.StateFlag.State_Selected or aimed:
            focused = aimed or bool(option.state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(theme.role("focus" if focused else "edge"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(card), _RADIUS, _RADIUS)
        painter.restore()


class MonthHeads(QHeaderView):
    """The name of a month over its column."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setFixedHeight(QFontMetrics(theme.font("label", bold=True)).height() + 16)
        self.setSectionsClickable(False)
        self.setAccessibleName("Months")

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one name."""
        text = str(self.model().headerData(section, self.orientation()))
        painter.save()
        painter.fillRect(rect, theme.role("surface"))
        area = rect.adjusted(_ACROSS, 0, -_ACROSS, 0)
        _write(painter, area, text, "muted", bold=True)
        painter.restore()


def _paint_ground(painter: QPainter, card: QRect, one: Slot, *, aimed: bool) -> None:
    """Paint what is behind the words: a wash with a bar at its left, or an outline."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if one.training is None:
        if aimed:
            painter.setBrush(theme.role("accent_wash"))
        if one.what == "free":
            painter.setPen(QPen(theme.role("edge"), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        return
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(card), _RADIUS, _RADIUS)
    painter.fillPath(shape, theme.role("page" if one.over else f"{one.tone}_wash"))
    painter.save()
    painter.setClipPath(shape)
    painter.fillRect(QRect(card.x(), card.y(), _BAR, card.height()), theme.role(_ink(one)))
    painter.restore()


def _paint_day(painter: QPainter, inside: QRect, one: Slot) -> None:
    """Paint a day without a session: which it is, and that it is free or why it is closed."""
    _write(painter, inside, f"{one.when} · {one.title}", "muted")


def _paint_session(painter: QPainter, inside: QRect, one: Slot, lines: int) -> None:
    if lines == COMPACT:
        _paint_in_one_line(painter, inside, one)
        return
    high = _line_height()
    top = inside.y() + (inside.height() - lines * high) // 2
    rows = [QRect(inside.x(), top + high * n, inside.width(), high) for n in range(lines)]
    _paint_when(painter, rows[0], one)
    if lines < FULL:
        _paint_title(painter, _paint_end(painter, rows[1], one), one)
        return
    _paint_title(painter, rows[1], one)
    below = [(one.given, _ink(one)), (one.about, "muted")]
    taken = _metrics().horizontalAdvance(below[lines - FULL][0])
    rows[-1] = _paint_state(painter, rows[-1], one, beside=taken)
    for row, (text, ink) in zip(rows[2:], below, strict=False):
        _write(painter, row, text, ink)


def _paint_in_one_line(painter: QPainter, inside: QRect, one: Slot) -> None:
    line = _paint_end(painter, inside, one)
    day = _metrics().horizontalAdvance("Wed 30") + _GAP
    _write(painter, QRect(line.x(), line.y(), day, line.height()), one.brief, "muted")
    _paint_title(painter, line.adjusted(day, 0, 0, 0), one)


def _paint_when(painter: QPainter, line: QRect, one: Slot) -> None:
    """Paint the day and time, and the type at the right; how long it is gives way first."""
    small = QFontMetrics(theme.font("small"))
    kind = small.horizontalAdvance(one.kind)
    fits = _metrics().horizontalAdvance(one.when) + _GAP + kind <= line.width()
    when = one.when if fits else one.when.rpartition(" · ")[0]
    _write(painter, line, when, "muted")
    room = line.width() - _metrics().horizontalAdvance(when) - _GAP
    painter.setFont(theme.font("small"))
    painter.setPen(theme.role("muted"))
    if room >= kind / 2:  # of less one would read nothing
        said = small.elidedText(one.kind, _ELIDE, room)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | _MIDDLE, said)


def _paint_title(painter: QPainter, line: QRect, one: Slot) -> None:
    font = theme.font("body", bold=True)
    font.setStrikeOut(one.mark == "x")
    painter.setFont(font)
    painter.setPen(theme.role("muted" if one.over or not _has_topic(one) else "ink"))
    painter.drawText(
        line, _MIDDLE, painter.fontMetrics().elidedText(one.title, _ELIDE, line.width())
    )


def _paint_end(painter: QPainter, line: QRect, one: Slot) -> QRect:
    """Paint who gives it and the mark at a line's end; what is left of the line."""
    left = _paint_state(painter, line, one, beside=None)
    name = min(_metrics().horizontalAdvance(one.who) + 1, int(left.width() * _NAME_PART))
    if one.who == NOBODY or left.width() - name - _GAP < _TITLE:
        return left  # the mark says that something is missing, and the tip what
    area = QRect(left.right() - name, left.y(), name + 1, left.height())
    _write(painter, area, one.who, _ink(one))
    return left.adjusted(0, 0, -name - _GAP, 0)


def _paint_state(painter: QPainter, line: QRect, one: Slot, *, beside: int | None) -> QRect:
    """Paint where it stands at a line's end; what is left of the line.

    It is said in words where there is room for them ``beside`` what takes so many pixels.
    """
    if not one.mark:
        return line
    drawn = icons.pixmap(one.mark, one.state_tone, _MARK, painter.device().devicePixelRatioF())
    left = line.right() - _MARK
    painter.drawPixmap(left, line.y() + (line.height() - _MARK) // 2, drawn)
    wide = QFontMetrics(theme.font("small")).horizontalAdvance(one.state) + 4
    if beside is not None and wide + beside + _GAP <= left - line.x():
        left -= wide
        painter.setFont(theme.font("small"))
        painter.setPen(theme.role(one.state_tone))
        painter.drawText(QRect(left, line.y(), wide, line.height()), _MIDDLE, one.state)
    return line.adjusted(0, 0, left - _GAP - line.right(), 0)


def _write(painter: QPainter, area: QRect, text: str, ink: str, *, bold: bool = False) -> None:
    painter.setFont(theme.font("label", bold=bold, figures=True))
    painter.setPen(theme.role(ink))
    painter.drawText(area, _MIDDLE, painter.fontMetrics().elidedText(text, _ELIDE, area.width()))


def _has_topic(one: Slot) -> bool:
    return one.training is None or bool(one.training.session.topic)


def _ink(one: Slot) -> str:
    """The colour of a card's bar and of the words in it that are coloured."""
    return "muted" if one.tone == "plain" else one.tone


def _metrics() -> QFontMetrics:
    return QFontMetrics(theme.font("label", figures=True))


def _line_height() -> int:
    return QFontMetrics(theme.font("body", bold=True)).height() + 2
