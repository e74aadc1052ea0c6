"""Who is away, and on which days."""

from collections.abc import Sequence
from datetime import date
from typing import TypedDict, Unpack

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import commands, people
from app.domain.errors import Reason, Refused
from app.domain.kinds import Status
from app.domain.models import Absence, Person


class Days(TypedDict, total=False):
    """Days on which somebody is away."""

    person_id: int
    first_on: date
    last_on: date


def between(db: Db, first: date, last: date) -> Sequence[Absence]:
    """The absences that touch the days from one to another, the earliest first."""
    query = sa.select(Absence).where(Absence.last_on >= first, Absence.first_on <= last)
    return db.scalars(query.order_by(Absence.first_on, Absence.id)).all()


def is_on_leave(person: Person, day: date | None) -> bool:
    """Whether somebody is on leave that day; nobody knows until when, so each one after it is."""
    if person.status is not Status.ON_LEAVE:
        return False
    return day is None or person.away_since is None or person.away_since <= day


def add(db: Db, person_id: int, first_on: date, last_on: date) -> Absence:
    """Somebody will be away, or was."""
    absence = Absence(person_id=person_id, first_on=first_on, last_on=last_on)
    _check(db, absence)
    db.add(absence)
    db.flush()
    return absence


def change(db: Db, absence_id: int, **days: Unpack[Days]) -> Absence:
    """They are away on other days."""
    absence = commands.find(db, Absence, absence_id)
    commands.put(absence, days)
    _check(db, absence)
    return absence


def delete(db: Db, absence_id: int) -> None:
    """They are here after all."""
    commands.delete(db, commands.find(db, Absence, absence_id))


def _check(db: Db, absence: Absence) -> None:
    if absence.last_on < absence.first_on:
        raise Refused(Reason.ENDS_BEFORE_START, "last_on")
    person = people.get(db, absence.person_id)
    if person.status is Status.LEFT:
        raise Refused(Reason.HAS_LEFT, "person_id", person.name)
