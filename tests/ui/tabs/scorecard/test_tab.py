"""The Scorecard tab in the window: reached by its key, its dialogs at hand, people by Ctrl+P."""

import pytest
from PySide6.QtCore import Qt

from app.domain import metrics
from app.ui.dialogs.metric_library import MetricLibraryDialog
from app.ui.dialogs.scorecard_dialog import ScorecardsDialog
from app.ui.dialogs.shortcuts import groups
from app.ui.dialogs.target_dialog import TargetsDialog
from app.ui.numbers import SCORECARD
from app.ui.tab import Tab
from app.ui.tabs.scorecard import tab as scorecard
from app.ui.tabs.scorecard.grid_board import Arrangement
from tests import builders
from tests.builders import TODAY
from tests.ui.tabs.scorecard.grid_desk import metric

pytestmark = pytest.mark.long


@pytest.fixture
def dana(journal):
    return builders.person(journal, "Dana Whitfield").id


@pytest.fixture
def manager(journal, dana, open_window):
    metric(journal)
    return open_window(journal)


def grid(manager):
    tab = manager.window.numbers.scorecard
    manager.qtbot.waitUntil(tab.isVisible)
    view = tab.show_view(scorecard.GRID)
    manager.qtbot.waitUntil(view.isVisible)
    return view


def test_its_key_opens_it_with_the_keyboard_in_the_grid(manager, qtbot):
    assert not manager.window.numbers.page.findChildren(Tab)
    manager.press("Ctrl+6")
    assert manager.window.rail.tabText(manager.window.rail.currentIndex()) == SCORECARD
    qtbot.waitUntil(grid(manager).table.hasFocus)
    manager.type("7")
    manager.press("Return")
    assert grid(manager).table.cells.index(0, 0).data() == "7"
    assert manager.status == "Saved. Dana Whitfield, Meetings entered."
    manager.press("Ctrl+Z")
    assert grid(manager).table.cells.index(0, 0).data() == "–"


def test_a_person_gone_to_is_shown_with_their_numbers(manager, dana):
    manager.press("Ctrl+6")
    manager.press("Ctrl+P")
    manager.type("dana")
    manager.press("Return")
    assert grid(manager).tools.arrangement is Arrangement.PERSON
    assert grid(manager).tools.people.currentText() == "Dana Whitfield"


@pytest.mark.parametrize(
    ("opener", "kind"),
    [
        ("metrics_button", MetricLibraryDialog),
        ("targets_button", TargetsDialog),
        ("scorecards_button", ScorecardsDialog),
    ],
)
def test_the_head_opens_what_the_numbers_are_made_of(manager, opener, kind):
    grid(manager)
    manager.click(getattr(manager.window.numbers.scorecard.head, opener))
    manager.dialog(kind).reject()
    assert manager.no_dialog()


def test_a_metric_that_is_added_in_the_library_stands_in_the_grid(manager, journal):
    grid(manager)
    journal.do("Add", metrics.add, TODAY, name="Calls")
    board = grid(manager).table.cells
    heads = [board.headerData(n, Qt.Orientation.Horizontal) for n in range(2)]
    assert heads == ["Meetings", "Calls"]
    assert manager.window.numbers.scorecard.view == scorecard.GRID


def test_its_keys_are_on_the_list_of_shortcuts(qapp):
    found = dict(groups())
    assert ("Grid", "Alt+1") in found["In the Scorecard tab"]
    assert any(keys == "F2" for _, keys in found["In its grid"])
