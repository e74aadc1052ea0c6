"""Business plans from the invitation to another version of what was agreed."""

from datetime import date, timedelta

import pytest

from app.domain import (
    agreements,
    plan_basis,
    plan_full,
    plan_lines,
    plan_sections,
    plans,
    results,
    settings,
)
from app.domain import people as roster
from app.domain.errors import Reason, Refused
from app.domain.kinds import (
    Owner,
    PeriodKind,
    PlanState,
    SectionKind,
    Source,
    Status,
    Vis,
    WordsFrom,
)
from app.domain.periods import period_of
from app.domain.pipelines import WinRate
from tests import builders
from tests.builders import NEXT_HALF, TODAY

LATER = TODAY + timedelta(days=1)
STARTS = NEXT_HALF.starts


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


def invite(journal, who, day=STARTS, **words):
    return journal.do("Invite", plans.invite, who, day, TODAY, **words)


def get(journal, plan_id):
    return journal.ask(plans.get, plan_id)


def covered(journal, plan_id, today=TODAY):
    """How a plan covers what it is counted against."""
    found = get(journal, plan_id)
    return journal.ask(plans.basis, found, today).coverage(found.amount)


def refusal(work, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        work(*args, **kwargs)
    return caught.value.reason, caught.value.field


# The invitation


def test_whoever_is_asked_has_two_weeks_unless_told_otherwise(journal, dana):
    marcus = builders.person(journal, "Marcus Bell").id
    plan = invite(journal, dana, STARTS + timedelta(days=70))
    assert (plan.starts_on, plan.number, plan.state) == (STARTS, 1, PlanState.INVITED)
    assert (plan.invited_on, plan.due_on) == (TODAY, TODAY + timedelta(days=14))
    assert invite(journal, marcus, due_on=TODAY).due_on == TODAY


def test_the_half_is_that_of_the_fiscal_year(journal, dana):
    journal.do("Choose", settings.change, fiscal_start=4)
    plan = invite(journal, dana)
    assert plan.starts_on == date(2026, 10, 1)
    assert get(journal, plan.id).half.label == "H2 FY27"
    journal.do("Choose", settings.change, fiscal_start=1)
    again = get(journal, plan.id).half
    assert (again.starts, again.ends) == (date(2026, 10, 1), date(2027, 3, 31)), "as it was asked"


def test_who_is_asked_is_told_what_the_plan_is_counted_against(journal, dana):
    builders.result(journal, dana, NEXT_HALF, 40_000_000, None)
    builders.win_rate(journal, dana, 5, 20)
    journal.do("Choose", settings.change, coverage_bar=350)
    plan = invite(journal, dana)
    assert (plan.quota, plan.won, plan.decided, plan.bar) == (40_000_000, 5_000, 20_000, 350)

    builders.result(journal, dana, NEXT_HALF, 50_000_000, None)
    told = get(journal, plan.id)
    assert told.plan.quota == 40_000_000, "what they were told then"
    assert journal.ask(plans.basis, told, TODAY).quota == 50_000_000, "what counts now"


def test_who_has_no_figures_is_told_nothing(journal, dana):
    plan = invite(journal, dana)
    assert (plan.quota, plan.won, plan.decided) == (None, None, None)
    assert journal.ask(plans.basis, get(journal, plan.id), TODAY).win_rate is None


def test_a_quota_that_another_employer_set_is_none_of_ours(journal, dana):
    journal.do(
        *("Record", results.record, dana, NEXT_HALF),
        quota=90,
        actual=None,
        source=Source.PREVIOUS_EMPLOYER,
    )
    assert invite(journal, dana).quota is None


@pytest.mark.parametrize(
    ("words", "day", "reason"),
    [
        ({"status": Status.CANDIDATE}, STARTS, Reason.NOT_ON_THE_TEAM),
        ({"status": Status.LEFT, "left_on": TODAY}, STARTS, Reason.HAS_LEFT),
        ({}, date(2026, 6, 30), Reason.HALF_IS_OVER),
    ],
)
def test_nobody_is_asked_in_vain(journal, words, day, reason):
    who = builders.person(journal, **words).id
    assert refusal(invite, journal, who, day)[0] is reason


def test_nobody_is_asked_twice_or_for_a_day_gone_by(journal, dana):
    yesterday = TODAY - timedelta(days=1)
    assert refusal(invite, journal, dana, due_on=yesterday) == (
        Reason.ENDS_BEFORE_START,
        "due_on",
    )
    invite(journal, dana)
    assert refusal(invite, journal, dana)[0] is Reason.PLAN_EXISTS
    assert invite(journal, dana, TODAY).starts_on == date(2026, 7, 1), "another half is another"


def test_somebody_on_leave_may_be_asked(journal, dana):
    journal.do("Leave", roster.go_on_leave, dana, TODAY)
    assert invite(journal, dana).state is PlanState.INVITED


# The flow


def test_each_state_has_its_day(journal, dana):
    plan = builders.business_plan(journal, dana, PlanState.DRAFT)
    days = [TODAY + timedelta(days=number) for number in range(4)]
    journal.do("Submit", plans.submit, plan.id, days[1], days[3])
    journal.do("Review", plans.review, plan.id, days[2], days[3])
    journal.do("Ask", plans.change, plan.id, integrity=True, integrity_note="Nobody is pushed")
    plan = journal.do_final("Agree", plans.agree, plan.id, days[3], days[3])
    assert (plan.state, plan.drafted_on) == (PlanState.AGREED, TODAY)
    assert [plan.submitted_on, plan.reviewed_on, plan.agreed_on] == days[1:]
    assert (plan.superseded_on, plan.integrity_note) == (None, "Nobody is pushed")


def test_no_state_is_skipped(journal, dana):
    plan = builders.business_plan(journal, dana, PlanState.DRAFT)
    step = (plan.id, TODAY, TODAY)
    assert refusal(journal.do, "Review", plans.review, *step)[0] is Reason.NOT_SUBMITTED
    assert refusal(journal.do_final, "Agree", plans.agree, *step)[0] is Reason.NOT_REVIEWED
    journal.do("Submit", plans.submit, *step)
    assert refusal(journal.do_final, "Agree", plans.agree, *step)[0] is Reason.NOT_REVIEWED


def test_no_day_is_ahead_or_before_the_one_it_follows(journal, dana):
    plan = builders.business_plan(journal, dana, PlanState.DRAFT)
    early, ahead = TODAY - timedelta(days=1), (LATER, TODAY)
    for work, field in (
        (plans.submit, "submitted_on"),
        (plans.review, "reviewed_on"),
        (plans.agree, "agreed_on"),
    ):
        step = (journal.do, "Go on", work, plan.id)
        assert refusal(*step, *ahead) == (Reason.IN_THE_FUTURE, field)
        assert refusal(*step, early, TODAY) == (Reason.ENDS_BEFORE_START, field)
        if work is not plans.agree:
            journal.do(*step[1:], TODAY, TODAY)


def test_an_empty_plan_is_not_handed_in(journal, dana):
    plan = invite(journal, dana)
    submit = ("Submit", plans.submit, plan.id, TODAY, TODAY)
    assert refusal(journal.do, *submit)[0] is Reason.PLAN_IS_EMPTY
    nothing = {SectionKind.MARKET: "  "}
    journal.do("Write", plan_sections.write, plan.id, nothing, WordsFrom.FORM, TODAY)
    assert refusal(journal.do, *submit)[0] is Reason.PLAN_IS_EMPTY
    journal.do("Add", plan_lines.add, plan.id, TODAY, account="Skagen")
    assert journal.do(*submit).state is PlanState.SUBMITTED


@pytest.mark.parametrize("state", [PlanState.SUBMITTED, PlanState.REVIEWED])
def test_a_plan_goes_back_to_the_rep_and_is_handed_in_and_talked_about_again(journal, dana, state):
    plan = builders.business_plan(journal, dana, state)
    plan = journal.do("Give back", plans.give_back, plan.id)
    assert (plan.state, plan.submitted_on, plan.reviewed_on) == (PlanState.DRAFT, None, None)
    plan = journal.do("Submit", plans.submit, plan.id, LATER, LATER)
    assert (plan.state, plan.submitted_on, plan.drafted_on) == (PlanState.SUBMITTED, LATER, TODAY)


def test_what_is_handed_in_again_is_talked_about_again(journal, dana):
    plan = builders.business_plan(journal, dana, PlanState.REVIEWED)
    plan = journal.do("Submit", plans.submit, plan.id, LATER, LATER)
    assert (plan.state, plan.reviewed_on) == (PlanState.SUBMITTED, None)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ({"lines": []}, Reason.NO_LINES),
        ({"lines": [("Skagen", None, STARTS)]}, Reason.LINE_INCOMPLETE),
        ({"lines": [("Skagen", 5, None)]}, Reason.LINE_INCOMPLETE),
    ],
)
def test_what_is_still_open_keeps_a_plan_from_being_agreed(journal, dana, words, reason):
    plan = builders.business_plan(journal, dana, PlanState.REVIEWED, **words)
    agree = (journal.do_final, "Agree", plans.agree, plan.id, TODAY, TODAY)
    assert refusal(*agree)[0] is reason
    assert get(journal, plan.id).plan.state is PlanState.REVIEWED


