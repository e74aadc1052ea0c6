"""A person's business plans with everything that is kept beside them, the earliest first."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db
from sqlalchemy.orm import load_only

from app.domain import plan_full, plan_sections
from app.domain.models import BusinessPlan, MarginNote, Packet, PlanCheck


@dataclass(frozen=True)
class Held:
    """One version of a plan, what I noted beside it, its checks, and which pages were printed.

    ``packets`` come without the pages themselves.
    """

    found: plan_full.InFull
    notes: tuple[MarginNote, ...]
    checks: tuple[PlanCheck, ...]
    packets: tuple[Packet, ...]


def of_person(db: Db, person_id: int) -> tuple[Held, ...]:
    """All versions of all plans of a person."""
    query = sa.select(BusinessPlan).where(BusinessPlan.person_id == person_id)
    query = query.order_by(BusinessPlan.starts_on, BusinessPlan.number)
    return tuple(_held(db, found) for found in plan_full.in_full(db, db.scalars(query).all()))


def _held(db: Db, found: plan_full.InFull) -> Held:
    checks = sa.select(PlanCheck).where(PlanCheck.plan_id == found.plan.id)
    packets = sa.select(Packet).where(Packet.plan_id == found.plan.id)
    known = load_only(
        Packet.plan_id, Packet.paper, Packet.audience, Packet.size, Packet.made_on, Packet.digest
    )
    return Held(
        found,
        tuple(plan_sections.notes(db, [found.plan.id])),
        tuple(db.scalars(checks.order_by(PlanCheck.month))),
        tuple(db.scalars(packets.options(known).order_by(Packet.id))),
    )
