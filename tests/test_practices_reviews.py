"""The practices that reviews serve, each shown on the pages as the two read them."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from app import gather, labels, paths, reviewing
from app.domain import (
    commitments,
    people,
    review_answers,
    review_board,
    review_signing,
    review_steps,
    reviews,
    standards,
)
from app.domain.errors import Refused
from app.domain.kinds import (
    CommitmentState,
    NoteKind,
    Owner,
    PeriodKind,
    RaisedBy,
    ReviewDue,
    ReviewKind,
    ReviewState,
    Vis,
    WordsFrom,
)
from app.domain.periods import last_periods, period_of
from app.formats import Formats
from app.report import packet
from tests import builders
from tests.builders import LAST_MONTH, TODAY
from tests.domain import shared

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.models import Review
    from app.domain.periods import Period
    from app.journal import Journal

pytestmark = pytest.mark.long

FORMATS = Formats("USD")
QUARTER = builders.quarter()
HALF = period_of(PeriodKind.HALF, TODAY)
IN_TWO_WEEKS = TODAY + timedelta(days=14)


@pytest.fixture
def dana(journal: Journal) -> int:
    return builders.person(journal, started=date(2024, 3, 1)).id


def prepared(journal: Journal, who: int, kind: ReviewKind = ReviewKind.MONTHLY) -> Review:
    """The review of last month, or of the quarter, as it is prepared today."""
    day = LAST_MONTH.starts if kind is ReviewKind.MONTHLY else QUARTER.starts
    made = journal.do("Plan", reviews.plan, who, kind, day)
    return journal.do("Prepare", reviewing.prepare, made.id, TODAY, FORMATS)


def held(journal: Journal, who: int, kind: ReviewKind = ReviewKind.MONTHLY) -> int:
    """The same once both have answered and sat down."""
    made = prepared(journal, who, kind)
    sections = journal.ask(reviews.get, made.id).sections
    said = {number: f"I say {number}" for number in range(len(sections))}
    own = (made.id, said, {0: 4}, WordsFrom.FORM, TODAY, TODAY)
    journal.do("Their answers", review_answers.own, *own)
    for number, section in enumerate(sections):
        words = {"answer": f"You hear {number}", "score": 3 if number == 0 else None}
        journal.do("My answers", review_answers.mine, section.id, **words)
    journal.do("Sit down", reviews.hold, made.id, TODAY, TODAY)
    return made.id


def step(journal: Journal, review_id: int, text: str, owner: Owner = Owner.REP) -> None:
    journal.do("Agree", review_steps.add, review_id, text=text, owner=owner, due=IN_TWO_WEEKS)


def close(journal: Journal, review_id: int) -> None:
    journal.do_final("Close", reviewing.close, review_id, TODAY, TODAY, FORMATS)


def pages(
    journal: Journal,
    who: int,
    period: Period = LAST_MONTH,
    read: Callable[..., Any] | None = None,
) -> list[str]:
    """What stands on each page of the person's own copy, on one line."""
    usual = gather.monthly if period.kind is PeriodKind.MONTH else gather.quarterly
    content = journal.ask(read or usual, who, period, FORMATS, TODAY)
    pdf = packet.build(content, paths.resources() / "fonts")
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


def paper(journal: Journal, who: int, period: Period = LAST_MONTH) -> str:
    return " ".join(pages(journal, who, period))


def next_due(journal: Journal, who: int) -> ReviewDue | None:
    whose = journal.ask(people.get, who)
    slot = journal.ask(reviews.latest, who, ReviewKind.MONTHLY, LAST_MONTH.starts).slot
    return journal.ask(review_board.cell, whose, slot, TODAY).due


def a_quarter(step: builders.InOneStep, who: int) -> None:
    """What there is to say of somebody after a usual quarter."""
    for number in range(8):
        skill = builders.skill(step, f"Skill {number}").id
        why = "Asks until the customer says what the delay costs them each month"
        builders.rating(step, who, skill, 3, justification=why)
        builders.promise(step, who, f"Call customer {number}", vis=Vis.SHAREABLE, due=TODAY)
        text = f"Won deal {number} after the third call, with the price that we had agreed on"
        builders.note(step, who, text=text, kind=NoteKind.WIN, vis=Vis.SHAREABLE)
        builders.standard(step, f"Standard {number}")
        builders.fact(step, who, f"Likes to begin early, and says so {number}", vis=Vis.SHAREABLE)
        builders.point(step, who, f"Point {number}", raised_by=RaisedBy.REP, vis=Vis.SHAREABLE)
        metric = builders.metric(step, f"Number {number}")
        for weeks in range(1, 13):
            day = TODAY - timedelta(days=7 * weeks)
            builders.value(step, who, metric.id, day, weeks * 1_000)
    for quarter in last_periods(QUARTER, 4):
        builders.result(step, who, quarter, 10_000_000, 9_000_000)


