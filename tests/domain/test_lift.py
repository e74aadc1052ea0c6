"""Everybody a little better against the best one alone (practice S0-09), counted by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.lift import Lift, gain, lift

TEAM = {1: 300_000, 2: 500_000, 3: 200_000}


def test_s0_09_everybody_ten_percent_better_is_more_than_the_best_alone():
    # 1,000,000 x 1.1 = 1,100,000; alone 1,000,000 + 50,000; the same would take 100,000 / 500,000.
    assert lift(TEAM, [10.0]) == Lift(
        gain=pytest.approx(0.1),
        counted=3,
        missing=0,
        total=1_000_000,
        everybody=1_100_000,
        top_id=2,
        top=500_000,
        top_alone=1_050_000,
        top_needs=pytest.approx(0.2),
    )


def test_two_levers_multiply():
    # 1.1 x 1.2 = 1.32
    found = lift(TEAM, [10.0, 20.0])
    assert found.gain == pytest.approx(0.32)
    assert (found.everybody, found.top_alone) == (1_320_000, 1_160_000)
    assert found.top_needs == pytest.approx(0.64)


def test_a_lever_may_go_down_and_none_changes_nothing():
    assert lift(TEAM, [-50.0]).everybody == 500_000
    assert lift(TEAM, []).everybody == lift(TEAM, []).top_alone == 1_000_000
    assert gain([]) == 0


@pytest.mark.parametrize(
    ("who", "total", "top_id"), [(1, 700_000, 2), (2, 500_000, 1), (3, 800_000, 2)]
)
def test_who_reported_nothing_is_left_out_and_counted(who, total, top_id):
    found = lift({**TEAM, who: None}, [10.0])
    assert (found.counted, found.missing) == (2, 1)
    assert (found.total, found.top_id) == (total, top_id)


def test_nobody_reported_makes_no_total():
    assert lift({1: None, 2: None}, [10.0]) == Lift(pytest.approx(0.1), counted=0, missing=2)
    assert lift({}, [10.0]).total is None


def test_a_best_one_who_sold_nothing_could_not_do_it_alone():
    assert lift({1: 0, 2: 0}, [10.0]).top_needs is None


@given(
    st.dictionaries(st.integers(1, 30), st.none() | st.integers(0, 10**10), max_size=8),
    st.lists(st.sampled_from([-10.0, 0.0, 2.5, 10.0, 25.0]), max_size=2),
)
def test_one_more_who_reported_nothing_moves_nothing(team, percents):
    before, after = lift(team, percents), lift({**team, 99: None}, percents)
    assert (after.total, after.everybody, after.top_alone) == (
        *(before.total, before.everybody, before.top_alone),
    )
    assert after.missing == before.missing + 1
    if before.total is not None and before.gain >= 0:
        assert before.everybody >= before.top_alone >= before.total
