"""Ctrl+P: type a few letters of a name, Enter, and their page is there."""

from collections.abc import Sequence
from operator import attrgetter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.names import fold
from app.domain.roster import RosterRow
from app.ui.finder import Finder
from app.ui.lists import RecordList
from app.ui.roster import RosterDelegate


class Switcher(Finder):
    """A field over a list; ``chosen`` carries the person's id."""

    chosen = Signal(object)

    def __init__(self, rows: Sequence[RosterRow], parent: QWidget) -> None:
        found = RecordList(attrgetter("name"), RosterDelegate(), empty="Nobody of that name.")
        super().__init__(parent, "Go to a person", "Name", found)
        # Those on the team come first; whoever left can still be found.
        self._rows = sorted(rows, key=_gone)
        self.field.setObjectName("switcher_field")
        self.field.setAccessibleName("Name")
        self.resize(420, 420)
        self.field.textChanged.connect(self._sift)
        self._sift()

    def take(self, chosen: object) -> None:
        """Go to the person."""
        if chosen is not None:
            self.chosen.emit(chosen)
            self.accept()

    def _sift(self) -> None:
        # Whose name is typed stands before whoever merely sells there.
        found = sorted(filter(self._matches, self._rows), key=self._only_elsewhere)
        self.list.show_rows(found)
        self.list.select(found[0].id if found else None)

    def _matches(self, row: RosterRow) -> bool:
        return row.matches(self.field.text())

    def _only_elsewhere(self, row: RosterRow) -> bool:
        typed = fold(self.field.text())
        names = f" {fold(row.name)} {fold(row.preferred_name)}"
        return f" {typed}" not in names


def _gone(row: RosterRow) -> bool:
    return not row.on_the_team
