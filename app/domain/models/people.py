"""The people of the team and what is known of them."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.kinds import (
    NEVER_SHAREABLE,
    Certainty,
    FactKind,
    GoalState,
    SkillFamily,
    Status,
    Vis,
    Voice,
)
from app.domain.models.base import ADDED, Line, Prose, Record, parent

_KINDS_KEPT = ", ".join(f"'{kind}'" for kind in sorted(NEVER_SHAREABLE))


class Person(Record):
    """Somebody on the roster, on the bench, or gone; history survives leaving.

    ``ideal_gap`` and ``max_gap`` are days between contacts, None where the journal's hold;
    ``colour`` is an index into the palette of people's colours. A candidate was ``found_through``
    somebody and is to be spoken with on ``next_touch``; who ``may_leave_by`` a day is the
    manager's own guess and never printed. ``successor_id`` took over from somebody who left.
    """

    __tablename__ = "person"

    name: Mapped[Line]
    preferred_name: Mapped[Line] = mapped_column(default="")
    status: Mapped[Status] = mapped_column(default=Status.ACTIVE)
    role: Mapped[Line] = mapped_column(default="")
    segment: Mapped[Line] = mapped_column(default="")
    territory: Mapped[Line] = mapped_column(default="")
    email: Mapped[Line] = mapped_column(default="")
    phone: Mapped[Line] = mapped_column(default="")
    started: Mapped[date | None] = mapped_column(default=None)
    ramp_until: Mapped[date | None] = mapped_column(default=None)
    away_since: Mapped[date | None] = mapped_column(default=None)
    left_on: Mapped[date | None] = mapped_column(default=None)
    ideal_gap: Mapped[int | None] = mapped_column(default=None)
    max_gap: Mapped[int | None] = mapped_column(default=None)
    colour: Mapped[int] = mapped_column(default=0)
    found_through: Mapped[Line] = mapped_column(default="", server_default="", sort_order=ADDED)
    next_touch: Mapped[date | None] = mapped_column(default=None, sort_order=ADDED)
    may_leave_by: Mapped[date | None] = mapped_column(default=None, sort_order=ADDED)
    successor_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("person.id"), default=None, sort_order=ADDED
    )

    @property
    def called(self) -> str:
        """What one says to them: the preferred name, else the first word of the name."""
        return self.preferred_name or self.name.split(" ")[0]


class ProfileFact(Record):
    """One dated statement about a person, with the evidence for it.

    ``skill_id`` is the skill that somebody can teach, where the library has it.
    """

    __tablename__ = "profile_fact"
    __table_args__ = (
        # The commands refuse it first; the file itself refuses whatever comes another way.
        sa.CheckConstraint(
            f"vis = 'private' OR (kind NOT IN ({_KINDS_KEPT}) AND certainty <> 'hunch')",
            name="never_shareable",
        ),
        # A page of the timeline is read by them, however long the past is.
        sa.Index("ix_profile_fact_noted", "person_id", "noted_on"),
        sa.Index("ix_profile_fact_retired", "person_id", "retired_on"),
        *Record.__table_args__,
    )

    person_id: Mapped[int] = parent("person")
    kind: Mapped[FactKind]
    text: Mapped[Prose]
    evidence: Mapped[Prose] = mapped_column(default="")
    certainty: Mapped[Certainty] = mapped_column(default=Certainty.SEEN)
    noted_on: Mapped[date]
    confirmed_on: Mapped[date]
    retired_on: Mapped[date | None] = mapped_column(default=None)
    vis: Mapped[Vis] = mapped_column(default=Vis.PRIVATE)
    skill_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("skill.id"), default=None, sort_order=ADDED
    )


class Skill(Record):
    """Something a seller can be good at, with words for each of its five levels."""

    __tablename__ = "skill"

    name: Mapped[Line] = mapped_column(unique=True)
    family: Mapped[SkillFamily]
    level_1: Mapped[Prose] = mapped_column(default="")
    level_2: Mapped[Prose] = mapped_column(default="")
    level_3: Mapped[Prose] = mapped_column(default="")
    level_4: Mapped[Prose] = mapped_column(default="")
    level_5: Mapped[Prose] = mapped_column(default="")


class SkillRating(Record):
    """A level from 1 to 5 that one voice gave on one day; superseded by a later one, never edited.

    ``vis`` covers the whole rating: a private one prints neither level nor justification.
    """

    __tablename__ = "skill_rating"
    __table_args__ = (
        sa.CheckConstraint("level BETWEEN 1 AND 5", name="level"),
        sa.Index("ix_skill_rating_latest", "person_id", "skill_id", "voice", "rated_on"),
        sa.Index("ix_skill_rating_rated", "person_id", "rated_on"),
        *Record.__table_args__,
    )

    person_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"))
    skill_id: Mapped[int] = parent("skill")
    voice: Mapped[Voice]
    level: Mapped[int]
    rated_on: Mapped[date]
    justification: Mapped[Prose] = mapped_column(default="")
    vis: Mapped[Vis] = mapped_column(default=Vis.PRIVATE)


class GrowthGoal(Record):
    """Where a person wants to grow: a level to reach or an outcome, and why it matters to them.

    ``weakness_id`` is the statement that it answers; that one is never printed, the goal may be.
    """

    __tablename__ = "growth_goal"
    __table_args__ = (
        sa.Index("ix_growth_goal_set", "person_id", "set_on"),
        sa.Index("ix_growth_goal_closed", "person_id", "closed_on"),
        *Record.__table_args__,
    )

    person_id: Mapped[int] = parent("person")
    outcome: Mapped[Line]
    why: Mapped[Prose] = mapped_column(default="")
    from_level: Mapped[int | None] = mapped_column(default=None)
    to_level: Mapped[int | None] = mapped_column(default=None)
    due: Mapped[date | None] = mapped_column(default=None)
    state: Mapped[GoalState] = mapped_column(default=GoalState.OPEN)
    set_on: Mapped[date | None] = mapped_column(default=None, sort_order=ADDED)
    closed_on: Mapped[date | None] = mapped_column(default=None)
    vis: Mapped[Vis] = mapped_column(default=Vis.PRIVATE)
    weakness_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("profile_fact.id"), default=None, sort_order=ADDED
    )


class GoalSkill(Record):
    """A skill that a growth goal is about."""

    __tablename__ = "goal_skill"
    __table_args__ = (sa.UniqueConstraint("goal_id", "skill_id"), *Record.__table_args__)

    goal_id: Mapped[int] = parent("growth_goal")
    skill_id: Mapped[int] = parent("skill")


class GoalCheckpoint(Record):
    """A dated step on the way to a growth goal."""

    __tablename__ = "goal_checkpoint"

    goal_id: Mapped[int] = parent("growth_goal")
    due: Mapped[date]
    text: Mapped[Line]
    reached_on: Mapped[date | None] = mapped_column(default=None)
