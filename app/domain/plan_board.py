"""Everybody's business plans, half-year by half-year, and what is owed about them next."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import people, plan_basis, plan_checks, plan_full, plan_timing, settings
from app.domain.coverage import Coverage
from app.domain.kinds import AT_WORK, ON_THE_TEAM, SETTLED, PeriodKind, PlanDue, PlanState
from app.domain.models import BusinessPlan, Person
from app.domain.periods import Period, kept_in, last_periods, next_period, period_of
from app.domain.plan_basis import Bases
from app.domain.plan_full import InFull, holding
from app.domain.plan_timing import Timing

#: So many half-years before the current one are shown unless asked for more.
BEFORE = 2
#: A plan belongs to the half-year that holds most of its days: the fiscal year may have begun in
#: another month when it was made.
_AROUND = timedelta(days=92)

#: All versions of somebody's plan for a half-year, the latest first.
Versions = dict[tuple[int, date], list[InFull]]


@dataclass(frozen=True)
class Cell:
    """One person's plan for a half-year: the latest version, and the one that holds.

    ``coverage`` is that of the version that holds, else of the latest; None where nobody was
    invited. ``owes`` is whether they owe a plan for this half-year at all.
    """

    half: Period
    latest: InFull | None
    holding: InFull | None
    coverage: Coverage | None
    timing: Timing
    owes: bool


@dataclass(frozen=True)
class Row:
    """One person's plans, a cell for each half-year."""

    person: Person
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Due:
    """Something to be done about somebody's plan by a day, and how many days late it is.

    ``plan_id`` is None where nobody was invited yet; ``month`` is the one to be looked at.
    """

    what: PlanDue
    person: Person
    half: Period
    plan_id: int | None
    month: Period | None
    day: date
    late: int


def halves(db: Db, today: date, before: int = BEFORE) -> tuple[Period, ...]:
    """So many half-years before the current one, the current one, and the next."""
    start = settings.current(db).fiscal_start
    following = next_period(period_of(PeriodKind.HALF, today, start), 1, start)
    return tuple(last_periods(following, before + 2, start))


def board(db: Db, halves: Sequence[Period], today: date) -> tuple[Row, ...]:
    """Everybody on the team by name, and then who left but had a plan in these half-years."""
    return _rows(db, read(db, halves), halves, today)


def due(db: Db, today: date) -> tuple[Due, ...]:
    """What is owed about the plans of everybody at work, what is most late first."""
    ahead = halves(db, today, before=0)
    return _owed(db, read(db, ahead), ahead, today)


def overview(
    db: Db, halves: Sequence[Period], today: date
) -> tuple[tuple[Row, ...], tuple[Due, ...]]:
    """The board and what is due, read at once; the last two half-years are the current and next."""
    found = read(db, halves)
    return _rows(db, found, halves, today), _owed(db, found, halves[-2:], today)


def owes(person: Person, half: Period, today: date) -> bool:
    """Whether somebody owes a plan for a half-year; once it is over nobody does."""
    by = plan_timing.agree_by(half, person.started)
    return person.status in AT_WORK and by <= half.ends and today <= half.ends


def timing(person: Person, half: Period, plan: BusinessPlan | None, today: date) -> Timing:
    """How somebody's plan for a half-year stands in time; None where nobody was invited."""
    return plan_timing.timing(
        half,
        person.started,
        plan.state if plan else None,
        plan.due_on if plan else None,
        today,
        owes=owes(person, half, today),
    )


def read(db: Db, halves: Collection[Period]) -> Versions:
    """All plans for these half-years, by the person and the first day of the half-year."""
    found = kept(db, halves)
    full = plan_full.in_full(db, [plan for each in found.values() for plan in each])
    by_id = {one.plan.id: one for one in full}
    return {key: [by_id[plan.id] for plan in each] for key, each in found.items()}


def kept(db: Db, halves: Collection[Period]) -> dict[tuple[int, date], list[BusinessPlan]]:
    """The same without what stands in them."""
    if not halves:
        return {}
    first, last = min(half.starts for half in halves), max(half.ends for half in halves)
    query = sa.select(BusinessPlan).where(BusinessPlan.starts_on.between(first - _AROUND, last))
    latest = query.order_by(BusinessPlan.starts_on.desc(), BusinessPlan.number.desc())
    start = settings.current(db).fiscal_start
    shown = {half.starts for half in halves}
    found: dict[tuple[int, date], list[BusinessPlan]] = {}
    for plan in db.scalars(latest):
        half = kept_in(PeriodKind.HALF, plan.starts_on, start)
        if half.starts in shown:
            found.setdefault((plan.person_id, half.starts), []).append(plan)
    return found


