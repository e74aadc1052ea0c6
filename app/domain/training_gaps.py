"""What keeps the training of a quarter from being published, and publishing it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session as Db

from app.domain import training_clashes, training_quarters
from app.domain.errors import Reason, Refused
from app.domain.kinds import Lack
from app.domain.models import TrainingPlan
from app.domain.training_clashes import Meets
from app.domain.training_full import Quarter, Training


@dataclass(frozen=True)
class Gap:
    """Something that a training lacks."""

    training: Training
    lack: Lack


@dataclass(frozen=True)
class Standing:
    """How a quarter stands before it is published: only ``gaps`` and ``blocking`` are in the way.

    ``warnings`` are what its trainings meet with all the same.
    """

    gaps: tuple[Gap, ...]
    blocking: tuple[Meets, ...]
    warnings: tuple[Meets, ...]

    @property
    def is_ready(self) -> bool:
        """Whether nothing is in the way."""
        return not self.gaps and not self.blocking


def gaps(found: Quarter) -> tuple[Gap, ...]:
    """What the trainings of a quarter lack, in the order in which they are."""
    return tuple(Gap(one, lack) for one in found.trainings for lack in one.lacks)


def standing(db: Db, found: Quarter, closed: Mapping[date, str]) -> Standing:
    """How a quarter stands before it is published."""
    met = training_clashes.of_quarter(db, found, closed)
    blocking = tuple(one for one in met if one.blocks)
    return Standing(gaps(found), blocking, tuple(one for one in met if not one.blocks))


def publishable(db: Db, plan_id: int, closed: Mapping[date, str]) -> Standing:
    """How the quarter with this id stands before it is published."""
    return standing(db, training_quarters.get(db, plan_id), closed)


def publish(db: Db, plan_id: int, today: date) -> TrainingPlan:
    """The team knows the quarter from now on: each training is whole, and none meets another."""
    plan = training_quarters.mark_published(db, plan_id, today)
    found = training_quarters.get(db, plan_id)
    if not found.trainings:
        raise Refused(Reason.NO_TRAININGS)
    before = standing(db, found, {})
    if before.gaps:
        short = {gap.training.id for gap in before.gaps}
        raise Refused(Reason.NOT_WHOLE, "", _counted(len(short), "is not whole", "are not whole"))
    if before.blocking:
        meet = {one.training.id for one in before.blocking}
        raise Refused(Reason.CLASHES, "", _counted(len(meet), "meets something", "meet something"))
    return plan


def _counted(count: int, one: str, many: str) -> str:
    return f"1 session {one}" if count == 1 else f"{count} sessions {many}"
