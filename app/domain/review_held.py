"""A person's reviews with everything that is kept beside them, the earliest first."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db
from sqlalchemy.orm import load_only

from app.domain import review_full
from app.domain.models import (
    Review,
    ReviewAssessment,
    ReviewItem,
    ReviewPacket,
    UpwardAnswer,
)
from app.domain.review_full import ReviewInFull, grouped


@dataclass(frozen=True)
class Held:
    """One revision of a review, and what stands beside it.

    ``assessment`` is what I think and keep, ``upward`` what the person said of me. ``items`` are
    what was gathered, seen or not; ``packets`` come without the pages themselves.
    """

    found: ReviewInFull
    assessment: ReviewAssessment | None
    upward: tuple[UpwardAnswer, ...]
    items: tuple[ReviewItem, ...]
    packets: tuple[ReviewPacket, ...]


def of_person(db: Db, person_id: int) -> tuple[Held, ...]:
    """All revisions of all reviews of a person."""
    query = sa.select(Review).where(Review.person_id == person_id)
    query = query.order_by(Review.starts_on, Review.kind, Review.revision)
    found = review_full.in_full(db, db.scalars(query).all())
    ids = [one.id for one in found]
    assessments = grouped(db, sa.select(ReviewAssessment), ReviewAssessment, ids)
    in_place = sa.select(UpwardAnswer).order_by(UpwardAnswer.position, UpwardAnswer.id)
    upward = grouped(db, in_place, UpwardAnswer, ids)
    items = grouped(db, sa.select(ReviewItem).order_by(ReviewItem.id), ReviewItem, ids)
    packets = grouped(db, _packets(), ReviewPacket, ids)
    return tuple(
        Held(
            one,
            next(iter(assessments.get(one.id, ())), None),
            tuple(upward.get(one.id, ())),
            tuple(items.get(one.id, ())),
            tuple(packets.get(one.id, ())),
        )
        for one in found
    )


def _packets() -> sa.Select[ReviewPacket]:
    """Which pages were kept, without the pages."""
    known = (
        ReviewPacket.review_id,
        ReviewPacket.audience,
        ReviewPacket.size,
        ReviewPacket.made_on,
        ReviewPacket.digest,
    )
    return sa.select(ReviewPacket).options(load_only(*known)).order_by(ReviewPacket.id)
