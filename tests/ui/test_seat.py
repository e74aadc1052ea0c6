"""A tab of the rail is made when it is first looked at, and goes with its journal."""

import pytest
from PySide6.QtWidgets import QApplication

from app.ui.tab import Tab
from tests import builders

pytestmark = pytest.mark.long


@pytest.mark.parametrize(
    ("seat", "keys"),
    [
        *(("training", "Ctrl+3"), ("reviews", "Ctrl+4")),
        *(("planning", "Ctrl+5"), ("numbers", "Ctrl+6")),
    ],
)
def test_a_tab_is_made_when_it_is_first_looked_at(journal, open_window, qtbot, seat, keys):
    builders.person(journal)
    manager = open_window(journal)
    page = getattr(manager.window, seat)
    assert not page.page.findChildren(Tab)
    manager.press(keys)
    assert page.in_sight
    assert page.page.isAncestorOf(page.tab)
    qtbot.waitUntil(lambda: page.page.isAncestorOf(QApplication.focusWidget()))


@pytest.mark.parametrize("seat", ["training", "reviews", "planning", "numbers"])
def test_a_tab_goes_with_its_journal_and_is_made_anew_with_the_next(own, open_window, qtbot, seat):
    window = open_window(own).window
    page = getattr(window, seat)
    first = page.tab
    qtbot.waitUntil(first.isVisible)
    window.detach()
    assert page.in_sight
    qtbot.waitUntil(lambda: not page.page.findChildren(Tab))
    page.seat()
    assert not page.page.findChildren(Tab), "there is no journal to show"
    assert first not in window.tabs
