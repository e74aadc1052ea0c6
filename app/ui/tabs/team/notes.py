"""A list of short notes beside a page: headings, and under each what can be opened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from app.ui import icons, theme, veil
from app.ui.lists import RecordList, record_at

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QFont, QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

_MARGIN = 14
_ABOVE_HEADING = 18
_WRAPPED = Qt.TextFlag.TextWordWrap
_ICON = 14


@dataclass(frozen=True)
class Note:
    """A title, what there is to say of it, and what it is about.

    ``target`` is the id that opening the note leads to: its own, where none is given and the id
    is a record's. What there is to say of a ``private`` one can be hidden.
    """

    id: object
    title: str
    detail: str = ""
    icon: str = ""
    heading: bool = False
    target: int | None = None
    private: bool = False

    @property
    def leads_to(self) -> int | None:
        """The record that opening the note goes to; None where there is none."""
        return self.id if self.target is None and isinstance(self.id, int) else self.target


class NoteList(RecordList):
    """Notes under each other, wrapped at the width there is."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _title,
            _Delegate(),
            spoken=_told,
            private=lambda note: note.private,
            kept=_title,
            name=name,
            uniform=False,
        )
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


def _title(note: Note) -> str:
    return note.title


def _told(note: Note) -> str:
    return ", ".join(filter(None, (note.title, note.detail)))


class _Delegate(QStyledItemDelegate):
    """Paints a heading small and bold, any other note with its detail muted below."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        width = option.widget.viewport().width() - 2 * _MARGIN  # type: ignore[attr-defined]
        note: Note = record_at(index)
        if note.heading:
            return QSize(1, QFontMetrics(_font(note)).height() + _ABOVE_HEADING + 6)
        height = _height(_font(note), note.title, width - (_ICON + 6 if note.icon else 0))
        if note.detail:
            height += _height(theme.font("label"), note.detail, width) + 2
        return QSize(1, height + 12)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        note: Note = record_at(index)
        painter.save()
        _paint_ground(painter, option)
        area = QRect(option.rect).adjusted(_MARGIN, 6, -_MARGIN, -6)
        if note.heading:
            _write(painter, area.adjusted(0, _ABOVE_HEADING - 6, 0, 6), note, "muted")
            painter.restore()
            return
        if note.icon:
            middle = area.y() + QFontMetrics(_font(note)).height() // 2 - _ICON // 2
            painter.drawPixmap(area.x(), middle, icons.pixmap(note.icon, "amber", _ICON))
        inset = _ICON + 6 if note.icon else 0
        _write(painter, area.adjusted(inset, 0, 0, 0), note, "ink")
        below = _height(_font(note), note.title, area.width() - inset) + 2
        _write_detail(painter, area.adjusted(0, below, 0, 0), note)
        painter.restore()


def _write(painter: QPainter, area: QRect, note: Note, tone: str) -> None:
    painter.setFont(_font(note))
    painter.setPen(theme.role(tone))
    painter.drawText(area, _WRAPPED, note.title)


def _write_detail(painter: QPainter, area: QRect, note: Note) -> None:
    painter.setFont(theme.font("label"))
    if note.private and note.detail and veil.is_on():
        height = painter.fontMetrics().height()
        veil.paint_bars(painter, area, height, max(area.height() // height, 1))
        return
    painter.setPen(theme.role("muted"))
    painter.drawText(area, _WRAPPED, note.detail)


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    rect, state = option.rect, option.state
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, theme.role("accent_wash"))
    if state & QStyle.StateFlag.State_HasFocus:
        painter.fillRect(rect.x(), rect.y(), 3, rect.height(), theme.role("focus"))


def _font(note: Note) -> QFont:
    if note.heading:
        return theme.font("label", bold=True)
    return theme.font("body", bold=bool(note.detail) and note.leads_to is not None)


def _height(font: QFont, text: str, width: int) -> int:
    return (
        QFontMetrics(font)
        .boundingRect(QRect(0, 0, max(width, 40), 10_000), _WRAPPED, text)
        .height()
    )
