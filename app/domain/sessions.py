"""Conversations held with people; the next one is due from the last one held."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import commands, people
from app.domain.errors import Reason, Refused
from app.domain.kinds import SessionKind
from app.domain.models import Session


def hold(
    db: Db, person_id: int, *, kind: SessionKind, held_on: date, today: date, minutes: int = 30
) -> Session:
    """Record that a conversation was held. ``minutes`` is how long it took."""
    people.get(db, person_id)
    commands.not_after(held_on, today, "held_on")
    if minutes < 1:
        raise Refused(Reason.NOT_POSITIVE, "minutes")
    session = Session(person_id=person_id, kind=kind, held_on=held_on, minutes=minutes)
    db.add(session)
    return session


def last_held(db: Db, person_id: int) -> date | None:
    """The day of the last conversation with a person."""
    return db.scalar(sa.select(sa.func.max(Session.held_on)).where(Session.person_id == person_id))