@pytest.mark.parametrize(
    ("answer", "reason"),
    [(None, Reason.INTEGRITY_NOT_ASKED), (False, Reason.NOT_WITH_INTEGRITY)],
)
def test_a_plan_that_nobody_can_carry_out_with_integrity_is_not_agreed(
    journal, dana, answer, reason
):
    plan = builders.business_plan(journal, dana, PlanState.REVIEWED)
    journal.do("Ask", plans.change, plan.id, integrity=answer)
    agree = (journal.do_final, "Agree", plans.agree, plan.id, TODAY, TODAY)
    assert refusal(*agree) == (reason, "integrity")


def test_a_plan_of_somebody_who_left_is_not_agreed(journal, dana):
    plan = builders.business_plan(journal, dana, PlanState.REVIEWED)
    journal.do("Leave", roster.leave, dana, TODAY)
    agree = (journal.do_final, "Agree", plans.agree, plan.id, TODAY, TODAY)
    assert refusal(*agree)[0] is Reason.HAS_LEFT
    journal.do("Delete", plans.delete, plan.id)
    assert journal.ask(plans.of_person, dana) == []


# What was agreed


def test_what_it_is_counted_against_stays_with_an_agreed_plan(journal, dana):
    builders.result(journal, dana, NEXT_HALF, 30_000_000, None)
    builders.win_rate(journal, dana, 2, 7)
    plan = builders.business_plan(journal, dana)
    agreed = covered(journal, plan.id)
    builders.result(journal, dana, NEXT_HALF, 90_000_000, None)
    builders.win_rate(journal, dana, 7, 7)
    journal.do("Choose", settings.change, coverage_bar=500)
    assert covered(journal, plan.id, STARTS) == agreed
    assert (agreed.quota, agreed.bar) == (30_000_000, 3.0)
    found = get(journal, plan.id)
    assert journal.ask(plans.basis, found, TODAY).rate == WinRate(2, 7), "to the last digit"
    live = journal.ask(plans.current_basis, dana, NEXT_HALF, TODAY)
    assert (live.quota, live.win_rate, live.bar) == (90_000_000, 1.0, 5.0)


