"""A business plan with all that stands in it, as it is read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db
from sqlalchemy.orm import load_only

from app.domain import plan_sums, settings
from app.domain.kinds import SETTLED, Owner, PlanState, SectionKind
from app.domain.models import (
    BusinessPlan,
    Person,
    PlanAction,
    PlanLine,
    PlanSection,
    PlanSignature,
    ReturnedForm,
)
from app.domain.periods import Period, half_from

Part = TypeVar("Part", PlanLine, PlanAction)
Belonging = TypeVar("Belonging", PlanSection, PlanLine, PlanAction, PlanSignature, ReturnedForm)


@dataclass(frozen=True)
class InFull:
    """A plan, whose it is, and all that stands in it in order.

    ``forms`` are those that came back, without their content.
    """

    plan: BusinessPlan
    person: Person
    half: Period
    sections: tuple[PlanSection, ...]
    lines: tuple[PlanLine, ...]
    actions: tuple[PlanAction, ...]
    signatures: tuple[PlanSignature, ...]
    forms: tuple[ReturnedForm, ...]

    @property
    def is_settled(self) -> bool:
        """Whether nothing of it changes any more."""
        return self.plan.state in SETTLED

    @property
    def amount(self) -> int | None:
        """What its lines come to; None where no line has an amount."""
        return plan_sums.total(self.lines)

    def section(self, kind: SectionKind) -> PlanSection | None:
        """What stands under one heading; None where nothing was written there."""
        return next((one for one in self.sections if one.section is kind), None)

    def text(self, kind: SectionKind) -> str:
        """The rep's words under one heading; empty where there are none."""
        found = self.section(kind)
        return found.text if found is not None else ""

    def signed_on(self, owner: Owner) -> date | None:
        """When the rep, or I, signed it."""
        return next((one.signed_on for one in self.signatures if one.owner is owner), None)


def in_full(db: Db, found: Sequence[BusinessPlan]) -> list[InFull]:
    """The plans with all that stands in them."""
    if not found:
        return []
    ids = [plan.id for plan in found]
    whose = sa.select(Person).where(Person.id.in_({plan.person_id for plan in found}))
    known = {person.id: person for person in db.scalars(whose)}
    start = settings.current(db).fiscal_start
    order = list(SectionKind)
    sections = _grouped(db, sa.select(PlanSection).where(PlanSection.plan_id.in_(ids)))
    lines = _grouped(db, _in_order(PlanLine, ids))
    actions = _grouped(db, _in_order(PlanAction, ids))
    signatures = _grouped(db, sa.select(PlanSignature).where(PlanSignature.plan_id.in_(ids)))
    forms = _grouped(db, _forms(ids))
    return [
        InFull(
            plan,
            known[plan.person_id],
            half_from(plan.starts_on, start),
            tuple(sorted(sections.get(plan.id, ()), key=lambda one: order.index(one.section))),
            tuple(lines.get(plan.id, ())),
            tuple(actions.get(plan.id, ())),
            tuple(signatures.get(plan.id, ())),
            tuple(forms.get(plan.id, ())),
        )
        for plan in found
    ]


def holding(versions: Sequence[InFull]) -> InFull | None:
    """The version of a plan that holds; None where the two have not agreed on any."""
    return next((one for one in versions if one.plan.state is PlanState.AGREED), None)


def _in_order(kind: type[Part], ids: Sequence[int]) -> sa.Select[Part]:
    return sa.select(kind).where(kind.plan_id.in_(ids)).order_by(kind.position, kind.id)


def _forms(ids: Sequence[int]) -> sa.Select[ReturnedForm]:
    """The forms without their content, the latest first."""
    wanted = load_only(
        ReturnedForm.plan_id, ReturnedForm.read_on, ReturnedForm.file_name, ReturnedForm.digest
    )
    query = sa.select(ReturnedForm).options(wanted).where(ReturnedForm.plan_id.in_(ids))
    return query.order_by(ReturnedForm.id.desc())


def _grouped(db: Db, query: sa.Select[Belonging]) -> dict[int, list[Belonging]]:
    """What a query finds, by the id of the plan that it belongs to."""
    found: dict[int, list[Belonging]] = {}
    for one in db.scalars(query):
        found.setdefault(one.plan_id, []).append(one)
    return found
