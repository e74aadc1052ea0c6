"""The practices that business plans serve, each shown at work on a small team."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from app.domain import (
    agreements,
    commitments,
    plan_actions,
    plan_board,
    plan_checks,
    plan_gaps,
    plan_lines,
    plan_sections,
    plan_team,
    plans,
    targets,
)
from app.domain.errors import Reason, Refused
from app.domain.kinds import (
    ActionKind,
    CommitmentState,
    LineSource,
    Missing,
    Origin,
    Owner,
    PlanDue,
    PlanState,
    SectionKind,
    Vis,
    WordsFrom,
)
from tests import builders
from tests.builders import NEXT_HALF, TODAY

if TYPE_CHECKING:
    from app.domain.plan_full import InFull
    from app.journal import Journal

pytestmark = pytest.mark.long

STARTS = NEXT_HALF.starts
#: The half-year under way, and the day on which its plans were agreed.
THIS_HALF, BEFORE = date(2026, 7, 1), date(2026, 6, 1)


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


def get(journal: Journal, plan_id: int) -> InFull:
    return journal.ask(plans.get, plan_id)


def test_s1_14_a_plan_is_agreed_only_where_it_can_be_carried_out_with_integrity(
    journal: Journal, dana: int
) -> None:
    plan = builders.business_plan(journal, dana, PlanState.REVIEWED)
    journal.do("Ask", plans.change, plan.id, integrity=None)
    agree = (journal.do_final, "Agree", plans.agree, plan.id, TODAY, TODAY)
    assert refused(*agree) is Reason.INTEGRITY_NOT_ASKED
    why = "The Skagen discount is not hers to give"
    journal.do("Ask", plans.change, plan.id, integrity=False, integrity_note=why)
    assert refused(*agree) is Reason.NOT_WITH_INTEGRITY
    basis = journal.ask(plans.current_basis, dana, NEXT_HALF, TODAY)
    gaps = plan_gaps.missing(get(journal, plan.id), basis, None)
    assert Missing.INTEGRITY in {gap.what for gap in gaps}, "and it is said so until then"

    journal.do("Ask", plans.change, plan.id, integrity=True, integrity_note="Without it")
    agreed = journal.do_final(*agree[1:])
    assert (agreed.integrity, agreed.integrity_note) == (True, "Without it")


def test_s2_16_what_the_two_count_on_each_other_for_stands_on_the_plan(
    journal: Journal, dana: int, marcus: int
) -> None:
    words = {"mine": "I open the door at Skagen", "theirs": "You bring the board"}
    for who, vis in ((dana, Vis.SHAREABLE), (marcus, Vis.PRIVATE)):
        journal.do("Write", agreements.write, who, STARTS, TODAY, **words, vis=vis)
    shared, kept = (builders.business_plan(journal, who) for who in (dana, marcus))
    assert (shared.mine, shared.theirs) == tuple(words.values())
    assert (kept.mine, kept.theirs) == ("", ""), "what is private is on no page that both keep"

    later = {**words, "mine": "Nothing any more", "vis": Vis.SHAREABLE}
    journal.do("Write", agreements.write, dana, STARTS, TODAY, **later)
    found = get(journal, shared.id).plan
    assert (found.mine, found.theirs) == tuple(words.values()), "as it stood when they agreed"
    second = builders.revised(journal, shared.id)
    assert second.mine == "Nothing any more"


def test_s3_17_each_number_and_each_action_is_somebodys_and_no_quota_is_the_managers(
    journal: Journal, dana: int
) -> None:
    of_nobody = (journal.do, "Quota", targets.set_quota, None, NEXT_HALF, 5_000_000)
    assert refused(*of_nobody) is Reason.QUOTA_NEEDS_OWNER
    builders.result(journal, dana, NEXT_HALF, 30_000_000, None)
    plan = builders.business_plan(journal, dana, PlanState.REVIEWED, steps=[("Call", STARTS)])
    mine = {"text": "Lend the demo plant", "owner": Owner.ME}
    journal.do("Add", plan_actions.add, plan.id, TODAY, **mine)
    builders.brought(journal, plan.id, PlanState.AGREED)

    found = get(journal, plan.id)
    assert (found.person.id, found.plan.quota) == (dana, 30_000_000)
    made = journal.ask(plan_actions.carried_out_by, found.actions)
    owners = [made[step.id].commitment for step in found.actions]
    assert [(one.owner, one.person_id) for one in owners] == [(Owner.REP, dana), (Owner.ME, None)]
    words = {"text": "Somebody should", "owner": Owner.REP, "person_id": None}
    assert refused(journal.do, "Promise", commitments.promise, TODAY, **words) is Reason.ONE_OWNER


def test_s4_07_the_target_of_the_team_is_the_sum_of_what_each_one_answers_for(
    journal: Journal, dana: int, marcus: int
) -> None:
    for who, quota in ((dana, 30_000_000), (marcus, 20_000_000)):
        builders.result(journal, who, NEXT_HALF, quota, None)
    builders.business_plan(journal, dana)
    found = journal.ask(plan_team.of_half, NEXT_HALF, TODAY)
    assert {row.person.id: row.basis.quota for row in found.rows} == {
        dana: 30_000_000,
        marcus: 20_000_000,
    }
    assert found.target == 50_000_000
    assert [person.id for person in found.without_plan] == [marcus]
    assert found.coverage.gap == 60_000_000, "three times 500,000, less Dana’s 900,000"


def test_s4_08_each_half_each_one_writes_a_plan_of_their_own(
    journal: Journal, dana: int, marcus: int
) -> None:
    def next_steps(today: date) -> dict[int, tuple[PlanDue, int]]:
        found = journal.ask(plan_board.due, today)
        return {one.person.id: (one.what, one.late) for one in found if one.half == NEXT_HALF}

    assert next_steps(TODAY) == {dana: (PlanDue.INVITE, 0), marcus: (PlanDue.INVITE, 0)}
    plan = journal.do("Invite", plans.invite, dana, STARTS, TODAY)
    assert next_steps(plan.due_on + timedelta(days=3))[dana] == (PlanDue.FORM, 3)
    days = [TODAY + timedelta(days=number) for number in (5, 6, 7)]
    own = {SectionKind.MARKET: "Two new plants"}
    journal.do("File", plan_sections.write, plan.id, own, WordsFrom.FORM, days[0])
    line = {"account": "Skagen", "amount": 90_000_000, "month": STARTS}
    journal.do("Add", plan_lines.add, plan.id, days[0], **line)
    journal.do("Submit", plans.submit, plan.id, days[0], days[0])
    assert next_steps(days[0])[dana] == (PlanDue.TALK, 0)
    journal.do("Talk", plans.review, plan.id, days[1], days[1])
    journal.do("Ask", plans.change, plan.id, integrity=True)
    assert next_steps(days[1])[dana] == (PlanDue.AGREE, 0)
    journal.do_final("Agree", plans.agree, plan.id, days[2], days[2])
    late = STARTS + timedelta(days=9)
    assert next_steps(late) == {marcus: (PlanDue.INVITE, 9)}, "the late list"

    first = get(journal, plan.id)
    assert first.section(SectionKind.MARKET).words_from is WordsFrom.FORM
    assert (first.plan.invited_on, first.plan.submitted_on) == (TODAY, days[0])
    assert (first.plan.reviewed_on, first.plan.agreed_on) == (days[1], days[2])
    assert refused(journal.do, "Revise", plans.revise, plan.id, "", late) is Reason.NEEDS_REASON
    second = builders.revised(journal, plan.id, "Skagen went elsewhere", late)
    versions = journal.ask(plans.versions, dana, STARTS)
    assert [(one.plan.number, one.plan.state) for one in versions] == [
        (2, PlanState.AGREED),
        (1, PlanState.SUPERSEDED),
    ]
    assert second.reason == "Skagen went elsewhere"
    row = next(
        row for row in journal.ask(plan_board.board, [NEXT_HALF], late) if row.person.id == marcus
    )
    assert (row.cells[0].latest, row.cells[0].timing.late) == (None, 9)


def test_s4_09_a_plan_says_how_and_each_month_it_is_held_against_what_came(
    journal: Journal, dana: int
) -> None:
    steps = [("Call ten plants", date(2026, 7, 20)), ("Learn to price", date(2026, 9, 1))]
    lines = [("Skagen", 20_000_000, THIS_HALF), ("Noor", 40_000_000, date(2026, 8, 1))]
    plan = builders.business_plan(
        journal, dana, PlanState.DRAFT, half=THIS_HALF, on=BEFORE, lines=lines, steps=steps
    )
    every = {kind: f"About {kind.value}" for kind in SectionKind}
    journal.do("Write", plan_sections.write, plan.id, every, WordsFrom.TRANSCRIBED, BEFORE)
    training = get(journal, plan.id).actions[1].id
    journal.do("Change", plan_actions.change, training, kind=ActionKind.TRAINING)
    plan = builders.brought(journal, plan.id, PlanState.AGREED, BEFORE)
    found = get(journal, plan.id)
    assert [one.section for one in found.sections] == list(SectionKind)
    assert {step.kind for step in found.actions} == {ActionKind.PROSPECTING, ActionKind.TRAINING}

    made = journal.ask(plan_actions.carried_out_by, found.actions)
    promised = [made[step.id].commitment for step in found.actions]
    assert [(one.text, one.due, one.origin) for one in promised] == [
        ("Call ten plants", date(2026, 7, 20), Origin.PLAN),
        ("Learn to price", date(2026, 9, 1), Origin.PLAN),
    ]
    done_on, talked_on = date(2026, 7, 18), date(2026, 8, 12)
    done = (promised[0].id, CommitmentState.DONE, done_on, done_on)
    journal.do("Close", commitments.close, *done)
    builders.result(journal, dana, builders.month(THIS_HALF), None, 12_000_000)
    owed = [one for one in journal.ask(plan_board.due, talked_on) if one.what is PlanDue.CHECK]
    assert [(one.month.label, one.late) for one in owed] == [("July 2026", 2)]
    said = {"checked_on": talked_on, "expected": 52_000_000, "comment": "Skagen slips"}
    check = journal.do("Check", plan_checks.save, plan.id, THIS_HALF, talked_on, **said)
    assert (check.actual, check.done, check.due) == (12_000_000, 1, 1)
    course = journal.ask(plan_checks.of_plan, plan.id, talked_on)
    assert (course.rows[0].planned, course.rows[0].actual) == (20_000_000, 12_000_000)
    assert [one.expected for one in course.drift] == [None, 52_000_000]
    assert not [one for one in journal.ask(plan_board.due, talked_on) if one.month]


def test_s4_10_three_times_the_quota_and_one_by_the_win_rate_stand_side_by_side(
    journal: Journal, dana: int
) -> None:
    builders.result(journal, dana, NEXT_HALF, 30_000_000, None)
    lines = [("Skagen", 60_000_000, STARTS), ("Brightwater", 30_000_000, STARTS)]
    plan = builders.business_plan(journal, dana, PlanState.DRAFT, lines=lines)
    source = get(journal, plan.id).lines[0].id
    journal.do("Change", plan_lines.change, source, source=LineSource.REFERRAL, segment="Energy")

    def covered() -> Any:
        found = get(journal, plan.id)
        return journal.ask(plans.basis, found, TODAY).coverage(found.amount)

    alone = covered()
    assert (alone.ratio, alone.meets_bar, alone.meets_win_rate, alone.enough) == (
        *(3.0, True, None, True),
    )
    builders.win_rate(journal, dana, 5, 20)
    both = covered()
    assert (both.ratio, both.bar, both.by_win_rate) == (3.0, 3.0, 4.0)
    assert (both.meets_bar, both.meets_win_rate, both.enough) == (True, False, False)
    assert both.gap == 30_000_000, "300,000 more than three times, because one in four is won"
    builders.brought(journal, plan.id, PlanState.AGREED)
    builders.win_rate(journal, dana, 20, 20, date(2026, 8, 1))
    assert covered() == both, "what they agreed on knew that"
