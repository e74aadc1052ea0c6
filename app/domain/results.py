"""What people sold against their quota, period by period."""

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.domain import commands, people
from app.domain.attainment import PeriodResult, total
from app.domain.errors import Reason, Refused
from app.domain.kinds import PeriodKind, Source
from app.domain.models import PerformanceRecord
from app.domain.periods import Period, last_periods, period_of, read_period


def kept(db: Session, person_id: int, period: Period) -> PerformanceRecord | None:
    """What is recorded of a person for exactly this period; None where nothing is."""
    query = sa.select(PerformanceRecord).where(
        PerformanceRecord.person_id == person_id,
        PerformanceRecord.period_kind == period.kind,
        PerformanceRecord.starts_on == period.starts,
    )
    return db.scalars(query).first()


def record(
    db: Session,
    person_id: int,
    period: Period,
    *,
    quota: int | None,
    actual: int | None,
    source: Source = Source.HERE,
) -> PerformanceRecord:
    """Record a person's quota and actual for a period, in place of what stood there."""
    people.get(db, person_id)
    found = kept(db, person_id, period)
    if found is None:
        found = PerformanceRecord(
            person_id=person_id, period_kind=period.kind, starts_on=period.starts
        )
        db.add(found)
    fill(found, quota=quota, actual=actual, source=source)
    return found


def record_by_key(
    db: Session,
    person_id: int,
    key: str,
    fiscal_start: int,
    *,
    quota: int | None,
    actual: int | None,
    source: Source = Source.HERE,
) -> PerformanceRecord:
    """Record the figures of the period that ``key`` names, such as ``2026-Q3``."""
    period = read_period(key, fiscal_start)
    if period is None:
        raise Refused(Reason.NOT_A_PERIOD, "period", key)
    return record(db, person_id, period, quota=quota, actual=actual, source=source)


def fill(
    record: PerformanceRecord, *, quota: int | None, actual: int | None, source: Source
) -> None:
    """Give a period its figures; refused where there are none, or a quota below 0."""
    if quota is None and actual is None:
        raise Refused(Reason.NO_FIGURES, "actual")
    if quota is not None and quota < 0:
        raise Refused(Reason.NEGATIVE, "quota")
    commands.put(record, {"quota": quota, "actual": actual, "source": source})


def delete(db: Session, record_id: int) -> None:
    """Delete one period's figures."""
    commands.delete(db, commands.find(db, PerformanceRecord, record_id))


def of_person(db: Session, person_id: int, *, with_us: bool = False) -> Sequence[PerformanceRecord]:
    """Everything recorded of a person, in the order of time.

    ``with_us`` leaves out a previous employer's figures, which another quota stands behind.
    """
    query = sa.select(PerformanceRecord).where(PerformanceRecord.person_id == person_id)
    if with_us:
        query = query.where(PerformanceRecord.source != Source.PREVIOUS_EMPLOYER)
    return db.scalars(query.order_by(PerformanceRecord.starts_on)).all()


def over(
    records: Sequence[PerformanceRecord], periods: Sequence[Period], fiscal_start: int
) -> list[PeriodResult]:
    """The figures for each of ``periods``: as recorded, else added up from shorter ones."""
    return [_in_period(records, period, fiscal_start) for period in periods]


def recent(
    records: Sequence[PerformanceRecord], today: date, fiscal_start: int
) -> list[PeriodResult]:
    """The last twelve months where months are recorded, else the last eight quarters.

    Ends with the last period that is over or has figures; empty where nothing is recorded.
    """
    monthly = any(record.period_kind is PeriodKind.MONTH for record in records)
    kind, count = (PeriodKind.MONTH, 12) if monthly else (PeriodKind.QUARTER, 8)
    last = period_of(kind, today, fiscal_start)
    found = over(records, last_periods(last, count + 1, fiscal_start), fiscal_start)
    if all(result.quota is None and result.actual is None for result in found):
        return []
    return found[1:] if found[-1].actual is not None else found[:-1]


def _in_period(
    records: Sequence[PerformanceRecord], period: Period, fiscal_start: int
) -> PeriodResult:
    quota, actual = _recorded(records, period)
    shorter = _PART.get(period.kind)
    if shorter is not None and (quota is None or actual is None):
        last = period_of(shorter[0], period.ends, fiscal_start)
        parts = over(records, last_periods(last, shorter[1], fiscal_start), fiscal_start)
        quota = total(part.quota for part in parts) if quota is None else quota
        actual = total(part.actual for part in parts) if actual is None else actual
    return PeriodResult(period, quota, actual)


def _recorded(
    records: Sequence[PerformanceRecord], period: Period
) -> tuple[int | None, int | None]:
    for found in records:
        if found.period_kind is period.kind and found.starts_on == period.starts:
            return found.quota, found.actual
    return None, None


#: What each period is added up from, and how many of them.
_PART = {
    PeriodKind.QUARTER: (PeriodKind.MONTH, 3),
    PeriodKind.HALF: (PeriodKind.QUARTER, 2),
    PeriodKind.YEAR: (PeriodKind.HALF, 2),
}
