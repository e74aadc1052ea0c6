"""Conversations: the last one held is what counts, and the rep's judgement comes first."""

from datetime import timedelta

import pytest

from app.domain import notes, people, planning, session_answers, sessions
from app.domain.errors import Reason, Refused
from app.domain.kinds import (
    CallMode,
    Driver,
    Hat,
    Reached,
    SessionKind,
    SessionState,
    Vis,
    Voice,
)
from app.storage import driver
from tests import builders
from tests.builders import TODAY

HIS, MINE = Voice.SELF, Voice.MANAGER


def ago(days):
    return TODAY - timedelta(days=days)


def ahead(days):
    return TODAY + timedelta(days=days)


def refusal(work, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        work(*args, **kwargs)
    return caught.value.reason, caught.value.field


def write(journal, session, **outcome):
    return journal.do("Write", sessions.note, session.id, **outcome)


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


@pytest.fixture
def marcus(journal):
    return builders.person(journal, "Marcus Bell").id


def test_the_last_held_is_the_latest_day_and_not_the_latest_entry(journal, dana):
    assert journal.ask(sessions.last_held, dana) is None
    for days_ago in (30, 3, 12):
        builders.session(journal, dana, days_ago=days_ago)
    assert journal.ask(sessions.last_held, dana) == ago(3)


@pytest.mark.parametrize(
    ("details", "refused"),
    [
        ({"days_ago": -1}, (Reason.IN_THE_FUTURE, "held_on")),
        ({"minutes": 0}, (Reason.NOT_POSITIVE, "minutes")),
        ({"minutes": -5}, (Reason.NOT_POSITIVE, "minutes")),
    ],
)
def test_what_cannot_have_been_held_is_refused(journal, dana, details, refused):
    with pytest.raises(Refused) as caught:
        builders.session(journal, dana, **details)
    assert (caught.value.reason, caught.value.field) == refused
    assert journal.ask(sessions.last_held, dana) is None


def test_nobody_is_met_who_is_not_there(journal):
    with pytest.raises(Refused) as caught:
        builders.session(journal, 99)
    assert caught.value.reason is Reason.NOT_FOUND


def test_a_session_with_a_group_is_a_contact_with_each_of_them(journal, dana, marcus):
    group = builders.plan(journal, dana, marcus, in_days=0, kind=SessionKind.ROLE_PLAY)
    assert journal.ask(sessions.last_held, dana) is None
    journal.do("Hold", sessions.finish, group.id, TODAY, TODAY)
    for who in (dana, marcus):
        assert journal.ask(sessions.last_held, who) == TODAY
        assert journal.ask(sessions.last_held, who, SessionKind.ONE_TO_ONE) is None
        assert [one.session.id for one in journal.ask(sessions.of_person, who)] == [group.id]
    assert {row.last_held for row in journal.ask(people.roster)} == {TODAY}
    journal.undo()
    assert {row.last_held for row in journal.ask(people.roster)} == {None}


def test_the_latest_of_a_kind_is_one_that_was_held(journal, dana):
    held = builders.session(journal, dana, days_ago=9)
    builders.session(journal, dana, days_ago=2, kind=SessionKind.CALL)
    missed = builders.plan(journal, dana, in_days=0)
    journal.do("Skip", planning.skip, missed.id, SessionState.SKIPPED_BY_ME, TODAY)
    found = journal.ask(sessions.latest, dana, SessionKind.ONE_TO_ONE)
    assert found.session.id == held.id
    assert journal.ask(sessions.latest, dana, SessionKind.DEAL) is None


def test_sessions_are_read_by_their_ids_in_the_order_asked_for(journal, dana):
    assert not journal.ask(sessions.is_any)
    first, second = builders.session(journal, dana), builders.session(journal, dana)
    assert journal.ask(sessions.is_any)
    found = journal.ask(sessions.of_ids, [second.id, 99, first.id])
    assert [one.session.id for one in found] == [second.id, first.id]


def test_somebody_s_calls_are_those_held_and_those_ahead(journal, dana, marcus):
    kind = {"kind": SessionKind.CALL}
    old, new = (builders.session(journal, dana, days_ago=days, **kind) for days in (9, 2))
    later, sooner = (builders.plan(journal, dana, in_days=days, **kind) for days in (9, 2))
    builders.session(journal, marcus, **kind)
    builders.session(journal, dana)
    found = [one.session.id for one in journal.ask(sessions.calls, dana)]
    assert found == [new.id, old.id, sooner.id, later.id]
    over = journal.ask(sessions.of_person, dana, kind=SessionKind.CALL)
    assert [one.session.id for one in over] == [new.id, old.id]


# Held as planned


def test_a_session_that_was_planned_is_held_once(journal, dana):
    session = builders.plan(journal, dana, in_days=0)
    held = journal.do("Hold", sessions.finish, session.id, TODAY, TODAY, 55)
    assert (held.state, held.held_on, held.minutes) == (SessionState.HELD, TODAY, 55)
    again = (journal.do, "Hold", sessions.finish, session.id, TODAY, TODAY)
    assert refusal(*again) == (Reason.NOT_PLANNED, "")
    assert journal.ask(sessions.planned, ago(9), ahead(9)) == []


def test_nothing_is_held_on_a_day_to_come(journal, dana):
    session = builders.plan(journal, dana)
    hold = (journal.do, "Hold", sessions.finish, session.id)
    assert refusal(*hold, ahead(7), TODAY) == (Reason.IN_THE_FUTURE, "held_on")
    assert refusal(*hold, TODAY, TODAY, 0) == (Reason.NOT_POSITIVE, "minutes")


def test_what_was_held_before_it_was_put_into_the_calendar_was_ad_hoc(journal, dana):
    session = builders.plan(journal, dana, in_days=2)
    held = journal.do("Hold", sessions.finish, session.id, ago(1), TODAY)
    assert held.scheduled_on == ago(1)


def test_the_file_itself_refuses_a_session_without_a_day(own, path):
    builders.session(own, builders.person(own).id)
    own.close()
    connection = driver.connect(path)
    for spoil in ("held_on = NULL", "state = 'planned'", "support = 6", "minutes = 0"):
        with pytest.raises(driver.Error, match=r"held_on|planned_for|support|minutes"):
            connection.execute(f"UPDATE session SET {spoil}")
    connection.close()


# A coached call


@pytest.fixture
def call(journal, dana):
    return builders.plan(journal, dana, kind=SessionKind.CALL, mode=CallMode.COACHING)


def test_the_objective_comes_first_then_the_rep_then_the_manager(journal, call):
    assert refusal(write, journal, call, rep_view="Went well") == (
        Reason.OBJECTIVE_FIRST,
        "rep_view",
    )
    for field in ("positives", "improvement", "improvement_2"):
        assert refusal(write, journal, call, objective="Meet the CFO", **{field: "x"}) == (
            Reason.REP_FIRST,
            field,
        )
    write(journal, call, objective="Meet the CFO")
    write(journal, call, rep_view="I asked too late")
    kept = write(
        journal, call, positives="Silence", improvement="Ask first", improvement_2="Sum up",
        reached=Reached.PARTLY, driver=Driver.REP,
    )  # fmt: skip
    assert (kept.positives, kept.driver, kept.reached) == (
        *("Silence", Driver.REP),
        Reached.PARTLY,
    )


def test_the_rep_s_judgement_is_not_taken_away_from_under_the_manager_s(journal, call):
    write(journal, call, objective="Meet the CFO", rep_view="Late", positives="Silence")
    assert refusal(write, journal, call, rep_view=" ") == (Reason.REP_FIRST, "positives")
    assert refusal(write, journal, call, objective="") == (Reason.OBJECTIVE_FIRST, "rep_view")


def test_a_call_is_coached_or_shown_and_never_both(journal, call):
    assert call.mode is CallMode.COACHING
    assert write(journal, call, mode=CallMode.DEMO).mode is CallMode.DEMO
    assert journal.ask(sessions.get, call.id).session.mode is CallMode.DEMO


def test_only_a_call_has_a_mode_and_somebody_who_drove(journal, dana):
    talk = builders.plan(journal, dana, mode=CallMode.DEMO)
    assert talk.mode is None
    kept = write(journal, talk, driver=Driver.ME, reached=Reached.YES, positives="Calm")
    assert (kept.driver, kept.reached, kept.positives) == (None, None, "Calm")


@pytest.mark.parametrize("field", ["support", "ask_tell"])
@pytest.mark.parametrize(("score", "fits"), [(0, False), (1, True), (5, True), (6, False)])
def test_scores_are_from_one_to_five(journal, dana, field, score, fits):
    session = builders.session(journal, dana)
    if fits:
        assert getattr(write(journal, session, **{field: score}), field) == score
        assert getattr(write(journal, session, **{field: None}), field) is None
    else:
        assert refusal(write, journal, session, **{field: score}) == (
            Reason.SCORE_OUT_OF_RANGE,
            field,
        )


# The focus


def test_a_session_is_about_two_skills_at_most(journal, dana):
    one, two, three = (builders.skill(journal, name).id for name in ("Asking", "Silence", "Price"))
    session = builders.plan(journal, dana, skill_ids=[two, one])
    focus = (journal.do, "Focus", sessions.focus_on, session.id)
    assert [skill.id for skill in journal.ask(sessions.get, session.id).skills] == [two, one]
    refused = (Reason.TOO_MANY_SKILLS, "skill_ids")
    assert refusal(*focus, [one, two, three]) == refused
    assert refusal(builders.plan, journal, dana, skill_ids=[one, two, three]) == refused
    assert refusal(*focus, [99])[0] is Reason.NOT_FOUND
    journal.do(*focus[1:], [three, one, three])
    assert [skill.id for skill in journal.ask(sessions.get, session.id).skills] == [one, three]
    journal.do(*focus[1:], [])
    assert journal.ask(sessions.get, session.id).skills == ()


# The questions of a template


def ask(journal, session, *questions):
    journal.do("Ask", session_answers.ask, session.id, questions)


def answers(journal, session):
    found = journal.ask(sessions.get, session.id).answers
    return [(one.section, one.question, one.voice, one.answer) for one in found]


def answer(journal, session, position, text):
    found = journal.ask(sessions.get, session.id).answers[position]
    journal.do("Answer", session_answers.answer, found.id, text)


def test_a_session_keeps_what_it_was_asked_in_order(journal, dana):
    session = builders.plan(journal, dana)
    ask(journal, session, ("Goal", "What do you want?", HIS), ("Way", "When?", MINE))
    answer(journal, session, 1, "By Friday")
    assert answers(journal, session) == [
        ("Goal", "What do you want?", HIS, ""),
        ("Way", "When?", MINE, "By Friday"),
    ]


def test_asking_anew_keeps_every_answer_and_whose_it_is(journal, dana):
    session = builders.plan(journal, dana)
    ask(
        *(journal, session, ("Goal", "What?", HIS), ("Goal", "Why?", HIS)),
        *(("Way", "Advice?", MINE), ("Way", "Blank?", HIS)),
    )
    for position, text in enumerate(("More calls", "Because", "Call early")):
        answer(journal, session, position, text)

    ask(journal, session, ("Aim", "Why?", HIS), ("Aim", "What next?", HIS))

    assert answers(journal, session) == [
        ("Aim", "Why?", HIS, "Because"),
        ("Aim", "What next?", HIS, ""),
        ("Goal", "What?", HIS, "More calls"),
        ("Way", "Advice?", MINE, "Call early"),
    ]


def test_two_questions_in_the_same_words_keep_an_answer_each(journal, dana):
    session = builders.plan(journal, dana)
    twice = (("One", "What else?", HIS), ("Two", "What else?", HIS), ("Three", "What else?", MINE))
    ask(journal, session, *twice)
    for position, text in enumerate(("first", "second", "mine")):
        answer(journal, session, position, text)
    kept = answers(journal, session)
    ask(journal, session, *twice)
    assert answers(journal, session) == kept
    ask(journal, session, twice[2])
    assert answers(journal, session) == [kept[2], kept[0], kept[1]]


# As the rep may see it


def in_full(journal, who, **more):
    what = builders.skill(journal).id
    session = builders.plan(
        *(journal, who), skill_ids=[what], kind=SessionKind.CALL, customer="Skagen",
        objective="Meet the CFO", place="Room 4", **more,
    )  # fmt: skip
    ask(journal, session, ("Goal", "What?", HIS))
    answer(journal, session, 0, "More calls")
    write(
        journal, session, rep_view="Late", positives="Silence", said="We agreed",
        reflection="I talked too much", ask_tell=4, hat=Hat.COACH,
    )  # fmt: skip
    return journal.ask(sessions.get, session.id)


def test_of_a_private_session_both_know_when_and_where_alone(journal, dana):
    shown = sessions.for_both(in_full(journal, dana))
    assert (shown.day, shown.session.place) == (ahead(7), "Room 4")
    assert [person.id for person in shown.people] == [dana]
    assert (shown.skills, shown.answers) == ((), ())
    for text in ("Skagen", "CFO", "Late", "Silence", "agreed", "too much"):
        assert text not in repr(shown)


def test_of_a_shared_session_the_manager_s_own_stays_private(journal, dana):
    full = in_full(journal, dana, vis=Vis.SHAREABLE)
    shown = sessions.for_both(full)
    assert (shown.session.said, shown.session.positives) == ("We agreed", "Silence")
    assert (shown.skills, shown.answers) == (full.skills, full.answers)
    assert (shown.session.reflection, shown.session.ask_tell, shown.session.hat) == ("", None, None)
    assert full.session.reflection == "I talked too much"


def test_what_came_of_a_session_stays_when_it_is_deleted(journal, dana, marcus):
    group = builders.plan(journal, dana, marcus)
    ask(journal, group, ("Goal", "What?", HIS))
    note = builders.note(journal, dana, session_id=group.id).id
    journal.do("Delete", sessions.delete, group.id)
    assert journal.ask(sessions.planned, TODAY, ahead(9)) == []
    assert journal.ask(notes.get, note).note.session_id is None
    journal.undo()
    [back] = journal.ask(sessions.planned, TODAY, ahead(9))
    assert [person.id for person in back.people] == [dana, marcus]
    assert len(back.answers) == 1
