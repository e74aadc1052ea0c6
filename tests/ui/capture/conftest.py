"""A page with a capture line above it, over a journal with a few people."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QMainWindow, QVBoxLayout, QWidget

from app.ui.capture.line import CaptureLine
from tests import builders
from tests.ui.capture.writer import Writer


@pytest.fixture
def people(own):
    """Ids by first name."""
    names = ("Dana Whitfield", "Tomás Herrera", "Ben Carver", "Sam Hastings", "Sam Baker")
    found = {}
    for name in names:
        found[name] = builders.person(own, name).id
    builders.skill(own, "Negotiation")
    builders.skill(own, "Objection handling")
    return found


@pytest.fixture
def make_writer(qtbot, _on_the_day):
    """Puts a line over a field on screen, without a journal."""

    def make():
        window, page = QMainWindow(), QWidget()
        layout = QVBoxLayout(page)
        line, field = CaptureLine(), QLineEdit()
        layout.addWidget(line)
        layout.addWidget(field)
        layout.addStretch(1)
        window.setCentralWidget(page)
        window.resize(1000, 500)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        field.setFocus()
        return Writer(qtbot, window, line, field)

    return make


@pytest.fixture
def writer(make_writer, own, people):
    """Somebody who has just pressed Ctrl+Space."""
    made = make_writer()
    made.line.attach(own)
    made.line.begin()
    yield made
    made.line.detach()
