"""How an agreed plan goes: what was sold against it month by month, and the talk about that."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import (
    commands,
    plan_actions,
    plan_basis,
    plan_full,
    plan_sums,
    plan_timing,
    plans,
    reported,
    settings,
)
from app.domain.errors import Reason, Refused
from app.domain.kinds import AT_WORK, CommitmentState, PeriodKind, PlanState, Vis
from app.domain.models import BusinessPlan, PlanAction, PlanCheck
from app.domain.periods import Period, half_from, last_periods, next_period, period_of
from app.domain.plan_full import InFull
from app.domain.reported import Reported


@dataclass(frozen=True)
class MonthRow:
    """A month of a plan: what was planned for it, what was sold, and the talk about it.

    Amounts are in minor units, None where nothing is planned or nothing was reported. ``planned``
    is what the lines come to, ``likely`` the part of it that is usually won; None where no win
    rate was known. ``due_on`` is None where no talk is owed because the month was over before the
    two agreed.
    """

    month: Period
    planned: int | None
    likely: int | None
    actual: int | None
    check: PlanCheck | None
    due_on: date | None
    late: int


@dataclass(frozen=True)
class Drift:
    """What was expected of the whole half-year, as it was said on a day."""

    on: date
    expected: int | None


@dataclass(frozen=True)
class Course:
    """How a half-year goes against the version of the plan that holds.

    ``done`` of the ``due`` actions are done, counted until the current month is over. ``sold`` is
    what is known so far, ``planned`` what all lines come to, ``likely`` the part of it that is
    usually won. ``drift`` begins with what the plan was to bring: that part or, where no win rate
    was known, the quota.
    """

    found: InFull
    rows: tuple[MonthRow, ...]
    done: int
    due: int
    drift: tuple[Drift, ...]
    sold: int | None
    quota: int | None
    planned: int | None
    likely: int | None


def of_plan(db: Db, plan_id: int, today: date) -> Course:
    """How a plan goes; of a version that was superseded, how the one that holds goes."""
    asked = plans.get(db, plan_id)
    versions = plans.versions(db, asked.person.id, asked.plan.starts_on)
    return _course(db, plan_full.holding(versions) or asked, versions, today)


def of_half(db: Db, person_id: int, starts_on: date, today: date) -> Course | None:
    """How somebody's plan for a half-year goes: the version that holds, else the latest one."""
    versions = plans.versions(db, person_id, starts_on)
    found = plan_full.holding(versions) or next(iter(versions), None)
    return None if found is None else _course(db, found, versions, today)


def _course(db: Db, found: InFull, versions: Sequence[InFull], today: date) -> Course:
    checks = _checks(db, [one.plan.id for one in versions])
    read = _reported(db, found)
    until = period_of(PeriodKind.MONTH, min(today, found.half.ends)).ends
    done, due = _steps(db, found.actions, until)
    basis = plan_basis.agreed(found.plan)
    return Course(
        found,
        tuple(_rows(found, versions, checks, read, today)),
        done,
        due,
        _drift(versions, checks),
        read.sold(found.person.id, found.half),
        basis.quota,
        found.amount,
        basis.coverage(found.amount).expected,
    )


def done_by(db: Db, plan_id: int, month: Period) -> tuple[int, int]:
    """How many actions of a plan that are due by the end of a month are done, of how many."""
    return _steps(db, plans.get(db, plan_id).actions, month.ends)


def due(db: Db, today: date) -> list[tuple[InFull, Period, int]]:
    """The months that are over and want to be talked about, and how many days late each is.

    They are those of plans that hold this half-year or held in the one before, of people at work.
    """
    waiting = _waiting(db, today)
    found = plan_full.in_full(db, [plan for plan, _ in waiting])
    return [
        (one, month, _late(month, today))
        for one, (_, owed) in zip(found, waiting, strict=True)
        if one.person.status in AT_WORK
        for month in owed
    ]


