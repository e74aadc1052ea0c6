"""Everything that stands in the records, about one person or about nobody.

What is retired, dropped, done or moved is told as well.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import (
    agreements,
    areas,
    commitments,
    goals,
    measured,
    notes,
    people,
    plan_held,
    ramp,
    results,
    review_held,
    sessions,
    training_held,
)
from app.domain.goals import GoalInFull
from app.domain.measured import OfPerson
from app.domain.models import (
    AgendaItem,
    Agreement,
    AreaOfWork,
    Commitment,
    GrowthGoal,
    MustHave,
    MustHaveScore,
    Note,
    NotePerson,
    NoteRevision,
    PerformanceRecord,
    Person,
    ProfileFact,
    RampStep,
    Session,
    SessionMember,
    Skill,
    SkillRating,
)
from app.domain.notes import NoteInFull
from app.domain.sessions import SessionInFull

T = TypeVar("T")
R = TypeVar("R")

#: How many records are read with all that belongs to them at once.
_AT_ONCE = 500


@dataclass(frozen=True)
class JournalInFull:
    """What was written down between people, each kind in the order of time.

    ``skills`` are the names of all skills by number.
    """

    sessions: tuple[SessionInFull, ...]
    notes: tuple[NoteInFull, ...]
    points: tuple[AgendaItem, ...]
    commitments: tuple[commitments.InFull, ...]
    skills: dict[int, str]


@dataclass(frozen=True)
class PersonInFull:
    """One person with all that is known of them, each kind in the order of time."""

    person: Person
    facts: tuple[ProfileFact, ...]
    ratings: tuple[tuple[Skill, SkillRating], ...]
    goals: tuple[GoalInFull, ...]
    results: tuple[PerformanceRecord, ...]
    agreements: tuple[Agreement, ...]
    areas: tuple[AreaOfWork, ...]
    ramp_steps: tuple[RampStep, ...]
    scores: tuple[tuple[MustHave, MustHaveScore], ...]
    measured: OfPerson
    plans: tuple[plan_held.Held, ...]
    reviews: tuple[review_held.Held, ...]
    training: training_held.OfPerson
    journal: JournalInFull


def person_in_full(db: Db, person_id: int) -> PersonInFull:
    """All that is known of a person."""
    facts = sa.select(ProfileFact).where(ProfileFact.person_id == person_id)
    ratings = (
        sa.select(Skill, SkillRating)
        .join(Skill, Skill.id == SkillRating.skill_id)
        .where(SkillRating.person_id == person_id)
    )
    scores = (
        sa.select(MustHave, MustHaveScore)
        .join(MustHave, MustHave.id == MustHaveScore.must_have_id)
        .where(MustHaveScore.person_id == person_id)
    )
    aims = sa.select(GrowthGoal.id).where(GrowthGoal.person_id == person_id)
    return PersonInFull(
        person=people.get(db, person_id),
        facts=tuple(db.scalars(facts.order_by(ProfileFact.noted_on, ProfileFact.id))),
        ratings=tuple(
            (skill, rating)
            for skill, rating in db.execute(
                ratings.order_by(Skill.name, SkillRating.rated_on, SkillRating.id)
            )
        ),
        goals=tuple(goals.get(db, goal_id) for goal_id in db.scalars(aims.order_by(GrowthGoal.id))),
        results=tuple(results.of_person(db, person_id)),
        agreements=tuple(reversed(agreements.of_person(db, person_id))),
        areas=tuple(areas.of_person(db, person_id)),
        ramp_steps=tuple(ramp.of_person(db, person_id)),
        scores=tuple((must, score) for must, score in db.execute(scores.order_by(MustHave.id))),
        measured=measured.of_person(db, person_id),
        plans=plan_held.of_person(db, person_id),
        reviews=review_held.of_person(db, person_id),
        training=training_held.of_person(db, person_id),
        journal=_about(db, person_id),
    )


def about_nobody(db: Db) -> JournalInFull:
    """What was written down about nobody, the team's talking points and my own promises."""
    named = sa.exists().where(NotePerson.note_id == Note.id)
    inside = sa.exists().where(SessionMember.session_id == Session.id)
    return _journal(
        db,
        Session.person_id.is_(None) & ~inside,
        ~named,
        AgendaItem.person_id.is_(None),
        Commitment.person_id.is_(None) & Commitment.about_id.is_(None),
    )


def _about(db: Db, person_id: int) -> JournalInFull:
    named = sa.exists().where(NotePerson.note_id == Note.id, NotePerson.person_id == person_id)
    theirs = sa.or_(Commitment.person_id == person_id, Commitment.about_id == person_id)
    return _journal(
        db, sessions.with_person(person_id), named, AgendaItem.person_id == person_id, theirs
    )


def _journal(
    db: Db,
    sessions_where: sa.ColumnElement[bool],
    notes_where: sa.ColumnElement[bool],
    points_where: sa.ColumnElement[bool],
    commitments_where: sa.ColumnElement[bool],
) -> JournalInFull:
    names = sa.select(Skill.id, Skill.name)
    day = sa.func.coalesce(Session.held_on, Session.planned_for)
    held = sa.select(Session).where(sessions_where).order_by(day, Session.id)
    written = sa.select(Note).where(notes_where).order_by(Note.happened_on, Note.id)
    raised = sa.select(AgendaItem).where(points_where)
    made = sa.select(Commitment).where(commitments_where)
    made = made.order_by(Commitment.made_on, Commitment.id)
    return JournalInFull(
        sessions=_some_at_a_time(db, sessions.in_full, db.scalars(held).all()),
        notes=_some_at_a_time(db, _with_revisions, db.scalars(written).all()),
        points=tuple(db.scalars(raised.order_by(AgendaItem.raised_on, AgendaItem.id))),
        commitments=_some_at_a_time(db, commitments.in_full, db.scalars(made).all()),
        skills={row.id: row.name for row in db.execute(names)},
    )


def _with_revisions(db: Db, some: Sequence[Note]) -> list[NoteInFull]:
    """The notes with what they said before, the earliest first."""
    before: dict[int, list[NoteRevision]] = {}
    query = sa.select(NoteRevision).where(NoteRevision.note_id.in_([note.id for note in some]))
    for revision in db.scalars(query.order_by(NoteRevision.replaced_on, NoteRevision.id)):
        before.setdefault(revision.note_id, []).append(revision)
    return [
        replace(found, revisions=tuple(before.get(found.note.id, ())))
        for found in notes.in_full(db, some)
    ]


def _some_at_a_time(
    db: Db, in_full: Callable[[Db, Sequence[T]], list[R]], found: Sequence[T]
) -> tuple[R, ...]:
    """All of ``found`` in full; a statement names only so many records."""
    starts = range(0, len(found), _AT_ONCE)
    return tuple(one for start in starts for one in in_full(db, found[start : start + _AT_ONCE]))
