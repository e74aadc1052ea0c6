"""What the trainings of a quarter meet with."""

from datetime import date, timedelta

import pytest

from app.domain import (
    absences,
    people,
    planning,
    settings,
    training_clashes,
    training_quarters,
    trainings,
)
from app.domain.clashing import Slot
from app.domain.kinds import BLOCKING, Clash, QuarterState, SessionKind, SessionState
from tests import builders
from tests.builders import TODAY

JAN_7 = date(2027, 1, 7)
BERLIN, KOLKATA = "Europe/Berlin", "Asia/Kolkata"
MEETING = {"meeting_weekday": 0, "meeting_at": "9", "meeting_zone": BERLIN, "meeting_minutes": 60}


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


@pytest.fixture
def plan(journal, dana):
    """A draft of one training on 7 January at 11:00 in Berlin, for 45 minutes, given by Dana."""
    return builders.training_plan(journal, count=1, givers=[dana])


def met(journal, plan, closed=()):
    found = journal.ask(training_quarters.get, plan.id)
    return journal.ask(training_clashes.of_quarter, found, dict.fromkeys(closed, "The fair"))


def clashes(journal, plan, closed=()):
    return [one.clash for one in met(journal, plan, closed)]


def test_a_training_on_a_day_of_its_own_meets_nothing(journal, plan, dana):
    marcus = builders.person(journal, "Marcus Bell").id
    builders.plan(journal, marcus, planned_for=JAN_7, starts_at="11:45", zone=BERLIN)
    builders.plan(journal, marcus, planned_for=JAN_7)
    builders.training(journal, plan.id, JAN_7, starts_at="10:15")
    builders.training(journal, plan.id, JAN_7, starts_at="")
    builders.training(journal, plan.id)
    journal.do("Away", absences.add, dana, JAN_7 + timedelta(days=1), JAN_7 + timedelta(days=9))
    journal.do("Choose", settings.change, **MEETING)
    assert met(journal, plan, [JAN_7 + timedelta(days=1)]) == ()


def test_two_trainings_at_one_time_meet_each_other_also_across_zones(journal, plan):
    there = builders.training(journal, plan.id, JAN_7, starts_at="16:00", zone=KOLKATA)
    one, other = met(journal, plan)
    assert {one.clash, other.clash} == {Clash.TRAINING}
    assert (one.training.id, other.training.id) == (other.other.id, one.other.id)
    assert there.id in {one.training.id, other.training.id}
    journal.do("Move", trainings.move, there.id, JAN_7, TODAY, starts_at="14:45")
    assert met(journal, plan) == ()


def test_a_training_of_another_quarter_counts_and_a_cancelled_one_does_not(journal):
    first = builders.quarter()
    earlier = builders.training_plan(journal, count=0, quarter=first)
    [one] = [builders.training(journal, earlier.id, first.ends, starts_at="23:30", minutes=90)]
    journal.do("Publish", training_quarters.mark_published, earlier.id, TODAY)
    plan = builders.training_plan(journal, count=0)
    builders.training(journal, plan.id, first.ends + timedelta(days=1), starts_at="00:30")
    assert clashes(journal, earlier) == clashes(journal, plan) == [Clash.TRAINING]
    journal.do("Cancel", trainings.cancel, one.id, "New Year’s Eve", TODAY)
    assert clashes(journal, earlier) == clashes(journal, plan) == []


@pytest.mark.parametrize(
    ("day", "starts_at", "zone", "is_met"),
    [
        # A Monday in winter: the meeting is from 08:00 to 09:00 UTC.
        (date(2027, 1, 11), "09:45", BERLIN, True),
        (date(2027, 1, 11), "10:00", BERLIN, False),
        (date(2027, 1, 12), "09:45", BERLIN, False),
        (date(2027, 1, 11), "14:15", KOLKATA, True),
        (date(2027, 1, 11), "15:00", KOLKATA, False),
        # In summer it is an hour earlier everywhere else.
        (date(2027, 3, 29), "14:15", KOLKATA, False),
        (date(2027, 3, 29), "13:15", KOLKATA, True),
        # Where it is Tuesday already, and where it is Sunday still.
        (date(2027, 1, 11), "22:30", "Pacific/Kiritimati", True),
        (date(2027, 1, 12), "22:30", "Pacific/Kiritimati", False),
        (date(2027, 1, 10), "22:30", "Pacific/Honolulu", True),
    ],
)
def test_the_teams_meeting_is_met_wherever_the_training_is(
    journal, plan, day, starts_at, zone, is_met
):
    journal.do("Choose", settings.change, **MEETING)
    builders.training(journal, plan.id, day, starts_at=starts_at, zone=zone)
    assert clashes(journal, plan) == [Clash.MEETING] * is_met
    journal.do("Choose", settings.change, meeting_at="")
    assert clashes(journal, plan) == []


