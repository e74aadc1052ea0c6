"""Forecasts against what came, by person and for the team."""

from datetime import date

import pytest

from app.domain import forecasts, metrics, values
from app.domain.kinds import Meaning, PeriodKind, RollUp, Unit
from app.domain.periods import period_of
from app.domain.values import Entry
from tests import builders
from tests.builders import TODAY

AUGUST, SEPTEMBER, OCTOBER, NOVEMBER = (
    period_of(PeriodKind.MONTH, date(2026, month, 1)) for month in (8, 9, 10, 11)
)


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


@pytest.fixture
def marcus(journal):
    return builders.person(journal, "Marcus Bell").id


def forecast_by(journal, frequency, **words):
    words = {"unit": Unit.MONEY, "meaning": Meaning.FORECAST, **words}
    return journal.do("Add", metrics.add, TODAY, name="Forecast", frequency=frequency, **words).id


@pytest.fixture
def metric(journal):
    return forecast_by(journal, PeriodKind.MONTH)


def say(journal, who, metric_id, period, forecast, actual=None):
    entry = Entry(who, metric_id, period.starts, forecast)
    journal.do("Report", values.record_many, [entry], TODAY)
    if actual is not None:
        builders.result(journal, who, period, None, actual)


def test_each_forecast_stands_beside_what_came(journal, dana, metric):
    say(journal, dana, metric, SEPTEMBER, 110_000, 100_000)
    say(journal, dana, metric, OCTOBER, 130_000, 100_000)
    say(journal, dana, metric, NOVEMBER, 900_000, 100_000)  # not over
    found = journal.ask(forecasts.of_person, dana, TODAY)
    assert [period.label for period in found.periods][-2:] == ["September 2026", "October 2026"]
    assert [one.forecast for one in found.forecasts[-2:]] == [110_000, 130_000]
    assert (found.track.accuracy, found.track.bias) == (pytest.approx(0.8), pytest.approx(0.2))
    assert (found.track.counted, found.track.of) == (2, 12)


def test_the_team_is_those_with_both_in_a_period(journal, dana, marcus, metric):
    say(journal, dana, metric, OCTOBER, 150_000, 100_000)
    say(journal, marcus, metric, OCTOBER, 50_000, 100_000)
    say(journal, marcus, metric, SEPTEMBER, 999_000)
    builders.result(journal, dana, SEPTEMBER, None, 100_000)
    team, hers, his = journal.ask(forecasts.of_team, TODAY)
    # Too high by half and too low by half: together as forecast, each one half right.
    assert (team.track.accuracy, team.track.bias, team.track.counted) == (1.0, 0.0, 1)
    assert (hers.track.accuracy, his.track.accuracy) == (0.5, 0.5)
    assert team.person is None
    assert his == journal.ask(forecasts.of_person, marcus, TODAY)


def test_a_forecast_of_a_quarter_stands_beside_three_months(journal, dana):
    metric = forecast_by(journal, PeriodKind.QUARTER)
    q3 = builders.quarter(date(2026, 7, 1))
    say(journal, dana, metric, q3, 330_000)
    for period in (AUGUST, SEPTEMBER):
        builders.result(journal, dana, period, None, 100_000)
    assert journal.ask(forecasts.of_person, dana, TODAY).track.counted == 0
    builders.result(journal, dana, period_of(PeriodKind.MONTH, q3.starts), None, 100_000)
    assert journal.ask(forecasts.of_person, dana, TODAY).track.bias == pytest.approx(0.1)


def test_the_last_forecast_of_a_month_counts_where_it_is_made_each_week(journal, dana):
    metric = forecast_by(journal, PeriodKind.WEEK, roll_up=RollUp.LAST)
    for day, amount in ((5, 300_000), (19, 120_000)):
        entry = Entry(dana, metric, date(2026, 10, day), amount)
        journal.do("Report", values.record_many, [entry], TODAY)
    builders.result(journal, dana, OCTOBER, None, 100_000)
    assert journal.ask(forecasts.of_person, dana, TODAY).track.bias == pytest.approx(0.2)


def test_where_nobody_forecasts_there_is_nothing(journal, dana):
    assert journal.ask(forecasts.of_team, TODAY) == []
    assert journal.ask(forecasts.of_person, dana, TODAY) is None
