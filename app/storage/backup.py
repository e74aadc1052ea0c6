"""Whole copies of a journal, checked before they count."""

import contextlib
import os
import re
import tempfile
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app import files
from app.domain.errors import Fault, JournalFault
from app.storage import driver
from app.storage.key import Key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from sqlite3 import Connection

_MOMENT = "%Y%m%dT%H%M%SZ"
#: The journal's own name, number, moment and reason; a backup of an early version has no moment.
#: A reason holds no figures, so that no backup of ``a-000012`` is taken for one of ``a``.
_NUMBERED = re.compile(r"(.*)-(\d{6,})-(?:(\d{8}T\d{6}Z)-)?([a-z]+(?:-[a-z]+)*)\.db", re.DOTALL)
#: How often a copy is begun because somebody was about to write.
_ATTEMPTS = 10
#: Two workers must not take the same number.
_naming = threading.Lock()


@dataclass(frozen=True)
class Backup:
    """A copy that was checked when it was made. Ordered by ``number``, never by the clock.

    ``moment`` is in UTC, as the clock then stood; ``size`` in bytes; ``reason`` the word in its
    name, such as "quit".
    """

    path: Path
    number: int
    moment: datetime
    reason: str
    size: int


def copy(journal: Path, folder: Path, reason: str, key: Key | None = None) -> Path:
    """A checked copy of ``journal`` in ``folder``, numbered after the newest there.

    ``reason`` is a word for the file's name, in small letters and hyphens. Raises JournalFault,
    leaving no part behind.
    """
    driver.inspect_file(journal, key)
    with faults_of_copy(journal, folder):
        part = make_part(journal, folder)
        try:
            _copy_checked(journal, part, key)
            return give_name(part, journal, folder, datetime.now(UTC), reason)
        finally:
            part.unlink(missing_ok=True)


@contextlib.contextmanager
def faults_of_copy(journal: Path, folder: Path) -> "Iterator[None]":
    """Inside, an error of the driver or of ``folder`` is raised as JournalFault."""
    try:
        yield
    except driver.Error as error:
        raise JournalFault(driver.fault_of(error) or Fault.IO, str(journal)) from error
    except OSError as error:
        fault = Fault.DISK_FULL if files.is_disk_full(error) else Fault.NOT_WRITABLE
        raise JournalFault(fault, str(folder)) from error


