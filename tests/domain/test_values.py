"""What people reported: recorded, changed, taken back, and who brought it."""

from datetime import date, timedelta

import pytest

from app.domain import figures, reported, results, settings, values
from app.domain.errors import Reason, Refused
from app.domain.kinds import EnteredBy, Meaning, PeriodKind, RollUp, Unit
from app.domain.periods import next_period, period_of
from app.domain.values import Entry
from tests import builders
from tests.builders import TODAY

WEEK = period_of(PeriodKind.WEEK, TODAY)


@pytest.fixture
def dana(journal):
    return builders.person(journal)


@pytest.fixture
def meetings(journal):
    return builders.metric(journal, "Meetings")


def figure(journal, metric, who, period=WEEK):
    book = journal.ask(figures.read, [metric], [who], period.starts, period.ends)
    return book.of_person(metric, who, period)


def test_any_day_of_a_week_means_the_week(journal, dana, meetings):
    builders.value(journal, dana.id, meetings.id, WEEK.ends, 6_000)
    builders.value(journal, dana.id, meetings.id, WEEK.starts, 7_000)
    seen = figure(journal, meetings, dana.id)
    assert (seen.amount, seen.entered_by, seen.said) == (7_000, EnteredBy.ME, False)


def test_zero_nothing_said_and_not_reported_are_three_things(journal, dana, meetings):
    assert (figure(journal, meetings, dana.id).amount, figure(journal, meetings, dana.id).said) == (
        None, False,
    )  # fmt: skip
    builders.value(journal, dana.id, meetings.id, TODAY, None)
    seen = figure(journal, meetings, dana.id)
    assert (seen.amount, seen.said) == (None, True)
    builders.value(journal, dana.id, meetings.id, TODAY, 0)
    seen = figure(journal, meetings, dana.id)
    assert (seen.amount, seen.said) == (0, False)
    journal.do("Clear", values.clear, dana.id, meetings.id, TODAY)
    seen = figure(journal, meetings, dana.id)
    assert (seen.amount, seen.said) == (None, False)


def test_what_cannot_be_recorded_refuses_all_of_it(journal, dana, meetings):
    good = Entry(dana.id, meetings.id, TODAY, 5_000)
    rate = builders.metric(
        journal, "Rate", unit=Unit.PERCENT, roll_up=RollUp.RATIO,
        numerator_id=meetings.id, denominator_id=builders.metric(journal, "Calls").id,
    )  # fmt: skip
    for bad, reason in (
        (Entry(dana.id, meetings.id, TODAY + timedelta(30), 5_000), Reason.PERIOD_NOT_BEGUN),
        (Entry(dana.id, meetings.id, TODAY - timedelta(30), -5_000), Reason.NEGATIVE),
        (Entry(dana.id, rate.id, TODAY, 5_000), Reason.RATIO_HAS_NO_VALUES),
        (Entry(99, meetings.id, TODAY, 5_000), Reason.NOT_FOUND),
        (Entry(dana.id, 99, TODAY, 5_000), Reason.NOT_FOUND),
    ):
        with pytest.raises(Refused) as said:
            journal.do("Record", values.record_many, [good, bad], TODAY)
        assert said.value.reason is reason
        assert figure(journal, meetings, dana.id).amount is None


def test_many_are_one_step_and_only_what_differs_counts(journal, dana, meetings):
    days = [TODAY - timedelta(weeks=weeks) for weeks in range(10)]
    entries = [Entry(dana.id, meetings.id, day, 5_000) for day in days]
    record = values.record_many
    by_rep = EnteredBy.REP_SHEET
    assert journal.do("Sheet", record, entries, TODAY, entered_by=by_rep) == 10
    entries[3] = Entry(dana.id, meetings.id, days[3], 6_000)
    assert journal.do("Again", record, entries, TODAY) == 1
    # What the rep had brought stays theirs; what I changed is mine.
    brought = journal.ask(values.brought, days[-1] - timedelta(7), TODAY)
    assert (brought.by_reps, brought.counted, brought.share) == (9, 10, 0.9)
    assert journal.ask(values.brought_by_person, days[-1] - timedelta(7), TODAY) == {
        dana.id: brought
    }
    journal.undo()
    journal.undo()
    assert journal.ask(values.brought, days[-1], TODAY).share is None
    journal.redo()
    journal.redo()


