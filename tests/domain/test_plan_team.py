"""The plans of the team against the sum of the quotas, counted by hand."""

import pytest

from app.domain import people, plan_team, plans
from app.domain.kinds import PlanState
from tests import builders
from tests.builders import NEXT_HALF, TODAY

STARTS = NEXT_HALF.starts


def read(journal):
    return journal.ask(plan_team.of_half, NEXT_HALF, TODAY)


def somebody(journal, name, quota=None, rate=None, amount=None, state=PlanState.DRAFT):
    """Somebody with a quota, deals won and decided, and a plan of one line of an amount."""
    who = builders.person(journal, name).id
    if quota is not None:
        builders.result(journal, who, NEXT_HALF, quota, None)
    if rate is not None:
        builders.win_rate(journal, who, *rate)
    if amount is not None:
        lines = [("Skagen", amount, STARTS)]
        builders.business_plan(journal, who, state, lines=lines, steps=[])
    return who


def test_s4_07_the_target_of_the_team_is_the_sum_of_the_quotas(journal):
    somebody(journal, "Dana", 30_000_000, (5, 20), 120_000_000)
    somebody(journal, "Marcus", 20_000_000, (10, 20), 30_000_000)
    found = read(journal)
    assert found.target == sum(row.basis.quota for row in found.rows) == 50_000_000
    assert found.amount == 150_000_000
    # A quarter of the first and half of the second are won.
    assert [row.expected for row in found.rows] == [30_000_000, 15_000_000]
    assert found.expected == 45_000_000
    # 45 of 150 are won: 3.33 times are needed, not three.
    assert found.coverage.win_rate == pytest.approx(0.3)
    assert (found.coverage.meets_bar, found.coverage.enough) == (True, False)
    assert found.coverage.gap == 16_666_667
    assert (found.planned, found.of) == (2, 2)
    assert (found.without_plan, found.without_rate) == ((), ())


def test_who_has_no_plan_no_lines_or_no_rate_is_named(journal):
    somebody(journal, "All", 30_000_000, (5, 20), 40_000_000)
    somebody(journal, "No rate", 30_000_000, None, 50_000_000)
    somebody(journal, "Nobody asked", 30_000_000, (5, 20))
    asked = somebody(journal, "Only asked", 30_000_000)
    builders.business_plan(journal, asked, PlanState.INVITED)
    bare = somebody(journal, "No amounts")
    builders.business_plan(journal, bare, PlanState.DRAFT, lines=[("Skagen", None, STARTS)])
    found = read(journal)
    names = ["No amounts", "Nobody asked", "Only asked"]
    assert [person.name for person in found.without_plan] == names
    assert [person.name for person in found.without_rate] == ["No rate"]
    assert (found.planned, found.of) == (2, 5)
    assert (found.target, found.amount) == (120_000_000, 90_000_000)
    assert found.expected == 10_000_000, "nothing is guessed of who has no rate"
    by_name = {row.person.name: row for row in found.rows}
    assert by_name["Nobody asked"].found is None
    assert by_name["Nobody asked"].coverage.quota == 30_000_000
    assert by_name["No rate"].coverage.meets_win_rate is None
    assert by_name["No rate"].expected is None


@pytest.mark.parametrize("quota", [None, 0])
def test_where_there_is_no_quota_there_is_nothing_to_judge(journal, quota):
    somebody(journal, "Dana", quota, (5, 20), 90_000_000)
    found = read(journal)
    assert (found.target, found.amount) == (quota, 90_000_000)
    assert found.coverage.enough is None
    assert found.rows[0].coverage.enough is None


def test_a_team_without_any_plan_covers_nothing_yet(journal):
    somebody(journal, "Dana", 30_000_000)
    found = read(journal)
    assert (found.amount, found.expected, found.planned) == (None, None, 0)
    assert (found.coverage.ratio, found.coverage.enough) == (None, None)
    assert journal.ask(plan_team.of_half, NEXT_HALF, TODAY).target == 30_000_000


def test_nobody_on_the_team_has_no_target(journal):
    found = read(journal)
    assert (found.rows, found.target, found.amount, found.of) == ((), None, None, 0)


def test_the_version_that_holds_counts_until_another_is_agreed(journal):
    dana = somebody(journal, "Dana", 30_000_000, (5, 20), 90_000_000, PlanState.AGREED)
    first = journal.ask(plans.holding, dana, STARTS)
    builders.result(journal, dana, NEXT_HALF, 70_000_000, None)
    second = journal.do("Revise", plans.revise, first.plan.id, "Skagen went", TODAY)
    found = read(journal)
    assert found.rows[0].found.plan.id == first.plan.id
    assert found.target == 30_000_000, "what the two agreed on"
    builders.brought(journal, second.id, PlanState.AGREED)
    assert read(journal).target == 70_000_000


def test_who_left_is_no_part_of_the_team_and_who_is_on_leave_is(journal):
    dana = somebody(journal, "Dana", 30_000_000, None, 90_000_000)
    marcus = somebody(journal, "Marcus", 20_000_000, None, 60_000_000)
    journal.do("Leave", people.leave, dana, TODAY)
    journal.do("Go on leave", people.go_on_leave, marcus, TODAY)
    found = read(journal)
    assert [row.person.id for row in found.rows] == [marcus]
    assert (found.target, found.amount) == (20_000_000, 60_000_000)
