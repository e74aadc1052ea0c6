"""What everybody reported over some time, read once: bare amounts, for what is counted from many.

Unlike a book of figures it knows no targets and nothing of who brought a number, so that it can
be read from an index alone.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import results, rollup, settings
from app.domain.attainment import PeriodResult
from app.domain.figures import parts_in
from app.domain.kinds import Meaning, PeriodKind, RollUp, Source
from app.domain.models import Metric, PerformanceRecord, Person, Settings, Value
from app.domain.periods import Period, days_kept, kept_in

#: The part of a longer period whose figures are added up as far as they are there.
_PART = {
    PeriodKind.QUARTER: PeriodKind.MONTH,
    PeriodKind.HALF: PeriodKind.QUARTER,
    PeriodKind.YEAR: PeriodKind.HALF,
}


@dataclass(frozen=True)
class Reported:
    """Amounts by metric, person and first day, records by person; what is missing is not there."""

    chosen: Settings
    amounts: dict[int, dict[int, dict[date, int]]]
    records: dict[int, list[PerformanceRecord]]

    @property
    def who(self) -> list[int]:
        """Everybody of whom anything was reported."""
        return sorted({*self.records, *(who for each in self.amounts.values() for who in each)})

    def amount(self, metric: Metric, person_id: int, period: Period) -> int | None:
        """What one person reported in a period; revenue only where all of it is known."""
        if metric.meaning is Meaning.REVENUE:
            return self.result(person_id, period).actual
        if metric.roll_up is RollUp.RATIO:
            return None
        kept = self.amounts.get(metric.id, {}).get(person_id)
        if not kept:
            return None
        if period.kind is metric.frequency:
            return kept.get(period.starts)
        parts = self.parts(metric.frequency, period)
        return rollup.over_time(metric.roll_up, [kept.get(part.starts) for part in parts])

    def result(self, person_id: int, period: Period) -> PeriodResult:
        """One person's quota and actual in a period, of which every part is known."""
        kept = self.records.get(person_id, ())
        return results.over(kept, [period], self.chosen.fiscal_start)[0]

    def sold(self, person_id: int, period: Period) -> int | None:
        """What one person sold in a period so far: as recorded, else what is known of its parts."""
        whole = self.result(person_id, period).actual
        shorter = _PART.get(period.kind)
        if whole is not None or shorter is None:
            return whole
        parts = self.parts(shorter, period)
        return rollup.over_time(RollUp.SUM, [self.sold(person_id, part) for part in parts])

    def parts(self, kind: PeriodKind, period: Period) -> tuple[Period, ...]:
        """The shorter periods that end in a longer one."""
        return parts_in(kind, period, self.chosen.fiscal_start, self.chosen.week_start)


def read(
    db: Db,
    wanted: Collection[Metric],
    first: date,
    last: date,
    person_id: int | None = None,
    *,
    with_results: bool = True,
) -> Reported:
    """What was reported of ``wanted`` from a day on, by everybody or one person."""
    chosen = settings.current(db)
    days = days_kept({metric.frequency for metric in wanted}, first, last)
    return Reported(
        chosen,
        _amounts(db, wanted, days, person_id, chosen),
        results_of(db, first, last, person_id) if with_results else {},
    )


def results_of(
    db: Db, first: date, last: date, person_id: int | None = None
) -> dict[int, list[PerformanceRecord]]:
    """What was recorded of the periods that begin on these days, by person; with us alone."""
    # Asked for by person, because what was recorded in earlier years is not to be read.
    whom = sa.select(Person.id) if person_id is None else [person_id]
    query = sa.select(PerformanceRecord).where(
        PerformanceRecord.person_id.in_(whom),
        PerformanceRecord.period_kind.in_(PeriodKind),
        PerformanceRecord.starts_on.between(first, last),
        PerformanceRecord.source != Source.PREVIOUS_EMPLOYER,
    )
    found: dict[int, list[PerformanceRecord]] = defaultdict(list)
    for record in db.scalars(query):
        found[record.person_id].append(record)
    return dict(found)


def added(amounts: Iterable[int | None]) -> int | None:
    """The sum of what is known; None where nothing is."""
    return rollup.over_people(RollUp.SUM, list(amounts))


def _amounts(
    db: Db,
    wanted: Collection[Metric],
    days: tuple[date, date],
    person_id: int | None,
    chosen: Settings,
) -> dict[int, dict[int, dict[date, int]]]:
    kinds = {metric.id: metric.frequency for metric in wanted}
    query = sa.select(Value.metric_id, Value.person_id, Value.starts_on, Value.amount).where(
        Value.metric_id.in_(kinds),
        Value.starts_on.between(*days),
        Value.amount.is_not(None),
    )
    if person_id is not None:
        query = query.where(Value.person_id == person_id)
    found: dict[int, dict[int, dict[date, int]]] = {}
    for metric_id, who, starts_on, amount in db.execute(query):
        period = kept_in(kinds[metric_id], starts_on, chosen.fiscal_start, chosen.week_start)
        if amount is not None:
            found.setdefault(metric_id, {}).setdefault(who, {})[period.starts] = amount
    return found
