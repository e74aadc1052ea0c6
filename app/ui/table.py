"""Tables declared as columns over frozen rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.domain.names import fold
from app.ui import theme, veil
from app.ui.rows import FLAW, HIDDEN, Column, Flaw, HasId, Place, Rows, paint_empty

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QFocusEvent

__all__ = ["Column", "Flaw", "Table"]

#: Space above and below a row's text, in pixels.
_ROW_PADDING = 12
#: What a cell leaves free at its sides besides the style's own 3 pixels, to stand under its header.
_CELL_PADDING = 5
#: No cell is wide enough for more letters.
_LONGEST = 500
#: Text that a spreadsheet would take for a formula.
_FORMULA = re.compile(r"[=@]|[+-](?![\d\s])")


class Table(QWidget):
    """Rows in columns: sorted by a click on a header, filtered by words, copied as text.

    ``selected`` tells the id of the row that became current (``None`` when none is left),
    ``activated`` that of the row opened by Enter or a double click.
    """

    selected = Signal(object)
    activated = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column[Any]],
        *,
        name: str = "",
        empty: str = "",
        nothing_found: str = "Nothing matches",
        many: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._empty, self._nothing_found = empty, nothing_found
        self._folded: dict[int, str] = {}
        self.model = Rows(columns, self)
        self.view = _View(self)
        self.view.setObjectName("table")
        self.view.setAccessibleName(name)
        self.view.empty_text = empty
        self._dress(many)
        self.place = Place(self.view, self.model)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.setFocusProxy(self.view)
        self.place.changed.connect(self.selected)
        self.view.entered_row.connect(self._activate)
        self.view.doubleClicked.connect(self._activate)

    @property
    def current(self) -> object:
        """The id of the current row, or ``None``."""
        return self.place.current

    def show_rows(self, rows: Iterable[HasId]) -> None:
        """Show these rows; selection, scroll position, order and filter stay."""
        self._folded.clear()
        self.model.set_rows(rows)

    def select(self, record: object) -> None:
        """Make the row with this id the current one."""
        self.place.select(record)

    def filter(self, text: str) -> None:
        """Show only the rows that hold every word of ``text``, whatever the case and accents."""
        words = fold(text).split()
        self.view.empty_text = self._nothing_found if words else self._empty

        def wanted(row: HasId) -> bool:
            haystack = self._haystack(row)
            return all(word in haystack for word in words)

        self.model.set_filter(wanted if words else None)

    def selected_ids(self) -> tuple[object, ...]:
        """The ids of all selected rows, as shown from top to bottom."""
        chosen = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return tuple(self.model.row_at(row).id for row in chosen)

    def _haystack(self, row: HasId) -> str:
        # By identity: the model holds the rows for as long as these keys live.
        found = self._folded.get(id(row))
        if found is None:
            found = fold("\n".join(column.shown(row) for column in self.model.columns))
            self._folded[id(row)] = found
        return found

    def _activate(self, index: QModelIndex) -> None:
        self.activated.emit(self.model.row_at(index.row()).id)

    def _dress(self, many: bool) -> None:
        view, header, modes = self.view, self.view.horizontalHeader(), QHeaderView.ResizeMode
        view.setModel(self.model)
        view.setItemDelegate(_Cell(view))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        if not many:
            view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        view.setSortingEnabled(True)
        header.setSortIndicatorShown(False)  # it would lie on right-aligned titles
        header.setHighlightSections(False)
        header.setStretchLastSection(all(column.width for column in self.model.columns))
        view.verticalHeader().setSectionResizeMode(modes.Fixed)
        view.verticalHeader().hide()
        for section, column in enumerate(self.model.columns):
            stretch = column.width == 0
            header.setSectionResizeMode(section, modes.Stretch if stretch else modes.Interactive)
        self._measure()

    def _measure(self) -> None:
        """Set row height and column widths from the font: no row is looked at."""
        self.view.setFont(theme.font("body", figures=True))
        metrics = self.view.fontMetrics()
        self.view.verticalHeader().setDefaultSectionSize(metrics.height() + _ROW_PADDING)
        for section, column in enumerate(self.model.columns):
            if column.width:
                width = metrics.averageCharWidth() * (max(column.width, len(column.title)) + 3)
                self.view.setColumnWidth(section, width)


class _View(QTableView):
    """The grid itself, with the keys and the words for an empty one that Qt does not bring."""

    entered_row = Signal(QModelIndex)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.empty_text = ""
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the current row; the copy keys copy the selected ones."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered_row.emit(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            QApplication.clipboard().setText(self._as_text())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt makes a row the current one without choosing it: show which one."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard is elsewhere: no row is marked any more."""
        super().focusOutEvent(event)
        self.viewport().update()

    def marks(self, row: int) -> bool:
        """Whether the keyboard is on a row that is not chosen."""
        is_there = self.hasFocus() and self.currentIndex().row() == row
        return is_there and not self.selectionModel().hasSelection()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say in the middle why there is nothing to see."""
        super().paintEvent(event)
        paint_empty(self, self.empty_text)

    def _as_text(self) -> str:
        model = self.model()
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        columns = range(model.columnCount())
        lines = ("\t".join(_cell(model.index(r, c).data()) for c in columns) for r in rows)
        return "\n".join(lines)


class _Cell(QStyledItemDelegate):
    """Paints a cell; a problem is underlined, with a corner (red) or a dot (amber) beside it."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the cell, a hairline under its row, and its flaw."""
        rect = QRect(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, option.palette.highlight())
        option.rect = rect.adjusted(_CELL_PADDING, 0, -_CELL_PADDING, 0)
        super().paint(painter, option, index)
        if (words := index.data(HIDDEN)) is not None:
            _paint_hidden(painter, option, words)
        painter.setPen(theme.role("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if isinstance(option.widget, _View) and option.widget.marks(index.row()):
            painter.setPen(theme.role("focus"))
            painter.drawLine(rect.topLeft(), rect.topRight())
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        flaw = index.data(FLAW)
        if isinstance(flaw, Flaw):
            _paint_flaw(painter, rect, flaw)
        painter.restore()

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Say nothing where bars are painted."""
        super().initStyleOption(option, index)
        if index.data(HIDDEN) is not None:
            option.text = ""


def _paint_hidden(painter: QPainter, option: QStyleOptionViewItem, words: str) -> None:
    """Paint bars where the words of a cell would stand."""
    height, room = option.fontMetrics.height(), option.rect.adjusted(3, 0, -3, 0)
    exact = option.fontMetrics.horizontalAdvance(words[:_LONGEST])
    width = veil.rough_width(exact, height, room.width()) if words else 0
    left = (
        room.right() - width if option.displayAlignment & Qt.AlignmentFlag.AlignRight else room.x()
    )
    veil.paint_bars(painter, QRect(left, room.center().y() - height // 2, width, height), height)


def _paint_flaw(painter: QPainter, rect: QRect, flaw: Flaw) -> None:
    colour = theme.role(flaw.tone)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 2))
    bottom = rect.bottom() - 2
    painter.drawLine(rect.left() + 6, bottom, rect.right() - 6, bottom)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    x, y = rect.right() - 3.0, rect.top() + 3.0
    if flaw.tone == "red":
        painter.drawPolygon(QPolygonF([QPointF(x - 8, y), QPointF(x, y), QPointF(x, y + 8)]))
    else:
        painter.drawEllipse(QPointF(x - 3, y + 3), 3, 3)


def _cell(text: str) -> str:
    """A cell's text for the clipboard: one cell wherever it is pasted, and never a formula."""
    line = " ".join(text.split())
    return f"'{line}" if _FORMULA.match(line) else line
