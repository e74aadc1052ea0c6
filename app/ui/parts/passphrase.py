"""A line for a passphrase: hidden until the user wants to see it, with a word about Caps Lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from app.ui.parts.words import announce, look, words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

CAPS_LOCK = "Caps Lock seems to be on."
_SHOW, _HIDE = "Show", "Hide"
#: No keyboard of a screen may learn, correct or suggest what is typed.
_HINTS = (
    Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class PassphraseBox(QWidget):
    """The line, and a button that shows what is typed.

    ``edited`` comes for what the user does, ``revealed`` when it is shown (True) or hidden again.
    """

    edited = Signal()
    revealed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = _Line()
        self.line.setInputMethodHints(_HINTS)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.show_button = QToolButton()
        self.show_button.setText(_SHOW)
        self.show_button.setCheckable(True)
        self.show_button.setAccessibleName("Show the passphrase")
        self.caps_lock = words(CAPS_LOCK, size="small", tone="amber")
        self.caps_lock.hide()
        self.setFocusProxy(self.line)
        self._lay_out()
        self.line.textEdited.connect(self.edited)
        self.line.caps_lock.connect(self._hint_at_caps_lock)
        self.show_button.toggled.connect(self.reveal)

    def text(self) -> str:
        """What is typed, blanks and all."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Put ``text`` in place of what was typed; empty, for what must not linger."""
        self.line.setText(text)

    def reveal(self, shown: bool) -> None:
        """Show what is typed, or hide it again."""
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        if mode == self.line.echoMode():
            return
        self.line.setEchoMode(mode)
        self.line.setInputMethodHints(_HINTS)  # Qt sets its own with the mode
        self.show_button.setChecked(shown)
        self.show_button.setText(_HIDE if shown else _SHOW)
        self.revealed.emit(shown)

    def _lay_out(self) -> None:
        look(self.show_button, kind="quiet")
        metrics = self.show_button.fontMetrics()
        widest = max(metrics.horizontalAdvance(text) for text in (_SHOW, _HIDE))
        self.show_button.setFixedWidth(widest + 20)  # the line keeps its width
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.line, 1)
        line.addWidget(self.show_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self.caps_lock)

    def _hint_at_caps_lock(self, on: bool) -> None:
        if on and self.caps_lock.isHidden():
            announce(self, CAPS_LOCK)
        self.caps_lock.setVisible(on)


class _Line(QLineEdit):
    """Tells from each letter typed whether Caps Lock is on: Qt does not say it otherwise."""

    caps_lock = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Compare the letter with the Shift key."""
        text = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self.caps_lock.emit(False)  # the next letter tells
        elif text.isalpha() and text.lower() != text.upper():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock.emit(text.isupper() != shift)
        super().keyPressEvent(event)
