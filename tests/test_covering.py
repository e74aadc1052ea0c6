"""How lines cover a quota, in words that are the same on paper and on the screen."""

import pytest

from app import covering
from app.domain.coverage import coverage
from app.formats import Formats

USD = Formats("USD")


def covered(amount, quota=30_000_000, won=None, bar=3.0):
    return coverage(amount, quota, None, bar, won)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (covered(None, quota=None), covering.NO_QUOTA),
        (covered(90_000_000, quota=0), "nothing to cover"),
        (covered(None), "no lines yet"),
    ],
)
def test_what_cannot_be_said_has_a_reason(found, said):
    assert covering.unknown(found) == said
    assert covering.ratio(found, USD) == covering.gap(found, USD, "USD") == covering.UNKNOWN


def test_a_coverage_is_never_rounded_up_to_a_bar():
    assert covering.ratio(covered(89_990_000), USD) == "2.99×"
    assert covering.ratio(covered(70_000_000), USD) == "2.3×"


def test_what_is_short_is_never_less_than_it_is():
    assert covering.gap(covered(89_999_950), USD, "USD") == "$1 short"
    assert covering.gap(covered(90_000_000), USD, "USD") == "enough"


def test_both_bars_stand_side_by_side():
    fixed, by_win_rate = covering.marks(covered(60_000_000, won=0.25), USD)
    assert (fixed.text, fixed.value) == ("3×", 3.0)
    assert (by_win_rate.text, by_win_rate.value) == ("4×", 4.0)
    assert covering.bars(covered(60_000_000), USD)[1] == covering.TOO_FEW
    assert covering.required(covered(60_000_000, won=0.25), USD) == "4×"


def test_where_nothing_is_won_no_amount_is_enough():
    found = covered(900_000_000, won=0.0)
    assert covering.gap(found, USD, "USD") == "never enough"
    assert "no amount of lines is enough" in covering.told(found, USD, "USD")


def test_the_fixed_bar_alone_is_not_enough():
    said = covering.told(covered(90_000_000, won=0.25), USD, "USD")
    assert said == "The bar of 3× is met, but 25% of deals are won, which takes 4×: $300,000 short."
