"""Rosters from the programs that managers have them in."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.kinds import Status
from app.exchange.errors import Unreadable
from app.exchange.headings import RosterField
from app.exchange.roster import read_roster
from tests.exchange.files import changed, ods, xlsx


def lines(text, name="team.csv", **choices):
    return read_roster(text.encode(), name, **choices).lines


def problems(line):
    return [(problem.column, problem.blocking) for problem in line.problems]


def test_excels_semicolon_file_in_its_old_encoding():
    data = (
        "Mitarbeiter;E-Mail;Eintrittsdatum;Gebiet;Vorgesetzter\r\n"
        "Müller, Jörg;joerg@example.com;13.02.2021;Süd;Vogel, Eva\r\n"
    ).encode("cp1252")
    file = read_roster(data, "Team.csv")
    (line,) = file.lines
    assert (line.name, line.territory, line.started) == ("Jörg Müller", "Süd", date(2021, 2, 13))
    assert file.unmapped == ("Vorgesetzter",)
    assert file.day_first_sure


def test_a_crms_utf_16_export_with_tabs():
    data = (
        '"First Name"\t"Last Name"\t"Email"\t"Hire Date"\t"IsActive"\r\n'
        '"Dana"\t"Whitfield"\t"dana@example.com"\t"3/14/2024"\t"TRUE"\r\n'
    ).encode("utf-16")
    (line,) = read_roster(data, "report.csv").lines
    assert (line.name, line.started) == ("Dana Whitfield", date(2024, 3, 14))
    assert line.status is Status.ACTIVE


def test_quoted_line_ends_stay_inside_their_cell():
    first, second = lines('Name,Title,Territory\n"Dana\nWhitfield","AE, ""senior""",N\nBob,AE,S\n')
    assert (first.row, first.name, first.role) == (2, "Dana Whitfield", 'AE, "senior"')
    assert (second.row, second.name) == (3, "Bob")


@pytest.mark.parametrize("make", [xlsx, ods])
def test_a_spreadsheet_with_titles_above_the_header(make):
    rows = [
        ["Sales team 2026"],
        ["Printed by", "Operations"],
        [],
        ["Rep", "Hire Date", "Phone", "Status"],
        ["Dana Whitfield", date(2021, 3, 4), 6175550123, "On leave"],
        ["Total", 1],
    ]
    dana, total = read_roster(make(rows), "team").lines
    assert (dana.row, dana.name, dana.started) == (5, "Dana Whitfield", date(2021, 3, 4))
    assert (dana.phone, dana.status) == ("6175550123", Status.ON_LEAVE)
    assert ("Rep", True) in problems(total)


def test_a_serial_number_below_a_date_heading_is_a_day():
    (line,) = read_roster(xlsx([["Name", "Start date"], ["Dana", 45355]]), "x.xlsx").lines
    assert line.started == date(2024, 3, 4)


@pytest.mark.parametrize(
    ("header", "row", "name"),
    [
        ("Name", '"Whitfield, Dana"', "Dana Whitfield"),
        ("Name", '"Whitfield, Jr."', "Whitfield, Jr."),
        ("First name,Last name", "Dana,Whitfield", "Dana Whitfield"),
        ("Name,Vorname", "Whitfield,Dana", "Dana Whitfield"),
        ("Nombre,Apellidos", "Dana,Whitfield", "Dana Whitfield"),
        ("Name,First name", "Dana Whitfield,Dana", "Dana Whitfield"),
        ("Nome,Cognome", "Dana,Whitfield", "Dana Whitfield"),
        ("First name,E-mail", "Dana,d@example.com", "Dana"),
        ("Name,E-mail", "  Dana \t Whitfield ,d@example.com", "Dana Whitfield"),
    ],
)
def test_a_name_is_put_together(header, row, name):
    assert lines(f"{header}\n{row}\n")[0].name == name


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("Active", Status.ACTIVE), ("On leave", Status.ON_LEAVE),
        ("Parental Leave", Status.ON_LEAVE),
        ("terminated", Status.LEFT), ("Left", Status.LEFT), ("Inactive", Status.LEFT),
        ("Candidate", Status.CANDIDATE), ("Elternzeit", Status.ON_LEAVE), ("parti", Status.LEFT),
    ],
)  # fmt: skip
def test_statuses_in_the_users_words(word, status):
    assert lines(f"Name,Status\nDana,{word}\n")[0].status is status


def test_ramping_needs_the_day_it_ends():
    with_end, without = lines("Name,Status,Ramp until\nA,New hire,2026-12-01\nB,Ramping,\n")
    assert with_end.status is Status.RAMPING
    assert without.status is None
    assert problems(without) == [("Status", False)]


def test_every_problem_stands_beside_its_cell():
    text = "Rep,E-mail,Hire Date,Status\nDana,dana at home,31/02/2024,Sunny\n,x@example.com,,\n"
    dana, nobody = lines(text)
    assert problems(dana) == [("E-mail", False), ("Hire Date", False), ("Status", False)]
    assert (dana.email, dana.started, dana.status) == ("", None, None)
    assert problems(nobody) == [("Rep", True)]


def test_dates_that_contradict_each_other_are_left_out():
    text = "Name,Started,Left on,Ramp until\nDana,2024-05-01,2023-01-01,2022-01-01\n"
    (line,) = lines(text)
    assert (line.started, line.left_on, line.ramp_until) == (date(2024, 5, 1), None, None)
    assert problems(line) == [("Left on", False), ("Ramp until", False)]


