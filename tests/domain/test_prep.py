"""What a 1:1 is prepared with, and that nothing private is even read for the copy of both."""

from datetime import timedelta

import pytest

from app.domain import commitments, goals, planning, points, prep, session_answers, sessions
from app.domain.kinds import (
    CommitmentState,
    FactKind,
    GoalState,
    Hat,
    NoteKind,
    RaisedBy,
    SessionKind,
    SessionState,
    Vis,
    Voice,
)
from tests import builders
from tests.builders import TODAY

SHARED = {"vis": Vis.SHAREABLE}


def ago(days):
    return TODAY - timedelta(days=days)


def ahead(days):
    return TODAY + timedelta(days=days)


@pytest.fixture
def dana(journal):
    return builders.person(journal, ideal_gap=14, max_gap=28).id


def prepare(journal, who, today=TODAY, **more):
    return journal.ask(prep.prepare, who, today, **more)


def texts(found):
    return [one.commitment.text for one in found]


def test_somebody_never_met_is_prepared_for_as_well(journal, dana):
    found = prepare(journal, dana)
    assert (found.last, found.next, found.promises, found.points) == (None, None, (), ())
    assert (found.theirs.rate, found.mine.rate, found.focus) == (None, None, ())
    assert found.proposed == ahead(1)


def test_the_next_day_is_proposed_from_the_last_one_to_one_that_was_held(journal, dana):
    builders.session(journal, dana, days_ago=10)
    builders.session(journal, dana, days_ago=3, kind=SessionKind.CALL)
    missed = builders.plan(journal, dana, in_days=0)
    journal.do("Skip", planning.skip, missed.id, SessionState.SKIPPED_BY_ME, TODAY)
    builders.plan(journal, dana, in_days=30)
    found = prepare(journal, dana)
    assert found.last.day == ago(10)
    assert found.next.day == ahead(30)
    assert found.proposed == ahead(4)  # a Thursday


def test_the_last_one_is_found_however_much_happened_since(journal, dana):
    last = builders.session(journal, dana, days_ago=60)

    def much(db):
        for _ in range(60):
            builders.session(builders.InOneStep(db), dana, kind=SessionKind.CALL)

    journal.do("Much", much)
    assert prepare(journal, dana).last.session.id == last.id


def test_promises_are_open_or_were_closed_since_the_last_time(journal, dana):
    builders.session(journal, dana, days_ago=10)
    builders.promise(journal, dana, "theirs", due=ahead(2))
    builders.promise(journal, None, "mine", about_id=dana)
    for text, days in (("just done", 10), ("done before", 11)):
        made = builders.promise(journal, dana, text, days_ago=40, due=ago(5))
        journal.do(*("Close", commitments.close, made.id, CommitmentState.DONE, ago(days), TODAY))
    found = prepare(journal, dana)
    assert texts(found.promises) == ["theirs", "mine", "just done"]
    assert (found.theirs.on_time, found.theirs.counted) == (2, 2)


def test_what_they_asked_for_what_i_say_and_what_is_parked(journal, dana):
    builders.point(journal, dana, "theirs", raised_by=RaisedBy.REP)
    builders.point(journal, dana, "mine")
    parked = builders.point(journal, dana, "later").id
    journal.do("Park", points.park, parked, ahead(9), TODAY)
    found = prepare(journal, dana)
    assert [[point.text for point in group] for group in (found.asked, found.to_say)] == [
        *(["theirs"], ["mine"]),
    ]
    assert [point.text for point in found.parked] == ["later"]
    assert prepare(journal, dana, ahead(9)).parked == ()


def test_the_focus_is_of_the_next_one_to_one_else_of_the_goal_due_first(journal, dana):
    skills = [builders.skill(journal, name).id for name in ("Asking", "Price", "Silence")]
    builders.goal(journal, dana, "Later", skills[2], due=ahead(90))
    sooner = builders.goal(journal, dana, "Sooner", *skills, due=ahead(30))

    def focus():
        found = prepare(journal, dana).focus
        assert found == journal.ask(prep.focus, dana, TODAY)
        return [skill.id for skill in found]

    assert focus() == skills[:2]
    journal.do("Close", goals.close, sooner.id, GoalState.REACHED, TODAY)
    assert focus() == [skills[2]]
    call = {"kind": SessionKind.CALL, "in_days": 1, "skill_ids": [skills[0]]}
    builders.plan(journal, dana, **call)
    assert focus() == [skills[2]]
    builders.plan(journal, dana, skill_ids=[skills[1]])
    assert focus() == [skills[1]]


def test_the_manager_sees_what_helps_what_hurts_and_what_is_still_to_be_said(journal, dana):
    for kind in (FactKind.WHAT_HELPS, FactKind.WHAT_HURTS, FactKind.STRENGTH):
        builders.fact(journal, dana, kind.value, kind=kind)
    builders.note(journal, dana, kind=NoteKind.FEEDBACK)
    builders.note(journal, dana, kind=NoteKind.WIN, days_ago=4)
    found = prepare(journal, dana)
    assert [fact.text for fact in found.helps] == ["what_helps"]
    assert [fact.text for fact in found.hurts] == ["what_hurts"]
    assert len(found.feedback) == 1
    assert found.praise.days(TODAY) == 4


