"""Past results from a file."""

from datetime import date

import pytest

from app.exchange.errors import Unreadable
from app.exchange.headings import ResultField
from app.exchange.results import read_results
from tests.exchange.files import ods, xlsx


def read(text, fiscal_start=1, currency="EUR", **choices):
    data = text if isinstance(text, bytes) else text.encode()
    return read_results(data, "results.csv", fiscal_start, currency, **choices)


def problems(line):
    return [(problem.column, problem.blocking) for problem in line.problems]


def only(text, **choices):
    (line,) = read(text, **choices).lines
    return line


def test_a_long_table_of_quarters():
    line = only("Rep,Quarter,Quota,Actual\nDana Whitfield,Q3 2025,620k,540000\n")
    assert (line.row, line.person, line.period.key) == (2, "Dana Whitfield", "2025-Q3")
    assert (line.quota, line.actual) == (62_000_000, 54_000_000)
    assert line.problems == ()


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("2025-Q3", "2025-Q3"), ("FY25 Q3", "2025-Q3"), ("3. Quartal 2025", "2025-Q3"),
        ("T3 2025", "2025-Q3"), ("Quarter 3 2025", "2025-Q3"), ("2025-07", "2025-07"),
        ("Jul 2025", "2025-07"), ("Juli 2025", "2025-07"), ("juillet 2025", "2025-07"),
        ("202507", "2025-07"), ("31/07/2025", "2025-07"), ("07/31/2025", "2025-07"),
        ("2025", "2025"), ("2025-H2", "2025-H2"), ("45869", "2025-07"),
    ],
)  # fmt: skip
def test_periods_in_the_users_words(written, key):
    assert only(f"Rep,Period,Actual\nDana,{written},1\n").period.key == key


@pytest.mark.parametrize(
    ("header", "year", "part", "key"),
    [
        ("Quarter", 2025, "Q3", "2025-Q3"), ("Quarter", 2025, "3", "2025-Q3"),
        ("Quartal", "2025", "3", "2025-Q3"), ("Month", 2025, "7", "2025-07"),
        ("Month", 2025, "July", "2025-07"), ("Monat", 2025, "Juli", "2025-07"),
        ("Half", "FY25", "H2", "2025-H2"), ("Month", 2025, "", "2025"),
    ],
)  # fmt: skip
def test_a_year_in_its_own_column(header, year, part, key):
    assert only(f"Rep,Year,{header},Actual\nDana,{year},{part},1\n").period.key == key


def test_quarters_are_fiscal():
    period = only("Rep,Quarter,Actual\nDana,FY26 Q1,1\n", fiscal_start=2).period
    assert period.starts == date(2025, 2, 1)


@pytest.mark.parametrize("make", [xlsx, ods])
def test_a_spreadsheets_own_dates_and_numbers(make):
    rows = [["Rep", "Month", "Quota", "Actual"], ["Dana", date(2025, 7, 1), 1000.5, 0.1]]
    line = only(make(rows))
    assert (line.period.key, line.quota, line.actual) == ("2025-07", 100_050, 10)


@pytest.mark.parametrize("blank", ["", " ", "-", "—", "n/a", "N/A", "null"])
def test_a_blank_is_not_reported_and_never_zero(blank):
    line = only(f"Rep,Period,Quota,Actual\nDana,2025-07,{blank},5\n")
    assert line.quota is None
    assert not any(problem.blocking for problem in line.problems)


def test_zero_is_a_figure():
    assert only("Rep,Period,Quota,Actual\nDana,2025-07,0,0\n").actual == 0


@pytest.mark.parametrize(
    ("heading", "written", "minor"),
    [
        ("Actual (k€)", "620", 62_000_000), ("Ist (T€)", '"540,5"', 54_050_000),
        ("Actual (EUR '000)", "620", 62_000_000), ("Actual in Mio EUR", "1.25", 125_000_000),
        ("Actual EUR", "620", 62_000), ("Actual (€)", "620", 62_000),
        ("Actual (k)", "620k", 62_000_000), ("Actual (FY25)", "620", 62_000),
        ("Actual sales", "620", 62_000),
    ],
)  # fmt: skip
def test_the_unit_in_the_heading_counts(heading, written, minor):
    assert only(f"Rep,Period,{heading}\nDana,2025-07,{written}\n").actual == minor


def test_the_unit_in_the_heading_counts_for_typed_numbers():
    line = only(xlsx([["Rep", "Period", "Actual (k€)"], ["Dana", "2025-07", 620.25]]))
    assert line.actual == 62_025_000


def test_another_currency_is_not_taken_for_this_one():
    line = only("Rep,Period,Quota (USD),Actual\nDana,2025-07,620,£5\n")
    assert problems(line) == [("Quota (USD)", True), ("Actual", True)]
    assert "USD" in line.problems[0].text


def test_every_problem_stands_beside_its_cell():
    text = "Rep,Period,Quota,Actual\n,2025-07,1,1\nDana,Q9 2025,1,1\nDana,2025-07,5%,1\n"
    text += "Dana,2025-07,-5,1\nDana,2025-07,,\nDana,,1,1\n"
    assert [problems(line) for line in read(text).lines] == [
        [("Rep", True)],
        [("Period", True)],
        [("Quota", True)],
        [("Quota", True)],
        [("Actual", True)],
        [("Period", True)],
    ]


def test_a_fraction_is_no_period():
    line = only(xlsx([["Rep", "Period", "Actual"], ["Dana", 2025.1, 5]]))
    assert problems(line) == [("Period", True)]


def test_people_by_address_or_by_parts_of_a_name():
    text = "First name,Last name,E-mail,Period,Actual\n"
    text += "Dana,Whitfield,d@x.com,2025-07,1\n,,b@x.com,2025-07,1\n"
    first, second = read(text).lines
    assert (first.person, first.email) == ("Dana Whitfield", "d@x.com")
    assert (second.person, second.email) == ("b@x.com", "b@x.com")


def test_columns_can_be_chosen_by_hand():
    choice = {0: ResultField.PERSON, 1: ResultField.PERIOD, 2: ResultField.ACTUAL}
    line = only("Kuka,Koska,Paljonko\nAino,2025-07,5\n", columns=choice)
    assert (line.person, line.period.key, line.actual) == ("Aino", "2025-07", 500)


def test_what_is_not_read_is_listed():
    assert read("Rep,Period,Actual,Region\nDana,2025-07,1,North\n").unmapped == ("Region",)


def test_a_file_that_is_no_table_is_refused():
    with pytest.raises(Unreadable):
        read(b"%PDF-1.7")