@pytest.mark.parametrize(
    ("vis", "on_the_plan"),
    [(Vis.SHAREABLE, ("I open doors", "You call")), (Vis.PRIVATE, ("", ""))],
)
def test_what_the_two_count_on_stands_on_the_plan_as_far_as_it_is_shared(
    journal, dana, vis, on_the_plan
):
    words = {"mine": "I open doors", "theirs": "You call", "vis": vis}
    journal.do("Write", agreements.write, dana, STARTS, TODAY, **words)
    plan = builders.business_plan(journal, dana)
    journal.do("Write", agreements.write, dana, STARTS, TODAY, **{**words, "mine": "Nothing"})
    found = get(journal, plan.id).plan
    assert (found.mine, found.theirs) == on_the_plan


def test_the_two_sign_what_they_agreed_on(journal, dana):
    plan = builders.business_plan(journal, dana, PlanState.REVIEWED)
    sign = (journal.do, "Sign", plans.sign, plan.id, Owner.REP)
    assert refusal(*sign, TODAY, TODAY)[0] is Reason.PLAN_NOT_AGREED
    builders.brought(journal, plan.id, PlanState.AGREED)
    assert refusal(*sign, LATER, TODAY) == (Reason.IN_THE_FUTURE, "signed_on")
    early = TODAY - timedelta(days=1)
    assert refusal(*sign, early, TODAY) == (Reason.ENDS_BEFORE_START, "signed_on")
    journal.do(*sign[1:], TODAY, TODAY)
    journal.do(*sign[1:], LATER, LATER)
    found = get(journal, plan.id)
    assert (found.signed_on(Owner.REP), found.signed_on(Owner.ME)) == (LATER, None)
    journal.do(*sign[1:], None, LATER)
    journal.do(*sign[1:], None, LATER)
    assert get(journal, plan.id).signatures == ()


