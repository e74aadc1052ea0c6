"""Several of a list, each with a box."""

import pytest
from PySide6.QtCore import Qt

from app.ui.editors import Ticks


@pytest.fixture
def ticks(qtbot):
    made = Ticks([(1, "Ben Carver"), (2, "Dana Whitfield"), (3, "Zoe Lind")])
    qtbot.addWidget(made)
    made.show()
    made.box.setFocus()
    qtbot.waitUntil(made.box.hasFocus)
    return made


def test_space_ticks_the_line_that_the_keyboard_is_on(qtbot, ticks):
    ticks.set_value((3,))
    with qtbot.waitSignal(ticks.edited):
        qtbot.keyClick(ticks.box, Qt.Key.Key_Space)
    assert ticks.value() == (1, 3)
    qtbot.keyClick(ticks.box, Qt.Key.Key_Down)
    qtbot.keyClick(ticks.box, Qt.Key.Key_Space)
    assert ticks.value() == (1, 2, 3)


def test_one_key_ticks_all_and_then_none(qtbot, ticks):
    with qtbot.waitSignal(ticks.edited):
        qtbot.keyClick(ticks.box, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert ticks.value() == (1, 2, 3)
    qtbot.keyClick(ticks.box, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert ticks.value() == ()


def test_other_lines_keep_the_ticks_of_those_that_stay(ticks):
    ticks.set_value((1, 2))
    ticks.set_options([(2, "Dana Whitfield"), (4, "Ola Berg")])
    assert ticks.value() == (2,)


def test_a_value_that_is_set_is_no_edit(qtbot, ticks):
    with qtbot.assertNotEmitted(ticks.edited):
        ticks.set_value((1,))
        ticks.set_options([(1, "Ben Carver")])
    assert ticks.value() == (1,)


def test_nothing_to_tick_is_no_value(qtbot):
    empty = Ticks(())
    qtbot.addWidget(empty)
    empty.set_value((1,))
    assert empty.value() == ()
