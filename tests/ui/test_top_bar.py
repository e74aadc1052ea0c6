import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from app.ui import theme
from app.ui.top_bar import TopBar


@pytest.fixture
def bar(qtbot, qapp):
    theme.apply(qapp, "light")  # without it the controls are taller than the line
    made = TopBar()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_what_only_looks_has_a_name_too(bar):
    assert bar.menu.text() == ""
    assert bar.menu.accessibleName() == "Menu"
    assert bar.go_to.text() == ""
    assert bar.go_to.accessibleName() == "Go to a person (Ctrl+P)"
    assert bar.go_to.toolTip() == "Go to a person (Ctrl+P)"


def test_search_is_asked_for_by_key_and_by_click(qtbot, bar):
    with qtbot.waitSignal(bar.search_wanted):
        qtbot.keyClick(bar.search, Qt.Key.Key_Space)
    with qtbot.waitSignal(bar.search_wanted):
        qtbot.mouseClick(bar.search, Qt.MouseButton.LeftButton)


def test_somebody_is_gone_to_by_key_and_by_click(qtbot, bar):
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
    tallest = max(bar.search.height(), bar.capture.sizeHint().height(), bar.menu.height())
    assert bar.sizeHint().height() >= tallest


@pytest.mark.usefixtures("_on_the_day")
def test_while_several_lines_are_written_it_grows_and_asks_for_no_more_room(qtbot, bar, own):
    low, room = bar.height(), bar.sizeHint()
    bar.capture.attach(own)
    bar.capture.begin()
    qtbot.waitUntil(bar.capture.box.hasFocus)

    bar.capture.box.insertPlainText("one\ntwo\nthree")

    qtbot.waitUntil(lambda: bar.height() > low)
    assert bar.sizeHint() == room
    bar.search.setFocus()
    qtbot.waitUntil(lambda: bar.height() == low)
    bar.capture.detach()