def make_part(journal: Path, folder: Path) -> Path:
    """An empty file in ``folder``, made if missing, for what is not whole yet. Raises OSError.

    Parts that a program left when it was killed are taken away.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    _remove_left_parts(journal, folder)
    prefix = f".{journal.stem}-{os.getpid()}-"
    handle, made = tempfile.mkstemp(prefix=prefix, suffix=".part", dir=folder)
    os.close(handle)
    return Path(made)


def give_name(part: Path, journal: Path, folder: Path, moment: datetime, reason: str) -> Path:
    """Flush ``part`` and give it the next number in ``folder``. Raises OSError."""
    files.flush(part)
    with _naming:
        number = max((found.number for found in listed(journal, folder)), default=0) + 1
        target = folder / f"{journal.stem}-{number:06}-{moment:{_MOMENT}}-{reason}.db"
        files.put_in_place(part, target)
    return target


def listed(journal: Path, folder: Path) -> list[Backup]:
    """The backups of ``journal`` in ``folder``, newest first, by their names alone."""
    try:
        paths = list(folder.iterdir())
    except OSError:
        return []
    found = filter(None, (read_name(path, journal.stem) for path in paths))
    return sorted(found, key=lambda backup: (backup.number, backup.moment), reverse=True)


def read_name(path: Path, stem: str | None = None) -> Backup | None:
    """What the name of ``path`` says of it; None where it is no backup, or not of ``stem``."""
    matched = _NUMBERED.fullmatch(path.name)
    if matched is None or stem not in (None, matched[1]):
        return None
    _, number, written, reason = matched.groups()
    with contextlib.suppress(OSError, ValueError):  # it has gone meanwhile, or was named by hand
        status = path.stat()
        moment = (
            datetime.strptime(written, _MOMENT).replace(tzinfo=UTC)
            if written
            else datetime.fromtimestamp(status.st_mtime, UTC)
        )
        return Backup(path, int(number), moment, reason, status.st_size)
    return None


def verify(path: Path, key: Key | None = None) -> dict[str, int]:
    """The rows of each table of the sound journal at ``path``; raises JournalFault for another."""
    driver.inspect_file(path, key)
    with reading(path, key) as connection:
        if driver.damage(connection):
            raise JournalFault(Fault.DAMAGED, str(path))
        return counts(connection)


@contextlib.contextmanager
def reading(path: Path, key: Key | None) -> "Iterator[Connection]":
    """A connection to read through; an error of the driver is raised as JournalFault."""
    # What a crash left beside the file can only be rolled back by one that may write.
    mode = "rw" if path.with_name(f"{path.name}-journal").exists() else "ro"
    try:
        with contextlib.closing(driver.connect(path, mode=mode, key=key)) as connection:
            yield connection
    except driver.Error as error:
        raise JournalFault(driver.fault_of(error) or Fault.DAMAGED, str(path)) from error


def state(path: Path, key: Key | None) -> list[tuple[object, ...]]:
    """What differs as soon as anybody changed something in the journal at ``path``.

    Its steps and its drafts: what the program notes for itself is no change. A step's number alone
    would not do: after a restore they are given again. Raises JournalFault.
    """
    driver.inspect_file(path, key)
    with reading(path, key) as connection:
        return [
            *connection.execute("PRAGMA user_version"),
            *connection.execute("SELECT * FROM history_step ORDER BY id"),
            *connection.execute("SELECT * FROM aside WHERE name LIKE 'draft/%' ORDER BY name"),
        ]


def counts(connection: "Connection") -> dict[str, int]:
    """The number of rows in each table of the open journal, but for what can be made anew."""
    names = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        " AND name NOT LIKE 'search~_%' ESCAPE '~'"
    ).fetchall()
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        for (name,) in names
    }


def _copy_checked(journal: Path, part: Path, key: Key | None) -> None:
    counted = _copy_at_rest(journal, part, key)
    with contextlib.closing(driver.connect(part, mode="ro", key=key)) as copied:
        if driver.damage(copied) or counts(copied) != counted:
            raise JournalFault(Fault.DAMAGED, str(journal))
    driver.insist_on_cipher(part, key)


def _copy_at_rest(journal: Path, part: Path, key: Key | None) -> dict[str, int]:
    """Copy all of it into ``part``; the rows of each table at that very moment.

    One connection holds the file as it is, while another copies it: neither can do both. Where a
    writer came between the two and waits for the first, that one lets it go ahead and begins anew.
    """
    with (
        # Opened for writing, although only read: a crash may have left a roll-back to carry out.
        contextlib.closing(driver.connect(journal, key=key)) as holder,
        contextlib.closing(driver.connect(journal, key=key)) as copier,
    ):
        copier.execute("PRAGMA busy_timeout = 0")
        for _ in range(_ATTEMPTS):
            os.truncate(part, 0)
            holder.execute("BEGIN")
            holder.execute("PRAGMA user_version").fetchone()  # from here on nobody can write
            try:
                copier.execute("VACUUM INTO ?", (driver.uri(part),))
            except driver.Error as error:
                if driver.fault_of(error) is not Fault.IN_USE:
                    raise
            else:
                return counts(holder)
            holder.execute("ROLLBACK")
    raise JournalFault(Fault.IN_USE, str(journal))


def _remove_left_parts(journal: Path, folder: Path) -> None:
    left = re.compile(rf"\.{re.escape(journal.stem)}-(\d+)-[a-z0-9_]+\.part(?:-journal)?")
    for path in folder.iterdir():
        matched = left.fullmatch(path.name)
        if matched and not _runs(int(matched[1])):
            with contextlib.suppress(OSError):
                path.unlink()


def _runs(process: int) -> bool:
    """Whether a program of this computer with that number may still write its part.

    Windows keeps an open file from being deleted, so there the question need not be asked.
    """
    if os.name == "nt":
        return False
    try:
        os.kill(process, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True