def test_whoever_gives_it_is_away_or_on_leave(journal, plan, dana):
    absence = journal.do("Away", absences.add, dana, JAN_7, JAN_7)
    [one] = met(journal, plan)
    assert (one.clash, one.person.id, one.blocks) == (Clash.GIVER_AWAY, dana, True)
    journal.do("Here", absences.delete, absence.id)
    journal.do("Leave", people.go_on_leave, dana, JAN_7)
    assert clashes(journal, plan) == [Clash.GIVER_AWAY]
    journal.do("Later", people.go_on_leave, dana, JAN_7 + timedelta(days=1))
    assert clashes(journal, plan) == []


def test_somebody_else_who_is_away_is_only_said(journal, plan, dana):
    marcus, gone, ill = builders.team(journal, "Marcus", "Ada", "Ines")
    for who in (marcus, marcus, gone, ill):
        journal.do("Away", absences.add, who, JAN_7 - timedelta(days=1), JAN_7)
    journal.do("Leave", people.leave, gone, TODAY)
    journal.do("On leave", people.go_on_leave, ill, TODAY)
    [one] = met(journal, plan)
    assert (one.clash, one.person.id, one.blocks) == (Clash.AWAY, marcus, False)


@pytest.mark.parametrize("kind", [SessionKind.CALL, SessionKind.ONE_TO_ONE, SessionKind.PLAN])
def test_a_session_that_is_planned_for_that_time_is_said(journal, plan, dana, kind):
    at = {"planned_for": JAN_7, "starts_at": "05:40", "zone": "America/New_York", "kind": kind}
    held = builders.plan(journal, dana, **at)
    [one] = met(journal, plan)
    assert (one.clash, one.person.id, one.other.session.id) == (Clash.COACHING, dana, held.id)
    assert not one.blocks
    journal.do("Skip", planning.skip, held.id, SessionState.SKIPPED_BY_ME, TODAY)
    assert met(journal, plan) == ()


def test_a_closed_day_is_said_by_name_also_of_a_training_without_a_time(journal, plan):
    builders.training(journal, plan.id, JAN_7 + timedelta(days=1), starts_at="")
    found = met(journal, plan, [JAN_7, JAN_7 + timedelta(days=1)])
    assert [(one.clash, one.name, one.blocks) for one in found] == [
        (Clash.CLOSED, "The fair", False)
    ] * 2


def test_what_keeps_a_quarter_back_comes_before_what_is_only_said(journal, plan, dana):
    journal.do("Choose", settings.change, **{**MEETING, "meeting_weekday": 3, "meeting_at": "11"})
    journal.do("Away", absences.add, dana, JAN_7, JAN_7)
    builders.plan(journal, dana, planned_for=JAN_7, starts_at="11:00", zone=BERLIN)
    builders.training(journal, plan.id, JAN_7, starts_at="11:30", guest="Finance")
    found = [one for one in met(journal, plan, [JAN_7]) if one.training.giver is not None]
    assert [one.clash for one in found] == [
        *(Clash.TRAINING, Clash.MEETING, Clash.GIVER_AWAY, Clash.COACHING, Clash.CLOSED),
    ]
    assert [one.blocks for one in found] == [one.clash in BLOCKING for one in found]


def test_what_is_over_meets_nothing_any_more(journal, dana):
    plan = builders.training_plan(journal, QuarterState.PUBLISHED, count=1, givers=[dana])
    journal.do("Away", absences.add, dana, JAN_7, JAN_7)
    [one] = met(journal, plan)
    journal.do("Cancel", trainings.cancel, one.training.id, "Ill", TODAY)
    assert met(journal, plan) == ()


def test_a_slot_is_tried_before_anything_is_moved_there(journal, plan, dana):
    [own] = journal.ask(training_quarters.get, plan.id).trainings
    journal.do("Away", absences.add, dana, JAN_7, JAN_7)

    def tried(day, **own):
        found = journal.ask(
            training_clashes.of_slot, Slot(day, "11:30", BERLIN, 45), {JAN_7: "Fair"}, **own
        )
        return [one.clash for one in found]

    assert tried(JAN_7) == [Clash.TRAINING, Clash.CLOSED, Clash.AWAY]
    assert tried(JAN_7, giver_id=dana, training_id=own.id) == [Clash.GIVER_AWAY, Clash.CLOSED]
    assert tried(JAN_7 + timedelta(days=1), giver_id=dana, training_id=own.id) == []
    kept = journal.ask(training_quarters.get, plan.id).trainings
    assert [one.session.planned_for for one in kept] == [JAN_7]
