import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.kinds import Status
from app.ui.switcher import Switcher
from tests.ui.manager import names_in, type_into
from tests.ui.test_roster import somebody

TEAM = (
    somebody(1, "Aaron Gone", status=Status.LEFT),
    somebody(2, "Ingrid Solberg", segment="Mid-market"),
    somebody(3, "Marcus Oyelaran"),
    somebody(4, "Tomás Herrera", preferred_name="Tommy"),
)


@pytest.fixture
def parent(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def switcher(qtbot, parent, _on_the_day):
    made = Switcher(TEAM, parent)
    made.open()
    made.activateWindow()
    qtbot.waitUntil(made.field.hasFocus)
    return made


def test_everybody_is_offered_and_who_left_comes_last(switcher):
    names = ["Ingrid Solberg", "Marcus Oyelaran", "Tomás Herrera", "Aaron Gone"]
    assert names_in(switcher.list) == names


@pytest.mark.parametrize(
    ("typed", "person"), [("oye", 3), ("tomas", 4), ("TOMMY", 4), ("gone", 1), ("herr tom", 4)]
)
def test_some_letters_and_enter(qtbot, switcher, typed, person):
    type_into(switcher.field, typed)

    with qtbot.waitSignal(switcher.chosen) as told:
        qtbot.keyClick(switcher.field, Qt.Key.Key_Return)

    assert told.args == [person]


def test_a_name_stands_before_a_place_of_that_name(switcher):
    type_into(switcher.field, "mar")

    assert names_in(switcher.list) == ["Marcus Oyelaran", "Ingrid Solberg"]


def test_the_arrows_walk_while_the_field_keeps_the_keyboard(qtbot, switcher):
    qtbot.keyClick(switcher.field, Qt.Key.Key_Down)
    qtbot.keyClick(switcher.field, Qt.Key.Key_Down)
    qtbot.keyClick(switcher.field, Qt.Key.Key_Up)
    assert switcher.field.hasFocus()

    with qtbot.waitSignal(switcher.chosen) as told:
        qtbot.keyClick(switcher.field, Qt.Key.Key_Return)

    assert told.args == [3]


def test_enter_with_nobody_found_stays_open(qtbot, switcher):
    type_into(switcher.field, "zzz")

    with qtbot.assertNotEmitted(switcher.chosen):
        qtbot.keyClick(switcher.field, Qt.Key.Key_Return)

    assert switcher.isVisible()
    assert switcher.list.view.empty_text == "Nobody of that name."


def test_esc_goes_nowhere(qtbot, switcher):
    chosen = []
    switcher.chosen.connect(chosen.append)

    qtbot.keyClick(switcher.field, Qt.Key.Key_Escape)

    assert not switcher.isVisible()
    assert chosen == []
