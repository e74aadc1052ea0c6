"""On which days of a quarter a training comes round, by a weekly pattern."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain import clock
from app.domain.periods import Period


@dataclass(frozen=True)
class Pattern:
    """When trainings come round: on which ``weekdays`` (0 for Monday), every how many weeks.

    ``starts_at`` is a local time ("11:00") in the IANA ``zone``; empty where it is not known yet.
    """

    weekdays: tuple[int, ...]
    starts_at: str
    zone: str
    minutes: int = 45
    place: str = ""
    every_weeks: int = 1


@dataclass(frozen=True)
class Skipped:
    """A day of the pattern on which there is no training.

    ``name`` is that of the holiday or closed day; empty where the clocks have no such time on it.
    """

    day: date
    name: str


@dataclass(frozen=True)
class Laid:
    """The days that a pattern comes to, and those that it would but for what is on them."""

    days: tuple[date, ...]
    skipped: tuple[Skipped, ...]


def lay(
    quarter: Period,
    pattern: Pattern,
    *,
    closed: Mapping[date, str],
    taken: Collection[date] = (),
    not_before: date | None = None,
) -> Laid:
    """The days of a quarter by a pattern: without those that are closed or ``taken`` already.

    Weeks are counted from the one in which the quarter begins.
    """
    first = max(quarter.starts, not_before or quarter.starts)
    days, skipped = [], []
    for number in range((quarter.ends - quarter.starts).days + 1):
        day = quarter.starts + timedelta(days=number)
        if day < first or not _comes_round(quarter.starts, day, pattern) or day in taken:
            continue
        if day in closed:
            skipped.append(Skipped(day, closed[day]))
        elif not _is_shown(day, pattern):
            skipped.append(Skipped(day, ""))
        else:
            days.append(day)
    return Laid(tuple(days), tuple(skipped))


def weekdays(text: str) -> tuple[int, ...]:
    """The weekdays that a plan keeps as "1,3"; what is none of them is left out."""
    return tuple(int(part) for part in text.split(",") if part in tuple("0123456"))


def _comes_round(begins: date, day: date, pattern: Pattern) -> bool:
    week = ((day - begins).days + begins.weekday()) // 7
    return day.weekday() in pattern.weekdays and week % pattern.every_weeks == 0


def _is_shown(day: date, pattern: Pattern) -> bool:
    """Whether the clocks show the time of a pattern on a day."""
    if not pattern.starts_at or not clock.is_zone(pattern.zone):
        return True
    return clock.at(day, pattern.starts_at, pattern.zone).shown is not clock.Shown.NEVER
