"""Taking figures in: what was read and matched becomes records, all in one step."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import commands, metrics, people, results, settings, source_mappings, values
from app.domain.incoming import Action
from app.domain.incoming_figures import (
    REVENUE,
    FigureMatch,
    FiguresHere,
    KnownMetric,
    Place,
)
from app.domain.kinds import Better, EnteredBy, Meaning, PeriodKind, RollUp, Source
from app.domain.models import Metric, PerformanceRecord, Target, Value
from app.domain.periods import kept_in, period_of
from app.domain.values import Entry

_WRITTEN = frozenset({Action.ADD, Action.UPDATE})


def here(db: Db, today: date) -> FiguresHere:
    """What the journal knows that incoming figures are read and matched by."""
    chosen = settings.current(db)
    known = tuple(map(_known, metrics.listed(db)))
    if not any(metric.is_revenue for metric in known):
        known = (*known, REVENUE)
    return FiguresHere(
        people=tuple(people.known(db)),
        metrics=known,
        there=dict(_there(db, known)),
        today=today,
        currency=chosen.currency,
        fiscal_start=chosen.fiscal_start,
        week_start=chosen.week_start,
        remembered=source_mappings.remembered(db),
    )


def take_in(
    db: Db,
    matches: Sequence[FigureMatch],
    today: date,
    *,
    entered_by: EnteredBy = EnteredBy.IMPORT,
    source: str = "",
    mapping: str = "",
) -> Mapping[Action, int]:
    """Record the figures that are new or differ; how many had each action.

    What the columns of the ``source`` hold is kept for its next file.
    """
    written = [match for match in matches if match.action in _WRITTEN]
    revenue = _revenue_id(db)
    of_results = [match for match in written if _place(match).metric_id == revenue]
    others = [match for match in written if _place(match).metric_id != revenue]
    entries = [_entry(match) for match in others if not _place(match).aim]
    values.record_many(db, entries, today, entered_by=entered_by)
    _take_in_targets(db, [match for match in others if _place(match).aim])
    _take_in_results(db, of_results)
    if source:
        source_mappings.remember(db, source, mapping)
    return Counter(match.action for match in matches)


def _known(metric: Metric) -> KnownMetric:
    return KnownMetric(
        metric.id,
        metric.name,
        metric.unit,
        metric.frequency,
        is_ratio=metric.roll_up is RollUp.RATIO,
        is_revenue=metric.meaning is Meaning.REVENUE,
        is_forecast=metrics.is_said_ahead(metric),
        is_between=metric.better is Better.RANGE,
    )


def _there(db: Db, known: Sequence[KnownMetric]) -> Iterator[tuple[Place, int | None]]:
    """Every value, every target of one period, and every result that is kept."""
    kinds = {metric.id: metric.frequency for metric in known}
    chosen = settings.current(db)
    reported = sa.select(Value.person_id, Value.metric_id, Value.starts_on, Value.amount)
    for person_id, metric_id, starts_on, amount in db.execute(reported):
        if metric_id in kinds:
            every = kinds[metric_id]
            there = kept_in(every, starts_on, chosen.fiscal_start, chosen.week_start)
            yield Place(person_id, metric_id, every, there.starts), amount
    for target in db.scalars(sa.select(Target).where(Target.ends_on.is_not(None))):
        kind = kinds.get(target.metric_id)
        if kind is None or target.person_id is None:
            continue
        one = period_of(kind, target.starts_on, chosen.fiscal_start, chosen.week_start)
        if (one.starts, one.ends) == (target.starts_on, target.ends_on):
            place = Place(target.person_id, target.metric_id, kind, one.starts, aim=True)
            yield place, target.amount
    yield from _results(db, next(metric.id for metric in known if metric.is_revenue))


def _results(db: Db, revenue: int) -> Iterator[tuple[Place, int]]:
    query = sa.select(
        PerformanceRecord.person_id,
        PerformanceRecord.period_kind,
        PerformanceRecord.starts_on,
        PerformanceRecord.quota,
        PerformanceRecord.actual,
    )
    for person_id, kind, starts_on, quota, actual in db.execute(query):
        place = Place(person_id, revenue, kind, starts_on)
        if actual is not None:
            yield place, actual
        if quota is not None:
            yield place._replace(aim=True), quota


def _revenue_id(db: Db) -> int:
    found = metrics.meaning(db, Meaning.REVENUE)
    return REVENUE.id if found is None else found.id


def _place(match: FigureMatch) -> Place:
    assert match.place is not None
    return match.place


def _entry(match: FigureMatch) -> Entry:
    place = _place(match)
    return Entry(place.person_id, place.metric_id, place.starts, match.line.amount)


def _take_in_targets(db: Db, matches: Sequence[FigureMatch]) -> None:
    """Aim at each amount in its period alone; what is aimed at for longer stays as it is."""
    if not matches:
        return
    about = {_place(match).metric_id for match in matches}
    query = sa.select(Target).where(Target.metric_id.in_(about), Target.person_id.is_not(None))
    known = {(t.person_id, t.metric_id, t.starts_on, t.ends_on): t for t in db.scalars(query)}
    for match in matches:
        place, period, amount = _place(match), match.line.period, match.line.amount
        assert period is not None
        assert amount is not None
        key = (place.person_id, place.metric_id, place.starts, period.ends)
        if key in known:
            commands.put(known[key], {"amount": amount})
            continue
        known[key] = Target(
            metric_id=place.metric_id,
            person_id=place.person_id,
            starts_on=place.starts,
            ends_on=period.ends,
            amount=amount,
        )
        db.add(known[key])


def _take_in_results(db: Db, matches: Sequence[FigureMatch]) -> None:
    """Put revenue and quotas where results are kept; what the file does not say stays."""
    said: dict[tuple[int, PeriodKind, date], dict[bool, int | None]] = {}
    for match in matches:
        place = _place(match)
        key = (place.person_id, place.kind, place.starts)
        said.setdefault(key, {})[place.aim] = match.line.amount
    present = db.scalars(sa.select(PerformanceRecord)).all() if said else ()
    known = {(one.person_id, one.period_kind, one.starts_on): one for one in present}
    for key, amounts in said.items():
        record = known.get(key)
        if record is None:
            person_id, kind, starts_on = key
            record = PerformanceRecord(person_id=person_id, period_kind=kind, starts_on=starts_on)
            db.add(record)
        results.fill(
            record,
            quota=amounts.get(True, record.quota),
            actual=amounts.get(False, record.actual),
            source=Source.IMPORTED,
        )
