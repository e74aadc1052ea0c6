"""What somebody typed, read as a query."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import seek
from app.domain.seek import MOST, Odd, people_called, read
from app.domain.tokens import Column


def words(query):
    return [(" ".join(t.tokens), t.begun) for t in query.terms if t.column is Column.SAID]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("O'Brien", [("o brien", True)]),
        ("pricing disc", [("pricing", True), ("disc", True)]),
        ('"two words"', [("two words", False)]),
        ('"two wor', [("two wor", True)]),
        ("“two words”", [("two words", False)]),
        ("AND OR NOT NEAR", [("and", True), ("or", True), ("not", True), ("near", True)]),
        ("NEAR(a b)", [("near a", True), ("b", True)]),
        ("10:30", [("10 30", True)]),
        ("-pricing", [("pricing", True)]),
        ("価格", [("価 格", True)]),
        ("before:", [("before", True)]),
    ],
)
def test_words_and_phrases(typed, wanted):
    query = read(typed)
    assert words(query) == wanted
    assert query.remarks == ()


@pytest.mark.parametrize("typed", ["C++", '"', "👍", "#", "5%", "AT&T", "“", '" '])
def test_signs_are_looked_for_among_signs(typed):
    [term] = read(typed).terms
    assert term.column is Column.SIGNS


def test_a_phrase_with_signs_looks_for_both():
    assert [t.column for t in read('"learns C++ fast"').terms] == [Column.SAID, Column.SIGNS]


@pytest.mark.parametrize("typed", ["", "  ", "-", "...", "''", '""', "(:", "\0", "\ud800"])
def test_there_may_be_nothing_to_look_for(typed):
    assert read(typed).is_empty


def test_filters():
    query = read('person:"Dana Whitfield" KIND:wins #deal-review person:luk pricing')
    assert query.people == ("Dana Whitfield", "luk")
    assert query.kinds == ("win",)
    assert query.tags == ("deal-review",)
    assert words(query) == [("pricing", True)]
    assert read("kind:1:1").kinds == ("onetoone",)
    assert read("kind:growth_goal").kinds == ()
    wanted = {"win", "weakness", "whathelps", "whathurts", "workethic"}
    assert set(read("kind:w").kinds) == wanted
    assert not read("kind:win").is_empty


@pytest.mark.parametrize(
    ("typed", "since", "until"),
    [
        ("before:2026-10-01", None, date(2026, 10, 1)),
        ("before:2026-10", None, date(2026, 10, 1)),
        ("before:2026", None, date(2026, 1, 1)),
        ("after:2026-10-01", date(2026, 10, 2), None),
        ("after:2026-12", date(2027, 1, 1), None),
        ("after:2026", date(2027, 1, 1), None),
        ("after:2025 after:2026-02 before:2027 before:2026-06-01", *[None] * 2),
    ],
)
def test_days(typed, since, until):
    query = read(typed)
    if typed.startswith("after:2025"):
        since, until = date(2026, 3, 1), date(2026, 6, 1)
    assert (query.since, query.until) == (since, until)


@pytest.mark.parametrize(
    ("typed", "odd", "wanted"),
    [
        ("kind:zed", Odd.NO_KIND, "kind zed"),
        ("before:oct", Odd.NO_DAY, "before oct"),
        ("after:2026-13", Odd.NO_DAY, "after 2026 13"),
        ("before:0000", Odd.NO_DAY, "before 0000"),
        ("before:9999-12-31x", Odd.NO_DAY, "before 9999 12 31x"),
        ("after:9999", Odd.NO_DAY, "after 9999"),
        ('person:""', Odd.NOBODY, "person"),
    ],
)
def test_a_filter_that_cannot_be_read_is_looked_for_as_words(typed, odd, wanted):
    query = read(typed)
    assert [remark.odd for remark in query.remarks] == [odd]
    assert words(query) == [(wanted, True)] or query.terms[0].column is Column.SIGNS


def test_too_much_is_cut_and_said():
    assert [r.odd for r in read("x " * 600).remarks] == [Odd.TOO_LONG] * 2
    assert len(read("word " * 100).terms) == MOST
    assert [r.odd for r in read("x" * 5000).remarks] == [Odd.TOO_LONG]


def test_people_are_called_by_the_beginning_of_any_word():
    people = [(1, "Dana Whitfield", ""), (2, "Łukasz Kowalski", "Luk"), (3, "Jordan Dane", "")]
    assert people_called("dan", people) == (1, 3)
    assert people_called("whit", people) == (1,)
    assert people_called("lukasz k", people) == (2,)
    assert people_called("ana", people) == ()
    assert people_called("", people) == ()


def test_somebody_unknown_is_looked_for_as_words():
    query = seek.without_person(read("person:zed pricing"), "zed")
    assert query.people == ()
    assert words(query) == [("pricing", True), ("person zed", True)]
    assert [remark.odd for remark in query.remarks] == [Odd.NOBODY]


@given(st.text(alphabet="ab\"'#:-+ \tpersonkdfter2026", max_size=40))
def test_no_letter_that_is_typed_is_dropped(typed):
    query = read(typed)
    told = " ".join(
        [
            *(" ".join(term.tokens) for term in query.terms),
            *(*query.people, *query.kinds, *query.tags),
            *(str(day) for day in (query.since, query.until) if day),
        ]
    )
    if any(c.isalnum() for c in typed):
        assert told.strip()
