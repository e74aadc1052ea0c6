"""By when a quarter's training is to be published."""

from datetime import date, timedelta

import pytest

from app.domain import training_timing
from app.domain.kinds import QuarterState
from app.domain.training_timing import Timing
from tests.builders import NEXT_QUARTER, quarter

BY = date(2026, 12, 18)


@pytest.mark.parametrize(
    ("state", "today", "late"),
    [
        (None, BY, 0),
        (None, BY + timedelta(days=3), 3),
        (QuarterState.DRAFT, BY + timedelta(days=1), 1),
        (QuarterState.DRAFT, NEXT_QUARTER.ends, 103),
        (QuarterState.DRAFT, NEXT_QUARTER.ends + timedelta(days=1), 0),
        (QuarterState.PUBLISHED, BY + timedelta(days=30), 0),
        (QuarterState.CLOSED, NEXT_QUARTER.ends, 0),
    ],
)
def test_a_quarter_is_published_two_weeks_before_it_begins(state, today, late):
    assert training_timing.timing(NEXT_QUARTER, state, today) == Timing(BY, late)


@pytest.mark.parametrize("fiscal_start", range(1, 13))
def test_a_quarter_of_any_fiscal_year_is_looked_at_from_45_days_before(fiscal_start):
    period = quarter(date(2028, 2, 29), fiscal_start)
    first = period.starts - timedelta(days=45)
    wanted = training_timing.is_wanted
    assert (wanted(period, first), wanted(period, period.ends)) == (True, True)
    assert not wanted(period, first - timedelta(days=1))
    assert not wanted(period, period.ends + timedelta(days=1))
    assert training_timing.timing(period, None, first).publish_by == period.starts - timedelta(14)
