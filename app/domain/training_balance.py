"""What a quarter's training is about, and who gives how much of it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import people, settings
from app.domain.kinds import PeriodKind, TrainingKind, TrainingState
from app.domain.models import Person, TrainingSession
from app.domain.names import fold
from app.domain.periods import period_of
from app.domain.training_full import Giver, GiverKey, Quarter

#: A team is trained in its product and in soft skills, not in one of them alone.
BOTH = (TrainingKind.PRODUCT, TrainingKind.SOFT_SKILL)


@dataclass(frozen=True)
class Share:
    """How many trainings of a quarter are of one type, and how long they take together."""

    kind: TrainingKind
    count: int
    minutes: int


@dataclass(frozen=True)
class Given:
    """How many trainings somebody gives in a quarter, and in the fiscal year under way.

    ``person`` is None where it is a guest or I.
    """

    giver: Giver
    person: Person | None
    count: int
    this_year: int


def of_quarter(found: Quarter) -> tuple[Share, ...]:
    """What the trainings of a quarter are about, each type, those without any as well.

    One that has no topic yet is about nothing.
    """
    count: Counter[TrainingKind] = Counter()
    minutes: Counter[TrainingKind] = Counter()
    for one in found.standing:
        if one.kind is not None:
            count[one.kind] += 1
            minutes[one.kind] += one.session.minutes
    return tuple(Share(kind, count[kind], minutes[kind]) for kind in TrainingKind)


def missing(shares: Iterable[Share]) -> tuple[TrainingKind, ...]:
    """Which of product and soft skills a quarter leaves out; none of one that has no training."""
    there = {share.kind for share in shares if share.count}
    return tuple(kind for kind in BOTH if kind not in there) if there else ()


def given(db: Db, found: Quarter, today: date) -> tuple[Given, ...]:
    """Who gives how many trainings, most first: the team, those who give none as well, and guests.

    Last of all I, who should give none.
    """
    count = Counter(one.given_by.key for one in found.standing if one.given_by is not None)
    this_year = _this_year(db, today)
    team = {person.id: person for person in people.team(db)}
    team |= {one.giver.id: one.giver for one in found.standing if one.giver is not None}
    guests = {fold(one.session.guest): one.session.guest for one in reversed(found.standing)}
    ours = [(Giver(number), person) for number, person in team.items()]
    theirs = [(Giver(guest=name), None) for name in guests.values() if name]
    return tuple(
        Given(giver, person, count[giver.key], this_year[giver.key])
        for giver, person in (*_in_order(ours, count), *_in_order(theirs, count), (Giver(), None))
    )


def _in_order(
    givers: Iterable[tuple[Giver, Person | None]], count: Counter[GiverKey]
) -> list[tuple[Giver, Person | None]]:
    """Who gives most first, then by name."""

    def place(one: tuple[Giver, Person | None]) -> tuple[int, str]:
        giver, person = one
        return -count[giver.key], fold(giver.guest if person is None else person.called)

    return sorted(givers, key=place)


def _this_year(db: Db, today: date) -> Counter[GiverKey]:
    """Who gives how many trainings in the fiscal year that holds ``today``."""
    year = period_of(PeriodKind.YEAR, today, settings.current(db).fiscal_start)
    query = sa.select(TrainingSession.giver_id, TrainingSession.guest, sa.func.count()).where(
        TrainingSession.planned_for.between(year.starts, year.ends),
        TrainingSession.state != TrainingState.CANCELLED,
        sa.or_(
            TrainingSession.giver_id.is_not(None),
            TrainingSession.guest != "",
            TrainingSession.by_me,
        ),
    )
    found: Counter[GiverKey] = Counter()
    rows = db.execute(query.group_by(TrainingSession.giver_id, TrainingSession.guest))
    for person_id, guest, count in rows:
        found[Giver(person_id, guest).key] += count
    return found
