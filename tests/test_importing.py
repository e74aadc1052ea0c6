"""Rosters as other programs write them, taken from file to journal through the command line."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
import sqlalchemy as sa

from app import journal_file
from app.domain import importing, people
from app.domain.incoming import Action, match_roster
from app.domain.kinds import Status
from app.domain.models import Person
from app.exchange.roster import read_roster
from tests import builders
from tests.command_line import asked
from tests.exchange.files import ods, xlsx

EXCEL = (
    "Mitarbeiter;E-Mail;Eintrittsdatum;Gebiet;Bemerkung\r\n"
    "Müller, Jörg;joerg.mueller@example.com;13.02.2021;Süd;kommt von „Vogel & Söhne“\r\n"
    "Weiß, Änne;aenne.weiss@example.com;01.09.2023;Nord;\r\n"
    "Çelik, Büşra;busra@example.com;05.03.2024;West;\r\n"
).replace("ş", "s")
CRM = (
    '"First Name"\t"Last Name"\t"Email"\t"Hire Date"\t"Account Owner Role"\t"IsActive"\r\n'
    '"Dana"\t"Whitfield"\t"dana.whitfield@example.com"\t"3/14/2021"\t"AE"\t"TRUE"\r\n'
    '"Zoë"\t"O\'Neill"\t"zoe@example.com"\t"11/2/2024"\t"AE"\t"TRUE"\r\n'
    '"小林"\t"健"\t"ken@example.com"\t"7/1/2025"\t"SDR"\t"TRUE"\r\n'
)
HR = (
    "\ufeffEmployee Name,Work Email,Start Date,Home address,Notes\n"
    '"Whitfield, Dana",dana.whitfield@example.com,2021-03-14,"1 Mill Lane\nLarkfield, ME20",\n'
    '"Lee, Bo",bo.lee@example.com,2024-11-02,"The ""Old"" Mill\r\nLarkfield","Likes;\n\ncommas,"\n'
    '"O\'Hara, Siún",siun@example.com,2022-06-20,,\n'
)
SHEET = [
    ["Field sales, as of 22 November"],
    [None, "Confidential, HR only"],
    [],
    ["#", "Sales rep", "E-mail address", "Date of joining", "Region", "Target"],
    [1, "Dana Whitfield", "dana.whitfield@example.com", date(2021, 3, 14), "Northeast", 180000],
    [2, "Tomás Herrera", "tomas@example.com", date(2023, 6, 19), "Central", 45000.5],
    [None, "Total", None, None, None, 225000.5],
]
CARD_21 = (
    b"BEGIN:VCARD\r\nVERSION:2.1\r\n"
    b"N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Herrera;Tom=C3=A1s;;;\r\n"
    b"FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Tom=C3=A1s =\r\nHerrera\r\n"
    b"EMAIL;PREF;INTERNET:tomas@example.com\r\nTEL;CELL:+1 555 0104\r\nEND:VCARD\r\n"
    b"BEGIN:VCARD\r\nVERSION:2.1\r\nN:Lee;Bo\r\nFN:Bo Lee\r\n"
    b"EMAIL;INTERNET:bo.lee@example.com\r\nEND:VCARD\r\n"
)
CARD_30 = (
    b"BEGIN:VCARD\nVERSION:3.0\nPRODID:-//Example//Address book//EN\nN:Solberg;Ingrid;;;\n"
    b"FN:Ingrid Solberg\nitem1.EMAIL;type=INTERNET;type=WORK;type=pref:ingrid.solberg@exam\n"
    b" ple.com\nNOTE:Met at the fair\\, wants a call\\nBEGIN:VCARD is in her note\nEND:VCARD\n"
)
CARD_40 = (
    'BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:individual\r\nFN:Yuki Tanaka 田中\r\n'
    'EMAIL;PREF=1;TYPE=work:yuki@example.com\r\nTEL;VALUE=uri:tel:+1-555-0107\r\nEND:VCARD\r\n'
    "BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:group\r\nFN:Pacific team\r\nEND:VCARD\r\n"
).encode()  # fmt: skip

DANA = ("Dana Whitfield", "dana.whitfield@example.com", date(2021, 3, 14))
BO = ("Bo Lee", "bo.lee@example.com", date(2024, 11, 2))
TOMAS = ("Tomás Herrera", "tomas@example.com", date(2023, 6, 19))
GERMANS = [
    ("Büsra Çelik", "busra@example.com", date(2024, 3, 5)),
    ("Jörg Müller", "joerg.mueller@example.com", date(2021, 2, 13)),
    ("Änne Weiß", "aenne.weiss@example.com", date(2023, 9, 1)),
]
#: File name, bytes, and the people in it by name, e-mail address and start.
FILES = {
    "semicolons in cp1252 from Excel": ("Team.csv", EXCEL.encode("cp1252"), GERMANS),
    "tabs in UTF-16 from a CRM": (
        "report.xls",
        CRM.encode("utf-16"),
        [
            DANA,
            ("Zoë O'Neill", "zoe@example.com", date(2024, 11, 2)),
            ("小林 健", "ken@example.com", date(2025, 7, 1)),
        ],
    ),
    "line ends inside quotes": (
        "employees.csv",
        HR.encode(),
        [BO, DANA, ("Siún O'Hara", "siun@example.com", date(2022, 6, 20))],
    ),
    "titles above the header in XLSX": (
        "Field sales.xlsx",
        xlsx([["Read me first"], ["Ask HR"]], SHEET),
        [DANA, TOMAS],
    ),
    "titles above the header in ODS": ("roster.ods", ods(SHEET), [DANA, TOMAS]),
    "vCard 2.1": (
        "contacts.vcf",
        CARD_21,
        [(*BO[:2], None), (*TOMAS[:2], None)],
    ),
    "vCard 3.0": (
        "ingrid.vcf",
        CARD_30,
        [("Ingrid Solberg", "ingrid.solberg@example.com", None)],
    ),
    "vCard 4.0": ("yuki.vcf", CARD_40, [("Yuki Tanaka 田中", "yuki@example.com", None)]),
}
any_file = pytest.mark.parametrize("found", FILES.values(), ids=FILES.keys())


@pytest.fixture
def empty(own, path):
    """A journal without people, closed."""
    own.close()
    return path


def everybody(db):
    return list(db.scalars(sa.select(Person).order_by(Person.id)))


def known(people_found):
    return Counter((p.name, p.email, p.started) for p in people_found)


def take_in(journal, name, data):
    matches = match_roster(read_roster(data, name).lines, journal.ask(people.known))
    journal.do("Roster imported", importing.take_in_roster, matches, builders.TODAY)
    return [match.action for match in matches]


@any_file
def test_the_right_people_arrive_and_arrive_once(touchline, empty, tmp_path, found):
    name, data, expected = found
    file = tmp_path / name
    file.write_bytes(data)
    said = touchline("import", "roster", file, "--journal", empty).done
    assert said[-1].startswith(f"{len(expected)} people added, 0 updated, ")
    assert known(asked(empty, everybody)) == Counter(expected)
    assert {person.status for person in asked(empty, everybody)} == {Status.ACTIVE}
    before = empty.read_bytes()
    said = touchline("import", "roster", file, "--journal", empty).done
    assert said[-1].startswith(f"0 people added, {len(expected)} updated, ")
    assert empty.read_bytes() == before


@any_file
def test_one_step_takes_a_whole_file_back(journal, found):
    name, data, expected = found
    take_in(journal, name, data)
    assert len(journal.ask(everybody)) == len(expected)
    assert journal.undo() == "Roster imported"
    assert journal.ask(everybody) == []
    assert journal.can_undo is None


@any_file
@pytest.mark.parametrize("share", [0.3, 0.5, 0.95])
def test_a_copy_that_broke_off_brings_nobody_who_is_not_in_the_file(
    touchline, empty, tmp_path, found, share
):
    name, data, expected = found
    file = tmp_path / name
    file.write_bytes(data[: int(len(data) * share)])
    before = empty.read_bytes()
    said = touchline("import", "roster", file, "--journal", empty)
    arrived = [person.name for person in asked(empty, everybody)]
    if said.code:
        assert said.refusal
        assert empty.read_bytes() == before
    # The last row may end within its name.
    assert set(arrived[:-1]) <= {name for name, *_ in expected}


def test_what_a_file_leaves_empty_stays_as_it_was(touchline, own, path, tmp_path):
    dana = builders.person(
        own,
        "Dana Whitfield",
        preferred_name="Dee",
        email="dana@example.com",
        phone="+1 555 0101",
        role="Account executive",
        segment="Enterprise",
        territory="Northeast",
        started=date(2021, 3, 4),
        ramp_until=date(2027, 1, 31),
        status=Status.RAMPING,
    )
    own.close()
    file = tmp_path / "roster.csv"
    file.write_text(
        "Name,Preferred name,E-mail,Phone,Title,Segment,Territory,Start date,Ramp until,Status\n"
        "Dana Whitfield,,,,  ,,Northwest,,,\n"
    )
    touchline("import", "roster", file, "--journal", path)
    (now,) = asked(path, everybody)
    assert now.territory == "Northwest"
    kept = ("preferred_name", "email", "phone", "role", "segment", "started", "ramp_until")
    assert [getattr(now, name) for name in kept] == [getattr(dana, name) for name in kept]
    assert now.status is Status.RAMPING


def test_people_here_are_recognised_and_the_others_added(journal):
    builders.person(journal, "D. Whitfield", email="DANA.WHITFIELD@example.com")
    builders.person(journal, "Siun O'Hara", role="Account executive")
    name, data, _ = FILES["line ends inside quotes"]
    assert take_in(journal, name, data) == [Action.UPDATE, Action.ADD, Action.UPDATE]
    assert [(p.name, p.role) for p in journal.ask(everybody)] == [
        ("Dana Whitfield", ""),
        ("Siún O'Hara", "Account executive"),
        ("Bo Lee", ""),
    ]


def test_an_import_that_one_row_makes_impossible_changes_nothing(touchline, own, path, tmp_path):
    dana = builders.person(own, "Dana Whitfield", started=date(2021, 3, 4))
    own.do("Leave", people.leave, dana.id, date(2025, 1, 31))
    own.close()
    file = tmp_path / "roster.csv"
    file.write_text("Name,Start date\nBo Lee,2024-11-02\nDana Whitfield,2026-01-01\n")
    before = path.read_bytes()
    said = touchline("import", "roster", file, "--journal", path)
    assert "before the day they started" in said.refusal
    assert "Row 3, Dana Whitfield" in said.refusal
    assert path.read_bytes() == before
    assert journal_file.check(path) == []
