"""The training of a quarter: begun, laid out by a weekly pattern, published, closed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import clock, commands, settings, training_days, training_full, trainings
from app.domain.errors import Reason, Refused
from app.domain.kinds import PeriodKind, QuarterState
from app.domain.models import TrainingPlan
from app.domain.periods import kept_in, period_of, quarter_from
from app.domain.training_days import Laid, Pattern
from app.domain.training_full import Quarter

#: A plan may begin so long before the quarter it is kept in.
_AROUND = timedelta(days=46)


def get(db: Db, plan_id: int) -> Quarter:
    """The quarter's training with this id."""
    return training_full.of_plans(db, [commands.find(db, TrainingPlan, plan_id)])[0]


def of_day(db: Db, day: date) -> Quarter | None:
    """The training of the quarter that holds a day; None where none is planned."""
    plan = _of(db, day)
    return None if plan is None else training_full.of_plans(db, [plan])[0]


def every(db: Db) -> list[Quarter]:
    """Every quarter that was planned, the latest first."""
    latest = sa.select(TrainingPlan).order_by(TrainingPlan.starts_on.desc())
    return training_full.of_plans(db, db.scalars(latest).all())


def begin(db: Db, day: date, today: date) -> TrainingPlan:
    """The plan of the quarter that holds a day, begun where there is none yet.

    The pattern of the latest quarter before it is taken over.
    """
    quarter = period_of(PeriodKind.QUARTER, day, settings.current(db).fiscal_start)
    plan = _of(db, day)
    if plan is not None:
        return _open(plan)
    if quarter.ends < today:
        raise Refused(Reason.QUARTER_IS_OVER, "starts_on")
    plan = TrainingPlan(starts_on=quarter.starts)
    before = usual(db, quarter.starts)
    if before is not None:
        _keep(plan, before)
    db.add(plan)
    db.flush()
    return plan


def laid_by(plan: TrainingPlan) -> Pattern:
    """The weekly pattern that a quarter was laid out by last."""
    return Pattern(
        training_days.weekdays(plan.weekdays), plan.starts_at, plan.zone, plan.minutes,
        plan.place, plan.every_weeks,
    )  # fmt: skip


def usual(db: Db, day: date) -> Pattern | None:
    """The pattern of the latest quarter that began until a day; None before the first one."""
    query = sa.select(TrainingPlan).where(TrainingPlan.starts_on <= day)
    found = db.scalars(query.order_by(TrainingPlan.starts_on.desc()).limit(1)).first()
    return None if found is None else laid_by(found)


def preview(db: Db, day: date, today: date, pattern: Pattern, closed: Mapping[date, str]) -> Laid:
    """The days that a pattern comes to in the quarter that holds a day, as it stands now.

    A day that has a training at this time already is left out; ``closed`` days are skipped.
    """
    pattern = _check(pattern)
    found = of_day(db, day)
    if found is not None:
        quarter = found.period
    else:
        quarter = period_of(PeriodKind.QUARTER, day, settings.current(db).fiscal_start)
    taken = {
        one.session.planned_for
        for one in (found.standing if found is not None else ())
        if one.session.planned_for is not None and one.session.starts_at == pattern.starts_at
    }
    return training_days.lay(quarter, pattern, closed=closed, taken=taken, not_before=today)


def lay_out(
    db: Db, day: date, today: date, pattern: Pattern, closed: Mapping[date, str]
) -> TrainingPlan:
    """Put a training on each day of a pattern, in the quarter that holds a day.

    What is there stays; refused where no day is left, or in a quarter that is published.
    """
    pattern = _check(pattern)
    laid = preview(db, day, today, pattern, closed)
    plan = begin(db, day, today)
    if plan.state is not QuarterState.DRAFT:
        raise Refused(Reason.ALREADY_PUBLISHED)
    if not laid.days:
        raise Refused(Reason.NO_DAY_FREE, "weekdays")
    _keep(plan, pattern)
    for one in laid.days:
        trainings.add(
            db, plan.id, planned_for=one, starts_at=pattern.starts_at, zone=pattern.zone,
            minutes=pattern.minutes, place=pattern.place,
        )  # fmt: skip
    return plan


