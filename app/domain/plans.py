"""Business plans: invited, written by the rep, talked about, agreed, and then left as they are."""

from datetime import date
from typing import TypedDict, Unpack

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import (
    agreements,
    commands,
    people,
    plan_actions,
    plan_basis,
    plan_full,
    plan_parts,
    settings,
)
from app.domain.errors import Reason, Refused
from app.domain.kinds import (
    ON_THE_TEAM,
    SETTLED,
    Owner,
    PeriodKind,
    PlanState,
    Status,
    Vis,
)
from app.domain.models import (
    BusinessPlan,
    Person,
    PlanSignature,
)
from app.domain.periods import Period, period_of
from app.domain.plan_basis import Basis
from app.domain.plan_full import InFull, in_full
from app.domain.plan_timing import TO_WRITE


class Terms(TypedDict, total=False):
    """What is settled about a plan besides what stands in it; see ``models.BusinessPlan``."""

    due_on: date
    reason: str
    integrity: bool | None
    integrity_note: str


def get(db: Db, plan_id: int) -> InFull:
    """The plan with this id."""
    return in_full(db, [commands.find(db, BusinessPlan, plan_id)])[0]


def versions(db: Db, person_id: int, starts_on: date) -> list[InFull]:
    """All versions of a person's plan for the half-year that begins on a day, the latest first."""
    query = sa.select(BusinessPlan).where(
        BusinessPlan.person_id == person_id, BusinessPlan.starts_on == starts_on
    )
    return in_full(db, db.scalars(query.order_by(BusinessPlan.number.desc())).all())


def of_person(db: Db, person_id: int) -> list[InFull]:
    """A person's plans, the latest half-year first, and of each the latest version."""
    query = sa.select(BusinessPlan).where(BusinessPlan.person_id == person_id)
    latest = query.order_by(BusinessPlan.starts_on.desc(), BusinessPlan.number.desc())
    return in_full(db, db.scalars(latest).all())


def planned(db: Db) -> frozenset[int]:
    """The ids of all who have a plan for some half-year."""
    return frozenset(db.scalars(sa.select(BusinessPlan.person_id).distinct()))


def latest(db: Db, person_id: int, starts_on: date) -> InFull | None:
    """The latest version of a person's plan for a half-year; None where there is none."""
    return next(iter(versions(db, person_id, starts_on)), None)


def holding(db: Db, person_id: int, starts_on: date) -> InFull | None:
    """The version that the two agreed on and that holds; None where none does."""
    return plan_full.holding(versions(db, person_id, starts_on))


def basis(db: Db, found: InFull, today: date) -> Basis:
    """What a plan is counted against: what was agreed on, else what the journal knows now."""
    if found.is_settled:
        return plan_basis.agreed(found.plan)
    return current_basis(db, found.person.id, found.half, today)


def current_basis(db: Db, person_id: int, half: Period, today: date) -> Basis:
    """What a plan for a half-year would be counted against by what the journal knows."""
    known = plan_basis.current(db, [people.get(db, person_id)], [half], today)
    return known[person_id, half.starts]


def invite(
    db: Db, person_id: int, starts_on: date, today: date, *, due_on: date | None = None
) -> BusinessPlan:
    """Ask somebody for their plan for the half-year that holds a day, by ``due_on``.

    They have two weeks unless told otherwise.
    """
    person = people.get(db, person_id)
    half = period_of(PeriodKind.HALF, starts_on, settings.current(db).fiscal_start)
    _refuse_gone(person)
    if half.ends < today:
        raise Refused(Reason.HALF_IS_OVER, "starts_on")
    if latest(db, person_id, half.starts) is not None:
        raise Refused(Reason.PLAN_EXISTS, "person_id", person.called)
    plan = BusinessPlan(
        person_id=person_id,
        starts_on=half.starts,
        invited_on=today,
        due_on=due_on or today + TO_WRITE,
    )
    _check_due(plan)
    plan_basis.keep(plan, current_basis(db, person_id, half, today))
    db.add(plan)
    db.flush()
    return plan


def change(db: Db, plan_id: int, **terms: Unpack[Terms]) -> BusinessPlan:
    """Change what is settled about a plan while it is under way."""
    plan = plan_parts.unsettled(db, plan_id)
    commands.put(plan, terms)
    if plan.number > 1:
        plan.reason = commands.insist_on_reason(plan.reason)
    _check_due(plan)
    return plan


def submit(db: Db, plan_id: int, on: date, today: date) -> BusinessPlan:
    """The rep handed their plan in on a day."""
    plan = plan_parts.unsettled(db, plan_id)
    found = in_full(db, [plan])[0]
    if not found.lines and not any(one.text.strip() for one in found.sections):
        raise Refused(Reason.PLAN_IS_EMPTY)
    commands.within(on, plan.invited_on, today, "submitted_on")
    commands.put(
        plan,
        {"state": PlanState.SUBMITTED, "submitted_on": on, "drafted_on": plan.drafted_on or on,
         "reviewed_on": None},
    )  # fmt: skip
    return plan


def give_back(db: Db, plan_id: int) -> BusinessPlan:
    """The rep goes on writing: a plan that was handed in is a draft again."""
    plan = plan_parts.unsettled(db, plan_id)
    if plan.state in (PlanState.SUBMITTED, PlanState.REVIEWED):
        again = {"state": PlanState.DRAFT, "submitted_on": None, "reviewed_on": None}
        commands.put(plan, again)
    return plan


