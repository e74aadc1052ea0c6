"""Arabic letters take the forms that stand beside each other, and are copied as letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.report.joining import APART, joined, letters, with_undrawn, without_stray

ARABIC = st.text(st.sampled_from("ابتجحدرسشعفقكلمنهويءآأإةىگپچژی ٣."), max_size=30)


@pytest.mark.parametrize(
    ("read", "drawn"),
    [
        ("سلام", "\ufeb3\ufefc\ufee1"),
        ("لا", "\ufefb"),
        ("کتاب", "\ufb90\ufe98\ufe8e\ufe8f"),
        (f"می{APART}خواهم", "\ufee3\ufbfd\ufea7\ufeee\ufe8d\ufeeb\ufee2"),
    ],
)
def test_letters_beside_each_other_join(read: str, drawn: str) -> None:
    assert joined(read) == drawn


@pytest.mark.parametrize("read", ["Dana", "Tomás", "דנה", ""])
def test_other_letters_are_left_as_they_are(read: str) -> None:
    assert joined(read) == read


@given(ARABIC)
def test_what_is_copied_are_the_letters_that_were_typed(typed: str) -> None:
    drawn = with_undrawn(joined(typed))
    assert "".join(letters(ord(char)) for char in drawn) == typed


def test_a_form_of_several_letters_gives_them_in_the_order_of_reading() -> None:
    assert letters(0xFB2A) == "\u05e9\u05c1"
    assert letters(ord("Ǆ")) == "Ǆ"


def test_only_letters_that_would_join_are_kept_apart() -> None:
    assert (
        without_stray(f"Auf{APART}lage می{APART}خواهم{APART}") == f"Auflage می{APART}خواهم{APART}"
    )
