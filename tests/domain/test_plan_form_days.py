"""Months and days as reps write them into a form."""

from datetime import date

import pytest

from app.domain.plan_form_days import read_day, read_month
from tests.exchange.plan_forms import HALF, MONTHS


@pytest.mark.parametrize(
    "text",
    [
        *("Mar", "March 2027", "march '27", "mar 27", "2027-03", "03/27", "3/2027", "3"),
        *("März", "mars 2027", "15.03.2027", "2027-03-15", "15 March 2027", "Mar 15, 2027"),
    ],
)
def test_a_month_in_whatever_words_is_that_month(text):
    assert read_month(text, HALF, MONTHS) == date(2027, 3, 1)


@pytest.mark.parametrize(
    "text", ["August", "Aug 2027", "2026-03", "12", "March 2028", "31.12.2026"]
)
def test_a_month_past_the_half_is_said_to_be(text):
    with pytest.raises(ValueError, match="is not in H1 2027"):
        read_month(text, HALF, MONTHS)


@pytest.mark.parametrize("text", ["soon", "Q1", "2027-13", "?", "March or April", "1/2/3/4", "٣"])
def test_what_names_no_month_is_said_to(text):
    with pytest.raises(ValueError, match="names no month"):
        read_month(text, HALF, MONTHS)


def test_two_numbers_that_may_be_either_month_are_neither():
    with pytest.raises(ValueError, match="could be two months"):
        read_month("3/4/2027", HALF, MONTHS)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12 Feb", date(2027, 2, 12)),
        ("Feb 12, 2027", date(2027, 2, 12)),
        ("Fri 12 Feb 2027", date(2027, 2, 12)),
        ("12.2.", date(2027, 2, 12)),
        ("2027-02-12", date(2027, 2, 12)),
        ("13/4/27", date(2027, 4, 13)),
        ("4/13/2027", date(2027, 4, 13)),
        ("3. März 2027", date(2027, 3, 3)),
        ("end of March", date(2027, 3, 31)),
        ("02/2027", date(2027, 2, 28)),
        ("20 Dec", date(2026, 12, 20)),
        ("5 July", date(2027, 7, 5)),
    ],
)
def test_a_day_is_the_one_nearest_to_the_half(text, day):
    assert read_day(text, HALF) == day


@pytest.mark.parametrize("text", ["soon", "tomorrow", "31 Feb 2027", "5", "1/2/3/4", "99.99.2027"])
def test_what_is_no_day_is_said_not_to_be(text):
    with pytest.raises(ValueError, match="is not a day"):
        read_day(text, HALF)


def test_two_numbers_that_may_be_either_day_are_neither():
    with pytest.raises(ValueError, match="could be two days"):
        read_day("3/4/2027", HALF)
