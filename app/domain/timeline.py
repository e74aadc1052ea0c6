"""What happened with one person, newest first, read page by page.

Each kind of moment is one query; the file puts them in order, so that a long past costs no more
than the page that is looked at.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain.kinds import Attended, GoalState, MomentKind, Vis
from app.domain.models import (
    Agreement,
    AreaOfWork,
    BusinessPlan,
    GoalCheckpoint,
    GrowthGoal,
    Note,
    NotePerson,
    Person,
    ProfileFact,
    RampStep,
    Review,
    Session,
    SessionMember,
    Skill,
    SkillRating,
    TrainingAttendance,
    TrainingSession,
)


@dataclass(frozen=True, order=True)
class Place:
    """Where a page of the timeline ended; the next one begins after it."""

    on: date
    kind: MomentKind
    id: int


@dataclass(frozen=True)
class Moment:
    """One thing that happened.

    ``about`` is what the words of its kind need: a kind of statement or conversation, a skill, an
    area of work, how much is decided alone, a plan's version, a kind of review. ``level`` is a
    rating's, ``voice`` who gave it. ``of`` is the id of what it belongs to: a rating's skill, a
    step's goal, else its own.
    ``text`` and ``detail`` are no longer than what a list has room for; of a review the text is the
    day on which its period begins.
    """

    place: Place
    of: int
    about: str
    text: str
    detail: str
    level: int | None
    voice: str
    vis: Vis

    @property
    def on(self) -> date:
        """The day on which it happened."""
        return self.place.on


def of_person(
    db: Db, person_id: int, limit: int = 50, after: Place | None = None
) -> Sequence[Moment]:
    """A person's moments, the newest first, at most ``limit``; those ``after`` a place."""
    pages = (_page(kind, of_kind, limit, after) for kind, of_kind in _queries(person_id))
    every = sa.union_all(*pages).subquery()
    query = sa.select(every).order_by(every.c.day.desc(), every.c.kind.desc(), every.c.id.desc())
    return [_read(row) for row in db.execute(query.limit(limit))]


def _page(
    kind: MomentKind, moments: sa.Select[Any], limit: int, after: Place | None
) -> sa.Select[Any]:
    """As many moments of one kind as one page could need, so that none older is even looked at."""
    day, number = moments.selected_columns["day"], moments.selected_columns["id"]
    if after is not None:
        moments = moments.where(_follows(day, number, kind, after))
    newest = moments.order_by(day.desc(), number.desc()).limit(limit)
    return sa.select(newest.subquery())


def _follows(
    day: sa.ColumnElement[str], number: sa.ColumnElement[int], kind: MomentKind, after: Place
) -> sa.ColumnElement[bool]:
    """Whether a moment of this kind stands further back: by day, then by kind, then by id."""
    on = after.on.isoformat()
    if kind is after.kind:
        return sa.tuple_(day, number) < (on, after.id)
    return day <= on if kind < after.kind else day < on


def _read(row: sa.Row[Any]) -> Moment:
    place = Place(date.fromisoformat(row.day), MomentKind(row.kind), row.id)
    said = (row.about, row.text, row.detail, row.level, row.voice)
    return Moment(place, row.of, *said, Vis(row.vis))


