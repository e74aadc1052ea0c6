"""Which periods a grid shows, and which ones are over."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.kinds import PeriodKind
from app.domain.models import Settings
from app.domain.spans import TRAILING, complete, span
from tests import builders
from tests.builders import TODAY

CHOSEN = Settings(manager="Robin Hale")


def test_a_period_that_ends_today_is_not_over():
    assert [week.ends for week in complete(PeriodKind.WEEK, TODAY, 2, CHOSEN)] == [
        *(date(2026, 11, 8), date(2026, 11, 15)),
    ]
    last_quarter = builders.quarter(date(2026, 7, 1))
    assert complete(PeriodKind.QUARTER, TODAY, 1, CHOSEN) == (last_quarter,)


@given(
    st.sampled_from(list(TRAILING)),
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    st.integers(1, 12),
    st.integers(0, 6),
    st.booleans(),
)
def test_the_period_under_way_is_in_no_average_and_hidden_on_request(
    kind, today, fiscal_start, week_start, hide
):
    chosen = Settings(manager="Robin Hale", fiscal_start=fiscal_start, week_start=week_start)
    found = span(kind, today, chosen, hide_current=hide)
    assert all(period.ends < today for period in found.complete)
    assert (today in found.shown[-1]) is not hide
    short, long = TRAILING[kind]
    assert [len(periods) for periods in found.trailing] == [short, long]
    assert (found.judged, len(found.judged)) == (found.complete[-3:], 3)


@pytest.mark.parametrize("weeks", [1, 30])
def test_what_is_looked_at_from_the_past_is_judged_by_what_was_over_then(weeks):
    until = TODAY - timedelta(weeks=weeks)
    found = span(PeriodKind.WEEK, TODAY, CHOSEN, until=until, count=4)
    assert until in found.shown[-1]
    assert len(found.shown) == 4
    assert found.complete[-1] == found.shown[-1]
    assert (found.first, found.last) == (found.complete[0].starts, found.shown[-1].ends)
