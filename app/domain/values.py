"""What people reported, period by period, and who brought each number."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import commands, metrics, results, settings
from app.domain.errors import Reason, Refused
from app.domain.kinds import EnteredBy, Meaning, RollUp, Source, Unit
from app.domain.models import Metric, Person, Settings, Value
from app.domain.periods import Period, days_kept, kept_in, period_of

#: More people than this are not named in a query.
_MANY = 500


@dataclass(frozen=True)
class Entry:
    """A value to be recorded: whose, of which metric, for the period that holds ``day``.

    ``amount`` is in the unit's smallest part; None says on purpose that nothing was reported.
    """

    person_id: int
    metric_id: int
    day: date
    amount: int | None


@dataclass(frozen=True)
class Brought:
    """How many of the values of some time the reps brought themselves (practice S4-22)."""

    by_reps: int
    counted: int

    @property
    def share(self) -> float | None:
        """The share of them; None where nothing was reported."""
        return self.by_reps / self.counted if self.counted else None


def record(db: Db, entry: Entry, today: date, *, entered_by: EnteredBy = EnteredBy.ME) -> None:
    """Record what a person reported for a period, in place of what was there.

    Revenue goes into the results of the month, whose quota stays.
    """
    record_many(db, [entry], today, entered_by=entered_by)


def record_many(
    db: Db,
    entries: Iterable[Entry],
    today: date,
    *,
    entered_by: EnteredBy = EnteredBy.ME,
) -> int:
    """Record many values as one; how many differ from what was there.

    One that cannot be recorded refuses them all, and says whose it is.
    """
    chosen, every = settings.current(db), list(entries)
    known = {metric.id: metric for metric in metrics.listed(db, retired=True)}
    here, whom = _there(db, every, known, chosen), set(db.scalars(sa.select(Person.id)))
    changed = 0
    for entry in every:
        metric = known.get(entry.metric_id)
        if metric is None or entry.person_id not in whom:
            raise Refused(Reason.NOT_FOUND)
        period = _period(metric, entry, chosen, today)
        if metric.meaning is Meaning.REVENUE:
            changed += _record_result(db, entry, period)
        else:
            changed += _put(db, here, entry, period, entered_by)
    return changed


def clear(db: Db, person_id: int, metric_id: int, day: date) -> None:
    """Take a value back, as if nothing had ever been said."""
    metric, chosen = metrics.get(db, metric_id), settings.current(db)
    period = period_of(metric.frequency, day, chosen.fiscal_start, chosen.week_start)
    if metric.meaning is Meaning.REVENUE:
        _record_result(db, Entry(person_id, metric_id, day, None), period)
        return
    found = _there(db, [Entry(person_id, metric_id, day, None)], {metric_id: metric}, chosen)
    there = found.get((person_id, metric_id, period.starts))
    if there is not None:
        commands.delete(db, there)


def clear_many(db: Db, places: Iterable[tuple[int, int, date]]) -> None:
    """Take several values back: whose, of which metric, for the period that holds a day."""
    for person_id, metric_id, day in places:
        clear(db, person_id, metric_id, day)


def brought(db: Db, since: date, until: date, person_id: int | None = None) -> Brought:
    """How many values of these days' periods the reps brought, of one person or of everybody."""
    by_reps = sa.func.count().filter(Value.entered_by == EnteredBy.REP_SHEET)
    query = sa.select(by_reps, sa.func.count()).where(
        Value.metric_id.in_(sa.select(Metric.id)),
        Value.starts_on.between(since, until),
        Value.amount.is_not(None),
    )
    if person_id is not None:
        query = query.where(Value.person_id == person_id)
    found = db.execute(query).one()
    return Brought(found[0], found[1])


def brought_by_person(db: Db, since: date, until: date) -> dict[int, Brought]:
    """The same of each person who reported something."""
    query = sa.select(Value.person_id, Value.entered_by).where(
        Value.metric_id.in_(sa.select(Metric.id)),
        Value.starts_on.between(since, until),
        Value.amount.is_not(None),
    )
    # Counted here, for the file would sort all of them first.
    counted = Counter((person_id, by is EnteredBy.REP_SHEET) for person_id, by in db.execute(query))
    return {
        who: Brought(counted[who, True], counted[who, True] + counted[who, False])
        for who in {who for who, _ in counted}
    }


def _there(
    db: Db, entries: Sequence[Entry], known: Mapping[int, Metric], chosen: Settings
) -> dict[tuple[int, int, date], Value]:
    """The values that are there already, of those whom the entries are about.

    Each by the first day of today's period, on whichever day it began when it was written.
    """
    about = {one.metric_id for one in entries}
    kinds = {metric_id: known[metric_id].frequency for metric_id in about & known.keys()}
    if not kinds:
        return {}
    calendar = chosen.fiscal_start, chosen.week_start
    days = {(kinds[one.metric_id], one.day) for one in entries if one.metric_id in kinds}
    first = min(period_of(kind, day, *calendar).starts for kind, day in days)
    last = max(day for _, day in days)
    query = sa.select(Value).where(
        Value.metric_id.in_(kinds),
        Value.starts_on.between(*days_kept(set(kinds.values()), first, last)),
    )
    who = {one.person_id for one in entries}
    if len(who) < _MANY:
        query = query.where(Value.person_id.in_(who))
    return {
        (v.person_id, v.metric_id, kept_in(kinds[v.metric_id], v.starts_on, *calendar).starts): v
        for v in db.scalars(query)
    }


def _period(metric: Metric, entry: Entry, chosen: Settings, today: date) -> Period:
    if metric.roll_up is RollUp.RATIO:
        raise Refused(Reason.RATIO_HAS_NO_VALUES, "amount")
    period = period_of(metric.frequency, entry.day, chosen.fiscal_start, chosen.week_start)
    ahead = period.starts > today and not metrics.is_said_ahead(metric)
    if ahead and entry.amount is not None:
        raise Refused(Reason.PERIOD_NOT_BEGUN, "amount", about=f"{metric.name}, {period.label}")
    if entry.amount is not None and entry.amount < 0 and metric.unit is not Unit.MONEY:
        raise Refused(Reason.NEGATIVE, "amount", about=metric.name)
    return period


def _put(
    db: Db,
    here: dict[tuple[int, int, date], Value],
    entry: Entry,
    period: Period,
    entered_by: EnteredBy,
) -> bool:
    """Write one value; whether it says something else than what was there."""
    key = (entry.person_id, entry.metric_id, period.starts)
    there = here.get(key)
    if there is not None and there.amount == entry.amount:
        return False
    if there is None:
        there = here[key] = Value(
            person_id=entry.person_id, metric_id=entry.metric_id, starts_on=period.starts
        )
        db.add(there)
    commands.put(there, {"amount": entry.amount, "entered_by": entered_by})
    return True


def _record_result(db: Db, entry: Entry, period: Period) -> bool:
    """Put revenue where results are kept, the quota left as it is."""
    there = results.kept(db, entry.person_id, period)
    if there is None and entry.amount is None:
        return False
    if there is not None and there.actual == entry.amount:
        return False
    if there is not None and there.quota is None and entry.amount is None:
        commands.delete(db, there)
        return True
    quota = None if there is None else there.quota
    results.record(
        db, entry.person_id, period, quota=quota, actual=entry.amount, source=Source.HERE
    )
    return True
