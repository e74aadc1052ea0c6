"""The numbers that predict revenue: what they mean, what is aimed at, and what was reported."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.kinds import Better, EnteredBy, Lead, Meaning, Nature, PeriodKind, RollUp, Unit
from app.domain.models.base import BELONGS, Line, Prose, Record, parent


class TeamGoal(Record):
    """What the team wants to reach; a goal may serve another one, its ``parent_id``."""

    __tablename__ = "team_goal"

    name: Mapped[Line] = mapped_column(unique=True)
    parent_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("team_goal.id"), default=None, index=True
    )


class Metric(Record):
    """A number that is followed, the same for everybody.

    ``counts`` says what a count is of ("meetings"). A ratio has no values of its own: it is its
    ``numerator_id`` over its ``denominator_id``. ``stage`` is its place in the recipe, from 1,
    empty for a number that is no part of it; the last stage is the revenue. ``goal_id`` is the
    team's goal that it serves.
    """

    __tablename__ = "metric"
    __table_args__ = (
        sa.CheckConstraint(
            "(roll_up = 'ratio') = (numerator_id IS NOT NULL AND denominator_id IS NOT NULL)",
            name="ratio",
        ),
        *Record.__table_args__,
    )

    name: Mapped[Line] = mapped_column(unique=True)
    lead: Mapped[Lead] = mapped_column(default=Lead.LEADING)
    nature: Mapped[Nature] = mapped_column(default=Nature.VOLUME)
    unit: Mapped[Unit] = mapped_column(default=Unit.COUNT)
    counts: Mapped[Line] = mapped_column(default="")
    better: Mapped[Better] = mapped_column(default=Better.UP)
    frequency: Mapped[PeriodKind] = mapped_column(default=PeriodKind.WEEK)
    roll_up: Mapped[RollUp] = mapped_column(default=RollUp.SUM)
    numerator_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("metric.id"), default=None, index=True
    )
    denominator_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("metric.id"), default=None, index=True
    )
    meaning: Mapped[Meaning | None] = mapped_column(default=None, unique=True)
    stage: Mapped[int | None] = mapped_column(default=None)
    goal_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("team_goal.id"), default=None, index=True
    )
    position: Mapped[int] = mapped_column(default=0)
    retired_on: Mapped[date | None] = mapped_column(default=None)


class MetricDefinition(Record):
    """What exactly a metric counts, from a day on; an earlier wording stays as it was.

    ``number`` counts from 1; ``reason`` says why the wording changed, for the manager.
    """

    __tablename__ = "metric_definition"
    __table_args__ = (sa.UniqueConstraint("metric_id", "number"), *Record.__table_args__)

    metric_id: Mapped[int] = mapped_column(sa.ForeignKey("metric.id"))
    number: Mapped[int]
    text: Mapped[Prose]
    valid_from: Mapped[date]
    reason: Mapped[Prose] = mapped_column(default="")


class Target(Record):
    """What is aimed at in each period of a metric's frequency, from ``starts_on`` on.

    It is a person's, a ``role``'s or, where neither is said, the whole team's, and holds until
    ``ends_on`` or for good. ``amount`` is in the unit's smallest part (see ``kinds.Unit``); for a
    metric that is to stay between two, it is the lower one and ``upper`` the other. ``reason``
    says why it was raised while quality was short, for the manager.
    """

    __tablename__ = "target"
    __table_args__ = (
        sa.CheckConstraint("person_id IS NULL OR role = ''", name="one_scope"),
        sa.CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="ends_on"),
        sa.Index("ix_target_of_metric", "metric_id", "person_id", "starts_on"),
        *Record.__table_args__,
    )

    metric_id: Mapped[int] = mapped_column(sa.ForeignKey("metric.id"))
    person_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("person.id"), default=None, index=True, info=BELONGS
    )
    role: Mapped[Line] = mapped_column(default="")
    starts_on: Mapped[date]
    ends_on: Mapped[date | None] = mapped_column(default=None)
    amount: Mapped[int]
    upper: Mapped[int | None] = mapped_column(default=None)
    reason: Mapped[Prose] = mapped_column(default="")


class Value(Record):
    """What one person reported for one period of a metric's frequency, which begins ``starts_on``.

    ``amount`` is in the unit's smallest part; None is "not reported", said so on purpose, and no
    value at all means the same.
    """

    __tablename__ = "value"
    __table_args__ = (
        sa.UniqueConstraint("person_id", "metric_id", "starts_on"),
        # All that is read of a value by a grid and the share of the reps: neither reads the table.
        sa.Index(
            "ix_value_of_metric", "metric_id", "starts_on", "person_id", "amount", "entered_by"
        ),
        *Record.__table_args__,
    )

    metric_id: Mapped[int] = mapped_column(sa.ForeignKey("metric.id"))
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"))
    starts_on: Mapped[date]
    amount: Mapped[int | None] = mapped_column(default=None)
    entered_by: Mapped[EnteredBy] = mapped_column(default=EnteredBy.ME)


class Scorecard(Record):
    """How the numbers of one role are weighed; of everybody where ``role`` is empty.

    No item counts for more than ``cap`` percent of its weight.
    """

    __tablename__ = "scorecard"
    __table_args__ = (
        sa.CheckConstraint("cap BETWEEN 100 AND 300", name="cap"),
        *Record.__table_args__,
    )

    role: Mapped[Line] = mapped_column(default="", unique=True)
    cap: Mapped[int] = mapped_column(default=100)


class ScorecardItem(Record):
    """A metric of a scorecard and its weight in points; all weights of one make 100."""

    __tablename__ = "scorecard_item"
    __table_args__ = (
        sa.UniqueConstraint("scorecard_id", "metric_id"),
        sa.CheckConstraint("weight > 0", name="weight"),
        *Record.__table_args__,
    )

    scorecard_id: Mapped[int] = mapped_column(sa.ForeignKey("scorecard.id"))
    metric_id: Mapped[int] = parent("metric")
    weight: Mapped[int]
    position: Mapped[int] = mapped_column(default=0)


class LiftScenario(Record):
    """What if everybody got better by a little: ``percent`` in tenths, of one or two levers.

    A lever is a metric of the recipe, or the revenue as a whole where none is named. The baseline
    is the period of ``period_kind`` that begins ``starts_on``.
    """

    __tablename__ = "lift_scenario"

    name: Mapped[Line] = mapped_column(unique=True)
    period_kind: Mapped[PeriodKind] = mapped_column(default=PeriodKind.QUARTER)
    starts_on: Mapped[date]
    percent: Mapped[int] = mapped_column(default=100)
    lever_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("metric.id"), default=None, index=True
    )
    percent_2: Mapped[int | None] = mapped_column(default=None)
    lever_2_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("metric.id"), default=None, index=True
    )
    note: Mapped[Prose] = mapped_column(default="")


class SourceMapping(Record):
    """What the columns of one source's files hold, as it was settled the last time.

    ``source`` is made of the headings, ``mapping`` is JSON.
    """

    __tablename__ = "source_mapping"

    source: Mapped[Prose] = mapped_column(unique=True)
    mapping: Mapped[Prose]
