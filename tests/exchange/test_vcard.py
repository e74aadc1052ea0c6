"""vCards of every version in use, as address books write them."""

import pytest

from app.exchange.errors import Unreadable
from app.exchange.roster import read_roster

OUTLOOK_21 = (
    b"BEGIN:VCARD\r\nVERSION:2.1\r\n"
    b"N;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg\r\n"
    b"FN;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:J=F6rg =\r\nM=FCller\r\n"
    b"TEL;WORK;VOICE:+49 30 1234\r\nEMAIL;PREF;INTERNET:joerg@example.com\r\n"
    b"PHOTO;TYPE=JPEG;ENCODING=BASE64:\r\n /9j/4AAQSkZJRg==\r\n\r\nEND:VCARD\r\n"
)
MAC_30 = (
    "BEGIN:VCARD\nVERSION:3.0\nN:Núñez;Ana;;;\nFN:Ana Núñez\nORG:Example\\, Inc.;Sales\n"
    "item1.EMAIL;type=INTERNET:ana@home.example\nitem2.EMAIL;type=INTERNET;type=pref:ana@ex\n"
    " ample.com\nTITLE:Account Executive\\, senior\nEND:VCARD\n"
).encode()
PHONE_40 = (
    b"BEGIN:VCARD\nVERSION:4.0\nKIND:individual\nFN:Bo Lee\nNICKNAME:Bobby,B\n"
    b'TEL;VALUE=uri;PREF=1;TYPE="voice,cell":tel:+1-555-0100;ext=5\n'
    b"EMAIL:mailto:bo@example.com\nEND:VCARD\n"
)
GROUP = b"BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Team North\nEND:VCARD\n"


def test_version_2_1_with_quoted_letters():
    (line,) = read_roster(OUTLOOK_21, "joerg.vcf").lines
    assert (line.name, line.email, line.phone) == (
        "Jörg Müller",
        "joerg@example.com",
        "+49 30 1234",
    )
    assert line.problems == ()


def test_version_3_0_with_folded_and_grouped_lines():
    (line,) = read_roster(MAC_30, "ana.vcf").lines
    assert (line.name, line.email) == ("Ana Núñez", "ana@example.com")
    assert line.role == "Account Executive, senior"


def test_version_4_0_with_uris():
    (line,) = read_roster(PHONE_40, "bo.vcf").lines
    assert (line.preferred_name, line.email, line.phone) == (
        "Bobby",
        "bo@example.com",
        "+1-555-0100",
    )


def test_a_whole_address_book_is_one_roster_without_its_groups():
    file = read_roster(PHONE_40 + GROUP + MAC_30, "all.vcf")
    assert [(line.row, line.name) for line in file.lines] == [(1, "Bo Lee"), (3, "Ana Núñez")]
    assert file.table.source == "vCard 3.0, 4.0, 2 cards, UTF-8"


def test_a_name_in_parts_is_put_together():
    data = b"BEGIN:VCARD\nVERSION:3.0\nN:Whit\\;field;Dana;;;\nEND:VCARD\n"
    assert read_roster(data, "x.vcf").lines[0].name == "Dana Whit;field"


def test_a_card_without_a_name_says_so():
    data = b"BEGIN:VCARD\nVERSION:3.0\nEMAIL:x@example.com\nEND:VCARD\n"
    assert read_roster(data, "x.vcf").lines[0].problems[0].blocking


def test_a_card_in_utf_16_is_read():
    assert read_roster(PHONE_40.decode().encode("utf-16"), "x.vcf").lines[0].name == "Bo Lee"


def test_a_card_cut_short_is_refused_as_a_whole():
    with pytest.raises(Unreadable, match="Card 2 is cut off"):
        read_roster(MAC_30 + PHONE_40[:-20], "x.vcf")


def test_cards_of_nobody_are_refused():
    with pytest.raises(Unreadable):
        read_roster(GROUP, "x.vcf")


def test_an_unknown_character_set_is_read_as_well_as_may_be():
    data = OUTLOOK_21.replace(b"Windows-1252", b"X-UNHEARD-OF")
    assert read_roster(data, "x.vcf").lines[0].name == "Jörg Müller"
