"""The records that a review shows, each with all that is said of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy.orm import Session as Db

from app.domain import commitments, goals, misses, skills, training_full
from app.domain.goals import GoalInFull
from app.domain.kinds import ReviewItemKind, StandardArea, Vis
from app.domain.misses import InFull as Missed
from app.domain.models import (
    AgendaItem,
    Agreement,
    Commitment,
    Note,
    PlanCheck,
    ProfileFact,
    Record,
    Session,
    Standard,
    TrainingSession,
)
from app.domain.review_timing import WITHIN, Slot
from app.domain.skills import Standing
from app.domain.training_full import Training

#: What is shown, by what it is.
Records = Mapping[ReviewItemKind, Sequence[Record]]
Kept = TypeVar("Kept", bound=Record)
_AREAS = list(StandardArea)


@dataclass(frozen=True)
class Shown:
    """What a review shows, each kind in the order in which it is read.

    Skills come with the levels that may be read, goals and misses with all that stands in them.
    """

    notes: tuple[Note, ...] = ()
    promises: tuple[commitments.InFull, ...] = ()
    standings: tuple[Standing, ...] = ()
    goals: tuple[GoalInFull, ...] = ()
    facts: tuple[ProfileFact, ...] = ()
    standards: tuple[Standard, ...] = ()
    misses: tuple[Missed, ...] = ()
    agreement: Agreement | None = None
    checks: tuple[PlanCheck, ...] = ()
    points: tuple[AgendaItem, ...] = ()
    sessions: tuple[Session, ...] = ()
    trainings: tuple[Training, ...] = ()


def read(db: Db, person_id: int, one: Slot, found: Records, today: date) -> Shown:
    """What is said of the records that were ``found``; of a kind without any nothing is read.

    What is private is as if it were not there, whoever asks for it.
    """
    kind, of = ReviewItemKind, defaultdict[ReviewItemKind, Sequence[Record]](tuple, found)
    return Shown(
        notes=_of(Note, of[kind.NOTE]),
        promises=tuple(commitments.in_full(db, _of(Commitment, of[kind.COMMITMENT]))),
        standings=_standings(db, person_id, one, of[kind.RATING], today),
        goals=_goals(db, person_id, of[kind.GOAL]),
        facts=tuple(reversed(_of(ProfileFact, of[kind.FACT]))),
        standards=tuple(
            sorted(_of(Standard, of[kind.STANDARD]), key=lambda s: _AREAS.index(s.area))
        ),
        misses=_misses(db, person_id, of[kind.MISS]),
        agreement=next(iter(_of(Agreement, of[kind.AGREEMENT])), None),
        checks=_of(PlanCheck, of[kind.PLAN_CHECK]),
        points=_of(AgendaItem, of[kind.POINT]),
        sessions=_of(Session, of[kind.SESSION]),
        trainings=_trainings(db, of[kind.TRAINING]),
    )


def _of(kind: type[Kept], found: Iterable[Record]) -> tuple[Kept, ...]:
    """Those of a kind, in their order; what is private is left out."""
    return tuple(one for one in found if isinstance(one, kind) and _may_be_read(one))


def _may_be_read(one: Record) -> bool:
    """Whether the person may read it; what has no such mark is known to both anyway."""
    return getattr(one, "vis", Vis.SHAREABLE) is Vis.SHAREABLE


def _ids(found: Iterable[Record]) -> set[int]:
    return {one.id for one in found}


def _standings(
    db: Db, person_id: int, one: Slot, found: Sequence[Record], today: date
) -> tuple[Standing, ...]:
    """How the person stands in these skills by what the two rated until they sit down.

    What was rated until they sat down the time before is how it was then.
    """
    if not found:
        return ()
    before, ids = one.period.starts + WITHIN[one.kind], _ids(found)
    rated = skills.standings(db, person_id, min(one.due_on, today), before, shareable_only=True)
    return tuple(standing for standing in rated if standing.skill.id in ids)


def _goals(db: Db, person_id: int, found: Sequence[Record]) -> tuple[GoalInFull, ...]:
    if not found:
        return ()
    shared, ids = goals.of_person(db, person_id, shareable_only=True), _ids(found)
    return tuple(aim for aim in shared if aim.goal.id in ids)


def _misses(db: Db, person_id: int, found: Sequence[Record]) -> tuple[misses.InFull, ...]:
    if not found:
        return ()
    shared, ids = misses.of_person(db, person_id, shareable_only=True), _ids(found)
    return tuple(one for one in shared if one.miss.id in ids)


def _trainings(db: Db, found: Sequence[Record]) -> tuple[Training, ...]:
    given = _of(TrainingSession, found)
    return tuple(training_full.in_full(db, given)) if given else ()
