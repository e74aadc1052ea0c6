"""Time spent with people."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.kinds import SessionKind
from app.domain.models.base import Record


class Session(Record):
    """A conversation held with one person; the next is due from the last one held."""

    __tablename__ = "session"
    __table_args__ = (
        sa.CheckConstraint("minutes > 0", name="minutes"),
        sa.Index("ix_session_last_held", "person_id", "held_on"),
        *Record.__table_args__,
    )

    person_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"))
    kind: Mapped[SessionKind]
    held_on: Mapped[date]
    minutes: Mapped[int] = mapped_column(default=30)
