"""What dialogs need: a window to stand over."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget


@pytest.fixture
def window(qtbot, asker) -> QWidget:
    """A window over which dialogs open; what it asks is scripted by ``asker``."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made
