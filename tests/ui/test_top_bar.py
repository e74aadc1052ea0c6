import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from app.ui.top_bar import TopBar


@pytest.fixture
def bar(qtbot):
    made = TopBar()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_what_only_looks_has_a_name_too(bar):
    assert bar.menu.text() == ""
    assert bar.menu.accessibleName() == "Menu"
    assert bar.go_to.accessibleName() == "Go to a person"


def test_the_field_is_used_like_a_button(qtbot, bar):
    with qtbot.waitSignal(bar.go_to.clicked):
        qtbot.keyClick(bar.go_to, Qt.Key.Key_Space)
    with qtbot.waitSignal(bar.go_to.clicked):
        qtbot.mouseClick(bar.go_to, Qt.MouseButton.LeftButton)


def test_f10_opens_the_menu(qtbot, bar):
    menu = QMenu(bar)
    menu.addAction(QAction("Undo", menu))
    bar.set_menu(menu)
    menu.aboutToShow.connect(menu.close, Qt.ConnectionType.QueuedConnection)

    with qtbot.waitSignal(menu.aboutToHide):
        qtbot.keySequence(bar, QKeySequence("F10"))


def test_it_is_as_tall_as_its_controls(bar):
    assert bar.sizeHint().height() >= bar.go_to.sizeHint().height()
