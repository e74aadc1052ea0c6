"""A figure explains itself: the rows behind it, in a dialog for the keyboard."""

from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QMainWindow

from app.ui import veil
from app.ui.counted import CountedDialog
from app.ui.table import Column, Table
from tests.ui.exposed import exposed
from tests.ui.manager import Manager, said


@dataclass(frozen=True)
class Line:
    id: int
    text: str


@pytest.fixture
def desk(qtbot):
    host = QMainWindow()
    qtbot.addWidget(host)
    host.show()
    made = Manager(qtbot, host)
    table = Table([Column("What", lambda row: row.text, width=0)], name="Counted")
    table.show_rows([Line(1, "One"), Line(2, "Two")])
    CountedDialog(host, "How many", "canary: 2 of 2.", table, private=True).open()
    made.front()
    return made


def test_it_says_what_was_counted_and_the_keyboard_is_in_the_rows(desk):
    dialog = desk.dialog(CountedDialog)
    assert {"How many", "canary: 2 of 2."} <= set(said(dialog))
    assert dialog.table.view.hasFocus()
    desk.press("Down")
    assert dialog.table.current in (1, 2)


def test_esc_closes_it(desk):
    desk.press("Esc")
    assert desk.no_dialog()


def test_a_private_sentence_is_hidden_with_all_private_text(desk):
    assert "canary" in "".join(said(desk.dialog(CountedDialog)))
    veil.toggle()
    assert "canary" not in exposed()
