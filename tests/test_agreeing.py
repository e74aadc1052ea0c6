"""S4-08: what two people agreed on stays as it was printed, whatever comes later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
import time_machine
from pypdf import PdfReader

from app import agreeing, gather, paths
from app.domain import (
    agreements,
    commitments,
    packets,
    people,
    plan_actions,
    plan_checks,
    plan_sections,
    plans,
    settings,
)
from app.domain.errors import Refused
from app.domain.kinds import CommitmentState, Owner, PaperSize, PlanState, SectionKind, Vis
from app.formats import Formats
from app.gather.plans import AUDIENCE, PAPER
from app.report import fonts, packet
from tests import builders
from tests.builders import NEXT_HALF, TODAY

WORDING = Formats("USD")
LATER = date(2027, 2, 6)


@pytest.fixture
def dana(journal):
    who = builders.person(journal).id
    builders.result(journal, who, NEXT_HALF, 30_000_000, None)
    builders.win_rate(journal, who, 50, 100)
    said = {"mine": "A visit", "theirs": "A forecast", "vis": Vis.SHAREABLE}
    journal.do("Agree", agreements.write, who, NEXT_HALF.starts, TODAY, **said)
    return who


def agree(journal, who, wording=WORDING):
    reviewed = builders.business_plan(journal, who, PlanState.REVIEWED)
    return journal.do_final("Agree plan", agreeing.agree, reviewed.id, TODAY, TODAY, wording)


def kept(journal, plan_id, size="a4"):
    return journal.ask(packets.kept, plan_id, PAPER, AUDIENCE, size)


def printed(journal, who, plan_id, paper="a4", wording=WORDING):
    content = journal.ask(gather.plan, who, wording, LATER, plan_id)
    return packet.build(replace(content, paper=paper), paths.resources() / "fonts")


def change_everything(journal, who, plan_id):
    """Rename, report, reword and close whatever a plan tells of."""
    journal.do("Rename", people.change, who, name="Dana Hale", role="Other")
    builders.result(journal, who, NEXT_HALF, 99_000_000, 1_000_000)
    builders.win_rate(journal, who, 1, 100, date(2026, 10, 1))
    other = {"manager": "Kim Lee", "company": "Other Ltd", "coverage_bar": 500}
    journal.do("Set", settings.change, currency="JPY", language="de", **other)
    journal.do("Agree", agreements.write, who, NEXT_HALF.starts, TODAY, mine="No visit")
    actions = journal.ask(plans.get, plan_id).actions
    for one in journal.ask(plan_actions.carried_out_by, actions).values():
        done = (one.commitment.id, CommitmentState.DONE, TODAY, TODAY)
        journal.do("Done", commitments.close, *done)
    journal.do("Note", plan_sections.note, plan_id, "Tired", TODAY, section=SectionKind.MARKET)
    journal.do("Sign", plans.sign, plan_id, Owner.REP, TODAY, TODAY)
    check = {"checked_on": LATER, "expected": 1, "comment": "Slow", "vis": Vis.SHAREABLE}
    journal.do("Check", plan_checks.save, plan_id, NEXT_HALF.starts, LATER, **check)


def test_an_agreed_plan_is_kept_as_the_pages_that_say_so(journal, dana):
    made = agree(journal, dana)
    pages = kept(journal, made.id)
    said = " ".join(page.extract_text() for page in PdfReader(BytesIO(pages)).pages)
    assert "Agreed on 22 November 2026" in said
    assert "Dana Whitfield" in said
    assert printed(journal, dana, made.id) == pages
    assert kept(journal, made.id, "letter") is None
    assert journal.can_undo is None


def test_a_reprint_is_the_same_file_whatever_changed_and_version_2_leaves_it(journal, dana):
    first = agree(journal, dana)
    pages = kept(journal, first.id)
    change_everything(journal, dana, first.id)
    yen = Formats("JPY", "de")
    assert printed(journal, dana, first.id, wording=yen) == pages
    draft = journal.do("Revise", plans.revise, first.id, "Skagen went elsewhere", LATER)
    builders.brought(journal, draft.id, PlanState.REVIEWED, LATER)
    second = journal.do_final("Agree", agreeing.agree, draft.id, LATER, LATER, yen)
    assert printed(journal, dana, first.id, wording=yen) == pages
    assert kept(journal, first.id) == pages
    assert printed(journal, dana, second.id, wording=yen) == kept(journal, second.id) != pages
    assert journal.ask(plans.get, first.id).plan.state is PlanState.SUPERSEDED


@pytest.mark.long
def test_the_journals_other_paper_is_built_from_what_was_agreed(journal, dana):
    made = agree(journal, dana)
    pages = kept(journal, made.id)
    journal.do("Set", settings.change, paper=PaperSize.LETTER)
    letter = printed(journal, dana, made.id, "letter")
    first = PdfReader(BytesIO(letter)).pages[0]
    assert round(first.mediabox.width) == 612
    assert "$300,000" in first.extract_text()
    assert printed(journal, dana, made.id, "a4") == pages, "what was kept is found by its paper"


@pytest.mark.long
def test_a_plan_is_kept_on_the_journals_paper(journal, dana):
    journal.do("Set", settings.change, paper=PaperSize.LETTER)
    made = agree(journal, dana)
    first = PdfReader(BytesIO(kept(journal, made.id, "letter"))).pages[0]
    assert round(first.mediabox.width) == 612


def test_a_plan_that_may_not_be_agreed_on_keeps_nothing(journal, dana):
    draft = builders.business_plan(journal, dana, PlanState.DRAFT)
    with pytest.raises(Refused):
        journal.do_final("Agree", agreeing.agree, draft.id, TODAY, TODAY, WORDING)
    assert kept(journal, draft.id) is None


def test_without_the_fonts_nothing_is_agreed(journal, dana, monkeypatch, tmp_path):
    reviewed = builders.business_plan(journal, dana, PlanState.REVIEWED)
    with monkeypatch.context() as broken:
        broken.setattr(paths, "resources", lambda: tmp_path)
        broken.setattr(fonts, "_covered", frozenset())
        with pytest.raises(FileNotFoundError):
            journal.do_final("Agree", agreeing.agree, reviewed.id, TODAY, TODAY, WORDING)
    assert journal.ask(plans.get, reviewed.id).plan.state is PlanState.REVIEWED


@pytest.mark.long
def test_the_command_line_prints_the_same_file(touchline, own, path, tmp_path):
    who = builders.person(own).id
    made = agree(own, who)
    pages = kept(own, made.id)
    own.do("Revise", plans.revise, made.id, "Skagen went elsewhere", TODAY)
    own.do("Rename", people.change, who, name="Dana Hale")
    own.close()
    plan = (
        "packet",
        "--journal",
        path,
        "--kind",
        "plan",
        "--period",
        "2027-H1",
        "--person",
        "Dana Hale",
    )
    with time_machine.travel(LATER, tick=False):
        (written,) = touchline(*plan, "--version", "1", "--out", tmp_path / "out").done
        (latest,) = touchline(*plan, "--out", tmp_path / "out").done
        refused = touchline(*plan, "--version", "3", "--out", tmp_path / "out").refusal
    assert Path(written).read_bytes() == pages
    assert latest.endswith("Business plan H1 2027, version 2.pdf")
    assert refused == "Dana Hale has no version 3 of a business plan for H1 2027."
