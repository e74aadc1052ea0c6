"""Talking points: none is lost, whatever becomes of the meetings; the third carry asks."""

from datetime import timedelta

import pytest

from app.domain import people, planning, points, sessions
from app.domain.errors import Reason, Refused
from app.domain.kinds import PointState, RaisedBy, SessionKind, SessionState, Vis
from tests import builders
from tests.builders import TODAY


def ago(days):
    return TODAY - timedelta(days=days)


def ahead(days):
    return TODAY + timedelta(days=days)


def refusal(work, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        work(*args, **kwargs)
    return caught.value.reason, caught.value.field


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


def waiting(journal, who, today=TODAY):
    return [point.text for point in journal.ask(points.waiting, who, today)]


def carried(journal, point):
    return journal.ask(points.get, point.id).carried


def finish(journal, session, on=TODAY):
    return journal.do("Hold", sessions.finish, session.id, on, max(on, TODAY))


def test_what_they_asked_for_comes_first_and_then_the_oldest(journal, dana):
    builders.point(journal, dana, "mine, new")
    builders.point(journal, dana, "mine, old", days_ago=9)
    builders.point(journal, dana, "theirs", raised_by=RaisedBy.REP)
    builders.point(journal, None, "the team's")
    assert waiting(journal, dana) == ["theirs", "mine, old", "mine, new"]
    assert waiting(journal, None) == ["the team's"]


@pytest.mark.parametrize("text", ["", " \n ", "\x00"])
def test_a_point_says_something_and_was_raised_by_now(journal, dana, text):
    assert refusal(builders.point, journal, dana, text) == (Reason.EMPTY, "text")
    tomorrow = {"raised_on": ahead(1)}
    assert refusal(builders.point, journal, dana, **tomorrow) == (
        Reason.IN_THE_FUTURE,
        "raised_on",
    )
    assert refusal(builders.point, journal, 99)[0] is Reason.NOT_FOUND


def test_what_may_be_shared_is_read_apart(journal, dana):
    builders.point(journal, dana, "shown", vis=Vis.SHAREABLE)
    builders.point(journal, dana, "mine")
    shown = journal.ask(points.waiting, dana, TODAY, shareable_only=True)
    assert [point.text for point in shown] == ["shown"]


# Four ways on


def test_what_was_said_is_closed_with_its_answer(journal, dana):
    point = builders.point(journal, dana)
    session = builders.session(journal, dana).id
    journal.do(
        *("Say", points.discuss, point.id, TODAY), answer=" She calls them ", session_id=session
    )
    assert waiting(journal, dana) == []
    [said] = journal.ask(points.closed, dana)
    assert (said.state, said.answer, said.closed_on) == (
        *(PointState.DISCUSSED, "She calls them"),
        TODAY,
    )
    assert said.session_id == session


def test_what_is_parked_comes_back_on_its_day(journal, dana):
    point = builders.point(journal, dana)
    journal.do("Park", points.park, point.id, ahead(7), TODAY)
    assert waiting(journal, dana) == []
    assert [one.id for one in journal.ask(points.parked, dana, TODAY)] == [point.id]
    assert waiting(journal, dana, ahead(6)) == []
    assert waiting(journal, dana, ahead(7)) == [point.text]
    assert journal.ask(points.parked, dana, ahead(7)) == []


def test_parking_is_until_a_day_to_come_and_the_count_begins_anew(journal, dana):
    point = builders.point(journal, dana, days_ago=30)
    for number in range(3):
        builders.session(journal, dana, days_ago=20 - number)
    for day in (TODAY, ago(1)):
        assert refusal(journal.do, "Park", points.park, point.id, day, TODAY) == (
            Reason.IN_THE_PAST,
            "parked_until",
        )
    assert points.asks(journal.ask(points.get, point.id))
    journal.do("Park", points.park, point.id, ahead(1), TODAY)
    assert not points.asks(journal.ask(points.get, point.id))


@pytest.mark.parametrize("end", ["drop", "discuss", "park"])
def test_what_was_closed_or_parked_can_be_taken_up_again(journal, dana, end):
    point = builders.point(journal, dana)
    more = (ahead(3), TODAY) if end == "park" else (TODAY,)
    journal.do("End", getattr(points, end), point.id, *more)
    assert waiting(journal, dana) == []
    journal.do("Reopen", points.reopen, point.id)
    assert waiting(journal, dana) == [point.text]
    assert journal.ask(points.closed, dana) == []


def test_the_latest_that_was_closed_comes_first(journal, dana):
    for number in (3, 1, 2):
        point = builders.point(journal, dana, f"{number}", days_ago=9)
        journal.do("Drop", points.drop, point.id, ago(number))
    assert [point.text for point in journal.ask(points.closed, dana)] == ["1", "2", "3"]
    assert [point.text for point in journal.ask(points.closed, dana, limit=1)] == ["1"]


def test_what_it_says_can_be_put_right(journal, dana):
    point = builders.point(journal, dana)
    changed = journal.do("Change", points.change, point.id, TODAY, text="The Vega offer")
    assert changed.text == "The Vega offer"
    assert refusal(journal.do, "Change", points.change, point.id, TODAY, text=" ") == (
        Reason.EMPTY,
        "text",
    )
    journal.do("Delete", points.delete, point.id)
    assert waiting(journal, dana) == []


# Meetings come and go


def test_two_meetings_moved_past_each_other_keep_every_point(journal, dana):
    first = builders.plan(journal, dana, in_days=2)
    second = builders.plan(journal, dana, in_days=9)
    for number in range(6):
        builders.point(journal, dana, f"{number}", raised_by=RaisedBy.REP)
    every = [f"{number}" for number in range(6)]

    later = journal.do("Move", planning.move, first.id, ahead(16), TODAY)
    assert waiting(journal, dana) == every
    sooner = journal.do("Move", planning.move, second.id, ahead(1), TODAY)
    assert waiting(journal, dana) == every
    planned = journal.ask(sessions.planned, TODAY, ahead(30), dana)
    assert [one.session.id for one in planned] == [sooner.id, later.id]
    assert {point.carried for point in journal.ask(points.waiting, dana, TODAY)} == {0}

    finish(journal, sooner, ahead(1))
    finish(journal, later, ahead(16))
    assert waiting(journal, dana, ahead(16)) == every
    assert {point.carried for point in journal.ask(points.waiting, dana, ahead(16))} == {2}


def test_the_third_carry_asks(journal, dana):
    point = builders.point(journal, dana, days_ago=60)
    for number in range(1, 4):
        assert not points.asks(journal.ask(points.get, point.id))
        session = builders.plan(journal, dana, in_days=number)
        finish(journal, session, ahead(number))
        assert carried(journal, point) == number
    assert points.asks(journal.ask(points.get, point.id))
    journal.do("Say", points.discuss, point.id, ahead(4))
    assert not points.asks(journal.ask(points.get, point.id))


@pytest.mark.parametrize("by", [SessionState.SKIPPED_BY_ME, SessionState.SKIPPED_BY_REP])
def test_a_meeting_that_was_skipped_carries_and_one_that_was_moved_does_not(journal, dana, by):
    point = builders.point(journal, dana)
    session = journal.do("Move", planning.move, builders.plan(journal, dana).id, ahead(3), TODAY)
    assert carried(journal, point) == 0
    journal.do("Skip", planning.skip, session.id, by, TODAY)
    assert carried(journal, point) == 1


def test_one_held_without_being_planned_carries_as_well(journal, dana):
    point = builders.point(journal, dana)
    builders.session(journal, dana)
    assert carried(journal, point) == 1


def test_only_a_one_to_one_carries_and_only_that_person_s(journal, dana):
    other = builders.person(journal, "Marcus Bell").id
    theirs, team = builders.point(journal, dana), builders.point(journal, None)
    builders.session(journal, dana, kind=SessionKind.CALL)
    builders.session(journal, other)
    group = builders.plan(journal, dana, other, in_days=0)
    finish(journal, group)
    assert (carried(journal, theirs), carried(journal, team)) == (0, 0)


def test_what_was_raised_after_a_meeting_was_not_carried_by_it(journal, dana):
    before = builders.point(journal, dana, days_ago=9)
    after = builders.point(journal, dana, days_ago=2)
    builders.session(journal, dana, days_ago=5)
    assert (carried(journal, before), carried(journal, after)) == (1, 0)
    missed = builders.plan(journal, dana, in_days=0)
    later = builders.point(journal, dana, "later", raised_on=TODAY)
    journal.do("Next day", points.change, later.id, ahead(1), raised_on=ahead(1))
    journal.do("Skip", planning.skip, missed.id, SessionState.SKIPPED_BY_REP, ahead(2))
    assert (carried(journal, before), carried(journal, later)) == (2, 0)


def test_what_was_said_in_the_meeting_is_not_carried(journal, dana):
    said, unsaid = builders.point(journal, dana), builders.point(journal, dana)
    session = builders.plan(journal, dana, in_days=0)
    journal.do("Say", points.discuss, said.id, TODAY, session_id=session.id)
    finish(journal, session)
    assert (carried(journal, said), carried(journal, unsaid)) == (0, 1)


def test_what_is_parked_beyond_a_meeting_is_not_carried_by_it(journal, dana):
    point = builders.point(journal, dana)
    journal.do("Park", points.park, point.id, ahead(10), TODAY)
    finish(journal, builders.plan(journal, dana, in_days=5), ahead(5))
    assert carried(journal, point) == 0
    finish(journal, builders.plan(journal, dana, in_days=12), ahead(12))
    back = journal.ask(points.get, point.id)
    assert (back.state, back.carried, back.parked_until) == (PointState.OPEN, 1, None)


def test_who_leaves_has_nothing_to_talk_about(journal, dana):
    builders.point(journal, dana)
    parked = builders.point(journal, dana).id
    journal.do("Park", points.park, parked, ahead(10), TODAY)
    journal.do("Leave", people.leave, dana, TODAY)
    assert waiting(journal, dana, ahead(20)) == []
    assert {point.state for point in journal.ask(points.closed, dana)} == {PointState.DROPPED}
