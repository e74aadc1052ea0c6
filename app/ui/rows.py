"""Rows behind a view: a flat model, and the view's place in it.

Rows are frozen values with an ``id``. Whatever happens to them (read anew, sorted, filtered) the
model is reset as a whole; :class:`Place` puts the selection and the scroll position back. Only
what is read on is put below without a reset.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Literal, Protocol, TypeAlias, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter

from app.domain.names import fold
from app.ui import theme, veil
from app.ui.parts import plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtWidgets import QAbstractItemView

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
#: The role under which a cell's :class:`Flaw` is found.
FLAW = _Role.UserRole
#: The role under which the words are found that must not be seen at the moment.
HIDDEN = _Role.UserRole + 1


class HasId(Protocol):
    """A row: any frozen value with an id of its own."""

    @property
    def id(self) -> object:
        """What tells this row from the others, across refreshes."""


#: A row whose type the model need not know, and what a cell holds.
Row: TypeAlias = Any
Value: TypeAlias = Any
R_contra = TypeVar("R_contra", contravariant=True)


@dataclass(frozen=True)
class Flaw:
    """A problem with a cell: how bad, and what is wrong in words."""

    tone: Literal["red", "amber"]
    words: str


@dataclass(frozen=True)
class Column(Generic[R_contra]):
    """One column of a table.

    ``value`` is what the column sorts by unless ``sort_key`` says otherwise, and what it shows
    unless ``text`` does. ``width`` is in characters; 0 takes what the others leave. ``tone`` names
    a colour role for the text, ``marker`` the problem with a cell,
    ``spoken`` what a screen reader says instead of what is shown. ``private`` says of which rows
    the cell can be hidden, ``kept`` what a screen reader says of it even then.
    """

    title: str
    value: Callable[[R_contra], Any]
    text: Callable[[R_contra], str] | None = None
    align: Literal["left", "right", "centre"] = "left"
    width: int = 16
    tooltip: Callable[[R_contra], str] | None = None
    sort_key: Callable[[R_contra], Any] | None = None
    tone: Callable[[R_contra], str | None] | None = None
    marker: Callable[[R_contra], Flaw | None] | None = None
    spoken: Callable[[R_contra], str] | None = None
    private: Callable[[R_contra], bool] | None = None
    kept: Callable[[R_contra], str] | None = None

    def hides(self, row: R_contra) -> bool:
        """Whether the cell must not be read at the moment."""
        return self.private is not None and veil.is_on() and self.private(row)

    def shown(self, row: R_contra) -> str:
        """The words of this column's cell in ``row``; nothing for ``None``."""
        if self.text is not None:
            return self.text(row)
        value = self.value(row)
        return "" if value is None else str(value)

    def hint(self, row: R_contra) -> str:
        """What the cell says on hover: its problem, its own hint, or its text if cut off."""
        flaw = self.marker(row) if self.marker else None
        words = [flaw.words] if flaw else []
        if self.tooltip is not None:
            words.append(self.tooltip(row))
        elif self.width and len(text := self.shown(row)) > self.width:
            words.append(text)
        return "\n".join(word for word in words if word)

    def order(self, row: R_contra) -> Value:
        """What the row is sorted by; ``None`` is sorted last whichever way."""
        key = (self.sort_key or self.value)(row)
        return fold(key) if isinstance(key, str) else key


_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
    "centre": Qt.AlignmentFlag.AlignHCenter,
}


def _colour(column: Column[Any], row: Row) -> QColor | None:
    tone = column.tone(row) if column.tone else None
    return theme.role(tone) if tone else None


_ANSWERS: dict[int, Callable[[Column[Any], Row], Value]] = {
    _Role.DisplayRole: Column.shown,
    _Role.TextAlignmentRole: lambda column, _: _ALIGN[column.align] | Qt.AlignmentFlag.AlignVCenter,
    _Role.ToolTipRole: lambda column, row: plain_tip(column.hint(row)),
    _Role.ForegroundRole: _colour,
    FLAW: lambda column, row: column.marker(row) if column.marker else None,
    _Role.AccessibleTextRole: lambda column, row: (column.spoken or column.shown)(row),
}


def _instead(_row: Row) -> str:
    return veil.INSTEAD


