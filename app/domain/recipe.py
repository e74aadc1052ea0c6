"""The recipe: how much of each stage becomes the next one, down to revenue.

Counts are in whole units and money is in minor units. Every figure comes with what it was
counted from, and is None where that is too little to say anything.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import prod

#: A conversion of fewer than these would be chance.
ENOUGH = 5
#: The recipe holds where it tells revenue no further off than this, on average.
WITHIN = 0.15


@dataclass(frozen=True)
class Stage:
    """One stage and how much of it there was; in how many of how many periods it was reported."""

    name: str
    total: float | None
    reported: int = 0
    of: int = 0


@dataclass(frozen=True)
class Conversion:
    """How much of one stage became the next; of the last one, what a deal brings on average."""

    start: str
    end: str
    numerator: float | None = None
    denominator: float | None = None

    @property
    def rate(self) -> float | None:
        """What became of one; None where it was counted from too few."""
        if self.numerator is None or self.denominator is None or self.denominator < ENOUGH:
            return None
        return self.numerator / self.denominator

    @property
    def too_few(self) -> bool:
        """Whether something is known, but not enough to say."""
        return self.denominator is not None and self.denominator < ENOUGH


@dataclass(frozen=True)
class Needed:
    """How much of a stage a quota takes, and how much of it in each week."""

    name: str
    total: float | None
    weekly: float | None


@dataclass(frozen=True)
class Quarter:
    """What the recipe had to go by for one quarter: ``conversions`` are those known before it.

    ``counted`` of the ``of`` people who reported anything have both the first stage and revenue.
    """

    label: str
    first: float | None
    conversions: tuple[Conversion, ...]
    actual: float | None
    counted: int = 1
    of: int = 1


@dataclass(frozen=True)
class Tested:
    """What the recipe would have told of a quarter, and what came."""

    quarter: Quarter
    predicted: float | None
    error: float | None


@dataclass(frozen=True)
class Backtest:
    """How far off the recipe was on average, over the quarters where that can be said."""

    quarters: tuple[Tested, ...]
    mean_error: float | None
    counted: int

    @property
    def holds(self) -> bool | None:
        """Whether the recipe tells revenue; None where nothing could be tested."""
        return None if self.mean_error is None else self.mean_error <= WITHIN


def conversion(
    start: str, end: str, pairs: Iterable[tuple[float | None, float | None]]
) -> Conversion:
    """How much of a stage became the next one, of what was reported of ``(start, end)``.

    Somebody's period counts only where both were reported, or a missing one would move the rate.
    """
    whole = [(first, then) for first, then in pairs if first is not None and then is not None]
    if not whole:
        return Conversion(start, end)
    return Conversion(start, end, sum(then for _, then in whole), sum(first for first, _ in whole))


def weekly_activity(
    quota: float | None, chain: Sequence[Conversion], weeks: float
) -> tuple[Needed, ...]:
    """How much of each stage a quota takes, from the first stage to the revenue.

    It is counted back from the quota, so a stage is None where any conversion after it is.
    """
    if not chain:
        return ()
    total, found = quota, [_needed(chain[-1].end, quota, weeks)]
    for step in reversed(chain):
        rate = step.rate or 0
        total = total / rate if total is not None and rate > 0 else None
        found.append(_needed(step.start, total, weeks))
    return tuple(reversed(found))


def predicted(first: float | None, chain: Sequence[Conversion]) -> float | None:
    """The revenue that so much of the first stage leads to; None where a conversion is missing."""
    rates = [step.rate for step in chain if step.rate is not None]
    if first is None or not rates or len(rates) < len(chain):
        return None
    return first * prod(rates)


def backtest(quarters: Iterable[Quarter]) -> Backtest:
    """What the recipe would have told of each quarter, with what was known before it."""
    tested = tuple(_tested(quarter) for quarter in quarters)
    errors = [abs(one.error) for one in tested if one.error is not None]
    mean = sum(errors) / len(errors) if errors else None
    return Backtest(tested, mean, len(errors))


def _needed(name: str, total: float | None, weeks: float) -> Needed:
    return Needed(name, total, None if total is None or weeks <= 0 else total / weeks)


def _tested(quarter: Quarter) -> Tested:
    told, actual = predicted(quarter.first, quarter.conversions), quarter.actual
    if told is None or actual is None or actual <= 0:
        return Tested(quarter, told, None)
    return Tested(quarter, told, (told - actual) / actual)
