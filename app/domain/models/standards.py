"""What is expected of everybody, what happens where it is missed, and a last plan to get there."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.kinds import MissState, Outcome, StandardArea, Vis
from app.domain.models.base import BELONGS, Line, Prose, Record, parent


class Standard(Record):
    """Something that is expected, with what shows it.

    It holds for one person, for a ``role`` or, where neither is said, for everybody, from
    ``effective_from`` on until ``effective_until`` or for good. ``measure`` is what one can see,
    ``threshold`` how much of it is enough; ``metric_id`` is the number that shows it.
    """

    __tablename__ = "standard"
    __table_args__ = (
        sa.CheckConstraint("person_id IS NULL OR role = ''", name="one_scope"),
        *Record.__table_args__,
    )

    area: Mapped[StandardArea]
    statement: Mapped[Prose]
    measure: Mapped[Prose]
    threshold: Mapped[Line] = mapped_column(default="")
    metric_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("metric.id"), default=None, index=True
    )
    person_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("person.id"), default=None, index=True, info=BELONGS
    )
    role: Mapped[Line] = mapped_column(default="")
    effective_from: Mapped[date]
    effective_until: Mapped[date | None] = mapped_column(default=None)


class Acknowledgement(Record):
    """Somebody read a standard and says so, as on the signed sheet."""

    __tablename__ = "acknowledgement"
    __table_args__ = (sa.UniqueConstraint("standard_id", "person_id"), *Record.__table_args__)

    standard_id: Mapped[int] = mapped_column(sa.ForeignKey("standard.id"))
    person_id: Mapped[int] = parent("person")
    acknowledged_on: Mapped[date]


class StandardMiss(Record):
    """A standard that somebody missed: two-sided, for support was offered and a step agreed.

    ``observed_on`` is when it was first seen, ``talked_on`` when it was talked about; before that
    nothing of it may be shared. What it had for an ``effect`` and the days it took are the
    manager's own; the facts, the support and the correction may stand on a rep's copy.
    """

    __tablename__ = "standard_miss"
    __table_args__ = (
        sa.CheckConstraint("(state = 'open') = (closed_on IS NULL)", name="closed_on"),
        sa.CheckConstraint("talked_on IS NULL OR talked_on >= observed_on", name="talked_on"),
        sa.CheckConstraint("talked_on IS NOT NULL OR vis = 'private'", name="vis"),
        sa.Index("ix_standard_miss_of_person", "person_id", "observed_on"),
        *Record.__table_args__,
    )

    standard_id: Mapped[int] = parent("standard")
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"))
    observed_on: Mapped[date]
    facts: Mapped[Prose]
    effect: Mapped[Prose] = mapped_column(default="")
    talked_on: Mapped[date | None] = mapped_column(default=None)
    support: Mapped[Prose] = mapped_column(default="")
    correction: Mapped[Prose] = mapped_column(default="")
    recheck_on: Mapped[date | None] = mapped_column(default=None)
    state: Mapped[MissState] = mapped_column(default=MissState.OPEN)
    closed_on: Mapped[date | None] = mapped_column(default=None)
    vis: Mapped[Vis] = mapped_column(default=Vis.PRIVATE)


class ImprovementPlan(Record):
    """What has to change by a day, with what help, and what follows if it does not.

    It may be extended once, to ``extended_to``. ``because`` says why it began without a miss that
    was talked about and looked at again; it and ``note`` are the manager's own.
    """

    __tablename__ = "improvement_plan"
    __table_args__ = (
        sa.CheckConstraint("ends_on > starts_on", name="ends_on"),
        sa.CheckConstraint("extended_to IS NULL OR extended_to > ends_on", name="extended_to"),
        sa.CheckConstraint("(outcome IS NULL) = (closed_on IS NULL)", name="closed_on"),
        sa.Index("ix_improvement_plan_of_person", "person_id", "starts_on"),
        *Record.__table_args__,
    )

    person_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"))
    standard_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("standard.id"), default=None, index=True
    )
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    aim: Mapped[Prose]
    support: Mapped[Prose]
    consequence: Mapped[Prose]
    consequence_on: Mapped[date]
    extended_to: Mapped[date | None] = mapped_column(default=None)
    extension_reason: Mapped[Prose] = mapped_column(default="")
    outcome: Mapped[Outcome | None] = mapped_column(default=None)
    closed_on: Mapped[date | None] = mapped_column(default=None)
    because: Mapped[Prose] = mapped_column(default="")
    note: Mapped[Prose] = mapped_column(default="")
    vis: Mapped[Vis] = mapped_column(default=Vis.PRIVATE)


class ImprovementCheckpoint(Record):
    """A day on which the two look how far a plan has got; ``met`` is empty until they did."""

    __tablename__ = "improvement_checkpoint"

    plan_id: Mapped[int] = parent("improvement_plan")
    due_on: Mapped[date]
    text: Mapped[Line]
    met: Mapped[bool | None] = mapped_column(default=None)
    looked_on: Mapped[date | None] = mapped_column(default=None)
    said: Mapped[Prose] = mapped_column(default="")
