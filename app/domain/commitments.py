"""Commitments: who promised what by when, and how promises are kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypedDict, Unpack

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import commands, notes, people
from app.domain.errors import Reason, Refused
from app.domain.keeping import Kept, Promise, judge, kept
from app.domain.kinds import CommitmentState, Origin, Owner, Status, Vis
from app.domain.models import Commitment, CommitmentDue, Person


class Words(TypedDict, total=False):
    """What a commitment says; see ``models.Commitment``."""

    owner: Owner
    person_id: int | None
    owner_name: str
    about_id: int | None
    text: str
    made_on: date
    due: date | None
    outcome: str
    origin: Origin
    note_id: int | None
    session_id: int | None
    plan_action_id: int | None
    review_step_id: int | None
    vis: Vis


@dataclass(frozen=True)
class InFull:
    """A commitment, the rep who owns it, whom it is about, and the days it was due before."""

    commitment: Commitment
    owner: Person | None
    about: Person | None
    earlier: tuple[CommitmentDue, ...] = ()


def get(db: Db, commitment_id: int) -> InFull:
    """The commitment with this id."""
    return in_full(db, [commands.find(db, Commitment, commitment_id)])[0]


def in_full(db: Db, found: Sequence[Commitment]) -> list[InFull]:
    """The commitments with the people they name and the days they were due before."""
    if not found:
        return []
    wanted = {one.person_id for one in found} | {one.about_id for one in found}
    named = sa.select(Person).where(Person.id.in_([one for one in wanted if one is not None]))
    known = {person.id: person for person in db.scalars(named)}
    earlier: dict[int, list[CommitmentDue]] = {}
    moved = sa.select(CommitmentDue).where(CommitmentDue.commitment_id.in_([c.id for c in found]))
    for one in db.scalars(moved.order_by(CommitmentDue.id)):
        earlier.setdefault(one.commitment_id, []).append(one)
    return [
        InFull(
            one,
            known.get(one.person_id or 0),
            known.get(one.about_id or 0),
            tuple(earlier.get(one.id, ())),
        )
        for one in found
    ]


def of_thread(
    db: Db, person_id: int, *, closed_since: date | None = None, shareable_only: bool = False
) -> list[InFull]:
    """What a person and I promised each other, theirs and mine, the next due first.

    Open ones, and with ``closed_since`` what was closed from that day on.
    """
    wanted = _open_or_since(closed_since)
    # Each by its own index: together the file would look through everybody's.
    branches = (
        sa.select(Commitment.id).where(whose == person_id, wanted)
        for whose in (Commitment.person_id, Commitment.about_id)
    )
    query = sa.select(Commitment).where(Commitment.id.in_(sa.union(*branches)))
    if shareable_only:
        query = query.where(Commitment.vis == Vis.SHAREABLE)
    return in_full(db, db.scalars(_by_due(query)).all())


def of_session(db: Db, session_id: int, *, shareable_only: bool = False) -> list[InFull]:
    """What was promised in a session, in the order in which it was."""
    query = sa.select(Commitment).where(Commitment.session_id == session_id)
    if shareable_only:
        query = query.where(Commitment.vis == Vis.SHAREABLE)
    return in_full(db, db.scalars(query.order_by(Commitment.id)).all())


def everybody(db: Db, *, closed_since: date | None = None) -> list[InFull]:
    """Everybody's promises, the next due first; with those closed from a day on, where one is."""
    query = sa.select(Commitment).where(_open_or_since(closed_since))
    return in_full(db, db.scalars(_by_due(query)).all())


def mine(db: Db, *, closed_since: date | None = None) -> list[InFull]:
    """My own promises, the next due first."""
    query = sa.select(Commitment).where(Commitment.owner == Owner.ME, _open_or_since(closed_since))
    return in_full(db, db.scalars(_by_due(query)).all())


def due(db: Db, until: date) -> list[InFull]:
    """Everybody's open promises that are due by a day, overdue ones first.

    Somebody on leave owes nothing until they are back.
    """
    query = (
        sa.select(Commitment)
        .outerjoin(Person, Person.id == Commitment.person_id)
        .where(Commitment.state == CommitmentState.OPEN, Commitment.due <= until)
        .where(sa.or_(Person.id.is_(None), Person.status != Status.ON_LEAVE))
    )
    return in_full(db, db.scalars(_by_due(query)).all())


def leaps(db: Db) -> list[InFull]:
    """What I let go of on trust, and what came of it, the latest first."""
    query = sa.select(Commitment).where(Commitment.origin == Origin.LEAP)
    newest = query.order_by(Commitment.made_on.desc(), Commitment.id.desc())
    return in_full(db, db.scalars(newest).all())


def kept_by(
    db: Db,
    person_id: int | None,
    since: date,
    today: date,
    *,
    about_id: int | None = None,
    shareable_only: bool = False,
    until: date | None = None,
) -> Kept:
    """How a rep, or I where nobody is named, kept what was due or done from ``since`` on.

    With ``about_id`` only what was promised in that person's thread counts, with ``until`` nothing
    that is due, or was done without a day, after it.
    """
    query = sa.select(Commitment.state, Commitment.due, Commitment.closed_on)
    query = query.where(*_owed_since(person_id, since, about_id))
    if until is not None:
        query = query.where(sa.func.coalesce(Commitment.due, Commitment.closed_on) <= until)
    if shareable_only:
        query = query.where(Commitment.vis == Vis.SHAREABLE)
    return kept((Promise(*row) for row in db.execute(query)), today)


