"""Bare amounts, read from an index alone, in as many statements for many people as for few."""

from datetime import date, timedelta

import pytest

from app.domain import (
    forecasts,
    lifts,
    metrics,
    pipelines,
    recipes,
    reported,
    settings,
    tiers,
    values,
)
from app.domain.kinds import Meaning, PeriodKind, RollUp, Unit
from app.domain.models import Value
from app.domain.periods import period_of
from app.domain.reported import Reported, added
from app.domain.values import Entry
from tests import builders
from tests.builders import TODAY
from tests.domain.test_query_plans import read

pytestmark = pytest.mark.long


Q3 = builders.quarter(date(2026, 7, 1))
WEEKS = [date(2026, 11, 16) - timedelta(weeks=n) for n in range(60)]
MONEY = {"unit": Unit.MONEY, "roll_up": RollUp.LAST}


def month(number):
    return period_of(PeriodKind.MONTH, date(2026, number, 1))


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


@pytest.fixture
def calls(journal):
    return journal.do("Add", metrics.add, TODAY, name="Calls")


def report(journal, who, metric, day, amount):
    journal.do("Report", values.record_many, [Entry(who, metric.id, day, amount)], TODAY)


def test_a_period_is_made_of_the_weeks_that_end_in_it(journal, dana, calls):
    # The week from 28 September ends on 4 October, that from 29 June on 5 July.
    for day, amount in ((date(2026, 6, 29), 1), (date(2026, 9, 21), 10), (date(2026, 9, 28), 100)):
        report(journal, dana, calls, day, amount)
    found = journal.ask(reported.read, [calls], Q3.starts, Q3.ends)
    assert found.amount(calls, dana, Q3) == 11
    assert found.amount(calls, dana, month(8)) is None
    assert found.who == [dana]


def test_what_was_said_not_to_be_there_is_not_there(journal, dana, calls):
    report(journal, dana, calls, Q3.starts, None)
    found = journal.ask(reported.read, [calls], Q3.starts, Q3.ends)
    assert (found.amount(calls, dana, Q3), found.who) == (None, [])


def test_one_person_is_read_alone(journal, dana, calls):
    other = builders.person(journal, "Marcus Bell").id
    for who in (dana, other):
        report(journal, who, calls, Q3.starts, 5)
        builders.result(journal, who, Q3, 1, 1)
    assert journal.ask(reported.read, [calls], Q3.starts, Q3.ends, other).who == [other]


@pytest.mark.parametrize(
    ("known", "sold"),
    [
        ((10, 20, 30), 60),
        ((None, 20, 30), 50),
        ((10, None, 30), 40),
        ((10, 20, None), 30),
        ((None, None, None), None),
    ],
)
def test_what_was_sold_so_far_is_what_is_known_of_it(journal, dana, known, sold):
    for number, actual in zip((7, 8, 9), known, strict=True):
        builders.result(journal, dana, month(number), 1, actual)
    half = period_of(PeriodKind.HALF, Q3.starts)
    found = Reported(
        journal.ask(settings.current), {}, journal.ask(reported.results_of, half.starts, half.ends)
    )
    assert found.sold(dana, Q3) == found.sold(dana, half) == sold
    assert found.result(dana, Q3).actual == (sold if None not in known else None)


def test_a_sum_is_of_what_is_known():
    assert (added([1, None, 2]), added([None]), added([])) == (3, None, None)


# What it costs


def everything(who):
    """Every query that counts from many values."""
    return {
        "recipe": (recipes.of_person, who, TODAY),
        "recipes": (recipes.everybody, TODAY),
        "needed": (recipes.needed, builders.quarter(), TODAY),
        "backtest": (recipes.backtest, TODAY),
        "backtest of one": (recipes.backtest, TODAY, who),
        "lift": (lifts.of_period, Q3, [lifts.Lever(100)]),
        "coverage": (pipelines.of_team, builders.quarter(), TODAY),
        "coverage of one": (pipelines.of_person, who, builders.quarter(), TODAY),
        "forecasts": (forecasts.of_team, TODAY),
        "tiers": (tiers.attention_by_tier, TODAY),
    }


def fill(db, people):
    """Everything that is counted from, of so many people over more than a year."""
    doer = builders.InOneStep(db)
    called, won = (
        doer.do("Add", metrics.add, TODAY, name=name, stage=place)
        for place, name in enumerate(("Calls", "Wins"), 1)
    )
    words = {"unit": Unit.MONEY, "meaning": Meaning.REVENUE, "stage": 3}
    doer.do("Add", metrics.add, TODAY, name="Revenue", **words)
    words = {"unit": Unit.PERCENT, "roll_up": RollUp.RATIO, "meaning": Meaning.WIN_RATE}
    parts = {"numerator_id": won.id, "denominator_id": called.id}
    doer.do("Add", metrics.add, TODAY, name="Win rate", **words, **parts)
    both = [
        doer.do("Add", metrics.add, TODAY, name=meaning.value, meaning=meaning, **MONEY)
        for meaning in (Meaning.PIPELINE, Meaning.FORECAST)
    ]
    who = [builders.person(doer, f"Person {n}").id for n in range(people)]
    for one in who:
        for metric in (called, won, *both):
            db.add_all(
                Value(person_id=one, metric_id=metric.id, starts_on=day, amount=1_000)
                for day in WEEKS
            )
        for number in range(1, 11):
            builders.result(doer, one, month(number), 100, 100)
    return who[0]


@pytest.mark.parametrize("name", everything(0))
def test_many_people_take_as_many_statements_as_few(own, name):
    who = own.do("Fill", fill, 3)
    few = read(own, *everything(who)[name])
    own.undo()
    who = own.do("Fill", fill, 9)
    many = read(own, *everything(who)[name])
    assert len(many.statements) == len(few.statements) <= 16


@pytest.mark.parametrize("name", everything(0))
def test_nothing_is_read_but_what_lies_in_the_time_looked_at(own, name):
    query, *args = everything(own.do("Fill", fill, 3))[name]
    found = read(own, query, *args)
    steps = [step for plan in found.plans for step in plan]
    assert not [step for step in steps if "AUTOMATIC" in step]
    assert {step.split()[1] for step in steps if step.startswith("SCAN")} <= {
        *("settings", "metric", "person"),
    }
    of_values = [step for step in steps if "ix_value" in step or " value " in step]
    assert bool(of_values) == (name not in ("lift", "tiers"))
    assert all("COVERING INDEX ix_value_of_metric" in step for step in of_values) or (
        "of one" in name or name == "recipe"
    )
