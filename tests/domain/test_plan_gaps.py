"""What a plan still lacks, said so that the next step is plain."""

import pytest

from app.domain import agreements, plan_gaps, plan_sections, plans
from app.domain.kinds import Missing, Owner, PlanState, SectionKind, Vis, WordsFrom
from app.domain.plan_gaps import Gap
from tests import builders
from tests.builders import NEXT_HALF, TODAY

STARTS = NEXT_HALF.starts
AGREED = {"mine": "I open doors", "theirs": "You call", "vis": Vis.SHAREABLE}


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


def gaps(journal, plan_id):
    found = journal.ask(plans.get, plan_id)
    basis = journal.ask(plans.basis, found, TODAY)
    shared = journal.ask(agreements.of_half, found.person.id, found.plan.starts_on)
    return plan_gaps.missing(found, basis, shared)


def test_a_plan_that_was_only_asked_for_lacks_all_of_it(journal, dana):
    plan = builders.business_plan(journal, dana, PlanState.INVITED)
    assert gaps(journal, plan.id) == (
        Gap(Missing.QUOTA),
        Gap(Missing.WIN_RATE),
        Gap(Missing.SECTIONS, 10),
        Gap(Missing.LINES),
        Gap(Missing.ACTIONS),
        Gap(Missing.AGREEMENT),
        Gap(Missing.INTEGRITY),
    )


def test_what_is_incomplete_is_counted(journal, dana):
    builders.result(journal, dana, NEXT_HALF, 0, None)
    builders.win_rate(journal, dana, 0, 20)
    plan = builders.business_plan(
        *(journal, dana, PlanState.DRAFT),
        lines=[("A", None, None), ("B", None, STARTS), ("C", 5, None), ("D", 5, STARTS)],
        steps=[("Call", None), ("Learn", None), ("Meet", STARTS)],
    )
    assert gaps(journal, plan.id)[:4] == (
        Gap(Missing.SECTIONS, 8),
        Gap(Missing.AMOUNTS, 2),
        Gap(Missing.MONTHS, 2),
        Gap(Missing.DAYS, 2),
    ), "a quota of nothing and a rate of nothing are known"


def test_a_plan_that_lacks_nothing_can_be_agreed(journal, dana):
    builders.result(journal, dana, NEXT_HALF, 30_000_000, None)
    builders.win_rate(journal, dana, 5, 20)
    journal.do("Write", agreements.write, dana, STARTS, TODAY, **AGREED)
    plan = builders.business_plan(journal, dana, PlanState.REVIEWED, steps=[("Call", STARTS)])
    words = dict.fromkeys(SectionKind, "Something")
    journal.do("Write", plan_sections.write, plan.id, words, WordsFrom.TALK, TODAY)
    assert gaps(journal, plan.id) == ()
    plan = builders.brought(journal, plan.id, PlanState.AGREED)
    assert gaps(journal, plan.id) == (Gap(Missing.SIGNATURES, 2),)


@pytest.mark.parametrize(
    "words",
    [{"vis": Vis.PRIVATE}, {"mine": ""}, {"theirs": " "}],
    ids=["private", "mine", "theirs"],
)
def test_what_only_one_of_them_may_read_is_no_agreement_of_two(journal, dana, words):
    plan = builders.business_plan(journal, dana, PlanState.DRAFT)
    journal.do("Write", agreements.write, dana, STARTS, TODAY, **AGREED)
    assert Gap(Missing.AGREEMENT) not in gaps(journal, plan.id)
    journal.do("Write", agreements.write, dana, STARTS, TODAY, **{**AGREED, **words})
    assert Gap(Missing.AGREEMENT) in gaps(journal, plan.id)


@pytest.mark.parametrize("answer", [None, False])
def test_integrity_is_open_until_the_answer_is_yes(journal, dana, answer):
    plan = builders.business_plan(journal, dana, PlanState.REVIEWED)
    assert Gap(Missing.INTEGRITY) not in gaps(journal, plan.id)
    journal.do("Ask", plans.change, plan.id, integrity=answer)
    assert Gap(Missing.INTEGRITY) in gaps(journal, plan.id)


def test_an_agreed_plan_lacks_nothing_but_signatures_and_an_old_one_nothing(journal, dana):
    first = builders.business_plan(journal, dana)
    assert gaps(journal, first.id) == (Gap(Missing.SIGNATURES, 2),)
    journal.do("Sign", plans.sign, first.id, Owner.REP, TODAY, TODAY)
    assert gaps(journal, first.id) == (Gap(Missing.SIGNATURES, 1),)
    builders.revised(journal, first.id)
    assert gaps(journal, first.id) == ()
