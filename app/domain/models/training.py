"""The training that the team gives itself, quarter by quarter, and on which days it cannot be."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.kinds import Attended, QuarterState, TopicSource, TrainingKind, TrainingState
from app.domain.models.base import BELONGS, Line, Prose, Record, parent


class TrainingPlan(Record):
    """The training of the quarter that begins on ``starts_on``.

    The weekly pattern that it was laid out by is kept for the next quarter: ``weekdays`` are
    numbers from 0 for Monday ("1,3"), of one in ``every_weeks``; ``starts_at`` is a local time in
    the IANA ``zone``.
    """

    __tablename__ = "training_plan"
    __table_args__ = (
        sa.CheckConstraint("(state = 'draft') = (published_on IS NULL)", name="published_on"),
        sa.CheckConstraint("(state = 'closed') = (closed_on IS NOT NULL)", name="closed_on"),
        sa.CheckConstraint("every_weeks > 0", name="every_weeks"),
        *Record.__table_args__,
    )

    starts_on: Mapped[date] = mapped_column(unique=True)
    state: Mapped[QuarterState] = mapped_column(default=QuarterState.DRAFT)
    published_on: Mapped[date | None] = mapped_column(default=None)
    closed_on: Mapped[date | None] = mapped_column(default=None)
    weekdays: Mapped[Line] = mapped_column(default="")
    every_weeks: Mapped[int] = mapped_column(default=1)
    starts_at: Mapped[Line] = mapped_column(default="")
    zone: Mapped[Line] = mapped_column(default="")
    minutes: Mapped[int] = mapped_column(default=45)
    place: Mapped[Line] = mapped_column(default="")


class TrainingTopic(Record):
    """Something that the team should be trained in; it waits until a session takes it up.

    ``asked`` is how often it came up, ``why`` is the manager's own and never printed. One that is
    not wanted any more has a day on which it was dropped.
    """

    __tablename__ = "training_topic"
    __table_args__ = (
        sa.CheckConstraint("asked >= 0", name="asked"),
        *Record.__table_args__,
    )

    title: Mapped[Line]
    kind: Mapped[TrainingKind] = mapped_column(default=TrainingKind.SELLING_SKILL)
    source: Mapped[TopicSource] = mapped_column(default=TopicSource.TYPED)
    skill_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("skill.id"), default=None, index=True
    )
    asked: Mapped[int] = mapped_column(default=0)
    why: Mapped[Prose] = mapped_column(default="")
    noted_on: Mapped[date]
    dropped_on: Mapped[date | None] = mapped_column(default=None)


class TopicPerson(Record):
    """Somebody whom a topic would help; for the manager only."""

    __tablename__ = "topic_person"
    __table_args__ = (sa.UniqueConstraint("topic_id", "person_id"), *Record.__table_args__)

    topic_id: Mapped[int] = mapped_column(sa.ForeignKey("training_topic.id"))
    person_id: Mapped[int] = parent("person")


class TrainingSession(Record):
    """One training of the team: when, about what, and who gives it.

    ``planned_for`` is a local day, ``starts_at`` a local time ("11:00") in the IANA ``zone``; what
    is empty is not known yet. It is given by a person of the team, by a named guest, or by me,
    which needs ``my_reason``; a backup steps in. ``moved_from`` is the day that other calendars
    knew it by before it was moved last. ``observe`` is what to look for in the field afterwards.
    ``my_reason``, ``cancel_reason`` and ``remarks`` are the manager's own and never printed.
    """

    __tablename__ = "training_session"
    __table_args__ = (
        sa.CheckConstraint("minutes > 0", name="minutes"),
        sa.CheckConstraint(
            "(giver_id IS NOT NULL) + (guest <> '') + (by_me = 1) <= 1", name="one_giver"
        ),
        sa.CheckConstraint("backup_id IS NULL OR backup_guest = ''", name="one_backup"),
        sa.CheckConstraint("state <> 'confirmed' OR confirmed_on IS NOT NULL", name="confirmed_on"),
        sa.CheckConstraint(
            "(state = 'delivered') = (delivered_on IS NOT NULL)", name="delivered_on"
        ),
        sa.CheckConstraint(
            "(state = 'cancelled') = (cancelled_on IS NOT NULL)", name="cancelled_on"
        ),
        sa.Index("ix_training_session_of_plan", "plan_id", "planned_for"),
        sa.Index("ix_training_session_planned", "planned_for"),
        sa.Index("ix_training_session_given", "giver_id", "planned_for"),
        *Record.__table_args__,
    )

    plan_id: Mapped[int] = mapped_column(sa.ForeignKey("training_plan.id"))
    planned_for: Mapped[date | None] = mapped_column(default=None)
    starts_at: Mapped[Line] = mapped_column(default="")
    zone: Mapped[Line] = mapped_column(default="")
    minutes: Mapped[int] = mapped_column(default=45)
    place: Mapped[Line] = mapped_column(default="")
    topic: Mapped[Line] = mapped_column(default="")
    topic_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("training_topic.id"), default=None, index=True
    )
    kind: Mapped[TrainingKind] = mapped_column(default=TrainingKind.SELLING_SKILL)
    objective: Mapped[Prose] = mapped_column(default="")
    giver_id: Mapped[int | None] = mapped_column(sa.ForeignKey("person.id"), default=None)
    guest: Mapped[Line] = mapped_column(default="")
    by_me: Mapped[bool] = mapped_column(default=False)
    my_reason: Mapped[Prose] = mapped_column(default="")
    backup_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("person.id"), default=None, index=True
    )
    backup_guest: Mapped[Line] = mapped_column(default="")
    state: Mapped[TrainingState] = mapped_column(default=TrainingState.PLANNED)
    confirmed_on: Mapped[date | None] = mapped_column(default=None)
    delivered_on: Mapped[date | None] = mapped_column(default=None)
    cancelled_on: Mapped[date | None] = mapped_column(default=None)
    cancel_reason: Mapped[Prose] = mapped_column(default="")
    moved_from: Mapped[date | None] = mapped_column(default=None)
    uid: Mapped[Line]
    observe: Mapped[Prose] = mapped_column(default="")
    remarks: Mapped[Prose] = mapped_column(default="")


class TrainingSkill(Record):
    """A skill that a training is for."""

    __tablename__ = "training_skill"
    __table_args__ = (sa.UniqueConstraint("training_id", "skill_id"), *Record.__table_args__)

    training_id: Mapped[int] = mapped_column(sa.ForeignKey("training_session.id"))
    skill_id: Mapped[int] = parent("skill")


class TrainingAttendance(Record):
    """Whether somebody came to a training, and how they rated it, from 1 to 5."""

    __tablename__ = "training_attendance"
    __table_args__ = (
        sa.UniqueConstraint("training_id", "person_id"),
        sa.CheckConstraint("rating BETWEEN 1 AND 5", name="rating"),
        sa.CheckConstraint("rating IS NULL OR attended = 'present'", name="rated_by_who_came"),
        *Record.__table_args__,
    )

    training_id: Mapped[int] = mapped_column(sa.ForeignKey("training_session.id"))
    person_id: Mapped[int] = parent("person")
    attended: Mapped[Attended]
    rating: Mapped[int | None] = mapped_column(default=None)


class TrainingHandover(Record):
    """Who was to give a published training until a day: a person, a guest or, where neither, me.

    It is kept so that the training is taken out of their calendar again.
    """

    __tablename__ = "training_handover"

    training_id: Mapped[int] = parent("training_session")
    giver_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("person.id"), default=None, index=True, info=BELONGS
    )
    guest: Mapped[Line] = mapped_column(default="")
    until: Mapped[date]


class ClosedDay(Record):
    """Days on which there is no training, such as a trade fair, from one to another.

    One that ``works`` is the other way round: a public holiday on which the team is at work.
    """

    __tablename__ = "closed_day"
    __table_args__ = (
        sa.CheckConstraint("last_on >= first_on", name="in_order"),
        sa.Index("ix_closed_day_days", "first_on", "last_on"),
        *Record.__table_args__,
    )

    first_on: Mapped[date]
    last_on: Mapped[date]
    name: Mapped[Line] = mapped_column(default="")
    works: Mapped[bool] = mapped_column(default=False)


class Absence(Record):
    """Days on which somebody is away, from one to another; why is nobody's business here."""

    __tablename__ = "absence"
    __table_args__ = (
        sa.CheckConstraint("last_on >= first_on", name="in_order"),
        sa.Index("ix_absence_of_person", "person_id", "first_on"),
        sa.Index("ix_absence_days", "first_on", "last_on"),
        *Record.__table_args__,
    )

    person_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"))
    first_on: Mapped[date]
    last_on: Mapped[date]
