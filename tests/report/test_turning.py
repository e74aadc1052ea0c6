"""Letters stand in the order of Unicode's own rules for writing in two directions."""

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from app.report.turning import IN_ORDER, base, is_turned, laid, levels, runs

#: Letters of both directions, digits, and whatever is read one way or the other beside them.
MIXED = "abאבגدسم012345٣٤ .,:;-+/%$€()[]<>\"'!?·–\N{HEBREW POINT SHEVA}\N{ARABIC FATHATAN}"


@pytest.mark.parametrize(
    ("typed", "from_left"),
    [
        ("Dana Whitfield", "Dana Whitfield"),
        ("דנה כהן", "ןהכ הנד"),
        ("Review of דנה כהן, Q3", "Review of ןהכ הנד, Q3"),
        ("דנה סגרה 12.5% ב-2026", "2026-ב 12.5% הרגס הנד"),
        ("דנה (Dana) סגרה", "הרגס (Dana) הנד"),
        ("a (דנה) b", "a (הנד) b"),
        ("«דנה» <3", "3> «הנד»"),
        ("", ""),
    ],
)
def test_a_line_in_the_order_of_the_paper(typed: str, from_left: str) -> None:
    assert laid(typed) == from_left


def test_what_is_in_order_already_stays() -> None:
    assert laid(f"{IN_ORDER}הנד (Dana)") == "הנד (Dana)"


@pytest.mark.parametrize(
    ("typed", "of"), [("Dana דנה", 0), ("12. דנה Dana", 1), ("مرحبا", 1), ("12 %", 0), ("", 0)]
)
def test_the_first_letter_says_from_where_a_paragraph_runs(typed: str, of: int) -> None:
    assert base(typed) == of


def test_only_what_is_written_from_the_right_has_to_be_turned() -> None:
    assert is_turned("Dana דנה")
    assert not is_turned("Tomás Ångström, Ελλάδα – 50 €")


@given(st.text(st.sampled_from(MIXED), max_size=40), st.integers(0, 1))
def test_every_order_is_that_of_another_program(typed: str, of: int) -> None:
    found = levels(typed, of)
    order = "".join(
        typed[first:last][::-1] if turned else typed[first:last]
        for first, last, turned in runs(found, 0, len(typed))
    )
    # At its end and alone, blanks would lie as the paragraph does: no line that is set has any.
    if typed == typed.strip():
        assert order == get_display(typed, base_dir="LR"[of])


@given(st.text(max_size=60), st.integers(0, 1))
def test_a_line_holds_each_letter_once_whatever_it_is(typed: str, of: int) -> None:
    found = runs(levels(typed, of), 0, len(typed))
    places = sorted(place for first, last, _ in found for place in range(first, last))
    assert places == list(range(len(typed)))
