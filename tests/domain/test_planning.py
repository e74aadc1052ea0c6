"""The calendar: what is planned, comes round again, and is moved without losing anything."""

from datetime import date, timedelta

import pytest

from app.domain import (
    clock,
    commitments,
    notes,
    people,
    planning,
    points,
    session_answers,
    sessions,
)
from app.domain.clock import Every, Shown
from app.domain.errors import Reason, Refused
from app.domain.kinds import CallMode, SessionKind, SessionState, Vis, Voice
from tests import builders
from tests.builders import TODAY

PLANNED, MOVED = SessionState.PLANNED, SessionState.MOVED


def ahead(days):
    return TODAY + timedelta(days=days)


def refusal(work, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        work(*args, **kwargs)
    return caught.value.reason, caught.value.field


def series(journal, *who, today=TODAY, **plan):
    plan.setdefault("kind", SessionKind.ONE_TO_ONE)
    return journal.do("Plan", planning.plan, who, today, **plan)


def coming(journal, who=None, days=400):
    return journal.ask(sessions.planned, TODAY, ahead(days), who)


def move(journal, session, to, **more):
    return journal.do("Move", planning.move, session.id, to, TODAY, **more)


def skip(journal, session, by=SessionState.SKIPPED_BY_ME, today=TODAY):
    return journal.do("Skip", planning.skip, session.id, by, today)


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


@pytest.fixture
def marcus(journal):
    return builders.person(journal, "Marcus Bell").id


def test_a_session_with_one_person_stands_in_the_calendar(journal, dana, marcus):
    made = builders.plan(journal, dana, starts_at="2pm", zone="Europe/Berlin", minutes=45)
    [found] = coming(journal, dana)
    assert (found.session.id, found.day) == (made.id, ahead(7))
    assert [person.id for person in found.people] == [dana]
    assert (found.session.starts_at, found.session.scheduled_on) == ("14:00", TODAY)
    assert coming(journal, marcus) == []
    assert journal.ask(sessions.last_held, dana) is None


def test_a_session_with_a_group_is_each_one_s(journal, dana, marcus):
    builders.plan(journal, dana, marcus, dana)
    for who in (dana, marcus, None):
        [found] = coming(journal, who)
        assert [person.id for person in found.people] == [dana, marcus]
        assert found.session.person_id is None


def test_each_session_is_known_to_other_calendars_by_a_name_of_its_own(journal, dana):
    made = [builders.plan(journal, dana) for _ in range(3)]
    assert len({one.uid for one in made}) == 3
    assert all(one.uid and one.sequence == 0 for one in made)


def test_a_session_is_with_somebody_on_a_day(journal, dana):
    assert refusal(builders.plan, journal) == (Reason.NOBODY, "person_ids")
    assert refusal(builders.plan, journal, 99)[0] is Reason.NOT_FOUND
    no_day = {"planned_for": None}
    assert refusal(builders.plan, journal, dana, **no_day) == (Reason.EMPTY, "planned_for")
    assert coming(journal) == []


def test_nothing_is_planned_for_a_day_that_is_over(journal, dana):
    assert refusal(builders.plan, journal, dana, in_days=-1) == (Reason.IN_THE_PAST, "planned_for")
    session = builders.plan(journal, dana, in_days=0)
    assert refusal(move, journal, session, ahead(-1)) == (Reason.IN_THE_PAST, "planned_for")
    assert [one.session.state for one in coming(journal)] == [PLANNED]


def test_somebody_who_left_is_refused_by_name(journal, dana, marcus):
    journal.do("Leave", people.leave, marcus, TODAY)
    for who in ((marcus,), (dana, marcus)):
        with pytest.raises(Refused) as caught:
            builders.plan(journal, *who)
        assert (caught.value.reason, caught.value.field) == (Reason.HAS_LEFT, "person_ids")
        assert caught.value.detail == "Marcus Bell"
    assert coming(journal) == []


@pytest.mark.parametrize(
    ("wrong", "refused"),
    [
        ({"minutes": 0}, (Reason.NOT_POSITIVE, "minutes")),
        ({"starts_at": "25:00"}, (Reason.NOT_A_TIME, "starts_at")),
        ({"starts_at": "soon"}, (Reason.NOT_A_TIME, "starts_at")),
        ({"zone": "Mars/Base"}, (Reason.NOT_A_ZONE, "zone")),
    ],
)
def test_what_no_calendar_can_show_is_refused(journal, dana, wrong, refused):
    assert refusal(builders.plan, journal, dana, **wrong) == refused
    session = builders.plan(journal, dana)
    change = (journal.do, "Change", planning.change_plan, session.id, TODAY)
    assert refusal(*change, **wrong) == refused


@pytest.mark.parametrize(
    ("day", "starts_at", "meant"),
    [
        (date(2027, 3, 28), "02:30", (Shown.NEVER, "03:30")),
        (date(2027, 10, 31), "02:30", (Shown.TWICE, "02:30")),
    ],
)
def test_a_time_that_the_clocks_skip_or_show_twice_is_kept_as_it_was_typed(
    journal, dana, day, starts_at, meant
):
    kept = builders.plan(journal, dana, planned_for=day, starts_at=starts_at, zone="Europe/Berlin")
    assert kept.starts_at == starts_at
    told = clock.at(day, kept.starts_at, kept.zone)
    assert (told.shown, told.time) == meant


@pytest.mark.parametrize(
    ("starts", "ends", "minutes"),
    [("9", "9:30", 30), ("14.00", "15:15", 75), ("11pm", "23:59", 59)],
)
def test_how_long_it_lasts_is_from_its_start_to_its_end(starts, ends, minutes):
    assert planning.minutes_between(starts, ends) == minutes


@pytest.mark.parametrize(
    ("starts", "ends", "refused"),
    [
        ("10:00", "09:30", (Reason.ENDS_BEFORE_START, "ends")),
        ("10:00", "10:00", (Reason.ENDS_BEFORE_START, "ends")),
        ("10:00", "late", (Reason.NOT_A_TIME, "ends")),
        ("", "10:00", (Reason.NOT_A_TIME, "starts_at")),
    ],
)
def test_an_end_before_its_start_is_refused(starts, ends, refused):
    assert refusal(planning.minutes_between, starts, ends) == refused


# What comes round again


def test_every_week_each_one_stands_for_itself(journal, dana, marcus):
    what = builders.skill(journal).id
    made = series(
        *(journal, dana, marcus), planned_for=ahead(1), every=Every.WEEK, until=ahead(22),
        skill_ids=[what],
    )  # fmt: skip
    assert [one.planned_for for one in made] == [ahead(days) for days in (1, 8, 15, 22)]
    assert len({one.uid for one in made}) == 4
    assert len({one.series for one in made}) == 1
    for one in coming(journal):
        assert [skill.id for skill in one.skills] == [what]
        assert len(one.people) == 2
    skip(journal, made[1])
    assert [one.day for one in coming(journal)] == [ahead(days) for days in (1, 15, 22)]


@pytest.mark.parametrize(
    ("first", "days"),
    [
        (date(2027, 1, 31), [(1, 31), (2, 28), (3, 31), (4, 30)]),
        (date(2028, 1, 31), [(1, 31), (2, 29), (3, 31), (4, 30)]),
    ],
)
def test_every_month_on_the_31st_is_the_last_day_of_a_shorter_one(journal, dana, first, days):
    until = date(first.year, 5, 30)
    made = series(journal, dana, planned_for=first, every=Every.MONTH, until=until)
    assert [(one.planned_for.month, one.planned_for.day) for one in made] == days


def test_one_that_stands_alone_is_of_no_series(journal, dana):
    assert builders.plan(journal, dana).series == ""
    once = {"every": Every.WEEK, "until": ahead(3)}
    assert [one.series for one in series(journal, dana, planned_for=ahead(1), **once)] == [""]


def test_what_comes_round_again_has_an_end_after_its_start(journal, dana):
    again = {"planned_for": ahead(9), "every": Every.WEEK}
    assert refusal(series, journal, dana, **again) == (Reason.EMPTY, "until")
    assert refusal(series, journal, dana, **again, until=ahead(8)) == (
        Reason.ENDS_BEFORE_START,
        "until",
    )
    assert coming(journal) == []


# Moved, changed, skipped


def test_what_is_moved_keeps_all_that_it_holds(journal, dana, marcus):
    what = builders.skill(journal).id
    old = builders.plan(
        *(journal, dana, marcus), skill_ids=[what], kind=SessionKind.CALL, mode=CallMode.DEMO,
        customer="Skagen", objective="Meet the CFO", starts_at="9:00", zone="Europe/Oslo",
        place="Room 4", template="GROW", minutes=45, vis=Vis.SHAREABLE,
    )  # fmt: skip
    journal.do("Ask", session_answers.ask, old.id, [("Goal", "What?", Voice.SELF)])
    [asked] = journal.ask(sessions.get, old.id).answers
    journal.do("Answer", session_answers.answer, asked.id, "More calls")
    journal.do("Write", sessions.note, old.id, rep_view="I will ask first")

    new = move(journal, old, ahead(20), starts_at="16.30")

    [found] = coming(journal)
    kept = found.session
    assert (kept.id, found.day, kept.starts_at) == (new.id, ahead(20), "16:30")
    assert (kept.uid, kept.sequence) == (old.uid, old.sequence + 1)
    assert (kept.moved_from_id, kept.scheduled_on) == (old.id, TODAY)
    for name in (*planning.Plan.__annotations__, *sessions.Outcome.__annotations__):
        if name not in ("planned_for", "starts_at", "rep_view"):
            assert getattr(kept, name) == getattr(old, name), name
    assert kept.rep_view == "I will ask first"
    assert [skill.id for skill in found.skills] == [what]
    assert [person.id for person in found.people] == [dana, marcus]
    assert [one.answer for one in found.answers] == ["More calls"]
    before = journal.ask(sessions.get, old.id)
    assert (before.session.state, before.day) == (MOVED, ahead(7))
    assert [person.id for person in before.people] == [dana, marcus]
    journal.undo()
    assert [one.session.id for one in coming(journal)] == [old.id]


@pytest.mark.parametrize(
    ("before", "to", "zone"),
    [
        ({}, "16:30", "Europe/Berlin"),
        ({"starts_at": "9:00", "zone": "Europe/Oslo"}, "16:30", "Europe/Oslo"),
        ({"starts_at": "9:00", "zone": "Europe/Oslo"}, "", ""),
        ({"starts_at": "9:00", "zone": "Europe/Oslo"}, None, "Europe/Oslo"),
    ],
)
def test_a_time_is_always_of_a_zone_also_where_it_came_with_the_move(
    journal, dana, before, to, zone
):
    old = builders.plan(journal, dana, **before)
    assert move(journal, old, ahead(9), starts_at=to, zone="Europe/Berlin").zone == zone


def test_what_was_written_down_for_it_goes_with_it(journal, dana):
    old = builders.plan(journal, dana)
    note = builders.note(journal, dana, session_id=old.id).id
    promise = builders.promise(journal, dana, session_id=old.id).id
    point = builders.point(journal, dana).id
    journal.do("Say", points.discuss, point, TODAY, session_id=old.id)
    new = move(journal, old, ahead(9))
    assert journal.ask(notes.get, note).note.session_id == new.id
    assert journal.ask(commitments.get, promise).commitment.session_id == new.id
    assert journal.ask(points.get, point).session_id == new.id


def test_what_was_moved_stays_moved(journal, dana):
    old = builders.plan(journal, dana)
    move(journal, old, ahead(9))
    refused = (Reason.NOT_PLANNED, "")
    assert refusal(move, journal, old, ahead(10)) == refused
    assert refusal(skip, journal, old) == refused
    hold = (journal.do, "Hold", sessions.finish, old.id, TODAY, TODAY)
    assert refusal(*hold) == refused
    change = (journal.do, "Change", planning.change_plan, old.id, TODAY)
    assert refusal(*change, place="Room 5") == refused
    assert refusal(journal.do, "Again", planning.plan_again, old.id) == refused


def test_other_calendars_are_told_of_a_change_that_they_show(journal, dana):
    session = builders.plan(journal, dana)
    change = ("Change", planning.change_plan, session.id, TODAY)
    assert journal.do(*change, objective="Meet the CFO").sequence == 0
    assert journal.do(*change, place="Room 4").sequence == 1
    assert journal.do(*change, place="Room 4").sequence == 1
    assert journal.do(*change, starts_at="9:00", minutes=45).sequence == 2


def test_what_a_session_that_is_late_says_can_still_be_changed(journal, dana):
    session = builders.plan(journal, dana, in_days=0)
    late = ("Change", planning.change_plan, session.id, ahead(3))
    assert journal.do(*late, objective="Meet the CFO").objective == "Meet the CFO"
    assert refusal(journal.do, *late, place="Room 4") == (Reason.IN_THE_PAST, "planned_for")


def test_what_was_skipped_can_be_planned_again(journal, dana):
    session = builders.plan(journal, dana)
    skipped = skip(journal, session, SessionState.SKIPPED_BY_REP)
    assert (skipped.state, skipped.sequence) == (SessionState.SKIPPED_BY_REP, 1)
    assert coming(journal) == []
    assert refusal(skip, journal, session) == (Reason.NOT_PLANNED, "")
    again = journal.do("Again", planning.plan_again, session.id)
    assert (again.state, again.sequence) == (PLANNED, 2)
    assert refusal(journal.do, "Again", planning.plan_again, session.id)[0] is Reason.NOT_PLANNED


def test_only_a_skip_skips(journal, dana):
    session = builders.plan(journal, dana)
    for state in set(SessionState) - {SessionState.SKIPPED_BY_ME, SessionState.SKIPPED_BY_REP}:
        assert refusal(skip, journal, session, state)[0] is Reason.NOT_PLANNED


def test_who_leaves_has_nothing_planned_alone(journal, dana, marcus):
    alone, group = builders.plan(journal, dana), builders.plan(journal, dana, marcus)
    journal.do("Leave", people.leave, dana, TODAY)
    assert [one.session.id for one in coming(journal)] == [group.id]
    assert journal.ask(sessions.get, alone.id).session.sequence == 1
    with pytest.raises(Refused) as caught:
        journal.do("Again", planning.plan_again, alone.id)
    assert (caught.value.reason, caught.value.detail) == (Reason.HAS_LEFT, "Dana Whitfield")


# What the calendar shows


def test_days_are_shown_in_the_order_of_time(journal, dana, marcus):
    late = builders.plan(journal, dana, in_days=2, starts_at="15:00")
    early = builders.plan(journal, marcus, in_days=2, starts_at="9:00")
    sooner = builders.plan(journal, dana, in_days=1)
    builders.plan(journal, dana, in_days=30)
    held = builders.session(journal, dana, days_ago=2)
    skip(journal, builders.plan(journal, dana, in_days=2))
    moved = move(journal, builders.plan(journal, marcus, in_days=3), ahead(4))
    week = journal.ask(sessions.calendar, ahead(-7), ahead(7))
    ids = [one.session.id for one in week]
    assert ids == [held.id, sooner.id, early.id, late.id, moved.id]
    assert [one.session.id for one in journal.ask(sessions.planned, TODAY, ahead(2))] == ids[1:4]


def test_what_was_not_held_on_its_day_is_overdue(journal, dana):
    session = builders.plan(journal, dana, in_days=1)
    assert journal.ask(sessions.overdue, ahead(1)) == []
    assert [one.session.id for one in journal.ask(sessions.overdue, ahead(2))] == [session.id]
    skip(journal, session, today=ahead(2))
    assert journal.ask(sessions.overdue, ahead(2)) == []


def test_the_next_one_is_ahead_else_the_last_that_is_late(journal, dana):
    assert journal.ask(sessions.next_planned, dana, TODAY) is None
    first = builders.plan(journal, dana, in_days=1)
    second = builders.plan(journal, dana, in_days=2, kind=SessionKind.CALL)
    third = builders.plan(journal, dana, in_days=3)

    def following(today, kind=None):
        return journal.ask(sessions.next_planned, dana, today, kind).session.id

    assert [following(ahead(days)) for days in (0, 1, 2, 3, 9)] == [
        *(first.id, first.id, second.id, third.id, third.id),
    ]
    assert following(TODAY, SessionKind.CALL) == second.id


def test_other_calendars_are_given_what_they_know_and_what_was_called_off(journal, dana):
    builders.session(journal, dana)
    planned = builders.plan(journal, dana, in_days=1)
    skipped = skip(journal, builders.plan(journal, dana, in_days=2))
    moved = move(journal, builders.plan(journal, dana, in_days=3), ahead(4))
    builders.plan(journal, dana, in_days=0)
    given = journal.ask(sessions.to_export, ahead(1))
    assert [one.session.id for one in given] == [planned.id, skipped.id, moved.id]
