"""Two bars for a pipeline, counted by hand: three times is not enough where few are won."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.coverage import coverage

amount = st.none() | st.integers(0, 10**10)


def test_a_pipeline_is_measured_against_what_is_still_open():
    # Open 400,000 - 100,000 = 300,000; 1,200,000 / 300,000 = 4.0. One in four: 4.0 needed.
    found = coverage(1_200_000, 400_000, 100_000, 3.0, 0.25)
    assert (found.still_open, found.ratio) == (300_000, 4.0)
    assert (found.bar, found.by_win_rate, found.required) == (3.0, 4.0, 4.0)
    assert (found.meets_bar, found.meets_win_rate, found.enough) == (True, True, True)
    # 1,200,000 x 0.25 + 100,000 already sold
    assert (found.gap, found.expected) == (0, 400_000)


def test_three_times_alone_is_not_enough_where_fewer_than_one_in_three_is_won():
    # 900,000 / 300,000 = 3.0, but one in five needs 5.0: 1,500,000 - 900,000 short.
    found = coverage(900_000, 300_000, 0, 3.0, 0.2)
    assert (found.meets_bar, found.meets_win_rate, found.enough) == (True, False, False)
    assert (found.required, found.gap, found.expected) == (5.0, 600_000, 180_000)


def test_winning_often_does_not_lower_the_bar():
    # One in two would do with 2.0, and 2.5 is there; the bar of 3.0 is 150,000 away.
    found = coverage(750_000, 300_000, 0, 3.0, 0.5)
    assert (found.meets_bar, found.meets_win_rate, found.enough) == (False, True, False)
    assert (found.required, found.gap) == (3.0, 150_000)


def test_without_a_win_rate_the_bar_alone_is_judged():
    found = coverage(900_000, 300_000, 0, 3.0, None)
    assert (found.by_win_rate, found.meets_win_rate, found.expected) == (None, None, None)
    assert (found.required, found.enough, found.gap) == (3.0, True, 0)


def test_where_nothing_is_ever_won_no_pipeline_is_enough():
    found = coverage(9_000_000, 300_000, 0, 3.0, 0.0)
    assert (found.meets_bar, found.meets_win_rate, found.enough) == (True, False, False)
    assert (found.required, found.gap, found.expected) == (None, None, 0)


@pytest.mark.parametrize("actual", [300_000, 320_000])
@pytest.mark.parametrize(("pipeline", "win_rate"), [(None, None), (0, 0.25), (50_000, 0.0)])
def test_a_quota_that_is_reached_needs_no_pipeline(pipeline, win_rate, actual):
    found = coverage(pipeline, 300_000, actual, 3.0, win_rate)
    assert found.reached
    assert (found.ratio, found.gap, found.enough) == (None, 0, True)


@pytest.mark.parametrize(
    ("pipeline", "quota", "actual"),
    [(None, 300_000, 0), (900_000, None, 100_000), (900_000, 0, 0), (None, None, None)],
)
def test_without_a_pipeline_or_a_quota_nothing_is_judged(pipeline, quota, actual):
    found = coverage(pipeline, quota, actual, 3.0, 0.25)
    assert (found.ratio, found.gap, found.meets_bar, found.enough) == (None,) * 4


def test_what_nobody_reported_is_not_taken_off_the_quota():
    found = coverage(900_000, 300_000, None, 3.0, 0.5)
    assert (found.still_open, found.ratio, found.expected) == (300_000, 3.0, 450_000)


def test_an_empty_pipeline_is_not_a_missing_one():
    found = coverage(0, 300_000, 0, 3.0, 0.25)
    assert (found.ratio, found.gap, found.expected, found.enough) == (0.0, 1_200_000, 0, False)


def test_a_pipeline_exactly_at_the_bar_of_the_win_rate_meets_it():
    # Three in ten: 300,000 / 0.3 is 1,000,000.
    assert coverage(1_000_000, 300_000, 0, 3.0, 0.3).enough
    assert not coverage(999_999, 300_000, 0, 3.0, 0.3).enough


@given(amount, amount, amount, st.none() | st.floats(0.001, 1))
def test_enough_is_what_has_no_gap(pipeline, quota, actual, win_rate):
    found = coverage(pipeline, quota, actual, 3.0, win_rate)
    assert found.enough == (None if found.gap is None else found.gap == 0)
    if found.enough and not found.reached:
        assert found.ratio >= 3.0
