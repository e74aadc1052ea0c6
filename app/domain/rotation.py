"""Which backups to keep: many of the last days, few of the last year."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

#: As far back from the newest every backup is kept.
ALL_FOR = timedelta(days=2)
#: Of how many days, weeks and months that have backups the newest one is kept.
DAYS, WEEKS, MONTHS = 7, 4, 12
#: The newest ones are kept whatever their age.
NEWEST = 3


def to_keep(found: Iterable[tuple[int, datetime]]) -> set[int]:
    """The numbers of the backups to keep, of ``found``: number and moment of each.

    The number tells the order. A clock that was wrong does no harm: a backup that claims to be
    later than its successor counts as made with it, and age is counted from the newest one.
    """
    made = _in_order(found)
    if not made:
        return set()
    newest = made[0][1]
    kept = {number for number, _ in made[:NEWEST]}
    kept |= {number for number, moment in made if newest - moment <= ALL_FOR}
    kept |= _newest_of_each(made, DAYS, lambda moment: moment.date())
    kept |= _newest_of_each(made, WEEKS, lambda moment: moment.isocalendar()[:2])
    kept |= _newest_of_each(made, MONTHS, lambda moment: (moment.year, moment.month))
    return kept


def _in_order(found: Iterable[tuple[int, datetime]]) -> list[tuple[int, datetime]]:
    """Newest first by number, no moment later than the one before it."""
    made: list[tuple[int, datetime]] = []
    for number, moment in sorted(found, reverse=True):
        made.append((number, min(moment, made[-1][1]) if made else moment))
    return made


def _newest_of_each(
    made: list[tuple[int, datetime]], count: int, span: Callable[[datetime], object]
) -> set[int]:
    """The newest backup of each of the last ``count`` spans that have one."""
    first: dict[object, int] = {}
    for number, moment in made:
        if len(first) == count and span(moment) not in first:
            break
        first.setdefault(span(moment), number)
    return set(first.values())
