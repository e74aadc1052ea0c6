"""Noting what came of a session: who came, how they rated it, and what to look for."""

from datetime import date

import pytest
import time_machine

from app.domain import people, points, training_outcomes, training_quarters
from app.domain.kinds import Attended, QuarterState, TrainingState
from app.ui.tabs.training.acts import TrainingActs
from tests import builders
from tests.builders import TODAY

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]

BEFORE = date(2026, 9, 1)
FIRST = date(2026, 10, 1)


@pytest.fixture
def team(journal):
    names = ("Ann Abbot", "Ben Okafor", "Cleo Hart", "Dana Whitfield")
    return builders.team(journal, *names)


@pytest.fixture
def number(journal, team):
    """The first session of the quarter, which Dana gives."""
    quarter = builders.quarter(FIRST)
    given = {"quarter": quarter, "count": 1, "givers": team[-1:], "on": BEFORE}
    plan = builders.training_plan(journal, QuarterState.PUBLISHED, **given)
    return journal.ask(training_quarters.get, plan.id).trainings[0].id


@pytest.fixture
def acts(journal, host):
    return TrainingActs(journal, host)


def names(dialog):
    return [one.name for one in dialog.form.editor("attendance").value()]


def noted(journal, number):
    rows = journal.ask(training_outcomes.attendance, number)
    return {who: (row.attended, row.rating) for who, row in rows.items()}


def test_everybody_was_there_unless_one_says_otherwise(journal, acts, number, team, manager):
    """One key for each, and the arrows between them."""
    dialog = acts.deliver(number)
    assert names(dialog) == ["Ann Abbot", "Ben Okafor", "Cleo Hart"], "who gave it is not asked"
    view = dialog.form.editor("attendance").list.view
    for keys in ("5", "Down", "A", "Down", "E"):
        manager.press(keys.lower(), view)
    manager.fill(remarks="Ben was needed elsewhere")
    manager.commit()
    assert noted(journal, number) == {
        team[0]: (Attended.PRESENT, 5),
        team[1]: (Attended.ABSENT, None),
        team[2]: (Attended.EXCUSED, None),
    }
    session = journal.ask(training_quarters.of_day, FIRST).trainings[0].session
    assert (session.state, session.delivered_on) == (TrainingState.DELIVERED, FIRST)
    assert session.remarks == "Ben was needed elsewhere"
    assert journal.undo() == "Session given"


def test_what_to_look_for_becomes_a_talking_point(journal, acts, number, team, manager):
    dialog = acts.deliver(number)
    manager.fill(observe="Do they ask twice?")
    watch = dialog.form.editor("watch_ids")
    manager.focus(watch.box)
    manager.press("Space")
    manager.commit()
    assert [one.text for one in journal.ask(points.waiting, team[0], TODAY)] == [
        "Watch for: Do they ask twice?"
    ]


@pytest.mark.parametrize(
    ("typed", "field", "error"),
    [
        ({"delivered_on": "2026-11-23"}, "delivered_on", "This day has not come yet."),
        ({"delivered_on": ""}, "delivered_on", "This cannot be empty."),
    ],
)
def test_what_cannot_be_stands_beside_its_field(acts, number, manager, typed, field, error):
    dialog = acts.deliver(number)
    manager.fill(remarks="It went well", **typed)
    manager.commit()
    assert dialog.form.error(field) == error
    assert dialog.form.values()["remarks"] == "It went well"
    dialog.form.give_up()


def test_with_whom_to_look_for_nothing_is_refused(acts, number, manager):
    dialog = acts.deliver(number)
    manager.focus(dialog.form.editor("watch_ids").box)
    manager.press("Ctrl+A")
    manager.commit()
    assert dialog.form.error("observe") == "This cannot be empty."
    dialog.form.give_up()


def test_what_was_noted_is_set_right(journal, acts, number, team, manager):
    given = {"attendance": {team[0]: Attended.ABSENT}, "ratings": {}}
    journal.do("Deliver", training_outcomes.deliver, number, FIRST, TODAY, **given)
    dialog = acts.deliver(number)
    view = dialog.form.editor("attendance").list.view
    manager.press("3", view)
    manager.commit()
    assert noted(journal, number)[team[0]] == (Attended.PRESENT, 3), "who rates it was there"
    assert journal.undo() == "Session set right"


def test_what_is_typed_comes_back(journal, acts, number, manager, asker):
    dialog = acts.deliver(number)
    manager.press("a", dialog.form.editor("attendance").list.view)
    asker.expect("choose", "Keep for later")
    manager.give_up()
    dialog = acts.deliver(number)
    assert dialog.form.editor("attendance").value()[0].attended is Attended.ABSENT
    dialog.form.give_up()


def test_who_left_since_was_there_and_is_not_looked_for(journal, acts, number, team):
    journal.do("Leave", people.leave, team[0], date(2026, 10, 31))
    dialog = acts.deliver(number)
    assert names(dialog)[0] == "Ann Abbot"
    watched = [item.text() for item in dialog.form.editor("watch_ids").items()]
    assert watched == ["Ben Okafor", "Cleo Hart"]


def test_forty_people_fit_a_small_screen(journal, acts, number, host):
    with time_machine.travel(FIRST, tick=False):
        for count in range(40):
            builders.person(journal, f"Person {count:02}")
    dialog = acts.deliver(number)
    assert len(names(dialog)) == 43
    assert dialog.form.editor("attendance").height() < 300
    assert dialog.height() <= dialog.screen().availableGeometry().height()
