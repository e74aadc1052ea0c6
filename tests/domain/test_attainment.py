"""Missing is not zero."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.attainment import Tier, attainment, tier, total


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


@pytest.mark.parametrize(
    ("share", "found"),
    [
        (1.4, Tier.REACHED),
        (1.0, Tier.REACHED),
        (0.999, Tier.CLOSE),
        (0.7, Tier.CLOSE),
        (0.699, Tier.BELOW),
        (0.0, Tier.BELOW),
        (-0.1, Tier.BELOW),
        (None, Tier.NOT_REPORTED),
    ],
)
def test_a_tier_is_a_share_of_the_quota(share, found):
    assert tier(share) is found


@given(st.lists(st.none() | st.integers()))
def test_a_total_needs_every_part(parts):
    if parts and None not in parts:
        assert total(parts) == sum(parts)
    else:
        assert total(parts) is None
