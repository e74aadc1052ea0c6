"""What was forecast against what came, counted by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.forecasting import Forecast, Track, track

amount = st.none() | st.integers(-(10**9), 10**9)


@pytest.mark.parametrize(
    ("forecast", "actual", "error", "accuracy"),
    [
        (110_000, 100_000, 0.1, 0.9),  # 10,000 too high
        (80_000, 100_000, -0.2, 0.8),
        (100_000, 100_000, 0.0, 1.0),
        (0, 100_000, -1.0, 0.0),
        (500_000, 100_000, 4.0, 0.0),  # never below 0
        (None, 100_000, None, None),
        (110_000, None, None, None),
        (110_000, 0, None, None),  # a share of nothing is nothing to go by
    ],
)
def test_a_forecast_is_off_by_a_share_of_what_came(forecast, actual, error, accuracy):
    found = Forecast(forecast, actual)
    assert found.error == (None if error is None else pytest.approx(error))
    assert found.accuracy == (None if accuracy is None else pytest.approx(accuracy))


def test_too_high_and_too_low_cancel_in_the_bias_and_not_in_the_accuracy():
    # Errors +20 % and -20 %: bias 0, accuracy 80 %.
    found = track([Forecast(120_000, 100_000), Forecast(80_000, 100_000)])
    assert found == Track(pytest.approx(0.8), pytest.approx(0), counted=2, of=2)


@pytest.mark.parametrize("missing", [Forecast(None, 1), Forecast(1, None), Forecast(None, None)])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_period_without_either_figure_is_left_out(missing, place):
    # Errors +10 % and +30 %: bias 20 %, accuracy (90 + 70) / 2.
    known = [Forecast(110_000, 100_000), Forecast(130_000, 100_000)]
    found = track([*known[:place], missing, *known[place:]])
    assert found == Track(pytest.approx(0.8), pytest.approx(0.2), counted=2, of=3)


def test_nothing_to_compare_is_no_accuracy():
    assert track([]) == Track(None, None, 0, 0)
    assert track([Forecast(1, None)]) == Track(None, None, 0, 1)


@given(st.lists(st.builds(Forecast, amount, amount), max_size=8), st.integers(0, 8), amount)
def test_one_more_that_did_not_come_yet_moves_nothing(some, where, forecast):
    before = track(some)
    after = track([*some[:where], Forecast(forecast, None), *some[where:]])
    assert (after.accuracy, after.bias) == (before.accuracy, before.bias)
    assert (after.counted, after.of) == (before.counted, before.of + 1)
    if before.accuracy is not None:
        assert 0 <= before.accuracy <= 1
