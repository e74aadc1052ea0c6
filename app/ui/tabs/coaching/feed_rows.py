"""The timeline on screen: each entry painted as high as its words need, up to four lines."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyleOptionViewItem,
)

from app.ui import theme, veil
from app.ui.badge import paint_badge
from app.ui.lists import RecordList, TellingDelegate, paint_ground, record_at
from app.ui.tabs.coaching.feed_words import LONGEST, Run

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from app.ui.tabs.coaching.feed_words import FeedRow
    from app.ui.theme import Size

_LINES = 4
_MARGIN, _ABOVE, _BELOW = 16, 8, 10
_BADGE, _OVERLAP = 23, 15
_TEXT = 33
_GAP, _CHIP_PADDING = 9, 10
_UNDER_HEAD, _UNDER_TEXT = 5, 3
_HEADING = 12
#: A person's name takes at most this share of the line.
_NAME = 0.4


class FeedList(RecordList):
    """Entries under each other; a letter is a command here, so nothing is found by typing it."""

    def __init__(self) -> None:
        super().__init__(
            _nothing,
            FeedDelegate(),
            spoken=lambda row: row.spoken(),
            private=lambda row: row.private,
            kept=lambda row: row.kept(),
            name="Journal of everybody",
            uniform=False,
        )
        self.setObjectName("feed")
        self.view.setMouseTracking(True)


def _nothing(_row: FeedRow) -> str:
    return ""


class _Laid(NamedTuple):
    """Words laid out in a width: how they are drawn, and how many lines they take."""

    layout: QTextLayout
    lines: int
    height: float


class FeedDelegate(TellingDelegate):
    """Paints an entry: who, of what kind, when, and who may see it; what it says; the rest."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        row: FeedRow = record_at(index)
        parts = (row.runs, bool(row.below), bool(row.heading))
        return QSize(200, _height_of(*parts, _width(option), theme.pixels("body")))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: FeedRow = record_at(index)
        painter.save()
        top = _paint_heading(painter, row, option.rect)
        body = option.rect.adjusted(0, top, 0, 0)
        paint_ground(painter, option, body)
        width = _width(option)
        head = QRect(body.x() + _MARGIN, body.y() + _ABOVE, width - 2 * _MARGIN, _head_height())
        _paint_head(painter, row, head, option)
        place = QRect(head.x() + _TEXT, head.bottom() + 1 + _UNDER_HEAD, _room(width), 0)
        _paint_words(painter, row, place)
        painter.restore()

    def told(self, row: FeedRow) -> str:
        """When it was, and its words while they may be seen."""
        words = () if row.hidden else (row.text, row.below)
        return "\n".join(filter(None, (row.when, *words)))


@lru_cache(maxsize=400)
def _laid_out(runs: tuple[Run, ...], width: int, _pixels: int) -> _Laid:
    """``runs`` in at most four lines, the last one shortened if they do not fit."""
    laid = _lay(runs, width)
    if laid.lines <= _LINES:
        return laid
    line = laid.layout.lineAt(_LINES - 1)
    start, kept = line.textStart(), line.textStart() + line.textLength()
    while kept > start:
        laid = _lay(_cut(runs, kept), width)
        if laid.lines <= _LINES:
            break
        kept -= 1
    return laid


def _lay(runs: tuple[Run, ...], width: int) -> _Laid:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout("".join(run.text for run in runs), theme.font("body"))
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.setFormats(_formats(runs))
    height, lines = 0.0, 0
    layout.beginLayout()
    while lines <= _LINES and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height, lines = height + line.height(), lines + 1
    layout.endLayout()
    return _Laid(layout, lines, height)


def _formats(runs: tuple[Run, ...]) -> list[QTextLayout.FormatRange]:
    found, start = [], 0
    for run in runs:
        length = _utf16(run.text)
        if run.bold or run.italic:
            looks = QTextCharFormat()
            looks.setFontItalic(run.italic)
            if run.bold:
                looks.setFontWeight(QFont.Weight.DemiBold)
            made = QTextLayout.FormatRange()
            made.start, made.length, made.format = start, length, looks
            found.append(made)
        start += length
    return found


def _cut(runs: tuple[Run, ...], kept: int) -> tuple[Run, ...]:
    """``runs`` after so many of Qt's letters, with a sign that there is more."""
    found: list[Run] = []
    for run in runs:
        length = _utf16(run.text)
        if length >= kept:
            text = run.text.encode("utf-16-le")[: 2 * kept].decode("utf-16-le", "ignore")
            return (*found, Run(f"{text.rstrip()}…", run.bold, run.italic))
        found.append(run)
        kept -= length
    return tuple(found)


