"""Axes in round numbers."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.report.charts.scale import axis, drawable, plain


@pytest.mark.parametrize(
    ("values", "most", "ticks"),
    [
        ([3, 7, 9], 5, (0, 2, 4, 6, 8, 10)),
        ([0.12, 0.31], 4, (0, 0.1, 0.2, 0.3, 0.4)),
        ([80_000, 172_000], 4, (0, 50_000, 100_000, 150_000, 200_000)),
        ([-6, 5], 4, (-10, -5, 0, 5)),
    ],
)
def test_an_axis_begins_at_zero_and_counts_in_round_steps(values, most, ticks) -> None:
    found = axis(values, most)
    assert found.ticks == pytest.approx(ticks)


def test_values_far_from_zero_do_not_lie_flat_and_do_not_touch_the_ground() -> None:
    found = axis([20, 23], 5)
    assert 0 < found.low < 20
    assert found.share(23) - found.share(20) > 0.5


def test_zero_can_be_asked_for() -> None:
    assert axis([20, 23], 5, zero=True).low == 0


def test_things_that_are_counted_are_not_halved() -> None:
    assert axis([0, 1], 5, least=1).ticks == (0, 1)


@given(
    st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1),
    st.integers(1, 8),
    st.booleans(),
)
def test_every_value_lies_on_its_axis(values: list[float], most: int, zero: bool) -> None:
    drawn = [value for value in map(drawable, values) if value is not None]
    found = axis(drawn, most, zero=zero)
    assert found.low < found.high
    assert 2 <= len(found.ticks) <= max(most, 2) + 2
    shares = [found.share(value) for value in sorted(drawn)]
    assert shares == sorted(shares)
    assert all(0 <= share <= 1 for share in shares)


@pytest.mark.parametrize("value", [None, math.nan, math.inf, -math.inf])
def test_what_is_no_number_cannot_be_drawn(value) -> None:
    assert drawable(value) is None


@pytest.mark.parametrize(
    ("value", "said"), [(0.0, "0"), (1234.5, "1,234.5"), (-2.0, "−2"), (1e6, "1,000,000")]
)
def test_a_number_is_written_as_it_is(value: float, said: str) -> None:
    assert plain(value) == said
