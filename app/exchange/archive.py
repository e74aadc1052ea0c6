"""The archive: a whole journal as readable JSON, one row a line, that can be read back.

Numbers and text stand as they are; what JSON has no word for is spelled out: ``{"base64": …}`` is
bytes, ``{"text": …}`` text that is no UTF-8 (in Base64), ``{"real": …}`` a number without end.
"""

import math
import re
from collections.abc import Iterator, Sequence
from typing import NoReturn

import msgspec

from app.domain.errors import Fault, JournalFault

#: The shape of the file, apart from the tables in it.
FORMAT = 1
#: More than a lifetime of notes; a file of a stranger's making may hold anything.
MOST_BYTES = 500_000_000
#: Rows, nearly: in a file of empty lists each byte would take many times its room in memory.
MOST_LISTS = 5_000_000

Value = int | float | str | bytes | None
_PLACE = re.compile(r"at `\$\.?([^`]*)`")


class TableDump(msgspec.Struct, frozen=True):
    """One table. ``last_id`` is the highest id it ever gave, None where it gave none."""

    name: str
    last_id: int | None
    columns: list[str]
    rows: Sequence[Sequence[Value]]


class Archive(msgspec.Struct, frozen=True):
    """A journal in full. ``schema`` is the number of the tables' layout, ``made_on`` a day."""

    format: int
    made_by: str
    schema: int
    made_on: str
    tables: list[TableDump]


class _Spelled(msgspec.Struct, omit_defaults=True, forbid_unknown_fields=True):
    base64: bytes | None = None
    text: bytes | None = None
    real: str | None = None


class _Table(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    last_id: int | None
    columns: list[str]
    rows: list[list[int | float | str | _Spelled | None]]


class _Head(msgspec.Struct):
    format: int
    schema: int


class _Whole(_Head, forbid_unknown_fields=True):
    made_by: str
    made_on: str
    tables: list[_Table]


def encode(archive: Archive) -> Iterator[bytes]:
    """The file's lines."""
    yield b"{\n"
    for name in ("format", "made_by", "schema", "made_on"):
        yield b'"%s": %s,\n' % (name.encode(), msgspec.json.encode(getattr(archive, name)))
    yield b'"tables": [\n'
    for number, table in enumerate(archive.tables):
        yield b",\n" if number else b""
        yield from _encode_table(table)
    yield b"\n]\n}\n"


def decode(data: bytes) -> Archive:
    """The archive in ``data``.

    Raises JournalFault: NEWER where a newer program wrote it, else NOT_AN_ARCHIVE with the place
    where it stops being one. No number in it has been compared with a journal yet.
    """
    try:
        if len(data) > MOST_BYTES or data.count(b"[") > MOST_LISTS:
            _refuse()
        # Read whole, yet kept in part: nothing takes room before the file proves to be one.
        if msgspec.json.decode(data, type=_Head).format > FORMAT:
            raise JournalFault(Fault.NEWER, "This file")
        whole = msgspec.json.decode(data, type=_Whole)
    except msgspec.ValidationError as error:
        found = _PLACE.search(str(error))
        _refuse(found[1] if found else "")
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        _refuse()
    if whole.format != FORMAT:
        _refuse("format")
    tables = [_decode_table(table, number) for number, table in enumerate(whole.tables)]
    return Archive(whole.format, whole.made_by, whole.schema, whole.made_on, tables)


def readable(values: object) -> bytes:
    """Plain values as JSON for people to read, bytes spelled out as in an archive."""
    plain = msgspec.json.encode(_spell_all(values))
    return msgspec.json.format(plain, indent=2) + b"\n"


def _encode_table(table: TableDump) -> Iterator[bytes]:
    yield b'{"name": %s, "last_id": %s,\n"columns": %s,\n"rows": [\n' % (
        msgspec.json.encode(table.name),
        msgspec.json.encode(table.last_id),
        msgspec.json.encode(table.columns),
    )
    for number, row in enumerate(table.rows):
        yield b",\n" if number else b""
        yield msgspec.json.encode([_spell(value) for value in row])
    yield b"\n]}"


def _decode_table(table: _Table, number: int) -> TableDump:
    width = len(table.columns)
    rows: list[list[Value]] = []
    for index, row in enumerate(table.rows):
        place = f"tables[{number}].rows[{index}]"
        if len(row) != width:
            _refuse(place)
        rows.append([_unspell(v, place) if isinstance(v, _Spelled) else v for v in row])
    return TableDump(table.name, table.last_id, table.columns, rows)


def _spell(value: object) -> object:
    """``value`` as JSON can hold it without a loss."""
    if isinstance(value, bytes):
        return {"base64": value}
    if isinstance(value, float) and not math.isfinite(value):
        return {"real": str(value)}
    if isinstance(value, str) and not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            return {"text": value.encode("utf-8", "surrogateescape")}
    return value


def _spell_all(values: object) -> object:
    if isinstance(values, dict):
        return {str(_spell(name)): _spell_all(value) for name, value in values.items()}
    if isinstance(values, Sequence) and not isinstance(values, str | bytes):
        return [_spell_all(value) for value in values]
    return _spell(values)


def _unspell(value: _Spelled, place: str) -> Value:
    given = [part for part in (value.base64, value.text, value.real) if part is not None]
    if len(given) != 1:
        _refuse(place)
    if value.text is not None:
        return value.text.decode("utf-8", "surrogateescape")
    if value.base64 is not None:
        return value.base64
    if value.real not in ("inf", "-inf"):
        _refuse(place)
    return float(value.real)


def _refuse(place: str = "") -> NoReturn:
    where = f" (see {place})" if place else ""
    raise JournalFault(Fault.NOT_AN_ARCHIVE, f"This file{where}") from None
