"""How much a person decides alone, area by area: it sets how soon the next contact is due."""

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.domain import commands, people
from app.domain.cadence import STRETCH
from app.domain.errors import Reason, Refused
from app.domain.kinds import Autonomy
from app.domain.models import AreaOfWork
from app.domain.names import fold


def of_person(db: Session, person_id: int) -> Sequence[AreaOfWork]:
    """A person's areas of work, by name."""
    query = sa.select(AreaOfWork).where(AreaOfWork.person_id == person_id)
    return db.scalars(query.order_by(AreaOfWork.name)).all()


def known(db: Session) -> Sequence[str]:
    """The areas that anybody has, by name: what a form offers."""
    return db.scalars(sa.select(AreaOfWork.name).distinct().order_by(AreaOfWork.name)).all()


def stretch(areas: Sequence[AreaOfWork]) -> int | None:
    """By how much the usual gap changes, in percent: by the least free area. None without any."""
    return min((STRETCH[area.autonomy] for area in areas), default=None)


def settle(
    db: Session,
    person_id: int,
    name: str,
    autonomy: Autonomy,
    since: date,
    *,
    today: date | None = None,
) -> AreaOfWork:
    """Settle how much a person decides alone in an area, in place of what was settled before.

    A day after ``today`` is refused.
    """
    people.get(db, person_id)
    if today is not None:
        commands.not_after(since, today, "since")
    name = commands.insist_on_line(name, "name")
    area = next((a for a in of_person(db, person_id) if fold(a.name) == fold(name)), None)
    if area is None:
        area = AreaOfWork(person_id=person_id, name=name, autonomy=autonomy, since=since)
        db.add(area)
    elif area.autonomy is not autonomy:
        commands.put(area, {"autonomy": autonomy, "since": since})
    return area


def change(
    db: Session, area_id: int, *, since: date, name: str = "", autonomy: Autonomy | None = None
) -> AreaOfWork:
    """Change an area's name or how much is decided alone in it, the latter from ``since`` on."""
    area = commands.find(db, AreaOfWork, area_id)
    if name:
        line = commands.insist_on_line(name, "name")
        others = (a for a in of_person(db, area.person_id) if a.id != area_id)
        if any(fold(other.name) == fold(line) for other in others):
            raise Refused(Reason.SAME_AREA, "name", line)
        commands.put(area, {"name": line})
    if autonomy is not None and autonomy is not area.autonomy:
        commands.put(area, {"autonomy": autonomy, "since": since})
    return area


def delete(db: Session, area_id: int) -> None:
    """Nothing is settled about an area any more."""
    commands.delete(db, commands.find(db, AreaOfWork, area_id))
