"""A list with cards beside it, or what teaches where there is nothing to list yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.ui.parts import look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLayout

    from app.ui.parts import Card, EmptyState

_GAP = 14


class Beside(QStackedWidget):
    """``main`` with a column of ``cards`` as wide as ``width`` pixels; else ``instead``."""

    def __init__(
        self, main: QLayout, cards: Sequence[Card], width: int, instead: EmptyState
    ) -> None:
        super().__init__()
        self._instead, self._page = instead, QWidget()
        row = QHBoxLayout(self._page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addLayout(main, 1)
        row.addWidget(_column(cards, width))
        self.addWidget(self._page)
        self.addWidget(instead)

    def show_list(self, there: bool) -> None:
        """Show what is listed, where something is ``there``."""
        self.setCurrentWidget(self._page if there else self._instead)

    def take_focus(self, wanted: QWidget) -> None:
        """Give the keyboard to what is ``wanted`` of the page, or to the button in its place."""
        (wanted if self.currentWidget() is self._page else self._instead.action).setFocus()


def _column(cards: Sequence[Card], width: int) -> QScrollArea:
    side, inner = QScrollArea(), QWidget()
    look(inner, part="page")
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(_GAP)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    side.setWidget(inner)
    side.setWidgetResizable(True)
    side.setFrameShape(QFrame.Shape.NoFrame)
    side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    side.setFixedWidth(width)
    return side
