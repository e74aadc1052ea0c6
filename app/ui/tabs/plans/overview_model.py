"""The model behind the overview of the plans: a cell by person and half-year, in words too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.ui.parts import plain_tip

if TYPE_CHECKING:
    from app.domain.periods import Period
    from app.ui.tabs.plans.overview_words import Line, Shown

Index = QModelIndex | QPersistentModelIndex
Value = Any
_Role = Qt.ItemDataRole


class Halves(QAbstractTableModel):
    """People down, half-years across; ``current`` is the place of the half-year under way."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.halves: tuple[Period, ...] = ()
        self.lines: tuple[Line, ...] = ()
        self.current = 0

    def show_board(self, halves: tuple[Period, ...], lines: tuple[Line, ...], current: int) -> None:
        """Take other rows and columns."""
        self.beginResetModel()
        self.halves, self.lines, self.current = halves, lines, current
        self.endResetModel()

    def shown(self, index: Index) -> Shown:
        """What a cell shows."""
        return self.lines[index.row()].cells[index.column()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """How many people are shown."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many half-years are shown."""
        return 0 if parent.isValid() else len(self.halves)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Value:
        """How far a plan is, and all of its cell for a tooltip or a screen reader."""
        if not index.isValid():
            return None
        if role == _Role.DisplayRole:
            return self.shown(index).state
        if role in (_Role.ToolTipRole, _Role.AccessibleTextRole):
            return plain_tip(self.shown(index).spoken)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Value:
        """Half-years over the columns, names beside the rows."""
        across = orientation == Qt.Orientation.Horizontal
        if section >= (self.columnCount() if across else self.rowCount()):
            return None
        if role == _Role.DisplayRole:
            return self.halves[section].label if across else self.lines[section].name
        if role in (_Role.ToolTipRole, _Role.AccessibleTextRole):
            return plain_tip(self._said(section, across=across))
        return None

    def _said(self, section: int, *, across: bool) -> str:
        if across:
            now = ", under way" if section == self.current else ""
            return f"{self.halves[section].label}{now}"
        line = self.lines[section]
        return ", ".join(filter(None, (line.name, line.note)))
