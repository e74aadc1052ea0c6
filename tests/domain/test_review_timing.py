"""Which reviews there are in a year, by when, and how late each is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import review_timing
from app.domain.kinds import PeriodKind, ReviewKind, ReviewState
from app.domain.periods import period_of
from app.domain.review_timing import NEWCOMERS_WITHIN, Slot

NOVEMBER = review_timing.slot(ReviewKind.MONTHLY, date(2026, 11, 5))
Q4 = review_timing.slot(ReviewKind.QUARTERLY, date(2026, 11, 5))
LONG_AGO = date(2020, 1, 1)


def late(one: Slot, today: date, state: ReviewState | None = None, **about: object) -> int:
    said: dict = {"owes": True, "since": LONG_AGO, **about}
    return review_timing.timing(one, state, today, **said).late


def test_the_quarterly_review_stands_in_place_of_the_third_months_own():
    half = period_of(PeriodKind.HALF, date(2026, 11, 5))
    kinds = [(one.kind.value, one.period.label) for one in review_timing.of_half(half)]
    assert kinds == [
        *(("monthly", "July 2026"), ("monthly", "August 2026"), ("quarterly", "Q3 2026")),
        *(("monthly", "October 2026"), ("monthly", "November 2026"), ("quarterly", "Q4 2026")),
    ]


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 12))
def test_each_month_of_any_fiscal_year_ends_with_exactly_one_review(day, fiscal_start):
    half = period_of(PeriodKind.HALF, day, fiscal_start)
    slots = review_timing.of_half(half, fiscal_start)
    ends = [one.period.ends for one in slots]
    month = period_of(PeriodKind.MONTH, day)
    usual = review_timing.usual(day, fiscal_start)
    assert ends == sorted(set(ends))
    assert ends[-1] == half.ends
    assert usual in slots
    assert usual.period.ends == month.ends
    assert (review_timing.stands_for(month, fiscal_start) is None) == (
        usual.kind is ReviewKind.MONTHLY
    )


@pytest.mark.parametrize(
    ("one", "due_on"), [(NOVEMBER, date(2026, 12, 10)), (Q4, date(2027, 1, 15))]
)
def test_a_review_is_late_from_the_day_after_it_is_due(one, due_on):
    assert one.due_on == due_on
    assert late(one, due_on) == 0
    assert late(one, due_on + timedelta(days=4)) == 4


@pytest.mark.parametrize("state", [ReviewState.HELD, ReviewState.CLOSED])
def test_nothing_is_owed_once_the_two_sat_down(state):
    assert late(NOVEMBER, date(2027, 3, 1), state) == 0


def test_nothing_is_owed_of_a_period_that_is_under_way():
    timing = review_timing.timing(NOVEMBER, None, date(2026, 11, 12), owes=True, since=LONG_AGO)
    assert not timing.owed
    opens = review_timing.timing(NOVEMBER, None, NOVEMBER.opens_on, owes=True, since=LONG_AGO)
    assert opens.owed
    assert opens.late == 0


def test_who_joined_in_the_middle_owes_nothing_of_that_month():
    first = NOVEMBER.period.starts
    assert late(NOVEMBER, date(2027, 1, 1), since=first + NEWCOMERS_WITHIN) > 0
    assert late(NOVEMBER, date(2027, 1, 1), since=first + NEWCOMERS_WITHIN + timedelta(1)) == 0


def test_who_is_away_owes_nothing():
    assert late(NOVEMBER, date(2027, 1, 1), owes=False) == 0
