"""What was reported and aimed at over a stretch of time, read once and then added up at will.

A :class:`Book` answers for one person and for several, for the periods in which a number is
reported and for longer ones. Missing is not zero anywhere in it: what is not reported moves no
sum, average or ratio, and a number is judged by what was aimed at where it was reported.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import chain
from typing import TypedDict

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import aims, metrics, results, rollup, settings
from app.domain.aims import Aim
from app.domain.attainment import PeriodResult
from app.domain.kinds import EnteredBy, Meaning, PeriodKind, RollUp, Source, Status, Unit
from app.domain.measure import parts_of
from app.domain.models import Metric, PerformanceRecord, Person, Settings, Target, Value
from app.domain.names import fold
from app.domain.periods import Period, days_kept, kept_in, next_period, period_of

#: Results reach back so far, for quarters and halves that begin before what is asked for.
_YEAR = timedelta(days=366)


@dataclass(frozen=True)
class Figure:
    """What one number is in one period; None is "not reported".

    ``reported`` of the ``parts`` that are owed have a value: periods of one person, or people.
    ``aim`` is for all of them; ``fair`` is for those that were reported, and ``hit`` is judged by
    it. ``entered_by`` is known where it was reported as it stands; ``said`` tells that somebody
    said on purpose that there is nothing.
    """

    amount: int | None = None
    aim: Aim | None = None
    fair: Aim | None = None
    hit: bool | None = None
    reported: int = 0
    parts: int = 1
    entered_by: EnteredBy | None = None
    said: bool = False

    @property
    def missed(self) -> bool:
        """Whether it was reported, and is not where it should be."""
        return self.hit is False


@dataclass(frozen=True)
class _Part:
    """One period of one person: what is reported of a number, or of both halves of a ratio."""

    amount: int | None
    pair: tuple[int | None, int | None]
    aim: Aim | None
    owed: bool
    entered_by: EnteredBy | None = None

    def known(self, metric: Metric) -> bool:
        """Whether it was reported."""
        if metric.roll_up is RollUp.RATIO:
            return None not in self.pair
        return self.amount is not None


class _Scales(TypedDict):
    percent: bool
    numerator_scale: int
    denominator_scale: int
    scale: int


@lru_cache(maxsize=4096)
def parts_in(
    frequency: PeriodKind, period: Period, fiscal_start: int, week_start: int
) -> tuple[Period, ...]:
    """The periods of ``frequency`` whose last day falls in ``period``, in order."""
    found = period_of(frequency, period.starts, fiscal_start, week_start)
    parts = []
    while found.ends <= period.ends:
        parts.append(found)
        found = next_period(found, 1, fiscal_start, week_start)
    return tuple(parts)


@dataclass
class Book:
    """Values and targets of some people over some time, by metric and person."""

    metrics: Mapping[int, Metric]
    people: Mapping[int, Person]
    chosen: Settings
    values: dict[tuple[int, int], dict[date, tuple[int | None, EnteredBy]]]
    #: By metric and person, those for more than one person under None; the latest begun first.
    targets: dict[tuple[int, int | None], list[Target]]
    results: dict[int, list[PerformanceRecord]]

    def of_person(self, metric: Metric, person_id: int, period: Period) -> Figure:
        """One person's number in a period, as long as that in which it is reported or longer."""
        told = self._told(metric, person_id, period)
        known = [part for part in told if part.known(metric)]
        owed = [part for part in told if part.owed or part.known(metric)]
        amount = self._together(metric, told)
        fair = aims.over_time(metric.roll_up, [part.aim for part in known]) if known else None
        single = told[0] if len(told) == 1 else None
        return Figure(
            amount=amount,
            aim=self._aim(metric, person_id, period, owed) if owed else None,
            fair=fair,
            hit=aims.hit(metric, amount, fair),
            reported=len(known),
            parts=len(owed),
            entered_by=single.entered_by if single and amount is not None else None,
            said=single is not None and amount is None and single.entered_by is not None,
        )

    def of_team(self, metric: Metric, who: Sequence[int], period: Period) -> Figure:
        """The number of several people together; ``parts`` counts those who owe one."""
        each = [self.of_person(metric, person_id, period) for person_id in who]
        owed = [one for one in each if one.parts]
        known = [one for one in owed if one.amount is not None]
        if metric.roll_up is RollUp.RATIO:
            amount = self._ratio(metric, self._pairs(metric, who, [period]))
        else:
            amount = rollup.over_people(metric.roll_up, [one.amount for one in known])
        fair = aims.of_people(metric.roll_up, [one.fair for one in known])
        return Figure(
            amount=amount,
            aim=aims.of_people(metric.roll_up, [one.aim for one in owed]),
            fair=fair,
            hit=aims.hit(metric, amount, fair),
            reported=len(known),
            parts=len(owed),
        )

    def of(self, metric: Metric, who: Sequence[int], period: Period, *, alone: bool) -> Figure:
        """The number of one person where they stand ``alone``, else of all of ``who`` together."""
        if alone:
            return self.of_person(metric, who[0], period)
        return self.of_team(metric, who, period)

    def trailing(
        self, metric: Metric, who: Sequence[int], periods: Sequence[Period], *, alone: bool
    ) -> Figure:
        """What a number was on average over some periods, of those that were reported.

        A ratio is that of all its parts together. What is aimed at is the average as well.
        ``alone`` is of one person, else of all of ``who`` together.
        """
        each = [self.of(metric, who, period, alone=alone) for period in periods]
        known = [one for one in each if one.amount is not None]
        if metric.roll_up is RollUp.RATIO:
            amount = self._ratio(metric, self._pairs(metric, who, periods))
        else:
            amount = rollup.over_time(RollUp.AVERAGE, [one.amount for one in known])
        fair = aims.average([one.fair for one in known])
        return Figure(
            amount=amount,
            aim=aims.average([one.aim for one in each]),
            fair=fair,
            hit=aims.hit(metric, amount, fair),
            reported=len(known),
            parts=sum(one.parts > 0 for one in each),
        )

    def owes(self, person_id: int, part: Period) -> bool:
        """Whether somebody was at work on the last day of a period, so that a number is due."""
        person = self.people.get(person_id)
        if person is None:
            return False
        if person.started is not None and person.started > part.ends:
            return False
        if person.status is Status.ON_LEAVE and person.away_since is not None:
            return person.away_since > part.ends
        return person.left_on is None or person.left_on >= part.ends

    def _aim(
        self, metric: Metric, person_id: int, period: Period, owed: Sequence[_Part]
    ) -> Aim | None:
        """What is aimed at in all of a period; a quota may be known of the whole of it alone."""
        found = aims.over_time(metric.roll_up, [part.aim for part in owed])
        if found is None and metric.meaning is Meaning.REVENUE:
            quota = self._result(person_id, period).quota
            return None if quota is None else Aim(quota)
        return found

    def _together(self, metric: Metric, told: Sequence[_Part]) -> int | None:
        if metric.roll_up is RollUp.RATIO:
            return self._ratio(metric, [part.pair for part in told])
        return rollup.over_time(metric.roll_up, [part.amount for part in told])

    def _ratio(self, metric: Metric, pairs: Iterable[tuple[int | None, int | None]]) -> int | None:
        above, below = self._halves(metric)
        currency = self.chosen.currency
        scales = _Scales(
            percent=metric.unit is Unit.PERCENT,
            numerator_scale=parts_of(above.unit, currency),
            denominator_scale=parts_of(below.unit, currency),
            scale=parts_of(metric.unit, currency),
        )
        return rollup.ratio(pairs, **scales)

    def _pairs(
        self, metric: Metric, who: Sequence[int], periods: Sequence[Period]
    ) -> Iterable[tuple[int | None, int | None]]:
        for person_id in who:
            for period in periods:
                for part in self._told(metric, person_id, period):
                    yield part.pair

    def _told(self, metric: Metric, person_id: int, period: Period) -> list[_Part]:
        """What one person said of the periods that one is made of."""
        if metric.meaning is Meaning.REVENUE:
            return self._sold(metric, person_id, period)
        return [self._part(metric, person_id, part) for part in self._parts(metric, period)]

    def _part(self, metric: Metric, person_id: int, part: Period) -> _Part:
        owed = self.owes(person_id, part)
        if metric.roll_up is RollUp.RATIO:
            above, below = self._halves(metric)
            amount, entered_by = None, None
            pair = (self._amount(above, person_id, part), self._amount(below, person_id, part))
        else:
            there = self.values.get((metric.id, person_id), {}).get(part.starts)
            amount, entered_by = (None, None) if there is None else there
            pair = (None, None)
        aim = None
        if owed or amount is not None or None not in pair:
            person = self.people.get(person_id)
            role = "" if person is None else fold(person.role)
            near = (self.targets.get((metric.id, whose), ()) for whose in (person_id, None))
            aim = aims.most_specific(chain(*near), person_id, role, part)
        return _Part(amount, pair, aim, owed, entered_by)

    def _sold(self, metric: Metric, person_id: int, period: Period) -> list[_Part]:
        """Revenue by month with its quota; as a whole where months are not what was recorded."""
        whole = self._result(person_id, period)
        months = [(part, self._result(person_id, part)) for part in self._parts(metric, period)]
        by_month = any(month.actual is not None for _, month in months)
        if whole.actual is not None or not by_month:
            return [self._sold_in(person_id, period, whole)]
        return [self._sold_in(person_id, part, month) for part, month in months]

    def _sold_in(self, person_id: int, part: Period, result: PeriodResult) -> _Part:
        aim = None if result.quota is None else Aim(result.quota)
        return _Part(result.actual, (None, None), aim, self.owes(person_id, part))

    def _halves(self, metric: Metric) -> tuple[Metric, Metric]:
        assert metric.numerator_id is not None
        assert metric.denominator_id is not None
        return self.metrics[metric.numerator_id], self.metrics[metric.denominator_id]

    def _amount(self, metric: Metric, person_id: int, part: Period) -> int | None:
        if metric.meaning is Meaning.REVENUE:
            return self._result(person_id, part).actual
        there = self.values.get((metric.id, person_id), {}).get(part.starts)
        return None if there is None else there[0]

    def _result(self, person_id: int, period: Period) -> PeriodResult:
        kept = self.results.get(person_id, [])
        return results.over(kept, [period], self.chosen.fiscal_start)[0]

    def _parts(self, metric: Metric, period: Period) -> tuple[Period, ...]:
        if period.kind is metric.frequency:
            return (period,)
        chosen = self.chosen
        return parts_in(metric.frequency, period, chosen.fiscal_start, chosen.week_start)


