"""Growth goals: what a person works on, why it matters to them, and the steps on the way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypedDict, Unpack

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.domain import commands, people
from app.domain.errors import Reason, Refused
from app.domain.kinds import GoalState, Vis
from app.domain.models import GoalCheckpoint, GoalSkill, GrowthGoal, ProfileFact, Skill
from app.domain.skills import LEVELS


class Aim(TypedDict, total=False):
    """What a growth goal says; see ``models.GrowthGoal``."""

    outcome: str
    why: str
    from_level: int | None
    to_level: int | None
    due: date | None
    set_on: date
    vis: Vis
    weakness_id: int | None


@dataclass(frozen=True)
class GoalInFull:
    """A growth goal with its skills and checkpoints."""

    goal: GrowthGoal
    skills: tuple[Skill, ...]
    checkpoints: tuple[GoalCheckpoint, ...]


def get(db: Session, goal_id: int) -> GoalInFull:
    """The growth goal with this id."""
    return _in_full(db, [commands.find(db, GrowthGoal, goal_id)])[0]


def of_person(db: Session, person_id: int, *, shareable_only: bool = False) -> list[GoalInFull]:
    """A person's growth goals, open ones first, then by when they are due."""
    query = sa.select(GrowthGoal).where(
        GrowthGoal.person_id == person_id, GrowthGoal.state != GoalState.DROPPED
    )
    if shareable_only:
        query = query.where(GrowthGoal.vis == Vis.SHAREABLE)
    goals = db.scalars(
        query.order_by(
            GrowthGoal.state != GoalState.OPEN, GrowthGoal.due.nulls_last(), GrowthGoal.id
        )
    ).all()
    return _in_full(db, goals)


def next_shared(person_id: int) -> sa.Select[int]:
    """The id of the open goal of a person that is due first, of those that may be shared."""
    query = sa.select(GrowthGoal.id).where(
        GrowthGoal.person_id == person_id,
        GrowthGoal.state == GoalState.OPEN,
        GrowthGoal.vis == Vis.SHAREABLE,
    )
    return query.order_by(GrowthGoal.due.nulls_last(), GrowthGoal.id).limit(1)


def first_shared(db: Session, person_ids: Sequence[int]) -> dict[int, GoalInFull]:
    """The open goal of each of these people that is due first, of those that may be shared."""
    query = sa.select(GrowthGoal).where(
        GrowthGoal.person_id.in_(person_ids),
        GrowthGoal.state == GoalState.OPEN,
        GrowthGoal.vis == Vis.SHAREABLE,
    )
    goals = db.scalars(query.order_by(GrowthGoal.due.nulls_last(), GrowthGoal.id)).all()
    first: dict[int, GoalInFull] = {}
    for found in _in_full(db, goals):
        first.setdefault(found.goal.person_id, found)
    return first


def _in_full(db: Session, goals: Sequence[GrowthGoal]) -> list[GoalInFull]:
    ids = [goal.id for goal in goals]
    skills = _skills_of(db, ids)
    steps = db.scalars(
        sa.select(GoalCheckpoint)
        .where(GoalCheckpoint.goal_id.in_(ids))
        .order_by(GoalCheckpoint.due, GoalCheckpoint.id)
    ).all()
    return [
        GoalInFull(
            goal,
            tuple(skill for goal_id, skill in skills if goal_id == goal.id),
            tuple(step for step in steps if step.goal_id == goal.id),
        )
        for goal in goals
    ]


def set_goal(
    db: Session, person_id: int, skill_ids: Sequence[int] = (), **aim: Unpack[Aim]
) -> GrowthGoal:
    """Set a person a growth goal: an outcome in words, or a level to reach in a skill."""
    people.get(db, person_id)
    goal = GrowthGoal(person_id=person_id, outcome="")
    commands.put(goal, aim)
    _check(db, goal, skill_ids)
    db.add(goal)
    db.flush()
    for skill_id in dict.fromkeys(skill_ids):
        db.add(GoalSkill(goal_id=goal.id, skill_id=skill_id))
    return goal


