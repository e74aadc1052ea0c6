"""What the parts of a review have in common: a review that may still be changed."""

from sqlalchemy.orm import Session as Db

from app.domain import commands
from app.domain.errors import Reason, Refused
from app.domain.kinds import ReviewState
from app.domain.models import Review


def unclosed(db: Db, review_id: int) -> Review:
    """A review that may still be changed; refused where it is closed."""
    review = commands.find(db, Review, review_id)
    if review.state is ReviewState.CLOSED:
        raise Refused(Reason.REVIEW_IS_CLOSED)
    return review


def prepared(db: Db, review_id: int) -> Review:
    """A review whose numbers stand still and that may still be changed."""
    review = unclosed(db, review_id)
    if review.state is ReviewState.PLANNED:
        raise Refused(Reason.NOT_PREPARED)
    return review
