"""What of a review stands still: its numbers since it was prepared, its pages once it is closed."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import commands, kept_files
from app.domain.errors import Reason, Refused
from app.domain.kinds import FrozenPart, ReviewState
from app.domain.models import Review, ReviewFrozen, ReviewPacket


def part(db: Db, review_id: int, which: FrozenPart) -> bytes | None:
    """What was frozen of a review, as content; None where nothing was."""
    query = sa.select(ReviewFrozen.content).where(*_same(review_id, which))
    return db.scalar(query)


def freeze(db: Db, review_id: int, which: FrozenPart, content: bytes, today: date) -> None:
    """Keep a part of a review as it is now, in place of what was frozen of it before.

    Of a closed one nothing is frozen anew; its copies are as it is closed, and not before.
    """
    closed = commands.find(db, Review, review_id).state is ReviewState.CLOSED
    if closed == (which is FrozenPart.NUMBERS):
        raise Refused(Reason.REVIEW_IS_CLOSED if closed else Reason.REVIEW_NOT_CLOSED)
    found = db.scalars(sa.select(ReviewFrozen).where(*_same(review_id, which))).one_or_none()
    if found is None:
        db.add(ReviewFrozen(review_id=review_id, part=which, made_on=today, content=content))
    elif not closed:
        commands.put(found, {"made_on": today, "content": content})
    db.flush()


def printed(db: Db, review_id: int, audience: str) -> dict[str, bytes]:
    """The pages of a copy exactly as they were printed, by the size of the sheet."""
    query = sa.select(ReviewPacket.size, ReviewPacket.pdf).where(
        ReviewPacket.review_id == review_id, ReviewPacket.audience == audience
    )
    return dict(db.execute(query).all())


def keep(  # noqa: PLR0917  # what names the pages, the pages, and the day
    db: Db, review_id: int, audience: str, size: str, pdf: bytes, today: date
) -> None:
    """Keep the pages of a closed review. What was printed first stays, whatever comes later."""
    if commands.find(db, Review, review_id).state is not ReviewState.CLOSED:
        raise Refused(Reason.REVIEW_NOT_CLOSED)
    if size not in printed(db, review_id, audience):
        db.add(
            ReviewPacket(
                review_id=review_id, audience=audience, size=size, made_on=today,
                digest=kept_files.digest(pdf), pdf=pdf,
            )
        )  # fmt: skip
        db.flush()


def _same(review_id: int, which: FrozenPart) -> tuple[sa.ColumnElement[bool], ...]:
    return ReviewFrozen.review_id == review_id, ReviewFrozen.part == which
