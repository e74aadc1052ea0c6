"""What the manager thinks of a person at a review and keeps: it stands on no page of theirs."""

from typing import TypedDict, Unpack

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import commands, review_parts
from app.domain.models import ReviewAssessment


class Words(TypedDict, total=False):
    """What is kept; see ``models.ReviewAssessment``."""

    text: str
    watch: str
    mine: str


def of(db: Db, review_id: int) -> ReviewAssessment | None:
    """What the manager keeps of a review; None where nothing was written."""
    query = sa.select(ReviewAssessment).where(ReviewAssessment.review_id == review_id)
    return db.scalars(query).one_or_none()


def save(db: Db, review_id: int, **words: Unpack[Words]) -> ReviewAssessment:
    """Write down what the manager thinks, also before the review is prepared."""
    review = review_parts.unclosed(db, review_id)
    kept = of(db, review.id)
    if kept is None:
        kept = ReviewAssessment(review_id=review.id)
        db.add(kept)
    commands.put(kept, words)
    db.flush()
    return kept
