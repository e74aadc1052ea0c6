"""A list of what happened, by day: how a person's timeline and a skill's history look.

Each entry has its day at the left, a chip that says what kind of thing it was, and words that are
shortened to a few lines, however long they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyleOptionViewItem,
)

from app.ui import icons, theme, veil
from app.ui.lists import RecordList, TellingDelegate, paint_ground, record_at
from app.ui.parts import Tone, dots_width, paint_dots

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from app.ui.theme import Size

_MARGIN, _GAP, _PADDING = 12, 12, 7
_TEXT_LINES, _DETAIL_LINES = 3, 2
#: More would not fit into the lines there are, even in the narrowest of letters.
_LONGEST = 1_000
_MARK = 14
_CHIP_PADDING = 9
_SHARED = "shareable"


@dataclass(frozen=True)
class Entry:
    """One thing that happened. ``id`` tells it from the others, across refreshes.

    ``heading`` stands above the first entry of a month; ``same_day`` says that the entry above
    has the same day, which is then not repeated until one points at it. ``when`` is the exact
    day, for who hovers or listens. ``shared`` is None where nothing could be shared at all;
    ``private`` is what is not for other eyes: what could be shared and is not, unless told
    otherwise.
    """

    id: object
    day: str
    when: str
    chip: str
    text: str
    detail: str = ""
    tone: Tone = "plain"
    level: int | None = None
    shared: bool | None = None
    heading: str = ""
    same_day: bool = False
    private: bool | None = None

    @property
    def is_private(self) -> bool:
        """Whether its words and its level can be hidden."""
        return self.shared is False if self.private is None else self.private

    @property
    def hidden(self) -> bool:
        """Whether they must not be read at the moment."""
        return self.is_private and veil.is_on()

    def spoken(self) -> str:
        """All of it in one sentence."""
        level = f"level {self.level} of 5" if self.level else ""
        marks = {True: _SHARED, False: veil.INSTEAD, None: ""}
        said = (self.when, self.chip, self.text, level, self.detail, marks[self.shared])
        return ", ".join(filter(None, said))

    def kept(self) -> str:
        """What is said of it while its words are hidden."""
        return ", ".join((self.when, self.chip, veil.INSTEAD))


class Diary(RecordList):
    """Entries under each other; the columns hold days and chips as long as ``day`` and ``chip``."""

    def __init__(self, *, name: str, day: str, chip: str, empty: str = "") -> None:
        super().__init__(
            lambda entry: f"{entry.chip} {entry.text}",
            EntryDelegate(day, chip),
            spoken=Entry.spoken,
            private=lambda entry: entry.is_private,
            kept=Entry.kept,
            name=name,
            empty=empty,
            uniform=False,
        )
        self.setObjectName("diary")
        self.view.setMouseTracking(True)


class _Columns(NamedTuple):
    """Where the parts of an entry stand, from the left; ``text`` is how wide its words are."""

    chip: int
    words: int
    text: int


class EntryDelegate(TellingDelegate):
    """Paints an entry, as high as its words need."""

    def __init__(self, day: str, chip: str) -> None:
        super().__init__()
        self._day, self._chip = day, chip

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        columns = self._columns(_width(option))
        return QSize(200, _entry_height(record_at(index), columns.text, theme.pixels("body")))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        entry: Entry = record_at(index)
        painter.save()
        columns = self._columns(_width(option))
        top = _paint_heading(painter, entry, option.rect)
        body = option.rect.adjusted(0, top, 0, 0)
        paint_ground(painter, option, body)
        line = QRect(body.x() + _MARGIN, body.y() + _PADDING, columns.text, _height("body"))
        if not entry.same_day or _pointed_at(option):
            _write(painter, line, entry.day, "body", "muted", figures=True)
        chip = QRect(line.x() + columns.chip, line.y() - 1, _chip_width(self._chip), 0)
        _paint_chip(painter, entry, chip.adjusted(0, 0, 0, _height("label") + 2), option)
        _paint_right(painter, entry, body.right() - _MARGIN, line)
        _paint_words(painter, entry, line.translated(columns.words, 0))
        painter.restore()

    def told(self, entry: Entry) -> str:
        """When it was, its words while they may be seen, and who may see them."""
        marks = {True: "May be shown to them", False: "For you only", None: ""}
        words = () if entry.hidden else (entry.text, entry.detail)
        return "\n".join(filter(None, (entry.when, *words, marks[entry.shared])))

    def _columns(self, width: int) -> _Columns:
        return _measured(width, self._day, self._chip, theme.pixels("body"))


@lru_cache(maxsize=64)
def _measured(width: int, day: str, chip: str, _pixels: int) -> _Columns:
    """The columns of a list of this width; asked for each row, so kept as long as the font is."""
    at = _width_of(day, "body") + _GAP
    words = at + _chip_width(chip) + _GAP
    return _Columns(at, words, max(width - 2 * _MARGIN - words - _right_width(), 80))


@lru_cache(maxsize=4_000)
def _entry_height(entry: Entry, width: int, _pixels: int) -> int:
    """How high an entry is where its words have this width."""
    text, detail = _laid_out(entry, width)
    height = len(text) * _height("body") + len(detail) * _height("label")
    return _heading_height(entry) + height + 2 * _PADDING


def wrapped(text: str, size: Size, width: int, most: int) -> tuple[str, ...]:
    """``text`` as at most ``most`` lines of a width in pixels, the last one shortened if needed."""
    line = " ".join(text[:_LONGEST].split())
    return _wrapped(line, size, width, most, theme.pixels(size)) if line else ()


@lru_cache(maxsize=4_000)
def _wrapped(text: str, size: Size, width: int, most: int, _pixels: int) -> tuple[str, ...]:
    option, font = QTextOption(), theme.font(size)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    while len(lines) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append(text[line.textStart() : line.textStart() + line.textLength()].rstrip())
        rest = text[line.textStart() :]
    layout.endLayout()
    if lines and lines[-1] != rest.rstrip():
        elide = Qt.TextElideMode.ElideRight
        lines[-1] = QFontMetrics(font).elidedText(rest, elide, width)
    return tuple(lines)


def _laid_out(entry: Entry, width: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines of the words and of the detail."""
    text = wrapped(entry.text, "body", width, _TEXT_LINES)
    return text or ("",), wrapped(entry.detail, "label", width, _DETAIL_LINES)


