"""Inviting many at once: who can be asked, and the forms of who was."""

from datetime import timedelta

import pytest

from app.domain import people, plan_invitations, plans
from app.domain.errors import Reason, Refused
from app.domain.kinds import PlanState, Status
from tests import builders
from tests.builders import NEXT_HALF, TODAY


@pytest.fixture
def team(journal):
    """Two at work, one on leave, and one who is no part of the team."""
    found = {name: builders.person(journal, name).id for name in ("Ben", "Dana", "Ola")}
    journal.do("Leave", people.go_on_leave, found["Ola"], TODAY)
    builders.person(journal, "Lena", status=Status.CANDIDATE)
    return found


def wanted(journal):
    found = journal.ask(plan_invitations.whom, NEXT_HALF, TODAY)
    return {one.person.name: one.wanted for one in found}


def test_whoever_owes_a_plan_and_was_not_asked_is_wanted(journal, team):
    assert wanted(journal) == {"Ben": True, "Dana": True, "Ola": False}
    builders.business_plan(journal, team["Dana"], PlanState.SUBMITTED)
    assert wanted(journal) == {"Ben": True, "Dana": False, "Ola": False}


def test_an_agreed_plan_asks_for_no_form_until_another_version_is_begun(journal, team):
    agreed = builders.business_plan(journal, team["Dana"], PlanState.AGREED)
    assert "Dana" not in wanted(journal)
    journal.do("Revise", plans.revise, agreed.id, "Skagen went elsewhere", TODAY)
    assert wanted(journal)["Dana"] is False


def test_who_was_invited_gets_the_form_of_that_plan_again(journal, team):
    before = builders.business_plan(journal, team["Dana"], PlanState.INVITED)
    due, who = TODAY + timedelta(days=5), (team["Dana"], team["Ben"])
    send = plan_invitations.send
    forms = journal.do("Invite", send, NEXT_HALF, who, TODAY, due_on=due)
    assert [form.name for form in forms] == ["Dana", "Ben"]
    assert [form.due_on for form in forms] == [before.due_on, due]
    versions = journal.ask(plans.versions, team["Dana"], NEXT_HALF.starts)
    assert [one.plan.id for one in versions] == [before.id]


def test_one_who_cannot_be_invited_keeps_all_from_being(journal, team):
    who = (team["Ben"], team["Dana"])
    journal.do("Left", people.leave, team["Dana"], TODAY)
    with pytest.raises(Refused) as refused:
        journal.do("Invite", plan_invitations.send, NEXT_HALF, who, TODAY)
    assert refused.value.reason is Reason.HAS_LEFT
    assert journal.ask(plans.latest, team["Ben"], NEXT_HALF.starts) is None
