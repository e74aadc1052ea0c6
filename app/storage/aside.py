"""What the journal keeps beside its records: drafts, and what was done to the file itself.

Each is a name and a few plain values. Setting one aside is no change to the journal: it is not
undone, no screen hears of it, and it goes with the file.
"""

import json
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.domain.models import Record

Values = dict[str, Any]

table = sa.Table(
    "aside",
    Record.metadata,
    sa.Column("name", sa.String(200), primary_key=True),
    sa.Column("contents", sa.Text, nullable=False),
)


def put_aside(db: Session, name: str, values: Values | None) -> None:
    """Keep ``values``, which JSON can hold, under ``name``; None takes them away."""
    db.execute(sa.delete(table).where(table.c.name == name))
    if values is not None:
        db.execute(sa.insert(table).values(name=name, contents=json.dumps(values)))


def find_aside(db: Session, prefix: str) -> dict[str, Values]:
    """Everything kept under names that begin with ``prefix``."""
    kept = sa.select(table.c.name, table.c.contents).where(
        table.c.name.startswith(prefix, autoescape=True)
    )
    return {name: json.loads(contents) for name, contents in db.execute(kept)}
