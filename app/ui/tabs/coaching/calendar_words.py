"""What the calendar shows, in words and places: entries, days, and how they stand beside others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from app import sayings
from app.domain import clock
from app.domain.kinds import SessionKind, SessionState
from app.labels import label, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from app.domain.sessions import SessionInFull
    from app.formats import Formats

DAYS = 7
#: The hours that a week shows in any case.
FIRST_HOUR, LAST_HOUR = 7, 20
_MINUTES = 60
#: Where there is room for one word only.
_SHORT = {SessionKind.CALL: "Call"}
#: Of a larger group one is named.
_ALL_NAMES = 2


@dataclass(frozen=True)
class Entry:
    """A session as the calendar shows it; a group has no ``colour``.

    What is only shown ``beside`` others is muted. ``tone`` is the colour role of a whole entry.
    """

    id: int
    day: date
    time: str
    minutes: int
    kind: str
    who: str
    colour: int | None
    state: Literal["planned", "late", "held", "beside"]
    about: str
    tone: str = ""

    @property
    def note(self) -> str:
        """The word at its end: what it is for; of a late one, that it is late."""
        return "late" if self.state == "late" else self.kind

    @property
    def spoken(self) -> str:
        """All of it in a line: "14:00 Coached call with Ben, Brightwater, late"."""
        state = f", {self.state}" if self.state in ("late", "held") else ""
        return f"{self.time} {self.about}{state}".strip()

    @property
    def starts(self) -> int | None:
        """The minute of the day at which it begins; None where that is open."""
        return minute(self.time) if self.time else None


def entries(found: Iterable[SessionInFull], today: date) -> dict[date, list[Entry]]:
    """The entries of each day, in the order of time; what has no time comes first."""
    days: dict[date, list[Entry]] = {}
    zone = clock.own_zone()  # which takes a while to find out
    for one in found:
        days.setdefault(one.day, []).append(entry(one, today, zone))
    for there in days.values():
        there.sort(key=lambda entry: (entry.time, entry.id))
    return days


def entry(one: SessionInFull, today: date, own_zone: str) -> Entry:
    """A session as an entry, on a computer in ``own_zone``."""
    session = one.session
    state: Literal["planned", "late", "held"] = "planned"
    if session.state is SessionState.HELD:
        state = "held"
    elif one.day < today:
        state = "late"
    return Entry(
        id=session.id,
        day=one.day,
        time=session.starts_at,
        minutes=session.minutes,
        kind=_SHORT.get(session.kind, label(session.kind)),
        who=_who(one),
        colour=one.people[0].colour if len(one.people) == 1 else None,
        state=state,
        about=f"{sayings.session(one)}{_zone(one, own_zone)}",
    )


def head_line(planned: int, late: int) -> str:
    """How much is planned in the time that is shown, and how much is late of all: "9, 2 late"."""
    count = "1 session" if planned == 1 else f"{planned or 'No'} sessions"
    return f"{count} planned{f', {late} late' if late else ''}"


def first_of_week(day: date, week_start: int) -> date:
    """The first day of the week that holds ``day``; ``week_start`` is 0 for Monday."""
    return day - timedelta(days=(day.weekday() - week_start) % DAYS)


def weeks_of_month(day: date, week_start: int) -> tuple[date, int]:
    """The first day that a month's page shows, and of how many weeks it is."""
    first = day.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    begins = first_of_week(first, week_start)
    return begins, (first_of_week(last, week_start) - begins).days // DAYS + 1


def week_number(first: date) -> int:
    """The number of a week by ISO, which counts it to the year that holds its Thursday."""
    return (first + timedelta(days=(3 - first.weekday()) % DAYS)).isocalendar().week


def title(first: date, month: date | None, formats: Formats) -> str:
    """What the time that is shown is called: "November 2026", "Week 48, 23 to 29 November"."""
    if month is not None:
        return formats.month(month)
    last = first + timedelta(days=DAYS - 1)
    same_month = (first.year, first.month) == (last.year, last.month)
    begins = str(first.day) if same_month else formats.short_day(first)
    return f"Week {week_number(first)}, {begins} to {formats.day(last)}"


def day_spoken(day: date, there: Sequence[Entry], formats: Formats) -> str:
    """A day with its entries, for a screen reader."""
    said = "; ".join(entry.spoken for entry in there) or "nothing"
    return f"{formats.weekday(day)}: {said}"


def hours(days: Mapping[date, Sequence[Entry]]) -> tuple[int, int]:
    """The first hour that is shown and the one it ends before, stretched to what is there."""
    timed = [one for there in days.values() for one in there if one.starts is not None]
    starts = [one.starts or 0 for one in timed]
    ends = [start + one.minutes for start, one in zip(starts, timed, strict=True)]
    first = min([FIRST_HOUR, *(start // _MINUTES for start in starts)])
    last = max([LAST_HOUR, *(-(-end // _MINUTES) for end in ends)])
    return first, min(last, 24)


def lanes(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Which lane each span, from a beginning to an end, stands in, and of how many.

    Those that overlap, directly or through others, share the width. ``spans`` are in order.
    """
    placed: list[tuple[int, int]] = []
    ends: list[int] = []
    begun, until = 0, 0
    for number, (begin, end) in enumerate(spans):
        if begin >= until:
            placed[begun:] = [(lane, len(ends)) for lane, _ in placed[begun:]]
            begun, ends = number, []
        lane = next((at for at, taken in enumerate(ends) if taken <= begin), len(ends))
        ends[lane:] = [end, *ends[lane + 1 :]]
        placed.append((lane, 0))
        until = max(until, end) if number > begun else end
    placed[begun:] = [(lane, len(ends)) for lane, _ in placed[begun:]]
    return placed


def minute(time: str) -> int:
    """The minute of the day of "14:30"."""
    hour, minutes = time.split(":")
    return int(hour) * _MINUTES + int(minutes)


def _who(one: SessionInFull) -> str:
    return listed([person.called for person in one.people], _ALL_NAMES)


def _zone(one: SessionInFull, own: str) -> str:
    """Where its time is to be read, of a session in another zone than this computer's."""
    zone = one.session.zone
    is_other = bool(one.session.starts_at and zone) and zone != own
    return f", time of {zone.replace('_', ' ')}" if is_other else ""
