"""Agreeing on a business plan for good: its pages are kept exactly as they are printed that day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app import paths
from app.domain import packets, plans
from app.gather.plans import AUDIENCE, PAPER, plan

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session as Db

    from app.domain.models import BusinessPlan
    from app.formats import Formats


def agree(db: Db, plan_id: int, on: date, today: date, formats: Formats) -> BusinessPlan:
    """The two agreed on the plan on a day; the rep's copy of it is what it says from then on.

    All of it or nothing: OSError is raised where the fonts are missing, and nothing is agreed.
    """
    from app.report import packet

    agreed = plans.agree(db, plan_id, on, today)
    db.flush()
    content = plan(db, agreed.person_id, formats, today, agreed.id)
    pages = packet.build(content, paths.resources() / "fonts")
    packets.keep(db, agreed.id, PAPER, AUDIENCE, content.paper, pages, today)
    return agreed
