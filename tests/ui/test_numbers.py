"""What the search finds of numbers and standards opens on the Scorecard tab, where it stands."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from app.domain import lifts, team_goals
from app.domain.kinds import Meaning, Unit
from app.ui.form_dialog import EditDialog
from app.ui.numbers import SCORECARD
from app.ui.search.dialog import SearchDialog
from app.ui.tab import Tab
from app.ui.tabs.scorecard.tab import GRID, LIFT, STANDARDS
from tests import builders

pytestmark = pytest.mark.long

#: One word that each of them is found by.
WORD = "Quokka"


@pytest.fixture
def dana(journal):
    return builders.person(journal, "Dana Whitfield").id


@pytest.fixture
def manager(journal, dana, open_window):
    return open_window(journal)


def search(manager, table):
    """Search for the word, and open the one thing that is found."""
    manager.press("Ctrl+K")
    manager.type(WORD)
    (found,) = manager.dialog(SearchDialog).found
    assert found.id[0] == table
    manager.press("Return")
    window = manager.window
    assert window.rail.tabText(window.rail.currentIndex()) == SCORECARD
    return window.numbers.scorecard


def standard(journal, dana):
    builders.standard(journal, WORD)


def miss(journal, dana):
    builders.miss(journal, dana, builders.standard(journal).id, facts=WORD)


def plan(journal, dana):
    builders.improvement_plan(journal, dana, aim=WORD)


@pytest.mark.parametrize(
    ("make", "table", "title"),
    [
        (standard, "standard", "Standard"),
        (miss, "standard_miss", "Missed standard"),
        (plan, "improvement_plan", "Improvement plan"),
    ],
)
def test_what_is_expected_opens_over_the_standards(manager, journal, dana, make, table, title):
    make(journal, dana)
    tab = search(manager, table)
    assert tab.view == STANDARDS
    shown = manager.dialog(EditDialog)
    assert shown.windowTitle() == title
    assert WORD in shown.form.values().values()
    shown.reject()


def metric(journal):
    builders.metric(journal, WORD)


def definition(journal):
    builders.metric(journal, definition=WORD)


def goal(journal):
    journal.do("Goal", team_goals.add, WORD)


@pytest.mark.parametrize(
    ("make", "table"),
    [(metric, "metric"), (definition, "metric_definition"), (goal, "team_goal")],
)
def test_a_number_and_what_it_serves_lead_to_the_grid(manager, journal, make, table):
    builders.metric(journal, "Calls")
    make(journal)
    tab = search(manager, table)
    assert tab.view == GRID
    grid = tab.views[GRID]
    manager.front()
    manager.qtbot.waitUntil(lambda: grid.isAncestorOf(QApplication.focusWidget()))


def test_a_scenario_opens_with_what_it_assumes(manager, journal, dana):
    builders.metric(journal, "Revenue", unit=Unit.MONEY, meaning=Meaning.REVENUE)
    builders.result(journal, dana, builders.month(date(2026, 9, 1)), None, 50_000_00)
    kept = {"starts_on": date(2026, 7, 1), "percent": 70, "percent_2": 30}
    journal.do("Keep", lifts.save, name="Another", **kept | {"percent": 50})
    journal.do("Keep", lifts.save, name=WORD, **kept)
    tab = search(manager, "lift_scenario")
    assert tab.view == LIFT
    wanted = tab.views[LIFT].controls.wanted()
    assert (wanted.period.label, wanted.percent, wanted.percent_2) == ("Q3 2026", 70, 30)


def test_the_tab_is_made_when_it_is_wanted(manager):
    numbers = manager.window.numbers
    assert not numbers.page.findChildren(Tab)
    assert not numbers.in_sight
    made = numbers.scorecard
    assert numbers.page.isAncestorOf(made)
    assert numbers.in_sight
    assert numbers.scorecard is made


def test_what_could_not_be_read_is_asked_about_before_it_goes(open_window, asker, own):
    builders.person(own)
    builders.metric(own, "Meetings")
    manager = open_window(own)
    manager.press("Ctrl+6")
    manager.qtbot.waitUntil(lambda: manager.window.numbers.in_sight)
    grid = manager.window.numbers.scorecard.show_view(GRID)
    manager.qtbot.waitUntil(grid.isVisible)
    grid.enter()
    manager.focus(grid.table)
    manager.type("abc")
    manager.press("Return")
    asker.expect("choose", "Go back to it")
    assert not manager.window.close()
    assert manager.window.isVisible()
    asker.expect("choose", "Close without it")
    assert manager.window.close()
