"""The head of the Training tab: which quarter, how it stands, and the one thing to do next."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.domain import absences, settings, training_quarters, trainings
from app.domain.kinds import QuarterState
from app.ui import veil
from app.ui.dialogs.training_publish import ObstaclesDialog
from app.ui.tabs.training.head import NOT_YET
from app.ui.tabs.training.tab import LEARNING, LIST, QUARTER, WEEK
from tests import builders
from tests.builders import NEXT_QUARTER, TODAY
from tests.ui.exposed import exposed
from tests.ui.tabs.training.training_desk import TrainingDesk

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]


@pytest.fixture
def dana(journal):
    return builders.person(journal, "Dana Whitfield").id


def primary(desk):
    """The words of the primary buttons that are seen."""
    head = desk.view.head
    buttons = (head.plan_button, head.publish_button, head.close_button)
    return [one.text() for one in buttons if one.isVisible()]


def published(journal, quarter=NEXT_QUARTER, on=TODAY, **told):
    return builders.training_plan(journal, QuarterState.PUBLISHED, quarter=quarter, on=on, **told)


def test_the_next_quarter_is_shown_until_it_is_published(qtbot, journal, dana):
    this = builders.quarter(TODAY)
    published(journal, this, date(2026, 9, 1), givers=[dana])
    desk = TrainingDesk(qtbot, journal)
    assert desk.view.head.title.text() == "Training plan, January to March 2027"
    published(journal, givers=[dana])
    other = TrainingDesk(qtbot, journal)
    assert other.view.head.title.text() == "Training plan, October to December 2026"


def test_a_quarter_may_begin_in_any_month_and_in_another_year(qtbot, journal):
    journal.do("Fiscal", settings.change, fiscal_start=2)
    desk = TrainingDesk(qtbot, journal)
    assert desk.view.head.title.text() == "Training plan, November 2026 to January 2027"
    desk.press("Alt+PgDown", desk.view)
    assert desk.view.head.title.text() == "Training plan, February to April 2027"
    desk.click(desk.view.head.back)
    assert desk.view.head.title.text() == "Training plan, November 2026 to January 2027"


def test_the_view_in_sight_turns_with_the_quarter(qtbot, journal, dana):
    builders.training_plan(journal, count=2, givers=[dana])
    desk = TrainingDesk(qtbot, journal, LIST)
    assert len(desk.shown.table.model.rows) == 2
    desk.click(desk.view.head.on)
    qtbot.waitUntil(desk.shown.not_planned.isVisible)
    desk.click(desk.view.head.back)
    qtbot.waitUntil(desk.shown.table.isVisible)


def test_lateness_is_said_in_calm_words(qtbot, journal):
    desk = TrainingDesk(qtbot, journal)
    desk.view.in_sight.show(TODAY)
    facts = desk.view.head.facts.text()
    assert facts == "Not planned yet · publish by 17 September, 66 days ago"


def test_there_is_one_thing_to_do_next(qtbot, journal, dana):
    desk = TrainingDesk(qtbot, journal)
    assert primary(desk) == [], "the page itself offers to plan it"
    desk.view.show_view(WEEK)
    assert primary(desk) == ["Plan the quarter…"]
    plan = builders.training_plan(journal, count=1, givers=[dana])
    assert primary(desk) == ["Publish"]
    desk.view.show_view(QUARTER)
    assert primary(desk) == ["Publish"]
    desk.click(desk.view.head.publish_button)
    assert primary(desk) == [], "it is under way"
    (only,) = desk.read().trainings
    journal.do("Cancel", trainings.cancel, only.id, "No room", TODAY)
    assert primary(desk) == ["Close quarter"]
    desk.click(desk.view.head.close_button)
    assert journal.ask(training_quarters.get, plan.id).plan.state is QuarterState.CLOSED
    assert desk.view.head.facts.text() == "No sessions, 1 cancelled · closed"


def test_what_is_in_the_way_of_publishing_is_hidden_with_who_is_away(qtbot, journal, dana):
    builders.training_plan(journal, count=1, givers=[dana])
    thursday = NEXT_QUARTER.starts + timedelta(days=6)
    journal.do("Away", absences.add, dana, thursday, thursday)
    desk = TrainingDesk(qtbot, journal)
    desk.click(desk.view.head.publish_button)
    desk.dialog(ObstaclesDialog).reject()
    assert "who is away" in exposed()
    veil.toggle()
    assert "who is away" not in exposed()
    veil.toggle()
    assert "who is away" in exposed()


def test_what_is_in_the_way_of_publishing_stands_under_the_title(qtbot, journal, dana):
    """Practice S4-12: nothing is published by half, and what is missing is named."""
    builders.training_plan(journal, count=2, givers=[dana], place="")
    desk = TrainingDesk(qtbot, journal)
    desk.click(desk.view.head.publish_button)
    problem = desk.view.head.problem
    assert problem.isVisible()
    assert "7 January has no place" in problem.text()
    assert desk.read().plan.state is QuarterState.DRAFT
    desk.dialog(ObstaclesDialog).reject()
    for one in desk.read().trainings:
        journal.do("Place", trainings.change, one.id, TODAY, place="Room 2")
    assert problem.isHidden()
    desk.click(desk.view.head.publish_button)
    assert desk.read().plan.state is QuarterState.PUBLISHED


def test_a_calendar_file_is_for_what_the_team_knows(qtbot, journal, dana):
    builders.training_plan(journal, count=1, givers=[dana])
    desk = TrainingDesk(qtbot, journal)
    button = desk.view.head.calendar_button
    assert (button.isEnabled(), button.toolTip()) == (False, NOT_YET)
    desk.click(desk.view.head.publish_button)
    assert (button.isEnabled(), button.toolTip()) == (True, "")


def test_the_quarter_in_sight_is_printed(qtbot, journal, dana):
    builders.training_plan(journal, count=1, givers=[dana])
    desk = TrainingDesk(qtbot, journal)
    desk.click(desk.view.head.print_button)
    (wanted,) = desk.papers
    assert (wanted.kind, wanted.quarter) == ("training_calendar", NEXT_QUARTER)


@pytest.mark.parametrize(
    ("state", "offered", "not_offered"),
    [
        (QuarterState.DRAFT, "Delete the draft", "Open the quarter again"),
        (QuarterState.CLOSED, "Open the quarter again", "Add a session…"),
    ],
)
def test_the_menu_offers_what_can_be_done(qtbot, journal, dana, state, offered, not_offered):
    plan = builders.training_plan(journal, count=0, givers=[dana])
    if state is QuarterState.CLOSED:
        journal.do("Publish", training_quarters.mark_published, plan.id, TODAY)
        journal.do("Close", training_quarters.close, plan.id, TODAY)
    desk = TrainingDesk(qtbot, journal)
    desk.press("Alt+M", desk.view)
    found = desk.popped()
    assert {offered, "Days off and the team’s meeting…", "Print the topics…"} <= set(found)
    assert not_offered not in found
    found[offered].trigger()
    after = journal.ask(training_quarters.of_day, NEXT_QUARTER.starts)
    if state is QuarterState.CLOSED:
        assert after is not None
        assert after.plan.state is QuarterState.PUBLISHED
    else:
        assert after is None


@pytest.mark.parametrize(
    ("keys", "view"), [("Alt+2", WEEK), ("Alt+3", LIST), ("Alt+4", LEARNING), ("Alt+1", QUARTER)]
)
def test_each_view_has_its_key(qtbot, journal, dana, keys, view):
    builders.training_plan(journal, count=1, givers=[dana])
    desk = TrainingDesk(qtbot, journal, LIST if view == QUARTER else QUARTER)
    desk.press(keys, desk.view)
    assert desk.view.view == view
    qtbot.waitUntil(lambda: desk.view.views[view].isAncestorOf(desk.window.focusWidget()))
