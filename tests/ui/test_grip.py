from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent

from app.ui.grip import Grip

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


@pytest.fixture
def grip(qapp):
    return Grip()


def mouse(kind, x, y=0, button=LEFT):
    at = QPointF(x, y)
    return QMouseEvent(kind, at, at, button, button, Qt.KeyboardModifier.NoModifier)


def press(x, button=LEFT):
    return mouse(QEvent.Type.MouseButtonPress, x, button=button)


def move(x):
    return mouse(QEvent.Type.MouseMove, x)


def test_a_hand_that_trembles_drags_nothing(grip):
    grip.take("card", press(100))

    assert not grip.drags(move(102))
    assert grip.let_go() == ("card", False)


def test_what_went_far_is_dragged_until_it_is_let_go_even_back_where_it_was(grip):
    grip.take("card", press(100))

    assert grip.drags(move(150))
    assert grip.drags(move(100))
    assert grip.let_go() == ("card", True)
    assert not grip.drags(move(300))


def test_another_button_takes_nothing_and_lets_go_of_what_was_held(grip):
    grip.take("card", press(100))
    grip.take("card", press(100, RIGHT))

    assert grip.let_go() == (None, False)
    assert not grip.drags(move(300))


def test_where_nothing_stands_nothing_is_dragged(grip):
    grip.take(None, press(100))

    assert not grip.drags(move(300))
