"""What was frozen of a review, as content again."""

from typing import TypeVar

from sqlalchemy.orm import Session as Db

from app.domain import review_frozen
from app.domain.errors import Fault, JournalFault
from app.domain.kinds import FrozenPart
from app.report import content, frozen

Said = TypeVar("Said")


def numbers(db: Db, review_id: int) -> content.ReviewNumbers | None:
    """The numbers as they stand still; None where they never did."""
    return part(db, content.ReviewNumbers, review_id, FrozenPart.NUMBERS)


def part(db: Db, kind: type[Said], review_id: int, which: FrozenPart) -> Said | None:
    """A part of a review as it was frozen; None where it was not.

    Raises JournalFault where it can no longer be read: what is missing is never made up.
    """
    kept = review_frozen.part(db, review_id, which)
    if kept is None:
        return None
    try:
        return frozen.load(kind, kept)
    except ValueError:
        raise JournalFault(Fault.DAMAGED) from None
