"""The model behind the grid of numbers: what a cell shows, and the same in words."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.formats import Formats
from app.ui.parts import plain_tip
from app.ui.tabs.scorecard import grid_words
from app.ui.tabs.scorecard.grid_board import Board, Cell, Head, Key

Index = QModelIndex | QPersistentModelIndex
Value = Any
_Role = Qt.ItemDataRole


class GridModel(QAbstractTableModel):
    """The cells in sight, and what was typed into them and could not be understood.

    ``kept`` holds, by a cell's key, the text that was typed and why it is not recorded.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.board = Board()
        self.formats = Formats("EUR")
        self.kept: dict[Key, tuple[str, str]] = {}
        #: What each cell shows by row and column, written once: it is painted far more often.
        self._written: dict[tuple[int, int], str] = {}

    def show_board(self, board: Board, formats: Formats) -> None:
        """Take other rows and columns."""
        self.beginResetModel()
        self.board, self.formats, self._written = board, formats, {}
        self.endResetModel()

    def keep(self, key: Key, text: str, problem: str) -> None:
        """Keep what was typed into a cell and why it is not recorded; forget it without a text."""
        self.kept.pop(key, None)
        if text:
            self.kept[key] = (text, problem)
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def unread(self, here: Cell | None) -> str:
        """What was typed and is not recorded, and why: in the cell ``here``, else in the first."""
        if not self.kept:
            return ""
        if here is not None and here.key in self.kept:
            return f"Not recorded: {self.kept[here.key][1]}"
        cells = (cell for row in self.board.cells for cell in row)
        found = next((cell for cell in cells if cell.key in self.kept), None)
        if found is None:
            return ""
        return f"Not recorded, {grid_words.where(found)}: {self.kept[found.key][1]}"

    def cell(self, index: Index) -> Cell | None:
        """The cell at a place."""
        return self.board.cells[index.row()][index.column()] if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self.board.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many columns are shown."""
        return 0 if parent.isValid() else len(self.board.columns)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Value:
        """What the cell shows; everything about it for a tooltip or a screen reader."""
        cell = self.cell(index)
        if cell is None:
            return None
        if role == _Role.DisplayRole:
            return self.shown(cell)
        if role in (_Role.ToolTipRole, _Role.AccessibleTextRole):
            return _told(self._said(cell, self.board.columns[index.column()]), role)
        return None

    def shown(self, cell: Cell) -> str:
        """What a cell shows: what was typed, where that could not be understood."""
        kept = self.kept.get(cell.key) if self.kept else None
        return grid_words.text(cell, self.formats) if kept is None else kept[0]

    def written(self, row: int, column: int) -> str:
        """The number, or the word, of a cell as it is painted."""
        place = row, column
        if place not in self._written:
            self._written[place] = grid_words.text(self.board.cells[row][column], self.formats)
        return self._written[place]

    def typed(self, cell: Cell) -> str:
        """What an editor over the cell begins with."""
        kept = self.kept.get(cell.key)
        return grid_words.typed(cell, self.formats) if kept is None else kept[0]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Value:
        """The heads, and what they stand for in words."""
        across = orientation == Qt.Orientation.Horizontal
        heads = self.board.columns if across else self.board.rows
        if section >= len(heads):
            return None
        if role == _Role.DisplayRole:
            return heads[section].title
        if role in (_Role.ToolTipRole, _Role.AccessibleTextRole):
            return _told(_about(heads[section]), role)
        return None

    def _said(self, cell: Cell, column: Head) -> str:
        kept = self.kept.get(cell.key)
        words = grid_words.said(cell, self.formats, column.spoken)
        return words if kept is None else f"{words}\n“{kept[0]}” is not recorded: {kept[1]}"


def _told(words: str, role: int) -> str:
    """``words`` on hover, where they are never markup, or as a screen reader says them."""
    return plain_tip(words) if role == _Role.ToolTipRole else words


def _about(head: Head) -> str:
    """What a head stands for, in full."""
    role = head.below if head.person is not None or head.metric is not None else ""
    return ", ".join(filter(None, (head.spoken, role)))
