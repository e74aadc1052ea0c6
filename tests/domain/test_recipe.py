"""The recipe for a quota, forwards and backwards, counted by hand."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.recipe import (
    Conversion,
    Quarter,
    Stage,
    backtest,
    conversion,
    predicted,
    weekly_activity,
)


def conversions(stages):
    """What each of some stages became of the next, of which no more is known than their totals."""
    return tuple(
        conversion(first.name, then.name, [(first.total, then.total)])
        for first, then in pairwise(stages)
    )


#: 200 calls, 40 meetings, 10 wins, 50,000.00 of revenue.
STAGES = (
    *(Stage("Calls", 200), Stage("Meetings", 40), Stage("Wins", 10)),
    Stage("Revenue", 5_000_000),
)
CHAIN = conversions(STAGES)
number = st.none() | st.integers(0, 10**6)


def test_each_stage_becomes_so_much_of_the_next():
    # 40 / 200 = 0.2; 10 / 40 = 0.25; 50,000.00 / 10 = 5,000.00 a deal
    assert [step.rate for step in CHAIN] == [0.2, 0.25, 500_000]
    assert CHAIN[1] == Conversion("Meetings", "Wins", numerator=10, denominator=40)


@pytest.mark.parametrize(
    ("first", "then", "rate", "too_few"),
    [
        (5, 2, 0.4, False),
        (4, 2, None, True),
        (0, 0, None, True),
        (5, 0, 0.0, False),
        (None, 2, None, False),
        (5, None, None, False),
        (None, None, None, False),
    ],
)
def test_fewer_than_five_say_nothing(first, then, rate, too_few):
    found = conversion("Meetings", "Wins", [(first, then)])
    assert (found.rate, found.too_few) == (rate, too_few)


def test_a_period_without_either_does_not_count():
    # (2 + 1) / (10 + 5): the week of 30 meetings without wins reported is left out.
    weeks = [(10, 2), (30, None), (None, 7), (5, 1)]
    assert conversion("Meetings", "Wins", weeks) == Conversion("Meetings", "Wins", 3, 15)


def test_a_quota_is_counted_back_to_the_activity_of_each_week():
    # 65,000.00 / 5,000.00 = 13 wins; / 0.25 = 52 meetings; / 0.2 = 260 calls; over 13 weeks.
    found = weekly_activity(6_500_000, CHAIN, 13)
    assert [(one.name, one.total, one.weekly) for one in found] == [
        ("Calls", pytest.approx(260), pytest.approx(20)),
        ("Meetings", 52, 4),
        ("Wins", 13, 1),
        ("Revenue", 6_500_000, 500_000),
    ]


@pytest.mark.parametrize(
    ("missing", "known"),
    [
        ("Calls", ["Meetings", "Wins", "Revenue"]),
        ("Meetings", ["Wins", "Revenue"]),
        ("Wins", ["Revenue"]),
        ("Revenue", ["Revenue"]),  # the quota itself
    ],
)
def test_the_way_back_ends_where_a_stage_is_missing(missing, known):
    stages = [Stage(one.name, None if one.name == missing else one.total) for one in STAGES]
    found = weekly_activity(6_500_000, conversions(stages), 13)
    assert [one.name for one in found if one.total is not None] == known


def test_without_a_quota_nothing_is_needed_that_anybody_could_say():
    assert {one.weekly for one in weekly_activity(None, CHAIN, 13)} == {None}
    assert weekly_activity(6_500_000, (), 13) == ()


def test_what_never_leads_to_anything_has_no_way_back():
    never = (Conversion("Meetings", "Wins", 0, 40), CHAIN[2])
    assert [one.total for one in weekly_activity(1_000_000, never, 13)] == [None, 2, 1_000_000]


def test_so_much_of_the_first_stage_leads_to_so_much_revenue():
    # 300 x 0.2 x 0.25 x 5,000.00 = 75,000.00
    assert predicted(300, CHAIN) == pytest.approx(7_500_000)


def quarter(first, actual, chain=CHAIN):
    return Quarter("Q1", first, chain, actual)


def test_the_recipe_is_tested_on_quarters_that_came_after_it():
    # Told 50,000 / 60,000 / 45,000 / 40,000; came 40,000 / 60,000 / 50,000 / 50,000.
    # Off by +25 %, 0, -10 %, -20 %: on average 55 / 4 = 13.75 %, so it holds.
    quarters = [
        quarter(200, 4_000_000),
        quarter(240, 6_000_000),
        quarter(180, 5_000_000),
        quarter(160, 5_000_000),
    ]
    found = backtest(quarters)
    assert [one.predicted for one in found.quarters] == [
        pytest.approx(amount) for amount in (5_000_000, 6_000_000, 4_500_000, 4_000_000)
    ]
    assert [one.error for one in found.quarters] == [
        pytest.approx(error) for error in (0.25, 0, -0.1, -0.2)
    ]
    assert found.mean_error == pytest.approx(0.1375)
    assert (found.holds, found.counted) == (True, 4)


TOO_FEW = (Conversion("Calls", "Meetings", 1, 4), *CHAIN[1:])


@pytest.mark.parametrize(
    "unknown",
    [
        quarter(None, 4_000_000),
        quarter(200, None),
        quarter(200, 0),
        quarter(200, 4_000_000, ()),
        quarter(200, 4_000_000, TOO_FEW),
    ],
)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_quarter_that_cannot_be_told_tests_nothing(unknown, place):
    known = [quarter(200, 4_000_000), quarter(240, 6_000_000)]
    found = backtest([*known[:place], unknown, *known[place:]])
    assert found.quarters[place].error is None
    assert (found.mean_error, found.counted) == (pytest.approx(0.125), 2)


def test_a_recipe_that_is_far_off_does_not_hold_and_one_untested_does_neither():
    assert backtest([quarter(200, 4_000_000)]).holds is False
    assert backtest([quarter(None, 4_000_000)]).holds is None
    assert backtest([]).mean_error is None


@given(st.lists(st.tuples(number, number), max_size=12), st.integers(0, 12), number, st.booleans())
def test_one_more_half_reported_moves_no_conversion(pairs, where, half, first):
    lone = (half, None) if first else (None, half)
    before = conversion("A", "B", pairs)
    assert conversion("A", "B", [*pairs[:where], lone, *pairs[where:]]) == before
    if before.rate is not None:
        assert before.denominator >= 5


@given(st.integers(1, 10**9), st.lists(st.integers(1, 1000), min_size=2, max_size=6))
def test_the_way_back_and_forth_ends_where_it_began(quota, totals):
    chain = conversions([Stage(str(n), total + 4) for n, total in enumerate(totals)])
    needed = weekly_activity(quota, chain, 13)
    assert predicted(needed[0].total, chain) == pytest.approx(quota)
    assert all(one.weekly * 13 == pytest.approx(one.total) for one in needed)
