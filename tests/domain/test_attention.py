"""Where time and words go: every figure from what was held and noted, and from nothing else."""

from datetime import timedelta

import pytest

from app.domain import attention, people, sessions
from app.domain.kinds import (
    ALWAYS_PRIVATE,
    CallMode,
    Driver,
    Hat,
    NoteKind,
    SessionKind,
    Status,
    Tone,
)
from app.storage import driver
from tests import builders
from tests.builders import TODAY


def ago(days):
    return TODAY - timedelta(days=days)


MONTH = (ago(30), TODAY)


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


@pytest.fixture
def marcus(journal):
    return builders.person(journal, "Marcus Bell").id


def together(journal, *who, **outcome):
    """A session held today with a group."""
    kind = outcome.pop("kind", SessionKind.ROLE_PLAY)
    group = builders.plan(journal, *who, in_days=0, kind=kind)
    journal.do("Hold", sessions.finish, group.id, TODAY, TODAY)
    return journal.do("Write", sessions.note, group.id, **outcome)


# Planned and ad hoc


def test_planned_is_what_was_scheduled_on_an_earlier_day(journal, dana, marcus):
    ahead = builders.session(journal, dana, days_ago=1, scheduled_on=ago(2))
    same_day = builders.session(journal, dana, days_ago=1, scheduled_on=ago(1))
    ad_hoc = builders.session(journal, marcus)
    builders.session(journal, dana, days_ago=31, scheduled_on=ago(40))
    builders.plan(journal, dana)
    found = journal.ask(attention.ahead, *MONTH)
    assert (found.scheduled, found.counted) == (1, 3)
    assert found.ids == (ad_hoc.id, same_day.id, ahead.id)
    theirs = journal.ask(attention.ahead, *MONTH, dana)
    assert (theirs.scheduled, theirs.counted, theirs.share) == (1, 2, 0.5)


def test_what_nobody_knows_when_it_was_scheduled_is_left_out(own, path):
    dana = builders.person(own).id
    unknown = builders.session(own, dana)
    builders.session(own, dana, days_ago=1, scheduled_on=ago(9))
    connection = driver.connect(path)
    connection.execute("UPDATE session SET scheduled_on = NULL WHERE id = ?", (unknown.id,))
    connection.close()
    found = own.ask(attention.ahead, *MONTH)
    assert (found.scheduled, found.counted) == (1, 1)


@pytest.mark.parametrize(("scheduled", "ad_hoc", "enough"), [(4, 1, True), (3, 1, False)])
def test_eighty_percent_is_enough(journal, dana, scheduled, ad_hoc, enough):
    for number in range(scheduled + ad_hoc):
        builders.session(journal, dana, scheduled_on=ago(1) if number < scheduled else TODAY)
    assert journal.ask(attention.ahead, *MONTH).enough is enough


def test_nothing_held_is_no_share_and_no_reproach(journal, dana):
    found = journal.ask(attention.ahead, *MONTH, dana)
    assert (found.share, found.enough, found.ids) == (None, True, ())


def test_a_session_with_a_group_counts_for_each_of_them(journal, dana, marcus):
    together(journal, dana, marcus)
    for who in (dana, marcus):
        assert journal.ask(attention.ahead, *MONTH, who).counted == 1


# Minutes


def test_minutes_are_with_everybody_at_work_and_nobody_is_left_out(journal, dana, marcus):
    none = builders.person(journal, "Priya Raman").id
    away = builders.person(journal, "Away").id
    builders.person(journal, "Candidate", status=Status.CANDIDATE)
    builders.session(journal, dana, minutes=20)
    builders.session(journal, dana, days_ago=30, minutes=25)
    builders.session(journal, dana, days_ago=31, minutes=500)
    builders.session(journal, away, minutes=90)
    builders.plan(journal, marcus, minutes=60)
    together(journal, dana, marcus, minutes=40)
    journal.do("Rest", people.go_on_leave, away, TODAY)
    assert journal.ask(attention.minutes, *MONTH) == {dana: 85, marcus: 40, none: 0}


# Hats


