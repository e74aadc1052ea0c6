"""A line over a list: typing narrows the list, the arrows move in it, Enter takes from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from app.ui.lists import RecordList

_KEYS_FOR_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Finder(QDialog):
    """The keyboard stays in ``field``; a subclass says what is listed, and what taking one does."""

    def __init__(self, parent: QWidget | None, title: str, hint: str, found: RecordList) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.field = QLineEdit(placeholderText=hint)
        self.list = found
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 12, 12, 12)
        self.column.addWidget(self.field)
        self.column.addWidget(self.list, 1)
        self.field.installEventFilter(self)
        self.list.activated.connect(self.take)

    def take(self, chosen: object) -> None:
        """Do what Enter and a double click are for, with the row of this id; None is no row."""
        raise NotImplementedError

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows move in the list and Enter takes from it while the line is typed into."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _KEYS_FOR_LIST:
                self.list.view.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.take(self.list.current)
                return True
        return super().eventFilter(watched, event)