def counted(versions: Sequence[BusinessPlan]) -> BusinessPlan | None:
    """The version that counts: the one that holds, else the latest; None where there is none."""
    held = (one for one in versions if one.state is PlanState.AGREED)
    return next(held, None) or next(iter(versions), None)


def shown(versions: Sequence[InFull]) -> InFull | None:
    """The version that counts: the one that holds, else the latest; None where there is none."""
    return holding(versions) or next(iter(versions), None)


def bases(db: Db, found: Sequence[InFull | None], today: date) -> Bases:
    """What those of these plans that are not settled are counted against now."""
    whom: dict[int, Person] = {}
    halves: dict[date, Period] = {}
    for one in found:
        if one is not None and not one.is_settled:
            whom[one.person.id], halves[one.half.starts] = one.person, one.half
    return plan_basis.current(db, list(whom.values()), list(halves.values()), today)


def _rows(db: Db, found: Versions, halves: Sequence[Period], today: date) -> tuple[Row, ...]:
    team = people.team(db)
    gone = {
        one.person.id: one.person
        for each in found.values()
        for one in each
        if one.person.status not in ON_THE_TEAM
    }
    known = bases(db, [shown(each) for each in found.values()], today)
    everybody = [*team, *sorted(gone.values(), key=lambda person: (person.name, person.id))]
    return tuple(
        Row(person, tuple(_cell(found, known, person, half, today) for half in halves))
        for person in everybody
    )


def _owed(db: Db, found: Versions, halves: Sequence[Period], today: date) -> tuple[Due, ...]:
    owed = [
        step
        for person in people.team(db)
        for half in halves
        for step in _steps(person, half, found.get((person.id, half.starts), []), today)
    ]
    owed += [
        Due(
            PlanDue.CHECK, one.person, one.half, one.plan.id, month,
            plan_timing.check_due(month), late,
        )
        for one, month, late in plan_checks.due(db, today)
    ]  # fmt: skip
    return tuple(sorted(owed, key=lambda one: (-one.late, one.day, one.person.name)))


def _cell(found: Versions, known: Bases, person: Person, half: Period, today: date) -> Cell:
    versions = found.get((person.id, half.starts), [])
    latest, counted = next(iter(versions), None), shown(versions)
    coverage, plan = None, None
    if counted is not None:
        coverage, plan = plan_basis.of_plan(counted, known).coverage(counted.amount), counted.plan
    return Cell(
        half,
        latest,
        holding(versions),
        coverage,
        timing(person, half, plan, today),
        owes(person, half, today),
    )


def _steps(person: Person, half: Period, versions: Sequence[InFull], today: date) -> Iterator[Due]:
    """What is to be done next about somebody's plan for a half-year; at most one thing."""
    if not owes(person, half, today):
        return
    by = plan_timing.agree_by(half, person.started)
    plan = versions[0].plan if versions else None
    if plan is None:
        day = by - plan_timing.ASK_BEFORE
        if plan_timing.invites_open(half, today) and by - plan_timing.INVITE_FROM <= today:
            late = max((today - by).days, 0)
            yield Due(PlanDue.INVITE, person, half, None, None, day, late)
    elif plan.state not in SETTLED:
        what, day = _next(plan, by, holds=holding(versions) is not None)
        late = max((today - day).days, 0)
        yield Due(what, person, half, plan.id, None, day, late)


def _next(plan: BusinessPlan, by: date, *, holds: bool) -> tuple[PlanDue, date]:
    """What comes next for a plan under way, and by when."""
    if plan.reviewed_on is not None:
        return PlanDue.AGREE, plan.reviewed_on + plan_timing.TALK_WITHIN if holds else by
    if plan.submitted_on is not None:
        return PlanDue.TALK, plan.submitted_on + plan_timing.TALK_WITHIN
    return PlanDue.FORM, plan.due_on
