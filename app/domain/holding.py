"""Holding a 1:1: what was said, what is carried on, and when the next one is, in one step."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Unpack

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import absences, commands, people, planning, sessions
from app.domain.errors import Reason, Refused
from app.domain.kinds import Origin, PointState, SessionKind, Status
from app.domain.models import AgendaItem, Commitment, Person, Session
from app.domain.sessions import Outcome, SessionInFull

#: A 1:1 that is planned for so soon is the one that is held today; a later one stays planned.
NEAR = timedelta(days=3)


@dataclass(frozen=True)
class Next:
    """When the next 1:1 is: the day, a local time or none, and its zone."""

    on: date
    starts_at: str = ""
    zone: str = ""
    minutes: int = 30


def meant(db: Db, person_id: int, today: date) -> SessionInFull | None:
    """The planned 1:1 that one held today is: the nearest, overdue or about to come."""
    found = _planned(db, person_id, date.min, today + NEAR)
    return min(found, key=lambda one: abs(one.day - today), default=None)


def following(db: Db, person_id: int, today: date, session_id: int | None) -> SessionInFull | None:
    """The 1:1 that is planned already for a day after today, besides the one with this id."""
    ahead = _planned(db, person_id, today + timedelta(days=1), date.max)
    return next((one for one in ahead if one.session.id != session_id), None)


def one_to_one(
    db: Db,
    person_id: int,
    today: date,
    *,
    held_on: date,
    session_id: int | None = None,
    skill_ids: Iterable[int] | None = None,
    then: Next | None = None,
    **outcome: Unpack[Outcome],
) -> Session:
    """A 1:1 was held: the one that was planned, or, without ``session_id``, one ad hoc.

    What was not talked about is carried on; ``then`` puts the next one into the calendar. The
    focus is that of the next one too, unless that has its own.
    """
    _insist_on_here(people.get(db, person_id), held_on)
    minutes = outcome.get("minutes", 30)
    if session_id is None:
        kind = SessionKind.ONE_TO_ONE
        session = sessions.hold(
            db, person_id, kind=kind, held_on=held_on, today=today, minutes=minutes
        )
        db.flush()
    else:
        session = sessions.finish(db, session_id, held_on, today, minutes)
    _gather(db, person_id, session, today)
    focus = None if skill_ids is None else tuple(skill_ids)
    sessions.note(db, session.id, skill_ids=focus, **outcome)
    if then is not None:
        _plan(db, person_id, then, today)
    ahead = following(db, person_id, today, session.id)
    if ahead is not None and focus and not ahead.skills:
        sessions.focus_on(db, ahead.session.id, focus)
    return session


def _plan(db: Db, person_id: int, then: Next, today: date) -> None:
    planning.plan(
        db,
        [person_id],
        today,
        kind=SessionKind.ONE_TO_ONE,
        planned_for=then.on,
        starts_at=then.starts_at,
        zone=then.zone,
        minutes=then.minutes,
    )


def _planned(db: Db, person_id: int, since: date, until: date) -> list[SessionInFull]:
    """The 1:1s that are planned with a person alone for these days, in the order of time."""
    found = sessions.planned(db, since, until, person_id)
    kind = SessionKind.ONE_TO_ONE
    return [s for s in found if s.session.kind is kind and s.session.person_id == person_id]


def _insist_on_here(person: Person, held_on: date) -> None:
    """Refuse a 1:1 with somebody who was not at work that day."""
    away = absences.is_on_leave(person, held_on)
    gone = person.status is Status.LEFT and held_on > (person.left_on or date.min)
    if person.status is Status.CANDIDATE:
        raise Refused(Reason.NOT_ON_THE_TEAM)
    if away or gone:
        raise Refused(Reason.HAS_LEFT if gone else Reason.ON_LEAVE, "held_on", person.name)


def _gather(db: Db, person_id: int, session: Session, today: date) -> None:
    """What was said and promised before there was a session to hold it belongs to this one."""
    said = sa.select(AgendaItem).where(
        AgendaItem.person_id == person_id,
        AgendaItem.state == PointState.DISCUSSED,
        AgendaItem.closed_on.between(session.held_on, today),
        AgendaItem.session_id.is_(None),
    )
    promised = sa.select(Commitment).where(
        Commitment.about_id == person_id,
        Commitment.origin == Origin.SESSION,
        Commitment.made_on.between(session.held_on, today),
        Commitment.session_id.is_(None),
    )
    for row in (*db.scalars(said), *db.scalars(promised)):
        commands.put(row, {"session_id": session.id})
