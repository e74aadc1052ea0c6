"""What the team wants to reach, and which numbers serve it (practice S1-19)."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import commands
from app.domain.errors import Reason, Refused
from app.domain.models import Metric, TeamGoal


@dataclass(frozen=True)
class GoalInTree:
    """A goal with how deep it stands in the tree, from 0, and the metrics that serve it."""

    goal: TeamGoal
    depth: int
    metrics: tuple[Metric, ...]


def listed(db: Db) -> Sequence[TeamGoal]:
    """Every goal of the team, by name."""
    return db.scalars(sa.select(TeamGoal).order_by(TeamGoal.name, TeamGoal.id)).all()


def tree(db: Db) -> list[GoalInTree]:
    """The goals, each followed by those that serve it, with the metrics that serve them."""
    goals = listed(db)
    serving = db.scalars(
        sa.select(Metric).where(Metric.goal_id.is_not(None), Metric.retired_on.is_(None))
    ).all()

    def under(parent_id: int | None, depth: int) -> list[GoalInTree]:
        found: list[GoalInTree] = []
        for goal in goals:
            if goal.parent_id == parent_id:
                metrics = tuple(metric for metric in serving if metric.goal_id == goal.id)
                found.append(GoalInTree(goal, depth, metrics))
                found += under(goal.id, depth + 1)
        return found

    return under(None, 0)


def add(db: Db, name: str, parent_id: int | None = None) -> TeamGoal:
    """Add a goal of the team, which may serve another one."""
    goal = TeamGoal(name=_free_name(db, name), parent_id=None)
    db.add(goal)
    db.flush()
    _place(db, goal, parent_id)
    return goal


def change(db: Db, goal_id: int, name: str, parent_id: int | None = None) -> TeamGoal:
    """Call a goal something else, or let it serve another one."""
    goal = commands.find(db, TeamGoal, goal_id)
    commands.put(goal, {"name": _free_name(db, name, goal_id)})
    _place(db, goal, parent_id)
    return goal


def delete(db: Db, goal_id: int) -> None:
    """Delete a goal; what served it serves no goal any more."""
    commands.delete(db, commands.find(db, TeamGoal, goal_id))


def _free_name(db: Db, name: str, own_id: int | None = None) -> str:
    return commands.insist_on_free_name(db, TeamGoal, name, Reason.SAME_GOAL, own_id=own_id)


def _place(db: Db, goal: TeamGoal, parent_id: int | None) -> None:
    above = parent_id
    while above is not None:
        if above == goal.id:
            raise Refused(Reason.GOAL_SERVES_ITSELF, "parent_id")
        above = commands.find(db, TeamGoal, above).parent_id
    commands.put(goal, {"parent_id": parent_id})
