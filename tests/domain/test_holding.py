"""Holding a 1:1: which one it is, what it takes along, and when the next one is."""

from datetime import timedelta

import pytest

from app.domain import commitments, holding, people, planning, points, prep, sessions
from app.domain.errors import Reason, Refused
from app.domain.holding import Next
from app.domain.kinds import (
    Every,
    Origin,
    Owner,
    SessionKind,
    SessionState,
    Status,
)
from tests import builders
from tests.builders import TODAY


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


def hold(journal, who, **said):
    said.setdefault("held_on", TODAY)
    return journal.do("Hold", holding.one_to_one, who, TODAY, **said)


def meant(journal, who):
    found = journal.ask(holding.meant, who, TODAY)
    return None if found is None else (found.day - TODAY).days


def test_the_nearest_planned_one_is_meant_and_none_that_is_far_off(journal, dana):
    assert meant(journal, dana) is None
    builders.plan(journal, dana, in_days=9)
    assert meant(journal, dana) is None
    builders.plan(journal, dana, in_days=3)
    assert meant(journal, dana) == 3
    builders.plan(journal, dana, in_days=0)
    assert meant(journal, dana) == 0


def test_other_kinds_and_groups_are_not_meant(journal, dana):
    ben = builders.person(journal, "Ben Carver").id
    builders.plan(journal, dana, in_days=0, kind=SessionKind.CALL)
    builders.plan(journal, dana, ben, in_days=0)
    assert meant(journal, dana) is None
    assert journal.ask(holding.following, dana, TODAY, None) is None


def test_what_is_planned_after_it_is_found(journal, dana):
    journal.do(
        "Plan",
        planning.plan,
        [dana],
        TODAY,
        kind=SessionKind.ONE_TO_ONE,
        planned_for=TODAY + timedelta(days=1),
        every=Every.WEEK,
        until=TODAY + timedelta(days=8),
    )
    now = journal.ask(holding.meant, dana, TODAY)
    after = journal.ask(holding.following, dana, TODAY, now.session.id)
    assert [(one.day - TODAY).days for one in (now, after)] == [1, 8]


def test_a_planned_one_is_held_with_all_that_was_written_down(journal, dana):
    planned = builders.plan(journal, dana, in_days=1)
    skill = builders.skill(journal)
    held = hold(journal, dana, session_id=planned.id, skill_ids=[skill.id], said="Yes", minutes=45)
    found = journal.ask(sessions.get, planned.id)
    assert held.id == planned.id
    assert (found.session.state, found.session.said) == (SessionState.HELD, "Yes")
    assert (found.session.minutes, found.skills[0].name) == (45, "Discovery")


@pytest.mark.parametrize("planned", [True, False])
def test_what_was_not_said_is_carried_once(journal, dana, planned):
    builders.point(journal, dana, "Left over")
    number = builders.plan(journal, dana, in_days=0).id if planned else None
    hold(journal, dana, session_id=number)
    assert [point.carried for point in journal.ask(points.waiting, dana, TODAY)] == [1]


def test_what_was_said_and_promised_before_belongs_to_it(journal, dana):
    said = builders.point(journal, dana, "Said")
    journal.do("Say", points.discuss, said.id, TODAY)
    in_it = builders.promise(journal, None, "In it", about_id=dana, origin=Origin.SESSION)
    typed = builders.promise(journal, None, "Typed", about_id=dana, owner=Owner.ME)
    earlier = builders.point(journal, dana, "Yesterday", days_ago=1)
    journal.do("Say", points.discuss, earlier.id, TODAY - timedelta(days=1))

    held = hold(journal, dana)
    assert journal.ask(points.get, said.id).session_id == held.id
    assert journal.ask(points.get, earlier.id).session_id is None
    assert journal.ask(commitments.get, in_it.id).commitment.session_id == held.id
    assert journal.ask(commitments.get, typed.id).commitment.session_id is None


def test_the_next_one_is_planned_in_the_same_step(journal, dana):
    then = Next(TODAY + timedelta(days=14), "2pm", "Europe/Berlin", 40)
    hold(journal, dana, then=then)
    (ahead,) = journal.ask(sessions.planned, TODAY, TODAY + timedelta(days=30), dana)
    assert (ahead.session.starts_at, ahead.session.minutes) == ("14:00", 40)
    journal.undo()
    assert not journal.ask(sessions.planned, TODAY, TODAY + timedelta(days=30), dana)
    assert not journal.ask(sessions.of_person, dana)


@pytest.mark.parametrize(
    ("then", "field"),
    [
        (Next(TODAY - timedelta(days=1)), "planned_for"),
        (Next(TODAY, "soon"), "starts_at"),
        (Next(TODAY, "14:00", "Nowhere"), "zone"),
    ],
)
def test_a_next_one_that_cannot_be_leaves_everything_as_it_was(journal, dana, then, field):
    with pytest.raises(Refused) as refused:
        hold(journal, dana, then=then)
    assert refused.value.field == field
    assert not journal.ask(sessions.of_person, dana)


def test_nobody_holds_one_tomorrow(journal, dana):
    with pytest.raises(Refused) as refused:
        hold(journal, dana, held_on=TODAY + timedelta(days=1))
    assert (refused.value.reason, refused.value.field) == (Reason.IN_THE_FUTURE, "held_on")


def test_only_whoever_was_at_work_is_sat_down_with(journal, dana):
    ben = builders.person(journal, "Ben Carver").id
    cleo = builders.person(journal, "Cleo", status=Status.CANDIDATE).id
    journal.do("Leave", people.leave, dana, TODAY - timedelta(days=3), today=TODAY)
    journal.do("Away", people.go_on_leave, ben, TODAY - timedelta(days=3), today=TODAY)
    for who, reason in (
        (dana, Reason.HAS_LEFT),
        (ben, Reason.ON_LEAVE),
        (cleo, Reason.NOT_ON_THE_TEAM),
    ):
        with pytest.raises(Refused) as refused:
            hold(journal, who)
        assert refused.value.reason is reason


def test_one_before_the_last_day_can_still_be_written_down(journal, dana):
    journal.do("Leave", people.leave, dana, TODAY - timedelta(days=3), today=TODAY)
    held = hold(journal, dana, held_on=TODAY - timedelta(days=4))
    assert held.held_on == TODAY - timedelta(days=4)


@pytest.mark.parametrize("planned", [True, False])
def test_the_focus_goes_on_to_the_next_one(journal, dana, planned):
    skill = builders.skill(journal)
    then = None if planned else Next(TODAY + timedelta(days=14))
    if planned:
        builders.plan(journal, dana, in_days=9)
    hold(journal, dana, skill_ids=[skill.id], then=then)
    (ahead,) = journal.ask(sessions.planned, TODAY, TODAY + timedelta(days=30), dana)
    assert [one.name for one in ahead.skills] == ["Discovery"]
    assert [one.name for one in journal.ask(prep.focus, dana, TODAY)] == ["Discovery"]


def test_a_focus_of_its_own_is_left_to_the_next_one(journal, dana):
    own, other = builders.skill(journal, "Closing"), builders.skill(journal, "Pricing")
    builders.plan(journal, dana, in_days=9, skill_ids=[own.id])
    hold(journal, dana, skill_ids=[other.id])
    assert [one.name for one in journal.ask(prep.focus, dana, TODAY)] == ["Closing"]
