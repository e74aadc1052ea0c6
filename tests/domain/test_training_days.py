"""On which days a weekly pattern comes round in a quarter."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.kinds import PeriodKind
from app.domain.periods import period_of
from app.domain.training_days import Pattern, Skipped, lay, weekdays
from tests.builders import NEXT_QUARTER, quarter

THURSDAYS = Pattern((3,), "11:00", "Europe/Berlin")
JAN_7 = date(2027, 1, 7)


def test_each_thursday_of_a_quarter():
    found = lay(NEXT_QUARTER, THURSDAYS, closed={})
    assert found.skipped == ()
    assert found.days == tuple(JAN_7 + timedelta(weeks=week) for week in range(12))


def test_what_is_closed_is_skipped_by_name_and_what_is_taken_is_left_out():
    fair, taken = date(2027, 1, 14), date(2027, 1, 21)
    closed = {fair: "Trade fair", fair + timedelta(days=1): "Trade fair"}
    found = lay(NEXT_QUARTER, THURSDAYS, closed=closed, taken={taken})
    assert found.skipped == (Skipped(fair, "Trade fair"),)
    assert found.days[:2] == (JAN_7, date(2027, 1, 28))


def test_nothing_is_laid_on_a_day_that_is_over():
    found = lay(NEXT_QUARTER, THURSDAYS, closed={JAN_7: "Closed"}, not_before=date(2027, 3, 18))
    assert (found.days, found.skipped) == ((date(2027, 3, 18), date(2027, 3, 25)), ())


@pytest.mark.parametrize(
    ("pattern", "first"),
    [
        (Pattern((3,), "", "", every_weeks=2), [date(2027, 1, 14), date(2027, 1, 28)]),
        (Pattern((4,), "", "", every_weeks=2), [date(2027, 1, 1), date(2027, 1, 15)]),
        (Pattern((3, 1), "", ""), [date(2027, 1, 5), JAN_7, date(2027, 1, 12)]),
        (Pattern((3,), "", "", every_weeks=4), [date(2027, 1, 28), date(2027, 2, 25)]),
    ],
)
def test_weeks_are_counted_from_the_one_in_which_the_quarter_begins(pattern, first):
    assert list(lay(NEXT_QUARTER, pattern, closed={}).days[: len(first)]) == first


def test_a_time_that_the_clocks_pass_over_is_skipped():
    sundays = Pattern((6,), "02:30", "Europe/Berlin")
    found = lay(NEXT_QUARTER, sundays, closed={})
    assert found.skipped == (Skipped(date(2027, 3, 28), ""),)
    assert len(found.days) == 12
    for other in ("America/Phoenix", "no zone", ""):
        elsewhere = lay(NEXT_QUARTER, Pattern((6,), "02:30", other), closed={})
        assert (len(elsewhere.days), elsewhere.skipped) == (13, ())


@pytest.mark.parametrize("fiscal_start", range(1, 13))
def test_29_february_is_a_day_as_any_other_whichever_month_the_year_begins_in(fiscal_start):
    leap = date(2028, 2, 29)
    found = lay(quarter(leap, fiscal_start), Pattern((1,), "11:00", "UTC"), closed={})
    assert leap in found.days
    assert all(day.weekday() == 1 for day in found.days)
    assert len(found.days) in {12, 13, 14}


@given(
    day=st.dates(date(1990, 1, 1), date(2100, 12, 31)),
    fiscal_start=st.integers(1, 12),
    chosen=st.sets(st.integers(0, 6), min_size=1),
    every_weeks=st.integers(1, 5),
    closed=st.sets(st.integers(0, 91)),
    taken=st.sets(st.integers(0, 91)),
    since=st.integers(-20, 100),
    hour=st.integers(0, 23),
)
def test_no_layout_leaves_its_quarter_or_its_weekdays_or_falls_on_a_closed_day(
    day, fiscal_start, chosen, every_weeks, closed, taken, since, hour
):
    period = period_of(PeriodKind.QUARTER, day, fiscal_start)
    shut, full = (
        {period.starts + timedelta(days=number) for number in them} for them in (closed, taken)
    )
    not_before = period.starts + timedelta(days=since)
    pattern = Pattern(tuple(chosen), f"{hour:02}:30", "Europe/Berlin", every_weeks=every_weeks)
    found = lay(
        period, pattern, closed=dict.fromkeys(shut, "Shut"), taken=full, not_before=not_before
    )
    both = [*found.days, *(one.day for one in found.skipped)]
    assert len(set(both)) == len(both)
    assert all(one in period and one.weekday() in chosen and one >= not_before for one in both)
    assert not set(found.days) & (shut | full)
    assert list(found.days) == sorted(found.days)
    if every_weeks == 1:
        asked = {
            period.starts + timedelta(days=number)
            for number in range((period.ends - period.starts).days + 1)
        }
        asked = {one for one in asked if one.weekday() in chosen and one >= not_before}
        assert set(both) == asked - full, "each other day of the pattern is there"


@pytest.mark.parametrize(
    ("kept", "read"), [("1,3", (1, 3)), ("", ()), ("7,x,-1,2", (2,)), ("0", (0,)), ("12", ())]
)
def test_kept_weekdays_are_read_back(kept, read):
    assert weekdays(kept) == read
