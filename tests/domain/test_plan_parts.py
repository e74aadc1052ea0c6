"""What every part of a plan goes through before it changes."""

import pytest

from app.domain import plan_parts
from app.domain.errors import Reason, Refused
from app.domain.kinds import SETTLED, PlanState
from app.domain.models import PlanLine
from tests import builders
from tests.builders import TODAY


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


@pytest.mark.parametrize("state", [state for state in PlanState if state not in SETTLED])
def test_a_plan_under_way_may_change_and_is_no_less_far_for_it(journal, dana, state):
    made = builders.business_plan(journal, dana, state)
    found = journal.do("Begin", plan_parts.begun, made.id, TODAY)
    assert found.state is (PlanState.DRAFT if state is PlanState.INVITED else state)


def test_an_agreed_plan_may_not_change_nor_one_that_was_superseded(journal, dana):
    first = builders.business_plan(journal, dana)
    second = builders.revised(journal, first.id)
    for made in (first, second):
        with pytest.raises(Refused) as caught:
            journal.ask(plan_parts.unsettled, made.id)
        assert caught.value.reason is Reason.PLAN_IS_AGREED


def test_a_part_that_is_not_there_is_said_to_be_missing(journal):
    with pytest.raises(Refused) as caught:
        journal.ask(plan_parts.part, PlanLine, 7)
    assert caught.value.reason is Reason.NOT_FOUND