def _utf16(text: str) -> int:
    """How long Qt takes ``text`` for."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _room(width: int) -> int:
    return max(width - 2 * _MARGIN - _TEXT, 80)


@lru_cache(maxsize=20_000)
def _height_of(
    runs: tuple[Run, ...], has_below: bool, has_heading: bool, width: int, pixels: int
) -> int:
    """How high an entry is in a list of this width."""
    words = _laid_out(runs, _room(width), pixels).height if runs else 0
    below = _height("body") + _UNDER_TEXT if has_below else 0
    head = _head_height() + (_UNDER_HEAD if words or below else 0)
    heading = _heading_height() if has_heading else 0
    return round(heading + _ABOVE + head + words + below + _BELOW)


def _width(option: QStyleOptionViewItem) -> int:
    """The width of a row, whether or not a scroll bar takes some of it at the moment."""
    view: Any = option.widget
    if not isinstance(view, QListView):
        return option.rect.width()
    return view.width() - view.verticalScrollBar().sizeHint().width()


def _height(size: Size) -> int:
    return QFontMetrics(theme.font(size)).height()


def _head_height() -> int:
    return max(_BADGE, _height("body") + 4)


def _heading_height() -> int:
    return _height("label") + 2 * _HEADING


def _paint_heading(painter: QPainter, row: FeedRow, rect: QRect) -> int:
    """Paint the stretch of days above its first entry; returns the height it takes."""
    if not row.heading:
        return 0
    height = _heading_height()
    place = QRect(rect.x() + _MARGIN, rect.y(), rect.width() - 2 * _MARGIN, height - 4)
    painter.setFont(theme.font("label", bold=True))
    painter.setPen(theme.role("muted"))
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, row.heading)
    return height


def _paint_head(painter: QPainter, row: FeedRow, line: QRect, option: QStyleOptionViewItem) -> None:
    """Paint who it is about, the kind, the day, and at the right who may see it."""
    mark = _width_of(row.mark, bold=False) + _GAP
    _write(painter, line, row.mark, "accent" if row.shared else "muted", right=True)
    at = _paint_badges(painter, row, line)
    end = line.right() - mark
    name = _elided(row.who, min(int(line.width() * _NAME), end - at), bold=True)
    _write(painter, QRect(at, line.y(), end - at, line.height()), name, "ink", bold=True)
    at += _width_of(name, bold=True) + _GAP
    at = _paint_chip(painter, row, at, line, option) + _GAP
    day = _elided(row.day, max(end - at, 0), bold=False)
    _write(painter, QRect(at, line.y(), max(end - at, 0), line.height()), day, "muted")


def _paint_badges(painter: QPainter, row: FeedRow, line: QRect) -> int:
    """Paint whom it is about as circles that overlap; returns where the name begins."""
    top = line.y() + (line.height() - _BADGE) // 2
    for number, (letters, colour) in reversed(list(enumerate(row.badges))):
        place = QRect(line.x() + number * _OVERLAP, top, _BADGE, _BADGE)
        paint_badge(painter, place, letters, colour)
    return line.x() + _TEXT + max(len(row.badges) - 1, 0) * _OVERLAP


def _paint_chip(
    painter: QPainter, row: FeedRow, at: int, line: QRect, option: QStyleOptionViewItem
) -> int:
    """Paint the kind in a wash, which is plain surface on a chosen entry; returns where it ends."""
    text, tone = ("Private", "plain") if row.hidden else (row.chip, row.tone)
    painter.setFont(theme.font("label"))
    width = painter.fontMetrics().horizontalAdvance(text) + 2 * _CHIP_PADDING
    height = painter.fontMetrics().height() + 2
    place = QRect(at, line.y() + (line.height() - height) // 2, width, height)
    chosen = option.state & QStyle.StateFlag.State_Selected
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.role("surface" if chosen else f"{tone}_wash"))
    painter.drawRoundedRect(place, height / 2, height / 2)
    painter.setPen(theme.role("muted" if tone == "plain" else tone))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
    return place.right()


def _paint_words(painter: QPainter, row: FeedRow, place: QRect) -> None:
    height = _height("body")
    if row.runs:
        laid = _laid_out(row.runs, place.width(), theme.pixels("body"))
        if row.hidden:
            place.setHeight(round(laid.height))
            veil.paint_bars(painter, place, round(laid.height / laid.lines), laid.lines)
        else:
            painter.setPen(theme.role("ink"))
            laid.layout.draw(painter, QPointF(place.topLeft()))
        place.translate(0, round(laid.height) + _UNDER_TEXT)
    place.setHeight(height)
    if row.below and row.hidden:
        place.setWidth(place.width() // 3)
        veil.paint_bars(painter, place, height)
    elif row.below:
        _write(painter, place, _elided(row.below, place.width(), bold=False), "muted")


def _write(
    painter: QPainter, line: QRect, text: str, tone: str, *, bold: bool = False, right: bool = False
) -> None:
    painter.setFont(theme.font("body", bold=bold))
    painter.setPen(theme.role(tone))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(line, int(flags) | int(Qt.TextFlag.TextSingleLine), text)


def _elided(text: str, width: int, *, bold: bool) -> str:
    metrics = QFontMetrics(theme.font("body", bold=bold))
    return metrics.elidedText(text[:LONGEST], Qt.TextElideMode.ElideRight, width)


def _width_of(text: str, *, bold: bool) -> int:
    return QFontMetrics(theme.font("body", bold=bold)).horizontalAdvance(text) + 1
