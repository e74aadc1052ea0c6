"""Local times where the clocks are changed, and days that come round again."""

import time
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.clock import (
    Every,
    Shown,
    at,
    is_zone,
    occurrences,
    own_zone,
    read_time,
    zones,
)


@pytest.fixture
def zone_of_computer(monkeypatch):
    """Sets the zone of this computer, and sets it back."""

    def put(name):
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield put
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("day", "clock", "zone", "utc"),
    [
        (date(2026, 1, 15), "14:00", "Europe/Berlin", "13:00"),
        (date(2026, 7, 15), "14:00", "Europe/Berlin", "12:00"),
        (date(2026, 7, 15), "14:00", "America/New_York", "18:00"),
        (date(2026, 7, 15), "14:00", "Asia/Kolkata", "08:30"),
        (date(2024, 2, 29), "00:00", "UTC", "00:00"),
    ],
)
def test_an_ordinary_time_is_what_the_clock_says(day, clock, zone, utc):
    found = at(day, clock, zone)
    assert (found.shown, found.time, f"{found.utc:%H:%M}") == (Shown.ONCE, clock, utc)
    assert found.when.date() == day


@pytest.mark.parametrize(
    ("day", "clock", "zone", "come_at"),
    [
        (date(2026, 3, 29), "02:00", "Europe/Berlin", "2026-03-29T03:00:00+02:00"),
        (date(2026, 3, 29), "02:30", "Europe/Berlin", "2026-03-29T03:30:00+02:00"),
        (date(2026, 3, 8), "02:59", "America/New_York", "2026-03-08T03:59:00-04:00"),
        (date(2026, 10, 4), "02:15", "Australia/Lord_Howe", "2026-10-04T02:45:00+11:00"),
        # Samoa left out a whole day to be on the other side of the date line.
        (date(2011, 12, 30), "09:00", "Pacific/Apia", "2011-12-31T09:00:00+14:00"),
    ],
)
def test_a_time_the_clocks_pass_over_is_as_much_later_as_they_go_forward(day, clock, zone, come_at):
    found = at(day, clock, zone)
    assert found.shown is Shown.NEVER
    assert found.when.isoformat() == come_at


@pytest.mark.parametrize(
    ("day", "clock", "zone", "come_at"),
    [
        (date(2026, 10, 25), "02:00", "Europe/Berlin", "2026-10-25T02:00:00+02:00"),
        (date(2026, 10, 25), "02:59", "Europe/Berlin", "2026-10-25T02:59:00+02:00"),
        (date(2026, 11, 1), "01:30", "America/New_York", "2026-11-01T01:30:00-04:00"),
    ],
)
def test_of_a_time_the_clocks_show_twice_it_is_the_first(day, clock, zone, come_at):
    found = at(day, clock, zone)
    assert found.shown is Shown.TWICE
    assert found.when.isoformat() == come_at


@pytest.mark.parametrize(
    ("day", "clock"),
    [
        *[(date(2026, 3, 29), "01:59"), (date(2026, 3, 29), "03:00")],
        *[(date(2026, 10, 25), "01:59"), (date(2026, 10, 25), "03:00")],
    ],
)
def test_the_minutes_beside_a_change_are_ordinary(day, clock):
    found = at(day, clock, "Europe/Berlin")
    assert (found.shown, found.time) == (Shown.ONCE, clock)


def test_an_hour_is_an_hour_while_the_clocks_are_changed():
    assert f"{at(date(2026, 3, 29), '01:30', 'Europe/Berlin').after(60):%H:%M}" == "03:30"
    second = at(date(2026, 10, 25), "02:30", "Europe/Berlin").after(60)
    assert second.isoformat() == "2026-10-25T02:30:00+01:00"


@given(
    st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)),
    st.sampled_from(sorted(zones())),
    st.integers(0, 600),
)
def test_every_time_in_every_zone_means_an_instant(asked, zone, minutes):
    found = at(asked.date(), f"{asked:%H:%M}", zone)
    local = found.utc.astimezone(ZoneInfo(zone))
    assert (f"{local:%H:%M}" == f"{asked:%H:%M}") or found.shown is Shown.NEVER
    assert found.after(minutes).astimezone(UTC) - found.utc == timedelta(minutes=minutes)


@pytest.mark.parametrize("name", ["Europe/Berlin", "America/Argentina/Ushuaia", "UTC", "Etc/GMT+5"])
def test_zones_go_by_their_iana_names(name):
    assert is_zone(name)


@pytest.mark.parametrize(
    "name",
    [
        *["", " ", "Europe", "europe/berlin", "Europe/Berlin ", "CEST", "localtime", "Factory"],
        *["/etc/passwd", "../UTC", "Europe/../UTC", "posix/UTC", "W. Europe Standard Time", "\0"],
    ],
)
def test_what_only_looks_like_a_zone_is_none(name):
    assert not is_zone(name)
    with pytest.raises(ValueError):
        at(date(2026, 1, 1), "09:00", name)


@pytest.mark.parametrize(
    ("said", "zone"),
    [
        ("Asia/Kolkata", "Asia/Kolkata"),
        (":Europe/Paris", "Europe/Paris"),
        ("/usr/share/zoneinfo/America/Indiana/Knox", "America/Indiana/Knox"),
        # Rules without a name: one whose clocks go the same way.
        ("XST5XDT,M3.2.0,M11.1.0", "America/New_York"),
        ("XST-5:30", "Asia/Kolkata"),
        ("XST-1XDT,M3.5.0,M10.5.0/3", "Europe/Berlin"),
        ("XST+1:23", "UTC"),
    ],
)
def test_the_zone_of_the_environment_comes_first(zone_of_computer, tmp_path, said, zone):
    (tmp_path / "timezone").write_text("Asia/Tokyo\n")
    zone_of_computer(said)
    assert own_zone(tmp_path) == zone


