"""Dates as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.dates import DateOrder, guess_order, read_date, read_month

DAY, MONTH = DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST


@pytest.mark.parametrize(
    "written",
    [
        "2024-03-04", "20240304", "2024/3/4", "2024-03-04T00:00:00Z", "2024-03-04 09:30",
        "04/03/2024", "4.3.2024", "4.3.24", "4-3-24", "4 / 3 / 2024", "04/03/2024 00:00:00",
        "4 Mar 2024", "Mar 4, 2024", "March 4th, 2024", "04-Mar-24", "Mon, 4 March 2024",
        "4. März 2024", "4 mars 2024", "4 de marzo de 2024", "4 marzo 2024", "4 maart 2024",
        "45355", 45355, 45355.0, date(2024, 3, 4),
    ],
)  # fmt: skip
def test_the_same_day_in_many_hands(written):
    assert read_date(written, DAY) == date(2024, 3, 4)


def test_the_order_matters_only_where_it_can():
    assert read_date("3/4/2024", MONTH) == date(2024, 3, 4)
    assert read_date("2024-03-04", MONTH) == date(2024, 3, 4)
    assert read_date("4.3.2024", MONTH) == date(2024, 3, 4)


def test_two_digit_years_reach_from_1970_to_2069():
    assert read_date("1.1.70", DAY).year == 1970
    assert read_date("1.1.69", DAY).year == 2069


@pytest.mark.parametrize(
    "written",
    ["", None, "soon", "31/02/2024", "13/13/2024", "29.2.2023", "2024", "1066-01-01", "3-4-5",
     "99999", True, "²/3/2024", "1 2 3 4 2024", "4 Marz 5 2024", 10**300, "1" * 100_000,
     " " * 100_000 + "x"],
)  # fmt: skip
def test_what_is_no_date_says_so(written):
    with pytest.raises(ValueError, match="is not a date"):
        read_date(written, DAY)


def test_a_month_alone_is_no_day():
    with pytest.raises(ValueError, match="names no day"):
        read_date("March 2024", DAY)


@pytest.mark.parametrize(
    ("cells", "order", "sure"),
    [
        (["1/3/2024", "13/2/2024"], DAY, True),
        (["1/3/2024", "2/13/2024"], MONTH, True),
        (["1/3/2024", "2/4/2024"], DAY, False),
        (["3/3/2024"], DAY, True),
        (["2024-03-04", date(2024, 3, 4), None], DAY, True),
        (["13/2/2024", "2/13/2024", "2/14/2024"], MONTH, False),
        ([], DAY, True),
    ],
)
def test_the_whole_column_settles_the_order(cells, order, sure):
    assert guess_order(cells) == (order, sure)


def test_an_american_file_is_read_month_first_though_not_surely():
    assert guess_order(["1/3/2024"], american=True) == (MONTH, False)
    assert guess_order(["13/3/2024"], american=True) == (DAY, True)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("März 2025", (2025, 3)),
        ("2025 août", (2025, 8)),
        ("dic. 24", (2024, 12)),
        ("Q3 2025", None),
    ],
)
def test_months_are_read_in_the_languages_around(text, month):
    assert read_month(text) == month


@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)), st.sampled_from(DateOrder))
def test_every_day_written_in_either_order_comes_back(day, order):
    pattern = "%d/%m/%y" if order is DAY else "%m/%d/%y"
    assert read_date(day.strftime(pattern), order) == day


@given(st.text(max_size=80), st.sampled_from(DateOrder))
def test_any_text_is_a_date_or_a_sentence(text, order):
    try:
        read = read_date(text, order)
    except ValueError as error:
        read = str(error)
    assert isinstance(read, date) or read.endswith(".")
