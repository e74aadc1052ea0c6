"""Journals as earlier versions of the program left them, with everything that they could hold."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from app import journal_file, sample
from app.storage import driver, schema
from tests.builders import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable
    from sqlite3 import Connection

    from app.journal_file import Key


@cache
def content(number: int, key: Key | None) -> bytes:
    """A journal's file of schema ``number``: the sample team, as far as it had a place there."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "older.db"
        _write(path, number, key)
        return path.read_bytes()


def _write(path: Path, number: int, key: Key | None) -> None:
    today = path.with_name("today.db")
    fill: Callable[..., object] = sample.fill
    made = journal_file.create(
        today, lambda db: fill(db, today=TODAY), key=key, **dict(sample.SETTINGS)
    )
    made.set_aside("draft/note", {"text": "not yet stored"})
    made.close()
    driver.connect(path, mode="rwc", key=key).close()
    schema.migrate(path, to=number, key=key)
    connection = driver.connect(path, key=key)
    try:
        literal = "" if key is None else key.literal
        connection.execute("ATTACH DATABASE ? AS today KEY ?", (driver.uri(today), literal))
        connection.execute("PRAGMA foreign_keys = OFF")
        for name in _tables(connection, "main"):
            _copy(connection, name)
        connection.execute(f"PRAGMA application_id = {driver.APPLICATION_ID}")
    finally:
        connection.close()
    schema.migrate(path, to=number, key=key)  # whatever is computed from the rows


def _copy(connection: Connection, table: str) -> None:
    """The rows of today's table, without the columns that this one does not have."""
    shared = _columns(connection, "main", table) & _columns(connection, "today", table)
    if shared and table != "alembic_version":
        columns = ", ".join(f'"{column}"' for column in sorted(shared))
        connection.execute(
            f'INSERT INTO main."{table}" ({columns}) SELECT {columns} FROM today."{table}"'
        )


def _tables(connection: Connection, place: str) -> list[str]:
    found = connection.execute(
        f"SELECT name FROM {place}.sqlite_schema"
        " WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    )
    return [name for (name,) in found]


def _columns(connection: Connection, place: str, table: str) -> set[str]:
    return {row[1] for row in connection.execute(f'PRAGMA {place}.table_info("{table}")')}
