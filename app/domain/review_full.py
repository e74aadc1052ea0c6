"""A review with all that stands in it, as it is read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db
from sqlalchemy.orm import load_only

from app.domain import review_timing, settings
from app.domain.kinds import Owner, PeriodKind, ReviewDue, ReviewKind, ReviewState
from app.domain.models import (
    Person,
    Review,
    ReviewAssessment,
    ReviewFile,
    ReviewItem,
    ReviewPacket,
    ReviewSection,
    ReviewSignature,
    ReviewStep,
    UpwardAnswer,
)
from app.domain.periods import Period, period_of, quarter_from
from app.domain.review_timing import Slot

#: Who signs the pages of a review.
SIGNERS = (Owner.REP, Owner.ME)
#: What belongs to a review.
Belonging = TypeVar(
    "Belonging",
    ReviewSection,
    ReviewStep,
    ReviewSignature,
    ReviewFile,
    ReviewAssessment,
    UpwardAnswer,
    ReviewItem,
    ReviewPacket,
)


@dataclass(frozen=True)
class ReviewInFull:
    """A review, whose it is, and what stands in it in order; what is private stands apart.

    ``files`` are those that came back, the latest first, without their content.
    """

    review: Review
    person: Person
    period: Period
    sections: tuple[ReviewSection, ...]
    steps: tuple[ReviewStep, ...]
    signatures: tuple[ReviewSignature, ...]
    files: tuple[ReviewFile, ...]

    @property
    def id(self) -> int:
        """The id of the review's record."""
        return self.review.id

    @property
    def slot(self) -> Slot:
        """Its place in the rhythm."""
        return Slot(self.period, self.review.kind)

    @property
    def is_closed(self) -> bool:
        """Whether nothing of it changes any more."""
        return self.review.state is ReviewState.CLOSED

    @property
    def own_in(self) -> bool:
        """Whether the person's own answers are in, or are not waited for."""
        return self.review.own_on is not None or self.review.without_own

    @property
    def answered(self) -> int:
        """How many of its questions the manager has answered."""
        return sum(bool(one.my_answer.strip()) for one in self.sections if one.my_question)

    @property
    def asked(self) -> int:
        """How many questions the manager has."""
        return sum(bool(one.my_question) for one in self.sections)

    def signature(self, owner: Owner) -> ReviewSignature | None:
        """Whether the rep, or I, signed it or declined to; None where neither is known."""
        return next((one for one in self.signatures if one.owner is owner), None)

    @property
    def is_signed(self) -> bool:
        """Whether both signed it, or said that they will not."""
        return all(self.signature(owner) is not None for owner in SIGNERS)

    @property
    def due(self) -> ReviewDue | None:
        """What is to be done about it next; a monthly one needs no signatures."""
        return review_timing.next_due(
            self.review.state,
            unanswered=self.answered < self.asked,
            has_steps=bool(self.steps),
            signed=self.is_signed or self.review.kind is ReviewKind.MONTHLY,
        )


def period_from(kind: ReviewKind, starts: date, fiscal_start: int = 1) -> Period:
    """The period of a review that begins on a day, also where quarters begin elsewhere by now."""
    if kind is ReviewKind.QUARTERLY:
        return quarter_from(starts, fiscal_start)
    return period_of(PeriodKind.MONTH, starts, fiscal_start)


def in_full(db: Db, found: Sequence[Review]) -> list[ReviewInFull]:
    """The reviews with all that stands in them, in the order given."""
    if not found:
        return []
    ids = [one.id for one in found]
    whose = sa.select(Person).where(Person.id.in_({one.person_id for one in found}))
    known = {person.id: person for person in db.scalars(whose)}
    start = settings.current(db).fiscal_start
    in_place = (ReviewSection.position, ReviewSection.id)
    sections = grouped(db, sa.select(ReviewSection).order_by(*in_place), ReviewSection, ids)
    in_place_too = (ReviewStep.position, ReviewStep.id)
    steps = grouped(db, sa.select(ReviewStep).order_by(*in_place_too), ReviewStep, ids)
    signatures = grouped(db, sa.select(ReviewSignature), ReviewSignature, ids)
    files = grouped(db, _files(), ReviewFile, ids)
    return [
        ReviewInFull(
            one,
            known[one.person_id],
            period_from(one.kind, one.starts_on, start),
            tuple(sections.get(one.id, ())),
            tuple(steps.get(one.id, ())),
            tuple(signatures.get(one.id, ())),
            tuple(files.get(one.id, ())),
        )
        for one in found
    ]


def _files() -> sa.Select[ReviewFile]:
    """The files without their content, the latest first."""
    wanted = (
        ReviewFile.review_id,
        ReviewFile.kind,
        ReviewFile.read_on,
        ReviewFile.file_name,
        ReviewFile.digest,
    )
    return sa.select(ReviewFile).options(load_only(*wanted)).order_by(ReviewFile.id.desc())


def grouped(
    db: Db, query: sa.Select[Belonging], kind: type[Belonging], ids: Sequence[int]
) -> dict[int, list[Belonging]]:
    """What a query finds of these reviews, by the id of the one that it belongs to."""
    found: dict[int, list[Belonging]] = {}
    for one in db.scalars(query.where(kind.review_id.in_(ids))):
        found.setdefault(one.review_id, []).append(one)
    return found
