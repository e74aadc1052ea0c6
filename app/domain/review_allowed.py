"""Which records may be printed in a person's review at all, and which of them belong in it.

This is the one allow-list of every copy that a person gets: what no rule here names is not on it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.orm import Session as Db

from app.domain import goals, standards
from app.domain.kinds import (
    ALWAYS_PRIVATE,
    NEVER_SHAREABLE,
    Attended,
    Certainty,
    GoalState,
    NoteKind,
    Owner,
    RaisedBy,
    ReviewItemKind,
    ReviewKind,
    ReviewState,
    SessionKind,
    SessionState,
    TrainingState,
    Vis,
    Voice,
)
from app.domain.models import (
    AgendaItem,
    Agreement,
    BusinessPlan,
    Commitment,
    GoalSkill,
    GrowthGoal,
    Note,
    NotePerson,
    PlanCheck,
    ProfileFact,
    Review,
    ReviewItem,
    Session,
    Skill,
    SkillRating,
    Standard,
    StandardMiss,
    TrainingAttendance,
    TrainingSession,
)
from app.domain.notes import TEXTS
from app.domain.periods import Period
from app.domain.review_timing import Slot
from app.domain.sessions import MOST_SKILLS

#: What was pinned and never shown comes up so long before the period as well.
_LOOK_BACK = timedelta(days=365)
#: What is for the next review without being pinned.
_FOR_THEM = (NoteKind.WIN, NoteKind.FEEDBACK)
#: What is printed of a note, in the order in which it is read: the parts of feedback of it alone.
_NOTE_TEXTS = (
    Note.text,
    *(
        sa.case((Note.kind == NoteKind.FEEDBACK, getattr(Note, name)), else_="")
        for name in TEXTS
        if name != "text"
    ),
    Note.value_shown,
)

Condition = sa.ColumnElement[bool]
Day = InstrumentedAttribute[date] | InstrumentedAttribute[date | None]


@dataclass(frozen=True)
class About:
    """Whose review it is, of which slot and half-year, and the day as of which it is looked at."""

    person_id: int
    slot: Slot
    half: Period
    today: date

    @property
    def until(self) -> date:
        """The last day that counts: of the period, or the one as of which it is looked at."""
        return min(self.slot.period.ends, self.today)

    def holds(self, day: Day) -> Condition:
        """Whether a day is in the period."""
        return day.between(self.slot.period.starts, self.slot.period.ends)

    def open_then(self, closed_on: Day) -> Condition:
        """Whether something is open, or was closed in the period or until the two sit down."""
        closed = closed_on.between(self.slot.period.starts, self.slot.due_on)
        return sa.or_(closed_on.is_(None), closed)


@dataclass(frozen=True)
class Rule:
    """What a person may read of one kind of record, and what of that belongs in a review.

    ``belongs`` gives None where nothing of the kind does. ``words`` are what is printed of a
    record, and the first that is not empty says what it is about; ``on`` is its day.
    """

    record: type[Any]
    may: Callable[[Db, About], Condition]
    belongs: Callable[[About], Condition | None]
    words: tuple[sa.SQLColumnExpression[Any], ...]
    on: sa.SQLColumnExpression[Any]


def _note_may(_db: Db, about: About) -> Condition:
    """What is said of them alone: others' names are not for them. Feedback they heard already."""
    named = sa.select(NotePerson.id).where(NotePerson.note_id == Note.id)
    return sa.and_(
        Note.vis == Vis.SHAREABLE,
        Note.kind.not_in(ALWAYS_PRIVATE),
        sa.or_(Note.kind != NoteKind.FEEDBACK, Note.delivered_on.is_not(None)),
        named.where(NotePerson.person_id == about.person_id).exists(),
        ~named.where(NotePerson.person_id != about.person_id).exists(),
    )


def _note_belongs(about: About) -> Condition:
    period = about.slot.period
    days = NotePerson.happened_on.between(period.starts - _LOOK_BACK, period.ends)
    recent = sa.select(NotePerson.note_id).where(NotePerson.person_id == about.person_id, days)
    return sa.and_(
        Note.id.in_(recent),
        sa.or_(Note.pinned, Note.kind.in_(_FOR_THEM)),
        sa.or_(
            about.holds(Note.happened_on),
            sa.and_(Note.pinned, Note.id.not_in(_shown_before(about))),
        ),
    )


