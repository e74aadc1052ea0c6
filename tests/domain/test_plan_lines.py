"""The lines of a plan: what they insist on, and what nobody could read."""

from datetime import date

import pytest

from app.domain import plan_lines, plans, settings
from app.domain.errors import Reason, Refused
from app.domain.kinds import LineSource, PlanState
from tests import builders
from tests.builders import NEXT_HALF, TODAY


@pytest.fixture
def invited(journal):
    who = builders.person(journal).id
    return builders.business_plan(journal, who, PlanState.INVITED).id


def add(journal, plan_id, account="Brightwater", **words):
    return journal.do("Add", plan_lines.add, plan_id, TODAY, account=account, **words)


def refusal(work, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        work(*args, **kwargs)
    return caught.value.reason, caught.value.field


def test_lines_stand_in_the_order_in_which_they_came(journal, invited):
    first, second = add(journal, invited, "Zeta"), add(journal, invited, "Alpha")
    journal.do("Delete", plan_lines.delete, first.id)
    third = add(journal, invited, "Mu", source=LineSource.REFERRAL)

    found = journal.ask(plans.get, invited)
    assert [line.id for line in found.lines] == [second.id, third.id]
    assert found.lines[1].source is LineSource.REFERRAL


def test_the_first_line_makes_a_draft_of_what_was_only_asked_for(journal, invited):
    add(journal, invited)
    plan = journal.ask(plans.get, invited).plan
    assert (plan.state, plan.drafted_on) == (PlanState.DRAFT, TODAY)


@pytest.mark.parametrize(
    ("words", "reason", "field"),
    [
        ({"account": " "}, Reason.LINE_NEEDS_NAME, "account"),
        ({"amount": -1}, Reason.NEGATIVE, "amount"),
        ({"month": date(2026, 12, 31)}, Reason.NOT_IN_HALF, "month"),
        ({"month": date(2027, 7, 1)}, Reason.NOT_IN_HALF, "month"),
    ],
)
def test_a_line_needs_a_name_and_business_within_the_half(journal, invited, words, reason, field):
    assert refusal(add, journal, invited, **words) == (reason, field)
    line = add(journal, invited)
    change = (journal.do, "Change", plan_lines.change, line.id)
    assert refusal(*change, **words) == (reason, field)


def test_a_segment_alone_is_name_enough_and_any_day_names_its_month(journal, invited):
    line = add(journal, invited, "", segment="Retail", month=date(2027, 3, 31), amount=0)
    assert (line.month, line.amount) == (date(2027, 3, 1), 0)


def test_the_half_is_the_one_the_plan_was_made_for(journal, invited):
    """Where halves begin in other months by now, a plan goes on to be for the same six months."""
    journal.do("Choose", settings.change, fiscal_start=4)
    line = add(journal, invited, month=NEXT_HALF.ends)
    assert line.month == date(2027, 6, 1)
    assert refusal(add, journal, invited, month=date(2027, 7, 1))[0] is Reason.NOT_IN_HALF


def test_what_nobody_could_read_stays_until_it_is_cleared_up(journal, invited):
    line = add(journal, invited, as_typed="amount: about 600; month: spring")
    line = journal.do("Change", plan_lines.change, line.id, amount=60_000)
    assert line.as_typed == "amount: about 600; month: spring", "the month is still not known"
    line = journal.do("Change", plan_lines.change, line.id, month=NEXT_HALF.starts)
    assert line.as_typed == ""


def test_no_line_of_an_agreed_plan_changes(journal):
    agreed = builders.business_plan(journal, builders.person(journal).id)
    [line, _] = journal.ask(plans.get, agreed.id).lines
    for work in (
        (plan_lines.add, agreed.id, TODAY),
        (plan_lines.change, line.id),
        (plan_lines.delete, line.id),
    ):
        assert refusal(journal.do, "Try", *work)[0] is Reason.PLAN_IS_AGREED
