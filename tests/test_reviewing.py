"""Preparing and closing reviews: numbers stand still, pages are kept, or nothing happens."""

from __future__ import annotations

import zlib
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
import sqlalchemy as sa
from pypdf import PdfReader

from app import gather, paths, reviewing
from app.domain import (
    notes,
    people,
    results,
    review_frozen,
    review_items,
    review_steps,
    review_templates,
    reviews,
    settings,
)
from app.domain.errors import Fault, JournalFault, Reason, Refused
from app.domain.kinds import FormKind, FrozenPart, NoteKind, PaperSize, ReviewKind, ReviewState, Vis
from app.domain.models import ReviewFrozen
from app.domain.periods import next_period
from app.domain.review_templates import Question
from app.domain.review_timing import Slot
from app.formats import Formats
from app.report import fonts, packet, styles
from tests import builders
from tests.builders import LAST_MONTH, TODAY

FORMATS = Formats("USD")
SLOT = Slot(LAST_MONTH, ReviewKind.MONTHLY)


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


@pytest.fixture
def held(journal, dana):
    """A review that the two sat down over, with a next step."""
    builders.note(
        journal, dana, text="Won Skagen", kind=NoteKind.WIN, vis=Vis.SHAREABLE, days_ago=30
    )
    planned = journal.do("Plan", reviews.plan, dana, ReviewKind.MONTHLY, LAST_MONTH.starts)
    journal.do("Prepare", reviewing.prepare, planned.id, TODAY, FORMATS)
    journal.do("Go on", reviews.go_without_own, planned.id)
    journal.do("Hold", reviews.hold, planned.id, TODAY, TODAY)
    due = TODAY + timedelta(days=14)
    journal.do("Step", review_steps.add, planned.id, text="Call three customers", due=due)
    return planned.id


def copy(journal, who, today=TODAY):
    return journal.ask(gather.monthly, who, LAST_MONTH, FORMATS, today)


def close(journal, review_id):
    return journal.do_final("Close", reviewing.close, review_id, TODAY, TODAY, FORMATS)


def pages(content):
    return packet.build(content, paths.resources() / "fonts")


def text(pdf):
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def sold(journal, who, actual):
    journal.do("Record", results.record, who, LAST_MONTH, quota=10000, actual=actual)


def test_preparing_asks_gathers_and_makes_the_numbers_stand_still(journal, dana):
    sold(journal, dana, 9000)
    builders.note(journal, dana, text="Won", kind=NoteKind.WIN, vis=Vis.SHAREABLE, days_ago=30)
    planned = journal.do("Plan", reviews.plan, dana, ReviewKind.MONTHLY, LAST_MONTH.starts)
    made = journal.do("Prepare", reviewing.prepare, planned.id, TODAY, FORMATS)
    assert (made.state, made.template) == (ReviewState.PREPARING, "Monthly review")
    assert [one.text for one in journal.ask(review_items.visible, planned.id)] == ["Won"]
    assert len(journal.ask(reviews.get, planned.id).sections) == 4
    sold(journal, dana, 12000)
    assert copy(journal, dana).numbers.figures[0].value == "90%"
    journal.do("Prepare again", reviewing.prepare, planned.id, TODAY, FORMATS)
    assert copy(journal, dana).numbers.figures[0].value == "120%"


def test_another_template_may_be_named_and_what_is_asked_stays_without_one(journal, dana):
    asked = [Question("One thing", "What would you keep?", "What would I keep?", 100)]
    journal.do("Make", review_templates.save, name="Short", kind=FormKind.MONTHLY, questions=asked)
    planned = journal.do("Plan", reviews.plan, dana, ReviewKind.MONTHLY, LAST_MONTH.starts)
    for template in ("Short", ""):
        journal.do("Prepare", reviewing.prepare, planned.id, TODAY, FORMATS, template)
        found = journal.ask(reviews.get, planned.id)
        assert [one.section for one in found.sections] == ["One thing"]
        assert found.review.template == "Short"