@pytest.mark.parametrize(
    "folder",
    ["/usr/share/zoneinfo", "../usr/share/zoneinfo", "/var/db/timezone/zoneinfo"],
)
def test_the_zone_of_the_system_is_where_its_link_leads(monkeypatch, tmp_path, folder):
    monkeypatch.delenv("TZ", raising=False)
    (tmp_path / "timezone").write_text("Asia/Tokyo\n")
    (tmp_path / "localtime").symlink_to(f"{folder}/Europe/Amsterdam")
    assert own_zone(tmp_path) == "Europe/Amsterdam"


@pytest.mark.parametrize(
    ("kept", "zone"), [(b"Asia/Tokyo\n", "Asia/Tokyo"), (b"Nowhere/At_All\n", ""), (b"\xff", "")]
)
def test_a_copied_zone_is_named_beside_it(zone_of_computer, monkeypatch, tmp_path, kept, zone):
    zone_of_computer("UTC0")
    monkeypatch.delenv("TZ")
    (tmp_path / "localtime").write_bytes(b"TZif2")
    (tmp_path / "timezone").write_bytes(kept)
    assert own_zone(tmp_path) == (zone or "UTC")


def test_a_computer_that_says_nothing_still_has_a_zone(tmp_path):
    assert is_zone(own_zone(tmp_path / "none"))
    assert is_zone(own_zone())


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        *[("9", "09:00"), ("09", "09:00"), ("9:30", "09:30"), (" 9:30 ", "09:30")],
        *[("14.00", "14:00"), ("1430", "14:30"), ("930", "09:30"), ("14h30", "14:30")],
        *[("14h", "14:00"), ("2pm", "14:00"), ("2 PM", "14:00"), ("2:30 p.m.", "14:30")],
        *[("2p", "14:00"), ("12am", "00:00"), ("12pm", "12:00"), ("12:01 a.m.", "00:01")],
        *[("0", "00:00"), ("0000", "00:00"), ("23:59", "23:59"), ("９：３０", "09:30")],
    ],
)
def test_a_time_is_read_as_people_type_it(text, clock):
    assert read_time(text) == clock


@pytest.mark.parametrize(
    "text",
    [
        *["", " ", "24", "24:00", "9:60", "9:5", "9:", "-1", "0pm", "13pm", "14:30 am", "pm"],
        *["9:30:00", "12345", "9-10", "soon", "9 30 pm x", "٣", "9\0", "9" * 5000],
    ],
)
def test_what_is_no_time_is_not_guessed_at(text):
    assert read_time(text) is None


@given(st.times())
def test_a_time_that_is_shown_is_read_back(clock):
    assert read_time(f"{clock:%H:%M}") == f"{clock:%H:%M}"


def days(*texts):
    return tuple(map(date.fromisoformat, texts))


@pytest.mark.parametrize(
    ("every", "expected"),
    [
        (Every.WEEK, days("2026-12-22", "2026-12-29", "2027-01-05", "2027-01-12", "2027-01-19")),
        (Every.TWO_WEEKS, days("2026-12-22", "2027-01-05", "2027-01-19")),
        (Every.FOUR_WEEKS, days("2026-12-22", "2027-01-19")),
    ],
)
def test_weeks_go_on_over_the_new_year(every, expected):
    assert occurrences(date(2026, 12, 22), every, date(2027, 1, 19)) == expected


def test_the_31st_is_the_last_day_of_shorter_months_and_comes_back():
    assert occurrences(date(2027, 12, 31), Every.MONTH, date(2028, 5, 31)) == days(
        *("2027-12-31", "2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30", "2028-05-31")
    )
    assert occurrences(date(2027, 1, 30), Every.MONTH, date(2027, 3, 29)) == days(
        *("2027-01-30", "2027-02-28")
    )


def test_the_third_tuesday_stays_the_third_tuesday():
    assert occurrences(date(2026, 9, 15), Every.MONTH_WEEKDAY, date(2026, 12, 31)) == days(
        *("2026-09-15", "2026-10-20", "2026-11-17", "2026-12-15")
    )


def test_a_fifth_weekday_is_the_last_one():
    assert occurrences(date(2026, 7, 31), Every.MONTH_WEEKDAY, date(2026, 11, 30)) == days(
        *("2026-07-31", "2026-08-28", "2026-09-25", "2026-10-30", "2026-11-27")
    )


@pytest.mark.parametrize("every", Every)
def test_a_series_has_an_end(every):
    first = date(2026, 1, 29)
    assert occurrences(first, every, first) == (first,)
    assert occurrences(first, every, first - timedelta(days=1)) == ()
    assert len(occurrences(first, every, date.max)) == 60
    assert len(occurrences(first, every, date.max, most=3)) == 3
    assert occurrences(date.max, every, date.max) == (date.max,)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.sampled_from(Every), st.integers(0, 2000))
def test_days_follow_each_other_at_the_same_distance(first, every, length):
    until = first + timedelta(days=length)
    found = occurrences(first, every, until, most=1000)
    assert found[0] == first
    assert found[-1] <= until
    steps = {(after - before).days for before, after in pairwise(found)}
    allowed = {
        Every.WEEK: {7},
        Every.TWO_WEEKS: {14},
        Every.FOUR_WEEKS: {28},
        Every.MONTH: set(range(28, 32)),
        Every.MONTH_WEEKDAY: {28, 35},
    }
    assert steps <= allowed[every]
    assert until - found[-1] < timedelta(days=max(allowed[every]))
    if every is not Every.MONTH:
        assert {day.weekday() for day in found} == {first.weekday()}
