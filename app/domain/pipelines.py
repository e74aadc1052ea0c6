"""Does the pipeline reach for the quota: of each one on the team, and of all together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session as Db

from app.domain import metrics, people, reported, rollup, settings
from app.domain.coverage import Coverage, coverage
from app.domain.kinds import Meaning, PeriodKind
from app.domain.measure import parts_of
from app.domain.models import Metric, Person, Settings
from app.domain.periods import Period
from app.domain.recipe import ENOUGH
from app.domain.reported import Reported, added
from app.domain.spans import complete

#: A pipeline that was reported longer ago, before the period began, says nothing any more.
STALE_AFTER = timedelta(days=91)
#: So many quarters tell how many deals are won.
WIN_RATE_OF = 4


@dataclass(frozen=True)
class WinRate:
    """How much of what was decided was won, in whole units, over the last four quarters."""

    won: float | None
    decided: float | None

    @property
    def share(self) -> float | None:
        """The share that was won; None where it was counted from too few."""
        if self.won is None or self.decided is None or self.decided < ENOUGH:
            return None
        return self.won / self.decided


@dataclass(frozen=True)
class Covered:
    """The coverage of one person, or of the team where ``person`` is None, and what it is from.

    ``as_of`` is the first day of the period for which the pipeline was reported. Of the team only
    who has both a pipeline and a quota counts: ``counted`` of ``of``.
    """

    person: Person | None
    coverage: Coverage
    win_rate: WinRate
    as_of: date | None = None
    counted: int = 1
    of: int = 1


def of_team(db: Db, period: Period, today: date) -> list[Covered]:
    """The coverage of the team for a period, and then that of each one on it."""
    team = people.team(db)
    found = _of(db, team, period, today)
    return [_together(found, settings.current(db)), *found]


def of_person(db: Db, person_id: int, period: Period, today: date) -> Covered:
    """The coverage of one person for a period."""
    return _of(db, [people.get(db, person_id)], period, today)[0]


def win_rates(db: Db, whom: Sequence[Person], until: date) -> dict[int, WinRate]:
    """How much each of them won in the last quarters that were over on the day ``until``."""
    rate = metrics.meaning(db, Meaning.WIN_RATE)
    if rate is None or rate.numerator_id is None or rate.denominator_id is None:
        return {person.id: WinRate(None, None) for person in whom}
    above, below = metrics.get(db, rate.numerator_id), metrics.get(db, rate.denominator_id)
    quarters = complete(PeriodKind.QUARTER, until, WIN_RATE_OF, settings.current(db))
    first, last = quarters[0].starts, quarters[-1].ends
    read = reported.read(db, [above, below], first, last, _alone(whom))
    parts = [part for quarter in quarters for part in read.parts(rate.frequency, quarter)]
    return {person.id: _win_rate(read, above, below, person.id, parts) for person in whom}


def _of(db: Db, team: Sequence[Person], period: Period, today: date) -> list[Covered]:
    pipeline = metrics.meaning(db, Meaning.PIPELINE)
    wanted = [pipeline] if pipeline else []
    last = min(today, period.ends)
    # A quota is known before its month begins, so the whole period is read.
    read = reported.read(db, wanted, period.starts - STALE_AFTER, period.ends, _alone(team))
    won = win_rates(db, team, last)
    return [_covered(read, pipeline, person, period, won[person.id]) for person in team]


def _covered(
    read: Reported, pipeline: Metric | None, person: Person, period: Period, won: WinRate
) -> Covered:
    kept = read.amounts.get(pipeline.id, {}).get(person.id, {}) if pipeline else {}
    since = period.starts - STALE_AFTER
    as_of = max((day for day in kept if since <= day <= period.ends), default=None)
    found = coverage(
        None if as_of is None else kept[as_of],
        read.result(person.id, period).quota,
        read.sold(person.id, period),
        read.chosen.coverage_bar / 100,
        won.share,
    )
    return Covered(person, found, won, as_of)


def _together(each: Sequence[Covered], chosen: Settings) -> Covered:
    """The team's: a pipeline without a quota, or the other way round, would move the ratio."""
    both = [one for one in each if one.coverage.pipeline is not None and one.coverage.quota]
    rate = _summed([one.win_rate for one in each])
    found = coverage(
        added(one.coverage.pipeline for one in both),
        added(one.coverage.quota for one in both),
        added(one.coverage.actual for one in both),
        chosen.coverage_bar / 100,
        rate.share,
    )
    days = [one.as_of for one in both if one.as_of is not None]
    return Covered(None, found, rate, min(days, default=None), len(both), len(each))


def _summed(rates: Sequence[WinRate]) -> WinRate:
    known = [(one.won, one.decided) for one in rates if one.won is not None and one.decided]
    if not known:
        return WinRate(None, None)
    return WinRate(sum(won for won, _ in known), sum(decided for _, decided in known))


def _win_rate(
    read: Reported, above: Metric, below: Metric, person_id: int, parts: Sequence[Period]
) -> WinRate:
    made = rollup.parts(
        (read.amount(above, person_id, part), read.amount(below, person_id, part)) for part in parts
    )
    currency = read.chosen.currency
    return WinRate(
        *(
            None if amount is None else amount / parts_of(metric.unit, currency)
            for amount, metric in ((made.numerator, above), (made.denominator, below))
        )
    )


def _alone(whom: Sequence[Person]) -> int | None:
    """The one whose figures are read; None where everybody's are."""
    return whom[0].id if len(whom) == 1 else None
