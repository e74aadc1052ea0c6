"""Putting a backup in the place of a journal, and what is different after that."""

import contextlib
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from app import files
from app.domain.differences import Kind, Records
from app.storage import backup, driver
from app.storage.key import Key

if TYPE_CHECKING:
    from sqlite3 import Connection

#: What SQLite may have left beside a journal. Beside another file it would spoil that one.
_SIDE_FILES = ("-journal", "-wal", "-shm")
#: What a record tells of itself and not of its subject.
_NOT_CONTENT = {"version", "updated_at"}


def contents(
    path: Path, key: Key | None, other: "dict[str, list[str]] | None" = None
) -> dict[Kind, Records]:
    """Every record of the journal at ``path``, by kind.

    Digests can be compared within one run. ``other`` are the columns of a journal to compare with:
    only what both have counts. Raises JournalFault.
    """
    driver.inspect_file(path, key)
    with backup.reading(path, key) as connection:
        found: dict[Kind, Records] = {}
        for table, columns in _columns(connection).items():
            shared = columns if other is None else _shared(columns, other.get(table, columns))
            kind = "kind" if table == "profile_fact" else "''"
            chosen = ", ".join(f'"{column}"' for column in shared)
            for row in connection.execute(f'SELECT id, {kind}, {chosen} FROM "{table}"'):
                found.setdefault((table, row[1]), {})[row[0]] = hash(row)
        return found


def columns(path: Path, key: Key | None) -> dict[str, list[str]]:
    """The columns of each table of records in the journal at ``path``. Raises JournalFault."""
    driver.inspect_file(path, key)
    with backup.reading(path, key) as connection:
        return _columns(connection)


def put_in_place(journal: Path, copy: Path, key: Key | None) -> Path | None:
    """Make ``journal`` what ``copy`` is, brought up to date, and check it first.

    What it replaces is kept in the folder that is returned; None where there was nothing. ``key``
    opens the copy. Killed at any moment, this leaves the one or the other. Raises JournalFault.
    """
    with backup.faults_of_copy(journal, journal.parent):
        part = backup.make_part(journal, journal.parent)
        try:
            shutil.copyfile(copy, part)
            _bring_up_to_date(part, key)
            backup.verify(part, key)
            files.flush(part)
            kept = _keep(journal)
            _swap(part, journal, kept)
        finally:
            part.unlink(missing_ok=True)
    driver.inspect_file(journal, key)
    return kept


def _columns(connection: "Connection") -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    listed = connection.execute(
        "SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c "
        "WHERE t.type = 'table' ORDER BY t.name, c.cid"
    )
    for table, column in listed:
        found.setdefault(table, []).append(column)
    # Only records know when they were changed; the rest is how the journal keeps itself.
    return {table: names for table, names in found.items() if "updated_at" in names}


def _shared(columns: list[str], other: list[str]) -> list[str]:
    return sorted({*columns} & {*other} - _NOT_CONTENT)


def _bring_up_to_date(part: Path, key: Key | None) -> None:
    if driver.inspect_file(part, key) < driver.SCHEMA:
        from app.storage import database, schema

        with database.faults(part):
            schema.migrate(part, key=key)


def _keep(journal: Path) -> Path | None:
    """Keep the journal and what lies beside it under a second name; the folder they are in."""
    there = [path for path in (journal, *_beside(journal)) if path.exists()]
    if not there:
        return None
    around = journal.parent / "before-restore"
    around.mkdir(mode=0o700, exist_ok=True)
    numbers = (int(path.name) for path in around.iterdir() if path.name.isdecimal())
    folder = around / f"{max(numbers, default=0) + 1:06}"
    folder.mkdir(mode=0o700)
    for path in there:
        _link(path, folder / path.name)
    files.flush_folder(folder)
    files.flush_folder(around)
    return folder


def _swap(part: Path, journal: Path, kept: Path | None) -> None:
    """Replace the file in one step, with nothing beside it that belongs to the old one.

    A roll-back is beside a file only where it could not be opened and carried out before.
    """
    beside = [path for path in _beside(journal) if path.exists()]
    try:
        for path in beside:
            path.unlink()
        files.put_in_place(part, journal)
    except OSError:
        for path in beside:
            if kept is not None and not path.exists():
                with contextlib.suppress(OSError):
                    _link(kept / path.name, path)
        raise


def _beside(journal: Path) -> list[Path]:
    return [journal.with_name(journal.name + ending) for ending in _SIDE_FILES]


def _link(path: Path, target: Path) -> None:
    """Let ``target`` be the same file, or a copy where the disk has no second names."""
    try:
        os.link(path, target)
    except OSError:
        shutil.copyfile(path, target)
        files.flush(target)
        target.chmod(0o600)