def _queries(person_id: int) -> list[tuple[MomentKind, sa.Select[Any]]]:
    fact, rating, goal, step = ProfileFact, SkillRating, GrowthGoal, GoalCheckpoint
    whose = fact.person_id == person_id
    of_goal = (goal.person_id == person_id, goal.id == step.goal_id)
    area, ramp, deal, note, plan = AreaOfWork, RampStep, Agreement, Note, BusinessPlan
    talk, member = Session, SessionMember
    given, came, review = TrainingSession, TrainingAttendance, Review
    named = {"about": fact.kind, "text": fact.text, "vis": fact.vis}
    aimed = {"text": goal.outcome, "vis": goal.vis}
    return [
        *(
            _moments(
                MomentKind.CONVERSATION, day, number, *whose_talk, about=talk.kind,
                text=_first(talk.said, talk.objective), vis=talk.vis,
            )
            for day, number, *whose_talk in (
                (talk.held_on, talk.id, talk.person_id == person_id),
                (
                    member.held_on, member.session_id, member.person_id == person_id,
                    member.session_id == talk.id,
                ),
            )
        ),
        _moments(
            MomentKind.NOTE, NotePerson.happened_on, NotePerson.note_id,
            NotePerson.person_id == person_id, note.id == NotePerson.note_id, about=note.kind,
            text=_first(note.text, note.behaviour, note.situation, note.effect, note.next_time),
            vis=note.vis,
        ),
        _moments(
            MomentKind.FACT_NOTED, fact.noted_on, fact.id, whose, detail=fact.evidence, **named
        ),
        _moments(MomentKind.FACT_RETIRED, fact.retired_on, fact.id, whose, **named),
        _moments(
            MomentKind.RATING, rating.rated_on, rating.id, rating.person_id == person_id,
            Skill.id == rating.skill_id, of=Skill.id, about=Skill.name, text=rating.justification,
            level=rating.level, voice=rating.voice, vis=rating.vis,
        ),
        _moments(
            MomentKind.GOAL_SET, goal.set_on, goal.id, goal.person_id == person_id,
            detail=goal.why, **aimed,
        ),
        *(
            _moments(
                kind, goal.closed_on, goal.id, goal.person_id == person_id, goal.state == state,
                **aimed,
            )
            for kind, state in (
                (MomentKind.GOAL_REACHED, GoalState.REACHED),
                (MomentKind.GOAL_DROPPED, GoalState.DROPPED),
            )
        ),
        _moments(
            MomentKind.CHECKPOINT, step.reached_on, step.id, *of_goal, of=goal.id,
            about=goal.outcome, text=step.text, vis=goal.vis,
        ),
        _moments(
            MomentKind.AGREEMENT, deal.agreed_on, deal.id, deal.person_id == person_id,
            text=deal.theirs, detail=deal.mine, vis=deal.vis,
        ),
        # A later version is asked of nobody: it comes of the one before.
        _moments(
            MomentKind.PLAN_INVITED, plan.invited_on, plan.id, plan.person_id == person_id,
            plan.number == 1,
        ),
        _moments(
            MomentKind.PLAN_AGREED, plan.agreed_on, plan.id, plan.person_id == person_id,
            about=sa.cast(plan.number, sa.String), detail=plan.reason,
        ),
        _moments(
            MomentKind.AUTONOMY, area.since, area.id, area.person_id == person_id,
            about=area.autonomy, text=area.name,
        ),
        _moments(
            MomentKind.RAMP_STEP, ramp.done_on, ramp.id, ramp.person_id == person_id,
            text=ramp.text,
        ),
        _moments(
            MomentKind.TRAINING_GIVEN, given.delivered_on, given.id, given.giver_id == person_id,
            text=given.topic, detail=given.objective,
        ),
        # Whoever gave one was there as well, which goes without saying.
        _moments(
            MomentKind.TRAINING, given.delivered_on, came.id, came.person_id == person_id,
            came.attended == Attended.PRESENT, given.id == came.training_id,
            given.giver_id.is_distinct_from(person_id), of=given.id, text=given.topic,
            detail=given.objective,
        ),
        # A later revision is of the same talk, and says why it was made.
        _moments(
            MomentKind.REVIEW_HELD, review.held_on, review.id, review.person_id == person_id,
            review.revision == 1, about=review.kind, text=review.starts_on,
            detail=review.went_well,
        ),
        _moments(
            MomentKind.REVIEW_CLOSED, review.closed_on, review.id, review.person_id == person_id,
            about=review.kind, text=review.starts_on, detail=review.reason,
        ),
        *(
            _moments(kind, day, Person.id, Person.id == person_id)
            for kind, day in (
                (MomentKind.JOINED, Person.started),
                (MomentKind.AWAY, Person.away_since),
                (MomentKind.LEFT, Person.left_on),
            )
        ),
    ]  # fmt: skip


def _moments(
    kind: MomentKind,
    day: sa.ColumnExpressionArgument[Any],
    number: sa.ColumnExpressionArgument[int],
    *where: sa.ColumnExpressionArgument[bool],
    **said: sa.ColumnExpressionArgument[Any],
) -> tuple[MomentKind, sa.Select[Any]]:
    """The moments of one kind, as the columns that ``_read`` takes."""
    columns: list[sa.ColumnElement[Any]] = [
        sa.type_coerce(day, sa.String).label("day"),
        sa.literal(kind.value).label("kind"),
        sa.type_coerce(number, sa.Integer).label("id"),
        *(
            _column(name, column).label(name)
            for name, column in {"of": number, **_BLANK, **said}.items()
        ),
    ]
    return kind, sa.select(*columns).where(columns[0].is_not(None), *where)


def _first(*texts: sa.ColumnExpressionArgument[str]) -> sa.ColumnElement[str]:
    """The first of these that says something."""
    return sa.func.coalesce(*(sa.func.nullif(text, "") for text in texts), "")


def _column(name: str, column: sa.ColumnExpressionArgument[Any]) -> sa.ColumnElement[Any]:
    if name in ("of", "level"):
        return sa.type_coerce(column, sa.Integer)
    if name in ("text", "detail"):
        return sa.type_coerce(sa.func.substr(column, 1, _SHOWN), sa.String)
    return sa.type_coerce(column, sa.String)


#: How many characters of a text are read.
_SHOWN = 1_000
_BLANK: dict[str, sa.ColumnElement[Any]] = {
    "about": sa.literal(""),
    "text": sa.literal(""),
    "detail": sa.literal(""),
    "level": sa.null(),
    "voice": sa.literal(""),
    "vis": sa.literal(Vis.PRIVATE.value),
}
