"""Everything that stands in the records about one person, retired and dropped included."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import goals, people, results
from app.domain.goals import GoalInFull
from app.domain.models import (
    GrowthGoal,
    PerformanceRecord,
    Person,
    ProfileFact,
    Session,
    Skill,
    SkillRating,
)


@dataclass(frozen=True)
class PersonInFull:
    """One person with all that is known of them, each kind in the order of time."""

    person: Person
    facts: tuple[ProfileFact, ...]
    ratings: tuple[tuple[Skill, SkillRating], ...]
    goals: tuple[GoalInFull, ...]
    results: tuple[PerformanceRecord, ...]
    sessions: tuple[Session, ...]


def person_in_full(db: Db, person_id: int) -> PersonInFull:
    """All that is known of a person."""
    facts = sa.select(ProfileFact).where(ProfileFact.person_id == person_id)
    ratings = (
        sa.select(Skill, SkillRating)
        .join(Skill, Skill.id == SkillRating.skill_id)
        .where(SkillRating.person_id == person_id)
    )
    sessions = sa.select(Session).where(Session.person_id == person_id)
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
        sessions=tuple(db.scalars(sessions.order_by(Session.held_on, Session.id))),
    )
