"""The model behind the grid of the skills map: a level by skill and person, said in words too."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.ui import veil
from app.ui.parts import plain_tip
from app.ui.parts.dots import told
from app.ui.tabs.team.map_rows import Shown

Index = QModelIndex | QPersistentModelIndex
Value = Any
_Role = Qt.ItemDataRole


class Levels(QAbstractTableModel):
    """The levels in sight."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shown = Shown((), (), ())

    def show_map(self, shown: Shown) -> None:
        """Take other rows and columns."""
        self.beginResetModel()
        self.shown = shown
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """How many skills are shown."""
        return 0 if parent.isValid() else len(self.shown.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many people are shown."""
        return 0 if parent.isValid() else len(self.shown.people)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Value:
        """A level as a number, and the same in words for a tooltip or a screen reader."""
        if not index.isValid():
            return None
        line = self.shown.lines[index.row()]
        level, hidden = line.seen(index.column()), line.hides(index.column())
        if role == _Role.DisplayRole:
            return "" if level is None else str(level)
        if role in (_Role.ToolTipRole, _Role.AccessibleTextRole):
            who = self.shown.people[index.column()].name
            return plain_tip(f"{who}, {line.title}: {veil.INSTEAD if hidden else told(level)}")
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Value:
        """Names over the columns, skills beside the rows; in full where there is room for it."""
        across = orientation == Qt.Orientation.Horizontal
        if section >= (self.columnCount() if across else self.rowCount()):
            return None
        if role == _Role.DisplayRole:
            return self.shown.names[section] if across else self.shown.lines[section].title
        if role in (_Role.ToolTipRole, _Role.AccessibleTextRole):
            return plain_tip(self._said(section, across=across))
        return None

    def _said(self, section: int, *, across: bool) -> str:
        if across:
            person = self.shown.people[section]
            return "\n".join(filter(None, (person.name, person.detail)))
        line = self.shown.lines[section]
        hole = "Nobody is strong in this" if line.hole else ""
        return "\n".join(filter(None, (line.title, line.family, hole)))
