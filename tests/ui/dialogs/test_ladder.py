"""A level chosen on a ladder, with what each step looks like beside it."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from app.ui.dialogs.ladder import Ladder

STEPS = ("Presents", "Follows a list", "Follows an answer", "Gets a figure", "Is quoted")


@pytest.fixture
def ladder(qtbot):
    made = Ladder()
    qtbot.addWidget(made)
    made.set_name("Level")
    made.show_steps(STEPS)
    made.resize(500, made.sizeHint().height())
    made.show()
    return made


def at(ladder, level):
    """The middle of a step: the highest is on top."""
    return QPoint(60, int((5.5 - level) * ladder.height() / 5))


@pytest.mark.parametrize("level", range(1, 6))
def test_a_digit_or_a_click_chooses_a_step(qtbot, ladder, level):
    with qtbot.waitSignal(ladder.edited):
        qtbot.keyClicks(ladder, str(level))
    assert ladder.value() == level
    assert ladder.accessibleName() == f"Level, {level} of 5: {STEPS[level - 1]}"

    ladder.set_value(None)
    with qtbot.waitSignal(ladder.edited):
        qtbot.mouseClick(ladder, Qt.MouseButton.LeftButton, pos=at(ladder, level))
    assert ladder.value() == level


def test_up_goes_up(qtbot, ladder):
    ladder.set_value(3)
    qtbot.keyClick(ladder, Qt.Key.Key_Up)
    assert ladder.value() == 4
    qtbot.keyClick(ladder, Qt.Key.Key_Down)
    qtbot.keyClick(ladder, Qt.Key.Key_Down)
    assert ladder.value() == 2
    qtbot.keyClick(ladder, Qt.Key.Key_0)
    assert ladder.value() is None
    assert ladder.accessibleName() == "Level, not rated"


def test_what_was_said_before_is_told_to_the_ear_too(ladder):
    without = ladder.grab().toImage()

    ladder.show_marks({4: "my view, 3 Oct", 2: "their own view, 1 Oct"})

    assert ladder.accessibleDescription() == "their own view, 1 Oct: 2 of 5; my view, 3 Oct: 4 of 5"
    assert ladder.grab().toImage() != without


def test_a_skill_that_nobody_described_still_has_five_steps(qtbot, ladder):
    ladder.show_steps(())
    qtbot.keyClicks(ladder, "2")

    assert ladder.value() == 2
    assert ladder.accessibleName() == "Level, 2 of 5"


def test_hovering_tells_all_of_a_long_description(ladder):
    ladder.show_steps(("", "", "<b>Asks</b> " + "and asks " * 90, "", ""))
    pos = at(ladder, 3)

    QApplication.sendEvent(ladder, QHelpEvent(QEvent.Type.ToolTip, pos, ladder.mapToGlobal(pos)))

    assert "&lt;b&gt;Asks" in QToolTip.text()
    assert QToolTip.text().count("and asks") == 90
    QToolTip.showText(QPoint(), "")


def test_read_only_it_can_be_seen_but_not_changed(qtbot, ladder):
    ladder.set_value(3)
    ladder.set_read_only(True)
    qtbot.keyClicks(ladder, "5")
    qtbot.mouseClick(ladder, Qt.MouseButton.LeftButton, pos=at(ladder, 1))
    assert ladder.value() == 3
