"""Practice S4-21, know the recipe: counted by hand from what was reported."""

from datetime import date, timedelta

import pytest

from app.domain import metrics, recipes, values
from app.domain.kinds import Meaning, PeriodKind, Unit
from app.domain.periods import period_of
from app.domain.values import Entry
from tests import builders
from tests.builders import TODAY

pytestmark = pytest.mark.long


#: The weeks that end from August to 15 November; the week of today is not over.
WEEKS = [date(2026, 7, 27) + timedelta(weeks=n) for n in range(16)]
MONTHS = [date(2026, month, 1) for month in (8, 9, 10)]
Q4 = builders.quarter()


def stage(journal, place, name, frequency=PeriodKind.WEEK):
    return journal.do("Add", metrics.add, TODAY, name=name, stage=place, frequency=frequency).id


def revenue(journal, place):
    words = {"name": "Revenue", "unit": Unit.MONEY, "meaning": Meaning.REVENUE, "stage": place}
    return journal.do("Add", metrics.add, TODAY, **words).id


def report(journal, who, metric_id, days, amount):
    entries = [Entry(who, metric_id, day, amount) for day in days]
    journal.do("Report", values.record_many, entries, TODAY)


def sell(journal, who, days, actual, quota=None, kind=PeriodKind.MONTH):
    for day in days:
        builders.result(journal, who, period_of(kind, day), quota, actual)


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


@pytest.fixture
def marcus(journal):
    return builders.person(journal, "Marcus Bell").id


@pytest.fixture
def chain(journal):
    """Calls, meetings and wins by the week, and revenue."""
    counted = [stage(journal, n, name) for n, name in enumerate(("Calls", "Meetings", "Wins"), 1)]
    return [*counted, revenue(journal, 4)]


@pytest.fixture
def worked(journal, dana, chain):
    """Dana calls 20 times a week, meets 4 customers and wins 1; 65,000.00 a month."""
    for metric_id, amount in zip(chain, (20_000, 4_000, 1_000), strict=False):
        report(journal, dana, metric_id, WEEKS, amount)
    sell(journal, dana, MONTHS, 6_500_000)
    return dana


def rates(found):
    return [step.rate for step in found.conversions]


def test_s4_21_a_recipe_is_counted_over_a_quarters_worth_of_time(journal, worked):
    # Of the 13 weeks up to 15 November: 52 / 260 and 13 / 52; in the 13 weeks that end from
    # August to October 13 wins, for 3 x 65,000.00: 15,000.00 a deal.
    found = journal.ask(recipes.of_person, worked, TODAY)
    assert rates(found) == [0.2, 0.25, 1_500_000]
    assert [one.total for one in found.stages] == [260, 52, 13, 19_500_000]
    assert [(one.reported, one.of) for one in found.stages] == [(13, 13)] * 3 + [(3, 3)]
    assert (found.conversions[0].numerator, found.conversions[0].denominator) == (52, 260)


@pytest.mark.parametrize("missing", [0, 6, 12])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_week_without_a_number_moves_no_conversion(journal, worked, chain, place, missing):
    report(journal, worked, chain[place], [WEEKS[3 + missing]], None)
    found = journal.ask(recipes.of_person, worked, TODAY)
    assert rates(found)[:2] == [0.2, 0.25]
    assert (found.stages[place].reported, found.stages[place].of) == (12, 13)


def test_a_month_without_revenue_takes_its_wins_out(journal, worked):
    # September had 4 of the 13 wins: 130,000.00 / 9.
    sell(journal, worked, [MONTHS[1]], None, quota=1)
    assert rates(journal.ask(recipes.of_person, worked, TODAY))[2] == 13_000_000 / 9


def test_revenue_kept_by_the_quarter_is_compared_with_the_last_quarter(journal, dana, chain):
    report(journal, dana, chain[2], WEEKS, 1_000)
    sell(journal, dana, [date(2026, 7, 1)], 9_000_000, kind=PeriodKind.QUARTER)
    # 90,000.00 / 9 wins in the weeks that end in August and September
    assert rates(journal.ask(recipes.of_person, dana, TODAY))[2] == 1_000_000


def test_the_teams_recipe_is_made_of_the_parts_and_not_of_recipes(journal, worked, marcus, chain):
    # Marcus: 13 x 30 calls for 13 meetings. Together 65 / 650, not the average of 20 and 3 %.
    report(journal, marcus, chain[0], WEEKS, 30_000)
    report(journal, marcus, chain[1], WEEKS, 1_000)
    team, hers, his = journal.ask(recipes.everybody, TODAY)
    assert rates(team)[0] == 65 / 650
    assert (rates(hers)[0], rates(his)[0]) == (0.2, 1 / 30)
    assert (team.person, his.person.id, rates(his)[1:]) == (None, marcus, [None, None])
    assert journal.ask(recipes.of_team, TODAY) == team


def test_calls_without_meetings_reported_do_not_move_the_team(journal, worked, marcus, chain):
    report(journal, marcus, chain[0], WEEKS, 30_000)
    assert rates(journal.ask(recipes.of_team, TODAY))[:2] == [0.2, 0.25]


def test_fewer_than_five_are_too_few_to_say(journal, dana, chain):
    report(journal, dana, chain[1], WEEKS[-4:], 1_000)
    report(journal, dana, chain[2], WEEKS[-4:], 1_000)
    found = journal.ask(recipes.of_person, dana, TODAY).conversions[1]
    assert (found.rate, found.too_few, found.denominator) == (None, True, 4)


