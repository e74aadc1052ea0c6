"""A sign that work of unknown length goes on."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from app.ui.parts.words import announce, words


class Progress(QWidget):
    """A few words over a bar that moves; keeps its room, and shows nothing, while all is quiet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = words(size="small", tone="muted", wrap=True)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setRange(0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.sentence)
        column.addWidget(self._bar)
        policy = self._bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._bar.setSizePolicy(policy)
        self._bar.hide()

    def say(self, text: str) -> None:
        """Show that this is under way."""
        self.sentence.setText(text)
        self._bar.show()
        announce(self, text)

    def clear(self) -> None:
        """Show nothing."""
        self.sentence.setText("")
        self._bar.hide()
