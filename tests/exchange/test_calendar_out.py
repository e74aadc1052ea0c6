"""Calendars, read back by the library that wrote them and by another one."""

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.text import clean_line, clean_text
from app.exchange.calendar_out import Appointment, write_calendar

MADE = datetime(2026, 11, 30, 17, 5, tzinfo=UTC)
CHANGED = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
CALL = Appointment(
    uid="7f0c@touchline",
    summary="Coached call: Dana",
    day=date(2026, 12, 3),
    time="14:00",
    minutes=45,
    zone="Europe/Berlin",
    changed=CHANGED,
    place="Room 4; the small one, upstairs",
    describes="Objective:\nask before telling",
    alarms=(15,),
)


def written(*appointments):
    return write_calendar(appointments, "Coaching", MADE)


def by_icalendar(data):
    """Summary, start and end of each event."""
    events = icalendar.Calendar.from_ical(data).walk("VEVENT")
    return [(str(event["summary"]), event["dtstart"].dt, event["dtend"].dt) for event in events]


def by_vobject(data):
    """The same, by a program that goes by the changes of clocks told in the file."""
    events = vobject.readOne(data.decode()).vevent_list
    return [(event.summary.value, event.dtstart.value, event.dtend.value) for event in events]


@pytest.fixture(params=[by_icalendar, by_vobject])
def read(request):
    return request.param


def test_an_appointment_arrives_with_all_it_says():
    (event,) = icalendar.Calendar.from_ical(written(CALL)).walk("VEVENT")
    assert (event["uid"], event["summary"]) == (CALL.uid, CALL.summary)
    assert (event["location"], event["description"]) == (CALL.place, CALL.describes)
    assert (event["status"], event["class"], event["sequence"]) == ("CONFIRMED", "PRIVATE", 0)
    assert (event["last-modified"].dt, event["dtstamp"].dt) == (CHANGED, MADE)
    (alarm,) = event.walk("VALARM")
    assert (alarm["action"], alarm["description"]) == ("DISPLAY", CALL.summary)
    assert alarm["trigger"].dt == timedelta(minutes=-15)


def test_another_program_reads_the_same():
    calendar = vobject.readOne(written(CALL).decode())
    event = calendar.vevent
    assert calendar.x_wr_calname.value == "Coaching"
    assert (event.uid.value, event.summary.value) == (CALL.uid, CALL.summary)
    assert (event.location.value, event.description.value) == (CALL.place, CALL.describes)
    assert event.valarm.trigger.value == timedelta(minutes=-15)
    assert (event.last_modified.value, event.dtstamp.value) == (CHANGED, MADE)


@pytest.mark.parametrize(
    ("zone", "day", "clock", "offset"),
    [
        ("Europe/Berlin", date(2026, 3, 28), "09:00", 60),
        ("Europe/Berlin", date(2026, 3, 29), "03:00", 120),
        ("Europe/Berlin", date(2026, 3, 29), "09:00", 120),
        ("Europe/Berlin", date(2026, 10, 24), "09:00", 120),
        ("Europe/Berlin", date(2026, 10, 25), "09:00", 60),
        ("America/New_York", date(2026, 3, 7), "09:00", -300),
        ("America/New_York", date(2026, 3, 8), "09:00", -240),
        ("America/New_York", date(2026, 11, 1), "09:00", -300),
        ("Asia/Kolkata", date(2026, 3, 29), "09:00", 330),
        ("Asia/Kolkata", date(2026, 10, 25), "09:00", 330),
        ("UTC", date(2026, 10, 25), "09:00", 0),
    ],
)
def test_local_times_hold_before_and_after_the_clocks_are_changed(read, zone, day, clock, offset):
    one = replace(CALL, day=day, time=clock, zone=zone)
    [(_, starts, ends)] = read(written(one))
    assert f"{starts:%Y-%m-%d %H:%M}" == f"{day} {clock}"
    assert starts.utcoffset() == timedelta(minutes=offset)
    assert ends - starts == timedelta(minutes=45)


@pytest.mark.parametrize(
    ("day", "clock", "starts_at", "ends_at"),
    [
        # The clocks go forward at 2:00, in the middle of it.
        (date(2026, 3, 29), "01:30", "00:30", "01:30"),
        # No clock shows 2:30 that night: people come at 3:30.
        (date(2026, 3, 29), "02:30", "01:30", "02:30"),
        # They go back at 3:00: the first 2:30 is meant, and the second one is the end.
        (date(2026, 10, 25), "02:30", "00:30", "01:30"),
        (date(2026, 10, 25), "01:30", "23:30", "00:30"),
        (date(2026, 10, 25), "02:59", "00:59", "01:59"),
    ],
)
def test_an_hour_is_an_hour_in_the_night_of_the_change(read, day, clock, starts_at, ends_at):
    [(_, starts, ends)] = read(written(replace(CALL, day=day, time=clock, minutes=60)))
    assert f"{starts.astimezone(UTC):%H:%M}" == starts_at
    assert f"{ends.astimezone(UTC):%H:%M}" == ends_at


