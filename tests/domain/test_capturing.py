"""What was captured in one line goes into the journal, all of it or nothing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.domain import capturing, commitments, knowing, notes, people, points
from app.domain.capture import parse
from app.domain.errors import Reason, Refused
from app.domain.kinds import NoteKind, Origin, Owner, RaisedBy, Tone, Vis
from tests import builders
from tests.builders import TODAY


@pytest.fixture
def dana(journal):
    return builders.person(journal, "Dana Whitfield").id


def take(journal, text):
    capture = parse(text, journal.ask(knowing.known), TODAY)
    return journal.do("Note written", capturing.take, capture, TODAY)


def test_one_line_is_a_note_a_promise_and_a_request_in_one_step(journal, dana):
    skill = builders.skill(journal, "Negotiation").id
    steps_before = journal.can_undo
    taken = take(
        journal,
        "win: @dana handled the price objection alone #negotiation + "
        "!send recap due:2026-12-04 ?help with the renewal",
    )
    full = journal.ask(notes.get, taken.note.id)
    assert (full.note.kind, full.note.tone, full.note.vis) == (NoteKind.WIN, Tone.PLUS, Vis.PRIVATE)
    assert full.note.skill_id == skill
    assert [person.id for person in full.people] == [dana]
    assert "handled the price objection alone" in full.note.text
    (promise,) = journal.ask(commitments.of_thread, dana)
    said = promise.commitment
    assert (said.text, said.owner, said.due) == ("send recap", Owner.REP, date(2026, 12, 4))
    assert (said.origin, said.note_id) == (Origin.NOTE, full.note.id)
    (asked,) = journal.ask(points.waiting, dana, TODAY)
    assert (asked.text, asked.raised_by) == ("help with the renewal", RaisedBy.REP)

    journal.undo()
    assert journal.can_undo == steps_before
    assert not journal.ask(commitments.of_thread, dana)
    assert not journal.ask(points.waiting, dana, TODAY)
    journal.redo()


def test_what_is_shared_at_the_end_is_shared_with_all_that_came_of_it(journal, dana):
    taken = take(journal, "@dana asked for the price list !send it due:fri >>")
    assert {taken.note.vis, taken.promises[0].vis} == {Vis.SHAREABLE}
    kept = take(journal, "@dana asked for the price list !send it due:fri")
    assert {kept.note.vis, kept.promises[0].vis} == {Vis.PRIVATE}


def test_a_line_of_promises_alone_is_a_note_that_says_them(journal, dana):
    taken = take(journal, "@dana !send recap by:me due:fri")
    assert taken.note.text == "Dana: send recap"
    (promise,) = journal.ask(commitments.mine)
    assert (promise.commitment.text, promise.commitment.about_id) == ("send recap", dana)


def test_a_day_that_is_over_is_taken_as_it_was_meant(journal, dana):
    yesterday = TODAY - timedelta(days=1)
    taken = take(journal, f"@dana !send recap due:{yesterday}")
    assert taken.promises[0].due == yesterday


def test_nothing_typed_is_nothing_to_keep(journal):
    with pytest.raises(Refused) as refused:
        take(journal, "   ")
    assert refused.value.reason is Reason.EMPTY


def test_a_promise_of_somebody_who_left_is_refused_and_nothing_is_half_kept(journal, dana):
    journal.do("Leave", people.leave, dana, TODAY)
    with pytest.raises(Refused) as refused:
        take(journal, "@dana was missed today !call back due:fri")
    assert refused.value.reason is Reason.HAS_LEFT
    assert not journal.ask(notes.between, dana, TODAY, TODAY)


def test_the_line_knows_everybody_and_every_tag(journal, dana):
    builders.person(journal, "Łukasz Nowak", preferred_name="Luki")
    take(journal, "@lukasz asked well #discovery-call")
    known = journal.ask(knowing.known)
    assert {one.name for one in known.people} == {"Dana Whitfield", "Łukasz Nowak"}
    assert known.tags == ("discovery-call",)
