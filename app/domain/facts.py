"""Dated statements about a person, each with its evidence, certainty and privacy."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypedDict, Unpack

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.domain import commands, people
from app.domain.errors import Reason, Refused
from app.domain.kinds import NEVER_SHAREABLE, Certainty, FactKind, Vis
from app.domain.models import ProfileFact

#: A statement that nobody looked at for this long may no longer be true.
STALE_AFTER = timedelta(days=180)


class Statement(TypedDict, total=False):
    """What a statement says; see ``models.ProfileFact``."""

    kind: FactKind
    text: str
    evidence: str
    certainty: Certainty
    noted_on: date
    vis: Vis
    skill_id: int | None


def of_person(db: Session, person_id: int) -> Sequence[ProfileFact]:
    """What holds of a person today, newest first; retired statements left out."""
    query = sa.select(ProfileFact).where(
        ProfileFact.person_id == person_id, ProfileFact.retired_on.is_(None)
    )
    return db.scalars(query.order_by(ProfileFact.noted_on.desc(), ProfileFact.id.desc())).all()


def retired(db: Session, person_id: int) -> Sequence[ProfileFact]:
    """What held of a person once, the latest retired first."""
    query = sa.select(ProfileFact).where(
        ProfileFact.person_id == person_id, ProfileFact.retired_on.is_not(None)
    )
    return db.scalars(query.order_by(ProfileFact.retired_on.desc(), ProfileFact.id.desc())).all()


def get(db: Session, fact_id: int) -> ProfileFact:
    """The statement with this id."""
    return commands.find(db, ProfileFact, fact_id)


def is_stale(fact: ProfileFact, today: date) -> bool:
    """Whether the statement waits to be confirmed."""
    return today - fact.confirmed_on > STALE_AFTER


def may_be_shared(kind: FactKind, certainty: Certainty) -> bool:
    """Whether a statement of this kind may ever reach the person's own paper."""
    return kind not in NEVER_SHAREABLE and certainty is not Certainty.HUNCH


def note(db: Session, person_id: int, today: date, **statement: Unpack[Statement]) -> ProfileFact:
    """Note a statement about a person; private unless it says otherwise."""
    people.get(db, person_id)
    noted_on = statement.get("noted_on", today)
    fact = ProfileFact(
        person_id=person_id,
        kind=statement["kind"],
        text="",
        noted_on=noted_on,
        confirmed_on=noted_on,
    )
    commands.put(fact, statement)
    _check(fact, today)
    db.add(fact)
    return fact


def amend(db: Session, fact_id: int, today: date, **statement: Unpack[Statement]) -> ProfileFact:
    """Change a statement."""
    fact = commands.find(db, ProfileFact, fact_id)
    commands.put(fact, statement)
    _check(fact, today)
    return fact


def confirm(db: Session, fact_id: int, today: date) -> ProfileFact:
    """The statement still holds today."""
    fact = commands.find(db, ProfileFact, fact_id)
    fact.confirmed_on = today
    return fact


def retire(db: Session, fact_id: int, today: date) -> ProfileFact:
    """The statement no longer holds; it is kept."""
    fact = commands.find(db, ProfileFact, fact_id)
    fact.retired_on = today
    return fact


def hold_again(db: Session, fact_id: int, today: date) -> ProfileFact:
    """A statement that was retired holds after all."""
    fact = commands.find(db, ProfileFact, fact_id)
    fact.retired_on, fact.confirmed_on = None, today
    return fact


def delete(db: Session, fact_id: int) -> None:
    """Delete a statement that should not have been made."""
    commands.delete(db, commands.find(db, ProfileFact, fact_id))


def _check(fact: ProfileFact, today: date) -> None:
    fact.text = commands.insist_on_text(fact.text, "text")
    commands.not_after(fact.noted_on, today, "noted_on")
    fact.confirmed_on = max(fact.confirmed_on, fact.noted_on)
    if fact.skill_id is not None and fact.kind is not FactKind.CAN_TEACH:
        fact.skill_id = None
    if fact.vis is Vis.SHAREABLE and not may_be_shared(fact.kind, fact.certainty):
        raise Refused(Reason.NEVER_SHAREABLE, "vis")