def test_hats_are_counted_in_notes_and_sessions(journal, dana, marcus):
    builders.note(journal, dana, hat=Hat.COACH)
    builders.note(journal, marcus, hat=Hat.COACH)
    builders.note(journal, dana, hat=Hat.SHIELD, days_ago=31)
    builders.note(journal, dana)
    together(journal, dana, marcus, hat=Hat.TRAINER)
    worn = journal.ask(attention.hats, *MONTH)
    assert set(worn) == set(Hat)
    assert {hat: count for hat, count in worn.items() if count} == {Hat.COACH: 2, Hat.TRAINER: 1}
    theirs = journal.ask(attention.hats, *MONTH, dana)
    assert {hat for hat, count in theirs.items() if count} == {Hat.COACH, Hat.TRAINER}


@pytest.mark.parametrize(("days", "neglected"), [(0, False), (28, False), (29, True)])
def test_a_hat_that_was_not_worn_for_four_weeks_is_neglected(journal, days, neglected):
    builders.note(journal, hat=Hat.CHEERLEADER, days_ago=days)
    found = journal.ask(attention.neglected_hats, TODAY)
    assert (Hat.CHEERLEADER in found) is neglected
    assert set(Hat) - {Hat.CHEERLEADER} <= set(found)


# Recognition


def praise(journal, who, since=MONTH[0]):
    return journal.ask(attention.praise, who, since, TODAY)


@pytest.mark.parametrize(
    ("kind", "tone", "affirmed", "corrected"),
    [
        (NoteKind.WIN, None, 1, 0),
        (NoteKind.WIN, Tone.MINUS, 1, 0),
        (NoteKind.OBSERVATION, Tone.PLUS, 1, 0),
        (NoteKind.OBSERVATION, Tone.MINUS, 0, 1),
        (NoteKind.OBSERVATION, None, 0, 0),
        (NoteKind.FEEDBACK, Tone.PLUS, 1, 0),
        (NoteKind.FEEDBACK, Tone.MINUS, 0, 1),
        (NoteKind.CONCERN, None, 0, 1),
        (NoteKind.CONCERN, Tone.MINUS, 0, 1),
        (NoteKind.CONCERN, Tone.PLUS, 1, 0),
    ],
)
def test_a_note_affirms_or_corrects_and_never_both(journal, dana, kind, tone, affirmed, corrected):
    builders.note(journal, dana, kind=kind, tone=tone)
    found = praise(journal, dana)
    assert (found.affirmed, found.corrected) == (affirmed, corrected)


@pytest.mark.parametrize("kind", sorted(ALWAYS_PRIVATE))
@pytest.mark.parametrize("tone", Tone)
def test_what_is_never_said_to_anybody_counts_as_neither(journal, dana, kind, tone):
    builders.note(journal, dana, kind=kind, tone=tone)
    assert praise(journal, dana) == attention.Praise(0, 0, None)


def test_days_since_the_last_recognition_go_as_far_back_as_it_does(journal, dana, marcus):
    assert praise(journal, dana).days(TODAY) is None
    builders.note(journal, dana, marcus, kind=NoteKind.WIN, days_ago=50)
    builders.note(journal, marcus, kind=NoteKind.WIN, days_ago=5)
    found = praise(journal, dana)
    assert (found.affirmed, found.days(TODAY)) == (0, 50)
    assert praise(journal, marcus).days(TODAY) == 5
    assert praise(journal, dana, ago(50)).affirmed == 1


# Who drove


def drive(journal, who, driver_, *, days_ago=0, mode=CallMode.COACHING):
    held = builders.session(journal, who, kind=SessionKind.CALL, days_ago=days_ago)
    return journal.do("Write", sessions.note, held.id, driver=driver_, mode=mode)


def test_who_drove_is_counted_on_calls_and_says_which(journal, dana, marcus):
    mine = drive(journal, dana, Driver.ME)
    theirs = drive(journal, dana, Driver.REP, days_ago=2)
    joint = drive(journal, marcus, Driver.JOINT, days_ago=1)
    drive(journal, dana, Driver.ME, days_ago=31)
    drive(journal, dana, None)
    found = journal.ask(attention.drove, *MONTH)
    assert found.by == {Driver.ME: 1, Driver.REP: 1, Driver.JOINT: 1}
    assert (found.mine, found.ids) == (1, (mine.id, joint.id, theirs.id))
    assert journal.ask(attention.drove, *MONTH, marcus).ids == (joint.id,)


