"""What of the records the person is to see in a review: a list with a tick for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QMouseEvent, QPalette, QShortcut
from PySide6.QtWidgets import QStyle, QStyleOptionButton

from app.labels import label
from app.ui import theme
from app.ui.lists import RecordList, TellingDelegate, paint_ground, record_at
from app.ui.parts import Card, words
from app.ui.tabs.reviews import page_words as say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from app.domain.kinds import ReviewItemKind
    from app.domain.review_items import Visible
    from app.ui.tabs.reviews.page_read import Shown

    #: What tells an item from the others: its kind, and the number of the record.
    ItemId = tuple[ReviewItemKind, int]

_OPEN = "Enter: all of its words"
KEYS = f"Space: visible or left out · {_OPEN}"
#: More letters would not fit on one line, however small they are.
_LONGEST = 400
#: So many lines are seen at once; more are scrolled to within the list.
_MOST_LINES = 16
_MARGIN, _BOX, _GAP, _AROUND, _EDGE = 8, 16, 10, 9, 4


@dataclass(frozen=True)
class ItemRow:
    """An item as the list shows it; ``heading`` stands above the first one of its kind."""

    id: ItemId
    text: str
    day: str
    shown: bool
    heading: str = ""

    def spoken(self) -> str:
        """All of it in one sentence."""
        seen = "visible" if self.shown else "left out"
        return ", ".join(filter(None, (seen, label(self.id[0]), self.text[:_LONGEST], self.day)))


class VisibleCard(Card):
    """Every item that was gathered, by kind; Space leaves one out or puts it back.

    ``ticked`` tells of which item, its id a kind and a number, and whether it is to be seen.
    ``opened`` wants all of its words, as does ``whole`` of who points at it; ``refused`` tells that
    nothing may be changed.
    """

    ticked = Signal(object, bool)
    opened = Signal(object)
    refused = Signal()

    def __init__(self, whole: Callable[[ItemId], str]) -> None:
        super().__init__("Visible to them", "Gather again")
        self._open = False
        self.count = words(tone="muted", wrap=True)
        self.list = RecordList(
            lambda row: row.text, _Items(whole), spoken=ItemRow.spoken, name="Visible items",
            uniform=False,
        )  # fmt: skip
        self.keys = words(KEYS, size="small", tone="muted", wrap=True)
        for part in (self.count, self.list, self.keys):
            self.keep_below(part)
        self.list.view.setMouseTracking(True)
        delegate = self.list.view.itemDelegate()
        assert isinstance(delegate, _Items)
        delegate.ticked.connect(self._tick)
        self.list.activated.connect(self.opened)
        space = QShortcut(QKeySequence("Space"), self.list.view, self._tick_current)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)

    def show_items(self, shown: Shown) -> None:
        """Show what was gathered for a review."""
        called = shown.found.person.called
        self._open = shown.is_open
        self.title.setText(f"Visible to {called}")
        self.action.setVisible(shown.is_open)
        rows = item_rows(shown)
        seen = sum(row.shown for row in rows)
        self.count.setText(say.counted_items(seen, len(rows)) if rows else say.NOTHING_SHARED)
        self.keys.setText(KEYS if shown.is_open else _OPEN)
        for part in (self.list, self.keys):
            part.setVisible(bool(rows))
        self.list.show_rows(rows)
        self._fit(rows)

    def _fit(self, rows: Sequence[ItemRow]) -> None:
        """As high as its lines, as far as that leaves something of the page in sight."""
        every = sum(_row_height(row) for row in rows)
        self.list.setFixedHeight(min(every, _MOST_LINES * _line()) + _EDGE)

    def _tick_current(self) -> None:
        found = self.list.current
        row = next((one for one in self.list.model.rows if one.id == found), None)
        if row is not None:
            self._tick(row)

    def _tick(self, row: ItemRow) -> None:
        if self._open:
            self.list.select(row.id)
            self.ticked.emit(row.id, not row.shown)
        else:
            self.refused.emit()


class _Items(TellingDelegate):
    """Paints a box, the words on one line and the day; a click on the box ticks it."""

    ticked = Signal(object)

    def __init__(self, whole: Callable[[ItemId], str]) -> None:
        super().__init__()
        self._whole = whole

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(160, _row_height(record_at(index)))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: ItemRow = record_at(index)
        painter.save()
        _paint_heading(painter, row, option.rect)
        line = _line_of(row, option.rect)
        paint_ground(painter, option, line)
        _paint_box(painter, row, _box_of(line), option)
        _paint_words(painter, row, line)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        _model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """A click on the box, or close to it, ticks it."""
        if event.type() != QEvent.Type.MouseButtonRelease or not isinstance(event, QMouseEvent):
            return False
        row: ItemRow = record_at(index)
        near = _box_of(_line_of(row, option.rect)).adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
        on_box = near.contains(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not on_box:
            return False
        self.ticked.emit(row)
        return True

    def told(self, row: ItemRow) -> str:
        """All words of an item."""
        return self._whole(row.id)


def item_rows(shown: Shown) -> list[ItemRow]:
    """The items by kind, each kind under its heading."""
    order = {kind: place for place, kind in enumerate(dict.fromkeys(i.kind for i in shown.items))}
    rows: list[ItemRow] = []
    for item in sorted(shown.items, key=lambda one: order[one.kind]):
        first = not rows or rows[-1].id[0] is not item.kind
        rows.append(_row(item, shown, label(item.kind) if first else ""))
    return rows


def _row(item: Visible, shown: Shown, heading: str) -> ItemRow:
    text = item.text or label(item.kind)
    return ItemRow((item.kind, item.record_id), text, _day(item.on, shown), item.shown, heading)


def _day(on: date | None, shown: Shown) -> str:
    """The day of an item, with its year where that is another one."""
    if on is None:
        return ""
    formats = shown.formats
    same = on.year == shown.found.period.ends.year
    return formats.short_day(on) if same else formats.day(on)


def _line() -> int:
    return theme.pixels("body") + _AROUND + 4


def _heading(row: ItemRow) -> int:
    return _line() if row.heading else 0


def _row_height(row: ItemRow) -> int:
    return _line() + _heading(row)


def _line_of(row: ItemRow, rect: QRect) -> QRect:
    return rect.adjusted(0, _heading(row), 0, 0)


def _box_of(line: QRect) -> QRect:
    return QRect(line.x() + _MARGIN, line.center().y() - _BOX // 2 + 1, _BOX, _BOX)


def _paint_heading(painter: QPainter, row: ItemRow, rect: QRect) -> None:
    if row.heading:
        place = QRect(rect.x() + _MARGIN, rect.y(), rect.width(), _line() - 3)
        painter.setFont(theme.font("label", bold=True))
        painter.setPen(theme.role("muted"))
        painter.drawText(place, Qt.AlignmentFlag.AlignBottom, row.heading)


def _paint_box(painter: QPainter, row: ItemRow, place: QRect, option: QStyleOptionViewItem) -> None:
    """The box as the style draws it in forms."""
    box = QStyleOptionButton()
    box.rect = place
    outlined = QPalette(option.palette)  # as the boxes of forms are, in a darker Window
    outlined.setColor(QPalette.ColorRole.Window, theme.role("muted").lighter(140))
    box.palette = outlined
    state = QStyle.StateFlag
    box.state = state.State_Enabled | (state.State_On if row.shown else state.State_Off)
    style = option.widget.style()
    style.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, box, painter, option.widget)


def _paint_words(painter: QPainter, row: ItemRow, line: QRect) -> None:
    """The words, muted where they are left out, and the day at the right end."""
    painter.setFont(theme.font("label", figures=True))
    painter.setPen(theme.role("muted"))
    right = line.adjusted(0, 0, -_MARGIN, 0)
    side = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(right, side | Qt.AlignmentFlag.AlignRight, row.day)
    day = painter.fontMetrics().horizontalAdvance(row.day) + _GAP if row.day else 0
    painter.setFont(theme.font("body"))
    painter.setPen(theme.role("ink" if row.shown else "muted"))
    place = right.adjusted(_MARGIN + _BOX + _GAP, 0, -day, 0)
    painter.drawText(place, side | Qt.TextFlag.TextSingleLine, _cut(painter, row.text, place))


def _cut(painter: QPainter, text: str, place: QRect) -> str:
    """``text`` on one line that fits."""
    metrics: QFontMetrics = painter.fontMetrics()
    line = " ".join(text[: 2 * _LONGEST].split())[:_LONGEST]
    line = line if len(text) <= 2 * _LONGEST else f"{line}…"
    return metrics.elidedText(line, Qt.TextElideMode.ElideRight, place.width())
