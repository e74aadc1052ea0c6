"""The improvement plan on paper: what both sign, and the manager's own page of it (S3-22)."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from app.domain import improvement, people, settings
from app.domain.improvement import InFull
from app.domain.kinds import Vis
from app.domain.models import ImprovementCheckpoint, Person, Settings
from app.domain.standards import is_for
from app.gather import parts
from app.gather.parts import Wording
from app.labels import label
from app.report import content

KIND = "Improvement plan"


def improvement_plan(
    db: Session, person_id: int, wording: Wording, today: date
) -> content.RepImprovement:
    """The plan that is under way, else the last one, if it is to be shared."""
    chosen, person = settings.current(db), people.get(db, person_id)
    found = _chosen(improvement.of_person(db, person_id, shareable_only=True))
    return content.RepImprovement(
        paper=chosen.paper.value,
        cover=_cover(person, chosen, wording, today, person.name),
        signers=content.Signers(person.name, chosen.manager),
        plan=None if found is None else _terms(found, wording),
    )


def manager_improvement_plan(
    db: Session, person_id: int, wording: Wording, today: date
) -> content.ManagerImprovement:
    """The same with the steps before it and what is noted of it, for the manager alone."""
    chosen, person = settings.current(db), people.get(db, person_id)
    found = _chosen(improvement.of_person(db, person_id))
    plan = None if found is None else found.plan
    return content.ManagerImprovement(
        paper=chosen.paper.value,
        cover=_cover(person, chosen, wording, today, chosen.manager),
        signers=content.Signers(person.name, chosen.manager),
        plan=None if found is None else _terms(found, wording),
        private=plan is None or plan.vis is Vis.PRIVATE,
        steps=() if found is None or plan is None or plan.closed_on else _steps(db, found, wording),
        because="" if plan is None else plan.because,
        note="" if plan is None else plan.note,
    )


def _cover(
    person: Person, chosen: Settings, wording: Wording, today: date, copy_for: str
) -> content.Cover:
    return parts.cover(person, KIND, "", chosen, wording.day(today), copy_for=copy_for)


def _chosen(plans: Sequence[InFull]) -> InFull | None:
    going = (one for one in plans if one.plan.closed_on is None)
    return next(going, plans[0] if plans else None)


def _terms(found: InFull, wording: Wording) -> content.PlanTerms:
    plan = found.plan
    days = (found.ends_on - plan.starts_on).days
    starts, ends = wording.day(plan.starts_on), wording.day(found.ends_on)
    extended = ""
    if plan.extended_to is not None:
        first = wording.day(plan.ends_on)
        extended = f"Extended once, from {first} to {ends}: {plan.extension_reason}"
    outcome = ""
    if plan.outcome is not None and plan.closed_on is not None:
        outcome = f"{label(plan.outcome)}, {wording.day(plan.closed_on)}"
    return content.PlanTerms(
        aim=plan.aim,
        support=plan.support,
        consequence=plan.consequence,
        lasts=f"{starts} to {ends}, {days} days",
        follows=wording.day(plan.consequence_on),
        standard=_standard(found),
        extended=extended,
        outcome=outcome,
        looks=tuple(_look(step, wording) for step in found.checkpoints),
    )


def _standard(found: InFull) -> str:
    """The standard that a plan is about, if it holds for whose plan it is."""
    about = found.standard
    return about.statement if about is not None and is_for(about, found.person) else ""


def _look(step: ImprovementCheckpoint, wording: Wording) -> content.PlanLook:
    state = ""
    if step.met is not None:
        looked = f", {wording.day(step.looked_on)}" if step.looked_on else ""
        state = f"{'met' if step.met else 'not met'}{looked}"
    return content.PlanLook(wording.day(step.due_on), step.text, state, step.said, bool(step.met))


def _steps(db: Session, found: InFull, wording: Wording) -> tuple[str, ...]:
    """The steps that were taken before the plan, each with its day."""
    taken = improvement.reached(db, found.person.id, found.plan.standard_id)
    return tuple(f"{label(rung)} {wording.day(day)}" for rung, day in taken.items())