# Asked or told


def test_how_it_was_done_is_judged_session_by_session(journal, dana, marcus):
    late = builders.session(journal, dana, days_ago=2)
    early = builders.session(journal, dana, days_ago=9)
    builders.session(journal, dana)
    old = builders.session(journal, dana, days_ago=40)
    for session, scores in (
        (late, {"ask_tell": 2, "support": 4}),
        (early, {"ask_tell": 5}),
        (old, {"ask_tell": 5}),
    ):
        journal.do("Write", sessions.note, session.id, **scores)
    both = together(journal, dana, marcus, support=3)
    found = journal.ask(attention.asked_or_told, *MONTH)
    assert [(one.session_id, one.ask_tell, one.support) for one in found] == [
        *((early.id, 5, None), (late.id, 2, 4)),
        (both.id, None, 3),
    ]
    theirs = journal.ask(attention.asked_or_told, *MONTH, marcus)
    assert [one.session_id for one in theirs] == [both.id]


def test_the_notes_behind_recognition_are_those_it_counts(journal):
    dana = builders.person(journal).id
    win = builders.note(journal, dana, kind=NoteKind.WIN, days_ago=3)
    bad = builders.note(journal, dana, tone=Tone.MINUS, days_ago=2)
    for more in (
        {"kind": NoteKind.VENT, "tone": Tone.MINUS},
        {},
        {"days_ago": 60, "tone": Tone.PLUS},
    ):
        builders.note(journal, dana, **more)
    found = journal.ask(attention.praised, dana, *MONTH)
    assert [(note.id, affirms) for note, affirms in found] == [(bad.id, False), (win.id, True)]
    counted = praise(journal, dana)
    assert (counted.affirmed, counted.corrected) == (1, 1)


# All of it, person by person


def test_who_got_least_of_me_stands_first_with_all_that_was_counted(journal, dana, marcus):
    drive(journal, dana, Driver.ME)
    builders.note(journal, dana, kind=NoteKind.WIN)
    builders.person(journal, "Not Here Yet", status=Status.CANDIDATE)
    first, second = journal.ask(attention.given, *MONTH)
    assert (first.person.id, first.minutes, first.ahead.share) == (marcus, 0, None)
    assert first.drove.mine == first.praise.affirmed == 0
    assert second.person.id == dana
    assert second.minutes == journal.ask(attention.minutes, *MONTH)[dana] > 0
    assert second.drove == journal.ask(attention.drove, *MONTH, dana)
    assert second.ahead == journal.ask(attention.ahead, *MONTH, dana)
    assert second.praise == praise(journal, dana)


def test_the_sessions_behind_the_minutes_add_up_to_them(journal, dana, marcus):
    alone = builders.session(journal, dana, days_ago=3)
    group = together(journal, dana, marcus)
    builders.session(journal, dana, days_ago=60)
    builders.plan(journal, dana)
    found = journal.ask(attention.time_with, dana, *MONTH)
    assert [session.id for session in found] == [group.id, alone.id]
    assert sum(s.minutes for s in found) == journal.ask(attention.minutes, *MONTH)[dana]


def test_a_hat_leads_to_where_it_was_worn(journal, dana):
    early = builders.note(journal, dana, hat=Hat.COACH, days_ago=9)
    late = builders.note(journal, dana, hat=Hat.COACH)
    builders.note(journal, dana, hat=Hat.SHIELD)
    builders.note(journal, dana, hat=Hat.COACH, days_ago=60)
    held = builders.session(journal, dana)
    journal.do("Write", sessions.note, held.id, hat=Hat.COACH)
    notes, worn = journal.ask(attention.worn, Hat.COACH, *MONTH)
    assert ([note.id for note in notes], [one.id for one in worn]) == (
        [late.id, early.id],
        [held.id],
    )
    assert len(notes) + len(worn) == journal.ask(attention.hats, *MONTH)[Hat.COACH]