# Coverage


@pytest.mark.parametrize(
    ("quota", "amount", "rate", "bars", "enough", "gap"),
    [
        # 900,000 is three times 300,000, but one deal in four is won: 1,200,000 is needed.
        (30_000_000, 90_000_000, (5, 20), (True, False), False, 30_000_000),
        (30_000_000, 120_000_000, (5, 20), (True, True), True, 0),
        # Half of it is won, so that twice would do; the fixed bar still wants three times.
        (30_000_000, 60_000_000, (10, 20), (False, True), False, 30_000_000),
        # No win rate: the fixed bar alone is judged.
        (30_000_000, 90_000_000, None, (True, None), True, 0),
        (30_000_000, 60_000_000, None, (False, None), False, 30_000_000),
        # Too few were decided to say how many are won.
        (30_000_000, 90_000_000, (1, 4), (True, None), True, 0),
        # Nothing was won: no amount is enough.
        (30_000_000, 990_000_000, (0, 20), (True, False), False, None),
        # Nothing to cover.
        (0, 90_000_000, (5, 20), (None, None), None, None),
        (None, 90_000_000, (5, 20), (None, None), None, None),
        # Lines that come to nothing are known to; those without an amount are not.
        (30_000_000, 0, None, (False, None), False, 90_000_000),
        (30_000_000, None, None, (None, None), None, None),
    ],
)
def test_lines_cover_a_quota_where_they_meet_every_bar_that_is_known(
    quota, amount, rate, bars, enough, gap
):
    found = plan_basis.Basis(quota, WinRate(*rate or (None, None)), 3.0).coverage(amount)
    assert (found.meets_bar, found.meets_win_rate) == bars
    assert (found.enough, found.gap) == (enough, gap)


@pytest.mark.parametrize(
    ("lines", "gap"), [([("Skagen", 90_000_000)], 30_000_000), ([("Skagen", None)], None)]
)
def test_what_a_plan_covers_is_what_its_lines_come_to(journal, dana, lines, gap):
    builders.result(journal, dana, NEXT_HALF, 30_000_000, None)
    builders.win_rate(journal, dana, 5, 20)
    told = [(account, amount, STARTS) for account, amount in lines]
    plan = builders.business_plan(journal, dana, PlanState.DRAFT, lines=told)
    assert covered(journal, plan.id).gap == gap


def test_no_lines_are_not_a_coverage_of_nothing(journal, dana):
    builders.result(journal, dana, NEXT_HALF, 30_000_000, None)
    plan = builders.business_plan(journal, dana, PlanState.DRAFT, lines=[])
    found = covered(journal, plan.id)
    assert (found.pipeline, found.ratio, found.enough, found.gap) == (None, None, None, None)


def test_lines_with_and_without_an_amount_come_to_what_is_known(journal, dana):
    lines = [("Skagen", 5, None), ("Brightwater", None, STARTS), ("Noor", 7, STARTS)]
    plan = builders.business_plan(journal, dana, PlanState.DRAFT, lines=lines)
    assert get(journal, plan.id).amount == 12


def test_a_frozen_win_rate_meets_the_bar_that_it_met(journal, dana):
    """One in three needs exactly three times the quota; a rounded share would need a hair more."""
    builders.result(journal, dana, NEXT_HALF, 30_000_000, None)
    builders.win_rate(journal, dana, 7, 21)
    plan = builders.business_plan(journal, dana)
    assert (covered(journal, plan.id).enough, covered(journal, plan.id).gap) == (True, 0)


# Another version