def counted(
    db: Db, person_id: int | None, since: date, today: date, *, about_id: int | None = None
) -> list[tuple[InFull, bool]]:
    """The very promises that :func:`kept_by` counts, the latest due first; whether each was kept.

    What is not due yet or was dropped is not among them.
    """
    day = sa.func.coalesce(Commitment.due, Commitment.closed_on)
    query = sa.select(Commitment).where(*_owed_since(person_id, since, about_id))
    found = in_full(db, db.scalars(query.order_by(day.desc(), Commitment.id.desc())).all())
    judged = [(one, _judged(one.commitment, today)) for one in found]
    return [(one, on_time) for one, on_time in judged if on_time is not None]


def promise(db: Db, today: date, **words: Unpack[Words]) -> Commitment:
    """Note a promise. It has one owner: a rep, me, or somebody by name."""
    made = Commitment(owner=Owner.ME, text="", made_on=words.get("made_on", today))
    commands.put(made, words)
    _check(db, made, today)
    _refuse_gone(db, made.person_id)
    made.about_id = made.about_id or made.person_id
    db.add(made)
    return made


def change(db: Db, commitment_id: int, today: date, **words: Unpack[Words]) -> Commitment:
    """Change a promise; the day it was due before is kept."""
    found = commands.find(db, Commitment, commitment_id)
    owner_before, due_before = found.person_id, found.due
    commands.put(found, words)
    _check(db, found, today)
    if found.person_id != owner_before:
        _refuse_gone(db, found.person_id)
    if found.due != due_before and due_before is not None:
        db.add(CommitmentDue(commitment_id=found.id, due=due_before, moved_on=today))
    return found


def close(
    db: Db,
    commitment_id: int,
    state: CommitmentState,
    on: date,
    today: date,
    *,
    outcome: str | None = None,
) -> Commitment:
    """A promise was kept, missed or dropped on a day; ``outcome`` is what came of it."""
    commands.not_after(on, today, "closed_on")
    found = commands.find(db, Commitment, commitment_id)
    if on < found.made_on:
        raise Refused(Reason.ENDS_BEFORE_START, "closed_on")
    closed = {"state": state, "closed_on": None if state is CommitmentState.OPEN else on}
    commands.put(found, closed)
    if outcome is not None:
        found.outcome = outcome.strip()
    return found


def reopen(db: Db, commitment_id: int) -> Commitment:
    """A promise stands after all."""
    found = commands.find(db, Commitment, commitment_id)
    commands.put(found, {"state": CommitmentState.OPEN, "closed_on": None})
    return found


def delete(db: Db, commitment_id: int) -> None:
    """Delete a promise that was never made."""
    commands.delete(db, commands.find(db, Commitment, commitment_id))


def _owed_since(
    person_id: int | None, since: date, about_id: int | None
) -> tuple[sa.ColumnElement[bool], ...]:
    """Whether a rep, or I where nobody is named, owned what was due or done from a day on."""
    owned = Commitment.owner == Owner.ME
    if person_id is not None:
        owned = Commitment.person_id == person_id
    to_them = sa.true() if about_id is None else Commitment.about_id == about_id
    return owned, to_them, sa.func.coalesce(Commitment.due, Commitment.closed_on) >= since


def _judged(made: Commitment, today: date) -> bool | None:
    return judge(Promise(made.state, made.due, made.closed_on), today)


def _open_or_since(closed_since: date | None) -> sa.ColumnElement[bool]:
    is_open = Commitment.state == CommitmentState.OPEN
    return is_open if closed_since is None else is_open | (Commitment.closed_on >= closed_since)


def _by_due(query: sa.Select[Commitment]) -> sa.Select[Commitment]:
    still = Commitment.state != CommitmentState.OPEN
    return query.order_by(still, Commitment.due.nulls_last(), Commitment.id)


def _refuse_gone(db: Db, person_id: int | None) -> None:
    if person_id is None:
        return
    person = people.get(db, person_id)
    if person.status is Status.LEFT:
        raise Refused(Reason.HAS_LEFT, "owner", person.name)


def _check(db: Db, made: Commitment, today: date) -> None:
    made.text = commands.insist_on_text(made.text, "text")
    commands.not_after(made.made_on, today, "made_on")
    if made.owner is not Owner.REP:
        made.person_id = None
    if made.owner is not Owner.OTHER:
        made.owner_name = ""
    if made.owner is Owner.REP and made.person_id is None:
        raise Refused(Reason.ONE_OWNER, "owner")
    if made.owner is Owner.OTHER:
        made.owner_name = commands.insist_on_line(made.owner_name, "owner_name")
    if made.about_id is not None:
        people.get(db, made.about_id)
    notes.check_action(db, made.note_id)
    if made.due is not None and made.due < made.made_on:
        raise Refused(Reason.ENDS_BEFORE_START, "due")
