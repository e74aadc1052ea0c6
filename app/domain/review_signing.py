"""What happens to the pages of a review once they are printed: signatures, declining, a scan.

They stand beside the review and are no part of it: paper is signed after it was printed.
"""

from datetime import date
from hashlib import sha256

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import commands
from app.domain.errors import Reason, Refused
from app.domain.kinds import Owner, ReviewFileKind
from app.domain.models import Review, ReviewFile, ReviewSignature
from app.domain.text import LONGEST_LINE, clean_line

#: No scan is larger.
MOST_BYTES = 10_000_000
_MOST_SAID = "10 MB"
#: How the files begin that a scan can be.
_SCANS = (b"%PDF", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")


def sign(  # what is signed, by whom and when
    db: Db,
    review_id: int,
    owner: Owner,
    on: date | None,
    today: date,
    *,
    declined: bool = False,
) -> None:
    """The rep, or I, signed the pages of a review on a day, or declined to.

    None takes it back. A refusal names the one it is about: the field is ``rep`` or ``me``.
    """
    review = _held(db, review_id)
    query = sa.select(ReviewSignature).where(
        ReviewSignature.review_id == review_id, ReviewSignature.owner == owner
    )
    found = db.scalars(query).one_or_none()
    if on is None:
        if found is not None:
            commands.delete(db, found)
        return
    commands.not_after(on, today, owner.value)
    if review.held_on is not None and on < review.held_on:
        raise Refused(Reason.ENDS_BEFORE_START, owner.value)
    if found is None:
        db.add(ReviewSignature(review_id=review_id, owner=owner, signed_on=on, declined=declined))
    else:
        commands.put(found, {"signed_on": on, "declined": declined})


def attach(db: Db, review_id: int, file_name: str, content: bytes, today: date) -> ReviewFile:
    """Keep a scan of the signed pages; the very file that is kept already is not kept twice."""
    review = _held(db, review_id)
    if not content.startswith(_SCANS):
        raise Refused(Reason.NOT_A_SCAN, "file")
    if len(content) > MOST_BYTES:
        raise Refused(Reason.FILE_TOO_LARGE, "file", _MOST_SAID)
    digest = sha256(content).hexdigest()
    query = sa.select(ReviewFile).where(
        ReviewFile.review_id == review_id, ReviewFile.digest == digest
    )
    found = db.scalars(query).first()
    if found is None:
        found = ReviewFile(
            review_id=review.id, kind=ReviewFileKind.SCAN, read_on=today,
            file_name=clean_line(file_name)[:LONGEST_LINE], digest=digest, content=content,
        )  # fmt: skip
        db.add(found)
        db.flush()
    return found


def file(db: Db, file_id: int) -> ReviewFile:
    """A file that came back, with its content."""
    return commands.find(db, ReviewFile, file_id)


def detach(db: Db, file_id: int) -> None:
    """Take a scan away that was attached to the wrong review."""
    found = file(db, file_id)
    if found.kind is not ReviewFileKind.SCAN:
        raise Refused(Reason.NOT_A_SCAN, "file")
    commands.delete(db, found)


def _held(db: Db, review_id: int) -> Review:
    """A review that the two sat down over."""
    review = commands.find(db, Review, review_id)
    if review.held_on is None:
        raise Refused(Reason.NOT_HELD)
    return review
