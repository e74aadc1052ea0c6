"""The table of the grid of numbers: keys as in a spreadsheet, a line to type in, the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView

from app.exchange.csv_out import safe
from app.exchange.sheets_out import Sheet, as_text
from app.ui import theme
from app.ui.actions import Command
from app.ui.tabs.scorecard import grid_words
from app.ui.tabs.scorecard.grid_board import AVERAGES, Part
from app.ui.tabs.scorecard.grid_editor import CellEditor
from app.ui.tabs.scorecard.grid_model import GridModel, Index
from app.ui.tabs.scorecard.grid_paint import (
    PADDING,
    AcrossHeads,
    CellPainter,
    SideHeads,
    heading_height,
    row_height,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from app.formats import Formats
    from app.ui.tabs.scorecard.grid_board import Board, Cell, Key

#: What the keyboard can do in the grid, for the list of shortcuts.
COMMANDS = (
    Command("edit", "Type into a cell", ("F2",)),
    Command("clear", "Take a number back", ("Del",)),
    Command("talk", "Talk about a missed number", ("T",)),
    Command("earlier", "Earlier", ("Alt+Left",)),
    Command("later", "Later", ("Alt+Right",)),
)
#: A column of metrics is as wide at least, so that their names can be read.
_METRIC, _CHIP, _NARROWEST = 86, 108, 46
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WITH_KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class GridTable(QTableView):
    """Numbers in cells. What can be typed is typed in place, the rest is explained by Enter.

    ``typed`` brings a cell and its text, ``explained`` one whose figure is wanted, ``cleared`` the
    cells to be emptied, ``pasted`` a place and the clipboard's text, ``raised`` a missed number to
    talk about, ``refused`` why nothing can be typed here. ``moved`` tells of another current cell.
    """

    typed = Signal(object, str)
    explained = Signal(object)
    cleared = Signal(list)
    pasted = Signal(int, int, str)
    raised = Signal(object)
    refused = Signal(str)
    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.cells = GridModel(self)
        self.setObjectName("scorecard_grid")
        self.setAccessibleName("Numbers")
        self.setModel(self.cells)
        self._painter = CellPainter(self, self.cells)
        self.setItemDelegate(self._painter)
        self.side = SideHeads(self)
        self.setVerticalHeader(self.side)
        self.across = AcrossHeads(self)
        self.setHorizontalHeader(self.across)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.editor = CellEditor(self.viewport())
        self._edited: Cell | None = None
        self.editor.done.connect(self._take)
        self.doubleClicked.connect(self._open)
        self.clicked.connect(self._explain_counted)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self.editor.take)

    @property
    def current(self) -> Cell | None:
        """The cell in focus."""
        return self.cells.cell(self.currentIndex())

    def show_board(self, board: Board, formats: Formats, *, anew: bool = False) -> None:
        """Show other cells; the one in focus and the scroll position stay, unless all is new."""
        current, at = self.current, self.currentIndex()
        place = (max(at.row(), 0), max(at.column(), 0))
        bars = (self.verticalScrollBar(), self.horizontalScrollBar())
        offsets = [bar.value() for bar in bars]
        self.cells.show_board(board, formats)
        for heads in (self.side, self.across):
            heads.forget()
        self._fit()
        if anew or current is None:
            self.go_to(0, self._newest())
            return
        found = self._index_of(current.key)
        index = found if found.isValid() else self._index_near(*place)
        self.setCurrentIndex(index)
        for bar, offset in zip(bars, offsets, strict=True):
            bar.setValue(offset)

    def go_to(self, row: int, column: int) -> None:
        """Make a cell the current one; of what is newest as much as can be is in sight."""
        self.setCurrentIndex(self._index_near(row, column))
        self.updateGeometries()  # how far it can be scrolled, with the widths of now
        bar = self.horizontalScrollBar()
        bar.setValue(bar.maximum() if column else 0)
        self.verticalScrollBar().setValue(0)

    def selected(self) -> list[list[Cell]]:
        """The cells that are selected, row by row."""
        chosen = self.selectedIndexes()
        rows = sorted({index.row() for index in chosen})
        columns = sorted({index.column() for index in chosen})
        return [[self.cells.board.cells[row][column] for column in columns] for row in rows]

    def copy(self) -> None:
        """Put the selected numbers on the clipboard, as a spreadsheet takes them."""
        rows = [[_pasted(self.cells.typed(cell)) for cell in row] for row in self.selected()]
        QApplication.clipboard().setText("\n".join("\t".join(row) for row in rows))

    def copy_all(self) -> None:
        """Put the whole table with its heads on the clipboard."""
        board = self.cells.board
        head = ("", *(" ".join(filter(None, (one.title, one.below))) for one in board.columns))
        rows = tuple(
            (row.title, *(self.cells.typed(cell) for cell in cells))
            for row, cells in zip(board.rows, board.cells, strict=True)
        )
        QApplication.clipboard().setText(as_text(Sheet("", head, rows)))

    def edit_current(self, first: str | None = None) -> None:
        """Type into the current cell, over what is there where a ``first`` letter is given."""
        cell, index = self.current, self.currentIndex()
        if cell is None:
            return
        reason = grid_words.why_not_typed(cell)
        if reason:
            self.refused.emit(reason)
            return
        self.scrollTo(index)
        place = self.visualRect(index)
        place.setTop(place.bottom() - row_height())
        column = self.cells.board.columns[index.column()]
        name = grid_words.said(cell, self.cells.formats, column.spoken)
        text = self.cells.typed(cell) if first is None else first
        self._edited = cell
        self.editor.begin(place, text, name, typed=first is not None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells in the theme of now, then a rule under each row, one for all of it."""
        self._painter.make_ready()
        super().paintEvent(event)
        painter, down = QPainter(self.viewport()), self.verticalHeader()
        across = self.horizontalHeader()
        wide = min(across.length() - across.offset(), self.viewport().width())
        for row in range(len(self.cells.board.rows)):
            foot = down.sectionViewportPosition(row) + down.sectionSize(row) - 1
            if event.rect().top() <= foot <= event.rect().bottom():
                painter.fillRect(0, foot, wide, 1, theme.role("line"))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys as in a spreadsheet."""
        key, cell = event.key(), self.current
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            at = self._corner()
            self.pasted.emit(at[0], at[1], QApplication.clipboard().text())
        elif cell is None or event.modifiers() & _WITH_KEYS:
            super().keyPressEvent(event)
        elif key in _ENTER:
            self._open(self.currentIndex())
        elif key == Qt.Key.Key_F2:
            self.edit_current()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cleared.emit([one for row in self.selected() for one in row])
        elif event.text().casefold() == "t":
            self.raised.emit(cell)
        elif event.text().strip() and event.text().isprintable():
            self.edit_current(event.text())
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell that another cell is the current one."""
        super().currentChanged(current, previous)
        self.moved.emit()

    def _take(self, text: str, across: int, down: int) -> None:
        """Hand on what was typed, and go where the key leads."""
        at, cell = self.currentIndex(), self._edited
        if cell is not None and text != self.cells.typed(cell):
            self.typed.emit(cell, text)
        if across or down:
            self.setCurrentIndex(self._index_near(at.row() + down, at.column() + across))

    def _open(self, index: QModelIndex) -> None:
        """Type into what can be typed, explain everything else."""
        cell = self.cells.cell(index)
        if cell is None:
            return
        if grid_words.why_not_typed(cell):
            self.explained.emit(cell)
        else:
            self.edit_current()

    def _explain_counted(self, index: QModelIndex) -> None:
        """A click on what is counted shows the rows it was counted from."""
        cell = self.cells.cell(index)
        alone = len(self.selectedIndexes()) == 1 and not QApplication.keyboardModifiers()
        if cell is not None and cell.part is not Part.VALUE and alone:
            self.explained.emit(cell)

    def _corner(self) -> tuple[int, int]:
        """The first cell of what is selected."""
        chosen = self.selectedIndexes() or [self.currentIndex()]
        return min(index.row() for index in chosen), min(index.column() for index in chosen)

    def _index_of(self, key: Key) -> QModelIndex:
        for row, cells in enumerate(self.cells.board.cells):
            for column, cell in enumerate(cells):
                if cell.key == key:
                    return self.cells.index(row, column)
        return QModelIndex()

    def _index_near(self, row: int, column: int) -> QModelIndex:
        rows, columns = self.cells.rowCount(), self.cells.columnCount()
        return self.cells.index(min(max(row, 0), rows - 1), min(max(column, 0), columns - 1))

    def _newest(self) -> int:
        """The column of the newest period; the first one where the columns are metrics."""
        if not self.cells.board.cells:
            return 0
        values = [cell for cell in self.cells.board.cells[0] if cell.part is Part.VALUE]
        return 0 if values and self.cells.board.columns[0].metric is not None else len(values) - 1

    def _fit(self) -> None:
        """Set widths and heights from the font and the longest text of each column."""
        board, down = self.cells.board, self.verticalHeader()
        metrics = QFontMetrics(theme.font("body", bold=True, figures=True))
        names = QFontMetrics(theme.font("label", bold=True))
        below = QFontMetrics(theme.font("small"))
        for column, head in enumerate(board.columns):
            texts = (self.cells.shown(cells[column]) for cells in board.cells)
            longest = max(texts, key=len, default="")
            part = board.cells[0][column].part if board.cells else Part.VALUE
            least = _NARROWEST
            if part is Part.STATUS:
                least = _CHIP
            elif head.metric is not None or part in AVERAGES or part is Part.INDEX:
                least = _METRIC
            width = metrics.horizontalAdvance(longest) + 2 * PADDING + (14 if head.metric else 0)
            word = max((names.horizontalAdvance(one) for one in head.title.split()), default=0)
            word = max(word, below.horizontalAdvance(head.below))
            self.setColumnWidth(column, max(least, width, word + 2 * PADDING))
        down.setDefaultSectionSize(row_height())
        for row, head in enumerate(board.rows):  # those too that had a heading before
            down.resizeSection(row, row_height() + (heading_height() if head.block else 0))
        self.across.fit()


def _pasted(text: str) -> str:
    """One cell wherever it is pasted, and never a formula; a number below 0 is none."""
    line = " ".join(text.split())
    number = line.removeprefix("-").replace(".", "", 1).isdigit()
    return line if number else safe(line)
