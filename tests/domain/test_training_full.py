"""A training as it is read: who gives it, when, and what it lacks."""

from datetime import UTC, date, datetime

import pytest

from app.domain import people, training_full, training_quarters, trainings
from app.domain.clock import Shown
from app.domain.kinds import Lack, QuarterState
from app.domain.training_full import Giver
from tests import builders
from tests.builders import NEXT_QUARTER, TODAY

JAN_7 = date(2027, 1, 7)


@pytest.fixture
def plan(journal):
    return builders.training_plan(journal, count=0)


def added(journal, plan, day=JAN_7, **details):
    training = builders.training(journal, plan.id, day, **details)
    return journal.ask(trainings.get, training.id)


@pytest.mark.parametrize(
    ("lost", "lacks"),
    [
        ({}, ()),
        ({"planned_for": None}, (Lack.DAY,)),
        ({"starts_at": ""}, (Lack.TIME,)),
        ({"topic": " "}, (Lack.TOPIC,)),
        ({"guest": ""}, (Lack.GIVER,)),
        ({"place": ""}, (Lack.PLACE,)),
        (
            {"planned_for": None, "starts_at": "", "topic": "", "guest": "", "place": ""},
            (Lack.DAY, Lack.TIME, Lack.TOPIC, Lack.GIVER, Lack.PLACE),
        ),
        ({"guest": "", "by_me": True, "my_reason": "Nobody else can"}, ()),
    ],
)
def test_a_whole_training_has_day_time_topic_giver_and_place(journal, plan, lost, lacks):
    assert added(journal, plan, **lost).lacks == lacks


def test_one_whose_giver_left_is_not_whole_and_one_that_is_over_lacks_nothing(journal):
    dana = builders.person(journal).id
    plan = builders.training_plan(journal, QuarterState.PUBLISHED, count=1, givers=[dana])
    [one] = journal.ask(training_quarters.get, plan.id).trainings
    journal.do("Leave", people.leave, dana, TODAY)
    assert journal.ask(trainings.get, one.id).lacks == (Lack.GIVER_LEFT,)
    journal.do("Cancel", trainings.cancel, one.id, "Nobody to give it", TODAY)
    found = journal.ask(training_quarters.get, plan.id)
    assert (found.trainings[0].lacks, found.trainings[0].is_ahead, found.standing) == (
        *((), False, ()),
    )


def test_who_gives_it_is_called_as_one_calls_them(journal, plan):
    dana = builders.person(journal, preferred_name="Dee").id
    marcus = builders.person(journal, "Marcus Bell").id
    by_dana = added(journal, plan, giver_id=dana, backup_id=marcus)
    assert (by_dana.given_by, by_dana.giver_name, by_dana.backup_name) == (
        *(Giver(dana), "Dee", "Marcus"),
    )
    by_guest = added(journal, plan, guest="Finance", backup_guest="Legal")
    assert (by_guest.given_by, by_guest.giver_name, by_guest.backup_name) == (
        *(Giver(guest="Finance"), "Finance", "Legal"),
    )
    by_me = added(journal, plan, by_me=True, my_reason="Nobody else can")
    assert (by_me.given_by, by_me.giver_name, by_me.backup_name) == (Giver(), "", "")
    assert [one.given_by.is_me for one in (by_dana, by_guest, by_me)] == [False, False, True]


@pytest.mark.parametrize(
    ("zone", "hour"), [("Europe/Berlin", 10), ("America/New_York", 16), ("Asia/Kolkata", 5)]
)
def test_people_come_at_a_local_time(journal, plan, zone, hour):
    when = added(journal, plan, zone=zone).when
    assert (when.time, when.shown) == ("11:00", Shown.ONCE)
    assert when.utc == datetime(2027, 1, 7, hour, 30 if zone.startswith("Asia") else 0, tzinfo=UTC)


@pytest.mark.parametrize("lost", [{"planned_for": None}, {"starts_at": ""}])
def test_nobody_knows_when_people_come_where_something_is_missing(journal, plan, lost):
    assert added(journal, plan, **lost).when is None


def test_trainings_come_by_day_and_time_and_those_without_a_day_last(journal, plan):
    for day, starts_at in (
        *((None, "09:00"), (date(2027, 2, 4), "11:00"), (JAN_7, "15:00"), (JAN_7, "")),
    ):
        builders.training(journal, plan.id, day, starts_at=starts_at)
    found = journal.ask(training_quarters.get, plan.id)
    order = [(one.session.planned_for, one.session.starts_at) for one in found.trainings]
    assert order == [(JAN_7, ""), (JAN_7, "15:00"), (date(2027, 2, 4), "11:00"), (None, "09:00")]
    assert found.period == NEXT_QUARTER


def test_trainings_of_all_quarters_are_found_by_their_days(journal):
    one = builders.training_plan(journal, count=2, quarter=builders.quarter(), on=date(2026, 9, 1))
    other = builders.training_plan(journal, count=1)
    found = journal.ask(training_full.between, date(2026, 10, 8), JAN_7)
    assert [training.session.plan_id for training in found] == [one.id, other.id]
