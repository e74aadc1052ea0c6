"""A seal for each record, so that a bit that turned is noticed where nothing is encrypted.

SQLite keeps no checksums: a changed byte in a note gives another note, and every check of its own
says "ok". So each change seals the rows it touched, in its own transaction; a check compares. An
encrypted journal has its cipher's checksums and is sealed all the same: the seals go along when
the passphrase is removed, and tell a salvage which rows there were.
"""

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlcipher3 import dbapi2

from app.domain.errors import Fault, JournalFault
from app.domain.models import Record

if TYPE_CHECKING:
    from sqlite3 import Connection

#: Row numbers by table.
Places = Mapping[str, Iterable[int]]

#: ``place`` names a row, see ``place_of``; an ordinary table, for a salvage reads it page by page.
table = sa.Table(
    "seal",
    Record.metadata,
    sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("digest", sa.Integer, nullable=False),
)
#: The first schema that has seals.
SINCE = 3
#: Tables that hold no records.
_UNSEALED = ("seal", "aside", "history_", "search_", "alembic_", "sqlite_")
ROW_BITS = 31
_JSON = json.JSONEncoder(default=bytes.hex)
_AT_ONCE = 500


def place_of(name: str, row_id: int) -> int:
    """The number that stands for a row of the table ``name``; rows of a table lie together."""
    return zlib.crc32(name.encode()) << ROW_BITS | row_id


class Sealer:
    """Makes the digests of rows that have the columns ``names``, in whatever order.

    A digest is a number of 64 bits that another content has hardly ever. Light work, for it is
    done with every row of a journal at each start.
    """

    def __init__(self, names: Sequence[str]) -> None:
        self._order = sorted(range(len(names)), key=names.__getitem__)
        self._begun = blake2b(_encode([names[at] for at in self._order]), digest_size=8)

    def digest(self, row: Sequence[Any]) -> int:
        """What seals ``row``."""
        hashed = self._begun.copy()
        hashed.update(_encode([row[at] for at in self._order]))
        return int.from_bytes(hashed.digest(), signed=True)


def digest_of(row: Mapping[str, Any]) -> int:
    """What seals one row, given by column."""
    return Sealer([*row]).digest([*row.values()])


def insist(connection: "Connection", touched: Places) -> None:
    """Raise JournalFault where a row about to be changed is not as it was sealed.

    Sealing it anew would make the damage count as what the user wrote.
    """
    for name, ids in touched.items():
        for row_id, digest in _digests(connection, name, ids):
            if _sealed(connection, place_of(name, row_id)) != digest:
                (_, _, path) = connection.execute("PRAGMA database_list").fetchone()
                raise JournalFault(Fault.DAMAGED, path)


def renew(connection: "Connection", touched: Places) -> None:
    """Seal the rows just changed, and drop the seals of those that are gone."""
    for name, ids in touched.items():
        places = [(place_of(name, row_id),) for row_id in ids]
        connection.executemany("DELETE FROM seal WHERE place = ?", places)
        sealed = [(place_of(name, row_id), d) for row_id, d in _digests(connection, name, ids)]
        connection.executemany("INSERT INTO seal VALUES (?, ?)", sealed)


def renew_all(connection: "Connection") -> None:
    """Seal every record as it is now: for a file just made, migrated or changed as a whole."""
    connection.execute("DELETE FROM seal")
    for name in sealed_tables(connection):
        rows = _all_digests(connection, name)
        sealed = ((place_of(name, row_id), digest) for row_id, digest in rows)
        connection.executemany("INSERT INTO seal VALUES (?, ?)", sealed)


def broken(connection: "Connection") -> list[str]:
    """The records that are not as they were sealed, a line each, and how many are missing."""
    found: list[str] = []
    seals: dict[int, int] = dict(connection.execute("SELECT place, digest FROM seal"))
    for name in sealed_tables(connection):
        try:
            for row_id, digest in _all_digests(connection, name):
                if seals.pop(place_of(name, row_id), None) != digest:
                    found.append(f"row {row_id} of {name} is not as it was saved")
        except (dbapi2.Error, ValueError):  # no letters, or a column has lost its name
            found.append(f"the rest of {name} cannot be read")
    return [*found, f"rows that are missing: {len(seals)}"] if seals else found


def sealed_tables(connection: "Connection") -> list[str]:
    """The names of the tables that hold records."""
    names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    return [name for (name,) in names if not name.startswith(_UNSEALED)]


def _sealed(connection: "Connection", place: int) -> int | None:
    found = connection.execute("SELECT digest FROM seal WHERE place = ?", (place,)).fetchone()
    return found[0] if found else None


def _digests(connection: "Connection", name: str, ids: Iterable[int]) -> Iterator[tuple[int, int]]:
    wanted = list(ids)
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(some))
        yield from _read(connection, f'SELECT * FROM "{name}" WHERE id IN ({marks})', some)


def _all_digests(connection: "Connection", name: str) -> Iterator[tuple[int, int]]:
    return _read(connection, f'SELECT * FROM "{name}"', ())


def _read(
    connection: "Connection", statement: str, values: Sequence[int]
) -> Iterator[tuple[int, int]]:
    rows = connection.execute(statement, values)
    names = [column[0] for column in rows.description]
    at, sealer = names.index("id"), Sealer(names)
    return ((row[at], sealer.digest(row)) for row in rows)


def _encode(values: list[Any]) -> bytes:
    """Text is escaped, so that no two lists are written alike."""
    return _JSON.encode(values).encode()
