"""Periods follow each other without a gap, whatever month the fiscal year starts in."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.kinds import PeriodKind
from app.domain.periods import (
    days_kept,
    half_from,
    kept_in,
    last_periods,
    next_period,
    period_of,
    quarter_from,
    read_period,
)

days = st.dates(date(1971, 1, 1), date(2199, 12, 31))
fiscal_starts = st.integers(1, 12)
week_starts = st.integers(0, 6)
kinds = st.sampled_from(PeriodKind)
LENGTHS = {
    PeriodKind.WEEK: {7},
    PeriodKind.MONTH: {28, 29, 30, 31},
    PeriodKind.QUARTER: {89, 90, 91, 92},
    PeriodKind.HALF: {181, 182, 183, 184},
    PeriodKind.YEAR: {365, 366},
}
ONE_DAY = timedelta(days=1)


@given(kinds, days, fiscal_starts, week_starts)
def test_every_day_is_in_one_period_of_each_kind(kind, day, fiscal_start, week_start):
    period = period_of(kind, day, fiscal_start, week_start)
    assert day in period
    assert ((period.ends - period.starts).days + 1) in LENGTHS[kind]
    for other in (period.starts, period.ends):
        assert period_of(kind, other, fiscal_start, week_start) == period
        same = period_of(kind, other, fiscal_start, week_start)
        assert (same.key, same.label, same.kind) == (period.key, period.label, kind)


@given(kinds, days, fiscal_starts, week_starts)
def test_periods_follow_each_other_without_gap_or_overlap(kind, day, fiscal_start, week_start):
    period = period_of(kind, day, fiscal_start, week_start)
    after = next_period(period, 1, fiscal_start, week_start)
    before = next_period(period, -1, fiscal_start, week_start)
    assert after.starts == period.ends + ONE_DAY
    assert before.ends == period.starts - ONE_DAY
    assert len({before.key, period.key, after.key}) == 3
    assert before < period < after


@given(
    st.sampled_from([kind for kind in PeriodKind if kind is not PeriodKind.WEEK]),
    days,
    fiscal_starts,
)
def test_a_key_leads_back_to_its_period(kind, day, fiscal_start):
    period = period_of(kind, day, fiscal_start)
    found = read_period(period.key, fiscal_start)
    assert found == period
    assert found.kind is kind


@given(days, fiscal_starts)
def test_what_the_window_says_can_be_typed_back(day, fiscal_start):
    for kind in (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF):
        if day.year >= 2001:  # two-digit years are this century's
            period = period_of(kind, day, fiscal_start)
            if period_of(PeriodKind.YEAR, day, fiscal_start).ends.year <= 2099:
                assert read_period(period.label, fiscal_start) == period


@given(days, fiscal_starts)
def test_longer_periods_are_made_of_whole_shorter_ones(day, fiscal_start):
    for longer, shorter, count in (
        (PeriodKind.QUARTER, PeriodKind.MONTH, 3),
        (PeriodKind.HALF, PeriodKind.QUARTER, 2),
        (PeriodKind.YEAR, PeriodKind.HALF, 2),
    ):
        whole = period_of(longer, day, fiscal_start)
        parts = last_periods(period_of(shorter, whole.ends, fiscal_start), count, fiscal_start)
        assert (parts[0].starts, parts[-1].ends) == (whole.starts, whole.ends)


@given(days, fiscal_starts, week_starts)
def test_a_week_is_counted_in_the_year_of_its_last_day(day, fiscal_start, week_start):
    week = period_of(PeriodKind.WEEK, day, fiscal_start, week_start)
    assert week.starts.weekday() == week_start
    year = period_of(PeriodKind.YEAR, week.ends, fiscal_start)
    key, number = week.key.split("-W")
    assert key == year.key
    assert year.starts <= week.starts + 7 * (1 - int(number)) * ONE_DAY + 6 * ONE_DAY
    assert 1 <= int(number) <= 53


@given(days, fiscal_starts)
def test_a_fiscal_year_bears_the_number_of_the_year_it_ends_in(day, fiscal_start):
    year = period_of(PeriodKind.YEAR, day, fiscal_start)
    assert year.key == str(year.ends.year)
    assert year.starts.month == fiscal_start


@pytest.mark.parametrize(
    ("fiscal_start", "key", "label"),
    [
        (1, "2024-Q1", "Q1 2024"),
        (2, "2025-Q1", "Q1 FY25"),
        (3, "2024-Q4", "Q4 FY24"),
        (4, "2024-Q4", "Q4 FY24"),
        (7, "2024-Q3", "Q3 FY24"),
        (12, "2024-Q1", "Q1 FY24"),
    ],
)
def test_the_quarter_of_a_leap_day(fiscal_start, key, label):
    leap_day = date(2024, 2, 29)
    quarter = period_of(PeriodKind.QUARTER, leap_day, fiscal_start)
    assert (quarter.key, quarter.label) == (key, label)
    assert leap_day in quarter


def test_february_ends_with_the_leap_day():
    assert period_of(PeriodKind.MONTH, date(2024, 2, 1)).ends == date(2024, 2, 29)
    assert period_of(PeriodKind.MONTH, date(2026, 2, 1)).ends == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("text", "starts", "kind"),
    [
        ("2026-Q3", date(2026, 7, 1), PeriodKind.QUARTER),
        ("q3 2026", date(2026, 7, 1), PeriodKind.QUARTER),
        (" FY26 Q3 ", date(2026, 7, 1), PeriodKind.QUARTER),
        ("Q3/26", date(2026, 7, 1), PeriodKind.QUARTER),
        ("Q3 '26", date(2026, 7, 1), PeriodKind.QUARTER),
        ("2026-H2", date(2026, 7, 1), PeriodKind.HALF),
        ("2026-07", date(2026, 7, 1), PeriodKind.MONTH),
        ("07/2026", date(2026, 7, 1), PeriodKind.MONTH),
        ("Jul 2026", date(2026, 7, 1), PeriodKind.MONTH),
        ("July 26", date(2026, 7, 1), PeriodKind.MONTH),
        ("2026 Sept.", date(2026, 9, 1), PeriodKind.MONTH),
        ("2026-07-19", date(2026, 7, 1), PeriodKind.MONTH),
        ("FY2026", date(2026, 1, 1), PeriodKind.YEAR),
        ("2026", date(2026, 1, 1), PeriodKind.YEAR),
    ],
)
def test_people_write_periods_in_many_ways(text, starts, kind):
    period = read_period(text)
    assert (period.starts, period.kind) == (starts, kind)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "soon", "Q5 2026", "Q0 2026", "H3 2026", "2026-13", "13/2026", "00/2026"),
        *("Q3", "2026-Q", "Q3 1066", "Q3 2901", "99", "2026-Q33", "12.5", "-1", "Julember"),
    ],
)
def test_what_is_no_period_is_none(text):
    assert read_period(text) is None


@given(st.text(max_size=20), fiscal_starts)
def test_reading_never_fails(text, fiscal_start):
    read_period(text, fiscal_start)


def test_last_periods_end_with_the_one_given():
    quarter = period_of(PeriodKind.QUARTER, date(2026, 2, 1))
    assert [p.key for p in last_periods(quarter, 3)] == ["2025-Q3", "2025-Q4", "2026-Q1"]
    assert last_periods(quarter, 1) == [quarter]


@given(st.sampled_from([PeriodKind.WEEK, PeriodKind.MONTH, PeriodKind.QUARTER]), days, st.data())
def test_what_was_written_keeps_its_place_when_the_week_or_the_year_begins_on_another_day(
    kind, day, data
):
    before, after = data.draw(st.tuples(*[st.tuples(fiscal_starts, week_starts)] * 2))
    old = period_of(kind, day, *before)
    now = kept_in(kind, old.starts, *after)
    assert kept_in(kind, old.starts, *before) == old
    # It holds most of the old days, and the next one's are in the next.
    shared = (min(old.ends, now.ends) - max(old.starts, now.starts)).days + 1
    assert shared * 2 > (old.ends - old.starts).days
    following = kept_in(kind, next_period(old, 1, *before).starts, *after)
    assert following == next_period(now, 1, *after)
    first, last = days_kept([kind], now.starts, now.ends)
    assert first <= old.starts <= last


def test_a_half_year_that_began_before_the_fiscal_year_was_moved_keeps_its_six_months():
    assert half_from(date(2026, 7, 1)) == period_of(PeriodKind.HALF, date(2026, 8, 1))
    moved = half_from(date(2026, 7, 1), fiscal_start=4)
    assert (moved.starts, moved.ends) == (date(2026, 7, 1), date(2026, 12, 31))
    assert moved.label == "six months from July 2026"
    assert half_from(date(2026, 11, 1), fiscal_start=1).ends == date(2027, 4, 30)


@pytest.mark.parametrize("fiscal_start", range(1, 13))
def test_a_quarter_is_the_one_that_began_on_a_day_whichever_month_the_year_begins_in(fiscal_start):
    leap = date(2028, 2, 29)
    quarter = period_of(PeriodKind.QUARTER, leap, fiscal_start)
    assert quarter_from(quarter.starts, fiscal_start) == quarter
    assert quarter_from(quarter.starts, fiscal_start).label == quarter.label
    assert leap in quarter


def test_a_quarter_that_began_before_the_fiscal_year_was_moved_keeps_its_three_months():
    moved = quarter_from(date(2027, 12, 1), fiscal_start=1)
    assert (moved.starts, moved.ends) == (date(2027, 12, 1), date(2028, 2, 29))
    assert (moved.kind, moved.key) == (PeriodKind.QUARTER, "2027-12-Q")
    assert moved.label == "three months from December 2027"
