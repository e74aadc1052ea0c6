"""What all editors share, so that a form can treat them alike."""

from __future__ import annotations

from typing import Any, ClassVar, TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.ui import veil

#: A plain Python value; each editor says which type it takes and gives.
Value: TypeAlias = Any


class Editor(QWidget):
    """Lets the user change one plain value; ``None`` is empty.

    ``edited`` is emitted for what the user does, never for :meth:`set_value`. ``holds_words`` says
    that in a private form its value is hidden with the rest; days and choices stay readable.
    """

    edited = Signal()
    holds_words: ClassVar[bool] = False

    def __init__(self, box: QWidget | None = None) -> None:
        super().__init__()
        self._private: bool | None = None
        if box is not None:
            layout = QHBoxLayout(self)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.addWidget(box)
            self.setFocusProxy(box)

    def value(self) -> Value:
        """What is entered; ``None`` while there is a :meth:`problem`."""
        raise NotImplementedError

    def set_value(self, value: Value) -> None:
        """Show a value."""
        raise NotImplementedError

    def problem(self) -> str:
        """Why what is entered cannot be understood, in plain words; empty when it can."""
        return ""

    def draft(self) -> Value:
        """What is on screen, understood or not, for :meth:`set_draft`."""
        return self.value()

    def set_draft(self, draft: Value) -> None:
        """Put back what :meth:`draft` gave."""
        self.set_value(draft)

    def set_name(self, name: str) -> None:
        """Name the editor for screen readers."""
        self.target().setAccessibleName(name)

    def set_hint(self, words: str) -> None:
        """Say more for screen readers: the help, or what is wrong."""
        self.target().setAccessibleDescription(words)

    def set_marked(self, marked: bool) -> None:
        """Show, or no longer show, that something is wrong with what is entered."""
        target = self.target()
        if bool(target.property("problem")) != marked:
            target.setProperty("problem", marked)
            target.style().polish(target)

    def set_read_only(self, read_only: bool) -> None:
        """Let the value be seen but not changed, or changed again."""
        self.target().setEnabled(not read_only)

    def set_private(self, private: bool) -> None:
        """Say whether the value is private: hidden while private text is, and typed on unseen."""
        if self._private is None and private:
            veil.when_changed(self.obey)
        if bool(self._private) != private:
            self._private = private
            self.obey()

    @property
    def hidden(self) -> bool:
        """Whether the value must not be seen at the moment."""
        return bool(self._private) and veil.is_on()

    def obey(self) -> None:
        """Hide the value, or show it again."""
        box = self.target()
        if isinstance(box, QLineEdit):
            veil.mask(box, self.hidden)

    def target(self) -> QWidget:
        """The widget that takes the keyboard."""
        return self.focusProxy() or self


class Typed(Editor):
    """A line that is typed freely and understood as a value.

    What was typed stays on screen while it cannot be understood; once understood it is written
    out properly when the user moves on. Subclasses say how to read and how to write.
    """

    def __init__(self, placeholder: str = "") -> None:
        self.box = QLineEdit()
        super().__init__(self.box)
        self.box.setPlaceholderText(placeholder)
        self.box.textEdited.connect(self.edited)
        self.box.editingFinished.connect(self._tidy)
        self._value: Value = None
        self._written = ""

    def read(self, text: str) -> Value:
        """The value that ``text``, not blank, stands for. Raises ValueError with plain words."""
        raise NotImplementedError

    def write(self, value: Value) -> str:
        """``value``, not ``None``, in the user's notation."""
        raise NotImplementedError

    def value(self) -> Value:
        """What is typed, understood; ``None`` for a blank line or one that makes no sense."""
        try:
            return self._read()
        except ValueError:
            return None

    def set_value(self, value: Value) -> None:
        """Write out a value."""
        self._value = value
        self._written = "" if value is None else self.write(value)
        if self.box.text() != self._written:
            self.box.setText(self._written)

    def problem(self) -> str:
        """Why what is typed makes no sense."""
        try:
            self._read()
        except ValueError as error:
            return str(error)
        return ""

    def draft(self) -> str:
        """What is typed."""
        return self.box.text()

    def set_draft(self, draft: Value) -> None:
        """Put back what was typed."""
        self.box.setText(draft)

    def set_read_only(self, read_only: bool) -> None:
        """Let the text be selected and copied but not changed."""
        self.box.setReadOnly(read_only)

    def _read(self) -> Value:
        text = self.box.text()
        if text == self._written:  # a written value may not hold all that it stands for
            return self._value
        return self.read(text.strip()) if text.strip() else None

    def _tidy(self) -> None:
        if not self.problem():
            self.set_value(self.value())
