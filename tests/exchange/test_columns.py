"""Headings in the user's words."""

import pytest

from app.exchange.cells import Row, Table
from app.exchange.columns import result_columns, roster_columns, unmapped
from app.exchange.headings import RESULT_WORDS, ROSTER_WORDS, ResultField, RosterField, find_field

R = RosterField


def table(header, *rows):
    return Table(tuple(header), tuple(Row(i, tuple(r)) for i, r in enumerate(rows, 2)), "")


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Rep", R.NAME), ("Salesperson", R.NAME), ("Employee", R.NAME), ("Name", R.NAME),
        ("Full name", R.NAME), ("Account executive", R.NAME), ("Sales Rep Name*", R.NAME),
        ("FirstName", R.FIRST_NAME), ("last_name", R.LAST_NAME), ("Known as", R.PREFERRED_NAME),
        ("E-mail", R.EMAIL), ("e-Mail Address", R.EMAIL), ("Work Email", R.EMAIL),
        ("Mobile phone", R.PHONE), ("Title", R.ROLE), ("Job Title", R.ROLE),
        ("Segment", R.SEGMENT), ("Territory", R.TERRITORY), ("Sales Region", R.TERRITORY),
        ("Hire Date", R.STARTED), ("Start date (d.m.y)", R.STARTED), ("HIRE_DATE", R.STARTED),
        ("Termination date", R.LEFT_ON), ("Ramp end", R.RAMP_UNTIL),
        ("Employment Status", R.STATUS),
        ("Mitarbeiter", R.NAME), ("Vorname", R.FIRST_NAME), ("Eintrittsdatum", R.STARTED),
        ("Gebiet", R.TERRITORY), ("Prénom", R.FIRST_NAME), ("Nom", R.NAME), ("Poste", R.ROLE),
        ("Date d’embauche", R.STARTED), ("Correo electrónico", R.EMAIL), ("Apellidos", R.LAST_NAME),
        ("Fecha de ingreso", R.STARTED), ("Cognome", R.LAST_NAME),
        ("Data di assunzione", R.STARTED),
        ("Achternaam", R.LAST_NAME), ("Datum in dienst", R.STARTED), ("Regio", R.TERRITORY),
    ],
)  # fmt: skip
def test_roster_headings(heading, field):
    assert find_field(heading, ROSTER_WORDS) is field


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Rep", ResultField.PERSON), ("Quarter", ResultField.PERIOD),
        ("Fiscal Year", ResultField.YEAR),
        ("Quota (EUR)", ResultField.QUOTA), ("Target USD", ResultField.QUOTA),
        ("Actual", ResultField.ACTUAL), ("Closed won", ResultField.ACTUAL),
        ("Ist", ResultField.ACTUAL),
        ("Sales in k€", ResultField.ACTUAL), ("Objectif", ResultField.QUOTA),
        ("Maand", ResultField.PERIOD),
    ],
)  # fmt: skip
def test_result_headings(heading, field):
    assert find_field(heading, RESULT_WORDS) is field


@pytest.mark.parametrize(
    "heading",
    ["Manager", "Manager name", "Manager e-mail", "Reports to", "Sales manager", "Employee ID",
     "Birthday", "Notes", "", "(", "((((", "Vorgesetzter"],
)  # fmt: skip
def test_other_headings_are_left_alone(heading):
    assert find_field(heading, ROSTER_WORDS) is None


def test_of_two_columns_that_fit_the_fuller_one_is_taken():
    found = table(["Name", "Email", "Work email"], ["A", "", "a@x"], ["B", "b@y", "b@x"])
    assert roster_columns(found) == (R.NAME, None, R.EMAIL)
    assert unmapped(found, roster_columns(found)) == ("Email",)


def test_an_unread_column_with_nothing_in_it_is_not_mentioned():
    found = table(["Name", "Badge", "Shoe size"], ["A", None, 41])
    assert unmapped(found, roster_columns(found)) == ("Shoe size",)


def test_the_user_has_the_last_word():
    found = table(["Name", "Alias", "Boss"], ["A", "B", "C"])
    chosen = {1: R.NAME, 2: None, 9: R.EMAIL}
    assert roster_columns(found, chosen) == (None, R.NAME, None)
    assert result_columns(found, {2: ResultField.ACTUAL})[2] is ResultField.ACTUAL
