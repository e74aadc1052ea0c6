"""Which days are public holidays where the team works."""

from datetime import date

import pytest

from app import public_holidays

FIRST, LAST = date(2027, 1, 1), date(2027, 3, 31)


@pytest.mark.parametrize(
    ("country", "region", "found"),
    [
        ("DE", "", {FIRST: "New Year's Day", date(2027, 3, 26): "Good Friday"}),
        ("DE", "BY", {date(2027, 1, 6): "Epiphany"}),
        ("DE", "XX", {FIRST: "New Year's Day"}),
        ("US", "", {date(2027, 1, 18): "Martin Luther King Jr. Day"}),
    ],
)
def test_the_holidays_of_a_country_and_its_region_come_by_day(country, region, found):
    read = public_holidays.between(country, region, FIRST, LAST)
    assert found.items() <= read.items()
    assert list(read) == sorted(read)
    assert all(FIRST <= day <= LAST for day in read)
    assert (date(2027, 1, 6) in read) is (region == "BY")


@pytest.mark.parametrize("country", ["", "XX", "de"])
def test_a_country_that_is_not_known_has_none(country):
    assert public_holidays.between(country, "BY", FIRST, LAST) == {}


def test_days_across_the_turn_of_a_year_are_of_both_years():
    read = public_holidays.between("DE", "", date(2026, 12, 1), date(2027, 1, 31))
    assert list(read) == [date(2026, 12, 25), date(2026, 12, 26), date(2027, 1, 1)]


def test_each_region_offered_is_one_of_its_country():
    known = public_holidays.countries()
    assert {"DE", "GB", "US", "IN"} <= known.keys()
    assert "BY" in known["DE"]
    assert list(known) == sorted(known)
