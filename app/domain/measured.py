"""What is measured and expected, as it stands in the records: of one person, or of the team."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import improvement, lifts, metrics, misses, scorecards, standards, team_goals
from app.domain.models import (
    Acknowledgement,
    LiftScenario,
    Metric,
    MetricDefinition,
    Standard,
    Target,
    TeamGoal,
    Value,
)


@dataclass(frozen=True)
class OfPerson:
    """A person's numbers and targets, by metric, and what was expected of them in particular.

    ``read`` are the standards they acknowledged, each with when they did.
    """

    values: tuple[tuple[Metric, tuple[Value, ...]], ...]
    targets: tuple[tuple[Metric, Target], ...]
    standards: tuple[Standard, ...]
    read: tuple[tuple[Standard, Acknowledgement], ...]
    misses: tuple[misses.InFull, ...]
    plans: tuple[improvement.InFull, ...]


@dataclass(frozen=True)
class OfTeam:
    """What is followed and expected of everybody, or of a role.

    ``metrics`` come with every wording of what they count.
    """

    goals: tuple[TeamGoal, ...]
    metrics: tuple[tuple[Metric, tuple[MetricDefinition, ...]], ...]
    targets: tuple[tuple[Metric, Target], ...]
    scorecards: tuple[scorecards.InFull, ...]
    scenarios: tuple[LiftScenario, ...]
    standards: tuple[Standard, ...]


def of_person(db: Db, person_id: int) -> OfPerson:
    """What was measured of a person and expected of them, each kind in the order of time."""
    query = sa.select(Value).where(Value.person_id == person_id)
    values: dict[int, list[Value]] = {}
    for value in db.scalars(query.order_by(Value.starts_on)):
        values.setdefault(value.metric_id, []).append(value)
    own = sa.select(Standard).where(Standard.person_id == person_id)
    return OfPerson(
        values=tuple(
            (metric, tuple(values[metric.id]))
            for metric in metrics.listed(db, retired=True)
            if metric.id in values
        ),
        targets=_targets(db, Target.person_id == person_id),
        standards=tuple(db.scalars(own.order_by(Standard.effective_from, Standard.id))),
        read=tuple(standards.of_person(db, person_id)),
        misses=tuple(reversed(misses.of_person(db, person_id))),
        plans=tuple(reversed(improvement.of_person(db, person_id))),
    )


def of_team(db: Db) -> OfTeam:
    """What is followed and expected of nobody in particular."""
    every = metrics.listed(db, retired=True)
    everybodys = sa.select(Standard).where(Standard.person_id.is_(None))
    return OfTeam(
        goals=tuple(team_goals.listed(db)),
        metrics=tuple((one, tuple(metrics.definitions(db, one.id))) for one in every),
        targets=_targets(db, Target.person_id.is_(None)),
        scorecards=tuple(scorecards.listed(db)),
        scenarios=tuple(lifts.scenarios(db)),
        standards=tuple(db.scalars(everybodys.order_by(Standard.effective_from, Standard.id))),
    )


def _targets(db: Db, whose: sa.ColumnElement[bool]) -> tuple[tuple[Metric, Target], ...]:
    query = sa.select(Metric, Target).join(Target, Target.metric_id == Metric.id).where(whose)
    found = db.execute(query.order_by(Metric.position, Metric.id, Target.starts_on, Target.id))
    return tuple((metric, target) for metric, target in found)
