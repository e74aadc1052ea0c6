"""The talk about a plan as a whole, and both signatures under it."""

from datetime import timedelta

import pytest

from app.domain import plan_talks, plans
from app.domain.errors import Reason, Refused
from app.domain.kinds import Owner, PlanState, SectionKind
from tests import builders
from tests.builders import TODAY


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


def talk(journal, plan_id, **comments):
    said = {SectionKind(name): text for name, text in comments.items()}
    return journal.do("Talk", plan_talks.talk, plan_id, TODAY, TODAY, said)


def test_a_talk_is_one_step_with_all_that_was_said(journal, dana):
    plan = builders.business_plan(journal, dana, PlanState.SUBMITTED)
    talk(journal, plan.id, market="The north waits until summer", risks="We ask Halden")
    found = journal.ask(plans.get, plan.id)
    assert (found.plan.state, found.plan.reviewed_on) == (PlanState.REVIEWED, TODAY)
    said = {one.section: one.comment for one in found.sections if one.comment}
    assert said == {
        SectionKind.MARKET: "The north waits until summer",
        SectionKind.RISKS: "We ask Halden",
    }
    journal.undo()
    found = journal.ask(plans.get, plan.id)
    assert found.plan.state is PlanState.SUBMITTED
    assert not any(one.comment for one in found.sections)


def test_what_was_said_is_not_kept_of_a_talk_that_could_not_be(journal, dana):
    plan = builders.business_plan(journal, dana, PlanState.DRAFT)
    with pytest.raises(Refused) as refused:
        talk(journal, plan.id, market="The north waits")
    assert refused.value.reason is Reason.NOT_SUBMITTED
    assert not any(one.comment for one in journal.ask(plans.get, plan.id).sections)


def test_both_signatures_are_noted_and_taken_back(own):
    plan = builders.business_plan(own, builders.person(own).id)
    own.do("Sign", plan_talks.sign, plan.id, {Owner.REP: TODAY, Owner.ME: None}, TODAY)
    found = own.ask(plans.get, plan.id)
    assert (found.signed_on(Owner.REP), found.signed_on(Owner.ME)) == (TODAY, None)
    own.do("Sign", plan_talks.sign, plan.id, {Owner.REP: None, Owner.ME: TODAY}, TODAY)
    found = own.ask(plans.get, plan.id)
    assert (found.signed_on(Owner.REP), found.signed_on(Owner.ME)) == (None, TODAY)


def test_a_refused_signature_says_whose_and_leaves_the_other(own):
    plan = builders.business_plan(own, builders.person(own).id)
    tomorrow = TODAY + timedelta(days=1)
    with pytest.raises(Refused) as refused:
        own.do("Sign", plan_talks.sign, plan.id, {Owner.REP: TODAY, Owner.ME: tomorrow}, TODAY)
    assert (refused.value.reason, refused.value.field) == (Reason.IN_THE_FUTURE, "me")
    assert own.ask(plans.get, plan.id).signed_on(Owner.REP) is None
