"""Choosing days of the week by buttons that stay down."""

import pytest
from PySide6.QtCore import Qt

from app.ui.editors.weekdays import Weekdays


@pytest.fixture
def days(qtbot):
    made = Weekdays()
    made.set_name("On")
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    return made


def test_a_click_takes_a_day_in_and_another_one_out(qtbot, days):
    with qtbot.waitSignal(days.edited):
        qtbot.mouseClick(days.boxes[3], Qt.MouseButton.LeftButton)
    assert days.value() == (3,)
    qtbot.mouseClick(days.boxes[3], Qt.MouseButton.LeftButton)
    assert days.value() == ()


def test_arrows_and_space_choose_without_a_mouse(qtbot, days):
    """Past Sunday comes Monday again."""
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Space):
        qtbot.keyClick(days.window().focusWidget(), key)
    assert days.value() == (0, 6)


def test_each_day_is_read_out_in_full(days):
    assert days.boxes[1].accessibleName() == "On: Tuesday"
    assert days.boxes[1].text() == "Tue"


def test_what_is_shown_is_not_what_the_user_did(qtbot, days):
    with qtbot.assertNotEmitted(days.edited):
        days.set_value((1, 4))
    assert days.value() == (1, 4)
    days.set_value(None)
    assert days.value() == ()
    days.set_read_only(True)
    qtbot.mouseClick(days.boxes[2], Qt.MouseButton.LeftButton)
    assert days.value() == ()


def test_the_tab_key_comes_to_the_first_day_that_is_chosen_and_goes_on(qtbot, days):
    days.set_value((3, 4))
    days.setFocus()
    assert days.window().focusWidget() is days.boxes[3]
    qtbot.keyClick(days.boxes[3], Qt.Key.Key_Right)
    stops = [box for box in days.boxes if box.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [days.window().focusWidget()] == [days.boxes[4]]
