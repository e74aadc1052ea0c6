"""Contact cards: what phones and Outlook read, and the program itself reads back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.text import clean_line
from app.exchange.roster import read_roster
from app.exchange.vcard import read_vcards
from app.exchange.vcard_out import Contact, write

DANA = Contact(
    name="Dana Whitfield",
    preferred_name="Day",
    email="dana@example.com",
    phone="+1 555 0100",
    role="Account executive, senior",
    company="Example; Sons",
)


def lines(*contacts):
    return write(contacts).decode().split("\r\n")


def test_a_card_says_how_to_reach_somebody():
    assert lines(DANA) == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "N:Whitfield;Dana;;;",
        "FN:Dana Whitfield",
        "NICKNAME:Day",
        "EMAIL;TYPE=INTERNET:dana@example.com",
        "TEL;TYPE=WORK,VOICE:+1 555 0100",
        "TITLE:Account executive\\, senior",
        "ORG:Example\\; Sons",
        "END:VCARD",
        "",
    ]


def test_what_is_not_known_is_left_out():
    assert lines(Contact("Bo Lee")) == [
        *("BEGIN:VCARD", "VERSION:3.0", "N:Lee;Bo;;;", "FN:Bo Lee", "END:VCARD", ""),
    ]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Ana María Núñez", "Núñez;Ana María;;;"),
        ("Joost van der Berg", "van der Berg;Joost;;;"),
        ("Martin King Jr.", "King;Martin;;;Jr."),
        ("Bono", ";Bono;;;"),
        ("de la Cruz", "la Cruz;de;;;"),
        ("山田太郎", ";山田太郎;;;"),
    ],
)
def test_a_name_is_taken_apart_for_the_address_book(name, parts):
    (line,) = (line for line in lines(Contact(name)) if line.startswith("N"))
    assert line.partition(":")[2] == parts


def test_letters_beyond_ascii_are_marked_as_utf_8_for_outlook():
    """Outlook takes them for those of Windows otherwise."""
    card = lines(Contact("Jörg Lee", role="SDR"))
    assert "FN;CHARSET=UTF-8:Jörg Lee" in card
    assert "TITLE:SDR" in card


def test_long_lines_are_folded_between_letters():
    contact = Contact("Łukasz " * 28, role="€" * 200, phone="1" * 200)
    for line in write([contact]).split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


def test_a_line_end_within_a_name_does_not_end_the_line():
    card = lines(Contact("Dana\r\nEMAIL:other@example.com", role="a\u2028b\x85c"))
    assert not any(line.startswith("EMAIL") for line in card)
    assert read_vcards(write([Contact("Dana\nWhitfield")])).rows[0].cells[0] == "Dana Whitfield"


def test_the_whole_team_is_one_file():
    data = write([DANA, Contact("Bo Lee", phone="55")])
    file = read_roster(data, "team.vcf")
    assert [(line.name, line.phone) for line in file.lines] == [
        ("Dana Whitfield", "+1 555 0100"),
        ("Bo Lee", "55"),
    ]
    assert not any(line.problems for line in file.lines)


words = st.text(max_size=90).filter(clean_line)
# A comma in a nickname stands between two of them, and a phone is a number.
nicknames = st.text(st.characters(exclude_characters=","), max_size=60)
numbers = st.text("+0123456789 ()-./", max_size=40)
addresses = st.from_regex(r"[a-zäß0-9.,;+]{1,40}@[a-z0-9.-]{1,40}", fullmatch=True)


@given(
    st.lists(
        st.builds(Contact, words, nicknames, addresses, numbers, words, words),
        min_size=1,
        max_size=3,
    )
)
def test_what_is_written_is_read_back(contacts):
    table = read_vcards(write(contacts))
    assert [row.cells for row in table.rows] == [
        tuple(
            clean_line(value) or None
            for value in (one.name, one.preferred_name, one.email, one.phone, one.role)
        )
        for one in contacts
    ]