def test_a_journal_from_before_there_were_templates_asks_what_is_usual(journal, dana):
    for one in journal.ask(review_templates.every):
        journal.do("Delete", review_templates.delete, one.id)
    planned = journal.do("Plan", reviews.plan, dana, ReviewKind.QUARTERLY, LAST_MONTH.starts)
    journal.do("Prepare", reviewing.prepare, planned.id, TODAY, FORMATS)
    assert len(journal.ask(reviews.get, planned.id).sections) == 5


def test_several_are_prepared_at_once_and_the_others_are_named(journal, dana):
    marcus, ben, late = builders.team(journal, "Marcus Oyelaran", "Ben Carver", "Late Joiner")
    builders.review(journal, ben)
    journal.do("Change", people.change, late, started=TODAY)
    work = (SLOT, [dana, marcus, ben, late], TODAY, FORMATS)
    made = journal.do("Prepare", reviewing.prepare_all, *work)
    whose = [journal.ask(reviews.get, number).person.id for number in made.done]
    assert whose == [dana, marcus]
    assert [(who, refused.reason) for who, refused in made.refused] == [
        (ben, Reason.REVIEW_IS_CLOSED),
        (late, Reason.BEFORE_THEY_JOINED),
    ]
    again = journal.do("Prepare", reviewing.prepare_all, *work)
    assert again.done == made.done


def test_nothing_is_begun_for_a_period_to_come(journal, dana):
    ahead = Slot(next_period(builders.month()), ReviewKind.MONTHLY)
    made = journal.do("Prepare", reviewing.prepare_all, ahead, [dana], TODAY, FORMATS)
    assert (made.done, [one.reason for _, one in made.refused]) == ((), [Reason.REVIEW_NOT_BEGUN])
    assert journal.ask(reviews.of_person, dana) == []


def test_a_closed_review_says_and_prints_what_it_did_that_day(journal, dana, held):
    """S4-14: what was closed stays closed, whatever is changed or typeset otherwise later."""
    before = copy(journal, dana)
    close(journal, held)
    closed = copy(journal, dana)
    assert closed.said.state == "Closed on 22 November 2026"
    assert replace(closed.said, state="", closed=False) == replace(before.said, state="")
    first = pages(closed)
    assert first.startswith(b"%PDF")
    builders.note(journal, dana, text="Later", kind=NoteKind.WIN, vis=Vis.SHAREABLE, days_ago=30)
    sold(journal, dana, 12000)
    journal.do("Rename", people.change, dana, name="Dana Whitfield-Ross")
    later = copy(journal, dana, TODAY + timedelta(days=90))
    assert later == closed
    assert pages(later) == first
    assert closed.printed == first


def test_the_managers_page_is_kept_in_a_file_of_its_own(journal, dana, held):
    close(journal, held)
    page = journal.ask(gather.manager_page, dana, LAST_MONTH, FORMATS, TODAY)
    builders.fact(journal, dana, "Known later")
    again = journal.ask(gather.manager_page, dana, LAST_MONTH, FORMATS, TODAY)
    assert again == page
    assert pages(again) == page.printed
    assert page.printed != copy(journal, dana).printed


def test_the_other_paper_says_the_same_in_pages_set_anew(journal, dana, held):
    close(journal, held)
    closed = copy(journal, dana)
    letter = replace(closed, paper=PaperSize.LETTER.value)
    assert letter.printed is None
    assert letter.said == closed.said
    assert pages(letter) != pages(closed)


@pytest.mark.parametrize("read", [gather.monthly, gather.manager_page])
def test_a_reprint_is_the_same_file_after_the_styles_and_the_fonts_have_changed(
    journal, dana, held, read, monkeypatch, tmp_path
):
    close(journal, held)
    closed = journal.ask(read, dana, LAST_MONTH, FORMATS, TODAY)
    anew = replace(closed, prints=())
    assert pages(anew) == closed.printed, "set as it is now it would be the same"
    for style in (styles.BODY, styles.SMALL, styles.STRONG):
        monkeypatch.setattr(style, "fontSize", style.fontSize + 2)
    journal.do("Choose", settings.change, company="Another name", currency="EUR")
    later = journal.ask(read, dana, LAST_MONTH, Formats("EUR"), TODAY + timedelta(days=400))
    assert pages(anew) != closed.printed
    assert packet.build(later, tmp_path) == closed.printed, "no font is looked for either"


