"""Days without training: public holidays and the days that the user closes."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TypedDict, Unpack

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import commands
from app.domain.errors import Reason, Refused
from app.domain.models import ClosedDay


class Days(TypedDict, total=False):
    """Days, and what they are for; see ``models.ClosedDay``."""

    first_on: date
    last_on: date
    name: str
    works: bool


def every(db: Db) -> Sequence[ClosedDay]:
    """All that the user set, the latest last."""
    return db.scalars(sa.select(ClosedDay).order_by(ClosedDay.first_on, ClosedDay.id)).all()


def closed(db: Db, first: date, last: date, public: Mapping[date, str]) -> dict[date, str]:
    """The closed days from one day to another, each with its name.

    ``public`` holidays count unless the team works on them; what the user closes counts anyway.
    """
    found = {day: name for day, name in public.items() if first <= day <= last}
    query = sa.select(ClosedDay).where(ClosedDay.last_on >= first, ClosedDay.first_on <= last)
    rows = db.scalars(query.order_by(ClosedDay.works.desc(), ClosedDay.id)).all()
    for row in rows:
        for day in _days(max(row.first_on, first), min(row.last_on, last)):
            if row.works:
                found.pop(day, None)
            else:
                found[day] = row.name
    return dict(sorted(found.items()))


def add(db: Db, first_on: date, last_on: date, name: str, *, works: bool = False) -> ClosedDay:
    """Close some days, or open those of a public holiday on which the team is at work."""
    days = ClosedDay(first_on=first_on, last_on=last_on, name=name, works=works)
    _check(days)
    db.add(days)
    db.flush()
    return days


def change(db: Db, days_id: int, **days: Unpack[Days]) -> ClosedDay:
    """Change which days are closed, or what for."""
    found = commands.find(db, ClosedDay, days_id)
    commands.put(found, days)
    _check(found)
    return found


def delete(db: Db, days_id: int) -> None:
    """Days that are as any others after all."""
    commands.delete(db, commands.find(db, ClosedDay, days_id))


def work_on(db: Db, day: date, name: str, *, works: bool) -> None:
    """Whether the team works on a public holiday."""
    query = sa.select(ClosedDay).where(
        ClosedDay.works, ClosedDay.first_on == day, ClosedDay.last_on == day
    )
    there = db.scalars(query).first()
    if works and there is None:
        add(db, day, day, name, works=True)
    elif not works and there is not None:
        commands.delete(db, there)


def _check(days: ClosedDay) -> None:
    days.name = commands.insist_on_line(days.name, "name")
    if days.last_on < days.first_on:
        raise Refused(Reason.ENDS_BEFORE_START, "last_on")


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]
