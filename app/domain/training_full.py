"""A training with all that stands in it, and the quarter it is of, as they are read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import clock, settings
from app.domain.kinds import AHEAD, Lack, Status, TrainingKind
from app.domain.models import Person, Skill, TrainingPlan, TrainingSession, TrainingSkill
from app.domain.names import fold
from app.domain.periods import Period, quarter_from

#: A giver as two ways of typing a guest's name are told to be one.
GiverKey: TypeAlias = tuple[int | None, str]


@dataclass(frozen=True)
class Giver:
    """Who gives trainings: a person of the team, a named guest or, where neither is named, I."""

    person_id: int | None = None
    guest: str = ""

    @property
    def key(self) -> GiverKey:
        """Who it is, in whichever way a guest's name was typed."""
        return self.person_id, fold(self.guest)

    @property
    def is_me(self) -> bool:
        """Whether it is the manager."""
        return self.person_id is None and not self.guest


@dataclass(frozen=True)
class Training:
    """A training, who gives it, who steps in, and which skills it is for."""

    session: TrainingSession
    giver: Person | None = None
    backup: Person | None = None
    skills: tuple[Skill, ...] = ()

    @property
    def id(self) -> int:
        """The id of the training's record."""
        return self.session.id

    @property
    def kind(self) -> TrainingKind | None:
        """What it is about; None until it has a topic."""
        return self.session.kind if self.session.topic else None

    @property
    def given_by(self) -> Giver | None:
        """Who gives it; None where nobody does yet."""
        one = self.session
        if one.giver_id is None and not one.guest and not one.by_me:
            return None
        return Giver(one.giver_id, one.guest)

    @property
    def giver_name(self) -> str:
        """What one calls who gives it; empty where that is I, or nobody yet."""
        return self.giver.called if self.giver is not None else self.session.guest

    @property
    def backup_name(self) -> str:
        """What one calls who steps in; empty where there is nobody."""
        return self.backup.called if self.backup is not None else self.session.backup_guest

    @property
    def is_ahead(self) -> bool:
        """Whether it is still to come: neither delivered nor cancelled."""
        return self.session.state in AHEAD

    @property
    def when(self) -> clock.LocalTime | None:
        """When people come; None where day, time or zone are not known."""
        one = self.session
        if one.planned_for is None or not one.starts_at or not clock.is_zone(one.zone):
            return None
        return clock.at(one.planned_for, one.starts_at, one.zone)

    @property
    def lacks(self) -> tuple[Lack, ...]:
        """What it lacks before its quarter can be published; nothing of one that is over."""
        if not self.is_ahead:
            return ()
        one = self.session
        missing = (
            (Lack.DAY, one.planned_for is None),
            (Lack.TIME, not one.starts_at),
            (Lack.TOPIC, not one.topic),
            (Lack.GIVER, self.given_by is None),
            (Lack.GIVER_LEFT, self.giver is not None and self.giver.status is Status.LEFT),
            (Lack.PLACE, not one.place),
        )
        return tuple(lack for lack, is_missing in missing if is_missing)


@dataclass(frozen=True)
class Quarter:
    """The training of a quarter: ``trainings`` by day and time, those without a day last."""

    plan: TrainingPlan
    period: Period
    trainings: tuple[Training, ...]

    @property
    def standing(self) -> tuple[Training, ...]:
        """The trainings that were not cancelled."""
        return tuple(one for one in self.trainings if one.is_ahead or one.session.delivered_on)


def in_full(db: Db, found: Iterable[TrainingSession]) -> list[Training]:
    """Trainings with all that stands in them, in the order given."""
    rows = list(found)
    ids = [one.id for one in rows]
    wanted = {one.giver_id for one in rows} | {one.backup_id for one in rows}
    people = {
        person.id: person
        for person in db.scalars(sa.select(Person).where(Person.id.in_(wanted - {None})))
    }
    skills = _skills(db, ids)
    return [
        Training(
            one,
            people.get(one.giver_id or 0),
            people.get(one.backup_id or 0),
            tuple(skills.get(one.id, ())),
        )
        for one in rows
    ]


def of_plans(db: Db, plans: Sequence[TrainingPlan]) -> list[Quarter]:
    """Quarters with all their trainings, in the order given."""
    fiscal_start = settings.current(db).fiscal_start
    query = sa.select(TrainingSession).where(
        TrainingSession.plan_id.in_([plan.id for plan in plans])
    )
    of_plan: dict[int, list[Training]] = {}
    for one in in_full(db, db.scalars(in_order(query)).all()):
        of_plan.setdefault(one.session.plan_id, []).append(one)
    return [
        Quarter(plan, quarter_from(plan.starts_on, fiscal_start), tuple(of_plan.get(plan.id, ())))
        for plan in plans
    ]


def in_order(query: sa.Select[TrainingSession]) -> sa.Select[TrainingSession]:
    """By day and time; what has no day yet comes last."""
    day = TrainingSession.planned_for
    return query.order_by(day.is_(None), day, TrainingSession.starts_at, TrainingSession.id)


def between(db: Db, first: date, last: date) -> list[Training]:
    """The trainings of all quarters from one day to another, cancelled ones as well."""
    query = sa.select(TrainingSession).where(TrainingSession.planned_for.between(first, last))
    return in_full(db, db.scalars(in_order(query)).all())


def _skills(db: Db, ids: Sequence[int]) -> dict[int, list[Skill]]:
    query = (
        sa.select(TrainingSkill.training_id, Skill)
        .join(Skill, Skill.id == TrainingSkill.skill_id)
        .where(TrainingSkill.training_id.in_(ids))
        .order_by(Skill.family, Skill.name)
    )
    found: dict[int, list[Skill]] = {}
    for training_id, skill in db.execute(query):
        found.setdefault(training_id, []).append(skill)
    return found
