"""All that the page of a review shows, read at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain import (
    review_assessments,
    review_board,
    review_items,
    review_scores,
    review_steps,
    review_upward,
    reviews,
)
from app.domain.kinds import ReviewState, Voice
from app.gather import kept_reviews

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from app.domain.commitments import InFull as Promise
    from app.domain.models import ReviewAssessment, UpwardAnswer
    from app.domain.review_board import Cell
    from app.domain.review_full import ReviewInFull
    from app.domain.review_items import Visible
    from app.domain.review_scores import Overall
    from app.formats import Formats
    from app.journal import Journal
    from app.report.content import ReviewNumbers


@dataclass(frozen=True)
class Shown:
    """A review and everything around it.

    ``cell`` says how the latest revision stands in time and what is due next, ``promises`` carry
    out the next steps, by the step's id; ``revisions`` are all of this review, the latest first.
    """

    found: ReviewInFull
    cell: Cell
    numbers: ReviewNumbers | None
    items: tuple[Visible, ...]
    own_overall: Overall
    my_overall: Overall
    private: ReviewAssessment | None
    upward: Sequence[UpwardAnswer]
    promises: Mapping[int, Promise]
    revisions: Sequence[ReviewInFull]
    formats: Formats
    today: date
    read_only: bool

    @property
    def is_open(self) -> bool:
        """Whether what stands in it may be changed."""
        return not (self.found.is_closed or self.read_only)

    @property
    def is_prepared(self) -> bool:
        """Whether its numbers stand still, so that something can be written in it."""
        return self.found.review.state is not ReviewState.PLANNED

    @property
    def is_latest(self) -> bool:
        """Whether no other revision took its place."""
        return self.revisions[0].id == self.found.id

    @property
    def is_beside(self) -> bool:
        """Whether both answers may be seen side by side: theirs are in."""
        theirs = any(one.own_answer or one.own_score for one in self.found.sections)
        return self.found.review.own_on is not None or (self.found.own_in and theirs)


def read(journal: Journal, review_id: int, formats: Formats, today: date) -> Shown:
    """Read what there is to say of a review."""
    revisions = journal.ask(reviews.revisions_of, review_id)
    found = next(one for one in revisions if one.id == review_id)
    return Shown(
        found=found,
        cell=journal.ask(review_board.cell, found.person, found.slot, today),
        numbers=journal.ask(kept_reviews.numbers, review_id),
        items=journal.ask(review_items.visible, review_id),
        own_overall=review_scores.overall(found.sections, Voice.SELF),
        my_overall=review_scores.overall(found.sections, Voice.MANAGER),
        private=journal.ask(review_assessments.of, review_id),
        upward=journal.ask(review_upward.answers, review_id),
        promises=journal.ask(review_steps.carried_out_by, list(found.steps)),
        revisions=revisions,
        formats=formats,
        today=today,
        read_only=journal.read_only,
    )
