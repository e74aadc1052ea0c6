"""Inviting many at once: who can be asked for a plan, and the forms that they get."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session as Db

from app.domain import people, plan_board, plan_forms, plans
from app.domain.models import Person
from app.domain.periods import Period
from app.domain.plan_form import BlankForm
from app.domain.plan_full import InFull


@dataclass(frozen=True)
class Invitee:
    """Somebody who can get a form, and their plan where they were invited before.

    ``wanted`` is whether they owe a plan and nobody has asked them for it yet.
    """

    person: Person
    found: InFull | None
    wanted: bool


def whom(db: Db, half: Period, today: date) -> list[Invitee]:
    """Everybody on the team who has no plan for a half-year, or one that is not agreed yet."""
    known = plan_board.read(db, [half])
    found = [
        (person, next(iter(known.get((person.id, half.starts), ())), None))
        for person in people.team(db)
    ]
    return [
        Invitee(person, plan, plan is None and plan_board.owes(person, half, today))
        for person, plan in found
        if plan is None or not plan.is_settled
    ]


def send(
    db: Db, half: Period, who: Sequence[int], today: date, *, due_on: date | None = None
) -> tuple[BlankForm, ...]:
    """Invite those of these people who have no plan yet; the forms of all of them, in order.

    Who was invited before gets the form of that plan again, due when it was due.
    """
    ids = []
    for person_id in who:
        found = plans.latest(db, person_id, half.starts)
        plan = (
            found.plan if found else plans.invite(db, person_id, half.starts, today, due_on=due_on)
        )
        ids.append(plan.id)
    return tuple(plan_forms.blank(db, plan_id, today) for plan_id in ids)
