"""The practices that the Coaching tab serves, each shown at work on a small team."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from app.domain import (
    attention,
    commitments,
    notes,
    planning,
    prep,
    session_answers,
    session_templates,
    sessions,
)
from app.domain.errors import Reason, Refused
from app.domain.feed import Wanted, page
from app.domain.kinds import (
    CallMode,
    CommitmentState,
    Driver,
    Hat,
    NoteKind,
    Origin,
    SaidIn,
    SessionKind,
    Tone,
    Vis,
    Voice,
)
from app.templates import starter_session_templates
from tests import builders

if TYPE_CHECKING:
    from datetime import date

    from app.domain.models import Session
    from app.journal import Journal

pytestmark = pytest.mark.long

TODAY = builders.TODAY


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


MONTH, QUARTER = (ago(30), TODAY), (ago(90), TODAY)


@pytest.fixture
def dana(journal: Journal) -> int:
    return builders.person(journal).id


@pytest.fixture
def marcus(journal: Journal) -> int:
    return builders.person(journal, "Marcus Bell").id


def refused(work: Any, *args: Any, **kwargs: Any) -> Reason:
    with pytest.raises(Refused) as caught:
        work(*args, **kwargs)
    return caught.value.reason


def call(journal: Journal, who: int, *, days_ago: int, **outcome: Any) -> Session:
    """A customer call that was held."""
    held = builders.session(journal, who, kind=SessionKind.CALL, days_ago=days_ago)
    return journal.do("Write", sessions.note, held.id, **outcome)


def test_s0_14_every_hat_is_noted_and_a_place_to_vent_stays_one(
    journal: Journal, dana: int, marcus: int
) -> None:
    builders.note(journal, dana, hat=Hat.COUNSELLOR)
    held = builders.session(journal, dana)
    journal.do("Write", sessions.note, held.id, hat=Hat.TRAINER)
    builders.note(journal, marcus, hat=Hat.MENTOR)
    worn = journal.ask(attention.hats, *MONTH, dana)
    assert {hat for hat, times in worn.items() if times} == {Hat.COUNSELLOR, Hat.TRAINER}

    before = journal.ask(attention.praise, dana, *MONTH)
    vent = builders.note(journal, dana, kind=NoteKind.VENT, tone=Tone.MINUS, hat=Hat.LISTENER)

    assert vent.vis is Vis.PRIVATE
    share = (journal.do, "Share", notes.amend, vent.id, TODAY)
    assert refused(*share, vis=Vis.SHAREABLE) is Reason.ALWAYS_PRIVATE
    assert refused(builders.promise, journal, dana, note_id=vent.id) is Reason.VENT_NO_ACTION
    assert journal.ask(attention.praise, dana, *MONTH) == before
    shown = journal.ask(notes.between, dana, *MONTH, shareable_only=True)
    assert vent.id not in {one.note.id for one in shown}


def test_s1_01_taking_a_call_over_is_counted_and_says_which(
    journal: Journal, dana: int, marcus: int
) -> None:
    for days, driver in ((80, Driver.ME), (70, Driver.ME), (9, Driver.JOINT), (2, Driver.REP)):
        call(journal, dana, days_ago=days, driver=driver)
    mine = call(journal, marcus, days_ago=1, driver=Driver.ME)

    theirs = journal.ask(attention.drove, *QUARTER, dana)
    assert theirs.by == {Driver.ME: 2, Driver.JOINT: 1, Driver.REP: 1}
    assert journal.ask(attention.drove, *MONTH, dana).mine == 0, "less than before"
    month = journal.ask(attention.drove, *MONTH)
    assert (month.mine, month.ids[0]) == (1, mine.id)


def test_s1_05_asking_and_telling_is_followed_and_they_say_how_it_was(
    journal: Journal, dana: int
) -> None:
    for days, asked, support in ((60, 1, 2), (30, 2, None), (2, 4, 4)):
        held = builders.session(journal, dana, days_ago=days)
        outcome = {"ask_tell": asked, "support": support, "support_missing": "Time before calls"}
        journal.do("Write", sessions.note, held.id, **outcome)

    found = journal.ask(attention.asked_or_told, *QUARTER)
    assert [one.ask_tell for one in found] == [1, 2, 4]
    assert [one.support for one in found] == [2, None, 4]
    last = journal.ask(sessions.latest, dana, SessionKind.ONE_TO_ONE)
    assert last.session.support_missing == "Time before calls"
    assert sessions.for_both(last).session.ask_tell is None, "how I judge myself is my own"


def test_s1_06_a_leap_of_faith_is_kept_with_what_came_of_it(journal: Journal, dana: int) -> None:
    leap = builders.promise(
        journal, dana, "Prices the Vega renewal alone", 40, due=ago(5), origin=Origin.LEAP
    )
    assert [one.commitment.outcome for one in journal.ask(commitments.leaps)] == [""]

    done = (CommitmentState.DONE, ago(6), TODAY)
    journal.do(*("Close", commitments.close, leap.id, *done), outcome="Renewed without a discount")

    [found] = journal.ask(commitments.leaps)
    assert (found.owner.id, found.commitment.state) == (dana, CommitmentState.DONE)
    assert found.commitment.outcome == "Renewed without a discount"
    assert journal.ask(commitments.kept_by, dana, *QUARTER).rate == 1
    shown = {"closed_since": ago(90), "shareable_only": True}
    assert journal.ask(commitments.of_thread, dana, **shown) == []
    journal.do("Share", commitments.change, leap.id, TODAY, vis=Vis.SHAREABLE)
    assert len(journal.ask(commitments.of_thread, dana, **shown)) == 1


def test_s1_07_guidance_is_noted_found_and_shared_only_on_purpose(
    journal: Journal, dana: int, marcus: int
) -> None:
    advice = builders.note(journal, dana, kind=NoteKind.GUIDANCE, text="Sum up before the price")
    builders.note(journal, dana)
    builders.note(journal, marcus, kind=NoteKind.GUIDANCE)
    given = journal.ask(page, Wanted(person_id=dana, kind=NoteKind.GUIDANCE))
    assert [entry.note.note.id for entry in given] == [advice.id]
    assert journal.ask(notes.between, dana, *MONTH, shareable_only=True) == []
    journal.do("Share", notes.amend, advice.id, TODAY, vis=Vis.SHAREABLE)
    [shown] = journal.ask(notes.between, dana, *MONTH, shareable_only=True)
    assert shown.note.text == "Sum up before the price"


def test_s1_08_recognition_is_specific_and_its_absence_is_seen(
    journal: Journal, dana: int, marcus: int
) -> None:
    builders.note(
        journal, dana, text="Told the customer what we cannot do", kind=NoteKind.WIN, days_ago=12,
        value_shown="Candour", said_in=SaidIn.TEAM, vis=Vis.SHAREABLE,
    )  # fmt: skip
    for days in (3, 5):
        builders.note(journal, dana, kind=NoteKind.CONCERN, days_ago=days)

    found = journal.ask(attention.praise, dana, *MONTH)
    assert (found.affirmed, found.corrected, found.days(TODAY)) == (1, 2, 12)
    assert journal.ask(attention.praise, marcus, *MONTH).days(TODAY) is None
    assert journal.ask(prep.prepare, dana, TODAY).praise.days(TODAY) == 12
    [shown] = journal.ask(notes.between, dana, *MONTH, shareable_only=True)
    assert (shown.note.value_shown, shown.note.said_in) == ("Candour", SaidIn.TEAM)
    assert shown.note.happened_on == ago(12)


def test_s1_28_in_a_grow_session_the_rep_s_options_come_before_advice(
    journal: Journal, dana: int
) -> None:
    grow = next(one for one in starter_session_templates() if one.name == "GROW")
    sections = list(dict.fromkeys(question.section for question in grow.questions))
    assert [section[0] for section in sections] == list("GROW")
    assert len(sections) == 4
    for section in sections:
        voices = [one.voice for one in grow.questions if one.section == section]
        assert voices == sorted(voices, key=[Voice.SELF, Voice.MANAGER].index), section
        assert voices[0] is Voice.SELF

    journal.do(
        *("Keep", session_templates.save),
        name="Our GROW",
        kind=grow.kind,
        questions=grow.questions,
    )
    session = builders.plan(journal, dana, kind=grow.kind, template="Our GROW")
    kept = journal.ask(session_templates.get, "our grow")
    asked = [(one.section, one.text, one.voice) for one in kept.questions]
    journal.do("Ask", session_answers.ask, session.id, asked)
    will = journal.ask(sessions.get, session.id).answers[-1]
    journal.do("Answer", session_answers.answer, will.id, "Two calls before Friday")

    found = journal.ask(sessions.get, session.id).answers
    assert [one.question for one in found] == [one.text for one in grow.questions]
    assert found[-1].answer == "Two calls before Friday"


def test_s2_03_the_roles_that_were_neglected_are_named(journal: Journal, dana: int) -> None:
    assert journal.ask(attention.neglected_hats, TODAY) == tuple(Hat)
    for number, hat in enumerate(Hat):
        if hat not in (Hat.SHIELD, Hat.ANALYST):
            builders.note(journal, dana, hat=hat, days_ago=number)
    builders.note(journal, dana, hat=Hat.SHIELD, days_ago=60)
    assert journal.ask(attention.neglected_hats, TODAY) == (Hat.SHIELD, Hat.ANALYST)
    held = builders.session(journal, dana)
    journal.do("Write", sessions.note, held.id, hat=Hat.ANALYST)
    assert journal.ask(attention.neglected_hats, TODAY) == (Hat.SHIELD,)


def test_s3_06_feedback_has_four_parts_and_is_said_before_it_is_read(
    journal: Journal, dana: int
) -> None:
    said = {
        "situation": "The Skagen call on Tuesday",
        "behaviour": "You named the price before their need",
        "effect": "They talked about nothing else",
        "next_time": "Ask for the cost of waiting first",
        "follow_up": TODAY + timedelta(days=7),
    }
    note = builders.note(
        journal, dana, text="", kind=NoteKind.FEEDBACK, vis=Vis.SHAREABLE, days_ago=4, **said
    )
    [waiting] = journal.ask(notes.undelivered)
    assert {name: getattr(waiting.note, name) for name in said} == said
    assert [one.note.id for one in journal.ask(prep.prepare, dana, TODAY).feedback] == [note.id]
    assert journal.ask(notes.between, dana, *MONTH, shareable_only=True) == []

    journal.do("Deliver", notes.deliver, note.id, TODAY, TODAY)

    assert journal.ask(notes.undelivered) == []
    [shown] = journal.ask(notes.between, dana, *MONTH, shareable_only=True)
    assert shown.note.next_time == said["next_time"]


def test_s3_07_time_with_each_person_is_seen_and_none_of_it_is_a_zero(
    journal: Journal, dana: int, marcus: int
) -> None:
    builders.session(journal, dana, days_ago=3, minutes=45)
    call(journal, dana, days_ago=9, minutes=60)
    builders.plan(journal, marcus, minutes=30)
    assert journal.ask(attention.minutes, *MONTH) == {dana: 105, marcus: 0}
    group = builders.plan(journal, dana, marcus, in_days=0, minutes=20)
    journal.do("Hold", sessions.finish, group.id, TODAY, TODAY)
    assert journal.ask(attention.minutes, *MONTH) == {dana: 125, marcus: 20}


def test_s4_20_skills_are_coached_on_calls_that_were_planned_ahead(
    journal: Journal, dana: int
) -> None:
    what = builders.skill(journal).id
    planned = builders.plan(
        *(journal, dana), in_days=3, kind=SessionKind.CALL, mode=CallMode.COACHING,
        starts_at="14:00", zone="Europe/Berlin", skill_ids=[what], objective="Meet the CFO",
    )  # fmt: skip
    [ahead] = journal.ask(sessions.planned, *(TODAY, TODAY + timedelta(days=7)))
    assert [skill.id for skill in ahead.skills] == [what]
    builders.session(journal, dana, kind=SessionKind.CALL)
    assert not journal.ask(attention.ahead, *MONTH).enough

    later = TODAY + timedelta(days=3)
    journal.do("Hold", sessions.finish, planned.id, later, later)
    for days in (1, 2, 3):
        builders.session(journal, dana, days_ago=days, scheduled_on=ago(9))

    found = journal.ask(attention.ahead, ago(30), later)
    assert (found.scheduled, found.counted, found.enough) == (4, 5, True)
    moved = builders.plan(journal, dana, in_days=5)
    journal.do("Move", planning.move, moved.id, TODAY + timedelta(days=6), TODAY)
    assert journal.ask(attention.ahead, ago(30), later) == found, "only what was held counts"


def test_s4_25_promises_are_counted_for_each_and_for_me(
    journal: Journal, dana: int, marcus: int
) -> None:
    done, missed = CommitmentState.DONE, CommitmentState.MISSED
    for owner, state in ((dana, done), (dana, missed), (marcus, done), (None, done)):
        made = builders.promise(journal, owner, days_ago=20, due=ago(5), about_id=owner or dana)
        journal.do("Close", commitments.close, made.id, state, ago(6), TODAY)
    late = builders.promise(journal, None, about_id=dana, days_ago=20, due=ago(5))
    journal.do("Move", commitments.change, late.id, ago(5), due=ago(1))

    rates = [journal.ask(commitments.kept_by, who, *QUARTER).rate for who in (dana, marcus, None)]
    assert rates == [0.5, 1.0, 0.5]
    assert [one.due for one in journal.ask(commitments.get, late.id).earlier] == [ago(5)]
    ready = journal.ask(prep.prepare, dana, TODAY)
    assert (ready.theirs.rate, ready.mine.rate) == (0.5, 0.5)