def _width(option: QStyleOptionViewItem) -> int:
    """The width of a row, whether or not a scroll bar takes some of it at the moment."""
    view: Any = option.widget
    if not isinstance(view, QListView):
        return option.rect.width()
    return view.width() - view.verticalScrollBar().sizeHint().width()


def _height(size: Size) -> int:
    return QFontMetrics(theme.font(size)).height()


def _width_of(text: str, size: Size) -> int:
    return QFontMetrics(theme.font(size)).horizontalAdvance(text) + 2


def _chip_width(text: str) -> int:
    return _width_of(text, "label") + 2 * _CHIP_PADDING


def _pointed_at(option: QStyleOptionViewItem) -> bool:
    state = QStyle.StateFlag
    return bool(option.state & (state.State_Selected | state.State_MouseOver))


def _right_width() -> int:
    return _GAP + dots_width() + _GAP + _width_of(_SHARED, "small")


def _heading_height(entry: Entry) -> int:
    return _height("label") + 22 if entry.heading else 0


def _paint_heading(painter: QPainter, entry: Entry, rect: QRect) -> int:
    """Paint the month above its first entry; returns the height it takes."""
    height = _heading_height(entry)
    if height:
        place = QRect(rect.x() + _MARGIN, rect.y(), rect.width() - 2 * _MARGIN, height - 5)
        painter.setFont(theme.font("label", bold=True))
        painter.setPen(theme.role("muted"))
        painter.drawText(place, Qt.AlignmentFlag.AlignBottom, entry.heading)
        painter.fillRect(rect.x(), rect.y() + height - 1, rect.width(), 1, theme.role("line"))
    return height


def _write(
    painter: QPainter, line: QRect, text: str, size: Size, tone: str, *, figures: bool = False
) -> None:
    painter.setFont(theme.font(size, figures=figures))
    painter.setPen(theme.role(tone))
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)


def _paint_chip(painter: QPainter, entry: Entry, room: QRect, option: QStyleOptionViewItem) -> None:
    """Paint the kind in a wash; on a chosen entry, whose ground is a wash, on plain surface."""
    painter.setFont(theme.font("label"))
    metrics = painter.fontMetrics()
    text = metrics.elidedText(
        entry.chip, Qt.TextElideMode.ElideRight, room.width() - 2 * _CHIP_PADDING
    )
    room.setWidth(metrics.horizontalAdvance(text) + 2 * _CHIP_PADDING)
    chosen = option.state & QStyle.StateFlag.State_Selected
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.role("surface" if chosen else f"{entry.tone}_wash"))
    painter.drawRoundedRect(room, room.height() / 2, room.height() / 2)
    painter.setPen(theme.role("muted" if entry.tone == "plain" else entry.tone))
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)


def _paint_words(painter: QPainter, entry: Entry, line: QRect) -> None:
    text, detail = _laid_out(entry, line.width())
    if entry.hidden:
        _paint_bars(painter, line, len(text), len(detail))
        return
    place = _paint_lines(painter, text, line, "body", "ink")
    _paint_lines(painter, detail, place, "label", "muted")


def _paint_bars(painter: QPainter, line: QRect, text: int, detail: int) -> None:
    """Paint bars for so many lines of words and of detail."""
    veil.paint_bars(painter, line, _height("body"), text)
    below = line.translated(0, text * _height("body"))
    if detail:
        veil.paint_bars(painter, below, _height("label"), detail)


def _paint_lines(
    painter: QPainter, lines: tuple[str, ...], first: QRect, size: Size, tone: str
) -> QRect:
    """Paint lines under each other; returns where the next one goes."""
    place = QRect(first.x(), first.y(), first.width(), _height(size))
    for words in lines:
        _write(painter, place, words, size, tone)
        place.translate(0, place.height())
    return place


def _paint_right(painter: QPainter, entry: Entry, right: int, line: QRect) -> None:
    """Paint a level, and who may see it, ending at ``right``."""
    middle = line.center().y() + 1
    if entry.level is not None and not entry.hidden:
        paint_dots(painter, QPointF(right - _right_width() + _GAP, middle), entry.level)
    if entry.shared:
        place = QRect(right - _right_width(), line.y(), _right_width(), line.height())
        painter.setFont(theme.font("small"))
        painter.setPen(theme.role("accent"))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, flags, _SHARED)
    elif entry.shared is False:
        drawn = icons.pixmap("lock", "muted", _MARK, painter.device().devicePixelRatioF())
        painter.drawPixmap(right - _MARK, middle - _MARK // 2, drawn)
