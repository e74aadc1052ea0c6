"""What is seen while private text is hidden: the strip that says so, a sheet for a whole page."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QStackedWidget, QWidget

from app.ui import veil
from app.ui.parts.head import EmptyState
from app.ui.parts.words import LinkButton, Mark, announce, look, words


class Veiled(QStackedWidget):
    """Shows ``content``, or says in its place that it is hidden.

    Nothing can be done with it meanwhile; what had the keyboard gets it back.
    """

    def __init__(
        self, content: QWidget, *, private: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._content, self._private = content, private
        self._focus: QWidget | None = None
        self.sheet = EmptyState(veil.IN_PLACE)
        self.addWidget(content)
        self.addWidget(self.sheet)
        veil.when_changed(self._turn)
        self._turn()

    def set_private(self, private: bool) -> None:
        """Say whether what it shows is private."""
        self._private = private
        self._turn()

    @property
    def hidden(self) -> bool:
        """Whether the sheet is what is seen."""
        return self._private and veil.is_on()

    def _turn(self) -> None:
        if self.hidden:
            self._focus = self._keyboard()
        self.setCurrentWidget(self.sheet if self.hidden else self._content)
        if not self.hidden and self._focus is not None:
            if shiboken6.isValid(self._focus):
                self._focus.setFocus()
            self._focus = None

    def _keyboard(self) -> QWidget | None:
        """What inside has the keyboard."""
        focused = QApplication.focusWidget()
        inside = focused is not None and self._content.isAncestorOf(focused)
        return focused if inside else self._focus


class VeilStrip(QFrame):
    """A quiet strip that is there for as long as private text is hidden, with the way back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, part="top")
        self.sentence = words(veil.ON, size="label", tone="muted")
        self.action = LinkButton("Show private text", veil.toggle)
        line = QHBoxLayout(self)
        line.setContentsMargins(22, 4, 22, 4)
        line.setSpacing(10)
        line.addWidget(Mark("eye-off"), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.sentence)
        line.addStretch(1)
        line.addWidget(self.action)
        if not veil.is_on():  # shown without a parent it would be a window of its own
            self.hide()
        veil.when_changed(self._turn)

    def _turn(self) -> None:
        self.setVisible(veil.is_on())
        announce(self, veil.ON if veil.is_on() else "Private text is shown again.")
