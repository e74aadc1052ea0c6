"""The forecast lines of a business plan: which business, how much of it, and when."""

from datetime import date
from typing import TypedDict, Unpack

from sqlalchemy.orm import Session as Db

from app.domain import commands, plan_parts, settings
from app.domain.errors import Reason, Refused
from app.domain.kinds import LineSource
from app.domain.models import BusinessPlan, PlanLine
from app.domain.periods import half_from


class Forecast(TypedDict, total=False):
    """What a line says; see ``models.PlanLine``."""

    account: str
    segment: str
    product: str
    amount: int | None
    month: date | None
    source: LineSource | None
    as_typed: str


def add(db: Db, plan_id: int, today: date, **forecast: Unpack[Forecast]) -> PlanLine:
    """Add a line to a plan."""
    plan = plan_parts.begun(db, plan_id, today)
    position = commands.next_position(db, PlanLine, PlanLine.plan_id == plan.id)
    line = PlanLine(plan_id=plan.id, position=position)
    _put(db, plan, line, forecast)
    db.add(line)
    db.flush()
    return line


def change(db: Db, line_id: int, **forecast: Unpack[Forecast]) -> PlanLine:
    """Change a line of a plan that is not agreed yet."""
    line = plan_parts.part(db, PlanLine, line_id)
    _put(db, commands.find(db, BusinessPlan, line.plan_id), line, forecast)
    if line.amount is not None and line.month is not None:
        line.as_typed = ""  # what nobody could read was cleared up
    return line


def delete(db: Db, line_id: int) -> None:
    """Take a line out of a plan that is not agreed yet."""
    commands.delete(db, plan_parts.part(db, PlanLine, line_id))


def _put(db: Db, plan: BusinessPlan, line: PlanLine, forecast: Forecast) -> None:
    commands.put(line, forecast)
    if not line.account and not line.segment:
        raise Refused(Reason.LINE_NEEDS_NAME, "account")
    if line.amount is not None and line.amount < 0:
        raise Refused(Reason.NEGATIVE, "amount")
    if line.month is not None:
        half = half_from(plan.starts_on, settings.current(db).fiscal_start)
        if line.month not in half:
            raise Refused(Reason.NOT_IN_HALF, "month", half.label)
        line.month = line.month.replace(day=1)