def months(half: Period) -> list[Period]:
    """The months of a half-year."""
    return last_periods(period_of(PeriodKind.MONTH, half.ends), 6)


def save(
    db: Db,
    plan_id: int,
    month: date,
    today: date,
    *,
    checked_on: date,
    expected: int | None,
    comment: str = "",
    vis: Vis = Vis.PRIVATE,
) -> PlanCheck:
    """Note the talk about a month of an agreed plan, in place of what was noted of it.

    What was sold, and how many actions were done, is kept as it stands now.
    """
    found = plans.get(db, plan_id)
    if found.plan.state is not PlanState.AGREED:
        raise Refused(Reason.PLAN_NOT_AGREED)
    looked_at = _month(found, month, today)
    _fits(looked_at, today, checked_on, expected)
    done, due = _steps(db, found.actions, looked_at.ends)
    check = _kept(db, plan_id, looked_at) or PlanCheck(
        plan_id=plan_id, month=looked_at.starts, checked_on=checked_on
    )
    commands.put(
        check,
        {"checked_on": checked_on, "expected": expected, "comment": comment.strip(), "vis": vis,
         "actual": _reported(db, found).result(found.person.id, looked_at).actual,
         "done": done, "due": due},
    )  # fmt: skip
    db.add(check)
    db.flush()
    return check


def change(
    db: Db,
    check_id: int,
    today: date,
    *,
    checked_on: date,
    expected: int | None,
    comment: str = "",
    vis: Vis = Vis.PRIVATE,
) -> PlanCheck:
    """Note in other words what was said in a talk about a month, of whichever version.

    What was sold and done by then stays as it was kept with it.
    """
    check = commands.find(db, PlanCheck, check_id)
    _fits(period_of(PeriodKind.MONTH, check.month), today, checked_on, expected)
    commands.put(
        check,
        {"checked_on": checked_on, "expected": expected, "comment": comment.strip(), "vis": vis},
    )
    db.flush()
    return check


def delete(db: Db, check_id: int) -> None:
    """Delete what was noted of a month."""
    commands.delete(db, commands.find(db, PlanCheck, check_id))


def _fits(month: Period, today: date, checked_on: date, expected: int | None) -> None:
    """Refuse a talk before its month or to come, and an amount below 0."""
    commands.within(checked_on, month.starts, today, "checked_on")
    if expected is not None and expected < 0:
        raise Refused(Reason.NEGATIVE, "expected")


def _month(found: InFull, day: date, today: date) -> Period:
    """The month of a plan that holds a day; refused outside of its half-year or ahead of time."""
    if day not in found.half:
        raise Refused(Reason.NOT_IN_HALF, "month", found.half.label)
    month = period_of(PeriodKind.MONTH, day)
    commands.not_after(month.starts, today, "month")
    return month


def _kept(db: Db, plan_id: int, month: Period) -> PlanCheck | None:
    query = sa.select(PlanCheck).where(
        PlanCheck.plan_id == plan_id, PlanCheck.month == month.starts
    )
    return db.scalars(query).one_or_none()


def _checks(db: Db, plan_ids: Sequence[int]) -> Sequence[PlanCheck]:
    """What was noted of these versions, in the order in which it was said."""
    query = sa.select(PlanCheck).where(PlanCheck.plan_id.in_(plan_ids))
    return db.scalars(query.order_by(PlanCheck.checked_on, PlanCheck.month, PlanCheck.id)).all()


def _reported(db: Db, found: InFull) -> Reported:
    """What one person sold in the half-year of their plan."""
    half = found.half
    records = reported.results_of(db, half.starts, half.ends, found.person.id)
    return Reported(settings.current(db), {}, records)


