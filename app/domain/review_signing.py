"""What happens to the pages of a review once they are printed: signatures, declining, a scan.

They stand beside the review and are no part of it: paper is signed after it was printed.
"""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import commands, kept_files
from app.domain.errors import Reason, Refused
from app.domain.kinds import Owner, ReviewFileKind
from app.domain.models import Review, ReviewFile, ReviewSignature

#: No scan is larger, so that each is kept.
_MOST_SAID = f"{kept_files.MOST_KEPT // 1_000_000} MB"
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
    held_on = _held_on(db, review_id)
    if on is not None:
        commands.within(on, held_on, today, owner.value)
    signed = None if on is None else {"signed_on": on, "declined": declined}
    commands.put_only(db, ReviewSignature, {"review_id": review_id, "owner": owner}, signed)


def attach(db: Db, review_id: int, file_name: str, content: bytes, today: date) -> ReviewFile:
    """Keep a scan of the signed pages; the very file that is kept already is not kept twice."""
    _held_on(db, review_id)
    if not content.startswith(_SCANS):
        raise Refused(Reason.NOT_A_SCAN, "file")
    if not kept_files.is_kept(content):
        raise Refused(Reason.FILE_TOO_LARGE, "file", _MOST_SAID)
    query = sa.select(ReviewFile).where(
        ReviewFile.review_id == review_id,
        ReviewFile.kind == ReviewFileKind.SCAN,
        ReviewFile.digest == kept_files.digest(content),
    )
    found = db.scalars(query).first()
    if found is None:
        found = ReviewFile(
            review_id=review_id,
            kind=ReviewFileKind.SCAN,
            **kept_files.came_back(file_name, content, today),
        )
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


def _held_on(db: Db, review_id: int) -> date:
    """The day on which the two sat down over a review; refused where they did not yet."""
    held_on = commands.find(db, Review, review_id).held_on
    if held_on is None:
        raise Refused(Reason.NOT_HELD)
    return held_on
