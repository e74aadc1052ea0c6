"""Numbers added up over time and over people, counted by hand; what is missing moves nothing."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import figures
from app.domain.aims import Aim
from app.domain.figures import Book, parts_in
from app.domain.kinds import Better, EnteredBy, Meaning, PeriodKind, RollUp, Status, Unit
from app.domain.models import Metric, Person, Settings, Target
from app.domain.periods import next_period, period_of
from tests import builders
from tests.builders import TODAY

WEEK = period_of(PeriodKind.WEEK, date(2026, 11, 2))
#: The weeks that end on 8, 15, 22 and 29 November 2026, and the one that ends on the 1st.
WEEKS = [next_period(WEEK, step) for step in range(-1, 4)]
NOVEMBER = builders.month()
NEW = Settings(manager="Robin Hale")


def record(kind, number, **words):
    """A record as it would come out of the journal, with an id."""
    made = kind(**words)
    made.id = number
    return made


def book(amounts, roll_up=RollUp.SUM, *, aims=(), people=2, **words):
    """A book of "Meetings" (1), or of a ratio of "Wins" (2) over "Sent" (3), week by week.

    ``amounts`` are lists of amounts by metric and person.
    """
    parts = {"numerator_id": 2, "denominator_id": 3} if roll_up is RollUp.RATIO else {}
    said = {"unit": Unit.PERCENT} if parts else {}
    metrics = {
        1: record(Metric, 1, name="Meetings", roll_up=roll_up, **parts, **said, **words),
        2: record(Metric, 2, name="Wins"),
        3: record(Metric, 3, name="Sent"),
    }
    return Book(
        metrics=metrics,
        people={n: record(Person, n, name=f"Person {n}") for n in range(1, people + 1)},
        chosen=NEW,
        values={
            key: {
                week.starts: (amount, EnteredBy.ME)
                for week, amount in zip(WEEKS, weekly, strict=False)
                if amount != "nothing"
            }
            for key, weekly in amounts.items()
        },
        targets={
            (1, None): [
                record(Target, 1, metric_id=1, starts_on=date(2020, 1, 1), amount=a, upper=u)
                for a, u in aims
            ]
        },
        results={},
    )


def seen(found):
    return found.amount, found.aim, found.fair, found.hit, found.reported, found.parts


def test_a_week_belongs_to_the_month_its_last_day_falls_in():
    assert list(parts_in(PeriodKind.WEEK, NOVEMBER, 1, 0)) == WEEKS
    assert WEEKS[0].starts == date(2026, 10, 26)


def test_weeks_that_straddle_the_fiscal_year_are_all_in_one_quarter_and_in_no_other():
    """With a fiscal year from February: no week is lost at its turn, and none counts twice."""
    quarters = [period_of(PeriodKind.QUARTER, date(2025, 2, 1), 2)]
    while len(quarters) < 9:
        quarters.append(next_period(quarters[-1], 1, 2))
    weeks = [week for quarter in quarters for week in parts_in(PeriodKind.WEEK, quarter, 2, 6)]
    for before, after in pairwise(weeks):
        assert after.starts - before.ends == timedelta(1)


def test_a_sum_is_judged_by_the_weeks_that_were_reported():
    # 6 + 4 + 0 meetings in three of five weeks; 5 a week make 25 for all, 15 for those three.
    read = book({(1, 1): [6_000, None, 4_000, 0, "nothing"]}, aims=[(5_000, None)])
    found = read.of_person(read.metrics[1], 1, NOVEMBER)
    assert seen(found) == (10_000, Aim(25_000), Aim(15_000), False, 3, 5)


def test_nothing_reported_is_not_a_miss():
    read = book({(1, 1): [None] * 5}, aims=[(5_000, None)])
    found = read.of_person(read.metrics[1], 1, NOVEMBER)
    assert seen(found) == (None, Aim(25_000), None, None, 0, 5)
    assert not found.missed


@pytest.mark.parametrize(
    ("roll_up", "amount", "aim"),
    [
        (RollUp.SUM, 18_000, Aim(15_000)),  # 8 + 6 + 4 of 5 + 5 + 5
        (RollUp.LAST, 4_000, Aim(5_000)),
        (RollUp.AVERAGE, 6_000, Aim(5_000)),  # (8 + 6 + 4) / 3, not / 5
    ],
)
def test_each_roll_up_over_time(roll_up, amount, aim):
    read = book({(1, 1): [8_000, None, 6_000, 4_000, None]}, roll_up, aims=[(5_000, None)])
    found = read.of_person(read.metrics[1], 1, NOVEMBER)
    assert (found.amount, found.fair) == (amount, aim)
    assert found.hit is (amount >= aim.amount)


@pytest.mark.parametrize(
    ("roll_up", "amount", "aim"),
    [
        (RollUp.SUM, 14_000, Aim(10_000)),
        (RollUp.LAST, 14_000, Aim(10_000)),
        (RollUp.AVERAGE, 7_000, Aim(5_000)),
    ],
)
def test_each_roll_up_over_people(roll_up, amount, aim):
    amounts = {(1, 1): [8_000], (1, 2): [6_000], (1, 3): [None]}
    read = book(amounts, roll_up, aims=[(5_000, None)], people=3)
    found = read.of_team(read.metrics[1], [1, 2, 3], WEEKS[0])
    assert (found.amount, found.fair, found.hit) == (amount, aim, True)
    assert (found.reported, found.parts) == (2, 3)


def test_a_ratio_is_that_of_its_summed_parts_where_both_are_reported():
    # Person 1 won 2 of 4, then 1 of 6 with the wins of one week and the offers of another missing:
    # 3 of 10 is 30 %, where the average of 50 % and 16.7 % would be 33.3 %.
    # Person 2 won 3 of 5: together 6 of 15, which is 40 %.
    read = book(
        {
            (2, 1): [2_000, 1_000, None, 9_000],
            (3, 1): [4_000, 6_000, 7_000, None],
            (2, 2): [3_000],
            (3, 2): [5_000],
        },
        RollUp.RATIO,
        aims=[(35_000, None)],
    )
    rate = read.metrics[1]
    alone, both = read.of_person(rate, 1, NOVEMBER), read.of_team(rate, [1, 2], NOVEMBER)
    assert (alone.amount, alone.hit, alone.reported) == (30_000, False, 2)
    assert (both.amount, both.hit) == (40_000, True)


def test_a_ratio_with_nothing_to_divide_by_is_not_reported():
    read = book({(2, 1): [0, None], (3, 1): [0, None]}, RollUp.RATIO, aims=[(35_000, None)])
    found = read.of_person(read.metrics[1], 1, WEEKS[0])
    assert (found.amount, found.hit) == (None, None)


def test_an_average_over_weeks_is_of_those_reported():
    read = book({(1, 1): [6_000, None, 4_000, 8_000]}, aims=[(5_000, None)])
    found = read.trailing(read.metrics[1], [1], WEEKS, alone=True)
    assert (found.amount, found.aim, found.hit) == (6_000, Aim(5_000), True)
    assert (found.reported, found.parts) == (3, 5)


def test_an_average_of_a_ratio_is_that_of_all_its_parts():
    # 1 of 2 and 1 of 8 are 2 of 10: 20 %, not the 31.25 % that the two weeks average.
    read = book({(2, 1): [1_000, 1_000], (3, 1): [2_000, 8_000]}, RollUp.RATIO)
    assert read.trailing(read.metrics[1], [1], WEEKS[:2], alone=True).amount == 20_000


def test_a_number_that_is_to_stay_between_two_and_one_that_is_to_go_down():
    amounts = {(1, 1): [34_000, 35_000, 50_000, 50_001]}
    between = book(amounts, RollUp.AVERAGE, aims=[(35_000, 50_000)], better=Better.RANGE)
    judged = [between.of_person(between.metrics[1], 1, week).hit for week in WEEKS]
    assert judged == [False, True, True, False, None]
    down = book(amounts, RollUp.AVERAGE, aims=[(35_000, None)], better=Better.DOWN)
    judged = [down.of_person(down.metrics[1], 1, week).hit for week in WEEKS]
    assert judged == [True, True, False, False, None]


def test_somebody_who_is_away_or_not_here_yet_owes_nothing():
    read = book({(1, 1): [5_000] * 5, (1, 2): []}, aims=[(5_000, None)])
    metric, ben = read.metrics[1], read.people[2]
    ben.started = WEEKS[2].starts
    assert [read.of_person(metric, 2, week).aim for week in WEEKS] == [
        None, None, Aim(5_000), Aim(5_000), Aim(5_000),
    ]  # fmt: skip
    assert read.of_person(metric, 2, NOVEMBER).aim == Aim(15_000)
    assert (read.of_team(metric, [1, 2], WEEKS[0]).parts) == 1
    ben.status, ben.away_since = Status.ON_LEAVE, WEEKS[3].starts
    assert [read.owes(2, week) for week in WEEKS] == [False, False, True, False, False]
    ben.status, ben.left_on = Status.LEFT, WEEKS[3].ends
    assert [read.owes(2, week) for week in WEEKS] == [False, False, True, True, False]
    ben.left_on -= timedelta(1)
    assert [read.owes(2, week) for week in WEEKS] == [False, False, True, False, False]


AMOUNTS = st.lists(st.one_of(st.none(), st.integers(0, 10**7)), min_size=5, max_size=5)


@given(
    st.sampled_from([RollUp.SUM, RollUp.LAST, RollUp.AVERAGE]),
    AMOUNTS,
    st.integers(0, 4),
)
def test_one_more_week_or_person_that_was_not_reported_moves_nothing(roll_up, amounts, at):
    """Whatever stands there, taking a value away and saying nothing instead are the same."""
    without = [a for place, a in enumerate(amounts) if place != at]
    told = book({(1, 1): [*amounts[:at], None, *amounts[at + 1 :]]}, roll_up, aims=[(5_000, None)])
    less = book({(1, 1): without}, roll_up, aims=[(5_000, None)])
    one, two = (each.of_person(each.metrics[1], 1, NOVEMBER) for each in (told, less))
    assert (one.amount, one.hit, one.fair) == (two.amount, two.hit, two.fair)
    averages = [each.trailing(each.metrics[1], [1], WEEKS, alone=True) for each in (told, less)]
    assert averages[0].amount == averages[1].amount
    team = book({(1, 1): amounts, (1, 2): [None] * 5}, roll_up, aims=[(5_000, None)])
    alone, both = (team.of_team(team.metrics[1], who, WEEKS[0]) for who in ([1], [1, 2]))
    assert (alone.amount, alone.hit, alone.fair) == (both.amount, both.hit, both.fair)


@given(AMOUNTS, AMOUNTS, st.integers(0, 4), st.booleans())
def test_half_a_ratio_moves_nothing(above, below, at, which):
    half = [*above], [*below]
    half[which][at] = None
    none = [*above], [*below]
    none[0][at] = none[1][at] = None
    found = [
        book({(2, 1): a, (3, 1): b}, RollUp.RATIO, aims=[(35_000, None)]) for a, b in (half, none)
    ]
    seen_in = [each.of_person(each.metrics[1], 1, NOVEMBER) for each in found]
    assert seen_in[0].amount == seen_in[1].amount
    assert seen_in[0].hit == seen_in[1].hit


def test_revenue_of_a_quarter_is_what_its_months_were_or_what_was_recorded_of_it(journal):
    dana = builders.person(journal)
    revenue = builders.metric(journal, "Revenue", unit=Unit.MONEY, meaning=Meaning.REVENUE)
    quarter = builders.quarter()
    months = parts_in(PeriodKind.MONTH, quarter, 1, 0)

    def found():
        read = journal.ask(figures.read, [revenue], [dana.id], quarter.starts, quarter.ends)
        one = read.of_person(revenue, dana.id, quarter)
        return one.amount, one.aim and one.aim.amount, one.fair and one.fair.amount, one.hit

    assert found() == (None, None, None, None)
    for month in months:
        builders.result(journal, dana.id, month, 100_00, None)
    assert found() == (None, 300_00, None, None)
    builders.result(journal, dana.id, months[0], 100_00, 120_00)
    builders.result(journal, dana.id, months[1], 100_00, 90_00)
    # 210 of the 200 that two months ask for; all three ask for 300.
    assert found() == (210_00, 300_00, 200_00, True)
    builders.result(journal, dana.id, quarter, 400_00, 250_00)
    assert found() == (250_00, 400_00, 400_00, False)


def test_a_quota_of_the_quarter_is_its_aim_and_judges_no_single_month(journal):
    dana = builders.person(journal)
    revenue = builders.metric(journal, "Revenue", unit=Unit.MONEY, meaning=Meaning.REVENUE)
    quarter = builders.quarter()
    months = parts_in(PeriodKind.MONTH, quarter, 1, 0)
    builders.result(journal, dana.id, quarter, 400_00, None)

    def found():
        read = journal.ask(figures.read, [revenue], [dana.id], quarter.starts, quarter.ends)
        one, first = (read.of_person(revenue, dana.id, of) for of in (quarter, months[0]))
        return one.amount, one.aim, one.hit, first.hit

    builders.result(journal, dana.id, months[0], None, -20_00)  # a credit note
    assert found() == (-20_00, Aim(400_00), None, None)
    for month in months[1:]:
        builders.result(journal, dana.id, month, None, 210_00)
    assert found() == (400_00, Aim(400_00), True, None)


def test_a_book_is_read_in_as_many_statements_for_many_as_for_one(journal):
    meetings = builders.metric(journal, "Meetings")
    who = [builders.person(journal, f"Person {number}").id for number in range(5)]
    for person_id in who:
        builders.value(journal, person_id, meetings.id, TODAY, 5_000)

    def statements(asked):
        counted = []

        def query(db):
            read = db.execute

            def counting(*args, **kwargs):
                counted.append(args[0])
                return read(*args, **kwargs)

            db.execute = counting
            return figures.read(db, [meetings], asked, WEEKS[0].starts, TODAY)

        found = journal.ask(query)
        assert len(found.values) == len(asked)
        return len(counted)

    assert statements(who[:1]) == statements(who)