#: What is answered of a cell that must not be read; anything else is as ever.
_ANSWERS_HIDDEN: dict[int, Callable[[Column[Any], Row], Value]] = {
    _Role.DisplayRole: lambda *_: veil.INSTEAD,
    _Role.ToolTipRole: lambda *_: "",
    _Role.AccessibleTextRole: lambda column, row: (column.kept or _instead)(row),
    FLAW: lambda *_: None,
    HIDDEN: Column.shown,
}


class Rows(QAbstractTableModel):
    """Frozen rows, some of them shown, in some order. The rows' own order is the default."""

    def __init__(self, columns: Sequence[Column[Any]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._all: tuple[Any, ...] = ()
        self._ordered: tuple[Any, ...] = ()
        self._shown: tuple[Any, ...] = ()
        self._wanted: Callable[[Any], bool] | None = None
        self._sorted_by: tuple[int, bool] | None = None
        veil.when_changed(self._tell_hidden)
        self.sorting = False  # while being reset, whether the order is the reason

    def set_rows(self, rows: Iterable[HasId]) -> None:
        """Take new rows; filter and order stay."""
        self.beginResetModel()
        self._all = tuple(rows)
        self._order()
        self._pick()
        self.endResetModel()

    def append(self, rows: Iterable[HasId]) -> None:
        """Take more rows below the others; nothing that is there moves.

        Where the user has sorted, each goes to its place instead.
        """
        added = tuple(rows)
        if self._sorted_by is not None:
            self.set_rows((*self._all, *added))
            return
        shown = added if self._wanted is None else tuple(filter(self._wanted, added))
        self._all += added
        self._ordered = self._all
        if shown:
            first = len(self._shown)
            self.beginInsertRows(QModelIndex(), first, first + len(shown) - 1)
            self._shown += shown
            self.endInsertRows()

    def set_filter(self, wanted: Callable[[Any], bool] | None) -> None:
        """Show only the rows that ``wanted`` says yes to; ``None`` shows all."""
        self.beginResetModel()
        self._wanted = wanted
        self._pick()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; -1 goes back to the rows' own order."""
        descending = order == Qt.SortOrder.DescendingOrder
        wanted = None if column < 0 else (column, descending)
        if wanted == self._sorted_by:
            return
        self._sorted_by = wanted
        self.sorting = True
        self.beginResetModel()
        self._order()
        self._pick()
        self.endResetModel()
        self.sorting = False

    @property
    def rows(self) -> tuple[Any, ...]:
        """All rows, in their own order."""
        return self._all

    def row_at(self, row: int) -> Row:
        """The row shown at a position."""
        return self._shown[row]

    def position(self, record: object) -> int | None:
        """Where the row with this id is shown, if it is."""
        return next((i for i, row in enumerate(self._shown) if row.id == record), None)

    def holds(self, record: object) -> bool:
        """Whether there is a row with this id, shown or not."""
        return any(row.id == record for row in self._all)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Value:
        """What a view asks of one cell."""
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self._shown[index.row()]
        answer = _ANSWERS.get(role)
        if role in _ANSWERS_HIDDEN and column.hides(row):
            answer = _ANSWERS_HIDDEN[role]
        return None if answer is None else answer(column, row)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Value:
        """The columns' titles, aligned like their cells."""
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role == _Role.DisplayRole:
            return self._title(section)
        if role == _Role.TextAlignmentRole:
            return _ALIGN[self.columns[section].align] | Qt.AlignmentFlag.AlignVCenter
        return None

    def _tell_hidden(self) -> None:
        """Views and screen readers ask again, but nothing moves."""
        if self._shown and any(column.private for column in self.columns):
            last = self.index(len(self._shown) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _title(self, section: int) -> str:
        title = self.columns[section].title
        if self._sorted_by is None or self._sorted_by[0] != section:
            return title
        return f"{title} {'↓' if self._sorted_by[1] else '↑'}"

    def _order(self) -> None:
        if self._sorted_by is None:
            self._ordered = self._all
        else:
            column, descending = self._sorted_by
            self._ordered = _sorted(self._all, self.columns[column].order, descending)

    def _pick(self) -> None:
        wanted = self._wanted
        self._shown = self._ordered if wanted is None else tuple(filter(wanted, self._ordered))


class Place(QObject):
    """Where the user is in a view: the current row by id, and what is in sight.

    A row that a filter hides is still the current one. When the current row is gone, the one
    that took its place becomes current.
    """

    changed = Signal(object)

    def __init__(self, view: QAbstractItemView, model: Rows) -> None:
        super().__init__(view)
        self.current: object = None
        self._view, self._model = view, model
        self._row = -1
        self._chosen: frozenset[object] = frozenset()
        self._anchor: object = None
        self._anchor_y = 0
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        view.selectionModel().currentRowChanged.connect(self._moved)

    def select(self, record: object) -> None:
        """Make the row with this id the current one and bring it into sight."""
        row = None if record is None else self._model.position(record)
        self._point_at(row)
        if row is not None:
            self._view.scrollTo(self._view.currentIndex())
        self._set(record)

    def _set(self, record: object) -> None:
        if record != self.current:
            self.current = record
            self.changed.emit(record)

    def _moved(self, index: QModelIndex) -> None:
        if index.isValid():
            self._set(self._model.row_at(index.row()).id)

    def _point_at(self, row: int | None) -> None:
        if row is None:
            self._view.selectionModel().clear()
        else:
            self._view.setCurrentIndex(self._model.index(row, 0))

    def _remember(self) -> None:
        """Note what must not move: the current row if in sight, else the topmost one."""
        if not self._model.rowCount():
            self._row, self._chosen, self._anchor = -1, frozenset(), None
            return
        index, view = self._view.currentIndex(), self._view
        self._row = index.row()
        chosen = view.selectionModel().selectedRows()
        self._chosen = frozenset(self._model.row_at(i.row()).id for i in chosen)
        if not view.viewport().rect().intersects(view.visualRect(index)):
            index = QModelIndex() if self._model.sorting else view.indexAt(view.rect().topLeft())
        self._anchor = self._model.row_at(index.row()).id if index.isValid() else None
        self._anchor_y = view.visualRect(index).top()

    def _restore(self) -> None:
        record = self.current
        row = None if record is None else self._model.position(record)
        reappears = self._row < 0 and row is not None
        if row is None and record is not None and not self._model.holds(record):
            row = min(self._row, self._model.rowCount() - 1)
            row = row if row >= 0 else None
            record = None if row is None else self._model.row_at(row).id
        bar = self._view.verticalScrollBar()
        offset = bar.value()
        self._point_at(row)
        self._choose_again()
        bar.setValue(offset)
        self._hold_still(offset)
        if reappears:
            self._view.scrollTo(self._view.currentIndex())
        self._set(record)

    def _choose_again(self) -> None:
        if len(self._chosen) < 2:
            return
        selection, flags = self._view.selectionModel(), QItemSelectionModel.SelectionFlag
        for row in range(self._model.rowCount()):
            if self._model.row_at(row).id in self._chosen:
                selection.select(self._model.index(row, 0), flags.Select | flags.Rows)

    def _hold_still(self, offset: int) -> None:
        row = None if self._anchor is None else self._model.position(self._anchor)
        if row is None or offset == 0:
            return
        bar = self._view.verticalScrollBar()
        moved = self._view.visualRect(self._model.index(row, 0)).top() - self._anchor_y
        bar.setValue(bar.value() + moved)


def paint_empty(view: QAbstractItemView, words: str) -> None:
    """Say in the middle of a view without rows why there are none; from its paint event."""
    if not words or view.model().rowCount():
        return
    painter = QPainter(view.viewport())
    painter.setPen(theme.role("muted"))
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    area = view.viewport().rect()
    above = max(min(16, (area.height() - painter.fontMetrics().height()) // 2), 0)  # of one row
    painter.drawText(area.adjusted(16, above, -16, -above), flags, words)
    painter.end()


def _sorted(rows: tuple[Any, ...], key: Callable[[Any], Any], descending: bool) -> tuple[Any, ...]:
    """``rows`` by their keys; those without a key last, whichever way."""
    keys = [key(row) for row in rows]
    known = [number for number, found in enumerate(keys) if found is not None]
    known.sort(key=keys.__getitem__, reverse=descending)
    unknown = (row for row, found in zip(rows, keys, strict=True) if found is None)
    return (*(rows[number] for number in known), *unknown)
