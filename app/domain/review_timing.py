"""When a review is owed, and how late it is. Due days are computed, never queued."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.kinds import PeriodKind, ReviewDue, ReviewKind, ReviewState
from app.domain.periods import Period, last_periods, next_period, period_of

#: The two sit down so many days after the month, or the quarter, is over.
WITHIN = {ReviewKind.MONTHLY: timedelta(days=10), ReviewKind.QUARTERLY: timedelta(days=15)}
#: A review can be prepared from so long before its period is over.
PREPARE_FROM = timedelta(days=7)
#: Somebody who joins so many days into a month, or later, has no review of it.
NEWCOMERS_WITHIN = timedelta(days=14)
#: How long the two sit together, in minutes.
MINUTES = {ReviewKind.MONTHLY: 30, ReviewKind.QUARTERLY: 60}
_PERIODS = {
    ReviewKind.MONTHLY: PeriodKind.MONTH,
    ReviewKind.QUARTERLY: PeriodKind.QUARTER,
}
_MONTHS = 3


@dataclass(frozen=True, order=True)
class Slot:
    """A place in the rhythm: a kind of review and the period that it is of."""

    period: Period
    kind: ReviewKind

    @property
    def due_on(self) -> date:
        """The day by which the two sit down."""
        return self.period.ends + WITHIN[self.kind]

    @property
    def opens_on(self) -> date:
        """The day from which it can be prepared."""
        return self.period.ends - PREPARE_FROM


@dataclass(frozen=True)
class Timing:
    """Whether a review is owed, by when, and how many days it is late; 0 where it is not."""

    due_on: date
    owed: bool = False
    late: int = 0


def slot(kind: ReviewKind, day: date, fiscal_start: int = 1) -> Slot:
    """The slot of a kind whose period holds a day."""
    return Slot(period_of(_PERIODS[kind], day, fiscal_start), kind)


def usual(day: date, fiscal_start: int = 1) -> Slot:
    """The review that the month which holds a day ends with."""
    quarter = period_of(PeriodKind.QUARTER, day, fiscal_start)
    month = period_of(PeriodKind.MONTH, day, fiscal_start)
    if month.ends == quarter.ends:
        return Slot(quarter, ReviewKind.QUARTERLY)
    return Slot(month, ReviewKind.MONTHLY)


def of_quarter(quarter: Period) -> tuple[Slot, ...]:
    """The two monthly reviews of a quarter, and the quarterly one in place of the third."""
    months = last_periods(period_of(PeriodKind.MONTH, quarter.ends), _MONTHS)
    return (
        *(Slot(month, ReviewKind.MONTHLY) for month in months[:-1]),
        Slot(quarter, ReviewKind.QUARTERLY),
    )


def of_half(half: Period, fiscal_start: int = 1) -> tuple[Slot, ...]:
    """The six reviews of a half-year."""
    first = period_of(PeriodKind.QUARTER, half.starts, fiscal_start)
    return (*of_quarter(first), *of_quarter(next_period(first, 1, fiscal_start)))


def stands_for(third: Period, fiscal_start: int = 1) -> Slot | None:
    """The quarterly review that stands in place of a month's own; None where none does."""
    found = usual(third.ends, fiscal_start)
    return found if found.kind is ReviewKind.QUARTERLY else None


def timing(
    one: Slot, state: ReviewState | None, today: date, *, owes: bool, since: date | None
) -> Timing:
    """How a review stands in time; ``state`` is None where there is none yet.

    ``since`` is the day from which this person's reviews are owed: somebody who joined late in a
    period owes none of it.
    """
    done = state in (ReviewState.HELD, ReviewState.CLOSED)
    begins = one.period.starts + NEWCOMERS_WITHIN
    owed = owes and not done and (since is None or since <= begins)
    if not owed or today < one.opens_on:
        return Timing(one.due_on, owed and today >= one.opens_on)
    return Timing(one.due_on, owed=True, late=max((today - one.due_on).days, 0))


def next_due(
    state: ReviewState, *, unanswered: bool, has_steps: bool, signed: bool
) -> ReviewDue | None:
    """What is to be done about a review next; None of one that is closed and signed."""
    match state:
        case ReviewState.PLANNED:
            return ReviewDue.PREPARE
        case ReviewState.PREPARING:
            return ReviewDue.OWN_ANSWERS
        case ReviewState.READY:
            return ReviewDue.MY_ANSWERS if unanswered else ReviewDue.HOLD
        case ReviewState.HELD:
            return ReviewDue.CLOSE if has_steps else ReviewDue.NEXT_STEP
        case ReviewState.CLOSED:
            return None if signed else ReviewDue.SIGN
