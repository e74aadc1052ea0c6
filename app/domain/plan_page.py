"""All that a plan's page shows around the plan itself, read in one go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session as Db

from app.domain import agreements, plan_actions, plan_sections, plans
from app.domain.commitments import InFull as Promise
from app.domain.models import Agreement, MarginNote
from app.domain.plan_basis import Basis
from app.domain.plan_full import InFull


@dataclass(frozen=True)
class Around:
    """What a plan is counted against, and what is written beside it.

    ``agreement`` is that of the half-year as it stands now. ``promises`` carry out the plan's
    steps, by the step's id; ``wishes`` are the help that is asked for and on no list yet.
    """

    basis: Basis
    agreement: Agreement | None
    notes: Sequence[MarginNote]
    promises: Mapping[int, Promise]
    wishes: Sequence[str]


def around(db: Db, found: InFull, today: date) -> Around:
    """What there is around a plan."""
    plan = found.plan
    return Around(
        basis=plans.basis(db, found, today),
        agreement=agreements.of_half(db, plan.person_id, plan.starts_on),
        notes=plan_sections.notes(db, [plan.id]),
        promises=plan_actions.carried_out_by(db, found.actions),
        wishes=plan_sections.wishes(db, plan.id),
    )
