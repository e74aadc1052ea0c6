"""What is at the same time: instants are compared, so that zones and changing clocks count."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.domain import clock

#: What begins on a day can be at the same time as what begins so long before or after it: from one
#: end of the world to the other the day differs by two, and something may last until the next.
AROUND = timedelta(days=3)
#: The zone in which two times are compared that have none, which is the same for both.
_ANY_ZONE = "UTC"


@dataclass(frozen=True)
class Slot:
    """When something is: so many minutes from a local time ("11:00") on a day.

    Where the time is empty nobody knows when on the day it is. A time without a zone is one of
    the zone that it is held against.
    """

    day: date
    starts_at: str = ""
    zone: str = ""
    minutes: int = 60


def meet(one: Slot, other: Slot) -> bool:
    """Whether two are at the same time; where one ends as the other begins they are not."""
    if not one.starts_at or not other.starts_at or abs(one.day - other.day) > AROUND:
        return False
    fallback = next(filter(clock.is_zone, (one.zone, other.zone)), _ANY_ZONE)
    begins, others = (_begins(slot, fallback) for slot in (one, other))
    return begins.utc < others.after(other.minutes) and others.utc < begins.after(one.minutes)


def weekly(weekday: int, slot: Slot) -> tuple[Slot, ...]:
    """What comes round every week at the time of ``slot``, near its day."""
    days = (slot.day + timedelta(days=number) for number in range(-AROUND.days, AROUND.days + 1))
    return tuple(
        Slot(day, slot.starts_at, slot.zone, slot.minutes)
        for day in days
        if day.weekday() == weekday
    )


def _begins(slot: Slot, fallback: str) -> clock.LocalTime:
    zone = slot.zone if clock.is_zone(slot.zone) else fallback
    return clock.at(slot.day, slot.starts_at, zone)
