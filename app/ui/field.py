"""One field of a form: its declaration, and the cell that shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui import veil
from app.ui.parts import Mark, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.ui.editors import Editor


@dataclass(frozen=True)
class Field:
    """One field of a form. ``editor`` makes its editor; ``wide`` gives it a whole row.

    A field with another ``section`` than the one before starts a new group under that heading.
    ``private`` fields can be hidden in any form; left open, it is so in a private form where the
    editor holds words. With ``help_private`` the help is no less so.
    """

    name: str
    label: str
    editor: Callable[[], Editor]
    help: str = ""
    wide: bool = False
    section: str = ""
    private: bool | None = None
    help_private: bool = False


class ErrorLine(QWidget):
    """What is wrong, in red and with a sign; takes no room while nothing is."""

    def __init__(self) -> None:
        super().__init__()
        self._label = words(size="small", tone="red", wrap=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(Mark("triangle-alert", "red"), 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._label, 1)
        self.hide()

    def text(self) -> str:
        """What is said."""
        return self._label.text()

    def set_text(self, text: str) -> None:
        """Say what is wrong; nothing, when empty."""
        self._label.setText(text)
        self.setVisible(bool(text))

    def set_private(self, private: bool) -> None:
        """Say whether it may quote something private."""
        veil.cover(self._label, private)


class Cell(QWidget):
    """A field on screen: label and error, editor, help.

    The error stands on the label's line, so that nothing below moves when it comes and goes.
    """

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.editor = field.editor()
        self.editor.setObjectName(field.name)
        self._field = field
        self._help = field.help
        self._error = ErrorLine()
        self._of_problem = False
        self._private = False
        self._hinted: str | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._head(field.label))
        layout.addWidget(self.editor)
        if field.help:
            private = field.help_private
            layout.addWidget(
                words(field.help, size="small", tone="muted", wrap=True, private=private)
            )
        layout.addStretch()
        if field.label:
            self.editor.set_name(field.label)
        veil.when_changed(self._hint)
        self.set_private(False)

    def set_private(self, private: bool) -> None:
        """Say whether the form is private that it belongs to."""
        own = self._field.private
        self._private = private and self.editor.holds_words if own is None else own
        self.editor.set_private(self._private)
        self._error.set_private(self._private)
        self._hint()

    @property
    def spoken_error(self) -> str:
        """What a screen reader may say is wrong: an error can quote what is typed."""
        return veil.INSTEAD if self.error and self._private and veil.is_on() else self.error

    @property
    def error(self) -> str:
        """What is shown as wrong."""
        return self._error.text()

    def show_error(self, text: str) -> None:
        """Say what is wrong with the field; nothing, when empty."""
        self._of_problem = False
        if text == self.error:
            return
        self._error.set_text(text)
        self.editor.set_marked(bool(text))
        self._hint()

    def check(self, typing: bool) -> None:
        """Show why the editor cannot be understood, unless the user is still at it."""
        problem = self.editor.problem()
        if problem and not typing:
            self.show_error(problem)
            self._of_problem = True
        elif not problem and self._of_problem:
            self.show_error("")

    def _hint(self) -> None:
        """Say the error, else the help, to a screen reader."""
        kept = self._field.help_private and veil.is_on()
        hint = self.spoken_error or ("" if kept else self._help)
        if hint != self._hinted:  # an editor may have said more of itself since
            self._hinted = hint
            self.editor.set_hint(hint)

    def _head(self, label: str) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        caption: QLabel = words(label, size="label", tone="muted")
        caption.setBuddy(self.editor)
        head.addWidget(caption, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._error, 1)
        head.addStretch()
        return head
