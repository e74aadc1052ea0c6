"""What stands beside something that cannot be undone: what is still missing, and what is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.parts import words

if TYPE_CHECKING:
    from collections.abc import Sequence

NOTHING_MISSING = "Nothing is missing."


def panel(missing: Sequence[str], heading: str, kept: Sequence[str], warning: str) -> QWidget:
    """What is missing, what is kept under its heading, and that it is for good, line by line."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    for title, lines in (("Still missing", missing or [NOTHING_MISSING]), (heading, kept)):
        column.addWidget(words(title, size="label", bold=True))
        for said in lines:
            column.addWidget(words(said, wrap=True))
        column.addSpacing(10)
    column.addWidget(words(warning, tone="amber", wrap=True))
    column.addStretch(1)
    return made