def test_a_value_on_29_february_has_its_place(journal, dana, meetings):
    builders.value(journal, dana.id, meetings.id, date(2024, 2, 29), 3_000)
    week = period_of(PeriodKind.WEEK, date(2024, 2, 29))
    assert figure(journal, meetings, dana.id, week).amount == 3_000
    builders.value(journal, dana.id, meetings.id, date(2024, 2, 29), 4_000)
    assert figure(journal, meetings, dana.id, week).amount == 4_000


@pytest.mark.parametrize("week_start", range(7))
def test_a_week_that_begins_on_another_day_still_has_its_value(journal, dana, meetings, week_start):
    for weeks in range(3):
        builders.value(journal, dana.id, meetings.id, TODAY - timedelta(weeks=weeks), weeks * 1000)
    journal.do("Settings", settings.change, week_start=week_start)
    # The middle of each week as it was stays in the week that it counts for.
    now = period_of(PeriodKind.WEEK, WEEK.starts + timedelta(3), 1, week_start)
    past = [next_period(now, -weeks, 1, week_start) for weeks in range(3)]
    assert [figure(journal, meetings, dana.id, week).amount for week in past] == [0, 1_000, 2_000]
    read = journal.ask(reported.read, [meetings], past[-1].starts, now.ends)
    assert [read.amount(meetings, dana.id, week) for week in past] == [0, 1_000, 2_000]
    builders.value(journal, dana.id, meetings.id, past[1].ends, 5_000)
    journal.do("Clear", values.clear, dana.id, meetings.id, past[2].starts)
    found = [figure(journal, meetings, dana.id, week).amount for week in past]
    assert found == [0, 5_000, None]
    assert journal.ask(values.brought, past[-1].starts - timedelta(7), now.ends).counted == 2


@pytest.mark.parametrize("fiscal_start", [1, 2, 3, 4, 12])
def test_a_quarter_that_begins_in_another_month_still_has_its_value(journal, dana, fiscal_start):
    reviews = builders.metric(journal, "Reviews", frequency=PeriodKind.QUARTER)
    for day, amount in ((date(2026, 2, 1), 1_000), (date(2026, 5, 1), 2_000)):
        builders.value(journal, dana.id, reviews.id, day, amount)
    journal.do("Settings", settings.change, fiscal_start=fiscal_start)
    first = builders.quarter(date(2026, 2, 15), fiscal_start)
    both = (first, next_period(first, 1, fiscal_start))
    seen = [figure(journal, reviews, dana.id, quarter).amount for quarter in both]
    assert seen == [1_000, 2_000]


def test_revenue_goes_into_the_results_and_its_quota_stays(journal, dana):
    revenue = builders.metric(journal, "Revenue", unit=Unit.MONEY, meaning=Meaning.REVENUE)
    november = builders.month()
    builders.result(journal, dana.id, november, 100_00, None)
    builders.value(journal, dana.id, revenue.id, TODAY, 90_00)
    (kept,) = journal.ask(results.of_person, dana.id)
    assert (kept.quota, kept.actual) == (100_00, 90_00)
    seen = figure(journal, revenue, dana.id, november)
    assert (seen.amount, seen.aim.amount, seen.hit) == (90_00, 100_00, False)
    journal.do("Clear", values.clear, dana.id, revenue.id, TODAY)
    (kept,) = journal.ask(results.of_person, dana.id)
    assert (kept.quota, kept.actual) == (100_00, None)


def test_a_forecast_is_said_ahead(journal, dana):
    forecast = builders.metric(
        journal, "Forecast", unit=Unit.MONEY, meaning=Meaning.FORECAST, frequency=PeriodKind.MONTH
    )
    ahead = date(2027, 2, 1)
    entry = Entry(dana.id, forecast.id, ahead, 90_00)
    journal.do("Record", values.record, entry, TODAY)
    assert figure(journal, forecast, dana.id, builders.month(ahead)).amount == 90_00
