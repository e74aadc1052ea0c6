"""The line for a passphrase, and the part that asks for a new one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from app.protection import SHORTEST
from app.ui.dialogs.new_passphrase import WRITE_IT_DOWN, NewPassphrase, on_length
from app.ui.parts.passphrase import PassphraseBox

HIDDEN, SHOWN = QLineEdit.EchoMode.Password, QLineEdit.EchoMode.Normal


@pytest.fixture
def box(qtbot):
    made = PassphraseBox()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def new(qtbot):
    made = NewPassphrase()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_it_is_hidden_until_the_user_shows_it(qtbot, box):
    qtbot.keyClicks(box.line, "  green lanterns ")
    assert box.line.echoMode() == HIDDEN
    assert "green" not in box.line.displayText()
    box.show_button.setFocus()
    qtbot.keyClick(box.show_button, Qt.Key.Key_Space)
    assert box.line.displayText() == "  green lanterns "
    assert box.show_button.text() == "Hide"
    box.show_button.click()
    assert box.line.echoMode() == HIDDEN
    assert box.text() == "  green lanterns "


def test_caps_lock_is_hinted_at_until_a_letter_says_otherwise(qtbot, box):
    qtbot.keyClick(box.line, "a")
    assert not box.caps_lock.isVisible()
    qtbot.keyClick(box.line, "A")  # without Shift
    assert box.caps_lock.isVisible()
    qtbot.keyClick(box.line, "7")
    assert box.caps_lock.isVisible()
    qtbot.keyClick(box.line, "B", Qt.KeyboardModifier.ShiftModifier)
    assert not box.caps_lock.isVisible()


def test_a_suggestion_is_there_to_be_written_down(new):
    new.suggest_button.click()
    first = new.passphrase
    assert new.first.target().displayText() == first == new.second.value()
    assert new.advice.text() == WRITE_IT_DOWN
    taken = []
    assert new.take(lambda values: taken.append(values["passphrase"]))
    assert taken == [first]
    new.suggest_button.click()
    assert new.passphrase != first


def test_both_lines_are_shown_and_hidden_together(new):
    new.first.box.show_button.click()
    assert new.second.target().echoMode() == SHOWN
    new.second.box.show_button.click()
    assert new.first.target().echoMode() == HIDDEN


def test_the_advice_follows_what_is_typed(qtbot, new):
    said = [new.advice.text()]
    for more in ("seven77", "8", " lanterns", " and a harbour"):
        qtbot.keyClicks(new.first.target(), more)
        said.append(new.advice.text())
    assert said[0] == said[1] == on_length(0)
    assert len(set(said)) == 4
    assert str(SHORTEST) in said[0]


def test_nothing_is_kept_once_cleared(qtbot, new):
    new.suggest_button.click()
    new.clear()
    assert (new.passphrase, new.second.value()) == (None, None)
