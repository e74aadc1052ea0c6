"""The life of a journal file, apart from its content: make it, open it, check it, lock it.

Light to import: what is heavy is imported by the function that needs it.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from app import files, paths
from app.domain.errors import Fault, JournalFault
from app.storage import driver
from app.storage.key import Key

__all__ = ["Key", "Lock", "back_up", "check", "create", "look_at", "open_journal"]

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.domain.settings import Choices
    from app.journal import Journal


class Lock:
    """Keeps a second program from writing the same journal.

    Held in a file beside it; one left by a program that died on this computer is taken over.
    """

    def __init__(self, journal: Path) -> None:
        from PySide6.QtCore import QLockFile

        self._journal = journal
        self._faults = {
            QLockFile.LockError.LockFailedError: Fault.IN_USE,
            QLockFile.LockError.PermissionError: Fault.NOT_WRITABLE,
        }
        self._file = QLockFile(f"{journal}.lock")
        self._file.setStaleLockTime(0)

    def take(self) -> None:
        """Take the lock, or raise JournalFault: in use, or the folder cannot be written."""
        if not self._file.tryLock(0):
            raise JournalFault(self._faults.get(self._file.error(), Fault.IO), str(self._journal))

    def release(self) -> None:
        """Let the next program have it."""
        self._file.unlock()


def look_at(path: Path, key: Key | None = None) -> None:
    """Raise JournalFault where the first bytes show that ``path`` is no journal to open.

    An encrypted one is LOCKED without a key.
    """
    driver.inspect_file(path, key)


def create(
    path: Path,
    fill: "Callable[[Session], object] | None" = None,
    *,
    key: Key | None = None,
    **choices: Unpack["Choices"],
) -> "Journal":
    """Make a new journal at ``path``, encrypted where there is a ``key``, and open it.

    It is made under another name and renamed when whole, with what the command ``fill`` puts into
    it, so that there is never half a journal. Raises JournalFault where there is a file
    already or the folder cannot be written, Refused where a choice is impossible.
    """
    from app.domain import settings
    from app.journal import Journal
    from app.storage import database, schema

    if path.exists():
        raise JournalFault(Fault.EXISTS, str(path))
    if not path.parent.is_dir():
        raise JournalFault(Fault.NO_FOLDER, str(path.parent))
    lock = Lock(path)
    lock.take()
    part = path.with_name(f"{path.name}.part")
    try:
        part.unlink(missing_ok=True)
        part.touch(mode=0o600)
        with database.faults(path):
            schema.make_tables(database.make_engine(part, key=key))
        made = Journal(part, key=key)
        made.do_final("New journal", settings.set_up, **choices)
        if fill is not None:
            made.do_final("First content", fill)
        driver.insist_on_cipher(part, key)
        part.replace(path)
        files.flush_folder(path.parent)
    except BaseException as error:
        part.unlink(missing_ok=True)
        lock.release()
        if isinstance(error, PermissionError):
            raise JournalFault(Fault.NOT_WRITABLE, str(path.parent)) from None
        raise
    return Journal(path, key=key, on_close=lock.release)


def open_journal(
    path: Path, *, key: Key | None = None, read_only: bool = False, lock: Lock | None = None
) -> "Journal":
    """Open the journal at ``path``, brought up to date first after a checked backup.

    ``lock`` may have been taken before. Raises JournalFault, leaving the file as it was.
    """
    schema_found = driver.inspect_file(path, key)
    if read_only:
        return _opened(path, key, read_only=True, on_close=_nothing)
    if lock is None:
        lock = Lock(path)
        lock.take()
    try:
        if not os.access(path, os.W_OK):
            raise JournalFault(Fault.NOT_WRITABLE, str(path))
        if schema_found < driver.SCHEMA:
            _bring_up_to_date(path, key)
        return _opened(path, key, read_only=False, on_close=lock.release)
    except BaseException:
        lock.release()
        raise


def check(path: Path, key: Key | None = None) -> list[str]:
    """What is wrong with the journal at ``path``, a line each; empty where it is sound."""
    driver.inspect_file(path, key)
    try:
        connection = driver.connect(path, mode="ro", key=key)
        try:
            return driver.damage(connection)
        finally:
            connection.close()
    except driver.Error as error:
        raise JournalFault(driver.fault_of(error) or Fault.DAMAGED, str(path)) from error


def back_up(path: Path, reason: str, key: Key | None = None) -> Path:
    """A checked copy of the journal beside it, made before anything risky."""
    from app.storage import backup

    return backup.copy(path, paths.backups_of(path), reason, key)


def _opened(
    path: Path, key: Key | None, *, read_only: bool, on_close: Callable[[], None]
) -> "Journal":
    from app.domain import settings
    from app.journal import Journal
    from app.storage import database

    journal = Journal(path, key=key, read_only=read_only, on_close=on_close)
    with database.faults(path, otherwise=Fault.DAMAGED):
        journal.ask(settings.current)  # a file that cannot even say this is not opened
    return journal


def _bring_up_to_date(path: Path, key: Key | None) -> None:
    from app.storage import database, schema

    back_up(path, "upgrade", key)
    with database.faults(path):
        schema.migrate(path, key=key)


def _nothing() -> None:
    """What closing a journal that holds no lock does."""
