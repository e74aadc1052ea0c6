"""What a local time means in a time zone, and on which days something comes round again."""

import os
import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from pathlib import Path, PurePath
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from app.domain.kinds import Every
from app.domain.names import fold

#: Names that mean whatever a computer is set to, or nothing.
_NO_ZONES = frozenset({"Factory", "localtime", "posixrules"})
#: Whose clocks go the way of a computer's that does not name its zone; the first that does is it.
_WELL_KNOWN = """
    UTC Europe/London Europe/Lisbon Europe/Berlin Europe/Athens Europe/Istanbul Europe/Moscow
    America/New_York America/Chicago America/Denver America/Los_Angeles America/Phoenix
    America/Anchorage Pacific/Honolulu America/Halifax America/St_Johns America/Mexico_City
    America/Bogota America/Caracas America/Santiago America/Sao_Paulo Africa/Lagos
    Africa/Johannesburg Africa/Cairo Africa/Nairobi Asia/Jerusalem Asia/Tehran Asia/Dubai
    Asia/Kabul Asia/Karachi Asia/Kolkata Asia/Kathmandu Asia/Dhaka Asia/Yangon Asia/Bangkok
    Asia/Shanghai Asia/Tokyo Australia/Darwin Australia/Adelaide Australia/Brisbane
    Australia/Sydney Pacific/Auckland
"""
_COMMON = frozenset(_WELL_KNOWN.split())
_TIME = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2})|h)? ?(?:([ap])\.?m?\.?)?", re.A)


class Shown(StrEnum):
    """How often the clocks of a zone show a time on a day."""

    ONCE = "once"
    NEVER = "never"
    TWICE = "twice"


@dataclass(frozen=True)
class LocalTime:
    """When people come who were asked to come at a local time.

    A time that the clocks pass over (``NEVER``) is as much later as they go forward; of one that
    they show ``TWICE`` it is the first.
    """

    when: datetime
    shown: Shown

    @property
    def time(self) -> str:
        """What the clock on the wall says then: "14:00"."""
        return f"{self.when:%H:%M}"

    @property
    def utc(self) -> datetime:
        """The instant, the same everywhere."""
        return self.when.astimezone(UTC)

    def after(self, minutes: int) -> datetime:
        """The local time so many minutes later, the clocks changed in between or not."""
        return (self.utc + timedelta(minutes=minutes)).astimezone(self.when.tzinfo)


def at(day: date, clock: str, zone: str) -> LocalTime:
    """What ``clock`` ("14:00") means on ``day`` in ``zone``; ValueError where that is no zone."""
    if not is_zone(zone):
        raise ValueError(zone)
    asked = datetime.combine(day, time.fromisoformat(clock), ZoneInfo(zone))
    when = asked.astimezone(UTC).astimezone(asked.tzinfo)
    if when.replace(tzinfo=None, fold=0) != asked.replace(tzinfo=None):
        return LocalTime(when, Shown.NEVER)
    is_once = asked.utcoffset() == asked.replace(fold=1).utcoffset()
    return LocalTime(when, Shown.ONCE if is_once else Shown.TWICE)


@lru_cache(maxsize=1)
def zones() -> frozenset[str]:
    """The names of all time zones: "Europe/Berlin"."""
    return frozenset(available_timezones()) - _NO_ZONES


def is_zone(name: str) -> bool:
    """Whether ``name`` is a time zone, in the IANA's spelling.

    Those that most people live in are asked for by name: reading the list of all takes a while.
    """
    return _is_kept(name) if name in _COMMON else name in zones()


@lru_cache(maxsize=64)
def _is_kept(name: str) -> bool:
    """Whether this computer has the rules of a zone."""
    try:
        return bool(ZoneInfo(name))
    except ZoneInfoNotFoundError:
        return False


def own_zone(etc: Path = Path("/etc")) -> str:
    """The zone that this computer is set to, as well as can be told without asking anybody.

    Windows does not say it by this name: there it is one whose clocks go the same way this year.
    """
    said = os.environ.get("TZ", "").removeprefix(":")
    for name in (said,) if said else (_link(etc / "localtime"), _text(etc / "timezone")):
        if found := _named(name):
            return found
    return _alike()


def read_time(text: str) -> str | None:
    """The time a person means by ``text``, as "14:00"; None where it is not one.

    Reads ``9``, ``9:30``, ``14.00``, ``1430``, ``14h30``, ``2pm`` and ``2:30 p.m.``
    """
    match = _TIME.fullmatch(fold(text))
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


_DAYS = {Every.WEEK: 7, Every.TWO_WEEKS: 14, Every.FOUR_WEEKS: 28}


def occurrences(first: date, every: Every, until: date, most: int = 60) -> tuple[date, ...]:
    """The days from ``first`` to ``until``, both included; no more than ``most``.

    A month that is too short for the day, or has no fifth such weekday, has its last one.
    """
    if every in _DAYS:
        step = _DAYS[every]
        count = min(most, (until - first).days // step + 1)
        return tuple(first + timedelta(days=step * number) for number in range(count))
    in_month = _same_day if every is Every.MONTH else _same_weekday
    months = (until.year - first.year) * 12 + until.month - first.month + 1
    days = (in_month(first, number) for number in range(min(most, months)))
    return tuple(day for day in days if first <= day <= until)


def _same_day(first: date, months: int) -> date:
    year, month = _month(first, months)
    return date(year, month, min(first.day, monthrange(year, month)[1]))


def _same_weekday(first: date, months: int) -> date:
    year, month = _month(first, months)
    begins, length = monthrange(year, month)
    day = 1 + (first.weekday() - begins) % 7 + (first.day - 1) // 7 * 7
    return date(year, month, day if day <= length else day - 7)


def _month(first: date, months: int) -> tuple[int, int]:
    year, index = divmod(first.year * 12 + first.month - 1 + months, 12)
    return year, index + 1


def _link(path: Path) -> str:
    # One step only: the file of a zone may itself be a link to that of another country.
    try:
        return str(path.readlink())
    except OSError:
        return ""


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8").strip()
    except (OSError, ValueError):
        return ""


def _named(text: str) -> str:
    """The zone that a name, or the path of a zone's file, ends in; empty where there is none."""
    parts = PurePath(text).parts
    names = ("/".join(parts[start:]) for start in range(len(parts)))
    return next(filter(is_zone, names), "")


def _alike() -> str:
    start = datetime(datetime.now(UTC).year, 1, 1, tzinfo=UTC)
    instants = [start + timedelta(days=days) for days in range(0, 365, 3)]
    own = [instant.astimezone().utcoffset() for instant in instants]
    for name in filter(is_zone, _WELL_KNOWN.split()):
        if own == [instant.astimezone(ZoneInfo(name)).utcoffset() for instant in instants]:
            return name
    return "UTC"
