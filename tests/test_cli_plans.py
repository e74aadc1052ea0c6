"""``touchline plan``: forms go out, come back and are filed; how far everybody's plan is."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime

import pytest
import time_machine

from app import journal_file
from app.domain import people, plan_lines, plan_sections, plans, targets
from app.domain.kinds import PlanState, SectionKind, WordsFrom
from app.domain.periods import last_periods
from tests import builders
from tests.builders import NEXT_HALF, TODAY
from tests.command_line import asked, everything
from tests.exchange.plan_forms import ABROAD, typed_into

MARKET = {"section.market": ABROAD, "section.risks": "A mill closes"}
LINE = {"line.1.account": "Skagen", "line.1.amount": "620k", "line.1.month": "March 2027"}


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)):
        yield


@pytest.fixture
def plan(touchline, team):
    """The command, about the journal of two people."""
    return lambda *words: touchline("plan", *words, "--journal", team)


@pytest.fixture
def invited(plan, tmp_path):
    """Dana's form, who was just asked for it."""
    said = plan("invite", "--person", "Dana Whitfield", "--half", "2027-H1", "--out", tmp_path).done
    assert said == [str(tmp_path / "Dana Whitfield - plan H1 2027.pdf")]
    return tmp_path / "Dana Whitfield - plan H1 2027.pdf"


def latest(db, who=1):
    return plans.latest(db, who, NEXT_HALF.starts)


def fill(form, **more):
    form.write_bytes(typed_into(form.read_bytes(), {**MARKET, **LINE, **more}))
    return form


def begun(team):
    """Something stands in Dana's plan already that another form says in other words."""
    with closing(journal_file.open_journal(team)) as journal:
        said = {SectionKind.MARKET: "Only the ports"}
        journal.do("Write", plan_sections.write, 1, said, WordsFrom.TRANSCRIBED, TODAY)
        line = {"account": "Ridgeback", "amount": 100_00, "month": NEXT_HALF.starts}
        journal.do("Line", plan_lines.add, 1, TODAY, **line)


@pytest.mark.parametrize(
    ("wanted", "endings"), [("pdf", {".pdf"}), ("xlsx", {".xlsx"}), ("both", {".pdf", ".xlsx"})]
)
def test_everybody_is_asked_once_and_gets_a_form(plan, team, tmp_path, wanted, endings):
    words = ("invite", "--all", "--half", "2027-H1", "--format", wanted)
    out = tmp_path / "forms"
    said = plan(*words, "--due", "2026-12-12", "--out", out).done
    assert {path.suffix for path in out.iterdir()} == endings
    assert sorted(said) == sorted(map(str, out.iterdir()))
    assert len(said) == 2 * len(endings)
    for who in (1, 2):
        found = asked(team, latest, who).plan
        assert (found.state, found.due_on) == (PlanState.INVITED, date(2026, 12, 12))
    assert plan(*words, "--out", out).done == said
    assert len(asked(team, plans.of_person, 1)) == 1


def test_a_plan_that_is_agreed_gets_no_form(plan, team, tmp_path):
    with closing(journal_file.open_journal(team)) as journal:
        for who in (1, 2):
            builders.business_plan(journal, who)
    words = ("invite", "--half", "2027-H1", "--out", tmp_path / "forms")
    assert plan(*words, "--all").refusal == (
        "Nobody owes a plan for H1 2027 that is not agreed yet."
    )
    refusal = plan(*words, "--person", "Dana Whitfield").refusal
    assert refusal.startswith("The plan is agreed and stays as it is.")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (
            ("--person", "Dan", "--half", "2027-H1"),
            "Nobody here is called Dan. Did you mean Dana Whitfield?",
        ),
        (("--all", "--half", "2027-Q1"), "2027-Q1 is not a half-year, such as 2027-H1."),
        (("--all", "--half", "soon"), "soon is not a half-year, such as 2027-H1."),
        (("--person", "Dana Whitfield", "--half", "2025-H1"), "H1 2025 is over."),
        (
            ("--person", "Dana Whitfield", "--half", "2027-H1", "--due", "2026-01-01"),
            "Due on: The end is before the start.",
        ),
    ],
)
def test_who_cannot_be_asked_is_said_in_one_line(plan, team, tmp_path, words, why):
    assert plan("invite", *words, "--out", tmp_path / "forms").refusal == why
    assert asked(team, plans.of_person, 1) == []


@pytest.mark.parametrize(
    "words",
    [
        ("invite", "--half", "2027-H1", "--out", "forms"),
        ("invite", "--all", "--out", "forms"),
        ("read", "form.pdf", "--check", "--take", "all"),
        ("read", "form.pdf", "--take", "weather"),
        ("read",),
        ("status", "--all"),
        (),
    ],
)
def test_a_mistake_in_the_arguments(touchline, team, words):
    assert touchline("plan", *words, "--journal", team).code == 2


def test_a_returned_form_is_checked_without_a_change(plan, invited, team, tmp_path):
    fill(invited, **{"line.2.account": "Brightwater", "line.2.month": "soon"})
    before = everything(tmp_path)
    said = plan("read", invited, "--check").done
    assert said[0] == "Dana Whitfield, H1 2027, version 1"
    assert f"Market and territory: {ABROAD}" in said
    assert "Line 1: Skagen, $620,000, March 2027" in said
    assert any(line.startswith("Line 2, month: ") and "soon" in line for line in said)
    assert everything(tmp_path) == before


