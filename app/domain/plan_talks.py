"""The review talk about a plan as a whole, and both signatures under it, each in one go."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy.orm import Session as Db

from app.domain import plan_sections, plans
from app.domain.errors import Refused
from app.domain.kinds import Owner, SectionKind
from app.domain.models import BusinessPlan


def talk(
    db: Db, plan_id: int, on: date, today: date, comments: Mapping[SectionKind, str]
) -> BusinessPlan:
    """The two talked about the plan on a day, and said this about its sections."""
    for kind, text in comments.items():
        plan_sections.comment(db, plan_id, kind, text)
    return plans.review(db, plan_id, on, today)


def sign(db: Db, plan_id: int, signed: Mapping[Owner, date | None], today: date) -> None:
    """Note when each of them signed an agreed plan; None where they did not.

    A refusal names the one it is about: the field is ``rep`` or ``me``.
    """
    for owner, on in signed.items():
        try:
            plans.sign(db, plan_id, owner, on, today)
        except Refused as refused:
            raise Refused(refused.reason, owner.value, refused.detail) from None