def amend(
    db: Session, goal_id: int, skill_ids: Sequence[int] | None = None, **aim: Unpack[Aim]
) -> GrowthGoal:
    """Change a growth goal; ``skill_ids`` replaces its skills."""
    goal = commands.find(db, GrowthGoal, goal_id)
    links = db.scalars(sa.select(GoalSkill).where(GoalSkill.goal_id == goal_id)).all()
    wanted = [link.skill_id for link in links] if skill_ids is None else list(skill_ids)
    commands.put(goal, aim)
    _check(db, goal, wanted)
    for link in links:
        if link.skill_id not in wanted:
            db.delete(link)
    for skill_id in set(wanted) - {link.skill_id for link in links}:
        db.add(GoalSkill(goal_id=goal_id, skill_id=skill_id))
    return goal


def add_checkpoint(db: Session, goal_id: int, due: date, text: str) -> GoalCheckpoint:
    """Add a dated step on the way to a goal."""
    commands.find(db, GrowthGoal, goal_id)
    step = GoalCheckpoint(goal_id=goal_id, due=due, text=commands.insist_on_line(text, "text"))
    db.add(step)
    return step


def reach_checkpoint(db: Session, checkpoint_id: int, on: date) -> GoalCheckpoint:
    """The step was taken."""
    step = commands.find(db, GoalCheckpoint, checkpoint_id)
    step.reached_on = on
    return step


def change_checkpoint(db: Session, checkpoint_id: int, due: date, text: str) -> GoalCheckpoint:
    """Change a step's day or words."""
    step = commands.find(db, GoalCheckpoint, checkpoint_id)
    commands.put(step, {"due": due, "text": commands.insist_on_line(text, "text")})
    return step


def miss_checkpoint(db: Session, checkpoint_id: int) -> GoalCheckpoint:
    """The step was not taken after all."""
    step = commands.find(db, GoalCheckpoint, checkpoint_id)
    step.reached_on = None
    return step


def delete_checkpoint(db: Session, checkpoint_id: int) -> None:
    """Delete a step."""
    commands.delete(db, commands.find(db, GoalCheckpoint, checkpoint_id))


def close(db: Session, goal_id: int, state: GoalState, on: date) -> GrowthGoal:
    """The goal was reached or dropped, or is open again."""
    goal = commands.find(db, GrowthGoal, goal_id)
    goal.state, goal.closed_on = state, None if state is GoalState.OPEN else on
    return goal


def delete(db: Session, goal_id: int) -> None:
    """Delete a goal that should not have been set, with its steps."""
    commands.delete(db, commands.find(db, GrowthGoal, goal_id))


def _skills_of(db: Session, goal_ids: Sequence[int]) -> list[tuple[int, Skill]]:
    query = (
        sa.select(GoalSkill.goal_id, Skill)
        .join(Skill, Skill.id == GoalSkill.skill_id)
        .where(GoalSkill.goal_id.in_(goal_ids))
        .order_by(Skill.name)
    )
    return [(goal_id, skill) for goal_id, skill in db.execute(query)]


def _check(db: Session, goal: GrowthGoal, skill_ids: Sequence[int]) -> None:
    if goal.weakness_id is not None:
        commands.find(db, ProfileFact, goal.weakness_id)
    skills = [commands.find(db, Skill, skill_id) for skill_id in skill_ids]
    for field in ("from_level", "to_level"):
        level = getattr(goal, field)
        if level is not None and level not in LEVELS:
            raise Refused(Reason.LEVEL_OUT_OF_RANGE, field)
    if goal.from_level and goal.to_level and goal.to_level < goal.from_level:
        raise Refused(Reason.GOAL_GOES_DOWN, "to_level")
    if not goal.outcome and skills and goal.to_level:
        goal.outcome = skills[0].name
    if not goal.outcome:
        raise Refused(Reason.GOAL_NEEDS_AIM, "outcome")