def test_another_version_needs_a_reason_and_the_agreed_one_holds_meanwhile(journal, dana):
    first = builders.business_plan(journal, dana)
    revise = (journal.do, "Revise", plans.revise, first.id)
    assert refusal(*revise, " \n", LATER) == (Reason.NEEDS_REASON, "reason")
    second = journal.do(*revise[1:], "Skagen went", LATER)
    assert (second.number, second.reason, second.state) == (2, "Skagen went", PlanState.DRAFT)
    assert refusal(*revise, "Again", LATER)[0] is Reason.PLAN_EXISTS
    assert journal.ask(plans.holding, dana, STARTS).plan.id == first.id
    assert journal.ask(plans.latest, dana, STARTS).plan.id == second.id
    change = (journal.do, "Change", plans.change, second.id)
    assert refusal(*change, reason="")[0] is Reason.NEEDS_REASON

    builders.brought(journal, second.id, PlanState.AGREED, LATER)
    assert journal.ask(plans.holding, dana, STARTS).plan.id == second.id
    before = get(journal, first.id).plan
    assert (before.state, before.superseded_on, before.agreed_on) == (
        PlanState.SUPERSEDED,
        LATER,
        TODAY,
    )
    revise_old = (journal.do, "Revise", plans.revise, first.id, "Back to it", LATER)
    assert refusal(*revise_old)[0] is Reason.PLAN_NOT_AGREED
    numbers = [one.plan.number for one in journal.ask(plans.versions, dana, STARTS)]
    assert numbers == [2, 1]


def test_another_version_starts_from_what_stood_in_the_one_before(journal, dana):
    first = builders.business_plan(journal, dana)
    journal.do("Sign", plans.sign, first.id, Owner.ME, TODAY, TODAY)
    second = journal.do("Revise", plans.revise, first.id, "Skagen went", LATER)
    old, new = get(journal, first.id), get(journal, second.id)
    assert [(s.section, s.text) for s in new.sections] == [
        (s.section, s.text) for s in old.sections
    ]
    assert [(li.account, li.amount, li.month) for li in new.lines] == [
        (li.account, li.amount, li.month) for li in old.lines
    ]
    assert [(step.text, step.due, step.before_id) for step in new.actions] == [
        (step.text, step.due, step.id) for step in old.actions
    ]
    assert new.signatures == (), "another version is signed anew"
    assert new.plan.integrity is None, "and asked about anew"
    journal.do("Change", plan_lines.change, new.lines[0].id, amount=1)
    assert get(journal, first.id).lines[0].amount == 60_000_000


def test_another_version_that_comes_to_nothing_leaves_the_one_that_holds(journal, dana):
    first = builders.business_plan(journal, dana)
    second = journal.do("Revise", plans.revise, first.id, "Skagen went", LATER)
    journal.do("Delete", plans.delete, second.id)
    found = journal.ask(plans.versions, dana, STARTS)
    assert [(one.plan.id, one.plan.state) for one in found] == [(first.id, PlanState.AGREED)]
    assert journal.do("Revise", plans.revise, first.id, "Again", LATER).number == 2


def test_an_agreed_plan_is_neither_deleted_nor_goes_back(journal, dana):
    plan = builders.business_plan(journal, dana)
    for work in (
        (plans.delete, plan.id),
        (plans.give_back, plan.id),
        (plans.submit, plan.id, TODAY, TODAY),
        (plans.review, plan.id, TODAY, TODAY),
        (plans.agree, plan.id, TODAY, TODAY),
    ):
        assert refusal(journal.do, "Try", *work)[0] is Reason.PLAN_IS_AGREED


# Looking at them


def test_somebodys_plans_come_the_latest_first(journal, dana):
    marcus = builders.person(journal, "Marcus Bell").id
    now = builders.business_plan(journal, dana, half=TODAY)
    second = builders.revised(journal, now.id)
    then = builders.business_plan(journal, dana, PlanState.INVITED)
    builders.business_plan(journal, marcus, PlanState.INVITED)
    found = journal.ask(plans.of_person, dana)
    assert [one.plan.id for one in found] == [then.id, second.id, now.id]
    assert [one.half.label for one in found] == ["H1 2027", "H2 2026", "H2 2026"]
    assert {one.person.id for one in found} == {dana}


def test_where_there_is_no_plan_there_is_none(journal, dana):
    assert journal.ask(plans.latest, dana, STARTS) is None
    assert journal.ask(plans.holding, dana, STARTS) is None
    assert journal.ask(plan_full.in_full, ()) == []
    assert refusal(journal.ask, plans.get, 7)[0] is Reason.NOT_FOUND


def test_a_person_who_is_deleted_takes_their_plans_along(journal, dana):
    builders.revised(journal, builders.business_plan(journal, dana).id)
    journal.do("Delete", roster.delete, dana)
    half = period_of(PeriodKind.HALF, STARTS)
    assert journal.ask(plans.versions, dana, half.starts) == []
    journal.undo()
    assert len(journal.ask(plans.of_person, dana)) == 2
