"""A window with nothing in it, for the dialogs of a tab, and the manager before it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMainWindow

from tests.ui.manager import Manager


@pytest.fixture
def host(qtbot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    made.resize(1108, 690)
    made.show()
    return made


@pytest.fixture
def manager(qtbot, host, asker) -> Manager:
    return Manager(qtbot, host)
