"""What a person and the manager count on each other for, half-year by half-year."""

from collections.abc import Sequence
from datetime import date
from typing import TypedDict, Unpack

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.domain import commands, people
from app.domain.errors import Reason, Refused
from app.domain.kinds import Vis
from app.domain.models import Agreement


class Promises(TypedDict, total=False):
    """What an agreement says; see ``models.Agreement``."""

    mine: str
    theirs: str
    agreed_on: date | None
    vis: Vis


def of_person(db: Session, person_id: int) -> Sequence[Agreement]:
    """A person's agreements, the newest half-year first."""
    query = sa.select(Agreement).where(Agreement.person_id == person_id)
    return db.scalars(query.order_by(Agreement.starts_on.desc())).all()


def of_half(db: Session, person_id: int, starts_on: date) -> Agreement | None:
    """The agreement for the half-year that begins on a day; None where there is none."""
    query = sa.select(Agreement).where(
        Agreement.person_id == person_id, Agreement.starts_on == starts_on
    )
    return db.scalars(query).one_or_none()


def write(
    db: Session, person_id: int, starts_on: date, today: date, **promises: Unpack[Promises]
) -> Agreement:
    """Write what the two promise each other for a half-year, in place of what stood there.

    Other words than those agreed on are a draft again, until they say when they agreed on these.
    """
    people.get(db, person_id)
    agreement = of_half(db, person_id, starts_on)
    if agreement is None:
        agreement = Agreement(person_id=person_id, starts_on=starts_on)
    agreed_words = (agreement.mine, agreement.theirs)
    commands.put(agreement, promises)
    if (agreement.mine, agreement.theirs) != agreed_words and "agreed_on" not in promises:
        agreement.agreed_on = None
    if not agreement.mine.strip() and not agreement.theirs.strip():
        raise Refused(Reason.EMPTY, "mine")
    if agreement.agreed_on is not None:
        commands.not_after(agreement.agreed_on, today, "agreed_on")
    db.add(agreement)
    return agreement


def delete(db: Session, agreement_id: int) -> None:
    """Delete an agreement that should not have been written."""
    commands.delete(db, commands.find(db, Agreement, agreement_id))