def test_s1_20_a_review_leads_to_a_next_step_of_somebody_by_a_day(
    journal: Journal, dana: int
) -> None:
    shared.one_of_each(journal, dana)
    review = held(journal, dana)
    assert next_due(journal, dana) is ReviewDue.NEXT_STEP, "without one it is unfinished"
    with pytest.raises(Refused) as caught:
        close(journal, review)
    assert labels.refusal(caught.value) == (
        "A review ends with a next step: agree on one, with who and by when."
    )
    step(journal, review, "Send Skagen a price", Owner.ME)
    close(journal, review)
    assert "Robin Hale 6 December 2026 Send Skagen a price" in paper(journal, dana)

    quarterly = paper(journal, dana, QUARTER)
    assert "Robin Hale" in quarterly
    assert "Send Skagen a price" in quarterly, "what was agreed is asked for the next time"
    assert "Next step" in quarterly


def test_s3_19_what_is_expected_stands_there_with_the_day_it_was_acknowledged(
    journal: Journal, dana: int
) -> None:
    read, unread = (
        builders.standard(journal, text).id
        for text in ("Calls are prepared", "Orders are entered the same day")
    )
    journal.do("Read", standards.acknowledge, read, dana, TODAY, TODAY)
    kofi = builders.person(journal, "Kofi Mensah").id
    builders.standard(journal, "Visits Brightwater weekly", person_id=kofi)
    said = paper(journal, dana, QUARTER)
    assert "Calls are prepared" in said
    assert "Orders are entered the same day" in said
    assert said.count("read 22 November 2026") == 1
    assert "Visits Brightwater weekly" not in said, "it is asked of somebody else"
    assert unread != read


def test_s3_20_what_the_manager_promised_and_did_stands_beside_what_they_did(
    journal: Journal, dana: int
) -> None:
    for owner, text, state in (
        (dana, "Call Brightwater", CommitmentState.DONE),
        (None, "Get a demo plant", CommitmentState.DONE),
        (None, "Talk to finance", CommitmentState.MISSED),
    ):
        made = builders.promise(
            *(journal, owner, text),
            about_id=dana,
            vis=Vis.SHAREABLE,
            days_ago=40,
            due=LAST_MONTH.ends,
        )
        journal.do("Close", commitments.close, made.id, state, LAST_MONTH.ends, TODAY)
    for period in (LAST_MONTH, QUARTER):
        said = paper(journal, dana, period)
        assert "Dana kept 1 of 1 on time." in said
        assert "Robin Hale kept 1 of 2 on time." in said
        for text in ("Call Brightwater", "Get a demo plant", "Talk to finance"):
            assert text in said


def test_s4_14_every_month_each_one_has_a_review_on_two_pages(journal: Journal, dana: int) -> None:
    builders.review(journal, dana, day=HALF.starts)
    asked = journal.ask(review_board.board, HALF, HALF.ends + timedelta(days=30))
    [row] = asked.rows
    assert [cell.slot.period.label for cell in row.cells] == [
        *("July 2026", "August 2026", "Q3 2026", "October 2026", "November 2026", "Q4 2026"),
    ]
    assert [cell.timing.late > 0 for cell in row.cells] == [False, *[True] * 5]

    shared.one_of_each(journal, dana)
    review = held(journal, dana)
    step(journal, review, "Call three customers")
    for work in (lambda: None, lambda: close(journal, review)):
        work()
        first, second = pages(journal, dana)
        assert "Monthly review" in first
        assert "October 2026" in first
        assert "Call three customers" in second


def test_s4_15_every_quarter_it_is_formal_both_answer_and_both_sign(
    journal: Journal, dana: int
) -> None:
    journal.do("A quarter", lambda db: a_quarter(builders.InOneStep(db), dana))
    review = held(journal, dana, ReviewKind.QUARTERLY)
    step(journal, review, "Call three customers")
    close(journal, review)
    every = pages(journal, dana, QUARTER)
    assert 5 <= len(every) <= 7
    said = " ".join(every)
    for number, one in enumerate(journal.ask(reviews.get, review).sections):
        for text in (one.own_question, one.my_question, f"I say {number}", f"You hear {number}"):
            assert text in said
    assert "it does not mean that I agree with every point" in said
    for owner in (Owner.REP, Owner.ME):
        journal.do("Sign", review_signing.sign, review, owner, TODAY, TODAY)
    signed = journal.ask(reviews.latest, dana, ReviewKind.QUARTERLY, QUARTER.starts)
    assert (signed.review.state, signed.due) == (ReviewState.CLOSED, None)
    with pytest.raises(Refused) as caught:
        journal.do("Plan", reviews.plan, dana, ReviewKind.MONTHLY, QUARTER.ends)
    assert labels.refusal(caught.value) == (
        "The quarterly review stands in place of this month’s: Q4 2026."
    )