def test_an_unquoted_comma_is_not_read_into_the_wrong_column():
    (line,) = lines("Name,Title,Territory\nDana,AE, senior,North\n")
    assert problems(line) == [("", True)]


def test_a_name_that_is_too_long_or_a_number():
    long, number = lines(f"Name,Title\n{'D' * 300},AE\n12345,AE\n")
    assert len(long.name) == 200
    assert problems(long) == [("Name", False)]
    assert problems(number) == [("Name", True)]


def test_the_first_of_several_addresses_is_taken():
    (line,) = lines("Name,E-mail\nDana,Dana <d@example.com>; dana@example.com\n")
    assert line.email == "d@example.com"
    assert problems(line) == [("E-mail", False)]


def test_an_ambiguous_order_is_admitted_and_can_be_set():
    text = b"Name,Hire Date\nDana,3/4/2024\n"
    guess = read_roster(text, "x.csv")
    assert (guess.day_first, guess.day_first_sure) == (True, False)
    forced = read_roster(text, "x.csv", day_first=False)
    assert (forced.day_first, forced.day_first_sure) == (False, True)
    assert forced.lines[0].started == date(2024, 3, 4)


@pytest.mark.parametrize(
    "text",
    [
        "Name,Phone,Hire Date\nDana,(617) 555-0123,3/4/2024\n",
        "Name,State,Hire Date\nDana,MA,3/4/2024\n",
        "Name,Hire Date\nDana,3/4/2024 12:00:00 AM\n",
    ],
)
def test_an_american_file_is_read_month_first(text):
    file = read_roster(text.encode(), "x.csv")
    assert (file.day_first, file.day_first_sure) == (False, False)
    assert file.lines[0].started == date(2024, 3, 4)


def test_columns_can_be_chosen_by_hand():
    choice = {0: RosterField.NAME, 1: RosterField.EMAIL}
    (line,) = lines("Henkilo,Osoite\nAino,aino@example.com\n", columns=choice)
    assert (line.name, line.email) == ("Aino", "aino@example.com")


def test_a_file_without_a_name_column_imports_nobody():
    assert all(problems(line) for line in lines("Email,Phone\nd@example.com,1\n"))


def test_hostile_text_arrives_as_text():
    (line,) = lines('Name,Title\n"<b>D\u202eana</b>\x07","=cmd()"\n')
    assert (line.name, line.role) == ("<b>Dana</b>", "=cmd()")


def test_five_thousand_rows():
    text = "Name,E-mail,Hire Date\n" + "".join(
        f"Rep {n},r{n}@example.com,13/02/2021\n" for n in range(5_000)
    )
    assert len(lines(text)) == 5_000


CSV = 'Name;E-mail;Hire Date\r\n"Whitfield, Dana";d@example.com;13/02/2021\r\n'.encode("cp1252")
CARDS = b"BEGIN:VCARD\nVERSION:2.1\nFN;ENCODING=QUOTED-PRINTABLE:D=61na\nEND:VCARD\n"
SHEET = [
    ["Name", "E-mail", "Hire Date"],
    ["Dana", "d@example.com", date(2021, 2, 13)],
    ["Ann", 5, 1.5],
]
BOOK, OPEN = xlsx(SHEET), ods(SHEET)
SPLICES = [
    b"\x00",
    b'"',
    b"\xff\xfe",
    b"\r",
    b";",
    b"=\n",
    b"99999999999",
    b"-1",
    b"<",
    b"/>",
    b":",
]


def mutate(data, edits):
    for where, length, splice in edits:
        at = int(where * len(data))
        data = data[:at] + splice + data[at + length :]
    return data


edits = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 6), st.sampled_from(SPLICES) | st.binary(max_size=3)),
    min_size=1,
    max_size=4,
)
quick = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)


def previewed_or_refused(data, name):
    try:
        file = read_roster(data, name)
    except Unreadable as error:
        refusal = str(error)
        file = None
    if file is None:
        assert refusal.endswith(".")
        return
    assert len(file.lines) == len(file.table.rows) > 0
    assert len(file.columns) == len(file.table.header)


@quick
@given(st.binary(max_size=400), st.sampled_from(["x.csv", "x.tsv", "x.xlsx", "x.vcf", ""]))
def test_random_bytes_are_previewed_or_refused(data, name):
    previewed_or_refused(data, name)


@quick
@given(st.sampled_from([CSV, CARDS, CARDS * 2, CSV.decode("cp1252").encode("utf-16")]), edits)
def test_a_damaged_text_file_is_previewed_or_refused(data, edits):
    previewed_or_refused(mutate(data, edits), "x.csv")


@quick
@given(st.sampled_from([BOOK, OPEN]), edits)
def test_a_damaged_spreadsheet_is_previewed_or_refused(data, edits):
    previewed_or_refused(mutate(data, edits), "x.xlsx")


@quick
@given(
    st.sampled_from(
        [
            (BOOK, "xl/worksheets/sheet1.xml"), (BOOK, "xl/sharedStrings.xml"),
            (BOOK, "xl/styles.xml"), (BOOK, "xl/workbook.xml"), (OPEN, "content.xml"),
        ]
    ),
    edits,
)  # fmt: skip
def test_a_spreadsheet_with_one_damaged_part_is_previewed_or_refused(target, edits):
    data, part = target
    previewed_or_refused(changed(data, part, lambda xml: mutate(xml, edits)), "x.xlsx")
