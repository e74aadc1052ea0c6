"""A business plan on paper: what each copy says, and what a rep's copy never does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from app import gather
from app.domain import (
    agreements,
    commitments,
    people,
    plan_actions,
    plan_checks,
    plan_lines,
    plan_sections,
    plans,
    settings,
)
from app.domain.errors import Refused
from app.domain.kinds import (
    CommitmentState,
    LineSource,
    Owner,
    PlanState,
    SectionKind,
    Vis,
    WordsFrom,
)
from app.formats import Formats
from app.report import packet
from tests import builders
from tests.builders import NEXT_HALF, TODAY
from tests.report.samples import FONTS

WORDING = Formats("USD")
MONTH = date(2027, 1, 1)
LATER = date(2027, 2, 6)
CANARY = "Quokka"
SHARED = (gather.plan, gather.plan_to_write_on)


@pytest.fixture
def dana(journal):
    return builders.person(journal, role="Enterprise").id


def quota(journal, who, amount):
    builders.result(journal, who, NEXT_HALF, amount, None)


def read(journal, query, who, plan_id=None, today=TODAY):
    return journal.ask(query, who, WORDING, today, plan_id)


def everything(content):
    """All that a packet says to whoever opens the file."""
    document = PdfReader(BytesIO(packet.build(content, FONTS)))
    said = [page.extract_text() for page in document.pages]
    titles = [str(entry["/Title"]) for entry in document.outline]
    return " ".join([*said, *titles, str(dict(document.metadata or {}))])


def covering(journal, who, plan_id):
    return read(journal, gather.plan, who, plan_id).plan.covering


@pytest.mark.parametrize(
    ("won", "marks", "told"),
    [
        (20, ("3×", "5×"), "The bar of 3× is met, but 20% of deals are won, which takes 5×"),
        (50, ("3×", "2×"), "3× the quota is enough: the bar is 3×, and 50% of deals are won"),
        (0, ("3×", "none is won"), "so no amount of lines is enough."),
        (None, ("3×", "too few to say"), "3× the quota is at or above the bar of 3×. Too few"),
    ],
)
def test_three_times_the_quota_is_enough_only_where_the_win_rate_says_so(
    journal, dana, won, marks, told
):
    """S4-10: 3.0 and 1 / win rate side by side, with the gap in words."""
    quota(journal, dana, 30_000_000)
    if won is not None:
        builders.win_rate(journal, dana, won, 100)
    made = builders.business_plan(journal, dana, PlanState.DRAFT)
    found = covering(journal, dana, made.id)
    assert tuple(mark.text for mark in found.marks) == marks
    assert told in found.told
    assert ("short" in found.told) == (won == 20)


def test_what_is_short_is_said_in_money(journal, dana):
    quota(journal, dana, 30_000_000)
    builders.win_rate(journal, dana, 20, 100)
    made = builders.business_plan(journal, dana, PlanState.DRAFT)
    assert covering(journal, dana, made.id).told.endswith("which takes 5×: $600,000 short.")


def test_a_coverage_just_below_the_bar_is_not_rounded_up_to_it(journal, dana):
    quota(journal, dana, 30_010_000)
    made = builders.business_plan(journal, dana, PlanState.DRAFT)
    found = covering(journal, dana, made.id)
    assert found.text == "2.99× the quota"
    assert "below the bar of 3×, $300 short" in found.told


@pytest.mark.parametrize(
    ("amount", "unknown", "told"),
    [
        (0, "nothing to cover", "The quota is 0: there is nothing to cover."),
        (None, "no quota", "No quota is known for this half-year"),
    ],
)
def test_without_a_quota_nothing_is_judged(journal, dana, amount, unknown, told):
    if amount is not None:
        quota(journal, dana, amount)
    made = builders.business_plan(journal, dana, PlanState.DRAFT)
    found = covering(journal, dana, made.id)
    assert (found.value, found.unknown) == (None, unknown)
    assert told in found.told


def test_a_plan_without_lines_covers_nothing_yet(journal, dana):
    quota(journal, dana, 30_000_000)
    made = builders.business_plan(journal, dana, PlanState.DRAFT, lines=())
    found = covering(journal, dana, made.id)
    assert (found.value, found.unknown) == (None, "no lines yet")
    assert "nothing covers the quota so far" in found.told


def test_the_quota_is_the_reps_and_says_what_they_were_told(journal, dana):
    """S3-17, S4-07."""
    quota(journal, dana, 30_000_000)
    made = builders.business_plan(journal, dana, PlanState.DRAFT)
    quota(journal, dana, 32_000_000)
    first = read(journal, gather.plan, dana, made.id).plan.figures[0]
    assert (first.value, first.note) == ("$320,000", "owned by Dana; $300,000 when invited")


def test_lines_are_summed_by_month_segment_and_source_and_the_unknown_is_not_zero(journal, dana):
    lines = [("Brightwater", 60_000_000, MONTH), ("Skagen", None, None)]
    made = builders.business_plan(journal, dana, PlanState.DRAFT, lines=lines)
    line = {"account": "Halden", "segment": "Food", "amount": 20_000_000, "month": MONTH}
    kept = {"source": LineSource.RENEWAL, "as_typed": "month: soon"}
    journal.do("Add", plan_lines.add, made.id, TODAY, **line, **kept)
    found = read(journal, gather.plan, dana, made.id).plan.forecast
    assert [(one.label, one.amount, one.unknown) for one in found.months][:2] == [
        ("January 2027", "$800,000", ""),
        ("February 2027", "–", ""),
    ]
    assert [(one.label, one.amount) for one in found.months][-1] == (
        "No month yet",
        "not known yet",
    )
    assert [(one.label, one.amount) for one in found.segments] == [
        ("Food", "$200,000"),
        ("None named", "$600,000"),
    ]
    assert next((one.label, one.part) for one in found.sources) == ("Renewal", 1 / 3)
    assert (found.total, found.owner) == ("$800,000", "Dana")
    assert found.note == "1 line has no amount yet and is not counted."
    assert [one.amount for one in found.lines] == ["$600,000", "not known yet", "$200,000"]


def test_each_section_says_where_its_words_are_from_and_what_the_two_said(journal, dana):
    made = builders.business_plan(journal, dana, PlanState.DRAFT)
    journal.do("Say", plan_sections.comment, made.id, SectionKind.MARKET, "We visit both.")
    words = {SectionKind.RISKS: "Prices"}
    journal.do("Write", plan_sections.write, made.id, words, WordsFrom.TALK, TODAY)
    found = read(journal, gather.plan, dana, made.id).plan.sections
    assert [(one.title, one.origin, one.comment) for one in found] == [
        ("Market and territory", "transcribed from paper", "We visit both."),
        ("Help wanted", "transcribed from paper", ""),
        ("Risks", "changed in our talk", ""),
    ]
    every = read(journal, gather.plan_to_write_on, dana, made.id).plan.sections
    assert len(every) == len(SectionKind)


def test_a_plan_says_how_far_it_is_with_the_day(journal):
    told = {
        PlanState.INVITED: "Not agreed yet: invited on 22 November 2026",
        PlanState.DRAFT: "Not agreed yet: begun on 22 November 2026",
        PlanState.SUBMITTED: "Not agreed yet: submitted on 22 November 2026",
        PlanState.REVIEWED: "Not agreed yet: reviewed on 22 November 2026",
        PlanState.AGREED: "Agreed on 22 November 2026",
    }
    for state, said in told.items():
        who = builders.person(journal, f"Person {state}").id
        made = builders.business_plan(journal, who, state)
        assert read(journal, gather.plan, who, made.id).plan.state == said


def test_another_version_says_in_place_of_which_it_stands_and_why(journal, dana):
    first = builders.business_plan(journal, dana)
    second = builders.revised(journal, first.id)
    found = read(journal, gather.plan, dana, second.id)
    told = "Version 2, in place of version 1 of 22 November 2026: Skagen went elsewhere"
    assert found.plan.version == told
    assert found.cover.title == "Business plan H1 2027, version 2"
    before = read(journal, gather.plan, dana, first.id).plan
    assert before.state == "Agreed on 22 November 2026, superseded on 22 November 2026"
    assert before.version == ""


def test_a_plan_of_somebody_else_is_refused_and_none_at_all_says_so(journal, dana):
    marcus = builders.person(journal, "Marcus Oyelaran").id
    made = builders.business_plan(journal, marcus, PlanState.DRAFT)
    for query in (*SHARED, gather.manager_plan):
        with pytest.raises(Refused):
            read(journal, query, dana, made.id)
        assert read(journal, query, dana).plan is None


@pytest.mark.parametrize("query", SHARED)
@pytest.mark.parametrize("state", [PlanState.DRAFT, PlanState.AGREED])
def test_nothing_that_the_manager_keeps_is_on_a_copy_of_the_rep(journal, dana, query, state):
    """Margin notes, private checks, a private agreement, integrity: not even a trace."""
    half = NEXT_HALF.starts
    private = {"mine": f"{CANARY} visits", "theirs": f"{CANARY} forecast"}
    journal.do("Agree", agreements.write, dana, half, TODAY, **private)
    made = builders.business_plan(journal, dana, state)
    if state is PlanState.DRAFT:
        noted = {"integrity": True, "integrity_note": f"{CANARY} asked"}
        journal.do("Ask", plans.change, made.id, **noted)
    plain = everything(read(journal, query, dana, made.id, LATER))
    for section in (None, SectionKind.MARKET):
        note = f"{CANARY} is tired"
        journal.do("Note", plan_sections.note, made.id, note, TODAY, section=section)
    if state is PlanState.AGREED:
        check = {"checked_on": LATER, "expected": 12_345_600, "comment": f"{CANARY} bluffs"}
        journal.do("Check", plan_checks.save, made.id, MONTH, LATER, **check)
    found = read(journal, query, dana, made.id, LATER)
    assert found.plan.agreement is None
    assert everything(found) == plain
    assert CANARY not in plain
    assert "123,456" not in plain
    kept = everything(read(journal, gather.manager_plan, dana, made.id, LATER))
    assert CANARY in kept


def test_another_persons_lines_are_on_no_copy(journal, dana):
    marcus = builders.person(journal, "Marcus Oyelaran").id
    theirs = [(CANARY, 10_000_000, MONTH)]
    builders.business_plan(journal, marcus, PlanState.DRAFT, lines=theirs)
    made = builders.business_plan(journal, dana, PlanState.DRAFT)
    for query in SHARED:
        assert CANARY not in everything(read(journal, query, dana, made.id))


def test_a_shareable_check_is_on_the_copy_to_write_on_and_in_the_talk_about_another_version(
    journal, dana
):
    """S4-09: the monthly talk about plan against actual."""
    made = builders.business_plan(journal, dana)
    builders.result(journal, dana, builders.month(MONTH), None, 5_000_000)
    check = {"checked_on": LATER, "expected": None, "comment": "Halden slipped."}
    shared = {"vis": Vis.SHAREABLE}
    journal.do("Check", plan_checks.save, made.id, MONTH, LATER, **check, **shared)
    draft = journal.do("Revise", plans.revise, made.id, "Halden slipped", LATER)
    for query, plan_id in ((gather.plan_to_write_on, made.id), (gather.plan, draft.id)):
        (month,) = read(journal, query, dana, plan_id, LATER).plan.months
        told = (month.month, month.planned, month.actual, month.actions, month.comment)
        assert told == ("January 2027", "$600,000", "$50,000", "0 of 1", "Halden slipped.")
    assert read(journal, gather.plan, dana, made.id, LATER).plan.months == ()


def test_the_copy_to_write_on_says_what_became_of_each_step_as_far_as_it_is_shared(journal, dana):
    made = builders.business_plan(journal, dana)
    actions = journal.ask(plans.get, made.id).actions
    first, second = journal.ask(plan_actions.carried_out_by, actions).values()
    for one, vis in ((first, Vis.SHAREABLE), (second, Vis.PRIVATE)):
        done = (one.commitment.id, CommitmentState.DONE, TODAY, TODAY)
        journal.do("Done", commitments.close, *done)
        journal.do("Keep", commitments.change, one.commitment.id, TODAY, vis=vis)
    written = read(journal, gather.plan_to_write_on, dana, made.id).plan.steps
    assert [(one.state, one.done) for one in written] == [("done", True), ("", False)]
    mine = read(journal, gather.manager_plan, dana, made.id).plan.steps
    assert [one.state for one in mine] == ["done", "done"]
    shared = read(journal, gather.plan, dana, made.id).plan.steps
    assert [one.state for one in shared] == ["", ""]


def test_who_signed_is_on_the_copy_to_write_on(journal, dana):
    made = builders.business_plan(journal, dana)
    journal.do("Sign", plans.sign, made.id, Owner.REP, TODAY, TODAY)
    found = read(journal, gather.plan_to_write_on, dana, made.id).plan
    assert found.signed == ("Dana Whitfield signed on 22 November 2026.",)


def test_the_two_sided_agreement_stays_as_it_was_agreed_on(journal, dana):
    """S2-16: on the first page of the plan."""
    half = NEXT_HALF.starts
    said = {"mine": "Two visits\nAn answer a day", "theirs": "A forecast", "vis": Vis.SHAREABLE}
    journal.do("Agree", agreements.write, dana, half, TODAY, **said)
    made = builders.business_plan(journal, dana)
    journal.do("Change", agreements.write, dana, half, TODAY, mine="No visits")
    found = read(journal, gather.plan, dana, made.id).plan.agreement
    assert (found.mine, found.theirs) == (("Two visits", "An answer a day"), ("A forecast",))


def test_the_managers_page_says_what_is_missing_and_how_late_each_month_is(journal, dana):
    draft = builders.business_plan(journal, dana, PlanState.DRAFT)
    missing = read(journal, gather.manager_plan, dana, draft.id).missing
    assert {"quota", "win rate", "sections not written: 8"} <= set(missing)
    marcus = builders.person(journal, "Marcus Oyelaran").id
    made = builders.business_plan(journal, marcus)
    found = read(journal, gather.manager_plan, marcus, made.id, date(2027, 2, 12))
    assert found.missing == ("signatures: 2",)
    assert found.integrity == "It can be carried out with integrity."
    assert [(one.month, one.on) for one in found.months][:2] == [
        ("January 2027", "2 days late"),
        ("February 2027", ""),
    ]
    assert [one.expected for one in found.drift] == ["not reported"], "no quota, no win rate"


def test_notes_name_their_section(journal, dana):
    made = builders.business_plan(journal, dana, PlanState.DRAFT)
    note = plan_sections.note
    journal.do("Note", note, made.id, "Ask twice", TODAY, section=SectionKind.MARKET)
    found = read(journal, gather.manager_plan, dana, made.id)
    assert [(one.section, one.text) for one in found.notes] == [
        ("Market and territory", "Ask twice")
    ]


def test_the_wording_follows_the_journal(journal, dana):
    quota(journal, dana, 30_000_000)
    made = builders.business_plan(journal, dana, PlanState.DRAFT)
    german = Formats("EUR", "de")
    found = journal.ask(gather.plan, dana, german, TODAY, made.id).plan
    assert found.figures[1].value == "€900.000"
    assert found.forecast.months[0].label == "Januar 2027"


def test_another_paper_is_built_from_what_was_agreed(journal, dana):
    made = builders.business_plan(journal, dana)
    journal.do("Rename", people.change, dana, name="Dana Hale")
    journal.do("Set", settings.change, company="Other Ltd")
    found = read(journal, gather.plan, dana, made.id)
    said = everything(replace(found, paper="letter"))
    assert "Dana Hale" in said
    assert "$900,000" in said


def test_the_teams_page_sums_the_plans_against_the_quotas(journal, dana):
    """S4-07: the team's target is the sum of the people's quotas, and nobody else has one."""
    marcus = builders.person(journal, "Marcus Oyelaran").id
    builders.person(journal, "Priya Raman")
    for who in (dana, marcus):
        quota(journal, who, 30_000_000)
    builders.win_rate(journal, dana, 50, 100)
    builders.business_plan(journal, dana, PlanState.DRAFT)
    lines = [("Halden", 30_000_000, MONTH)]
    builders.business_plan(journal, marcus, PlanState.DRAFT, lines=lines)
    found = journal.ask(gather.team_plans, NEXT_HALF, WORDING, TODAY)
    assert [(one.label, one.value) for one in found.figures] == [
        ("Target", "$600,000"),
        ("The plans come to", "$1,200,000"),
        ("Coverage", "2×"),
        ("Expected", "$450,000"),
    ]
    rows = [(one.name, one.state, one.amount, one.gap, one.expected) for one in found.lines]
    assert rows == [
        ("Dana", "Draft", "$900,000", "enough", "$450,000"),
        ("Marcus", "Draft", "$300,000", "$600,000", "–"),
        ("Priya", "no plan", "–", "–", "–"),
    ]
    assert [one.enough for one in found.lines] == [True, False, False]
    assert found.left_out == (
        "No plan with an amount yet: Priya.",
        "No win rate is known of Marcus: what is expected is without them.",
    )
    assert next((one.label, one.amount) for one in found.months) == ("January 2027", "$900,000")
    assert found.cover.copy_for == "Robin Hale"


def test_two_who_are_called_the_same_are_told_apart_on_the_teams_page(journal, dana):
    other = builders.person(journal, "Dana Oyelaran").id
    builders.person(journal, "Marcus Vale")
    builders.business_plan(journal, other)
    found = journal.ask(gather.team_plans, NEXT_HALF, WORDING, TODAY)
    names = ["Dana Oyelaran", "Dana Whitfield", "Marcus"]
    assert [line.name for line in found.lines] == names
    assert found.left_out[0] == "No plan with an amount yet: Dana Whitfield, Marcus."


def test_a_team_of_nobody_has_a_page_that_says_so(journal):
    found = journal.ask(gather.team_plans, NEXT_HALF, WORDING, TODAY)
    assert (found.lines, found.figures, found.total) == ((), (), None)
