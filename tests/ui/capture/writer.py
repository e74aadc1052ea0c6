"""The hands and eyes of somebody who writes a note."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from app.ui.parts import Chip
from tests.ui.manager import type_into

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit, QMainWindow

    from app.ui.capture.line import CaptureLine


class Writer:
    """Types into one line; what it says is read from the widgets on screen."""

    def __init__(
        self, qtbot: Any, window: QMainWindow, line: CaptureLine, field: QLineEdit
    ) -> None:
        self.qtbot, self.window, self.line, self.field = qtbot, window, line, field
        self.saved: list[Any] = []
        line.save_wanted.connect(self.saved.append)

    def type(self, text: str) -> None:
        """Type letter after letter, in any script."""
        for letter in text:
            type_into(self.line.box, letter)

    def press(self, keys: str) -> None:
        """Press a key or a chord in the line."""
        self.qtbot.keySequence(self.line.box, QKeySequence(keys))

    @property
    def text(self) -> str:
        """What stands in the line."""
        return self.line.text()

    def chips(self) -> list[str]:
        """What the panel shows as understood."""
        return [one.text() for one in self.panel.findChildren(Chip) if one.isVisible()]

    @property
    def panel(self) -> Any:
        """What lies under the line."""
        return self.window.findChild(QWidget, "capture_panel")

    def said(self) -> list[str]:
        """Every sentence in the panel."""
        labels = [one for one in self.panel.findChildren(QLabel) if one.isVisible()]
        return [one.text() for one in labels if not isinstance(one, Chip)]

    def offers(self) -> list[str]:
        """The buttons of the panel."""
        return [one.text() for one in self.buttons()]

    def buttons(self) -> list[QPushButton]:
        """The names on offer."""
        return [one for one in self.panel.findChildren(QPushButton) if one.isVisible()]

    def completions(self) -> list[str]:
        """What the list under the cursor offers."""
        found: Any = self.window.findChild(QWidget, "capture_completion")
        return found.rows() if found is not None and found.isVisible() else []