def test_s4_21_a_quota_becomes_the_activity_of_each_week(journal, worked):
    # 195,000.00 in the 13 weeks that end in the quarter: 13 deals, 52 meetings, 260 calls.
    sell(journal, worked, [Q4.starts], None, quota=19_500_000, kind=PeriodKind.QUARTER)
    plan = journal.ask(recipes.needed, Q4, TODAY, worked)
    assert (plan.quota, plan.weeks, plan.without) == (19_500_000, 13, 0)
    weekly = [one.needed.weekly for one in plan.activities]
    assert weekly == pytest.approx([20, 4, 1, 1_500_000])
    assert [one.now for one in plan.activities] == pytest.approx([20, 4, 1, 1_500_000])
    assert [one.short for one in plan.activities] == pytest.approx([0, 0, 0, 0])


def test_what_is_done_now_is_counted_from_the_weeks_reported(journal, worked, chain):
    sell(journal, worked, [Q4.starts], None, quota=39_000_000, kind=PeriodKind.QUARTER)
    report(journal, worked, chain[0], WEEKS[3:9], None)
    calls = journal.ask(recipes.needed, Q4, TODAY, worked).activities[0]
    assert (calls.needed.weekly, calls.now) == (pytest.approx(40), 20)
    assert calls.short == pytest.approx(20)


def test_the_team_needs_what_the_quotas_need_together(journal, worked, marcus):
    sell(journal, worked, [Q4.starts], None, quota=19_500_000, kind=PeriodKind.QUARTER)
    plan = journal.ask(recipes.needed, Q4, TODAY)
    assert (plan.person, plan.quota, plan.without) == (None, 19_500_000, 1)
    assert plan.activities[0].needed.weekly == pytest.approx(20)


def test_somebody_new_may_be_counted_with_the_teams_conversions(journal, worked, marcus):
    sell(journal, marcus, [Q4.starts], None, quota=9_750_000, kind=PeriodKind.QUARTER)
    own = journal.ask(recipes.needed, Q4, TODAY, marcus)
    lent = journal.ask(recipes.needed, Q4, TODAY, marcus, as_team=True)
    assert [one.needed.weekly for one in own.activities[:3]] == [None] * 3
    assert [one.needed.weekly for one in lent.activities[:3]] == pytest.approx([10, 2, 0.5])
    assert (lent.person.id, lent.recipe.person, lent.activities[0].now) == (marcus, None, None)


def test_without_stages_or_a_quota_there_is_nothing_to_say(journal, dana):
    found = journal.ask(recipes.of_person, dana, TODAY)
    assert (found.stages, found.conversions) == ((), ())
    assert journal.ask(recipes.needed, Q4, TODAY, dana).activities == ()
    assert journal.ask(recipes.backtest, TODAY).holds is None


# Told again


#: The months of the eight quarters up to September 2026.
TWO_YEARS = [date(2024 + (9 + n) // 12, (9 + n) % 12 + 1, 1) for n in range(24)]


@pytest.fixture
def told(journal, dana):
    """30 calls, 3 wins and 9,000.00 in each month of two years: 0.1, and 3,000.00 a deal."""
    calls, wins = (
        stage(journal, n, name, PeriodKind.MONTH) for n, name in enumerate(("Calls", "Wins"), 1)
    )
    revenue(journal, 3)
    report(journal, dana, calls, TWO_YEARS, 30_000)
    report(journal, dana, wins, TWO_YEARS, 3_000)
    sell(journal, dana, TWO_YEARS, 900_000)
    return calls, wins


def test_s4_21_a_recipe_is_tested_on_the_last_four_quarters(journal, dana, told):
    # In the last one 180 calls: told 180 x 0.1 x 3,000.00 = 54,000.00, and 45,000.00 came: +20 %.
    # Before it 27,000.00 was told and came three times. On average 20 / 4 = 5 %.
    report(journal, dana, told[0], TWO_YEARS[-3:], 60_000)
    sell(journal, dana, TWO_YEARS[-3:], 1_500_000)
    for found in (
        journal.ask(recipes.backtest, TODAY, dana),
        journal.ask(recipes.backtest, TODAY),
    ):
        labels = [one.quarter.label for one in found.quarters]
        assert labels == ["Q4 2025", "Q1 2026", "Q2 2026", "Q3 2026"]
        told_of = [one.predicted for one in found.quarters]
        assert told_of == pytest.approx([2_700_000, 2_700_000, 2_700_000, 5_400_000])
        assert [one.error for one in found.quarters] == pytest.approx([0, 0, 0, 0.2])
        assert (found.mean_error, found.holds) == (pytest.approx(0.05), True)


def test_what_came_later_is_not_known_before(journal, dana, told):
    # The wins of the last quarter double: what was told of it is from the year before.
    report(journal, dana, told[1], TWO_YEARS[-3:], 6_000)
    last = journal.ask(recipes.backtest, TODAY, dana).quarters[-1]
    assert last.predicted == pytest.approx(2_700_000)
    assert [step.denominator for step in last.quarter.conversions] == [360, 36]


@pytest.mark.parametrize("gap", [3, 12, 23])
def test_a_month_without_revenue_tests_nothing_and_moves_nothing(journal, dana, told, gap):
    sell(journal, dana, [TWO_YEARS[gap]], None, quota=1)
    found = journal.ask(recipes.backtest, TODAY, dana)
    assert found.counted == (4 if gap < 12 else 3)
    assert found.mean_error == pytest.approx(0)


def test_whose_calls_are_not_known_is_left_out_of_what_came(journal, dana, marcus, told):
    sell(journal, marcus, TWO_YEARS, 50_000_000)
    found = journal.ask(recipes.backtest, TODAY)
    assert found.mean_error == pytest.approx(0)
    assert {(one.quarter.counted, one.quarter.of) for one in found.quarters} == {(1, 2)}
