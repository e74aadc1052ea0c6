"""What the columns of each source's files held the last time, so that nobody says it twice."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.domain.models import SourceMapping


def remember(db: Session, source: str, mapping: str) -> None:
    """Keep what the columns of a source hold, in place of what was kept of it."""
    found = _of(db, source)
    if found is None:
        db.add(SourceMapping(source=source, mapping=mapping))
    elif found.mapping != mapping:
        found.mapping = mapping


def recall(db: Session, source: str) -> str | None:
    """What the columns of a source held the last time; None where it is new."""
    found = _of(db, source)
    return None if found is None else found.mapping


def remembered(db: Session) -> dict[str, str]:
    """What is kept of every source."""
    return {one.source: one.mapping for one in db.scalars(sa.select(SourceMapping))}


def _of(db: Session, source: str) -> SourceMapping | None:
    return db.scalars(sa.select(SourceMapping).where(SourceMapping.source == source)).first()