def review(db: Db, plan_id: int, on: date, today: date) -> BusinessPlan:
    """The two talked about the plan on a day."""
    plan = plan_parts.unsettled(db, plan_id)
    if plan.submitted_on is None:
        raise Refused(Reason.NOT_SUBMITTED)
    commands.within(on, plan.submitted_on, today, "reviewed_on")
    commands.put(plan, {"state": PlanState.REVIEWED, "reviewed_on": on})
    return plan


def agree(db: Db, plan_id: int, on: date, today: date) -> BusinessPlan:
    """The two agreed on the plan on a day; nothing of it changes from then on.

    What it is counted against stays with it, its actions become commitments, and the version
    before is superseded. To be done for good: another version is the way to change it.
    """
    plan = plan_parts.unsettled(db, plan_id)
    if plan.reviewed_on is None:
        raise Refused(Reason.NOT_REVIEWED)
    commands.within(on, plan.reviewed_on, today, "agreed_on")
    found = in_full(db, [plan])[0]
    _refuse_unfinished(found)
    plan_basis.keep(plan, basis(db, found, today))
    shared = agreements.of_half(db, plan.person_id, plan.starts_on)
    if shared is not None and shared.vis is Vis.SHAREABLE:
        commands.put(plan, {"mine": shared.mine, "theirs": shared.theirs})
    before = holding(db, plan.person_id, plan.starts_on)
    if before is not None:
        commands.put(before.plan, {"state": PlanState.SUPERSEDED, "superseded_on": on})
        db.flush()  # only one of them holds at any moment
    commands.put(plan, {"state": PlanState.AGREED, "agreed_on": on})
    plan_actions.promise(db, found.person.id, found.actions, on, today)
    if before is not None:
        plan_actions.drop(db, before.actions, on, today)
    return plan


def revise(db: Db, plan_id: int, reason: str, today: date) -> BusinessPlan:
    """Begin another version of an agreed plan, and say why; the agreed one holds meanwhile."""
    agreed = get(db, plan_id)
    if agreed.plan.state is not PlanState.AGREED:
        raise Refused(Reason.PLAN_NOT_AGREED)
    _refuse_gone(agreed.person)
    last = versions(db, agreed.person.id, agreed.plan.starts_on)[0].plan
    if last.state not in SETTLED:
        raise Refused(Reason.PLAN_EXISTS, "", f"{agreed.person.called}’s version {last.number}")
    plan = BusinessPlan(
        person_id=agreed.person.id,
        starts_on=agreed.plan.starts_on,
        number=last.number + 1,
        state=PlanState.DRAFT,
        invited_on=today,
        drafted_on=today,
        due_on=today + TO_WRITE,
        reason=commands.insist_on_reason(reason),
    )
    plan_basis.keep(plan, current_basis(db, agreed.person.id, agreed.half, today))
    db.add(plan)
    db.flush()
    _copy(db, agreed, plan.id)
    return plan


def sign(db: Db, plan_id: int, owner: Owner, on: date | None, today: date) -> None:
    """The rep, or I, signed an agreed plan on a day; None where it was not signed after all."""
    plan = commands.find(db, BusinessPlan, plan_id)
    if plan.agreed_on is None:
        raise Refused(Reason.PLAN_NOT_AGREED)
    if on is not None:
        commands.within(on, plan.invited_on, today, "signed_on")
    signed = None if on is None else {"signed_on": on}
    commands.put_only(db, PlanSignature, {"plan_id": plan_id, "owner": owner}, signed)


def delete(db: Db, plan_id: int) -> None:
    """Delete a plan that is not agreed, with all that stands in it."""
    commands.delete(db, plan_parts.unsettled(db, plan_id))


def _refuse_gone(person: Person) -> None:
    if person.status is Status.LEFT:
        raise Refused(Reason.HAS_LEFT, "person_id", person.name)
    if person.status not in ON_THE_TEAM:
        raise Refused(Reason.NOT_ON_THE_TEAM, "person_id")


def _check_due(plan: BusinessPlan) -> None:
    if plan.due_on < plan.invited_on:
        raise Refused(Reason.ENDS_BEFORE_START, "due_on")


def _refuse_unfinished(found: InFull) -> None:
    """Refuse a plan in which something is still open that has to be settled before."""
    if not found.lines:
        raise Refused(Reason.NO_LINES)
    for line in found.lines:
        if line.amount is None or line.month is None:
            raise Refused(Reason.LINE_INCOMPLETE, "", line.account or line.segment)
    if found.plan.integrity is None:
        raise Refused(Reason.INTEGRITY_NOT_ASKED, "integrity")
    if not found.plan.integrity:
        raise Refused(Reason.NOT_WITH_INTEGRITY, "integrity")


def _copy(db: Db, agreed: InFull, plan_id: int) -> None:
    """Put what stands in an agreed plan into another version of it; it is talked about anew."""
    for one in agreed.sections:
        if one.text:
            db.add(commands.copied(one, plan_id=plan_id, comment=""))
    for line in agreed.lines:
        db.add(commands.copied(line, plan_id=plan_id, as_typed=""))
    for step in agreed.actions:
        db.add(commands.copied(step, plan_id=plan_id, before_id=step.id))
