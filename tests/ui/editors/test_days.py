from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.editors.days import DayReader

THURSDAY = date(2026, 11, 19)
READER = DayReader(THURSDAY)
PAST = DayReader(THURSDAY, past=True)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", THURSDAY),
        ("tomorrow", date(2026, 11, 20)),
        ("yesterday", date(2026, 11, 18)),
        ("fri", date(2026, 11, 20)),
        ("friday", date(2026, 11, 20)),
        ("thu", date(2026, 11, 26)),
        ("we", date(2026, 11, 25)),
        ("+14", date(2026, 12, 3)),
        ("+ 2 w", date(2026, 12, 3)),
        ("-3d", date(2026, 11, 16)),
        ("2026-12-01", date(2026, 12, 1)),
        ("2026/12/01", date(2026, 12, 1)),
        ("12.1.2027", date(2027, 1, 12)),
        ("12. 1. 2027", date(2027, 1, 12)),
        ("12.1.27", date(2027, 1, 12)),
        ("12 01 2027", date(2027, 1, 12)),
        ("12/1/2027", date(2027, 1, 12)),
        ("1.12", date(2026, 12, 1)),
        ("1.12.", date(2026, 12, 1)),
        ("1.11.", date(2027, 11, 1)),
        ("19.11.", THURSDAY),
        ("12 dec", date(2026, 12, 12)),
        ("12dec", date(2026, 12, 12)),
        ("12. december 2027", date(2027, 12, 12)),
        ("dec 12, 2027", date(2027, 12, 12)),
        ("  12   dec ", date(2026, 12, 12)),
        ("29 feb", date(2028, 2, 29)),
    ],
)
def test_a_day_is_read_as_people_write_it(text, day):
    assert READER.read(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("fri", date(2026, 11, 13)),
        ("thu", THURSDAY),
        ("12 dec", date(2025, 12, 12)),
        ("1.11.", date(2026, 11, 1)),
        ("29 feb", date(2024, 2, 29)),
        ("+1", date(2026, 11, 20)),
    ],
)
def test_looking_back_the_last_such_day_is_meant(text, day):
    assert PAST.read(text) == day


def test_the_month_comes_first_where_people_write_so():
    american = DayReader(THURSDAY, month_first=True)

    assert american.read("12/1/2027") == date(2027, 12, 1)
    assert american.read("12.1.2027") == date(2027, 1, 12)


def test_names_in_the_users_language_are_understood():
    months = ("januar", "februar", "marz", "april", "mai", "juni", "juli")
    months += ("august", "september", "oktober", "november", "dezember")
    days = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag")
    german = DayReader(THURSDAY, months=months, weekdays=days)

    assert german.read("3. dezember") == date(2026, 12, 3)
    assert german.read("freitag") == date(2026, 11, 20)
    assert german.read("3 dec") == date(2026, 12, 3)


@pytest.mark.parametrize(
    "text",
    [
        *("", "someday", "31.2.2026", "32 dec", "0.0.2026", "2026-13-01", "12", "+", "++3", "- -"),
        *("+9999w+", "1.2.3.4", "12 ju", "t", "2026-1", "1.1.202", "12 decx", "५", "²", "1e3"),
        *("29 feb 2027", "12 dec 0000"),
    ],
)
def test_what_names_no_day_is_refused(text):
    with pytest.raises(ValueError):
        READER.read(text)


def test_a_step_out_of_the_calendar_is_refused():
    with pytest.raises(ValueError):
        DayReader(date(9999, 12, 1)).read("+9999w")
    with pytest.raises(ValueError):
        DayReader(date(1, 1, 2), past=True).read("5 jan")


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(text):
    with suppress(ValueError):
        assert isinstance(READER.read(text), date)


@given(st.dates(min_value=date(1900, 1, 1)))
def test_every_day_can_be_written_in_full(day):
    assert READER.read(day.isoformat()) == day
    assert READER.read(f"{day.day}.{day.month}.{day.year}") == day
