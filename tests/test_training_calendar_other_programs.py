"""The files of the training as programs that nobody here wrote read them, and read them again.

khal and calcurse run where they are installed, each in a home of its own, on a computer that is
set to one of several time zones; vobject goes by the changes of clocks that the file itself tells.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject

from app import training_calendar
from app.domain import training_quarters, trainings
from app.domain.kinds import QuarterState
from app.domain.periods import read_period
from app.domain.training_full import Giver
from tests import builders
from tests.builders import TODAY

pytestmark = pytest.mark.long

ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Sydney")
#: Days of two quarters before and after the clocks are changed: on 14 and 28 March in New York and
#: Berlin, on 3 and 31 October and 7 November in Sydney, Berlin and New York.
DAYS = {
    "2027-Q1": [date(2027, 1, 7), date(2027, 3, 11), date(2027, 3, 18), date(2027, 3, 30)],
    "2027-Q4": [date(2027, 10, 1), date(2027, 10, 12), date(2027, 11, 4), date(2027, 12, 9)],
}
#: The way khal is to write what it knows.
_KHAL = """
[calendars]
[[team]]
path = {home}/calendar
[locale]
local_timezone = {zone}
default_timezone = {zone}
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {home}/khal.db
"""

needs_khal = pytest.mark.skipif(shutil.which("khal") is None, reason="khal is not installed")
needs_calcurse = pytest.mark.skipif(
    shutil.which("calcurse") is None, reason="calcurse is not installed"
)


class Shown(NamedTuple):
    """An entry as a program shows it, by the clock of who reads it."""

    title: str
    starts: str
    ends: str
    state: str = "CONFIRMED"


class Khal:
    """khal with a calendar of its own, on a computer set to a zone."""

    def __init__(self, home, zone):
        (home / "calendar").mkdir(parents=True)
        self._home, self._zone = home, zone
        (home / "khal.conf").write_text(_KHAL.format(home=home, zone=zone))

    def read(self, data):
        (self._home / "in.ics").write_bytes(data)
        self._run("import", "--batch", self._home / "in.ics")

    def shown(self):
        form = "{title}\t{start-long}\t{end-long}\t{status}"
        asked = ("list", "--day-format", "", "--format", form, "2027-01-01", "366d")
        lines = self._run(*asked).splitlines()
        return sorted(Shown(*map(str.strip, line.split("\t"))) for line in lines if line.strip())

    def _run(self, *words):
        config = ("-c", self._home / "khal.conf")
        return run("khal", *config, *words, HOME=self._home, TZ=self._zone)


class Calcurse:
    """calcurse with a folder of its own; it knows no ids and no states."""

    def __init__(self, home, zone):
        home.mkdir(parents=True)
        self._home, self._zone = home, zone

    def read(self, data):
        (self._home / "in.ics").write_bytes(data)
        self._run("-q", "-i", self._home / "in.ics")

    def shown(self):
        asked = ("-Q", "--from", "01/01/2027", "--days", "366")
        when = r"%(start:%Y-%m-%d %H:%M)\t%(end:%Y-%m-%d %H:%M)"
        lines = self._run(*asked, "--format-apt", rf"%m\t{when}\n").splitlines()
        return sorted(Shown(*line.split("\t")) for line in lines if "\t" in line)

    def _run(self, *words):
        folders = ("-D", self._home, "-C", self._home)
        return run("calcurse", *folders, *words, HOME=self._home, TZ=self._zone)


class Library:
    """A library that reads a file; what it read last is all it knows."""

    def __init__(self, _home, zone):
        self._zone, self._data = ZoneInfo(zone), b""

    def read(self, data):
        self._data = data

    def shown(self):
        return sorted(
            Shown(
                title, *(f"{when.astimezone(self._zone):%Y-%m-%d %H:%M}" for when in times), state
            )
            for title, state, *times in self.events()
        )


class Vobject(Library):
    """By the changes of clocks that the file tells."""

    def events(self):
        for event in vobject.readOne(self._data.decode()).vevent_list:
            yield (
                event.summary.value,
                event.status.value,
                event.dtstart.value,
                event.dtend.value,
            )


class Icalendar(Library):
    """By the names of the zones."""

    def events(self):
        for event in icalendar.Calendar.from_ical(self._data).walk("VEVENT"):
            yield str(event["summary"]), str(event["status"]), event.start, event.end


PROGRAMS = [
    Vobject,
    Icalendar,
    pytest.param(Khal, marks=needs_khal),
    pytest.param(Calcurse, marks=needs_calcurse),
]


def run(*command, **environment):
    """What a program says that is run to its end in a home of its own."""
    kept = {name: os.environ[name] for name in ("PATH",)}
    done = subprocess.run(
        list(map(str, command)),
        env={**kept, "LC_ALL": "C.UTF-8", **{k: str(v) for k, v in environment.items()}},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return done.stdout.decode()


@pytest.fixture
def laid(journal):
    """Two quarters with a session at eleven in each of four zones, on days around the changes."""
    step = journal.do("Lay out", lay)
    return journal.ask(lambda db: [training_quarters.get(db, plan_id) for plan_id in step])


def lay(db):
    plans = []
    for key, days in DAYS.items():
        step, quarter = builders.InOneStep(db), read_period(key)
        plan = builders.training_plan(step, quarter=quarter, count=0)
        for zone in ZONES:
            for day in days:
                topic = f"{zone} {day:%d.%m.}"
                builders.training(step, plan.id, day, zone=zone, topic=topic)
        training_quarters.mark_published(db, plan.id, TODAY)
        plans.append(plan.id)
    return plans


def as_meant(quarter, reader):
    """What a reader in a zone should see: each session at eleven by the clock where it is held."""
    found = []
    for one in quarter.trainings:
        zone = ZoneInfo(one.session.zone)
        starts = datetime.combine(one.session.planned_for, datetime.min.time(), zone)
        starts = starts.replace(hour=11).astimezone(ZoneInfo(reader))
        times = (f"{when:%Y-%m-%d %H:%M}" for when in (starts, starts + timedelta(minutes=45)))
        found.append(Shown(f"Training: {one.session.topic}", *times))
    return sorted(found)


@pytest.mark.long
@pytest.mark.parametrize("reader", ZONES)
@pytest.mark.parametrize("program", PROGRAMS)
def test_every_session_is_at_its_time_wherever_it_is_read(journal, laid, tmp_path, program, reader):
    reads = program(tmp_path / "reader", reader)
    for quarter in laid:
        reads.read(training_calendar.write_quarter(journal, quarter.plan.id))
        meant = as_meant(quarter, reader)
        assert len(meant) == 16
        assert [one for one in reads.shown() if one in meant] == meant


@pytest.mark.parametrize(
    ("reader", "day", "clock"),
    [
        ("America/New_York", "30.03.", "2027-03-30 05:00"),  # both have summer time by then
        ("America/New_York", "18.03.", "2027-03-18 06:00"),  # only New York has
        ("America/New_York", "11.03.", "2027-03-11 05:00"),  # neither has
        ("Asia/Kolkata", "30.03.", "2027-03-30 14:30"),
        ("Australia/Sydney", "01.10.", "2027-10-01 19:00"),
        ("Australia/Sydney", "12.10.", "2027-10-12 20:00"),
    ],
)
@pytest.mark.parametrize("program", PROGRAMS)
def test_eleven_in_berlin_is_read_by_the_clock_elsewhere(
    journal, laid, tmp_path, program, reader, day, clock
):
    reads = program(tmp_path / "reader", reader)
    quarter = laid[0] if ".03." in day else laid[1]
    reads.read(training_calendar.write_quarter(journal, quarter.plan.id))
    found = [one.starts for one in reads.shown() if one.title == f"Training: Europe/Berlin {day}"]
    assert found == [clock]


@pytest.fixture
def given(journal):
    """Three sessions of a quarter: Dana gives the first and the last, Ben the other."""
    people = builders.team(journal, "Dana Whitfield", "Ben Carver")
    plan = builders.training_plan(journal, QuarterState.PUBLISHED, givers=people)
    found = journal.ask(training_quarters.get, plan.id).trainings
    return plan.id, people, [one.id for one in found]


def summed(reads):
    return [(one.starts, one.state) for one in reads.shown()]


@needs_khal
@pytest.mark.long
def test_a_file_that_is_read_again_changes_what_is_there_and_doubles_nothing(
    journal, given, tmp_path
):
    plan_id, _, (first, second, _) = given
    reads = Khal(tmp_path / "reader", "America/New_York")
    reads.read(training_calendar.write_quarter(journal, plan_id))
    as_it_was = [
        ("2027-01-07 05:00", "CONFIRMED"),
        ("2027-01-14 05:00", "CONFIRMED"),
        ("2027-01-21 05:00", "CONFIRMED"),
    ]
    assert summed(reads) == as_it_was

    journal.do("Move", trainings.move, first, date(2027, 3, 16), TODAY, starts_at="9:30")
    journal.do("Cancel", trainings.cancel, second, "Trade fair", TODAY)
    reads.read(training_calendar.write_quarter(journal, plan_id))
    assert summed(reads) == [
        ("2027-01-14 05:00", "CANCELLED"),
        ("2027-01-21 05:00", "CONFIRMED"),
        ("2027-03-16 04:30", "CONFIRMED"),
    ]

    journal.undo()
    journal.undo()
    reads.read(training_calendar.write_quarter(journal, plan_id))
    assert summed(reads) == as_it_was


@needs_khal
@pytest.mark.long
def test_whoever_gives_no_more_sees_it_cancelled_and_the_other_has_it(journal, given, tmp_path):
    plan_id, (dana, ben), (first, _, _) = given
    calendars = {who: Khal(tmp_path / f"reader {who}", "Asia/Kolkata") for who in (dana, ben)}

    def send():
        for who, reads in calendars.items():
            reads.read(training_calendar.write_giver(journal, Giver(who), date(2027, 1, 1)))
        return {who: summed(reads) for who, reads in calendars.items()}

    assert send() == {
        dana: [("2027-01-07 15:30", "CONFIRMED"), ("2027-01-21 15:30", "CONFIRMED")],
        ben: [("2027-01-14 15:30", "CONFIRMED")],
    }
    journal.do("Hand over", trainings.change, first, TODAY, giver_id=ben)
    assert send() == {
        dana: [("2027-01-07 15:30", "CANCELLED"), ("2027-01-21 15:30", "CONFIRMED")],
        ben: [("2027-01-07 15:30", "CONFIRMED"), ("2027-01-14 15:30", "CONFIRMED")],
    }
    # What they are told as one of the team stands beside it and stays.
    calendars[dana].read(training_calendar.write_quarter(journal, plan_id))
    assert summed(calendars[dana]).count(("2027-01-07 15:30", "CONFIRMED")) == 1


@needs_calcurse
def test_a_program_without_ids_has_the_moved_session_when_it_reads_into_an_empty_calendar(
    journal, given, tmp_path
):
    """calcurse keeps no ids: a second file is added to the first. In an empty one all is right."""
    plan_id, _, (first, *_) = given
    reads = Calcurse(tmp_path / "reader", "America/New_York")
    reads.read(training_calendar.write_quarter(journal, plan_id))
    journal.do("Move", trainings.move, first, date(2027, 3, 16), TODAY)
    data = training_calendar.write_quarter(journal, plan_id)
    reads.read(data)
    assert len(reads.shown()) == 6

    anew = Calcurse(tmp_path / "anew", "America/New_York")
    anew.read(data)
    assert [one.starts for one in anew.shown()] == [
        "2027-01-14 05:00",
        "2027-01-21 05:00",
        "2027-03-16 06:00",
    ]
