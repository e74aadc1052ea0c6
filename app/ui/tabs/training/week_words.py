"""A week with its sessions, and beside them what they could meet: calls, 1:1s, the meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from app.domain import clock
from app.domain.kinds import QuarterState, TrainingState
from app.labels import label, listed
from app.ui.tabs.coaching.calendar_words import DAYS, Entry
from app.ui.tabs.training.board_words import NO_TOPIC, Wording, giver_words
from app.ui.tabs.training.board_words import slot as card

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Literal

    from app.domain.models import Absence, Person, Settings
    from app.domain.sessions import SessionInFull
    from app.domain.training_full import Training

MEETING, AWAY = "The team’s meeting", "away"


@dataclass(frozen=True)
class Week:
    """All that is on the days from ``first``: trainings, sessions, who is away, closed days."""

    first: date
    trainings: Sequence[Training]
    sessions: Sequence[SessionInFull]
    absences: Sequence[Absence]
    team: Mapping[int, Person]
    closed: Mapping[date, str]

    @property
    def days(self) -> list[date]:
        """Its days."""
        return [self.first + timedelta(days=number) for number in range(DAYS)]


def entries(
    week: Week, chosen: Settings, state: QuarterState | None, today: date, wording: Wording
) -> dict[date, list[Entry]]:
    """The entries of each day in the order of time, at one's own time; what has none comes first.

    Only trainings have an id above 0: the rest is shown beside them.
    """
    found = [_training(one, state, today, wording) for one in week.trainings]
    found += _beside(week, chosen, wording.zone)
    days: dict[date, list[Entry]] = {}
    for one in found:
        days.setdefault(one.day, []).append(one)
    for there in days.values():
        there.sort(key=lambda entry: (entry.time, -entry.id))
    return days


def here(day: date, time: str, zone: str, own_zone: str) -> tuple[date, str]:
    """The day and time on one's own clocks of what is at a local time in a zone."""
    if not time or zone == own_zone or not clock.is_zone(zone):
        return day, time
    when = clock.at(day, time, zone).when.astimezone(ZoneInfo(own_zone))
    return when.date(), f"{when:%H:%M}"


def _training(one: Training, state: QuarterState | None, today: date, wording: Wording) -> Entry:
    row = one.session
    assert row.planned_for is not None  # only those with a day are on days
    day, time = here(row.planned_for, row.starts_at, row.zone, wording.zone)
    shown = card(one, wording)
    how: Literal["planned", "late", "held", "beside"] = "planned"
    if row.state is TrainingState.CANCELLED:
        how = "beside"
    elif row.state is TrainingState.DELIVERED:
        how = "held"
    elif state is QuarterState.PUBLISHED and row.planned_for < today:
        how = "late"
    gone = ", cancelled" if row.state is TrainingState.CANCELLED else ""
    return Entry(
        id=one.id,
        day=day,
        time=time,
        minutes=row.minutes,
        kind=giver_words(one),
        who=row.topic or NO_TOPIC,
        colour=None,
        state=how,
        about=", ".join(shown.spoken.split("\n")) + gone,
        tone="" if shown.tone == "plain" else shown.tone,
    )


def _beside(week: Week, chosen: Settings, own_zone: str) -> Iterator[Entry]:
    """What the sessions of a week could meet."""
    numbers = count(-1, -1)
    for day in week.days:
        if day in week.closed:
            yield _quiet(next(numbers), day, week.closed[day] or "Closed", "closed")
        if chosen.meeting_at and day.weekday() == chosen.meeting_weekday:
            yield _meeting(next(numbers), day, chosen, own_zone)
        for row in week.absences:
            person = week.team.get(row.person_id)
            if person is not None and row.first_on <= day <= row.last_on:
                yield _quiet(next(numbers), day, person.called, AWAY)
    for one in week.sessions:
        yield _coached(next(numbers), one, own_zone)


def _coached(number: int, one: SessionInFull, own_zone: str) -> Entry:
    row = one.session
    day, time = here(one.day, row.starts_at, row.zone, own_zone)
    who = listed([person.called for person in one.people])
    kind = label(row.kind)
    return _quiet(number, day, who, kind, time=time, minutes=row.minutes)


def _meeting(number: int, day: date, chosen: Settings, own_zone: str) -> Entry:
    on, time = here(day, chosen.meeting_at, chosen.meeting_zone, own_zone)
    return _quiet(number, on, MEETING, "", time=time, minutes=chosen.meeting_minutes)


def _quiet(
    number: int, day: date, who: str, kind: str, *, time: str = "", minutes: int = 0
) -> Entry:
    about = f"{who}, {kind}" if kind else who
    return Entry(number, day, time, minutes, kind, who, None, "beside", about)
