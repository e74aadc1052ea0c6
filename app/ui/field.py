"""One field of a form: its declaration, and the cell that shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.parts import Mark, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.ui.editors import Editor


@dataclass(frozen=True)
class Field:
    """One field of a form. ``editor`` makes its editor; ``wide`` gives it a whole row.

    A field with another ``section`` than the one before starts a new group under that heading.
    """

    name: str
    label: str
    editor: Callable[[], Editor]
    help: str = ""
    wide: bool = False
    section: str = ""


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


class Cell(QWidget):
    """A field on screen: label and error, editor, help.

    The error stands on the label's line, so that nothing below moves when it comes and goes.
    """

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.editor = field.editor()
        self.editor.setObjectName(field.name)
        self._help = field.help
        self._error = ErrorLine()
        self._of_problem = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._head(field.label))
        layout.addWidget(self.editor)
        if field.help:
            layout.addWidget(words(field.help, size="small", tone="muted", wrap=True))
        layout.addStretch()
        if field.label:
            self.editor.set_name(field.label)
        self.editor.set_hint(field.help)

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
        self.editor.set_hint(text or self._help)

    def check(self, typing: bool) -> None:
        """Show why the editor cannot be understood, unless the user is still at it."""
        problem = self.editor.problem()
        if problem and not typing:
            self.show_error(problem)
            self._of_problem = True
        elif not problem and self._of_problem:
            self.show_error("")

    def _head(self, label: str) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        caption: QLabel = words(label, size="label", tone="muted")
        caption.setBuddy(self.editor)
        head.addWidget(caption, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._error, 1)
        head.addStretch()
        return head