def test_the_one_after_the_next_is_proposed_as_well(journal, dana):
    builders.session(journal, dana, days_ago=10)
    assert prepare(journal, dana).then == ahead(18)
    builders.plan(journal, dana, in_days=8)  # a Monday
    found = prepare(journal, dana)
    assert (found.proposed, found.then) == (ahead(4), ahead(22))


# The copy of both


def everything_private(journal, who):
    """Fill every private field there is, each text with a word of its own."""
    words = (f"secret{number}x" for number in range(1_000))
    skill = builders.skill(journal, next(words)).id
    said = {
        name: next(words)
        for name in (
            *("customer", "objective", "rep_view", "positives", "improvement", "improvement_2"),
            *("said", "support_missing", "reflection"),
        )
    }
    own = {"ask_tell": 4, "hat": Hat.COACH, "support": 2}
    for session in (
        builders.session(journal, who, days_ago=5),
        builders.plan(journal, who, skill_ids=[skill], template=next(words)),
    ):
        asked = [(next(words), next(words), Voice.SELF)]
        journal.do("Ask", session_answers.ask, session.id, asked)
        [row] = journal.ask(sessions.get, session.id).answers
        journal.do("Answer", session_answers.answer, row.id, next(words))
        journal.do("Write", sessions.note, session.id, **said, **own)
    shared = builders.session(journal, who, days_ago=4)
    journal.do("Write", sessions.note, shared.id, reflection=next(words), **SHARED)
    for owner, about in ((who, who), (None, who)):
        builders.promise(journal, owner, next(words), about_id=about, outcome=next(words))
    builders.point(journal, who, next(words), answer=next(words))
    parked = builders.point(journal, who, next(words)).id
    journal.do("Park", points.park, parked, ahead(3), TODAY)
    for kind in FactKind:
        builders.fact(journal, who, next(words), kind=kind, evidence=next(words))
    for kind in NoteKind:
        builders.note(journal, who, text=next(words), kind=kind, behaviour=next(words))
    builders.note(journal, who, text=next(words), kind=NoteKind.FEEDBACK, **SHARED)
    builders.goal(journal, who, next(words), skill, why=next(words))


def test_nothing_private_is_read_for_both(journal, dana):
    everything_private(journal, dana)
    assert "secret" in repr(prepare(journal, dana))
    both = prepare(journal, dana, shareable_only=True)
    assert "secret" not in repr(both)
    assert both.last is not None
    assert both.next is not None
    assert (both.promises, both.points, both.parked, both.focus) == ((), (), (), ())
    assert (both.feedback, both.helps, both.hurts) == ((), (), ())


def test_no_trace_of_what_is_private_is_left_for_both(journal, dana):
    bare = builders.person(journal, "Marcus Bell", ideal_gap=14, max_gap=28).id
    everything_private(journal, dana)
    for who in (dana, bare):
        builders.session(journal, who, days_ago=4)
        builders.plan(journal, who, in_days=6)
    ours, theirs = (prepare(journal, who, shareable_only=True) for who in (dana, bare))
    for name in ("promises", "theirs", "mine", "points", "parked", "focus", "praise", "proposed"):
        assert getattr(ours, name) == getattr(theirs, name), name
    assert ours.next.day == theirs.next.day
    assert ours.next.session.uid == theirs.next.session.uid == ""


def test_what_may_be_shared_is_read_for_both(journal, dana):
    what = builders.skill(journal).id
    held = builders.session(journal, dana, days_ago=5)
    journal.do("Write", sessions.note, held.id, said="We agreed", **SHARED)
    builders.plan(journal, dana, starts_at="9:00", place="Room 4", skill_ids=[what], **SHARED)
    builders.promise(journal, dana, "theirs", **SHARED)
    builders.point(journal, dana, "shown", **SHARED)
    found = prepare(journal, dana, shareable_only=True)
    assert (found.last.day, found.last.session.said) == (ago(5), "We agreed")
    assert (found.next.session.starts_at, found.next.session.place) == ("09:00", "Room 4")
    assert [skill.id for skill in found.focus] == [what]
    assert texts(found.promises) == ["theirs"]
    assert [point.text for point in found.points] == ["shown"]


def test_a_goal_that_may_be_shared_gives_both_their_focus(journal, dana):
    shown, hidden = (builders.skill(journal, name).id for name in ("Asking", "Silence"))
    builders.goal(journal, dana, "Hidden", hidden, due=ahead(3))
    builders.goal(journal, dana, "Shown", shown, due=ahead(90), **SHARED)
    builders.plan(journal, dana, skill_ids=[hidden])
    found = prepare(journal, dana, shareable_only=True)
    assert [skill.id for skill in found.focus] == [shown]
    both = journal.ask(prep.focus, dana, TODAY, shareable_only=True)
    assert [skill.id for skill in both] == [shown]
