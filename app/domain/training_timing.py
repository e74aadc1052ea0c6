"""By when the training of a quarter is to be published, and how late it is."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.kinds import QuarterState
from app.domain.periods import Period

#: Whoever gives a training, and whoever comes, knows of it so long before the quarter begins.
PUBLISH_BEFORE = timedelta(days=14)
#: The next quarter is looked at from so long before it begins.
PLAN_FROM = timedelta(days=45)


@dataclass(frozen=True)
class Timing:
    """By when a quarter is to be published, and how many days it is late; 0 where it is not."""

    publish_by: date
    late: int = 0


def timing(quarter: Period, state: QuarterState | None, today: date) -> Timing:
    """How the training of a quarter stands in time; ``state`` is None where nothing is planned."""
    by = quarter.starts - PUBLISH_BEFORE
    if state in (QuarterState.PUBLISHED, QuarterState.CLOSED) or today > quarter.ends:
        return Timing(by)
    return Timing(by, max((today - by).days, 0))


def is_wanted(quarter: Period, today: date) -> bool:
    """Whether it is time to plan a quarter."""
    return quarter.starts - PLAN_FROM <= today <= quarter.ends
