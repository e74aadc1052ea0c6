"""Journals as earlier versions of the program left them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.storage import driver, schema

if TYPE_CHECKING:
    from pathlib import Path
    from sqlite3 import Connection

    from app.journal_file import Key


def take_back(path: Path, number: int, key: Key | None = None) -> None:
    """Make the closed journal at ``path`` one of schema ``number``, with what had a place there."""
    today = path.with_name(f"today-{path.name}")
    path.rename(today)
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
    today.unlink()


def _copy(connection: Connection, table: str) -> None:
    """The rows of today's table, without the columns that this one does not have.

    A row that has no place in it, such as a session of a group, is left out.
    """
    shared = _columns(connection, "main", table) & _columns(connection, "today", table)
    if shared and table not in ("alembic_version", "seal"):
        columns = ", ".join(f'"{column}"' for column in sorted(shared))
        into = f'INSERT OR IGNORE INTO main."{table}" ({columns})'
        connection.execute(f'{into} SELECT {columns} FROM today."{table}"')


def _tables(connection: Connection, place: str) -> list[str]:
    found = connection.execute(
        f"SELECT name FROM {place}.sqlite_schema"
        " WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        " AND name NOT LIKE 'search~_%' ESCAPE '~' ORDER BY name"
    )
    return [name for (name,) in found]


def _columns(connection: Connection, place: str, table: str) -> set[str]:
    return {row[1] for row in connection.execute(f'PRAGMA {place}.table_info("{table}")')}
