"""The editor for a passphrase. A form with one keeps no draft of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.editors.base import Editor
from app.ui.parts.passphrase import PassphraseBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Passphrase(Editor):
    """A passphrase exactly as typed, hidden until the user shows it; ``None`` when empty."""

    def __init__(self) -> None:
        self.box = PassphraseBox()
        super().__init__(self.box)
        self.box.edited.connect(self.edited)

    def value(self) -> str | None:
        """What is typed, blanks and all."""
        return self.box.text() or None

    def set_value(self, value: str | None) -> None:
        """Put another text into the line."""
        self.box.set_text(value or "")

    def draft(self) -> None:
        """Nothing: a passphrase is kept nowhere."""

    def target(self) -> QWidget:
        """The line itself."""
        return self.box.line