def test_what_became_private_before_closing_is_in_nothing_that_is_kept(journal, dana, held):
    note = journal.ask(review_items.visible, held)[0].record_id
    journal.do("Hide", notes.amend, note, TODAY, vis=Vis.PRIVATE)
    close(journal, held)
    assert "Skagen" not in repr(copy(journal, dana)) + text(pages(copy(journal, dana)))
    kept = journal.ask(review_frozen.part, held, FrozenPart.REP)
    assert b"Skagen" not in zlib.decompress(kept)


@pytest.mark.parametrize("gone", ["private", "deleted", "about two"])
def test_a_revision_does_not_print_what_is_not_theirs_to_read_any_more(journal, dana, held, gone):
    """The pages of before stay what they were, byte for byte."""
    note = journal.ask(review_items.visible, held)[0].record_id
    close(journal, held)
    before = pages(copy(journal, dana))
    kofi = builders.person(journal, "Kofi Mensah").id
    work = {
        "private": (notes.amend, note, TODAY, {"vis": Vis.PRIVATE}),
        "deleted": (notes.delete, note, {}),
        "about two": (notes.amend, note, TODAY, {"person_ids": [dana, kofi]}),
    }
    command, *args, how = work[gone]
    journal.do("Change", command, *args, **how)
    again = journal.do("Reopen", reviews.reopen, held, "A day was wrong").id
    for _ in range(2):
        said = text(pages(copy(journal, dana)))
        assert "Skagen" not in said
        assert "Revision 2" in said
        journal.do("Gather again", reviewing.prepare, again, TODAY, FORMATS)
    close(journal, again)
    assert "Skagen" not in text(pages(copy(journal, dana)))
    assert journal.ask(review_frozen.printed, held, "rep") == {"a4": before}
    assert "Skagen" in text(before)


def test_closing_twice_is_refused_and_changes_nothing(journal, dana, held):
    close(journal, held)
    before = journal.ask(review_frozen.printed, held, "rep")
    with pytest.raises(Refused) as refused:
        close(journal, held)
    assert refused.value.reason is Reason.REVIEW_IS_CLOSED
    with pytest.raises(Refused):
        journal.do("Prepare", reviewing.prepare, held, TODAY, FORMATS)
    assert journal.ask(review_frozen.printed, held, "rep") == before


def test_without_the_fonts_nothing_is_closed(journal, held, monkeypatch, tmp_path):
    with monkeypatch.context() as broken:
        broken.setattr(paths, "resources", lambda: tmp_path)
        broken.setattr(fonts, "_covered", frozenset())
        with pytest.raises(FileNotFoundError):
            close(journal, held)
    found = journal.ask(reviews.get, held)
    assert (found.review.state, found.review.closed_on) == (ReviewState.HELD, None)
    assert journal.ask(review_frozen.printed, held, "rep") == {}


def test_a_review_without_a_next_step_is_unfinished(journal, dana):
    """S1-20: no next step, no end."""
    made = builders.review(journal, dana, ReviewState.HELD, steps=())
    with pytest.raises(Refused) as refused:
        close(journal, made.id)
    assert refused.value.reason is Reason.NEEDS_NEXT_STEP


def test_what_stands_still_and_can_no_longer_be_read_is_said_and_not_made_up(journal, dana, held):
    close(journal, held)

    def damage(db):
        for kept in db.scalars(sa.select(ReviewFrozen)):
            kept.content = kept.content[:-20]

    journal.do("Damage", damage)
    for query in (gather.monthly, gather.manager_page):
        with pytest.raises(JournalFault) as caught:
            journal.ask(query, dana, LAST_MONTH, FORMATS, TODAY)
        assert caught.value.fault is Fault.DAMAGED
