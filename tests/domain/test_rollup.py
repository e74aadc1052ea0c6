"""What was not reported is never 0, and never moves a total, an average or a ratio."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.kinds import RollUp
from app.domain.rollup import (
    Parts,
    over_people,
    over_time,
    parts,
    ratio,
    target_over_time,
)

ADDED = (RollUp.SUM, RollUp.AVERAGE)
amounts = st.lists(st.none() | st.integers(-(10**12), 10**12), max_size=20)
pairs = st.lists(
    st.tuples(st.none() | st.integers(0, 10**9), st.none() | st.integers(0, 10**9)), max_size=20
)
place = st.integers(0, 20)


@pytest.mark.parametrize(
    ("roll_up", "weeks", "made"),
    [
        (RollUp.SUM, [7_000, 5_000, 9_000], 21_000),  # 7 + 5 + 9 meetings
        (RollUp.SUM, [None, 5_000, 9_000], 14_000),
        (RollUp.SUM, [7_000, None, 9_000], 16_000),
        (RollUp.SUM, [7_000, 5_000, None], 12_000),
        (RollUp.SUM, [0, None], 0),  # reported as none at all
        (RollUp.LAST, [7_000, 5_000, 9_000], 9_000),
        (RollUp.LAST, [7_000, 5_000, None], 5_000),
        (RollUp.LAST, [7_000, None, None], 7_000),
        (RollUp.LAST, [None, 0, None], 0),
        (RollUp.AVERAGE, [7_000, 5_000, 9_000], 7_000),  # 21 / 3
        (RollUp.AVERAGE, [None, 5_000, 9_000], 7_000),  # 14 / 2
        (RollUp.AVERAGE, [7_000, None, 9_000], 8_000),  # 16 / 2
        (RollUp.AVERAGE, [7_000, 5_000, None], 6_000),  # 12 / 2
        (RollUp.AVERAGE, [2, 3], 2),  # 2.5, to even
        (RollUp.AVERAGE, [3, 4], 4),  # 3.5, to even
        (RollUp.AVERAGE, [-2, -3], -2),  # -2.5, to even
    ],
)
def test_a_longer_time_is_made_of_what_was_reported(roll_up, weeks, made):
    assert over_time(roll_up, weeks) == made


@pytest.mark.parametrize(
    ("roll_up", "people", "made"),
    [
        (RollUp.SUM, [7_000, None, 9_000], 16_000),
        (RollUp.LAST, [100, 250, None], 350),  # what two have open in their pipelines
        (RollUp.AVERAGE, [None, 4_000, 1_000], 2_500),
    ],
)
def test_a_team_is_made_of_those_who_reported(roll_up, people, made):
    assert over_people(roll_up, people) == made


@pytest.mark.parametrize("roll_up", [RollUp.SUM, RollUp.LAST, RollUp.AVERAGE])
@pytest.mark.parametrize("nothing", [[], [None], [None, None, None]])
def test_nothing_reported_makes_nothing(roll_up, nothing):
    assert over_time(roll_up, nothing) is None
    assert over_people(roll_up, nothing) is None


def test_a_ratio_is_never_made_of_ratios():
    with pytest.raises(ValueError, match="ratio"):
        over_time(RollUp.RATIO, [50_000])
    with pytest.raises(ValueError, match="ratio"):
        over_people(RollUp.RATIO, [50_000])


def test_a_ratio_rolls_up_from_its_parts_and_not_from_ratios():
    # 1 of 2 won and 9 of 30 won: 10 / 32 = 31.25 %, where the average of both would be 40 %.
    won = [(1_000, 2_000), (9_000, 30_000)]
    assert ratio(won, percent=True) == 31_250
    assert parts(won) == Parts(10_000, 32_000)


@pytest.mark.parametrize(
    ("won", "share"),
    [
        ([(None, 2_000), (9_000, 30_000)], 30_000),  # 9 / 30
        ([(1_000, None), (9_000, 30_000)], 30_000),
        ([(1_000, 2_000), (None, 30_000)], 50_000),  # 1 / 2
        ([(1_000, 2_000), (9_000, None)], 50_000),
        ([(None, None), (None, 30_000)], None),
        ([(0, 4_000)], 0),  # nothing won is an answer
        ([(3_000, 0)], None),  # nothing to divide by is not
        ([(0, 0)], None),
        ([], None),
    ],
)
def test_a_pair_of_a_ratio_counts_whole_or_not_at_all(won, share):
    assert ratio(won, percent=True) == share


def test_a_ratio_of_two_units_is_in_its_own():
    # 90,000.00 of revenue over 8 wins: 11,250.00 a deal, in cents.
    deals = [(9_000_000, 8_000)]
    assert ratio(deals, percent=False, numerator_scale=100, scale=100) == 1_125_000
    # 12 meetings in 8 hours: 1.5 an hour, in thousandths; 8 / 12 is 0.667 hours a meeting.
    assert ratio([(12_000, 8_000)], percent=False) == 1_500
    assert ratio([(8_000, 12_000)], percent=False) == 667
    # 250 yen, which has no parts, of 1,000.00 euro of cost: 0.25 of one for the other.
    assert ratio([(250, 100_000)], percent=False, numerator_scale=1, denominator_scale=100) == 250


@pytest.mark.parametrize(
    ("roll_up", "targets", "aim"),
    [
        (RollUp.SUM, [5_000, 5_000, 6_000], 16_000),
        (RollUp.SUM, [None, 5_000, 6_000], None),
        (RollUp.SUM, [5_000, None, 6_000], None),
        (RollUp.SUM, [5_000, 6_000, None], None),
        (RollUp.LAST, [5_000, 6_000], 6_000),
        (RollUp.LAST, [None, 6_000], 6_000),
        (RollUp.LAST, [5_000, None], None),
        (RollUp.AVERAGE, [30_000, 40_000], 35_000),
        (RollUp.RATIO, [30_000, 40_000], 35_000),
        (RollUp.RATIO, [None, 40_000], 40_000),
        (RollUp.RATIO, [None, None], None),
        *((roll_up, [], None) for roll_up in RollUp),
    ],
)
def test_targets_of_periods_make_one_of_a_longer_time(roll_up, targets, aim):
    assert target_over_time(roll_up, targets) == aim


@given(st.sampled_from([RollUp.SUM, RollUp.LAST, RollUp.AVERAGE]), amounts, place)
def test_one_more_not_reported_moves_nothing(roll_up, given_amounts, where):
    more = [*given_amounts[:where], None, *given_amounts[where:]]
    assert over_time(roll_up, more) == over_time(roll_up, given_amounts)
    assert over_people(roll_up, more) == over_people(roll_up, given_amounts)


@given(pairs, place, st.none() | st.integers(0, 10**9), st.booleans())
def test_one_more_half_of_a_pair_moves_no_ratio(given_pairs, where, half, above):
    lone = (half, None) if above else (None, half)
    more = [*given_pairs[:where], lone, *given_pairs[where:]]
    assert parts(more) == parts(given_pairs)
    assert ratio(more, percent=True) == ratio(given_pairs, percent=True)


@given(amounts)
def test_an_average_lies_between_those_it_is_made_of(given_amounts):
    known = [amount for amount in given_amounts if amount is not None]
    made = over_time(RollUp.AVERAGE, given_amounts)
    if known:
        assert min(known) <= made <= max(known)
        assert abs(Fraction(sum(known), len(known)) - made) <= Fraction(1, 2)
    else:
        assert made is None
