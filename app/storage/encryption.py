"""Giving a journal another key, or taking its key away, without ever having half a journal.

The cipher's own way of changing a key writes every page of the file in place; here a whole copy is
made under the new key, compared row by row, and put in the old one's place by one rename.
"""

import errno
from contextlib import suppress
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from app import files
from app.domain.errors import Fault, JournalFault
from app.storage import driver
from app.storage.key import Key

if TYPE_CHECKING:
    from sqlite3 import Connection

#: What the cipher's export leaves behind.
_MARKS = ("application_id", "user_version")
#: Side files that SQLite would take for the renamed file's own.
_SIDE_FILES = ("-journal", "-wal", "-shm")

_SCHEMA = """SELECT type, name, tbl_name, sql FROM sqlite_schema
    WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\' ORDER BY type, name"""
#: Every table with rows of its own; those of the query planner are made again when wanted.
_TABLES = """SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0
    AND name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\'"""


def rewrite(path: Path, old: Key | None, new: Key | None) -> None:
    """Replace the journal at ``path``, which ``old`` opens, by the same under ``new``.

    None means not encrypted. Whoever dies here leaves the old file or the new one, whole. Nobody
    else may write meanwhile. Raises JournalFault, leaving the journal as it was.
    """
    driver.inspect_file(path, old)
    path = path.resolve()  # a link stays a link, and what it leads to is encrypted
    part = _part_of(path)
    try:
        forget_part(path)
        part.touch(mode=0o600)
        _export(path, old, part, new)
        _compare(path, old, part, new)
        files.flush(part)
        _remove_side_files(path)
        files.put_in_place(part, path)
    except driver.Error as error:
        raise JournalFault(driver.fault_of(error) or Fault.IO, str(path)) from error
    except OSError as error:
        raise JournalFault(_fault_of(error), str(path)) from error
    finally:
        with suppress(OSError):  # where the folder is gone, the reason is on its way already
            forget_part(path)


def forget_part(path: Path) -> None:
    """Take away the copy that a program which died in ``rewrite`` left beside ``path``.

    It may be plain where a passphrase was being removed. Raises OSError.
    """
    part = _part_of(path.resolve())
    part.unlink(missing_ok=True)
    _remove_side_files(part)


def _part_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.part")


def _export(path: Path, old: Key | None, part: Path, new: Key | None) -> None:
    """Write all that ``path`` says into the empty file ``part``.

    Opened for writing, although only read: a crash may have left a roll-back to carry out.
    """
    connection = driver.connect(path, key=old)
    try:
        literal = "" if new is None else new.literal
        connection.execute("ATTACH DATABASE ? AS fresh KEY ?", (driver.uri(part), literal))
        # A side file of the part could be taken for that of a later one.
        connection.execute("PRAGMA fresh.journal_mode = MEMORY")
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("SELECT sqlcipher_export('fresh')")
        for mark in _MARKS:
            (value,) = connection.execute(f"PRAGMA main.{mark}").fetchone()
            connection.execute(f"PRAGMA fresh.{mark} = {value}")
        connection.execute("COMMIT")
    finally:
        connection.close()


def _compare(path: Path, old: Key | None, part: Path, new: Key | None) -> None:
    """Raise JournalFault unless ``part`` is sound and says exactly what ``path`` says."""
    driver.insist_on_cipher(part, new)
    original = driver.connect(path, mode="ro", key=old)
    try:
        copied = driver.connect(part, mode="ro", key=new)
        try:
            if driver.damage(copied) or not _says_the_same(original, copied):
                raise JournalFault(Fault.DAMAGED, str(path))
        finally:
            copied.close()
    finally:
        original.close()


def _says_the_same(original: "Connection", copied: "Connection") -> bool:
    asked = [_SCHEMA, *(f"PRAGMA {mark}" for mark in _MARKS)]
    asked += [f'SELECT * FROM "{name}"' for (name,) in original.execute(_TABLES)]
    return all(_same_rows(original, copied, sql) for sql in asked)


def _same_rows(original: "Connection", copied: "Connection", sql: str) -> bool:
    """Whether both answer alike, row by row: neither is ever held whole."""
    rows = zip_longest(original.execute(sql), copied.execute(sql))
    return all(one == other for one, other in rows)


def _remove_side_files(path: Path) -> None:
    """Take away what the closed file at ``path`` no longer needs: it was rolled back before."""
    for ending in _SIDE_FILES:
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _fault_of(error: OSError) -> Fault:
    if files.is_disk_full(error):
        return Fault.DISK_FULL
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return Fault.NOT_WRITABLE
    return Fault.IO
