"""The line in which a cell of the grid of numbers is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from app.ui import theme
from app.ui.parts import look

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QFocusEvent
    from PySide6.QtWidgets import QWidget

#: Where each key goes after what is typed was taken: columns and rows.
_STEPS = {
    Qt.Key.Key_Return: (0, 1),
    Qt.Key.Key_Enter: (0, 1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Tab: (1, 0),
    Qt.Key.Key_Backtab: (-1, 0),
}
_NARROWEST = 64


class CellEditor(QLineEdit):
    """Lies over one cell while it is typed.

    ``done`` brings what is typed and where to go from there, ``given_up`` that it is not wanted.
    ``is_open`` says whether something is being typed.
    """

    done = Signal(str, int, int)
    given_up = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._under = parent
        self.setObjectName("cell_editor")
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setFont(theme.font("body", figures=True))
        look(self, part="cell")
        self.is_open = False
        self.hide()

    def begin(self, place: QRect, text: str, name: str, *, typed: bool) -> None:
        """Open over ``place``; a ``typed`` text is the first letter of what is being written."""
        self.setAccessibleName(name)
        place.setLeft(min(place.left(), place.right() - _NARROWEST))
        self.setGeometry(place)
        self.setText(text)
        self.is_open = True
        self.show()
        self.setFocus()
        if not typed:
            self.selectAll()

    def event(self, event: QEvent) -> bool:
        """Take the tab keys before they move the keyboard on."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                self._finish(*step)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up what is typed."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what is typed when the keyboard goes elsewhere."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.take()

    def take(self) -> None:
        """Take what is typed, and stay where one is."""
        if self.is_open:
            self._finish(0, 0)

    def _finish(self, across: int, down: int) -> None:
        self._close()
        self.done.emit(self.text(), across, down)

    def _close(self) -> None:
        """Go out of sight; the grid has the keyboard again, unless something else has it."""
        self.is_open = False
        if self.hasFocus():
            self._under.setFocus()
        self.hide()
