"""Quota and actual, period by period: what is recorded, and what it adds up to."""

from datetime import date

import pytest

from app.domain import results
from app.domain.errors import Reason, Refused
from app.domain.kinds import PeriodKind, Source
from app.domain.periods import last_periods, period_of
from tests import builders
from tests.builders import TODAY


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


def months(count, until=TODAY):
    return last_periods(builders.month(until), count)


def over(journal, dana, *periods, fiscal_start=1):
    records = journal.ask(results.of_person, dana)
    return [
        (found.quota, found.actual, found.attainment)
        for found in results.over(records, periods, fiscal_start)
    ]


def test_recording_again_takes_the_place_of_what_stood_there(journal, dana):
    builders.result(journal, dana, builders.month(), 100, None)
    builders.result(journal, dana, builders.month(), 100, 0)
    assert over(journal, dana, builders.month()) == [(100, 0, 0.0)]
    assert len(journal.ask(results.of_person, dana)) == 1


@pytest.mark.parametrize(
    ("quota", "actual", "refused"),
    [(None, None, Reason.NO_FIGURES), (-1, 5, Reason.NEGATIVE)],
)
def test_impossible_figures_are_refused(journal, dana, quota, actual, refused):
    with pytest.raises(Refused) as caught:
        builders.result(journal, dana, builders.month(), quota, actual)
    assert caught.value.reason is refused
    assert journal.ask(results.of_person, dana) == []


def test_a_period_is_named_by_its_key(journal, dana):
    def record(key):
        journal.do("Record", results.record_by_key, dana, key, 4, quota=100, actual=90)

    record("2027-Q3")
    [kept] = journal.ask(results.of_person, dana)
    assert (kept.period_kind, kept.starts_on) == (PeriodKind.QUARTER, date(2026, 10, 1))
    with pytest.raises(Refused) as caught:
        record("someday")
    assert (caught.value.reason, caught.value.detail) == (Reason.NOT_A_PERIOD, "someday")


def test_three_months_add_up_to_their_quarter(journal, dana):
    for month, actual in zip(months(3, date(2026, 9, 1)), (90, 0, 120), strict=True):
        builders.result(journal, dana, month, 100, actual)
    assert over(journal, dana, builders.quarter(date(2026, 9, 1))) == [(300, 210, 0.7)]


@pytest.mark.parametrize("missing", [0, 1, 2])
def test_a_quarter_with_a_month_missing_is_not_reported(journal, dana, missing):
    for number, month in enumerate(months(3, date(2026, 9, 1))):
        builders.result(journal, dana, month, 100, None if number == missing else 90)
    assert over(journal, dana, builders.quarter(date(2026, 9, 1))) == [(300, None, None)]


def test_a_month_without_quota_leaves_the_quarter_without(journal, dana):
    for number, month in enumerate(months(3, date(2026, 9, 1))):
        builders.result(journal, dana, month, None if number == 1 else 100, 90)
    assert over(journal, dana, builders.quarter(date(2026, 9, 1))) == [(None, 270, None)]


def test_a_quota_of_nothing_is_no_attainment(journal, dana):
    builders.result(journal, dana, builders.month(), 0, 90)
    assert over(journal, dana, builders.month()) == [(0, 90, None)]


def test_halves_and_years_add_up_from_months_and_quarters_alike(journal, dana):
    for month in months(6, date(2026, 6, 1)):
        builders.result(journal, dana, month, 100, 100)
    for key in ("2026-Q3", "2026-Q4"):
        journal.do("Record", results.record_by_key, dana, key, 1, quota=300, actual=150)
    halves = last_periods(period_of(PeriodKind.HALF, TODAY), 2)
    assert over(journal, dana, *halves) == [(600, 600, 1.0), (600, 300, 0.5)]
    year = period_of(PeriodKind.YEAR, TODAY)
    assert over(journal, dana, year) == [(1200, 900, 0.75)]
    assert over(journal, dana, year, fiscal_start=1) != over(
        journal, dana, period_of(PeriodKind.YEAR, TODAY, 4), fiscal_start=4
    )


def test_what_was_recorded_for_the_whole_period_counts_before_its_parts(journal, dana):
    for month in months(3, date(2026, 9, 1)):
        builders.result(journal, dana, month, 100, 90)
    builders.result(journal, dana, builders.quarter(date(2026, 9, 1)), 500, 400)
    assert over(journal, dana, builders.quarter(date(2026, 9, 1))) == [(500, 400, 0.8)]


def test_a_month_is_not_made_up_from_its_quarter(journal, dana):
    builders.result(journal, dana, builders.quarter(), 300, 300)
    assert over(journal, dana, builders.month()) == [(None, None, None)]


# What a chart of the last year shows


def recent(journal, dana, today=TODAY):
    found = results.recent(journal.ask(results.of_person, dana), today, 1)
    return [(result.period.key, result.actual) for result in found]


def test_nothing_recorded_shows_nothing(journal, dana):
    assert recent(journal, dana) == []


def test_a_month_under_way_shows_once_it_has_figures(journal, dana):
    builders.result(journal, dana, months(2)[0], 100, 90)
    assert recent(journal, dana)[-1] == ("2026-10", 90)
    builders.result(journal, dana, builders.month(), 100, None)
    assert recent(journal, dana)[-1] == ("2026-10", 90)
    builders.result(journal, dana, builders.month(), 100, 20)
    shown = recent(journal, dana)
    assert shown[-2:] == [("2026-10", 90), ("2026-11", 20)]
    assert shown[0] == ("2025-12", None)
    assert len(shown) == 12


def test_where_only_quarters_are_known_quarters_show(journal, dana):
    journal.do(
        *("Record", results.record, dana, builders.quarter(date(2026, 2, 1))),
        quota=100,
        actual=95,
        source=Source.PREVIOUS_EMPLOYER,
    )
    shown = recent(journal, dana)
    assert len(shown) == 8
    assert shown[-1] == ("2026-Q3", None)
    assert ("2026-Q1", 95) in shown
