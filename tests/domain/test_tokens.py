"""Folding text into the words by which it is found, and finding them again in the text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.names import fold
from app.domain.tokens import Column, pattern, places, said, signs, tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Łukasz went", ("lukasz", "went")),
        ("Straße", ("strasse",)),
        ("ﬁne oﬃce", ("fine", "office")),
        ("Ångström", ("angstrom",)),
        ("e\u0301te\u0301", ("ete",)),
        ("O'Brien O’Brien", ("o", "brien", "o", "brien")),
        ("snake_case, well-known", ("snake", "case", "well", "known")),
        ("会議で", ("会", "議", "て")),
        ("ไทย", ("ไ", "ท", "ย")),
        ("हिन्दी", ("हिनदी",)),
        ("soft\u00adhyphen", ("softhyphen",)),
        ("C++", ("c",)),
        ("🎉", ()),
        ("\ud800\0 \u200b", ()),
    ],
)
def test_words_are_folded(text, words):
    assert tokens(text) == words


def test_signs_are_tokens_with_the_letters_that_touch_them():
    assert len(tokens("learns C++ and C#", Column.SIGNS)) == 5
    assert tokens("👍\ufe0f", Column.SIGNS) == ("👍",)
    assert tokens("“", Column.SIGNS) == tokens('"', Column.SIGNS)
    assert tokens("well-known (and, so; on): O'Brien — no… ¿si?", Column.SIGNS) == ()


@pytest.mark.parametrize("text", ["½", "`½", "½ + ½"])
def test_a_fraction_is_two_numbers_whatever_stands_beside_it(text):
    assert tokens("½") == ("1", "2")
    assert tokens("½")[0] in tokens(text)
    assert tokens(text, Column.SIGNS) == tokens("+" if "+" in text else "", Column.SIGNS)


@given(st.text())
def test_any_text_folds_to_what_a_file_can_hold(text):
    for folded in (said(text), signs(text)):
        folded.encode()
    for token in (*tokens(text), *tokens(text, Column.SIGNS)):
        assert '"' not in token
        assert not token.isspace()


@given(st.text(alphabet=st.characters(categories=["L", "N"])))
def test_letters_are_folded_as_names_are(text):
    assert "".join(tokens(text)).replace(" ", "") == "".join(
        c for c in fold(text) if unicodedata.category(c)[0] in "LN"
    )


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("Die Straße ist", "strasse", "Straße"),
        ("Die Straße ist", "stras", "Straß"),
        ("ßßß Ångström", "angstrom", "Ångström"),
        ("an oﬃce here", "offi", "oﬃ"),
        ("un e\u0301te\u0301 chaud", "ete", "e\u0301te\u0301"),
        ("von 会議で価格交渉", "価格", "価格"),
        ("plain words here", "wor", "wor"),
    ],
)
def test_what_was_found_is_marked_in_the_text_itself(text, typed, found):
    [(at, size)] = places(text, pattern(tokens(typed), begun=True), Column.SAID, 9)
    assert text[at : at + size] == found


@given(
    st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1),
    st.text(),
    st.text(),
)
def test_a_word_is_found_wherever_it_stands_and_its_places_lie_inside(text, before, after):
    for column in Column:
        wanted = tokens(text, column)
        if wanted:
            whole = f"{before} {text} {after}"
            found = places(whole, pattern(wanted, begun=True), column, 9)
            assert found
            for at, size in found:
                assert 0 <= at < at + size <= len(whole)
                assert tokens(whole[at : at + size], column)


def test_only_the_last_word_may_be_begun():
    assert places("two words", pattern(("two", "wor"), begun=True), Column.SAID, 9) == [(0, 7)]
    assert places("two words", pattern(("two", "wor"), begun=False), Column.SAID, 9) == []
    assert places("twofold words", pattern(("two", "words"), begun=True), Column.SAID, 9) == []
