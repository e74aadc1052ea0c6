"""Which trainings stand in the calendar of the team, and which in that of who gives them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import settings, training_full, training_quarters, trainings
from app.domain.errors import Reason, Refused
from app.domain.kinds import QuarterState, TrainingState
from app.domain.models import Person, TrainingPlan, TrainingSession
from app.domain.names import fold
from app.domain.training_full import Giver, GiverKey, Quarter, Training


@dataclass(frozen=True)
class Entry:
    """A training in a calendar; one that ``is_off`` is to be taken out of it."""

    training: Training
    is_off: bool


def quarter(db: Db, plan_id: int) -> Quarter:
    """The quarter with this id; refused until the team knows of it."""
    found = training_quarters.get(db, plan_id)
    if found.plan.state is QuarterState.DRAFT:
        raise Refused(Reason.NOT_PUBLISHED)
    return found


def of_team(found: Quarter) -> list[Entry]:
    """What the team's calendar says of a quarter."""
    return [Entry(one, _is_cancelled(one)) for one in found.trainings if one.session.planned_for]


def of_giver(db: Db, giver: Giver, since: date) -> list[Entry]:
    """What the calendar of one who gives trainings says, from a day on.

    What they were to give once, as the team knew, and somebody else gives now is off.
    """
    known = _known_since(db, since)
    wanted, before = giver.key, _before(db, known)
    found = []
    for one in known:
        gives = one.given_by is not None and one.given_by.key == wanted
        if gives or wanted in before.get(one.id, ()):
            found.append(Entry(one, _is_cancelled(one) or not gives))
    return found


def givers(db: Db, plan_id: int) -> list[tuple[Giver, str]]:
    """Who gives a training of a quarter, or was to give it, by name; the manager comes last."""
    found = quarter(db, plan_id).trainings
    named = [one.given_by for one in found if one.given_by is not None]
    named += [Giver(row.giver_id, row.guest) for row in trainings.handovers(db, _ids(found))]
    by_key: dict[GiverKey, Giver] = {}
    for giver in named:
        by_key.setdefault(giver.key, giver)
    told = [(giver, name(db, giver)) for giver in by_key.values()]
    return sorted(told, key=lambda one: (one[0].is_me, fold(one[1])))


def name(db: Db, giver: Giver) -> str:
    """What somebody who gives trainings is called in full."""
    if giver.person_id is not None:
        person = db.get(Person, giver.person_id)
        return person.name if person is not None else ""
    return giver.guest or settings.current(db).manager


def _known_since(db: Db, since: date) -> list[Training]:
    """The trainings that the team knows of, from a day on."""
    query = (
        sa.select(TrainingSession)
        .join(TrainingPlan, TrainingPlan.id == TrainingSession.plan_id)
        .where(TrainingPlan.state != QuarterState.DRAFT, TrainingSession.planned_for >= since)
    )
    return training_full.in_full(db, db.scalars(training_full.in_order(query)).all())


def _before(db: Db, found: Iterable[Training]) -> dict[int, set[GiverKey]]:
    """Who was to give each training before."""
    before: dict[int, set[GiverKey]] = {}
    for row in trainings.handovers(db, _ids(found)):
        before.setdefault(row.training_id, set()).add(Giver(row.giver_id, row.guest).key)
    return before


def _ids(found: Iterable[Training]) -> list[int]:
    return [one.id for one in found]


def _is_cancelled(training: Training) -> bool:
    return training.session.state is TrainingState.CANCELLED
