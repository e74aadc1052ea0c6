"""The slots of the board as a table: a column for each month."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.ui.parts import plain_tip
from app.ui.tabs.training.board_words import Board

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from app.ui.tabs.training.board_words import Slot

Index = QModelIndex | QPersistentModelIndex
#: Whatever Qt asks of a cell.
Cell: TypeAlias = Any
_Role = Qt.ItemDataRole


class Slots(QAbstractTableModel):
    """The sessions and days of a month stand under each other; a short month ends in nothing."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.board = Board()

    def show_board(self, board: Board) -> None:
        """Show another board."""
        self.beginResetModel()
        self.board = board
        self.endResetModel()

    def slot(self, index: Index) -> Slot | None:
        """What stands in a cell; None beyond the end of its month."""
        if not index.isValid() or index.column() >= len(self.board.columns):
            return None
        column = self.board.columns[index.column()]
        return column[index.row()] if index.row() < len(column) else None

    def index_of(self, training_id: int) -> QModelIndex:
        """The cell of a session; none of one that is not on the board."""
        return self._where(lambda one: one.id == training_id)

    def index_of_day(self, day: date) -> QModelIndex:
        """The first cell that is about a day, or about the next one that is there."""
        found = self._where(lambda one: one.day == day)
        if found.isValid():
            return found
        return self._where(lambda one: one.day is not None and one.day > day)

    def first_ahead(self) -> QModelIndex:
        """The first session that is still to come, else whatever is first."""
        found = self._where(lambda one: one.training is not None and not one.over)
        return found if found.isValid() else self._where(lambda _one: True)

    def first_free(self) -> date | None:
        """The first day that is free for a session."""
        one = self.slot(self._where(lambda one: one.what == "free"))
        return None if one is None else one.day

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """As many as the fullest month has."""
        return 0 if parent.isValid() else self.board.rows

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The months."""
        return 0 if parent.isValid() else len(self.board.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Nothing can be chosen where nothing is."""
        if self.slot(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Cell:
        """The title of a slot; all of it for who hovers or listens."""
        one = self.slot(index)
        if one is None:
            return None
        if role == _Role.DisplayRole:
            return one.title
        if role == _Role.ToolTipRole:
            return plain_tip(one.spoken)
        return ", ".join(one.spoken.split("\n")) if role == _Role.AccessibleTextRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Cell:
        """The months."""
        if orientation == Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return self.board.heads[section]
        return None

    def _where(self, wanted: Callable[[Slot], bool]) -> QModelIndex:
        for across, column in enumerate(self.board.columns):
            for down, one in enumerate(column):
                if wanted(one):
                    return self.index(down, across)
        return QModelIndex()
