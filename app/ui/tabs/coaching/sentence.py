"""A sentence that stands in a form beside what it is about, and holds no value."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from app.ui import veil
from app.ui.editors import Editor
from app.ui.parts import Mark, announce, words

if TYPE_CHECKING:
    from app.ui.editors.base import Value
    from app.ui.form import Form


class Sentence(Editor):
    """Says something; :func:`say` has it take no room while there is nothing to say."""

    holds_words: ClassVar[bool] = True

    def __init__(self, icon: str = "info") -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._words = words(size="label", tone="muted", wrap=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(Mark(icon), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)

    def say(self, text: str) -> None:
        """Say something else."""
        if text != self._words.text():
            self._words.setText(text)
            for widget in (self, self.parentWidget()):
                if widget is not None:  # how high it is by now is asked for at once
                    widget.updateGeometry()
            announce(self, veil.INSTEAD if self.hidden and text else text)

    def text(self) -> str:
        """What is said."""
        return self._words.text()

    def set_private(self, private: bool) -> None:
        """Say whether what is said must not be read while private text is hidden."""
        super().set_private(private)
        veil.cover(self._words, private)

    def value(self) -> Value:
        """A sentence is no value."""
        return None

    def set_value(self, value: Value) -> None:
        """There is none to show."""


def say(form: Form, name: str, text: str) -> None:
    """Have the sentence of a form say ``text``; it is out of sight when that is empty."""
    found = form.editor(name)
    assert isinstance(found, Sentence)
    found.say(text)
    form.show_fields((name,), shown=bool(text))
