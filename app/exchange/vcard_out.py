"""People as vCards, for the address book of a phone or of Outlook.

Version 3.0, because both read it; of 4.0 Outlook reads nothing. What is not ASCII is marked as
UTF-8 although the standard has no such mark: without it Outlook takes the letters for those of
Windows, and everything else passes it over.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.domain.text import clean_line

#: Bytes in a line before it is folded, its end not counted.
_LONGEST = 75
_SPECIAL = re.compile(r"([\\,;])")
#: What follows a name and is no part of it.
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md", "esq"})


@dataclass(frozen=True)
class Contact:
    """How to reach somebody. There is no field for anything that is private to the manager."""

    name: str
    preferred_name: str = ""
    email: str = ""
    phone: str = ""
    role: str = ""
    company: str = ""


def write(contacts: Iterable[Contact]) -> bytes:
    """One card for each, as a file; the same people give the same bytes."""
    lines = (line for contact in contacts for line in _card(contact))
    return b"".join(_folded(line) + b"\r\n" for line in lines)


def _card(contact: Contact) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield _line("N", *_parts(contact.name))
    for kind, value in (
        ("FN", contact.name),
        ("NICKNAME", contact.preferred_name),
        ("EMAIL;TYPE=INTERNET", contact.email),
        ("TEL;TYPE=WORK,VOICE", contact.phone),
        ("TITLE", contact.role),
        ("ORG", contact.company),
    ):
        if value or kind == "FN":
            yield _line(kind, value)
    yield "END:VCARD"


def _line(kind: str, *values: str) -> str:
    value = ";".join(_SPECIAL.sub(r"\\\1", clean_line(value)) for value in values)
    return f"{kind}:{value}" if value.isascii() else f"{kind};CHARSET=UTF-8:{value}"


def _parts(name: str) -> tuple[str, str, str, str, str]:
    """A name as family name, given names, further names, title and suffix, the middle two empty.

    The family name is the last word, and what stands before it in small letters: "van der Berg".
    """
    words = clean_line(name).split()
    suffix = ""
    if len(words) > 2 and words[-1].strip(".,").casefold() in _SUFFIXES:
        suffix = words.pop()
    first = len(words) - 1
    while first > 1 and words[first - 1].islower():
        first -= 1
    given, family = words[: max(first, 1)], words[max(first, 1) :]
    return " ".join(family), " ".join(given), "", "", suffix


def _folded(line: str) -> bytes:
    """A line in pieces that are short enough, none of them ending within a letter."""
    data, pieces, room = line.encode("utf-8"), [], _LONGEST
    while len(data) > room:
        end = room
        while data[end] & 0b1100_0000 == 0b1000_0000:
            end -= 1
        pieces.append(data[:end])
        data, room = data[end:], _LONGEST - 1  # the blank that marks what goes on counts too
    return b"\r\n ".join([*pieces, data])
