"""Pages of a plan exactly as they were printed, so that a reprint is the same file."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import commands, kept_files
from app.domain.errors import Reason, Refused
from app.domain.models import BusinessPlan, Packet


def kept(db: Db, plan_id: int, paper: str, audience: str, size: str) -> bytes | None:
    """The pages of a plan as they were printed first; None where they were not kept."""
    query = sa.select(Packet.pdf).where(*_same(plan_id, paper, audience, size))
    return db.scalar(query)


def keep(  # noqa: PLR0917  # what names the pages, the pages, and the day
    db: Db, plan_id: int, paper: str, audience: str, size: str, pdf: bytes, today: date
) -> Packet:
    """Keep the pages of an agreed plan. What was printed first stays, whatever comes later."""
    plan = commands.find(db, BusinessPlan, plan_id)
    if plan.agreed_on is None:
        raise Refused(Reason.PLAN_NOT_AGREED)
    query = sa.select(Packet).where(*_same(plan_id, paper, audience, size))
    found = db.scalars(query).one_or_none()
    if found is None:
        found = Packet(
            plan_id=plan_id, paper=paper, audience=audience, size=size, made_on=today,
            digest=kept_files.digest(pdf), pdf=pdf,
        )  # fmt: skip
        db.add(found)
        db.flush()
    return found


def _same(plan_id: int, paper: str, audience: str, size: str) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        Packet.plan_id == plan_id,
        Packet.paper == paper,
        Packet.audience == audience,
        Packet.size == size,
    )
