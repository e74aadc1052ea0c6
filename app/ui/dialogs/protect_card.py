"""The first run's question: a passphrase, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QVBoxLayout, QWidget

from app.ui.dialogs.new_passphrase import NewPassphrase
from app.ui.parts import Card, words

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

PROTECT = "Protect it with a passphrase (recommended)"
WHY = (
    "The journal and its backups are encrypted. A recovery sheet to print comes next: whoever "
    "loses both passphrase and sheet has lost the journal."
)
WITHOUT = (
    "Whoever can read the files of this computer, or of its backups, can read every note. A "
    "passphrase can be set at any time."
)


class ProtectCard(Card):
    """A box to tick, and what comes of either answer; recommended, so it starts ticked."""

    toggled = Signal(bool)

    def __init__(self) -> None:
        super().__init__("Candid notes")
        self.box = QCheckBox(PROTECT)
        self.box.setChecked(True)
        self.new = NewPassphrase()
        self.without = words(WITHOUT, tone="muted", wrap=True)
        self._answers = QStackedWidget()
        for answer in (self._wanted(), self._unwanted()):
            self._answers.addWidget(answer)
        self.add(self.box)
        self.add(self._answers)
        self.box.toggled.connect(self._choose)

    @property
    def passphrase(self) -> str | None:
        """What the journal is to be protected with; None where it is not to be."""
        return self.new.passphrase if self.box.isChecked() else None

    def take(self, action: Callable[[dict[str, Any]], object]) -> bool:
        """Call ``action`` where the passphrase will do; else say why not beside it."""
        return self.new.take(action)

    def _choose(self, protect: bool) -> None:
        self._answers.setCurrentIndex(0 if protect else 1)
        if protect:
            self.new.first.target().setFocus()
        else:
            self.new.clear()
        self.toggled.emit(protect)

    def _wanted(self) -> QWidget:
        answer = QWidget()
        column = QVBoxLayout(answer)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(words(WHY, tone="muted", wrap=True))
        column.addWidget(self.new)
        column.addStretch(1)
        return answer

    def _unwanted(self) -> QWidget:
        answer = QWidget()
        column = QVBoxLayout(answer)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.without)
        column.addStretch(1)
        return answer
