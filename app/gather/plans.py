"""A business plan on paper: the copy that both keep, one to write on, and the manager's page."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy.orm import Session as Db

from app.domain import (
    agreements,
    packets,
    people,
    plan_actions,
    plan_checks,
    plan_gaps,
    plan_sections,
    plans,
    settings,
)
from app.domain.commitments import InFull as Promised
from app.domain.errors import Reason, Refused
from app.domain.kinds import Owner, PaperSize, Vis
from app.domain.models import Agreement, MarginNote, Person
from app.domain.plan_full import InFull
from app.gather import parts, plan_parts, plan_words
from app.gather.parts import NOT_REPORTED, Wording
from app.gather.plan_parts import Teller
from app.labels import label
from app.report import content

KIND = "Business plan"
#: Under which names the pages of the rep's copy are kept.
PAPER, AUDIENCE = "plan", "rep"


def plan(
    db: Db, person_id: int, wording: Wording, today: date, plan_id: int | None = None
) -> content.RepPlan:
    """The copy of a plan that both keep.

    Of an agreed one it is what was printed when they agreed on it, and says nothing of what came
    afterwards.
    """
    found, person, teller = _read(db, person_id, plan_id, wording)
    said = None
    if found is not None:
        seen = () if found.is_settled else _months(db, found, teller, today)
        said = _said(db, found, teller, today, months=seen)
    return content.RepPlan(
        paper=teller.chosen.paper.value,
        cover=_cover(found, person, teller, today, person.name),
        signers=content.Signers(person.name, teller.chosen.manager),
        plan=said,
        prints=() if found is None else _prints(db, found),
    )


def plan_to_write_on(
    db: Db, person_id: int, wording: Wording, today: date, plan_id: int | None = None
) -> content.RepPlan:
    """The same with margins for the talk about it, and what came of it so far."""
    found, person, teller = _read(db, person_id, plan_id, wording)
    said = None
    if found is not None:
        seen = _months(db, found, teller, today)
        made = _promised(db, found, shareable_only=True)
        said = _said(db, found, teller, today, months=seen, made=made, every=True)
    return content.RepPlan(
        paper=teller.chosen.paper.value,
        cover=_cover(found, person, teller, today, person.name),
        signers=content.Signers(person.name, teller.chosen.manager),
        plan=said,
        margins=True,
    )


def manager_plan(
    db: Db, person_id: int, wording: Wording, today: date, plan_id: int | None = None
) -> content.ManagerPlan:
    """A plan with what is missing and what is noted beside it, for the manager alone."""
    found, person, teller = _read(db, person_id, plan_id, wording)
    head = _cover(found, person, teller, today, teller.chosen.manager)
    if found is None:
        return content.ManagerPlan(paper=teller.chosen.paper.value, cover=head)
    shared = agreements.of_half(db, person_id, found.half.starts)
    course = plan_checks.of_plan(db, found.plan.id, today)
    return content.ManagerPlan(
        paper=teller.chosen.paper.value,
        cover=head,
        plan=_said(
            db, found, teller, today, made=_promised(db, found), promises=_promises(found, shared)
        ),
        missing=_missing(db, found, shared, today),
        integrity=_integrity(found),
        agreement_private=_is_private(found, shared),
        notes=tuple(_note(one, wording) for one in plan_sections.notes(db, [found.plan.id])),
        months=tuple(_kept(row, teller) for row in course.rows),
        drift=tuple(
            content.Drifted(
                teller.wording.day(one.on),
                teller.rounded(one.expected, NOT_REPORTED),
                None if one.expected is None else float(one.expected),
            )
            for one in course.drift
        ),
    )


def _read(
    db: Db, person_id: int, plan_id: int | None, wording: Wording
) -> tuple[InFull | None, Person, Teller]:
    """The plan that is asked for, and who tells it; one of somebody else is refused."""
    person = people.get(db, person_id)
    found = plans.get(db, plan_id) if plan_id is not None else None
    if found is not None and found.person.id != person_id:
        raise Refused(Reason.NOT_FOUND, "plan")
    return found, person, Teller(settings.current(db), wording, person.called)


def _cover(
    found: InFull | None, person: Person, teller: Teller, today: date, copy_for: str
) -> content.Cover:
    period = "" if found is None else found.half.label
    if found is not None and found.plan.number > 1:
        period = f"{period}, version {found.plan.number}"
    prepared = teller.wording.day(today)
    return parts.cover(person, KIND, period, teller.chosen, prepared, copy_for=copy_for)


def _said(
    db: Db,
    found: InFull,
    teller: Teller,
    today: date,
    *,
    months: tuple[content.MonthSeen, ...] = (),
    made: Mapping[int, Promised] | None = None,
    promises: content.Promises | None = None,
    every: bool = False,
) -> content.PlanSaid:
    """What stands in a plan. Without ``promises`` it is those that the person may read."""
    covered, wording = plans.basis(db, found, today).coverage(found.amount), teller.wording
    shared = agreements.of_half(db, found.person.id, found.half.starts)
    agreed = found.plan.agreed_on
    return content.PlanSaid(
        state=plan_words.state(found, wording),
        version=plan_words.version(found, _before(db, found), wording),
        agreement=promises or _promises(found, _readable(shared)),
        figures=plan_parts.figures(found, covered, teller),
        covering=plan_words.covering(covered, wording, teller.chosen.currency),
        forecast=plan_parts.forecast(found, teller),
        sections=plan_parts.written(found, every=every),
        steps=plan_parts.steps(found.actions, made or {}, teller),
        months=months,
        holds=f"It holds until {wording.day(found.half.ends)}. A change is another version.",
        agreed="" if agreed is None else f"We agreed on this plan on {wording.day(agreed)}.",
        signed=_signed(found, teller) if every else (),
    )


def _before(db: Db, found: InFull) -> InFull | None:
    """The version in whose place this one stands."""
    every = plans.versions(db, found.person.id, found.plan.starts_on)
    return next((one for one in every if one.plan.number == found.plan.number - 1), None)


def _prints(db: Db, found: InFull) -> tuple[content.Print, ...]:
    """The pages that were printed when the two agreed, whatever paper it was."""
    kept = (
        (size, packets.kept(db, found.plan.id, PAPER, AUDIENCE, size.value)) for size in PaperSize
    )
    return tuple(content.Print(size.value, pdf) for size, pdf in kept if pdf is not None)


def _readable(shared: Agreement | None) -> Agreement | None:
    return shared if shared is not None and shared.vis is Vis.SHAREABLE else None


def _promises(found: InFull, shared: Agreement | None) -> content.Promises | None:
    """What the two count on each other for: what stands in a settled plan, else what is written."""
    mine, theirs = found.plan.mine, found.plan.theirs
    if not found.is_settled:
        mine, theirs = (shared.mine, shared.theirs) if shared is not None else ("", "")
    said = content.Promises(plan_parts.lines_of(mine), plan_parts.lines_of(theirs))
    return said if said.mine or said.theirs else None


def _is_private(found: InFull, shared: Agreement | None) -> bool:
    return not found.is_settled and shared is not None and shared.vis is Vis.PRIVATE


def _months(db: Db, found: InFull, teller: Teller, today: date) -> tuple[content.MonthSeen, ...]:
    """The months that the two looked at, as far as the person may read it."""
    return tuple(
        plan_parts.month_seen(row, row.check, teller)
        for row in plan_checks.of_plan(db, found.plan.id, today).rows
        if row.check is not None and row.check.vis is Vis.SHAREABLE
    )


def _promised(db: Db, found: InFull, *, shareable_only: bool = False) -> Mapping[int, Promised]:
    made = plan_actions.carried_out_by(db, found.actions)
    return {
        step: one
        for step, one in made.items()
        if not shareable_only or one.commitment.vis is Vis.SHAREABLE
    }


def _signed(found: InFull, teller: Teller) -> tuple[str, ...]:
    names = {Owner.REP: found.person.name, Owner.ME: teller.chosen.manager}
    return tuple(
        f"{name} signed on {teller.wording.day(day)}."
        for owner, name in names.items()
        if (day := found.signed_on(owner)) is not None
    )


def _missing(db: Db, found: InFull, shared: Agreement | None, today: date) -> tuple[str, ...]:
    gaps = plan_gaps.missing(found, plans.basis(db, found, today), shared)
    return tuple(
        f"{label(gap.what).casefold()}{f': {gap.count}' if gap.count > 1 else ''}" for gap in gaps
    )


def _integrity(found: InFull) -> str:
    if found.plan.integrity is None:
        return ""
    can = "can" if found.plan.integrity else "cannot yet"
    note = found.plan.integrity_note
    return f"It {can} be carried out with integrity{f': {note}' if note else '.'}"


def _note(one: MarginNote, wording: Wording) -> content.MarginSaid:
    section = "" if one.section is None else label(one.section)
    return content.MarginSaid(section, wording.day(one.written_on), one.text)


def _kept(row: plan_checks.MonthRow, teller: Teller) -> content.MonthKept:
    """A month with everything that was said of it, and how late it is to be looked at."""
    wording, check = teller.wording, row.check
    if check is None:
        late = f"{row.late} days late" if row.late > 1 else "1 day late"
        return content.MonthKept(
            month=wording.month(row.month.starts),
            planned=teller.rounded(row.planned),
            likely=plan_parts.likely(row, teller),
            actual=teller.rounded(row.actual, NOT_REPORTED),
            on=late if row.late else "",
        )
    seen = plan_parts.month_seen(row, check, teller)
    return content.MonthKept(
        *(seen.month, seen.planned, seen.likely, seen.actual, seen.actions, seen.comment, seen.on),
        private=check.vis is Vis.PRIVATE,
    )
