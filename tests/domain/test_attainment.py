"""Missing is not zero."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.attainment import attainment, total


@pytest.mark.parametrize(
    ("quota", "actual", "share"),
    [
        (100, 90, 0.9),
        (100, 0, 0.0),
        (100, -10, -0.1),
        (100, None, None),
        (None, 90, None),
        (None, None, None),
        (0, 90, None),
        (0, 0, None),
    ],
)
def test_attainment_needs_a_quota_and_an_actual(quota, actual, share):
    assert attainment(quota, actual) == share


@given(st.lists(st.none() | st.integers()))
def test_a_total_needs_every_part(parts):
    if parts and None not in parts:
        assert total(parts) == sum(parts)
    else:
        assert total(parts) is None
