"""Ctrl+P: type a few letters of a name, Enter, and their page is there."""

from collections.abc import Sequence
from operator import attrgetter

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from app.domain.names import fold
from app.domain.roster import RosterRow
from app.ui.lists import RecordList
from app.ui.roster import RosterDelegate

_KEYS_FOR_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Switcher(QDialog):
    """A field over a list; ``chosen`` carries the person's id."""

    chosen = Signal(object)

    def __init__(self, rows: Sequence[RosterRow], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Go to a person")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # Those on the team come first; whoever left can still be found.
        self._rows = sorted(rows, key=_gone)
        self.field = QLineEdit(placeholderText="Name")
        self.field.setObjectName("switcher_field")
        self.field.setAccessibleName("Name")
        self.list = RecordList(attrgetter("name"), RosterDelegate(), empty="Nobody of that name.")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        self.resize(420, 420)
        self.field.textChanged.connect(self._sift)
        self.field.installEventFilter(self)
        self.list.activated.connect(self._choose)
        self._sift()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows move in the list and Enter takes from it while the field is typed into."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _KEYS_FOR_LIST:
                self.list.view.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self.list.current)
                return True
        return super().eventFilter(watched, event)

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

    def _choose(self, person_id: object) -> None:
        if person_id is not None:
            self.chosen.emit(person_id)
            self.accept()


def _gone(row: RosterRow) -> bool:
    return not row.on_the_team
