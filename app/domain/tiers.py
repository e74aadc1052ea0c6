"""The manager's time against how people do: nobody is to be left alone for doing well, or badly.

It is for the manager alone and never printed for a rep (practice S0-10).
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import attention, reported, settings
from app.domain.attainment import Tier, tier
from app.domain.kinds import PeriodKind
from app.domain.models import Person
from app.domain.periods import Period
from app.domain.reported import Reported
from app.domain.spans import complete

#: The days over which time is counted.
LOOK_BACK = timedelta(days=30)


@dataclass(frozen=True)
class TierTime:
    """Who did so in the last quarter that is over, and the minutes spent with each lately."""

    tier: Tier
    quarter: Period
    people: tuple[tuple[Person, int], ...]

    @property
    def minutes(self) -> int:
        """The time spent with all of them."""
        return sum(minutes for _, minutes in self.people)

    @property
    def left_alone(self) -> bool:
        """Whether there is somebody, and no time was spent with anybody."""
        return bool(self.people) and not self.minutes


def attention_by_tier(db: Db, today: date) -> list[TierTime]:
    """Everybody at work by how they did, with the time they got in the last thirty days."""
    chosen = settings.current(db)
    [quarter] = complete(PeriodKind.QUARTER, today, 1, chosen)
    read = Reported(chosen, {}, reported.results_of(db, quarter.starts, quarter.ends))
    spent = attention.minutes(db, today - LOOK_BACK, today)
    found: dict[Tier, list[tuple[Person, int]]] = defaultdict(list)
    query = sa.select(Person).where(Person.id.in_(spent)).order_by(Person.name, Person.id)
    for person in db.scalars(query):
        reached = read.result(person.id, quarter).attainment
        found[tier(reached)].append((person, spent[person.id]))
    return [TierTime(one, quarter, tuple(found[one])) for one in Tier]
