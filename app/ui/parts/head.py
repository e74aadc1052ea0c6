"""The head of a page, and what a page says while it is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.badge import Badge
from app.ui.parts.words import ElidedLabel, button, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPixmap

_BADGE = 52
#: The longest comfortable line, in pixels.
_SENTENCE = 420


class PageHead(QWidget):
    """Title, one muted line of facts, and actions at the right; a person's head has a badge."""

    def __init__(self, title: str = "", facts: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.badge = Badge(_BADGE)
        self.badge.hide()
        self.title = ElidedLabel(title, size="title")
        self.facts = ElidedLabel(facts, tone="muted")
        self._actions = QHBoxLayout()
        self._actions.setSpacing(12)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        grid.addWidget(self.badge, 0, 0, 2, 1)
        grid.addWidget(self.title, 0, 1)
        grid.addLayout(self._actions, 0, 2)
        # The facts get the whole width below the actions: a name and a few facts are long.
        grid.addWidget(self.facts, 1, 1, 1, 2)
        grid.setColumnStretch(1, 1)

    def show_facts(self, title: str, facts: str) -> None:
        """Show another title and line of facts."""
        self.title.setText(title)
        self.facts.setText(facts)

    def show_badge(self, initials: str, colour: int, photo: QPixmap | None = None) -> None:
        """Show whose page this is, by picture, else by initials and colour index."""
        self.badge.show_person(initials, colour, photo)
        self.badge.show()

    def add_action(
        self, text: str, slot: Callable[[], object], *, primary: bool = False
    ) -> QPushButton:
        """Add a button at the right end; the primary one comes last."""
        made = button(text, slot, kind="primary" if primary else "plain")
        self._actions.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
        return made


class EmptyState(QWidget):
    """One sentence that teaches and one button, in the middle of what would be there."""

    def __init__(
        self,
        sentence: str,
        action: str = "",
        slot: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.sentence = words(sentence, tone="muted", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.sentence.setMaximumWidth(_SENTENCE)
        self.action = button(action, slot, kind="primary")
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.sentence, 100)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(16)
        column.addStretch(2)
        column.addLayout(line)
        column.addWidget(self.action, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        # Only now has it a parent: shown without one it would be a window of its own.
        self.action.setVisible(bool(action))
