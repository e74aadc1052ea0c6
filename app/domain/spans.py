"""Which periods a grid shows, and which ones its averages and its standing are counted from."""

from dataclasses import dataclass
from datetime import date

from app.domain.kinds import PeriodKind
from app.domain.models import Settings
from app.domain.periods import Period, last_periods, next_period, period_of
from app.domain.scoring import LAST_PERIODS

#: Averages over a short and a long time, in periods of each kind.
TRAILING = {PeriodKind.WEEK: (4, 13), PeriodKind.MONTH: (3, 12), PeriodKind.QUARTER: (2, 4)}
#: How many periods are shown unless told otherwise.
SHOWN = {PeriodKind.WEEK: 13, PeriodKind.MONTH: 12, PeriodKind.QUARTER: 8}


@dataclass(frozen=True)
class Span:
    """Some periods of one kind in order, the last of them ``shown[-1]``.

    ``complete`` are those that were over on the day it was looked at, as many as the longest
    average needs; the current one is never among them.
    """

    kind: PeriodKind
    shown: tuple[Period, ...]
    complete: tuple[Period, ...]

    @property
    def first(self) -> date:
        """The first day that has to be read."""
        return min(self.shown[0].starts, self.complete[0].starts)

    @property
    def last(self) -> date:
        """The last day that has to be read."""
        return max(self.shown[-1].ends, self.complete[-1].ends)

    @property
    def trailing(self) -> tuple[tuple[Period, ...], tuple[Period, ...]]:
        """The periods of the short and of the long average."""
        short, long = TRAILING[self.kind]
        return self.complete[-short:], self.complete[-long:]

    @property
    def judged(self) -> tuple[Period, ...]:
        """The periods by which a number stands."""
        return self.complete[-LAST_PERIODS:]


def span(
    kind: PeriodKind,
    today: date,
    chosen: Settings,
    *,
    until: date | None = None,
    count: int | None = None,
    hide_current: bool = False,
) -> Span:
    """The ``count`` periods up to the one that holds ``until`` (today unless told otherwise)."""
    fiscal, week = chosen.fiscal_start, chosen.week_start
    last = period_of(kind, until or today, fiscal, week)
    [over] = [last] if last.ends < today else complete(kind, today, 1, chosen)
    if hide_current and today in last:
        last = over
    return Span(
        kind=kind,
        shown=tuple(last_periods(last, count or SHOWN[kind], fiscal, week)),
        complete=tuple(last_periods(over, TRAILING[kind][1], fiscal, week)),
    )


def complete(kind: PeriodKind, today: date, count: int, chosen: Settings) -> tuple[Period, ...]:
    """The last ``count`` periods that were over on a day, in order."""
    fiscal, week = chosen.fiscal_start, chosen.week_start
    over = next_period(period_of(kind, today, fiscal, week), -1, fiscal, week)
    return tuple(last_periods(over, count, fiscal, week))
