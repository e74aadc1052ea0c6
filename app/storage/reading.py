"""Journals of another schema, for reading only: a newer one as it is, an older one from a copy."""

import shutil
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from app.domain.errors import Fault, JournalFault
from app.domain.models import Record
from app.storage import aside as _aside  # noqa: F401  # its table is part of the schema
from app.storage import database, driver, schema
from app.storage import history as _history  # noqa: F401  # and so are its
from app.storage.key import Key

if TYPE_CHECKING:
    from sqlite3 import Connection

#: Reading does without them.
_NOT_READ = {"seal"}


def insist_readable(path: Path, key: Key | None) -> None:
    """Raise JournalFault NEWER unless the newer journal at ``path`` holds all that is read today.

    What it has beyond that is no obstacle.
    """
    with (
        database.faults(path),
        closing(driver.connect(path, mode="ro", key=key)) as connection,
    ):
        tables = (t for t in Record.metadata.sorted_tables if t.name not in _NOT_READ)
        if not all(_can_be_read(connection, table) for table in tables):
            raise JournalFault(Fault.NEWER, str(path))


def copy_up_to_date(path: Path, folder: Path, key: Key | None) -> Path:
    """A copy of the older journal at ``path`` in the private ``folder``, brought up to date.

    It is encrypted where the journal is. Raises JournalFault, and OSError for the folder.
    """
    copy = folder / path.name
    shutil.copyfile(path, copy)
    left = path.with_name(f"{path.name}-journal")
    if left.exists():  # the copy is rolled back when it is opened
        shutil.copyfile(left, copy.with_name(left.name))
    with database.faults(copy):
        schema.migrate(copy, key=key)
    return copy


def _can_be_read(connection: "Connection", table: sa.Table) -> bool:
    """Whether the file has the table's columns, and in them no word that is unknown today."""
    there = {row[1] for row in connection.execute(f'PRAGMA table_info("{table.name}")')}
    if not there.issuperset(table.columns.keys()):
        return False
    return all(
        _words_in(connection, table, column) <= {None, *column.type.enums}
        for column in table.columns
        if isinstance(column.type, sa.Enum)
    )


def _words_in(
    connection: "Connection", table: sa.Table, column: "sa.Column[object]"
) -> set[str | None]:
    found = connection.execute(f'SELECT DISTINCT "{column.name}" FROM "{table.name}"')
    return {word for (word,) in found}
