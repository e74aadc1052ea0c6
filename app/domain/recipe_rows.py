"""The very rows that a recipe was counted from: who reported what, period by period."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import metrics, recipes
from app.domain.models import Metric, Person
from app.domain.periods import Period


@dataclass(frozen=True)
class Behind:
    """What somebody reported of a stage in a period, and of the next one where that was asked.

    Counts are in whole units, money in minor ones; None is "not reported".
    """

    person: Person
    period: Period
    amount: float | None
    then: float | None = None

    @property
    def counts(self) -> bool:
        """Whether it counts for what became of the stage: both have to be reported."""
        return self.amount is not None and self.then is not None


def of_stage(db: Db, metric_id: int, today: date, person_id: int | None = None) -> list[Behind]:
    """What the total of a stage is added up from; of everybody unless a person is named."""
    return _behind(db, metrics.get(db, metric_id), None, today, person_id)


def of_conversion(
    db: Db, first_id: int, then_id: int, today: date, person_id: int | None = None
) -> list[Behind]:
    """What a conversion is counted from, with the periods that are left out."""
    first, then = metrics.get(db, first_id), metrics.get(db, then_id)
    return _behind(db, first, then, today, person_id)


def _behind(
    db: Db, first: Metric, then: Metric | None, today: date, person_id: int | None
) -> list[Behind]:
    _, read = recipes.look_back(db, today, person_id)
    back = recipes.looked_back(today, read.chosen)
    who = read.who if person_id is None else [person_id]
    names = _people(db, who)
    found = [
        Behind(names[one], period, amount, after)
        for one in who
        for period, amount, after in recipes.told(read, first, then, one, back)
    ]
    return sorted(found, key=lambda row: (row.period.starts, row.person.name))


def _people(db: Db, who: Sequence[int]) -> dict[int, Person]:
    return {one.id: one for one in db.scalars(sa.select(Person).where(Person.id.in_(who)))}
