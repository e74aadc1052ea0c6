"""Hit or missed, how far, and how a whole scorecard stands: counted by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.kinds import Better, Standing
from app.domain.scoring import Index, Item, Judged, hit, index, judge, score, standing

UP, DOWN, RANGE = Better.UP, Better.DOWN, Better.RANGE
HIT, MISSED, UNKNOWN, NO_TARGET = (
    Judged(has_target=True, hit=True),
    Judged(has_target=True, hit=False),
    Judged(has_target=True),
    Judged(has_target=False),
)
amount = st.none() | st.integers(-(10**9), 10**9)


@pytest.mark.parametrize(
    ("better", "value", "target", "upper", "met"),
    [
        (UP, 10_000, 10_000, None, True),
        (UP, 9_999, 10_000, None, False),
        (UP, 0, 0, None, True),
        (DOWN, 10_000, 10_000, None, True),
        (DOWN, 10_001, 10_000, None, False),
        (DOWN, 0, 10_000, None, True),
        (RANGE, 20_000, 20_000, 30_000, True),
        (RANGE, 30_000, 20_000, 30_000, True),
        (RANGE, 19_999, 20_000, 30_000, False),
        (RANGE, 30_001, 20_000, 30_000, False),
        (RANGE, 20_000, 20_000, None, None),
        *((better, None, 10_000, 20_000, None) for better in Better),
        *((better, 10_000, None, 20_000, None) for better in Better),
    ],
)
def test_a_target_is_hit_or_missed(better, value, target, upper, met):
    assert hit(better, value, target, upper) is met


@pytest.mark.parametrize(
    ("better", "value", "target", "upper", "cap", "reached"),
    [
        (UP, 8_000, 10_000, None, 100, 0.8),  # 8 / 10
        (UP, 12_000, 10_000, None, 100, 1.0),  # capped
        (UP, 12_000, 10_000, None, 150, 1.2),
        (UP, 99_000, 10_000, None, 150, 1.5),
        (UP, -1, 10_000, None, 100, 0.0),
        (UP, 0, 10_000, None, 100, 0.0),
        (UP, 0, 0, None, 150, 1.0),  # met, and no telling by how much
        (UP, 5, 0, None, 150, 1.0),
        (UP, -5, 0, None, 150, 0.0),
        (DOWN, 20_000, 10_000, None, 100, 0.5),  # 10 / 20
        (DOWN, 8_000, 10_000, None, 150, 1.25),  # 10 / 8
        (DOWN, 8_000, 10_000, None, 100, 1.0),
        (DOWN, 0, 10_000, None, 150, 1.5),  # none at all is the best there is
        (DOWN, 1, 0, None, 150, 0.0),
        (DOWN, 0, 0, None, 120, 1.2),
        (RANGE, 25_000, 20_000, 30_000, 150, 1.0),  # inside is right, and no more than right
        (RANGE, 15_000, 20_000, 30_000, 150, 0.75),  # 15 / 20
        (RANGE, 40_000, 20_000, 30_000, 150, 0.75),  # 30 / 40
        (RANGE, -5, 0, 30_000, 150, 0.0),
        (RANGE, 25_000, 20_000, None, 150, None),
        (UP, None, 10_000, None, 100, None),
        (UP, 10_000, None, None, 100, None),
        (DOWN, None, 10_000, None, 100, None),
        (DOWN, 10_000, None, None, 100, None),
        (RANGE, None, 20_000, 30_000, 100, None),
        (RANGE, 25_000, None, 30_000, 100, None),
    ],
)
def test_a_score_is_the_share_of_the_target(better, value, target, upper, cap, reached):
    assert score(better, value, target, upper, cap) == reached


@given(st.sampled_from(Better), amount, amount, amount, st.integers(100, 300))
def test_a_score_stays_between_nothing_and_its_cap(better, value, target, upper, cap):
    reached = score(better, value, target, upper, cap)
    met = hit(better, value, target, upper)
    assert (reached is None) == (met is None)
    if reached is not None:
        assert 0 <= reached <= cap / 100
        assert (reached >= 1) == met


@given(amount, st.none() | st.integers(0, 10**9), st.integers(0, 10**6))
def test_more_of_what_is_good_never_scores_less(value, target, more):
    if value is not None and target is not None:
        assert score(UP, value + more, target, None) >= score(UP, value, target, None)
        assert score(DOWN, value + more, target, None) <= score(DOWN, value, target, None)


@pytest.mark.parametrize(
    ("periods", "stands"),
    [
        ([], Standing.NO_TARGET),
        ([NO_TARGET, NO_TARGET, NO_TARGET], Standing.NO_TARGET),
        ([UNKNOWN, UNKNOWN, UNKNOWN], Standing.NOT_REPORTED),
        ([NO_TARGET, NO_TARGET, UNKNOWN], Standing.NOT_REPORTED),
        ([MISSED, MISSED, MISSED], Standing.OFF_TRACK),
        ([UNKNOWN, MISSED, MISSED], Standing.OFF_TRACK),
        ([MISSED, UNKNOWN, MISSED], Standing.OFF_TRACK),
        ([MISSED, MISSED, UNKNOWN], Standing.OFF_TRACK),
        ([MISSED, MISSED, NO_TARGET], Standing.OFF_TRACK),
        ([MISSED, UNKNOWN, UNKNOWN], Standing.SLIPPING),  # once is not yet a habit
        ([UNKNOWN, UNKNOWN, MISSED], Standing.SLIPPING),
        ([HIT, HIT, MISSED], Standing.SLIPPING),
        ([HIT, MISSED, MISSED], Standing.SLIPPING),
        ([HIT, MISSED, UNKNOWN], Standing.SLIPPING),
        ([MISSED, MISSED, HIT], Standing.ON_TRACK),
        ([MISSED, HIT, UNKNOWN], Standing.ON_TRACK),
        ([HIT, UNKNOWN, UNKNOWN], Standing.ON_TRACK),
        ([MISSED, MISSED, HIT, HIT, HIT], Standing.ON_TRACK),
        ([HIT, MISSED, MISSED, MISSED], Standing.OFF_TRACK),  # the first is too long ago
    ],
)
def test_a_number_stands_by_its_last_three_periods(periods, stands):
    assert standing(periods) is stands


def test_a_period_is_judged_by_what_was_reported_and_aimed_at():
    assert judge(UP, 9_000, 10_000, None) == MISSED
    assert judge(UP, None, 10_000, None) == UNKNOWN
    assert judge(UP, 9_000, None, None) == NO_TARGET
    assert judge(RANGE, 9_000, 10_000, None) == NO_TARGET


def test_the_index_weighs_what_has_a_value():
    # (40 x 0.8 + 25 x 1.0 + 20 x 0.5) / 85 = (32 + 25 + 10) / 85 = 67 / 85
    items = [Item(40, 0.8), Item(25, 1.0), Item(15, None), Item(20, 0.5)]
    found = index(items)
    assert found.value == pytest.approx(67 / 85)
    assert (found.based_on, found.of) == (85, 100)


@pytest.mark.parametrize(
    ("scores", "value", "based_on"),
    [
        ((None, 0.5, 1.0), 0.7, 50),  # (30 x 0.5 + 20 x 1.0) / 50
        ((0.4, None, 1.0), 40 / 70, 70),  # (50 x 0.4 + 20 x 1.0) / 70
        ((0.4, 0.5, None), 35 / 80, 80),  # (50 x 0.4 + 30 x 0.5) / 80
        ((0.0, None, None), 0.0, 50),  # nothing reached is not nothing reported
        ((None, None, None), None, 0),
    ],
)
def test_the_index_with_a_value_missing_in_any_position(scores, value, based_on):
    found = index([Item(weight, one) for weight, one in zip((50, 30, 20), scores, strict=True)])
    assert found.value == (None if value is None else pytest.approx(value))
    assert (found.based_on, found.of) == (based_on, 100)


def test_no_item_makes_up_for_others():
    assert index([Item(50, 3.0), Item(50, 0.5)]) == Index(0.75, 100, 100)
    assert index([Item(50, 3.0), Item(50, 0.5)], cap=150) == Index(1.0, 100, 100)


items = st.lists(
    st.builds(Item, st.integers(1, 100), st.none() | st.floats(0, 3, allow_subnormal=False)),
    max_size=10,
)


@given(items, st.integers(1, 100), st.integers(0, 10), st.integers(100, 300))
def test_one_more_without_a_score_moves_no_index(some, weight, where, cap):
    before = index(some, cap)
    after = index([*some[:where], Item(weight, None), *some[where:]], cap)
    assert (after.value, after.based_on) == (before.value, before.based_on)
    assert after.of == before.of + weight
    if before.value is not None:
        assert -1e-9 <= before.value <= cap / 100 + 1e-9