def _rows(
    found: InFull,
    versions: Sequence[InFull],
    checks: Sequence[PlanCheck],
    read: Reported,
    today: date,
) -> list[MonthRow]:
    """The months of the half-year; the latest talk about each counts, of whichever version."""
    every = months(found.half)
    planned = plan_sums.by_month(found.lines, [month.starts for month in every])
    basis = plan_basis.agreed(found.plan)
    said = {check.month: check for check in checks}
    agreed = [one.plan.agreed_on for one in versions if one.plan.agreed_on is not None]
    since = min(agreed, default=date.max)
    at_work = found.person.status in AT_WORK
    return [
        MonthRow(
            month,
            planned[month.starts].amount,
            basis.coverage(planned[month.starts].amount).expected,
            read.result(found.person.id, month).actual,
            check := said.get(month.starts),
            plan_timing.check_due(month) if month.ends >= since else None,
            _late(month, today) if at_work and month.ends >= since and check is None else 0,
        )
        for month in every
    ]


def _drift(versions: Sequence[InFull], checks: Sequence[PlanCheck]) -> tuple[Drift, ...]:
    agreed = [
        Drift(one.plan.agreed_on, _brings(one))
        for one in reversed(versions)
        if one.plan.agreed_on is not None
    ]
    said = [Drift(check.checked_on, check.expected) for check in checks]
    return tuple(sorted([*agreed, *said], key=lambda one: one.on))


def _brings(found: InFull) -> int | None:
    """What a plan was to bring as the two agreed on it."""
    basis = plan_basis.agreed(found.plan)
    likely = basis.coverage(found.amount).expected
    return basis.quota if likely is None else likely


def _late(month: Period, today: date) -> int:
    """How many days the talk about a month is late; none while the month is under way."""
    return max((today - plan_timing.check_due(month)).days, 0)


def _steps(db: Db, actions: Sequence[PlanAction], until: date) -> tuple[int, int]:
    """How many actions that were due by a day are done, of how many; by their commitments."""
    owed = [step for step in actions if step.due is not None and step.due <= until]
    made = plan_actions.carried_out_by(db, owed)
    states = [one.commitment.state for one in made.values()]
    return states.count(CommitmentState.DONE), len(states)


def _waiting(db: Db, today: date) -> list[tuple[BusinessPlan, list[Period]]]:
    """The plans that hold, or held in the half-year before, whose months want to be talked about.

    A month that was over before the two agreed on the first version is not among them.
    """
    start = settings.current(db).fiscal_start
    before = next_period(period_of(PeriodKind.HALF, today, start), -1, start)
    query = sa.select(BusinessPlan).where(
        BusinessPlan.starts_on.between(before.starts, today), BusinessPlan.agreed_on.is_not(None)
    )
    versions: dict[tuple[date, int], list[BusinessPlan]] = defaultdict(list)
    for plan in db.scalars(query.order_by(BusinessPlan.number)):
        versions[plan.starts_on, plan.person_id].append(plan)
    talked = _talked(db, [plan.id for each in versions.values() for plan in each])
    waiting = []
    for (starts_on, _), each in sorted(versions.items()):
        done = {month for plan in each for month in talked.get(plan.id, ())}
        owed = _over(months(half_from(starts_on, start)), each[0].agreed_on, today)
        left = [month for month in owed if month.starts not in done]
        if left and each[-1].state is PlanState.AGREED:
            waiting.append((each[-1], left))
    return waiting


def _over(every: Sequence[Period], since: date | None, today: date) -> list[Period]:
    """The months that are over, of those that were not when the two agreed."""
    return [month for month in every if month.ends < today and since and since <= month.ends]


def _talked(db: Db, plan_ids: Sequence[int]) -> dict[int, set[date]]:
    """The months that were talked about, by the id of the version."""
    found: dict[int, set[date]] = defaultdict(set)
    query = sa.select(PlanCheck.plan_id, PlanCheck.month).where(PlanCheck.plan_id.in_(plan_ids))
    for plan_id, month in db.execute(query):
        found[plan_id].add(month)
    return found
