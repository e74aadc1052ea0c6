"""Days as they are typed in passing, seen from Sunday 22 November 2026."""

from datetime import date

import pytest

from app.domain.days import DayRead, day_in_words, read_day

TODAY = date(2026, 11, 22)


def read(text, today=TODAY, **options):
    return read_day(text, 0, len(text), today, **options)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", date(2026, 11, 22)),
        ("Tomorrow", date(2026, 11, 23)),
        ("fri", date(2026, 11, 27)),
        ("FRIDAY", date(2026, 11, 27)),
        ("mon", date(2026, 11, 23)),
        ("tues", date(2026, 11, 24)),
        ("thurs", date(2026, 11, 26)),
        ("12 dec", date(2026, 12, 12)),
        ("12. December", date(2026, 12, 12)),
        ("12dec", date(2026, 12, 12)),
        ("3rd dec", date(2026, 12, 3)),
        ("dec 12", date(2026, 12, 12)),
        ("Dec 12th, 2027", date(2027, 12, 12)),
        ("12 dec 2027", date(2027, 12, 12)),
        ("12.12.", date(2026, 12, 12)),
        ("12.12", date(2026, 12, 12)),
        ("1.2.27", date(2027, 2, 1)),
        ("1.2.2028", date(2028, 2, 1)),
        ("12/12", date(2026, 12, 12)),
        ("25/12", date(2026, 12, 25)),
        ("12/25", date(2026, 12, 25)),
        ("2026-12-12", date(2026, 12, 12)),
        ("2025-01-02", date(2025, 1, 2)),
        ("+3d", date(2026, 11, 25)),
        ("+2w", date(2026, 12, 6)),
        ("in 3 days", date(2026, 11, 25)),
        ("eom", date(2026, 11, 30)),
    ],
)
def test_it_is_read_whole(text, day):
    assert read(text) == DayRead(len(text), day)
    assert read(f"{text}, then") == DayRead(len(text), day)


@pytest.mark.parametrize(
    "text",
    ["", "someday", "fridays", "31 feb", "32 dec", "12-12", "13/13", "2026-2-30", "99999", "dec"],
)
def test_what_is_no_day_is_not_guessed_at(text):
    assert read(text) is None


def test_two_days_could_be_meant():
    assert read("3/4") == DayRead(3, None)


def test_todays_own_weekday_is_a_week_from_now():
    assert read("sun") == DayRead(3, date(2026, 11, 29))


def test_a_day_without_a_year_that_is_over_is_next_years():
    assert read("21 nov") == DayRead(6, date(2027, 11, 21))
    assert read("22 nov") == DayRead(6, TODAY)


def test_29_february_waits_for_its_year():
    assert read("29 feb") == DayRead(6, date(2028, 2, 29))
    assert read("29 feb", date(2096, 3, 1)) == DayRead(6, date(2104, 2, 29))


@pytest.mark.parametrize(
    ("today", "week_start", "day"),
    [
        (date(2026, 11, 18), 0, date(2026, 11, 20)),
        (date(2026, 11, 20), 0, date(2026, 11, 20)),
        (date(2026, 11, 21), 0, date(2026, 11, 22)),
        (date(2026, 11, 22), 6, date(2026, 11, 27)),
    ],
)
def test_the_end_of_the_week_is_its_friday(today, week_start, day):
    assert read("eow", today, week_start=week_start) == DayRead(3, day)


def test_the_calendar_ends_and_nothing_breaks():
    assert read("+3d", date(9999, 12, 30)) is None


def test_a_day_reads_like_speech():
    assert day_in_words(TODAY, TODAY) == "today"
    assert day_in_words(date(2026, 11, 23), TODAY) == "tomorrow"
    assert day_in_words(date(2026, 12, 4), TODAY) == "Friday 4 Dec"
    assert day_in_words(date(2027, 12, 3), TODAY) == "Friday 3 Dec 2027"
