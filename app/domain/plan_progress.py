"""How far everybody's plans for this half-year are, without reading what stands in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import people, plan_board
from app.domain.kinds import PlanState
from app.domain.models import BusinessPlan, Person
from app.domain.periods import Period


@dataclass(frozen=True)
class Progress:
    """So many plans ``of`` those that are there or owed are agreed on, and so many are late.

    ``begun`` is whether anybody has a plan for one of the half-years that the board shows.
    """

    half: Period
    agreed: int
    of: int
    late: int
    begun: bool


def progress(db: Db, today: date) -> Progress:
    """How far the plans for the half-year under way are."""
    shown = plan_board.halves(db, today)
    found = plan_board.kept(db, shown)
    half = shown[plan_board.BEFORE]
    theirs = {person: each for (person, starts), each in found.items() if starts == half.starts}
    counted = [
        (person, theirs.get(person.id, []))
        for person in _concerned(db, theirs)
        if person.id in theirs or plan_board.owes(person, half, today)
    ]
    return Progress(
        half,
        agreed=sum(any(one.state is PlanState.AGREED for one in each) for _, each in counted),
        of=len(counted),
        late=sum(_is_late(person, half, each, today) for person, each in counted),
        begun=bool(found),
    )


def _concerned(db: Db, theirs: dict[int, list[BusinessPlan]]) -> list[Person]:
    """Everybody on the team, and whoever left but had a plan."""
    team = people.team(db)
    others = theirs.keys() - {person.id for person in team}
    return [*team, *db.scalars(sa.select(Person).where(Person.id.in_(others)))]


def _is_late(person: Person, half: Period, versions: Sequence[BusinessPlan], today: date) -> bool:
    timing = plan_board.timing(person, half, plan_board.counted(versions), today)
    return bool(timing.late or timing.form_late)
