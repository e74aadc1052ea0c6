"""What the columns of each source's files held the last time, so that nobody says it twice."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.domain.models import SourceMapping


def remember(db: Session, source: str, mapping: str) -> None:
    """Keep what the columns of a source hold, in place of what was kept of it."""
    found = db.scalars(sa.select(SourceMapping).where(SourceMapping.source == source)).first()
    if found is None:
        db.add(SourceMapping(source=source, mapping=mapping))
    elif found.mapping != mapping:
        found.mapping = mapping


def remembered(db: Session) -> dict[str, str]:
    """What is kept of every source."""
    return {one.source: one.mapping for one in db.scalars(sa.select(SourceMapping))}
