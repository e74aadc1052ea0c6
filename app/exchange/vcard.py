"""vCards, versions 2.1, 3.0 and 4.0, as the rows of a roster."""

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.exchange.cells import MOST_ROWS, Row, Table
from app.exchange.delimited import decode
from app.exchange.errors import Unreadable

_HEADER = ("Name", "Preferred name", "E-mail", "Phone", "Title")
_PROPERTY = re.compile(
    r'(?:[\w-]+\.)?(?P<name>[\w-]+)(?P<parameters>(?:;(?:"[^"]*"|[^:";])*)*):(?P<value>.*)', re.S
)
_ESCAPED = re.compile(r"\\(.)", re.S)
_NOT_PEOPLE = frozenset({"group", "org", "location", "application", "device"})


@dataclass(frozen=True)
class _Property:
    """One line of a card, decoded: ``parameters`` in lower case, ``value`` still escaped."""

    name: str
    parameters: frozenset[str]
    value: str

    @property
    def preferred(self) -> bool:
        return not self.parameters.isdisjoint({"pref", "type=pref", "pref=1"})


def looks_like_vcards(data: bytes) -> bool:
    """Whether ``data`` begins as a vCard does, in any encoding."""
    head = data[:200].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return head[:11].upper() == b"BEGIN:VCARD"


def read_vcards(data: bytes) -> Table:
    """One row for each card of a person, numbered by card; raises Unreadable if one is cut off."""
    text, label = decode(data)
    versions: set[str] = set()
    rows = []
    for number, lines in enumerate(_cards(text.splitlines()), 1):
        if number > MOST_ROWS:
            raise Unreadable(f"The file is too big: at most {MOST_ROWS:,} cards can be read.")
        version, properties = _properties(lines)
        versions.add(version)
        if not _is_group(properties):
            rows.append(Row(number, _cells(properties)))
    source = f"vCard {', '.join(sorted(versions - {''}))}, {len(rows)} cards, {label}"
    return Table(_HEADER, tuple(rows), source.replace(" 1 cards", " 1 card"))


def _cards(lines: list[str]) -> Iterator[list[str]]:
    """The lines between each BEGIN and END; a card within a card belongs to the outer one."""
    card: list[str] = []
    number, depth = 0, 0
    for line in lines:
        mark = line.strip().upper()
        if mark == "BEGIN:VCARD":
            depth, number = depth + 1, number + (depth == 0)
        elif mark == "END:VCARD" and depth:
            depth -= 1
            if depth == 0:
                yield card
                card = []
        elif depth == 1:
            card.append(line)
    if depth:
        raise Unreadable(f"Card {number} is cut off: its end is missing.")


def _properties(lines: list[str]) -> tuple[str, list[_Property]]:
    version = next(
        (line.split(":")[-1].strip() for line in lines if line.upper().startswith("VERSION:")), ""
    )
    matches = (_PROPERTY.fullmatch(line) for line in _unfolded(lines, version))
    return version, [_property(match) for match in matches if match]


def _unfolded(lines: list[str], version: str) -> Iterator[str]:
    """The logical lines of a card: folded lines and quoted-printable ones made whole."""
    parts: list[str] = []
    quoted = False
    for line in lines:
        if quoted and parts[-1].endswith("="):
            parts[-1] = parts[-1][:-1]
            parts.append(line)
        elif line[:1] in (" ", "\t"):
            # 2.1 folds at a blank and keeps it, later versions add one.
            parts.append(line if version == "2.1" else line[1:])
        else:
            yield "".join(parts)
            parts = [line]
            quoted = "QUOTED-PRINTABLE" in line.partition(":")[0].upper()
    yield "".join(parts)


def _property(match: re.Match[str]) -> _Property:
    given = match["parameters"].lower().replace('"', "").split(";")
    parameters = {part for item in given for part in _one_by_one(item)}
    value = match["value"]
    if not parameters.isdisjoint({"quoted-printable", "encoding=quoted-printable"}):
        charset = next((p[8:] for p in parameters if p.startswith("charset=")), "utf-8")
        value = _unquoted(value, charset)
    return _Property(match["name"].upper(), frozenset(parameters), value)


def _one_by_one(parameter: str) -> list[str]:
    """``type=work,pref`` as ``type=work`` and ``type=pref``."""
    key, equals, values = parameter.strip().partition("=")
    return [f"{key}={value}" for value in values.split(",")] if equals else [key]


def _unquoted(value: str, charset: str) -> str:
    raw = quopri.decodestring(value.encode("utf-8", "replace"))
    for codec in (charset, "utf-8"):
        try:
            return raw.decode(codec)
        except (UnicodeError, LookupError):
            continue
    return raw.decode("cp1252", "replace")


def _cells(properties: list[_Property]) -> tuple[str | None, ...]:
    name = _first(properties, "FN") or _structured_name(properties)
    address = re.sub(r"(?i)^mailto:", "", _first(properties, "EMAIL"))
    phone = re.sub(r"(?i)^tel:", "", _first(properties, "TEL")).split(";")[0]
    title = _first(properties, "TITLE") or _first(properties, "ROLE")
    cells = (name, _first(properties, "NICKNAME").split(",")[0], address, phone, title)
    return tuple(cell.strip() or None for cell in cells)


def _first(properties: list[_Property], name: str) -> str:
    """The value of the preferred property called ``name``, else of its first; empty if none."""
    found = [item for item in properties if item.name == name and item.value.strip()]
    chosen = next((item for item in found if item.preferred), found[0] if found else None)
    return _plain(chosen.value) if chosen else ""


def _structured_name(properties: list[_Property]) -> str:
    value = next((item.value for item in properties if item.name == "N"), "")
    parts = [_plain(part) for part in re.split(r"(?<!\\);", value)] + ["", ""]
    return f"{parts[1]} {parts[0]}".strip()


def _plain(value: str) -> str:
    return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)


def _is_group(properties: list[_Property]) -> bool:
    kinds = {p.value.strip().lower() for p in properties if p.name.endswith("KIND")}
    return not kinds.isdisjoint(_NOT_PEOPLE)