def mark_published(db: Db, plan_id: int, today: date) -> TrainingPlan:
    """The team knows the quarter from now on: only whole trainings, none of them over another.

    Which ones are not, and why, is said by ``training_gaps``.
    """
    plan = _open(commands.find(db, TrainingPlan, plan_id))
    if plan.state is not QuarterState.DRAFT:
        raise Refused(Reason.ALREADY_PUBLISHED)
    commands.put(plan, {"state": QuarterState.PUBLISHED, "published_on": today})
    return plan


def close(db: Db, plan_id: int, today: date) -> TrainingPlan:
    """The quarter is over: each of its trainings was delivered or cancelled."""
    found = get(db, plan_id)
    if found.plan.state is not QuarterState.PUBLISHED:
        raise Refused(Reason.NOT_PUBLISHED)
    still = [one for one in found.trainings if one.is_ahead]
    if still:
        raise Refused(Reason.TRAININGS_OPEN, "", still[0].session.topic)
    commands.put(found.plan, {"state": QuarterState.CLOSED, "closed_on": today})
    return found.plan


def reopen(db: Db, plan_id: int) -> TrainingPlan:
    """Something of a closed quarter is to be set right after all."""
    plan = commands.find(db, TrainingPlan, plan_id)
    if plan.state is QuarterState.CLOSED:
        commands.put(plan, {"state": QuarterState.PUBLISHED, "closed_on": None})
    return plan


def delete(db: Db, plan_id: int) -> None:
    """Delete a quarter that is not published, with all its trainings."""
    plan = commands.find(db, TrainingPlan, plan_id)
    if plan.state is not QuarterState.DRAFT:
        raise Refused(Reason.ALREADY_PUBLISHED)
    commands.delete(db, plan)


def _of(db: Db, day: date) -> TrainingPlan | None:
    """The plan of the quarter that holds a day.

    One that was made when quarters began in other months belongs to that of most of its days; of
    two that do it is the one in whose own months the day is.
    """
    fiscal_start = settings.current(db).fiscal_start
    quarter = period_of(PeriodKind.QUARTER, day, fiscal_start)
    query = sa.select(TrainingPlan).where(
        TrainingPlan.starts_on.between(quarter.starts - _AROUND, quarter.ends)
    )
    found = [
        plan
        for plan in db.scalars(query).all()
        if kept_in(PeriodKind.QUARTER, plan.starts_on, fiscal_start) == quarter
    ]

    def place(plan: TrainingPlan) -> tuple[bool, timedelta]:
        return day not in quarter_from(plan.starts_on), abs(plan.starts_on - quarter.starts)

    return min(found, key=place, default=None)


def _keep(plan: TrainingPlan, pattern: Pattern) -> None:
    told = {
        "weekdays": ",".join(map(str, sorted(pattern.weekdays))),
        "every_weeks": pattern.every_weeks,
        "starts_at": pattern.starts_at,
        "zone": pattern.zone,
        "minutes": pattern.minutes,
        "place": pattern.place,
    }
    commands.put(plan, told)


def _open(plan: TrainingPlan) -> TrainingPlan:
    if plan.state is QuarterState.CLOSED:
        raise Refused(Reason.QUARTER_IS_CLOSED)
    return plan


def _check(pattern: Pattern) -> Pattern:
    """The pattern with its time written out as 11:00, in a zone; refused where it is none."""
    if not pattern.weekdays:
        raise Refused(Reason.NO_WEEKDAY, "weekdays")
    if pattern.minutes is None or pattern.minutes < 1:
        raise Refused(Reason.NOT_POSITIVE, "minutes")
    if pattern.every_weeks < 1:
        raise Refused(Reason.NOT_POSITIVE, "every_weeks")
    read = commands.insist_on_time(pattern.starts_at, "starts_at")
    if pattern.zone and not clock.is_zone(pattern.zone):
        raise Refused(Reason.NOT_A_ZONE, "zone", pattern.zone)
    zone = pattern.zone or (clock.own_zone() if read else "")
    return replace(pattern, starts_at=read, zone=zone)
