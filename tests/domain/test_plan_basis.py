"""What many plans are counted against is what each of them is."""

from datetime import date

import pytest

from app.domain import people, plan_basis, plan_board, plans
from tests import builders
from tests.builders import NEXT_HALF, TODAY


@pytest.fixture
def team(journal):
    """Three people: one with all figures, one with some, one with none."""
    who = [builders.person(journal, name).id for name in ("Dana", "Marcus", "Zoe")]
    for half in journal.ask(plan_board.halves, TODAY):
        builders.result(journal, who[0], half, 30_000_000, None)
    builders.result(journal, who[1], builders.quarter(date(2027, 2, 1)), 9, None)
    builders.result(journal, who[1], builders.quarter(date(2027, 5, 1)), 11, None)
    builders.win_rate(journal, who[0], 5, 20)
    builders.win_rate(journal, who[0], 20, 20, date(2026, 3, 1))
    builders.win_rate(journal, who[2], 1, 2)
    return journal.ask(people.team)


def test_it_is_the_same_for_many_as_for_one(journal, team):
    halves = journal.ask(plan_board.halves, TODAY)
    together = journal.ask(plan_basis.current, team, halves, TODAY)
    for person in team:
        for half in halves:
            alone = journal.ask(plans.current_basis, person.id, half, TODAY)
            assert together[person.id, half.starts] == alone
    dana, marcus, zoe = (together[person.id, NEXT_HALF.starts] for person in team)
    assert (dana.quota, dana.win_rate) == (30_000_000, 25 / 40)
    assert (marcus.quota, marcus.win_rate) == (20, None), "added up from both quarters"
    assert (zoe.quota, zoe.win_rate) == (None, None), "two deals say nothing yet"
    before = together[team[0].id, halves[1].starts]
    assert before.win_rate == 1.0, "what came after a half that is over says nothing of it"


def test_an_agreed_plan_has_its_own_and_another_version_what_is_known_now(journal, team):
    first = builders.business_plan(journal, team[0].id)
    builders.result(journal, team[0].id, NEXT_HALF, 1, None)
    second = journal.do("Revise", plans.revise, first.id, "Another quota", TODAY)
    current = journal.ask(plan_basis.current, team, [NEXT_HALF], TODAY)
    quotas = [
        plan_basis.of_plan(journal.ask(plans.get, plan.id), current).quota
        for plan in (first, second)
    ]
    assert quotas == [30_000_000, 1]


def test_nobody_and_no_half_have_nothing(journal, team):
    assert journal.ask(plan_basis.current, team, [], TODAY) == {}
    assert journal.ask(plan_basis.current, [], [NEXT_HALF], TODAY) == {}
