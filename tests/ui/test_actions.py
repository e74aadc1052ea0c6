from collections import Counter

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.ui.actions import COMMANDS, SCHEMES, add_schemes, make_menu

DECLARED = [command for command in COMMANDS if command is not None]


@pytest.fixture
def owner(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def did():
    return []


@pytest.fixture
def menu(owner, did):
    def slot(name):
        return lambda: did.append(name)

    return make_menu(owner, {command.name: slot(command.name) for command in DECLARED})


def test_every_command_is_in_the_menu_in_order_with_its_icon(menu):
    menu.aboutToShow.emit()
    shown = [action for action in menu.actions() if not action.isSeparator()]

    assert [action.text() for action in shown] == [command.text for command in DECLARED]
    assert not any(action.icon().isNull() for action in shown)


def test_choosing_a_line_does_what_it_says(menu, did):
    for action in menu.actions():
        action.trigger()

    assert did == [command.name for command in DECLARED]


@pytest.mark.parametrize(
    ("command", "keys"), [(command, keys) for command in DECLARED for keys in command.keys]
)
def test_shortcuts_work_in_the_whole_window(qtbot, owner, menu, did, command, keys):
    qtbot.keySequence(owner, QKeySequence(keys))

    assert did == [command.name]


def test_no_two_commands_share_a_shortcut_or_a_name():
    keys = Counter(key for command in DECLARED for key in command.keys)
    names = Counter(command.name for command in DECLARED)

    assert max(keys.values()) == 1
    assert max(names.values()) == 1


def test_commands_are_found_by_name(owner, menu):
    assert owner.findChild(QAction, "undo").text() == "Undo"


def test_the_scheme_in_use_is_ticked_and_only_one_can_be(qtbot, menu):
    chosen = []
    add_schemes(menu, "dark", lambda action: chosen.append(action.data()))
    lines = menu.findChild(QMenu, "appearance").actions()
    assert [line.isChecked() for line in lines] == [False, False, True]

    lines[1].trigger()

    assert chosen == ["light"]
    assert [line.isChecked() for line in lines] == [False, True, False]
    assert [line.data() for line in lines] == [scheme for scheme, _ in SCHEMES]
