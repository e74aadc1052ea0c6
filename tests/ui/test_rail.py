"""The rail: eleven pages in three groups, by mouse and by keyboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QTabBar, QWidget

from app.ui import theme
from app.ui.rail import Rail

#: The offscreen platform says so of every window.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

PAGES = [
    ("Today", ""),
    ("Team", "People"),
    ("Coaching", "People"),
    ("Help", "People"),
    ("Monday", "Rhythm"),
    ("Training", "Rhythm"),
    ("Reviews", "Rhythm"),
    ("Plans", "Rhythm"),
    ("Contests", "Rhythm"),
    ("Scorecard", "Direction"),
    ("Compass", "Direction"),
]


@pytest.fixture
def make(qtbot, qapp):
    """A rail with the given pages, shown in a window of 1280 x 720."""
    theme.apply(qapp, "light")

    def made(pages, height=720):
        rail = Rail()
        for text, group in pages:
            rail.add_tab(QWidget(), text, group)
        rail.set_foot(["Backed up today 17:42", "FY26 Q4 · week 47"])
        qtbot.addWidget(rail)
        rail.resize(1280, height)
        rail.show()
        qtbot.waitExposed(rail)
        return rail

    return made


def test_all_eleven_fit_above_the_foot(make):
    rail = make(PAGES)
    bar = rail.tabBar()
    assert isinstance(bar, QTabBar)
    bottoms = [bar.tabRect(index).bottom() for index in range(bar.count())]
    assert bottoms == sorted(bottoms)
    assert bottoms[-1] < rail.foot.geometry().top()


def test_the_page_stands_right_of_the_rail(make):
    rail = make(PAGES)
    left = rail.currentWidget().mapTo(rail, QPoint(0, 0)).x()
    assert left >= rail.tabBar().width()


def test_a_single_page_is_fine(make):
    rail = make([("Team", "")])
    assert rail.currentIndex() == 0
    rail.grab()


def test_no_page_at_all_is_fine(make):
    make([]).grab()


@pytest.mark.parametrize(
    ("key", "start", "end"),
    [
        (Qt.Key.Key_Down, "Today", "Team"),
        (Qt.Key.Key_Up, "Team", "Today"),
        (Qt.Key.Key_Up, "Today", "Today"),
        (Qt.Key.Key_End, "Team", "Compass"),
        (Qt.Key.Key_Down, "Compass", "Compass"),
        (Qt.Key.Key_Home, "Reviews", "Today"),
        (Qt.Key.Key_Right, "Today", "Team"),
        (Qt.Key.Key_Left, "Team", "Today"),
    ],
)
def test_keys_walk_the_pages(make, qtbot, key, start, end):
    rail = make(PAGES)
    assert rail.go(start)
    qtbot.keyClick(rail.tabBar(), key)
    assert rail.tabText(rail.currentIndex()) == end


def test_a_click_on_a_name_opens_it_and_one_on_a_group_does_not(make, qtbot):
    rail = make(PAGES)
    bar = rail.tabBar()
    team = bar.tabRect(1)
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=team.topLeft() + QPoint(30, 6))
    assert rail.currentIndex() == 0
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=team.bottomLeft() + QPoint(30, -8))
    assert rail.currentIndex() == 1


def test_going_to_a_page_that_is_not_there_changes_nothing(make):
    rail = make(PAGES)
    assert rail.go("Team")
    assert not rail.go("Payroll")
    assert rail.currentIndex() == 1


def test_a_screen_reader_hears_the_group(make):
    rail = make(PAGES)
    assert rail.tabBar().accessibleTabName(1) == "Team, People"
    assert rail.tabBar().accessibleTabName(0) == "Today"
    bar = QAccessible.queryAccessibleInterface(rail.tabBar())
    assert bar.childCount() >= len(PAGES)


def test_the_focus_can_be_seen(make, qtbot):
    rail = make(PAGES)
    rail.activateWindow()
    rail.tabBar().setFocus()
    qtbot.waitUntil(rail.tabBar().hasFocus)
    focused = rail.tabBar().grab().toImage()
    rail.tabBar().clearFocus()
    assert rail.tabBar().grab().toImage() != focused


def test_a_low_window_keeps_the_foot_and_scrolls_the_tabs(make):
    rail = make(PAGES, height=260)
    assert rail.tabBar().geometry().bottom() <= rail.foot.geometry().top()
    rail.setCurrentIndex(len(PAGES) - 1)
    rail.grab()


def test_the_foot_can_say_something_else(make, qtbot):
    rail = make(PAGES)
    rail.set_foot(["No backup yet"])

    def shown():
        return [label.text() for label in rail.foot.findChildren(QLabel) if label.isVisible()]

    qtbot.waitUntil(lambda: shown() == ["No backup yet"])
