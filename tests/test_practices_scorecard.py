"""The practices that the numbers of the Scorecard tab serve, each shown at work on a small team."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from app.domain import (
    grid,
    lifts,
    metrics,
    missed,
    recipes,
    scorecards,
    standings,
    targets,
    team_goals,
    tiers,
    values,
)
from app.domain.attainment import Tier
from app.domain.errors import Reason, Refused
from app.domain.figures import Aim, read
from app.domain.kinds import EnteredBy, Meaning, Nature, RollUp, Standing, Unit
from app.domain.lifts import Lever
from tests import builders, sales_team
from tests.builders import TODAY

if TYPE_CHECKING:
    from app.domain.models import Metric
    from app.journal import Journal

pytestmark = pytest.mark.long

#: The quarter that was over last on the day of the tests' stories.
Q3 = builders.quarter(date(2026, 8, 1))


@pytest.fixture
def dana(journal: Journal) -> int:
    return builders.person(journal).id


@pytest.fixture
def marcus(journal: Journal) -> int:
    return builders.person(journal, "Marcus Bell").id


def refused(work: Any, *args: Any, **kwargs: Any) -> Reason:
    with pytest.raises(Refused) as caught:
        work(*args, **kwargs)
    return caught.value.reason


def weeks_of(journal: Journal, who: int, metric: Metric, *amounts: float | None) -> None:
    """What somebody reported week by week, the last one the week before this."""
    for back, amount in enumerate(reversed(amounts), 1):
        day, kept = TODAY - timedelta(weeks=back), None if amount is None else round(amount * 1000)
        builders.value(journal, who, metric.id, day, kept)


def test_s0_09_everybody_a_tenth_better_moves_the_total_and_the_best_alone_cannot(
    journal: Journal, dana: int, marcus: int
) -> None:
    zoe = builders.person(journal, "Zoe Lind").id
    for who, actual in ((dana, 30_000_000), (marcus, 20_000_000)):
        builders.result(journal, who, Q3, 25_000_000, actual)
    stage = builders.metric(journal, "Calls", stage=1)

    found = journal.ask(lifts.of_period, Q3, [Lever(100)])
    assert (found.total, found.everybody, found.top_alone) == (50_000_000, 55_000_000, 53_000_000)
    assert found.top_id == dana
    assert found.top_needs == pytest.approx(1 / 6), "50,000 more on 300,000"
    assert (found.counted, found.missing) == (2, 1), "Zoe’s was not reported, which is not zero"

    two = journal.ask(lifts.of_period, Q3, [Lever(100), Lever(100, stage.id)])
    assert two.gain == pytest.approx(0.21), "levers multiply"
    kept = journal.do(
        *("Save", lifts.save),
        name="A tenth each",
        starts_on=Q3.starts,
        percent_2=100,
        lever_2_id=stage.id,
    )
    builders.result(journal, zoe, Q3, 25_000_000, 10_000_000)
    start = journal.ask(lifts.period, kept)
    assert journal.ask(lifts.of_period, start, lifts.levers(kept)).everybody == 72_600_000


def test_s0_10_whoever_reached_the_quota_and_whoever_did_not_are_owed_time(
    journal: Journal, dana: int, marcus: int
) -> None:
    builders.result(journal, dana, Q3, 100, 130)
    builders.result(journal, marcus, Q3, 100, 40)
    builders.person(journal, "Zoe Lind")
    spent = builders.session(journal, marcus, days_ago=3).minutes
    builders.session(journal, dana, days_ago=40)

    by_tier = {one.tier: one for one in journal.ask(tiers.attention_by_tier, TODAY)}
    assert by_tier[Tier.REACHED].left_alone, "forty days ago is too long ago"
    assert (by_tier[Tier.BELOW].minutes, by_tier[Tier.BELOW].left_alone) == (spent, False)
    assert not by_tier[Tier.CLOSE].left_alone, "nobody is in it"
    assert [person.name for person, _ in by_tier[Tier.NOT_REPORTED].people] == ["Zoe Lind"]


def test_s1_16_only_what_is_out_of_range_is_shown(journal: Journal, dana: int, marcus: int) -> None:
    calls = builders.metric(journal, "Calls")
    builders.target(journal, calls.id, 20_000)
    weeks_of(journal, dana, calls, 20, 24, 31)
    weeks_of(journal, marcus, calls, 20, 22, 20)
    assert journal.ask(standings.exceptions, TODAY) == [], "all in range: nothing to say"

    weeks_of(journal, marcus, calls, 22, 20, 12)
    [slipping] = journal.ask(standings.exceptions, TODAY)
    assert (slipping.person.id, slipping.standing) == (marcus, Standing.SLIPPING)
    weeks_of(journal, dana, calls, 3, 0, 12)
    found = journal.ask(standings.exceptions, TODAY)
    assert [one.standing for one in found] == [Standing.OFF_TRACK, Standing.SLIPPING]
    assert found[0].latest.amount == 12_000


def test_s1_17_numbers_are_followed_and_a_missed_one_is_talked_about(
    journal: Journal, dana: int
) -> None:
    followed = [builders.metric(journal, f"Number {n}") for n in range(8)]
    for metric in followed:
        builders.target(journal, metric.id, 10_000)
        weeks_of(journal, dana, metric, 12, None, 8)

    line = journal.ask(grid.of_person, dana, grid.Shown(count=4), TODAY).lines[0]
    assert [figure.amount for figure in line.figures] == [12_000, None, 8_000, None]
    assert line.trailing[0].amount == 10_000, "what was not reported moves no average"
    assert line.standing is Standing.SLIPPING
    assert len(journal.ask(scorecards.headlines, dana, TODAY)) == 6, "no more at once"

    which = missed.Missed(dana, followed[0].id, TODAY - timedelta(weeks=1))
    raised = journal.do("Raise", missed.raise_missed, which, "Number 0: 8 of 10", TODAY)
    assert raised.person_id == dana
    again = journal.do("Raise", missed.raise_missed, which, "Number 0: 8 of 10", TODAY)
    assert again is None, "once is enough"
    met = missed.Missed(dana, followed[0].id, TODAY - timedelta(weeks=3))
    raising = (journal.do, "Raise", missed.raise_missed, met, "Number 0", TODAY)
    assert refused(*raising) is Reason.NO_RESULT_TO_RAISE


def test_s1_19_every_number_leads_to_a_goal_or_is_said_to_serve_none(journal: Journal) -> None:
    year = journal.do("Add", team_goals.add, "Two million this year")
    few = journal.do("Add", team_goals.add, "Forty new customers", year.id)
    calls = builders.metric(journal, "Calls", goal_id=few.id)
    kilometres = builders.metric(journal, "Kilometres driven")

    assert [metric.id for metric in journal.ask(metrics.without_goal)] == [kilometres.id]
    tree = journal.ask(team_goals.tree)
    assert [(one.goal.id, one.depth) for one in tree] == [(year.id, 0), (few.id, 1)]
    assert [metric.id for metric in tree[1].metrics] == [calls.id]
    circle = (journal.do, "Serve", team_goals.change, year.id, year.name, few.id)
    assert refused(*circle) is Reason.GOAL_SERVES_ITSELF
    journal.do("Delete", team_goals.delete, few.id)
    assert len(journal.ask(metrics.without_goal)) == 2, "what served it serves none"


def test_s3_02_quality_comes_before_more_of_it(journal: Journal, dana: int) -> None:
    volume = builders.metric(journal, "Meetings", nature=Nature.VOLUME)
    quality = builders.metric(
        *(journal, "Prepared"), nature=Nature.QUALITY, unit=Unit.PERCENT, roll_up=RollUp.AVERAGE
    )
    builders.target(journal, volume.id, 5_000)
    builders.target(journal, quality.id, 80_000)
    weeks_of(journal, dana, quality, 60, 55, 70)
    assert [metric.id for metric in journal.ask(metrics.listed)] == [quality.id, volume.id]

    scope = targets.Scope(dana)
    more = targets.Setting(scope, Aim(8_000), TODAY)
    aim = (journal.do, "Aim", targets.set_target, volume.id)
    assert refused(*aim, more, TODAY) is Reason.QUALITY_IS_SHORT
    journal.do(
        "Aim", targets.set_target, volume.id, targets.Setting(scope, Aim(4_000), TODAY), TODAY
    )
    why = "Half of them are with somebody who prepares"
    assert journal.do(*aim[1:], more, TODAY, reason=why).reason == why

    weeks_of(journal, dana, quality, 85, 90, 88)
    most = targets.Setting(scope, Aim(12_000), TODAY)
    assert journal.do(*aim[1:], most, TODAY).amount == 12_000, "quality is there: no reason needed"


def test_s3_10_a_number_means_the_same_for_all_and_what_it_meant_before_is_kept(
    journal: Journal, dana: int, marcus: int
) -> None:
    first, then = "Meetings with a customer", "Meetings with a decider, of twenty minutes or more"
    meetings = journal.do(
        *("Add", metrics.add, TODAY - timedelta(days=200)), name="Meetings", definition=first
    )
    journal.do("Define", metrics.define, meetings.id, then, TODAY, "Coffees were counted")

    kept = journal.ask(metrics.definitions, meetings.id)
    assert [(one.number, one.text) for one in kept] == [(1, first), (2, then)]
    assert [one.valid_from for one in kept] == [TODAY - timedelta(days=200), TODAY]
    assert journal.ask(metrics.current_definitions)[meetings.id].text == then
    weeks_of(journal, dana, meetings, 4)
    weeks_of(journal, marcus, meetings, 6)
    lines = journal.ask(grid.of_metric, meetings.id, grid.Shown(), TODAY).lines
    assert {line.metric.id for line in lines} == {meetings.id}
    same = (journal.do, "Add", metrics.add, TODAY)
    assert refused(*same, name="MEETINGS") is Reason.SAME_METRIC
    changed = (journal.do, "Change", metrics.change, meetings.id)
    assert refused(*changed, unit=Unit.HOURS) is Reason.METRIC_IN_USE


def test_s4_07_a_quota_belongs_to_one_salesperson(journal: Journal, dana: int, marcus: int) -> None:
    revenue = builders.metric(journal, "Revenue", unit=Unit.MONEY, meaning=Meaning.REVENUE)
    month = builders.month()
    of_nobody = (journal.do, "Quota", targets.set_quota, None, month, 5_000_000)
    assert refused(*of_nobody) is Reason.QUOTA_NEEDS_OWNER
    of_team = targets.Setting(targets.TEAM, Aim(5_000_000), month.starts)
    as_target = (journal.do, "Quota", targets.set_target, revenue.id, of_team, TODAY)
    assert refused(*as_target) is Reason.QUOTA_NEEDS_OWNER

    for who, quota in ((dana, 5_000_000), (marcus, 7_000_000)):
        journal.do("Quota", targets.set_quota, who, month, quota)
    book = journal.ask(read, [revenue], [dana, marcus], month.starts, month.ends)
    assert book.of_person(revenue, dana, month).aim == Aim(5_000_000)
    assert book.of_team(revenue, [dana, marcus], month).aim == Aim(12_000_000), "the sum of theirs"


def test_s4_21_the_recipe_tells_what_a_quota_takes_and_is_tested_on_earlier_quarters(
    journal: Journal,
) -> None:
    team = sales_team.build(journal, "Dana Whitfield")
    dana = team.people["Dana Whitfield"]
    found = journal.ask(recipes.of_person, dana, TODAY)
    assert [step.rate for step in found.conversions[:2]] == [78 / 260, 26 / 78]

    plan = journal.ask(recipes.needed, builders.quarter(), TODAY, dana)
    calls, meetings, wins, revenue = (one.needed.weekly for one in plan.activities)
    assert revenue == pytest.approx(15_000_000 / 13)
    # 150,000 of quota over 5,000 a deal; a third of meetings is won, 30 % of calls are meetings.
    assert (wins, meetings, calls) == pytest.approx((30 / 13, 90 / 13, 300 / 13), rel=1e-6)
    assert [one.now for one in plan.activities[:3]] == [20, 6, 2]

    tested = journal.ask(recipes.backtest, TODAY, dana)
    assert (tested.counted, tested.holds) == (4, True)
    assert tested.mean_error == pytest.approx(0, abs=0.02), "every quarter was like the others"


def test_s4_22_each_one_brings_their_own_numbers_and_the_share_is_known(
    journal: Journal, dana: int, marcus: int
) -> None:
    calls = builders.metric(journal, "Calls")
    for weeks, by in ((1, EnteredBy.REP_SHEET), (2, EnteredBy.REP_SHEET), (3, EnteredBy.IMPORT)):
        day = TODAY - timedelta(weeks=weeks)
        builders.value(journal, dana, calls.id, day, 20_000, entered_by=by)
    builders.value(journal, marcus, calls.id, TODAY - timedelta(weeks=1), 18_000)
    builders.value(journal, marcus, calls.id, TODAY - timedelta(weeks=2), None)

    since = TODAY - timedelta(weeks=5)
    everybody = journal.ask(values.brought, since, TODAY)
    assert (everybody.by_reps, everybody.counted) == (2, 4), "not reported was brought by nobody"
    each = journal.ask(values.brought_by_person, since, TODAY)
    assert (each[dana].share, each[marcus].share) == (pytest.approx(2 / 3), 0)
    assert journal.ask(values.brought, since - timedelta(days=90), since).share is None