def _shown_before(about: About) -> sa.Select[int]:
    """The notes that a closed review of the person showed, but for those of this very slot."""
    same = sa.and_(Review.kind == about.slot.kind, Review.starts_on == about.slot.period.starts)
    return (
        sa.select(ReviewItem.record_id)
        .join(Review, Review.id == ReviewItem.review_id)
        .where(Review.person_id == about.person_id, Review.state == ReviewState.CLOSED, ~same)
        .where(ReviewItem.kind == ReviewItemKind.NOTE, ReviewItem.shown)
    )


def _commitment_may(_db: Db, about: About) -> Condition:
    """What they promised, and what I promised them; never what another of the team did."""
    mine = sa.and_(Commitment.owner == Owner.ME, Commitment.about_id == about.person_id)
    theirs = Commitment.person_id == about.person_id
    return sa.and_(Commitment.vis == Vis.SHAREABLE, sa.or_(theirs, mine))


def _commitment_belongs(about: About) -> Condition:
    wanted = about.open_then(Commitment.closed_on)
    # Each by its own index: together the file would look through everybody's.
    branches = (
        sa.select(Commitment.id).where(whose == about.person_id, wanted)
        for whose in (Commitment.person_id, Commitment.about_id)
    )
    return Commitment.id.in_(sa.union(*branches))


def _rating_may(_db: Db, about: About) -> Condition:
    """A skill in which either voice gave a level that may be shared."""
    given = sa.select(SkillRating.id).where(
        SkillRating.person_id == about.person_id,
        SkillRating.skill_id == Skill.id,
        SkillRating.vis == Vis.SHAREABLE,
        # The two rate while they prepare, which is after the period.
        SkillRating.rated_on <= min(about.slot.due_on, about.today),
    )
    return given.exists()


def _rating_belongs(about: About) -> Condition:
    """The two pages of a month print one focus, with the manager's levels of its skills."""
    if about.slot.kind is ReviewKind.QUARTERLY:
        return sa.true()
    focus = (
        sa.select(Skill.id)
        .join(GoalSkill, GoalSkill.skill_id == Skill.id)
        .where(GoalSkill.goal_id.in_(goals.next_shared(about.person_id)))
        .order_by(Skill.name)
        .limit(MOST_SKILLS)
    )
    rated = sa.select(SkillRating.skill_id).where(
        SkillRating.person_id == about.person_id,
        SkillRating.voice == Voice.MANAGER,
        SkillRating.vis == Vis.SHAREABLE,
    )
    return sa.and_(Skill.id.in_(focus), Skill.id.in_(rated))


def _goal_may(_db: Db, about: About) -> Condition:
    return sa.and_(
        GrowthGoal.person_id == about.person_id,
        GrowthGoal.vis == Vis.SHAREABLE,
        GrowthGoal.state != GoalState.DROPPED,
    )


def _goal_belongs(about: About) -> Condition:
    """Every month the one that is due first, every quarter all of them."""
    if about.slot.kind is ReviewKind.QUARTERLY:
        return sa.true()
    return GrowthGoal.id.in_(goals.next_shared(about.person_id))


def _fact_may(_db: Db, about: About) -> Condition:
    return sa.and_(
        ProfileFact.person_id == about.person_id,
        ProfileFact.vis == Vis.SHAREABLE,
        ProfileFact.kind.not_in(NEVER_SHAREABLE),
        ProfileFact.certainty != Certainty.HUNCH,
        ProfileFact.retired_on.is_(None),
    )


def _standard_may(db: Db, about: About) -> Condition:
    holding = standards.holding_for(db, about.person_id, about.until)
    return Standard.id.in_([one.id for one in holding])


def _miss_may(_db: Db, about: About) -> Condition:
    return sa.and_(
        StandardMiss.person_id == about.person_id,
        StandardMiss.vis == Vis.SHAREABLE,
        StandardMiss.talked_on.is_not(None),
    )


def _miss_belongs(about: About) -> Condition:
    return sa.or_(about.holds(StandardMiss.observed_on), about.holds(StandardMiss.talked_on))


def _agreement_may(_db: Db, about: About) -> Condition:
    return sa.and_(Agreement.person_id == about.person_id, Agreement.vis == Vis.SHAREABLE)


def _agreement_belongs(about: About) -> Condition | None:
    of_half = Agreement.starts_on == about.half.starts
    return of_half if about.slot.kind is ReviewKind.QUARTERLY else None


def _check_may(_db: Db, about: About) -> Condition:
    theirs = sa.select(BusinessPlan.id).where(BusinessPlan.person_id == about.person_id)
    return sa.and_(PlanCheck.plan_id.in_(theirs), PlanCheck.vis == Vis.SHAREABLE)