def read(
    db: Db,
    wanted: Collection[Metric],
    who: Collection[int] | None,
    first: date,
    last: date,
) -> Book:
    """The book of ``wanted`` for the people ``who`` (everybody where None) from ``first`` to
    ``last``; what a ratio is made of is read with it. Four statements, whoever is asked for.
    """
    every = {metric.id: metric for metric in metrics.listed(db, retired=True)}
    needed = {metric.id for metric in wanted}
    for metric in wanted:
        needed |= {part for part in (metric.numerator_id, metric.denominator_id) if part}
    days = days_kept({every[one].frequency for one in needed}, first, last)
    revenue = any(every[one].meaning is Meaning.REVENUE for one in needed)
    chosen = settings.current(db)
    return Book(
        metrics=every,
        people={person.id: person for person in _people(db, who)},
        chosen=chosen,
        values=_values(db, [every[one] for one in needed], who, days, chosen),
        targets=_targets(db, needed, days[0], last),
        results=_results(db, who, first - _YEAR, last) if revenue else {},
    )


def _people(db: Db, who: Collection[int] | None) -> Sequence[Person]:
    query = sa.select(Person)
    return db.scalars(query if who is None else query.where(Person.id.in_(who))).all()


def _values(
    db: Db,
    wanted: Collection[Metric],
    who: Collection[int] | None,
    days: tuple[date, date],
    chosen: Settings,
) -> dict[tuple[int, int], dict[date, tuple[int | None, EnteredBy]]]:
    kinds = {metric.id: metric.frequency for metric in wanted}
    query = sa.select(
        Value.metric_id, Value.person_id, Value.starts_on, Value.amount, Value.entered_by
    ).where(Value.metric_id.in_(kinds), Value.starts_on.between(*days))
    if who is not None:
        query = query.where(Value.person_id.in_(who))
    found: dict[tuple[int, int], dict[date, tuple[int | None, EnteredBy]]] = defaultdict(dict)
    for metric_id, person_id, starts_on, amount, entered_by in db.execute(query):
        period = kept_in(kinds[metric_id], starts_on, chosen.fiscal_start, chosen.week_start)
        found[metric_id, person_id][period.starts] = (amount, entered_by)
    return found


def _targets(
    db: Db, wanted: Collection[int], first: date, last: date
) -> dict[tuple[int, int | None], list[Target]]:
    query = sa.select(Target).where(
        Target.metric_id.in_(wanted),
        Target.starts_on <= last,
        sa.or_(Target.ends_on.is_(None), Target.ends_on >= first),
    )
    found: dict[tuple[int, int | None], list[Target]] = defaultdict(list)
    for target in db.scalars(query.order_by(Target.starts_on.desc(), Target.id.desc())):
        found[target.metric_id, target.person_id].append(target)
    return found


def _results(
    db: Db, who: Collection[int] | None, first: date, last: date
) -> dict[int, list[PerformanceRecord]]:
    query = sa.select(PerformanceRecord).where(
        PerformanceRecord.starts_on.between(first, last),
        PerformanceRecord.source != Source.PREVIOUS_EMPLOYER,
    )
    if who is not None:
        query = query.where(PerformanceRecord.person_id.in_(who))
    found: dict[int, list[PerformanceRecord]] = defaultdict(list)
    for record in db.scalars(query):
        found[record.person_id].append(record)
    return found
