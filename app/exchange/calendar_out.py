"""Appointments as an iCalendar file, for the calendar of a phone, Outlook or Google.

A program that has read the file before knows an appointment by its ``uid``, and takes what is said
with a higher ``sequence`` for the later word.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Literal

from app.domain.clock import Shown, at, is_zone
from app.domain.text import clean_line, clean_text

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Event, TimezoneDaylight, TimezoneStandard

_MAKER = "-//Touchline//Coaching calendar//EN"


@dataclass(frozen=True)
class Appointment:
    """One appointment. Whoever makes it decides which words may be read in another calendar.

    ``time`` is local ("14:00"), or empty for the whole day. In a ``zone`` that is unknown it is
    that time wherever the reader is. ``alarms`` ring so many minutes before it. Of one that
    ``is_private`` those who see the reader's calendar see only that they are busy.
    """

    uid: str
    summary: str
    day: date
    time: str
    minutes: int
    zone: str
    changed: datetime
    place: str = ""
    describes: str = ""
    alarms: tuple[int, ...] = ()
    is_private: bool = True
    state: Literal["confirmed", "tentative", "cancelled"] = "confirmed"
    sequence: int = 0


def write_calendar(appointments: Sequence[Appointment], name: str, made: datetime) -> bytes:
    """The appointments as a file; the same ones, ``made`` at the same instant, give the same bytes.

    A time that the clocks pass over is written as the one at which people would come.
    """
    from icalendar import Calendar

    from app.exchange.calendar_text import CalendarText

    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", CalendarText(clean_line(name)))
    for appointment in appointments:
        calendar.add_component(_event(appointment, made))
    _put_zones(calendar, [appointment.day for appointment in appointments])
    return bytes(calendar.to_ical())


def _event(one: Appointment, made: datetime) -> "Event":
    from icalendar import Event

    from app.exchange.calendar_text import CalendarText

    event = Event()
    event.add("uid", CalendarText(clean_line(one.uid)))
    event.add("summary", CalendarText(clean_line(one.summary)))
    _put_times(event, one)
    if place := clean_line(one.place):
        event.add("location", CalendarText(place))
    if describes := clean_text(one.describes):
        event.add("description", CalendarText(describes))
    event.add("class", "PRIVATE" if one.is_private else "PUBLIC")
    event.add("status", one.state.upper())
    event.add("sequence", one.sequence)
    event.add("last-modified", one.changed.astimezone(UTC))
    event.add("dtstamp", made.astimezone(UTC))
    for minutes in one.alarms if one.state != "cancelled" else ():
        event.add_component(_alarm(minutes, clean_line(one.summary)))
    return event


def _put_times(event: "Event", one: Appointment) -> None:
    if not one.time:
        event.add("dtstart", one.day)
        event.add("dtend", one.day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        return
    starts, ends = _from_to(one)
    event.add("dtstart", starts)
    if one.minutes > 0:
        # No duration: many programs add it to the clock as if that were never changed. Of a time
        # that is shown twice only the first has a local name.
        event.add("dtend", ends.astimezone(UTC) if ends.fold else ends)


def _from_to(one: Appointment) -> tuple[datetime, datetime]:
    if is_zone(one.zone):
        found = at(one.day, one.time, one.zone)
        return found.when, found.after(one.minutes)
    starts = datetime.combine(one.day, time.fromisoformat(one.time))
    return starts, starts + timedelta(minutes=one.minutes)


def _alarm(minutes: int, words: str) -> "Alarm":
    from icalendar import Alarm

    from app.exchange.calendar_text import CalendarText

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", CalendarText(words))
    alarm.add("trigger", timedelta(minutes=-minutes))
    return alarm


def _put_zones(calendar: "Calendar", days: Sequence[date]) -> None:
    """When the clocks are changed in each zone, for programs that do not know it by its name."""
    if not days:
        return
    calendar.add_missing_timezones(
        date(min(days).year, 1, 1), date(min(max(days).year + 1, MAXYEAR), 12, 31)
    )
    # They come from a set, so in a different order each time.
    calendar.subcomponents.sort(key=lambda part: (part.name != "VTIMEZONE", part.get("tzid", "")))
    for zone in calendar.timezones:
        changes: list[TimezoneStandard | TimezoneDaylight] = [*zone.standard, *zone.daylight]
        for change in changes:
            forward = change.TZOFFSETTO - change.TZOFFSETFROM
            if forward > timedelta():
                change.DTSTART = _onset(change.DTSTART, forward, zone.tz_name)
                change.rdates = [_onset(told, forward, zone.tz_name) for told, _ in change.rdates]


def _onset(told: datetime, forward: timedelta, zone: str) -> datetime:
    """When the clocks go forward, told by the clock before; the library has it by the one after."""
    is_by_the_one_before = at(told.date(), f"{told:%H:%M}", zone).shown is Shown.NEVER
    return told if is_by_the_one_before else told - forward