def _check_belongs(about: About) -> Condition:
    """What was said of a month; its numbers stand there anyway."""
    return sa.and_(about.holds(PlanCheck.month), PlanCheck.comment != "")


def _point_may(_db: Db, about: About) -> Condition:
    """What they brought up themselves."""
    return sa.and_(
        AgendaItem.person_id == about.person_id,
        AgendaItem.vis == Vis.SHAREABLE,
        AgendaItem.raised_by == RaisedBy.REP,
    )


def _point_belongs(about: About) -> Condition:
    return about.open_then(AgendaItem.closed_on)


def _session_may(_db: Db, about: About) -> Condition:
    """Coaching with them alone: what was said in a group is not theirs. A 1:1 is no coaching."""
    return sa.and_(
        Session.person_id == about.person_id,
        Session.vis == Vis.SHAREABLE,
        Session.state == SessionState.HELD,
        Session.kind != SessionKind.ONE_TO_ONE,
    )


def _session_belongs(about: About) -> Condition:
    return about.holds(Session.held_on)


def _training_may(_db: Db, about: About) -> Condition:
    """A training that they gave or came to."""
    came = _came(about).where(TrainingAttendance.training_id == TrainingSession.id)
    return sa.and_(
        TrainingSession.state == TrainingState.DELIVERED,
        sa.or_(TrainingSession.giver_id == about.person_id, came.exists()),
    )


def _training_belongs(about: About) -> Condition:
    gave = sa.select(TrainingSession.id).where(TrainingSession.giver_id == about.person_id)
    there = sa.union(gave, _came(about))
    return sa.and_(TrainingSession.id.in_(there), about.holds(TrainingSession.delivered_on))


def _came(about: About) -> sa.Select[int]:
    return sa.select(TrainingAttendance.training_id).where(
        TrainingAttendance.person_id == about.person_id,
        TrainingAttendance.attended == Attended.PRESENT,
    )


def _quarterly(about: About) -> Condition | None:
    """The two pages of a month have no room for what seldom changes."""
    return sa.true() if about.slot.kind is ReviewKind.QUARTERLY else None


#: One rule for each kind, in the order in which the kinds are listed.
RULES = {
    ReviewItemKind.NOTE: Rule(Note, _note_may, _note_belongs, _NOTE_TEXTS, Note.happened_on),
    ReviewItemKind.COMMITMENT: Rule(
        Commitment, _commitment_may, _commitment_belongs, (Commitment.text,), Commitment.due
    ),
    ReviewItemKind.RATING: Rule(
        Skill, _rating_may, _rating_belongs, (Skill.name,), sa.null()
    ),
    ReviewItemKind.GOAL: Rule(
        GrowthGoal, _goal_may, _goal_belongs, (GrowthGoal.outcome, GrowthGoal.why), GrowthGoal.due
    ),
    ReviewItemKind.FACT: Rule(
        ProfileFact, _fact_may, _quarterly, (ProfileFact.text,), ProfileFact.noted_on
    ),
    ReviewItemKind.STANDARD: Rule(
        Standard, _standard_may, _quarterly,
        (Standard.statement, Standard.measure, Standard.threshold), Standard.effective_from,
    ),
    ReviewItemKind.MISS: Rule(
        StandardMiss, _miss_may, _miss_belongs,
        (StandardMiss.facts, StandardMiss.support, StandardMiss.correction),
        StandardMiss.observed_on,
    ),
    ReviewItemKind.AGREEMENT: Rule(
        Agreement, _agreement_may, _agreement_belongs,
        (Agreement.mine, Agreement.theirs), Agreement.agreed_on,
    ),
    ReviewItemKind.PLAN_CHECK: Rule(
        PlanCheck, _check_may, _check_belongs, (PlanCheck.comment,), PlanCheck.month
    ),
    ReviewItemKind.POINT: Rule(
        AgendaItem, _point_may, _point_belongs,
        (AgendaItem.text, AgendaItem.answer), AgendaItem.raised_on,
    ),
    ReviewItemKind.SESSION: Rule(
        Session, _session_may, _session_belongs,
        (
            Session.objective, Session.customer, Session.positives, Session.improvement,
            Session.improvement_2,
        ), Session.held_on,
    ),
    ReviewItemKind.TRAINING: Rule(
        TrainingSession, _training_may, _training_belongs,
        (TrainingSession.topic,), TrainingSession.delivered_on,
    ),
}  # fmt: skip
