"""What was found, painted: the day, the kind, whom it is about, and the words around."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFontMetrics, QTextCharFormat, QTextLayout, QTextOption

from app import sayings
from app.formats import days_away
from app.ui import theme, veil
from app.ui.lists import RowDelegate

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QPainter

    from app.domain.seek import Hit

_MARGIN, _PADDING, _GAP, _DAY = 14, 7, 10, 96
_LINES = 2
_PRIVATE = "private"


@dataclass(frozen=True)
class Line:
    """One hit as the list shows it; its ``title`` may be as private as the words."""

    hit: Hit
    day: str
    what: str
    whom: str
    title: str

    @property
    def id(self) -> tuple[str, int]:
        """What tells it from the others."""
        return self.hit.table, self.hit.id

    @property
    def is_private(self) -> bool:
        """Whether its words can be hidden."""
        return not self.hit.is_shareable

    def kept(self) -> str:
        """What is still said of it while private text is hidden."""
        return ", ".join(filter(None, (self.day, self.what, self.whom)))

    def spoken(self) -> str:
        """All of it in one sentence."""
        said = ", ".join(filter(None, (self.kept(), self.title)))
        return f"{said}: {self.hit.snippet.text}"

    @property
    def hidden(self) -> bool:
        """Whether its words must not be read at the moment."""
        return self.is_private and veil.is_on()


def line(hit: Hit, today: date) -> Line:
    """A hit in words; its own name is said where nothing else says it."""
    said = hit.title in (*hit.names, "") or hit.title in hit.snippet.text
    return Line(
        hit,
        day=days_away(hit.day, today),
        what=sayings.found(hit),
        whom=", ".join(hit.names),
        title="" if said else hit.title,
    )


class HitDelegate(RowDelegate):
    """Paints a hit: a line of facts, and up to two of the words around what was found."""

    def row_height(self) -> int:
        return _height("label") + _LINES * _height("body") + 2 * _PADDING + 3

    def paint_row(self, painter: QPainter, place: QRect, row: Line) -> None:
        room = place.adjusted(_MARGIN, _PADDING, -_MARGIN, -_PADDING)
        _paint_facts(painter, row, QRect(room.x(), room.y(), room.width(), _height("label")))
        words = room.adjusted(0, _height("label") + 3, 0, 0)
        if row.hidden:
            veil.paint_bars(painter, words, _height("body"), _LINES)
        else:
            _paint_words(painter, row, words)


def _paint_facts(painter: QPainter, found: Line, room: QRect) -> None:
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.setFont(theme.font("label", bold=True))
    painter.setPen(theme.role("ink"))
    title = "" if found.hidden else found.title
    said = " · ".join(filter(None, (found.what, found.whom, title)))
    mark = "" if found.hit.is_shareable else _PRIVATE
    taken = _DAY + _GAP + QFontMetrics(theme.font("label")).horizontalAdvance(mark)
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(said, Qt.TextElideMode.ElideRight, room.width() - taken)
    painter.drawText(room, flags, shown)
    painter.setFont(theme.font("label"))
    painter.setPen(theme.role("muted"))
    right = " · ".join(filter(None, (mark, found.day)))
    painter.drawText(room, flags | Qt.AlignmentFlag.AlignRight, right)


def _paint_words(painter: QPainter, found: Line, room: QRect) -> None:
    """Paint the words around, what was looked for in bold on a wash."""
    text = found.hit.snippet.text.replace("\n", " ")
    layout = QTextLayout(text, theme.font("body"))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats([_marked(text, start, length) for start, length in found.hit.snippet.places])
    layout.beginLayout()
    top = 0.0
    for _ in range(_LINES):
        row = layout.createLine()
        if not row.isValid():
            break
        row.setLineWidth(room.width())
        row.setPosition(QPointF(0, top))
        top += _height("body")
    layout.endLayout()
    painter.setPen(theme.role("ink"))
    painter.setClipRect(room)
    layout.draw(painter, QPointF(room.topLeft()))


def _marked(text: str, start: int, length: int) -> QTextLayout.FormatRange:
    """What was looked for, counted as Qt counts: letters past the first plane are two there."""
    found = QTextLayout.FormatRange()
    found.start = _units(text[:start])
    found.length = _units(text[start : start + length])
    look = QTextCharFormat()
    look.setFontWeight(theme.font("body", bold=True).weight())
    look.setBackground(theme.role("accent_wash"))
    look.setForeground(theme.role("accent"))
    found.format = look
    return found


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _height(size: theme.Size) -> int:
    return QFontMetrics(theme.font(size)).height()
