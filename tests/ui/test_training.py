"""The Training tab in the window: its key, what the search finds of it, and paper."""

from __future__ import annotations

import pytest

from app.domain import training_quarters, training_topics
from app.ui.dialogs.packet import PacketDialog
from app.ui.dialogs.shortcuts import groups
from app.ui.search.dialog import SearchDialog
from app.ui.tab import Tab
from app.ui.tabs.training.tab import LIST, QUARTER
from app.ui.tabs.training.view import ATTENDANCE, BRIEF, TrainingPaper
from app.ui.training import TRAINING
from tests import builders
from tests.builders import NEXT_QUARTER, TODAY

pytestmark = pytest.mark.long

#: One word that each of them is found by.
WORD = "Quokka"


@pytest.fixture
def plan(journal):
    dana = builders.person(journal, "Dana Whitfield").id
    return builders.training_plan(journal, count=2, givers=[dana])


@pytest.fixture
def manager(journal, plan, open_window):
    return open_window(journal)


def test_its_key_opens_it_with_the_keyboard_on_the_board(manager, qtbot):
    seat = manager.window.training
    assert not seat.page.findChildren(Tab)
    manager.press("Ctrl+3")
    assert manager.window.rail.tabText(manager.window.rail.currentIndex()) == TRAINING
    qtbot.waitUntil(seat.tab.isVisible)
    qtbot.waitUntil(seat.tab.views[QUARTER].grid.hasFocus)
    assert seat.tab.head.facts.text() == "2 sessions · draft · publish by 18 December"


def test_a_session_that_is_found_is_taken_in_hand_and_opened(manager, journal, plan):
    wanted = builders.training(journal, plan.id, NEXT_QUARTER.ends, topic=WORD).id
    manager.press("Ctrl+K")
    manager.type(WORD)
    (found,) = manager.dialog(SearchDialog).found
    assert found.id == ("training_session", wanted)
    manager.press("Return")
    tab = manager.window.training.tab
    assert tab.views[QUARTER].grid.training.id == wanted
    assert manager.dialog().form.values()["topic"] == WORD
    manager.dialog().reject()


def test_a_topic_that_is_found_is_opened(manager, journal):
    journal.do("Topic", training_topics.add, WORD, TODAY)
    manager.press("Ctrl+K")
    manager.type(WORD)
    manager.press("Return")
    assert manager.window.training.in_sight
    assert manager.editing().form.values()["title"] == WORD
    manager.editing().reject()


def test_the_key_prints_the_quarter_in_sight(manager):
    manager.press("Ctrl+3")
    manager.press("Ctrl+Shift+P")
    dialog = manager.dialog(PacketDialog)
    assert dialog.choices.kind.value().key == "training_calendar"
    assert dialog.choices.period == NEXT_QUARTER
    dialog.reject()


@pytest.mark.parametrize("kind", [BRIEF, ATTENDANCE])
def test_a_paper_about_a_session_begins_with_that_session(manager, journal, plan, kind):
    _, second = journal.ask(training_quarters.get, plan.id).trainings
    manager.window.papers.show_training(TrainingPaper(kind, second.id))
    dialog = manager.dialog(PacketDialog)
    assert (dialog.choices.kind.value().key, dialog.choices.which) == (kind, second.id)
    dialog.reject()


def test_a_change_elsewhere_is_seen_on_every_view(manager, journal, plan, qtbot):
    manager.press("Ctrl+3")
    tab = manager.window.training.tab
    qtbot.waitUntil(tab.isVisible)
    view = tab.show_view(LIST)
    qtbot.waitUntil(view.isVisible)
    view.enter()
    builders.training(journal, plan.id, NEXT_QUARTER.ends)
    assert len(view.table.model.rows) == 3
    tab.show_view(QUARTER)
    assert tab.head.facts.text().startswith("3 sessions")
    assert sum(map(len, tab.views[QUARTER].grid.slots.board.columns)) == 3


def test_its_keys_are_on_the_list_of_shortcuts(qapp):
    found = dict(groups())
    assert {("Quarter", "Alt+1"), ("Next quarter", "Alt+PgDown")} <= set(
        found["In the Training tab"]
    )
    assert ("Move a session by a day", "Ctrl+Right") in found["On its board"]
    assert ("Week: on", "PgDown") in found["In its weeks"]
