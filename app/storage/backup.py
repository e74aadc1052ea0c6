"""Whole copies of a journal, checked before they count."""

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import Fault, JournalFault
from app.storage import driver
from app.storage.key import Key

if TYPE_CHECKING:
    from sqlite3 import Connection


def copy(journal: Path, folder: Path, reason: str, key: Key | None = None) -> Path:
    """A checked copy of ``journal`` in ``folder``, numbered after the newest there.

    Ordered by number, not by the clock, which may be set back. ``reason`` is a word for the file's
    name. Raises JournalFault, leaving no part behind.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        target = folder / f"{journal.stem}-{_next_number(journal, folder):06}-{reason}.db"
        part = target.with_suffix(".part")
        try:
            _copy_checked(journal, part, key)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except driver.Error as error:
        raise JournalFault(driver.fault_of(error) or Fault.IO, str(journal)) from error
    except OSError as error:
        raise JournalFault(Fault.NOT_WRITABLE, str(folder)) from error
    return target


def _next_number(journal: Path, folder: Path) -> int:
    numbered = re.compile(rf"{re.escape(journal.stem)}-(\d+)-.*\.db")
    found = (numbered.fullmatch(path.name) for path in folder.iterdir())
    return max((int(match[1]) for match in found if match), default=0) + 1


def _copy_checked(journal: Path, part: Path, key: Key | None) -> None:
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    # Opened for writing, although only read: a crash may have left a roll-back to carry out.
    original = driver.connect(journal, key=key)
    try:
        original.execute("VACUUM INTO ?", (str(part),))
        copied = driver.connect(part, mode="ro", key=key)
        try:
            if driver.damage(copied) or counts(original) != counts(copied):
                raise JournalFault(Fault.DAMAGED, str(journal))
        finally:
            copied.close()
    finally:
        original.close()
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def counts(connection: "Connection") -> dict[str, int]:
    """The number of rows in each table of the open journal."""
    names = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    ).fetchall()
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        for (name,) in names
    }
