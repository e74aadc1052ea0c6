"""What the records make of the text that is put into them."""

import pytest

from app.domain import facts, notes, people, points
from app.domain.errors import Reason, Refused
from app.domain.text import LONGEST_TEXT
from tests import builders


def names(journal):
    return [row.name for row in journal.ask(people.roster)]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Tomás  Herrera ", "Tomás Herrera"),
        ("Toma\u0301s Herrera", "Tomás Herrera"),
        ("Dana\x00 Whit\x07field", "Dana Whitfield"),
        ("Dana\r\nWhitfield\t", "Dana Whitfield"),
        ("Dana \ud83d Whitfield", "Dana \ufffd Whitfield"),
        ("\u202eDana\u202c Whitfield", "Dana Whitfield"),
        ("田中 ゆき", "田中 ゆき"),
        ("Μαρία 👩‍👩‍👧 O'Neill-Łuk", "Μαρία 👩‍👩‍👧 O'Neill-Łuk"),
        ("<b>Dana</b> & 'Co'; DROP TABLE person", "<b>Dana</b> & 'Co'; DROP TABLE person"),
    ],
)
def test_names_are_kept_as_clean_lines(journal, typed, kept):
    dana = builders.person(journal, typed)
    assert journal.ask(people.get, dana.id).name == kept


def test_texts_keep_their_lines_and_lose_what_no_file_can_hold(journal):
    dana = builders.person(journal)
    fact = builders.fact(journal, dana.id, "one\r\ntwo\x00\u2028three\ud800\n\n\tfour")
    [kept] = journal.ask(facts.of_person, dana.id)
    assert kept.id == fact.id
    assert kept.text == "one\ntwo\nthree\ufffd\n\n\tfour"


@pytest.mark.parametrize("field", ["name", "role", "segment", "email", "phone", "preferred_name"])
def test_a_line_ends_at_two_hundred_characters(journal, field):
    fits = {"name": "Dana", field: "x@" + "y" * 198}
    made = builders.person(journal, **fits)
    assert len(getattr(journal.ask(people.get, made.id), field)) == 200
    with pytest.raises(Refused) as caught:
        builders.person(journal, **{"name": "Marcus", field: "x@" + "y" * 199})
    assert (caught.value.reason, caught.value.field) == (Reason.TOO_LONG, field)
    assert len(names(journal)) == 1


def test_a_text_ends_at_a_million_characters(journal):
    dana = builders.person(journal)
    with pytest.raises(Refused) as caught:
        builders.fact(journal, dana.id, "x" * (LONGEST_TEXT + 1))
    assert (caught.value.reason, caught.value.field) == (Reason.TOO_LONG, "text")
    assert caught.value.detail == "1,000,000"
    builders.fact(journal, dana.id, "x" * LONGEST_TEXT)


@pytest.mark.parametrize("part", ["text", "situation", "behaviour", "effect", "next_time"])
def test_every_part_of_a_note_ends_at_a_million_characters(journal, part):
    with pytest.raises(Refused) as caught:
        builders.note(journal, **{"text": "x", part: "x" * (LONGEST_TEXT + 1)})
    assert (caught.value.reason, caught.value.field) == (Reason.TOO_LONG, part)
    kept = builders.note(journal, **{"text": "x", part: "x" * LONGEST_TEXT})
    assert len(getattr(journal.ask(notes.get, kept.id).note, part)) == LONGEST_TEXT


def test_what_is_noted_is_kept_as_it_was_written(journal):
    written = "# Call\n\n- **bold** <script>alert(1)</script>\n- \\[x] `code` 👩‍👩‍👧 商談 שלום"
    dana = builders.person(journal).id
    note = builders.note(journal, dana, text=written)
    builders.point(journal, dana, written)
    assert journal.ask(notes.get, note.id).note.text == written
    assert journal.ask(points.waiting, dana, builders.TODAY)[0].text == written
