"""Talking points: what is to be said to somebody, or to the team, until it was."""

from collections.abc import Sequence
from datetime import date
from typing import TypedDict, Unpack

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import commands, notes, people
from app.domain.errors import Reason, Refused
from app.domain.kinds import PointKind, PointState, RaisedBy, Vis
from app.domain.models import AgendaItem

#: Carried this often, a point wants to be said, parked or dropped.
ASKS_AT = 3


class Point(TypedDict, total=False):
    """What a talking point says; see ``models.AgendaItem``."""

    text: str
    raised_by: RaisedBy
    kind: PointKind
    raised_on: date
    note_id: int | None
    answer: str
    vis: Vis


def get(db: Db, point_id: int) -> AgendaItem:
    """The talking point with this id."""
    return commands.find(db, AgendaItem, point_id)


def waiting(
    db: Db, person_id: int | None, today: date, *, shareable_only: bool = False
) -> Sequence[AgendaItem]:
    """What is to be talked about: open, or parked until a day that has come; oldest first.

    What they asked for comes before what I want to say.
    """
    back = sa.and_(AgendaItem.state == PointState.PARKED, AgendaItem.parked_until <= today)
    query = _of(person_id, shareable_only=shareable_only).where(
        sa.or_(AgendaItem.state == PointState.OPEN, back)
    )
    mine = AgendaItem.raised_by != RaisedBy.REP
    return db.scalars(query.order_by(mine, AgendaItem.raised_on, AgendaItem.id)).all()


def parked(
    db: Db, person_id: int | None, today: date, *, shareable_only: bool = False
) -> Sequence[AgendaItem]:
    """What is put off until a day to come, the next one first."""
    query = _of(person_id, shareable_only=shareable_only).where(
        AgendaItem.state == PointState.PARKED, AgendaItem.parked_until > today
    )
    return db.scalars(query.order_by(AgendaItem.parked_until, AgendaItem.id)).all()


def closed(db: Db, person_id: int | None, limit: int = 50) -> Sequence[AgendaItem]:
    """What was said or dropped, the latest first."""
    query = _of(person_id).where(AgendaItem.closed_on.is_not(None))
    latest = query.order_by(AgendaItem.closed_on.desc(), AgendaItem.id.desc())
    return db.scalars(latest.limit(limit)).all()


def asks(point: AgendaItem) -> bool:
    """Whether it was carried so often that it has to be said, parked or dropped."""
    return point.state in (PointState.OPEN, PointState.PARKED) and point.carried >= ASKS_AT


def raise_point(db: Db, person_id: int | None, today: date, **point: Unpack[Point]) -> AgendaItem:
    """Put something on the list for a person's next 1:1, or for the team where nobody is named."""
    if person_id is not None:
        people.get(db, person_id)
    item = AgendaItem(person_id=person_id, text="", raised_on=point.get("raised_on", today))
    commands.put(item, point)
    _check(item, today)
    notes.check_action(db, item.note_id)
    db.add(item)
    return item


def change(db: Db, point_id: int, today: date, **point: Unpack[Point]) -> AgendaItem:
    """Change what a talking point says, or what was answered."""
    item = get(db, point_id)
    commands.put(item, point)
    _check(item, today)
    return item


def discuss(
    db: Db, point_id: int, today: date, *, answer: str = "", session_id: int | None = None
) -> AgendaItem:
    """It was said; ``answer`` is what came of it."""
    item = _end(db, point_id, PointState.DISCUSSED, today)
    item.session_id = session_id
    if answer.strip():
        item.answer = answer.strip()
    return item


def park(db: Db, point_id: int, until: date, today: date) -> AgendaItem:
    """Put it off: until a day it is out of the way, and its count begins anew."""
    if until <= today:
        raise Refused(Reason.IN_THE_PAST, "parked_until")
    item = get(db, point_id)
    commands.put(
        item,
        {
            "state": PointState.PARKED,
            "parked_until": until,
            "carried": 0,
            "closed_on": None,
            "session_id": None,
        },
    )
    return item


def drop(db: Db, point_id: int, today: date) -> AgendaItem:
    """It need not be said any more."""
    return _end(db, point_id, PointState.DROPPED, today)


def reopen(db: Db, point_id: int) -> AgendaItem:
    """It is to be talked about after all."""
    item = get(db, point_id)
    again = {"state": PointState.OPEN, "parked_until": None, "closed_on": None, "session_id": None}
    commands.put(item, again)
    return item


def carry(db: Db, person_id: int, on: date) -> Sequence[AgendaItem]:
    """A 1:1 was over on a day without these: each is carried on, to the next one."""
    carried = [item for item in waiting(db, person_id, on) if item.raised_on <= on]
    for item in carried:
        back = item.state is PointState.PARKED
        again = {"state": PointState.OPEN, "parked_until": None} if back else {}
        commands.put(item, {**again, "carried": item.carried + 1})
    return carried


def delete(db: Db, point_id: int) -> None:
    """Delete a talking point that should not have been raised."""
    commands.delete(db, get(db, point_id))


def _of(person_id: int | None, *, shareable_only: bool = False) -> sa.Select[AgendaItem]:
    query = sa.select(AgendaItem).where(AgendaItem.person_id == person_id)
    return query.where(AgendaItem.vis == Vis.SHAREABLE) if shareable_only else query


def _end(db: Db, point_id: int, state: PointState, today: date) -> AgendaItem:
    item = get(db, point_id)
    commands.put(item, {"state": state, "parked_until": None, "closed_on": today})
    return item


def _check(item: AgendaItem, today: date) -> None:
    item.text = commands.insist_on_text(item.text, "text")
    commands.not_after(item.raised_on, today, "raised_on")
