"""What the parts of a business plan have in common: a plan that may still be changed."""

from datetime import date
from typing import TypeVar

from sqlalchemy.orm import Session as Db

from app.domain import commands
from app.domain.errors import Reason, Refused
from app.domain.kinds import SETTLED, PlanState
from app.domain.models import BusinessPlan, PlanAction, PlanLine

Part = TypeVar("Part", PlanAction, PlanLine)


def unsettled(db: Db, plan_id: int) -> BusinessPlan:
    """A plan that may still be changed; refused where it is agreed."""
    plan = commands.find(db, BusinessPlan, plan_id)
    if plan.state in SETTLED:
        raise Refused(Reason.PLAN_IS_AGREED)
    return plan


def begun(db: Db, plan_id: int, today: date) -> BusinessPlan:
    """A plan in which something is being written: from now on a draft, unless it is further."""
    plan = unsettled(db, plan_id)
    if plan.state is PlanState.INVITED:
        commands.put(plan, {"state": PlanState.DRAFT, "drafted_on": today})
    return plan


def part(db: Db, kind: type[Part], part_id: int) -> Part:
    """A line or a step of a plan that may still be changed."""
    found = commands.find(db, kind, part_id)
    unsettled(db, found.plan_id)
    return found
