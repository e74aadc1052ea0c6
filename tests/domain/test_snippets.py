"""A few words around what was looked for."""

import pytest

from app.domain import snippets
from app.domain.seek import read

LONG = "She waited and asked. " * 40


def shown(typed, *texts):
    made = snippets.cut(texts, read(typed))
    return made.text, [made.text[at : at + size] for at, size in made.places]


def test_the_words_looked_for_are_shown_and_marked():
    text, marked = shown("pric strasse", LONG + "Then pricing in the\nMain Straße. " + LONG)
    assert marked == ["pric", "Straße"]
    assert text.startswith("…")
    assert text.endswith("…")
    assert "\n" not in text
    assert len(text) <= snippets.LENGTH + snippets.BEFORE


def test_the_text_that_shows_most_is_taken():
    assert shown("pricing talk", "nothing", "pricing", "talk of pricing", "talk")[0] == (
        "talk of pricing"
    )


def test_without_words_it_is_how_the_record_begins():
    text, marked = shown("person:dana", "", " \n ", LONG)
    assert text.startswith("She waited")
    assert marked == []
    assert shown("person:dana", "") == ("", [])


def test_a_tag_that_stands_in_the_text_is_marked():
    assert shown("#pricing", "about #pricing again") == ("about #pricing again", ["#pricing"])


@pytest.mark.parametrize("filler", ["ß ", "ﬃ ", "e\u0301 ", "会", "x", "👨‍👩‍👧 "])
@pytest.mark.parametrize("number", [0, 1, 39, 40, 41, 500])
def test_folding_moves_no_mark(filler, number):
    text, marked = shown("angstrom", filler * number + " Ångström " + filler * number)
    assert marked == ["Ångström"]
    assert "Ångström" in text


def test_places_that_overlap_are_one():
    assert shown("pricing pri", "the pricing")[1] == ["pricing"]


def test_a_very_long_word_does_not_hide_what_was_found():
    text, marked = shown("needle", "x" * 5000 + " needle " + "y" * 200_000)
    assert marked == ["needle"]
    assert len(text) < 2 * snippets.LENGTH


def test_blanks_before_the_words_are_not_shown():
    assert shown("person:dana", " \n" * 500 + "after all")[0] == "after all"
    assert shown("after", "\n" * 500 + "and after all") == ("and after all", ["after"])


def test_a_tag_stands_behind_the_text_that_it_belongs_to():
    found = snippets.cut(["Held the line", "price"], read("price"))
    assert found.text == "Held the line · price"
    ((at, size),) = found.places
    assert found.text[at : at + size] == "price"