@pytest.mark.parametrize(
    "zone",
    ["Europe/Berlin", "Europe/Dublin", "America/New_York", "Australia/Lord_Howe", "Asia/Tehran"],
)
def test_the_file_tells_when_the_clocks_are_changed(zone):
    """By the clock before the change, as the standard has it: 2:00 in spring, 3:00 in autumn."""
    days = date(2021, 6, 1), date(2023, 6, 1)
    calendar = icalendar.Calendar.from_ical(
        written(*(replace(CALL, day=d, zone=zone) for d in days))
    )
    (told,) = calendar.timezones
    tz = ZoneInfo(zone)
    changes = [part for part in told.subcomponents if part.TZOFFSETFROM != part.TZOFFSETTO]
    for change in changes:
        for onset in (change.DTSTART, *(start for start, _ in change.rdates)):
            instant = (onset - change.TZOFFSETFROM).replace(tzinfo=UTC)
            before = instant - timedelta(seconds=1)
            assert before.astimezone(tz).utcoffset() == change.TZOFFSETFROM
            assert instant.astimezone(tz).utcoffset() == change.TZOFFSETTO
    assert {change.TZOFFSETTO for change in changes} == {
        datetime(2021, month, 15, tzinfo=tz).utcoffset() for month in (1, 7)
    }


def test_a_day_without_a_time_is_a_whole_day(read):
    [(_, starts, ends)] = read(written(replace(CALL, time="", zone="")))
    assert (starts, ends) == (date(2026, 12, 3), date(2026, 12, 4))


@pytest.mark.parametrize("zone", ["", "Mars/Olympus_Mons", "../etc/passwd"])
def test_a_time_in_an_unknown_zone_is_that_time_for_every_reader(read, zone):
    [(_, starts, ends)] = read(written(replace(CALL, zone=zone)))
    assert (starts, ends) == (datetime(2026, 12, 3, 14), datetime(2026, 12, 3, 14, 45))


@pytest.mark.parametrize("alarms", [(), (0,), (15,), (20160,), (15, 1440, 10080)])
def test_each_alarm_rings_as_long_before_as_was_asked(alarms):
    event = vobject.readOne(written(replace(CALL, alarms=alarms)).decode()).vevent
    found = [alarm.trigger.value for alarm in getattr(event, "valarm_list", [])]
    assert found == [timedelta(minutes=-minutes) for minutes in alarms]


def test_what_is_for_everybody_is_not_private():
    event = vobject.readOne(written(replace(CALL, is_private=False)).decode()).vevent
    assert event.contents["class"][0].value == "PUBLIC"


def test_what_was_called_off_is_cancelled_and_does_not_ring():
    event = vobject.readOne(written(replace(CALL, state="cancelled", sequence=1)).decode()).vevent
    assert (event.uid.value, event.status.value) == (CALL.uid, "CANCELLED")
    assert event.sequence.value == "1"
    assert "valarm" not in event.contents


def test_what_was_moved_is_the_same_appointment_with_a_later_word():
    moved = replace(CALL, day=date(2026, 12, 10), sequence=2)
    before, after = (vobject.readOne(written(one).decode()).vevent for one in (CALL, moved))
    assert before.uid.value == after.uid.value
    assert (before.sequence.value, after.sequence.value) == ("0", "2")
    assert after.dtstart.value - before.dtstart.value == timedelta(days=7)


HOSTILE = [
    "two\nlines\r\nand\ra third",
    "a; b, c: d \\ e \\n f \\; g \"h\" 'i' ^n",
    "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:another",
    "BEGIN:VEVENT",
    "SUMMARY;LANGUAGE=de:x",
    "👩‍👩‍👧 Łukasz שלום 山田 é",
    "a\u2028b\u2029c\x85d\x0be\x0cf\x1cg\0h\x1b[31m",
    "a\ud800b\u202ec",
    "=cmd|' /C calc'!A0",
    "長" * 10_000,
    "x" * 10_000,
    "",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_is_anything_but_text(read, text):
    one = replace(CALL, uid=f"{text[:60]}@x", summary=text, place=text, describes=text)
    after = replace(CALL, summary="next")
    data = write_calendar([one, after], text, MADE)
    assert [summary for summary, _, _ in read(data)] == [clean_line(text), "next"]
    for line in data.removesuffix(b"\r\n").split(b"\r\n"):
        assert len(line) <= 75
        assert not set(line) & set(b"\r\n\0\x0b\x0c\x1b")
        line.decode()
    event = icalendar.Calendar.from_ical(data).walk("VEVENT")[0]
    assert event.get("description", "") == clean_text(text)


@given(st.text(max_size=200), st.text(max_size=200))
@example(r"\N and \n; a, b", "C:\\New\\\nend\\")
def test_every_text_is_read_back(summary, describes):
    data = written(replace(CALL, summary=summary, describes=describes))
    by_one = icalendar.Calendar.from_ical(data).walk("VEVENT")[0]
    by_other = vobject.readOne(data.decode()).vevent
    assert by_one["summary"] == by_other.summary.value == clean_line(summary)
    assert by_one.get("description", "") == clean_text(describes)


def test_the_same_appointments_give_the_same_bytes():
    zones = ["Pacific/Auckland", "Europe/Berlin", "Asia/Tokyo", "Africa/Cairo", "America/Lima"]
    ones = [replace(CALL, uid=zone, zone=zone) for zone in zones]
    data = written(*ones)
    assert data == written(*ones)
    calendar = icalendar.Calendar.from_ical(data)
    # Not in the order of a set, which is another one in every process.
    assert [zone.tz_name for zone in calendar.timezones] == sorted(zones)
    assert [event["uid"] for event in calendar.walk("VEVENT")] == zones
    assert data.count(b"\n") == data.count(b"\r\n")


def test_an_empty_calendar_is_still_one():
    assert vobject.readOne(written().decode()).name == "VCALENDAR"


def test_the_library_is_loaded_when_something_is_written():
    code = "import sys, app.exchange.calendar_out; sys.exit('icalendar' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
