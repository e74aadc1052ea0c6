"""The steps of a plan, and the commitments that carry them out."""

from datetime import date, timedelta

import pytest

from app.domain import commitments, plan_actions, plans
from app.domain.errors import Reason, Refused
from app.domain.kinds import ActionKind, CommitmentState, Origin, Owner, PlanState, Vis
from tests import builders
from tests.builders import NEXT_HALF, TODAY

LATER = TODAY + timedelta(days=1)
DAY = NEXT_HALF.starts + timedelta(days=40)


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


def steps_of(journal, plan_id):
    return journal.ask(plans.get, plan_id).actions


def promised(journal, plan_id):
    """The commitments that carry out a plan, in the order of its steps."""
    steps = steps_of(journal, plan_id)
    made = journal.ask(plan_actions.carried_out_by, steps)
    return [made[step.id].commitment for step in steps if step.id in made]


def refusal(work, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        work(*args, **kwargs)
    return caught.value.reason, caught.value.detail


def change(journal, step_id, **words):
    return journal.do("Change", plan_actions.change, step_id, **words)


def test_a_step_needs_words_and_has_its_place(journal, dana):
    plan = builders.business_plan(journal, dana, PlanState.DRAFT, steps=())
    add = (journal.do, "Add", plan_actions.add, plan.id, TODAY)
    assert refusal(*add, text=" \n")[0] is Reason.EMPTY
    first = journal.do(*add[1:], text="Learn pricing", kind=ActionKind.TRAINING)
    second = journal.do(*add[1:], text=" Call ten plants ", owner=Owner.ME, due=DAY)
    assert (second.text, second.kind) == ("Call ten plants", ActionKind.PROSPECTING)
    assert refusal(change, journal, first.id, text="")[0] is Reason.EMPTY
    journal.do("Delete", plan_actions.delete, first.id)
    assert [step.id for step in steps_of(journal, plan.id)] == [second.id]


def test_each_step_of_an_agreed_plan_is_a_shared_commitment_of_its_owner(journal, dana):
    plan = builders.business_plan(journal, dana, PlanState.REVIEWED, steps=[("Call", DAY)])
    journal.do(
        *("Add", plan_actions.add, plan.id, TODAY), text="Lend the demo plant", owner=Owner.ME
    )
    assert promised(journal, plan.id) == [], "nothing is promised before the two agree"

    builders.brought(journal, plan.id, PlanState.AGREED)
    theirs, mine = promised(journal, plan.id)
    assert (theirs.owner, theirs.person_id, theirs.due) == (Owner.REP, dana, DAY)
    assert (mine.owner, mine.person_id, mine.about_id) == (Owner.ME, None, dana)
    assert {one.origin for one in (theirs, mine)} == {Origin.PLAN}
    assert {one.vis for one in (theirs, mine)} == {Vis.SHAREABLE}
    assert {one.made_on for one in (theirs, mine)} == {TODAY}
    listed = journal.ask(commitments.of_thread, dana)
    assert {one.commitment.id for one in listed} == {theirs.id, mine.id}


def test_a_step_that_is_due_before_the_two_agree_wants_another_day(journal, dana):
    steps = [("Call ten plants", TODAY - timedelta(days=1))]
    plan = builders.business_plan(journal, dana, PlanState.REVIEWED, steps=steps)
    agree = (journal.do_final, "Agree", plans.agree, plan.id, TODAY, TODAY)
    assert refusal(*agree) == (Reason.ACTION_IS_OVER, "Call ten plants")
    assert journal.ask(plans.get, plan.id).plan.state is PlanState.REVIEWED


def test_another_version_takes_its_commitments_along(journal, dana):
    steps = [("Same", DAY), ("Other words", DAY), ("Other day", DAY), ("Given up", DAY)]
    first = builders.business_plan(journal, dana, steps=steps)
    before = promised(journal, first.id)
    draft = journal.do("Revise", plans.revise, first.id, "Skagen went", LATER)
    _, words, day, gone = steps_of(journal, draft.id)
    change(journal, words.id, text="Better words")
    change(journal, day.id, due=DAY + timedelta(days=9))
    journal.do("Delete", plan_actions.delete, gone.id)
    journal.do("Add", plan_actions.add, draft.id, LATER, text="New")
    builders.brought(journal, draft.id, PlanState.AGREED, LATER)

    after = promised(journal, draft.id)
    assert [one.id for one in after[:3]] == [one.id for one in before[:3]]
    assert [one.text for one in after] == ["Same", "Better words", "Other day", "New"]
    assert [one.due for one in after] == [DAY, DAY, DAY + timedelta(days=9), None]
    assert [one.made_on for one in after] == [TODAY, TODAY, TODAY, LATER]
    moved = journal.ask(commitments.get, after[2].id)
    assert [one.due for one in moved.earlier] == [DAY], "the day it was due before is kept"
    dropped = journal.ask(commitments.get, before[3].id).commitment
    assert (dropped.state, dropped.closed_on) == (CommitmentState.DROPPED, LATER)
    assert dropped.outcome == plan_actions.NO_LONGER_PLANNED
    assert [step.text for step in steps_of(journal, first.id)] == [text for text, _ in steps]


def test_a_step_that_becomes_mine_is_my_commitment_from_then_on(journal, dana):
    first = builders.business_plan(journal, dana, steps=[("Open the door at Skagen", DAY)])
    draft = journal.do("Revise", plans.revise, first.id, "I know their board", LATER)
    change(journal, steps_of(journal, draft.id)[0].id, owner=Owner.ME)
    builders.brought(journal, draft.id, PlanState.AGREED, LATER)
    [mine] = promised(journal, draft.id)
    assert (mine.owner, mine.person_id, mine.about_id) == (Owner.ME, None, dana)

    draft = journal.do("Revise", plans.revise, draft.id, "She knows them by now", LATER)
    change(journal, steps_of(journal, draft.id)[0].id, owner=Owner.REP)
    builders.brought(journal, draft.id, PlanState.AGREED, LATER)
    [theirs] = promised(journal, draft.id)
    assert (theirs.id, theirs.owner, theirs.person_id) == (mine.id, Owner.REP, dana)


def test_what_was_said_of_a_commitment_meanwhile_stays(journal, dana):
    steps = [("Done by now", DAY), ("Put off", DAY), ("Given up by now", DAY), ("Deleted", DAY)]
    first = builders.business_plan(journal, dana, steps=steps)
    done, put_off, given_up, deleted = promised(journal, first.id)
    closing = (TODAY, TODAY)
    journal.do("Close", commitments.close, done.id, CommitmentState.DONE, *closing, outcome="Ten")
    journal.do("Close", commitments.close, given_up.id, CommitmentState.DROPPED, *closing)
    later = DAY + timedelta(days=30)
    journal.do("Move", commitments.change, put_off.id, TODAY, due=later)
    journal.do("Delete", commitments.delete, deleted.id)
    draft = journal.do("Revise", plans.revise, first.id, "Skagen went", LATER)
    journal.do("Delete", plan_actions.delete, steps_of(journal, draft.id)[2].id)
    builders.brought(journal, draft.id, PlanState.AGREED, LATER)

    kept, same, again = promised(journal, draft.id)
    assert (kept.id, kept.state, kept.outcome) == (done.id, CommitmentState.DONE, "Ten")
    assert (same.id, same.due) == (put_off.id, later), "the plan says nothing new of it"
    assert again.id not in {one.id for one in (done, put_off, given_up, deleted)}
    assert journal.ask(commitments.get, given_up.id).commitment.outcome == ""


def test_agreeing_and_superseding_can_be_done_again(journal, dana):
    """In one step with others, so that the step is taken back and done again."""

    def both(db):
        doer = builders.InOneStep(db)
        steps = [("Same", DAY), ("Given up", DAY)]
        first = builders.business_plan(doer, dana, steps=steps)
        draft = doer.do("Revise", plans.revise, first.id, "Skagen went", LATER)
        doer.do("Delete", plan_actions.delete, plans.get(db, draft.id).actions[1].id)
        return builders.brought(doer, draft.id, PlanState.AGREED, LATER).id

    second = journal.do("Two versions", both)
    assert journal.undo() == "Two versions"
    assert journal.ask(plans.of_person, dana) == []
    assert journal.redo() == "Two versions"
    assert [one.plan.number for one in journal.ask(plans.of_person, dana)] == [2, 1]
    assert [one.text for one in promised(journal, second)] == ["Same"]


def test_no_step_of_an_agreed_plan_changes(journal, dana):
    agreed = builders.business_plan(journal, dana)
    step = steps_of(journal, agreed.id)[0]
    for work in (
        (plan_actions.add, agreed.id, TODAY),
        (plan_actions.change, step.id),
        (plan_actions.delete, step.id),
    ):
        assert refusal(journal.do, "Try", *work)[0] is Reason.PLAN_IS_AGREED


def test_carrying_out_nothing_finds_nothing(journal):
    assert journal.ask(plan_actions.carried_out_by, ()) == {}


def test_a_commitment_that_was_made_later_than_the_new_version_is_dropped_the_day_it_was_made(
    journal, dana
):
    first = builders.business_plan(journal, dana, steps=[("Given up", DAY)])
    [made] = promised(journal, first.id)
    until = date(2026, 11, 30)
    draft = journal.do("Revise", plans.revise, first.id, "Skagen went", LATER)
    journal.do("Delete", plan_actions.delete, steps_of(journal, draft.id)[0].id)
    builders.brought(journal, draft.id, PlanState.REVIEWED, LATER)
    journal.do("Change", commitments.change, made.id, until, made_on=until)
    journal.do_final("Agree", plans.agree, draft.id, LATER, until)
    assert journal.ask(commitments.get, made.id).commitment.closed_on == until
