"""What is aimed at: by one person, by everybody of a role, or by each one of the team."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import commands, metrics, people, results, standings
from app.domain.aims import Aim
from app.domain.errors import Reason, Refused
from app.domain.kinds import Better, Meaning, Nature, Standing
from app.domain.models import Metric, Target
from app.domain.names import fold
from app.domain.periods import Period


@dataclass(frozen=True)
class Scope:
    """For whom a target holds: one person, one role, or each one of the team."""

    person_id: int | None = None
    role: str = ""


TEAM = Scope()


@dataclass(frozen=True)
class Setting:
    """What is to be aimed at, by whom, from a day on, and until when."""

    scope: Scope
    aim: Aim
    starts_on: date
    ends_on: date | None = None


def of_metric(db: Db, metric_id: int) -> Sequence[Target]:
    """Every target of a metric: the team's, then by role, then by person, each in time."""
    query = sa.select(Target).where(Target.metric_id == metric_id)
    order = (Target.person_id.is_not(None), Target.role, Target.person_id, Target.starts_on)
    return db.scalars(query.order_by(*order, Target.id)).all()


def set_target(db: Db, metric_id: int, wanted: Setting, today: date, *, reason: str = "") -> Target:
    """Aim at something from a day on, in place of what began on the same day.

    More volume while quality is off track needs a reason (practice S3-02: quality first).
    """
    metric, scope, aim = metrics.get(db, metric_id), wanted.scope, wanted.aim
    if metric.meaning is Meaning.REVENUE:
        raise Refused(Reason.QUOTA_NEEDS_OWNER, "person_id")
    _check(db, metric, wanted)
    if not reason.strip():
        _quality_first(db, metric, wanted, today)
    target = _same(db, metric_id, scope, wanted.starts_on)
    if target is None:
        target = Target(
            metric_id=metric_id,
            person_id=scope.person_id,
            role=scope.role.strip(),
            starts_on=wanted.starts_on,
            amount=aim.amount,
        )
        db.add(target)
    upper = aim.upper if metric.better is Better.RANGE else None
    words = {"amount": aim.amount, "upper": upper, "ends_on": wanted.ends_on}
    commands.put(target, {**words, "reason": reason.strip()})
    return target


def set_quota(db: Db, person_id: int | None, period: Period, quota: int | None) -> None:
    """Give one salesperson a quota for a period; nobody else can own one (practice S4-07)."""
    if person_id is None:
        raise Refused(Reason.QUOTA_NEEDS_OWNER, "person_id")
    there = results.kept(db, person_id, period)
    actual = None if there is None else there.actual
    if there is not None and quota is None and actual is None:
        results.delete(db, there.id)
    elif there is not None or quota is not None:
        results.record(db, person_id, period, quota=quota, actual=actual)


def delete(db: Db, target_id: int) -> None:
    """Delete a target; what it stood in place of holds again."""
    commands.delete(db, commands.find(db, Target, target_id))


def _check(db: Db, metric: Metric, wanted: Setting) -> None:
    scope, aim = wanted.scope, wanted.aim
    if scope.person_id is not None and scope.role:
        raise Refused(Reason.ONE_SCOPE, "role")
    if scope.person_id is not None:
        people.get(db, scope.person_id)
    if wanted.ends_on is not None and wanted.ends_on < wanted.starts_on:
        raise Refused(Reason.ENDS_BEFORE_START, "ends_on")
    if aim.amount < 0:
        raise Refused(Reason.NEGATIVE, "amount")
    if metric.better is Better.RANGE:
        if aim.upper is None:
            raise Refused(Reason.NEEDS_UPPER, "upper")
        if aim.upper < aim.amount:
            raise Refused(Reason.UPPER_BELOW_LOWER, "upper")


def _same(db: Db, metric_id: int, scope: Scope, starts_on: date) -> Target | None:
    query = sa.select(Target).where(
        Target.metric_id == metric_id,
        Target.person_id == scope.person_id,
        Target.starts_on == starts_on,
    )
    return next((one for one in db.scalars(query) if fold(one.role) == fold(scope.role)), None)


def _quality_first(db: Db, metric: Metric, wanted: Setting, today: date) -> None:
    """Refuse more volume while a number of quality is off track for those it is for."""
    if metric.nature is not Nature.VOLUME or metric.better is not Better.UP:
        return
    before = _held(db, metric, wanted.scope, wanted.starts_on)
    if before is not None and wanted.aim.amount <= before:
        return
    short = [
        one.name
        for one in metrics.listed(db)
        if one.nature is Nature.QUALITY and _is_short(db, one, wanted.scope, today)
    ]
    if short:
        raise Refused(Reason.QUALITY_IS_SHORT, "reason", short[0])


def _held(db: Db, metric: Metric, scope: Scope, day: date) -> int | None:
    """The amount that was aimed at on a day by those for whom a target is to hold."""
    query = sa.select(Target).where(
        Target.metric_id == metric.id,
        Target.starts_on <= day,
        sa.or_(Target.ends_on.is_(None), Target.ends_on >= day),
    )
    role = scope.role
    if scope.person_id is not None:
        role = people.get(db, scope.person_id).role
    fits = [
        one
        for one in db.scalars(query.order_by(Target.starts_on.desc(), Target.id.desc()))
        if one.person_id in (None, scope.person_id) and fold(one.role) in ("", fold(role))
    ]
    best = max(fits, key=lambda one: (one.person_id is not None, bool(one.role)), default=None)
    return None if best is None else best.amount


def _is_short(db: Db, metric: Metric, scope: Scope, today: date) -> bool:
    who = [
        person.id
        for person in people.team(db)
        if scope.person_id in (None, person.id)
        and (not scope.role or fold(person.role) == fold(scope.role))
    ]
    return bool(who) and standings.of_metric(db, metric, who, today) is Standing.OFF_TRACK
