"""What the pointer holds: something is dragged once it went far enough from where it was taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

Held = TypeVar("Held")


class Grip(Generic[Held]):
    """Follows a press of the left button, from taking something to letting it go."""

    def __init__(self) -> None:
        self.held: Held | None = None
        self._taken_at = QPoint()
        self._is_dragging = False

    def take(self, held: Held | None, press: QMouseEvent) -> None:
        """Hold what was pressed; with another button than the left one nothing is held."""
        self.let_go()
        if press.button() == Qt.MouseButton.LeftButton:
            self.held, self._taken_at = held, press.position().toPoint()

    def drags(self, move: QMouseEvent) -> bool:
        """Whether what is held is dragged by now; once it is, it stays so on the way back."""
        far = (move.position().toPoint() - self._taken_at).manhattanLength()
        if self.held is not None and far >= QApplication.startDragDistance():
            self._is_dragging = True
        return self._is_dragging

    def let_go(self) -> tuple[Held | None, bool]:
        """Hold nothing any more; what was held, and whether it was dragged."""
        was = self.held, self._is_dragging
        self.held, self._is_dragging = None, False
        return was
