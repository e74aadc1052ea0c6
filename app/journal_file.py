"""The life of a journal file, apart from its content: make it, open it, check it, lock it.

Light to import: what is heavy is imported by the function that needs it.
"""

import contextlib
import os
import shutil
import tempfile
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

#: How the folders of private copies begin.
_COPIES = "reading-"


class Lock:
    """Keeps a second program from writing the same journal.

    Held in a file beside it. One left by a program that died on this computer is taken over, and
    ``was_left`` then tells of it; one of another computer stays until ``take_over``, because
    nobody here can know whether that program still runs.
    """

    def __init__(self, journal: Path) -> None:
        from PySide6.QtCore import QLockFile

        self._journal = journal
        self._faults = {
            QLockFile.LockError.LockFailedError: Fault.IN_USE,
            QLockFile.LockError.PermissionError: Fault.NOT_WRITABLE,
        }
        self._place = Path(f"{journal}.lock")
        self._file = QLockFile(str(self._place))
        self._file.setStaleLockTime(0)
        #: Whether the last program over this journal ended without letting it go.
        self.was_left = False

    @property
    def holder(self) -> str:
        """The name of the other computer whose lock lies beside the journal; empty for none."""
        from PySide6.QtCore import QSysInfo

        _, _, host, machine, *_ = (*self._note(), "", "", "", "")
        ours = bytes(QSysInfo.machineUniqueId().data()).decode()
        is_ours = machine == ours if machine and ours else host == QSysInfo.machineHostName()
        return "" if is_ours else host

    def take(self) -> None:
        """Take the lock, or raise JournalFault: in use, or the folder cannot be written."""
        left = self._place.exists()
        if not self._file.tryLock(0) and not self._take_empty():
            fault = self._faults.get(self._file.error(), Fault.IO)
            if fault is Fault.IO and shutil.disk_usage(self._journal.parent).free == 0:
                fault = Fault.DISK_FULL
            if fault is Fault.IN_USE and self.holder:
                fault = Fault.ELSEWHERE
            raise JournalFault(fault, str(self._journal))
        self.was_left = left

    def take_over(self) -> None:
        """Take the lock of another computer, as the user agreed. Raises what ``take`` raises."""
        elsewhere = bool(self.holder)
        if elsewhere:
            self._file.removeStaleLockFile()
        self.take()
        self.was_left = self.was_left or elsewhere

    def release(self) -> None:
        """Let the next program have it."""
        self._file.unlock()

    def _take_empty(self) -> bool:
        """Take a lock that says nothing, as a power loss leaves it, unless a program holds it."""
        failed = self._file.error() is type(self._file).LockError.LockFailedError
        is_empty = failed and not any(self._note())
        return is_empty and self._file.removeStaleLockFile() and self._file.tryLock(0)

    def _note(self) -> list[str]:
        """What its holder wrote: process, program, computer, the computer's and the boot's id."""
        try:
            lines = self._place.read_text("utf-8", errors="replace").splitlines()
        except OSError:
            return []
        return lines if len(lines) >= 3 else []


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
        files.put_in_place(part, path)
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

    ``lock`` may have been taken before. For reading only, an older one is brought up to date in a
    private copy, and a newer one read as it is. Raises JournalFault, leaving the file as it was.
    """
    if read_only:
        return _open_for_reading(path, key)
    schema_found = driver.inspect_file(path, key)
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


def _open_for_reading(path: Path, key: Key | None) -> "Journal":
    try:
        schema_found = driver.inspect_file(path, key)
    except JournalFault as fault:
        if fault.fault is not Fault.NEWER:
            raise
        from app.storage import reading

        reading.insist_readable(path, key)
        schema_found = driver.SCHEMA
    if schema_found < driver.SCHEMA:
        return _open_copy(path, key)
    return _opened(path, key, read_only=True, on_close=_nothing)


def _open_copy(path: Path, key: Key | None) -> "Journal":
    """A private copy of an older journal, gone with its closing or the next one's opening."""
    from app.storage import reading

    _remove_left_copies()
    folder = Path(tempfile.mkdtemp(prefix=_COPIES, dir=paths.data_folder()))
    lock = Lock(folder / path.name)

    def let_go() -> None:
        lock.release()
        shutil.rmtree(folder, ignore_errors=True)

    try:
        lock.take()
        copy = reading.copy_up_to_date(path, folder, key)
        return _opened(copy, key, read_only=True, on_close=let_go)
    except BaseException as error:
        let_go()
        if isinstance(error, OSError):
            raise JournalFault(Fault.IO, str(path)) from error
        raise


def _remove_left_copies() -> None:
    """Take away the copies of programs that died; a running one holds the lock of its own."""
    for folder in paths.data_folder().glob(f"{_COPIES}*"):
        locks = [Lock(file.with_suffix("")) for file in folder.glob("*.lock")]
        with contextlib.suppress(JournalFault):
            for lock in locks:
                lock.take()
                lock.release()
            shutil.rmtree(folder, ignore_errors=True)


def _bring_up_to_date(path: Path, key: Key | None) -> None:
    from app.storage import database, schema

    back_up(path, "upgrade", key)
    with database.faults(path):
        schema.migrate(path, key=key)


def _nothing() -> None:
    """What closing a journal that holds no lock does."""
