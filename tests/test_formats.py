"""How money, shares and days are written."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.money import parse_amount
from app.formats import Formats, days_ago, days_away

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("currency", "minor", "written"),
    [
        ("USD", 62000000, "$620,000"),
        ("USD", 123456, "$1,234.56"),
        ("USD", 123450, "$1,234.50"),
        ("USD", 0, "$0"),
        ("USD", 5, "$0.05"),
        ("USD", -50000, "−$500"),
        ("EUR", 100, "€1"),
        ("JPY", 1234567, "¥1,234,567"),
        ("KWD", 1234567, "KWD\N{NO-BREAK SPACE}1,234.567"),
        ("KWD", 999000, "KWD\N{NO-BREAK SPACE}999"),
        ("KWD", 1250000, "KWD\N{NO-BREAK SPACE}1,250.000"),
        ("SEK", 150, "SEK\N{NO-BREAK SPACE}1.50"),
        ("USD", 10**15, "$10,000,000,000,000"),
    ],
)
def test_amounts_have_cents_only_where_there_are_some(currency, minor, written):
    assert Formats(currency).money(minor) == written


@given(st.integers(-(10**14), 10**14), st.sampled_from(["USD", "EUR", "JPY", "KWD", "CHF", "GBP"]))
def test_what_is_written_can_be_read_back(minor, currency):
    assert parse_amount(Formats(currency).money(minor), currency) == minor


@pytest.mark.parametrize(
    ("ratio", "written"),
    [(0.0, "0%"), (0.926, "93%"), (1.0, "100%"), (-0.1, "−10%"), (12.5, "1,250%")],
)
def test_shares_are_whole_percents(ratio, written):
    assert Formats("USD").percent(ratio) == written


def test_the_journals_language_counts_and_not_the_computers():
    formats = Formats("EUR", "de")
    assert formats.money(123450) == "€1.234,50"
    assert formats.day(TODAY) == "22 November 2026"
    assert formats.month(date(2026, 3, 1)) == "März 2026"


def test_days_are_written_out_or_short():
    formats = Formats("USD")
    assert formats.day(date(2024, 2, 29)) == "29 February 2024"
    assert formats.short_day(date(2026, 1, 5)) == "5 Jan"
    assert formats.day_and_month(date(2027, 2, 25)) == "25 February"
    assert formats.month(TODAY) == "November 2026"


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "today"),
        (1, "yesterday"),
        (2, "2 days ago"),
        (59, "59 days ago"),
        (60, "2 months ago"),
        (365, "12 months ago"),
        (729, "24 months ago"),
        (730, "2 years ago"),
        (1200, "3 years ago"),
    ],
)
def test_how_long_ago_is_said_as_one_says_it(days, said):
    assert days_ago(TODAY - timedelta(days=days), TODAY) == said


@given(st.integers(2, 5000))
def test_nothing_was_one_years_ago(days):
    assert not days_ago(TODAY - timedelta(days=days), TODAY).startswith("1 ")


def test_a_day_under_the_head_of_its_month_needs_no_month():
    assert Formats("USD").weekday_in_month(TODAY) == "Sun 22"
    assert Formats("USD").month_name(TODAY) == "November"
    assert Formats("EUR", "de").month_name(date(2027, 3, 1)) == "März"


def test_a_weekday_stands_before_its_day():
    assert Formats("USD").weekday(TODAY) == "Sun 22 Nov"
    assert Formats("EUR", "de").weekday(TODAY).startswith("So")


@pytest.mark.parametrize(
    ("days", "said"),
    [
        *[
            (-1, "yesterday"),
            (-30, "30 days ago"),
            (0, "today"),
            (1, "tomorrow"),
            (59, "in 59 days"),
        ],
        *[(61, "in 2 months"), (800, "in 2 years")],
    ],
)
def test_a_day_to_come_is_not_today(days, said):
    assert days_away(TODAY + timedelta(days=days), TODAY) == said
