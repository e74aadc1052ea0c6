"""Notes: who may read them, whom and what they are about, and what they said before."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from app.domain import commitments, notes, people
from app.domain.errors import Reason, Refused
from app.domain.kinds import ALWAYS_PRIVATE, NoteKind, SaidIn, Tone, Vis
from app.domain.text import clean_line
from app.storage import driver
from tests import builders
from tests.builders import TODAY

WRITTEN = datetime(2026, 11, 22, 12, tzinfo=UTC)


def ago(days):
    return TODAY - timedelta(days=days)


def refusal(work, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        work(*args, **kwargs)
    return caught.value.reason, caught.value.field


def texts(found):
    return [one.note.text for one in found]


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


@pytest.fixture
def marcus(journal):
    return builders.person(journal, "Marcus Bell").id


def test_a_note_is_private_until_it_says_otherwise(journal, dana):
    note = builders.note(journal, dana, text="Let the silence work", tone=Tone.PLUS)
    found = journal.ask(notes.get, note.id)
    assert (found.note.text, found.note.kind) == ("Let the silence work", NoteKind.OBSERVATION)
    assert (found.note.vis, found.note.tone) == (Vis.PRIVATE, Tone.PLUS)
    assert [person.id for person in found.people] == [dana]


@pytest.mark.parametrize("kind", NoteKind)
def test_what_is_always_private_cannot_be_shared_by_any_command(journal, dana, kind):
    shared = {"kind": kind, "vis": Vis.SHAREABLE}
    if kind not in ALWAYS_PRIVATE:
        assert builders.note(journal, dana, **shared).vis is Vis.SHAREABLE
        return
    refused = (Reason.ALWAYS_PRIVATE, "vis")
    assert refusal(builders.note, journal, dana, **shared) == refused
    kept = builders.note(journal, dana, kind=kind).id
    amend = (journal.do, "Share", notes.amend, kept, TODAY)
    assert refusal(*amend, vis=Vis.SHAREABLE) == refused
    other = builders.note(journal, dana, vis=Vis.SHAREABLE).id
    assert refusal(journal.do, "Turn", notes.amend, other, TODAY, kind=kind) == refused
    assert journal.ask(notes.get, kept).note.vis is Vis.PRIVATE


@pytest.mark.parametrize("kind", NoteKind)
def test_the_file_itself_refuses_to_share_it(own, path, kind):
    builders.note(own, kind=kind)
    own.close()
    connection = driver.connect(path)
    share = "UPDATE note SET vis = 'shareable'"
    if kind in ALWAYS_PRIVATE:
        with pytest.raises(driver.Error, match="always_private"):
            connection.execute(share)
    else:
        assert connection.execute(share).rowcount == 1
    connection.close()


@pytest.mark.parametrize("said", ["", "   ", "\n\t\n", "\x00"])
def test_a_note_says_something(journal, dana, said):
    assert refusal(builders.note, journal, dana, text=said) == (Reason.EMPTY, "text")
    note = builders.note(journal, dana).id
    assert refusal(journal.do, "Clear", notes.amend, note, TODAY, text=said) == (
        Reason.EMPTY,
        "text",
    )


@pytest.mark.parametrize("part", ["situation", "behaviour", "effect", "next_time"])
def test_feedback_may_be_said_in_any_of_its_parts(journal, dana, part):
    builders.note(journal, dana, text="", kind=NoteKind.FEEDBACK, **{part: "The Skagen call"})
    [found] = journal.ask(notes.undelivered)
    assert getattr(found.note, part) == "The Skagen call"


def test_nothing_is_noted_of_a_day_to_come_or_of_nobody_known(journal, dana):
    tomorrow = TODAY + timedelta(days=1)
    assert refusal(builders.note, journal, dana, happened_on=tomorrow) == (
        Reason.IN_THE_FUTURE,
        "happened_on",
    )
    assert refusal(builders.note, journal, dana, 99)[0] is Reason.NOT_FOUND
    assert journal.ask(notes.between, dana, ago(9), tomorrow) == []


def test_nothing_is_to_be_done_about_a_vent(journal, dana):
    vent = builders.note(journal, dana, kind=NoteKind.VENT, follow_up=TODAY)
    assert vent.follow_up is None
    refused = (Reason.VENT_NO_ACTION, "note_id")
    assert refusal(builders.promise, journal, dana, note_id=vent.id) == refused
    assert refusal(builders.point, journal, dana, note_id=vent.id) == refused
    for build in (builders.promise, builders.point):
        note = builders.note(journal, dana).id
        build(journal, dana, note_id=note)
        turn = (journal.do, "Turn", notes.amend, note, TODAY)
        assert refusal(*turn, kind=NoteKind.VENT) == (Reason.VENT_NO_ACTION, "kind")
        assert journal.ask(notes.get, note).note.kind is NoteKind.OBSERVATION


# Feedback


def feedback(journal, *who, **words):
    words.setdefault("vis", Vis.SHAREABLE)
    return builders.note(
        journal, *who, text="", kind=NoteKind.FEEDBACK, behaviour="Named the price", **words
    )


def test_feedback_waits_until_it_was_said_the_oldest_first(journal, dana, marcus):
    new, old = feedback(journal, dana), feedback(journal, marcus, days_ago=5)
    assert [one.note.id for one in journal.ask(notes.undelivered)] == [old.id, new.id]
    assert [one.note.id for one in journal.ask(notes.undelivered, dana)] == [new.id]

    journal.do("Deliver", notes.deliver, old.id, ago(1), TODAY)

    assert [one.note.id for one in journal.ask(notes.undelivered)] == [new.id]
    assert journal.ask(notes.undelivered, marcus) == []
    assert journal.ask(notes.get, old.id).note.delivered_on == ago(1)


def test_feedback_is_not_shared_before_it_was_said(journal, dana):
    note = feedback(journal, dana)
    read = (notes.between, dana, ago(30), TODAY)
    assert journal.ask(*read, shareable_only=True) == []
    assert len(journal.ask(*read)) == 1
    journal.do("Deliver", notes.deliver, note.id, TODAY, TODAY)
    assert len(journal.ask(*read, shareable_only=True)) == 1


def test_feedback_is_said_on_a_day_that_has_come(journal, dana):
    tomorrow = TODAY + timedelta(days=1)
    note = feedback(journal, dana).id
    refused = (Reason.IN_THE_FUTURE, "delivered_on")
    assert refusal(journal.do, "Deliver", notes.deliver, note, tomorrow, TODAY) == refused
    assert refusal(feedback, journal, dana, delivered_on=tomorrow) == refused


def test_only_feedback_is_delivered(journal, dana):
    note = feedback(journal, dana, follow_up=TODAY, delivered_on=TODAY).id
    turned = journal.do("Turn", notes.amend, note, TODAY, kind=NoteKind.GUIDANCE)
    assert (turned.delivered_on, turned.follow_up) == (None, None)
    said = journal.do("Deliver", notes.deliver, note, TODAY, TODAY)
    assert said.delivered_on is None


def test_no_feedback_waits_for_somebody_away_or_gone(journal, dana, marcus):
    feedback(journal, dana)
    both = feedback(journal, dana, marcus)
    nobody = feedback(journal)
    journal.do("Rest", people.go_on_leave, dana, TODAY)
    assert [one.note.id for one in journal.ask(notes.undelivered)] == [both.id, nobody.id]
    journal.do("Leave", people.leave, marcus, TODAY)
    assert [one.note.id for one in journal.ask(notes.undelivered)] == [nobody.id]
    journal.do("Back", people.come_back, dana)
    assert len(journal.ask(notes.undelivered)) == 3


# What a rep may read


def test_only_what_may_be_shared_is_read_for_the_person_newest_first(journal, dana, marcus):
    builders.note(journal, dana, text="old", days_ago=9, vis=Vis.SHAREABLE)
    builders.note(journal, dana, text="new", vis=Vis.SHAREABLE)
    builders.note(journal, dana, text="mine")
    builders.note(journal, marcus, text="another's", vis=Vis.SHAREABLE)
    builders.note(journal, dana, marcus, text="both", days_ago=3, vis=Vis.SHAREABLE)
    read = (notes.between, dana, ago(8), TODAY)
    assert texts(journal.ask(*read)) == ["mine", "new", "both"]
    assert texts(journal.ask(*read, shareable_only=True)) == ["new", "both"]
    assert texts(journal.ask(notes.between, dana, ago(9), ago(9))) == ["old"]


def test_days_that_end_before_they_begin_are_refused(journal, dana):
    ask = (journal.ask, notes.between, dana, TODAY, ago(1))
    assert refusal(*ask) == (Reason.ENDS_BEFORE_START, "until")
    assert refusal(journal.ask, notes.between, 99, ago(1), TODAY)[0] is Reason.NOT_FOUND


# Whom it is about, and under which words it is found


def test_people_are_added_and_taken_away(journal, dana, marcus):
    note = builders.note(journal, dana, dana).id
    assert len(journal.ask(notes.get, note).people) == 1
    journal.do("Add", notes.amend, note, TODAY, person_ids=[dana, marcus])
    assert [p.id for p in journal.ask(notes.get, note).people] == [dana, marcus]
    journal.do("Take", notes.amend, note, TODAY, person_ids=[marcus])
    assert [p.id for p in journal.ask(notes.get, note).people] == [marcus]
    assert journal.ask(notes.between, dana, ago(9), TODAY) == []
    journal.do("Nobody", notes.amend, note, TODAY, person_ids=[])
    assert journal.ask(notes.get, note).people == ()
    journal.do("Text", notes.amend, note, TODAY, text="Said nothing of people")
    assert journal.ask(notes.get, note).people == ()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (["#Pricing"], ("pricing",)),
        (["pricing", "PRICING", "#pricing"], ("pricing",)),
        ([" big  deal "], ("big-deal",)),
        (["", "#", "  "], ()),
        (["Größe", "café", "商談"], ("grösse", "café", "商談")),
    ],
)
def test_tags_are_words_without_their_mark(journal, dana, typed, kept):
    note = builders.note(journal, dana, tags=typed)
    assert journal.ask(notes.get, note.id).tags == kept


@given(st.text())
def test_a_tag_is_stored_as_it_is_asked_for(typed):
    tag = notes.tag_of(typed)
    assert notes.tag_of(tag) == notes.tag_of(f" #{tag}") == clean_line(tag) == tag


def test_tags_are_replaced_and_those_in_use_are_listed(journal, dana):
    note = builders.note(journal, dana, tags=["b", "a"]).id
    builders.note(journal, tags=["a", "z"])
    assert list(journal.ask(notes.every_tag)) == ["a", "b", "z"]
    journal.do("Tag", notes.amend, note, TODAY, tags=["#A", "new"])
    assert journal.ask(notes.get, note).tags == ("a", "new")
    assert list(journal.ask(notes.every_tag)) == ["a", "new", "z"]
    journal.do("Tag", notes.amend, note, TODAY, tags=["Néw"])
    assert journal.ask(notes.get, note).tags == ("new",), "it is the same word"


def test_a_note_that_is_given_another_day_stands_there_for_everybody(journal, dana, marcus):
    note = builders.note(journal, dana, tags=["a"]).id
    journal.do("Move", notes.amend, note, TODAY, happened_on=ago(40), person_ids=[dana, marcus])
    for who in (dana, marcus):
        assert journal.ask(notes.between, who, ago(39), TODAY) == []
        assert len(journal.ask(notes.between, who, ago(40), ago(40))) == 1


# What it said before


def written(journal, *who, **words):
    with time_machine.travel(WRITTEN, tick=False):
        return builders.note(journal, *who, **words).id


@pytest.mark.parametrize(("days", "kept"), [(0, 0), (14, 0), (15, 1), (400, 1)])
def test_what_was_said_is_kept_once_a_note_is_older_than_fourteen_days(journal, dana, days, kept):
    note = written(journal, dana, text="First")
    later = TODAY + timedelta(days=days)
    journal.do("Amend", notes.amend, note, later, text="Second")
    found = journal.ask(notes.get, note)
    assert found.note.text == "Second"
    assert [(one.text, one.replaced_on) for one in found.revisions] == [("First", later)] * kept


def test_every_earlier_wording_is_there_the_latest_first(journal, dana):
    note = written(journal, dana, text="One", kind=NoteKind.FEEDBACK, effect="They left")
    for days, words in ((20, {"text": "Two"}), (30, {"effect": "They stayed"})):
        journal.do("Amend", notes.amend, note, TODAY + timedelta(days=days), **words)
    found = journal.ask(notes.get, note).revisions
    assert [(one.text, one.effect) for one in found] == [("Two", "They left"), ("One", "They left")]


def test_nothing_is_kept_of_what_is_not_what_it_says(journal, dana, marcus):
    note, later = written(journal, dana, text="Same"), TODAY + timedelta(days=100)
    changed = {"text": "Same", "pinned": True, "tone": Tone.MINUS, "happened_on": ago(3)}
    journal.do("Amend", notes.amend, note, later, person_ids=[marcus], tags=["x"], **changed)
    journal.do("Pin", notes.pin, note, pinned=False)
    assert journal.ask(notes.get, note).revisions == ()


def test_which_notes_said_something_else_before_is_known_without_reading_it(journal, dana):
    amended, same = written(journal, dana), written(journal, dana)
    journal.do("Amend", notes.amend, amended, TODAY + timedelta(days=15), text="Second")
    assert journal.ask(notes.amended, [amended, same]) == {amended}
    assert journal.ask(notes.amended, []) == frozenset()


# The rest


def test_what_is_pinned_is_kept_for_the_next_review(journal, dana, marcus):
    old, new = builders.note(journal, dana, days_ago=9), builders.note(journal, dana)
    builders.note(journal, marcus, pinned=True)
    for note in (old, new):
        journal.do("Pin", notes.pin, note.id, pinned=True)
    assert [one.note.id for one in journal.ask(notes.pinned, dana)] == [new.id, old.id]
    journal.do("Unpin", notes.pin, new.id, pinned=False)
    assert [one.note.id for one in journal.ask(notes.pinned, dana)] == [old.id]


def test_a_recognition_says_which_value_was_shown_and_how_it_was_said(journal, dana):
    note = builders.note(
        journal, dana, kind=NoteKind.WIN, value_shown="Candour", said_in=SaidIn.TEAM
    )
    kept = journal.ask(notes.get, note.id).note
    assert (kept.value_shown, kept.said_in) == ("Candour", SaidIn.TEAM)


def test_what_came_of_a_note_stays_when_it_is_deleted(journal, dana):
    note = builders.note(journal, dana, tags=["a"]).id
    promise = builders.promise(journal, dana, note_id=note).id
    journal.do("Delete", notes.delete, note)
    assert journal.ask(notes.between, dana, ago(9), TODAY) == []
    assert journal.ask(commitments.get, promise).commitment.note_id is None
    assert list(journal.ask(notes.every_tag)) == []
    journal.undo()
    assert journal.ask(commitments.get, promise).commitment.note_id == note
    assert journal.ask(notes.get, note).tags == ("a",)


def test_which_notes_said_something_else_before(journal, dana):
    old, other = written(journal, dana), written(journal, dana)
    later = TODAY + timedelta(days=20)
    for words in ("Two", "Three"):
        journal.do("Amend", notes.amend, old, later, text=words)
    assert journal.ask(notes.amended, [old, other]) == {old}
    assert journal.ask(notes.amended, [other]) == frozenset()


def test_what_is_half_typed_is_not_kept(journal, dana):
    note, later = written(journal, dana, text="First"), TODAY + timedelta(days=20)
    journal.do("Amend", notes.amend, note, later, text="Sec")
    journal.do("Amend", notes.amend, note, later, text="Second", going_on=True)
    found = journal.ask(notes.get, note)
    assert found.note.text == "Second"
    assert [one.text for one in found.revisions] == ["First"]


def test_a_win_waits_until_it_was_recognised(journal, dana, marcus):
    said = builders.note(journal, dana, kind=NoteKind.WIN, said_in=SaidIn.PRIVATE)
    old = builders.note(journal, dana, kind=NoteKind.WIN, days_ago=4)
    new = builders.note(journal, dana, marcus, kind=NoteKind.WIN)
    builders.note(journal, dana)
    unsaid = journal.ask(notes.unsaid_wins, dana)
    assert [one.note.id for one in unsaid] == [new.id, old.id]
    assert said.id not in {one.note.id for one in unsaid}
    journal.do("Say", notes.amend, new.id, TODAY, said_in=SaidIn.TEAM)
    assert [one.note.id for one in journal.ask(notes.unsaid_wins, dana)] == [old.id]
    assert journal.ask(notes.unsaid_wins, marcus) == []