def test_what_the_form_says_is_filed_after_a_backup_as_their_own_words(plan, invited, team):
    said = plan("read", fill(invited)).done
    assert said[-1] == ("Filed as their own words: Market and territory, Risks, Forecast lines.")
    found = asked(team, latest)
    assert found.plan.state is PlanState.SUBMITTED
    assert found.section(SectionKind.MARKET).words_from is WordsFrom.FORM
    assert found.text(SectionKind.MARKET) == ABROAD
    assert [(one.account, one.amount, one.month) for one in found.lines] == [
        ("Skagen", 620_000_00, date(2027, 3, 1))
    ]
    assert [form.file_name for form in found.forms] == [invited.name]
    assert list(team.parent.rglob("*import*"))
    again = plan("read", invited).done
    assert again[-1] == "This very form was filed before."
    assert len(asked(team, latest).forms) == 1


def test_where_the_plan_says_something_else_nothing_is_overwritten_unless_it_is_taken(
    plan, invited, team
):
    begun(team)
    said = plan("read", fill(invited)).done
    assert said[-2:] == [
        "Filed as their own words: Risks.",
        "Left as the plan says it: Market and territory, Forecast lines.",
    ]
    at = said.index(
        "Market and territory: the plan says something else (--take market takes the form's):"
    )
    assert said[at + 1 : at + 3] == ["  here: Only the ports", f"  on the form: {ABROAD}"]
    assert asked(team, latest).text(SectionKind.MARKET) == "Only the ports"
    assert plan("read", invited, "--take", "market").done[-2:] == [
        "Filed as their own words: Market and territory.",
        "Left as the plan says it: Forecast lines.",
    ]
    assert [one.account for one in asked(team, latest).lines] == ["Ridgeback"]
    assert plan("read", invited, "--take", "all").done[-1] == (
        "Filed as their own words: Forecast lines."
    )
    found = asked(team, latest)
    assert found.text(SectionKind.MARKET) == ABROAD
    assert [one.account for one in found.lines] == ["Skagen"]


def test_what_is_no_form_is_refused_and_so_is_one_of_a_plan_that_is_agreed(
    plan, invited, team, tmp_path
):
    stray = tmp_path / "letter.pdf"
    stray.write_bytes(b"Dear Robin")
    assert plan("read", stray).refusal
    assert plan("read", tmp_path / "gone.pdf").refusal.startswith("There is no file ")
    assert plan("read", invited).refusal == "Nothing is written in the plan yet."
    with closing(journal_file.open_journal(team)) as journal:
        line = {"account": "Skagen", "amount": 100_00, "month": NEXT_HALF.starts}
        journal.do("Line", plan_lines.add, 1, TODAY, **line)
        builders.brought(journal, 1, PlanState.AGREED)
    refusal = plan("read", fill(invited)).refusal
    assert refusal.startswith("The plan is agreed and stays as it is.")


def test_how_far_everybody_is_what_it_covers_and_what_comes_next(plan, team):
    with closing(journal_file.open_journal(team)) as journal:
        dana, marcus = (row.id for row in journal.ask(people.roster))
        for month in last_periods(builders.month(NEXT_HALF.ends), 6):
            journal.do("Quota", targets.set_quota, dana, month, 5_000_000)
        builders.win_rate(journal, dana, 20, 80)
        agreed = builders.business_plan(journal, dana)
        journal.do("Revise", plans.revise, agreed.id, "A mill closes", TODAY)
        builders.business_plan(journal, marcus, PlanState.INVITED)
    said = plan("status", "--half", "2027-H1").done
    at = said.index("Marcus Oyelaran · Invited")
    danas, marcus_s = said[:at], said[at:]
    assert danas[0] == "Dana Whitfield · Draft · version 2 · version 1 of 22 November 2026 holds"
    short = "The bar of 3× is met, but 25% of deals are won, which takes 4×: $300,000 short."
    assert danas[1] == f"  coverage: {short}"
    assert "  the bar 3×, 1 / win rate 4×" in danas
    assert "  next: get the form back by 6 December 2026" in danas
    assert any("quota, win rate, sections not written (10)" in line for line in marcus_s)
    assert said[-1] == "H1 2027: 1 of 2 plans agreed."


def test_of_this_half_year_it_says_who_is_late(plan, team):
    with closing(journal_file.open_journal(team)) as journal:
        journal.do("Join", people.change, 1, started=date(2024, 1, 1))
        journal.do("Away", people.go_on_leave, 2, date(2026, 11, 2))
    assert plan("status").done == [
        "Dana Whitfield · no plan yet",
        "  late by 144 days: it was to be agreed by 1 July 2026",
        "  next: invite them by 1 June 2026, 144 days late",
        "Marcus Oyelaran · owes no plan",
        "H2 2026: 0 of 1 plans agreed.",
    ]


def test_printing_everybodys_form_leaves_out_who_was_not_invited(touchline, invited, team):
    words = ("packet", "--journal", team, "--kind", "plan_form", "--period", "2027-H1", "--all")
    out = invited.parent / "paper"
    (written,) = touchline(*words, "--out", out).done
    assert "Dana Whitfield" in written
    before = (*words[:6], "2026-H2", *words[7:])
    assert touchline(*before, "--out", out).refusal == "Nobody was invited for 2026-H2 yet."
