"""The driver and how a journal file is opened through it.

Light on purpose: the first screen's rows are read through this before SQLAlchemy is imported.
"""

import os
from contextlib import suppress
from pathlib import Path
from string import ascii_letters, digits
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from app.domain.errors import Fault, JournalFault
from app.storage.key import Key

if TYPE_CHECKING:
    from sqlite3 import Connection  # the driver has the same interface and no stubs

#: What the driver raises.
Error: type[Exception] = dbapi2.Error

#: Marks a file as a Touchline journal ("TchL").
APPLICATION_ID = 0x5463684C
#: The schema this program writes; raised by each migration.
SCHEMA = 9

#: What stands for itself in a URI's path. The standard library's quoting would cost the first
#: screen eight milliseconds to import.
_PLAIN = frozenset("/._-~" + ascii_letters + digits)

_HEADER = b"SQLite format 3\x00"
_HEADER_SIZE = 100
#: Stands in each complaint about the words by which records are found. They can be made anew.
_SEARCH = "search_"
#: SQLCipher's pages; an encrypted journal is a whole number of them until it is cut short.
_PAGE_SIZE = 4096
#: Encrypted bytes are evenly mixed: a page of text or of a picture's header has far fewer values.
_MIXED = 200

#: DELETE with EXTRA lost nothing in simulated power losses, where WAL and DELETE with FULL did;
#: the file at rest is whole, which is right for synced folders.
_PRAGMAS = (
    "PRAGMA journal_mode = DELETE",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA fullfsync = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA mmap_size = 0",
)


def connect(path: Path, *, mode: str = "rw", key: Key | None = None) -> "Connection":
    """A connection to the journal at ``path`` with every protective setting on.

    ``mode`` is SQLite's: ``rw`` never makes a file, ``rwc`` may, ``ro`` only reads. Transactions
    are begun by hand: the driver would otherwise commit behind a schema change. Whether ``key``
    fits shows with the first read.
    """
    connection: Connection = dbapi2.connect(
        uri(path, mode),
        uri=True,
        isolation_level=None,
        timeout=5,
    )
    try:
        if key is not None:
            _unlock(connection, path, key)
        for pragma in _PRAGMAS[2:] if mode == "ro" else _PRAGMAS:
            connection.execute(pragma)
        with suppress(Error):  # which the first read will raise again
            connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1")
    except UnicodeDecodeError as error:  # SQLite complains, quoting a table that is damaged
        connection.close()
        raise JournalFault(Fault.DAMAGED, str(path)) from error
    except BaseException:
        connection.close()
        raise
    return connection


def _unlock(connection: "Connection", path: Path, key: Key) -> None:
    """Give the key, which must come first; a driver without a cipher would write plain text."""
    connection.execute("PRAGMA cipher_log_level = NONE")  # it would write to the terminal
    connection.execute(f'PRAGMA key = "{key.literal}"')
    if connection.execute("PRAGMA cipher_version").fetchone() is None:
        raise JournalFault(Fault.NO_CIPHER, str(path))


def insist_on_cipher(path: Path, key: Key | None) -> None:
    """Raise JournalFault unless a file just made begins as the ``key`` says: salted, or plain."""
    with path.open("rb") as file:
        begins = file.read(len(_HEADER))
    if begins != (_HEADER if key is None else key.salt):
        raise JournalFault(Fault.NO_CIPHER, str(path))


def uri(path: Path, mode: str = "rw") -> str:
    """The file at ``path`` as SQLite names it in a URI; for ``connect`` and for ATTACH."""
    return f"file:{_quoted(path)}?mode={mode}"


def _quoted(path: Path) -> str:
    """``path`` for a URI, byte by byte: a file's name need not be text."""
    return "".join(
        chr(byte) if chr(byte) in _PLAIN else f"%{byte:02X}" for byte in os.fsencode(path)
    )


def is_encrypted(path: Path) -> bool:
    """Whether the file at ``path`` looks encrypted, by its first bytes. Raises JournalFault."""
    return _looks_encrypted(_head(path))


def inspect_file(path: Path, key: Key | None = None) -> int:
    """The schema number of the journal at ``path``, after looking at its first bytes only.

    Raises JournalFault for a file that is missing, empty, cut short, not a journal, newer than
    this program, or encrypted with another key than ``key``.
    """
    head = _head(path)
    if not head.startswith(_HEADER):
        if not _looks_encrypted(head):
            raise JournalFault(Fault.FOREIGN, str(path))
        if key is None:
            raise JournalFault(Fault.LOCKED, str(path))
        application, schema = _ask_header(path, key)
    elif _is_left_by_crash(path):
        application, schema = _ask_header(path, None)  # the header may be half-written
    else:
        application, schema = int.from_bytes(head[68:72]), int.from_bytes(head[60:64])
        if application == APPLICATION_ID and _is_cut_short(path, head):
            raise JournalFault(Fault.DAMAGED, str(path))
    if application != APPLICATION_ID:
        raise JournalFault(Fault.FOREIGN, str(path))
    if schema > SCHEMA:
        raise JournalFault(Fault.NEWER, str(path))
    return schema


def _looks_encrypted(head: bytes) -> bool:
    return not head.startswith(_HEADER) and len(set(head)) > _MIXED


def _ask_header(path: Path, key: Key | None) -> tuple[int, int]:
    """What a file says it is and which schema it has, through the driver."""
    try:
        # After a crash the first page may be half-written: only a writer can roll it back.
        connection = connect(path, mode="rw" if _is_left_by_crash(path) else "ro", key=key)
        try:
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            (schema,) = connection.execute("PRAGMA user_version").fetchone()
        finally:
            connection.close()
    except Error as error:
        fault = fault_of(error) or Fault.IO
        # A key that does not fit and a first page that is damaged give the same error.
        if fault is Fault.DAMAGED and key is not None:
            fault = Fault.WRONG_KEY
        raise JournalFault(fault, str(path)) from error
    return application, schema


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            head = file.read(_PAGE_SIZE)
    except FileNotFoundError:
        raise JournalFault(Fault.MISSING, str(path)) from None
    except IsADirectoryError:
        raise JournalFault(Fault.FOREIGN, str(path)) from None
    except OSError:
        raise JournalFault(Fault.IO, str(path)) from None
    if not head:
        raise JournalFault(Fault.EMPTY, str(path))
    if len(head) < _HEADER_SIZE:
        fault = Fault.DAMAGED if head.startswith(_HEADER) else Fault.FOREIGN
        raise JournalFault(fault, str(path))
    return head


def _is_cut_short(path: Path, head: bytes) -> bool:
    if _is_left_by_crash(path):
        return False  # opening puts the file right
    page_size = int.from_bytes(head[16:18])
    pages = int.from_bytes(head[28:32])
    return path.stat().st_size < pages * (65536 if page_size == 1 else page_size)


def _is_left_by_crash(path: Path) -> bool:
    """Whether a program died while writing and left its roll-back beside the file."""
    return path.with_name(f"{path.name}-journal").exists()


def damage(connection: "Connection") -> list[str]:
    """What is wrong with the file, a line each; empty where it is sound.

    SQLite says what it finds, the cipher what was changed behind it, and the seals which records
    are not as they were saved.
    """
    found: list[str] = []
    try:
        for (lines,) in connection.execute("PRAGMA quick_check(20)"):
            found += [line for line in lines.splitlines() if line != "ok" and _SEARCH not in line]
        # It reads each page in use, which the cipher verifies. A page that nothing uses may be
        # torn since a power loss, because nobody needs what it held: that is no damage.
        changed = [line for (line,) in connection.execute("PRAGMA cipher_integrity_check")]
        (unused,) = connection.execute("PRAGMA freelist_count").fetchone()
        if found or len(changed) > unused:
            found += changed
        if not found:  # links in a broken file cannot be followed
            dangling = connection.execute("PRAGMA foreign_key_check")
            found += [f"row {row[1]} of {row[0]} points at nothing" for row in dangling]
        return found or broken_seals(connection)
    except Error as error:
        if fault_of(error) not in (Fault.DAMAGED, None):
            raise
        return [*found, "the rest cannot be read"]


def broken_seals(connection: "Connection") -> list[str]:
    """The records that are not as they were saved, a line each. Raises the driver's errors."""
    from app.storage import seal

    (schema,) = connection.execute("PRAGMA user_version").fetchone()
    return seal.broken(connection) if seal.SINCE <= schema <= SCHEMA else []


_FAULTS = {
    dbapi2.SQLITE_FULL: Fault.DISK_FULL,
    dbapi2.SQLITE_IOERR: Fault.IO,
    dbapi2.SQLITE_READONLY: Fault.NOT_WRITABLE,
    dbapi2.SQLITE_CANTOPEN: Fault.NOT_WRITABLE,
    dbapi2.SQLITE_PERM: Fault.NOT_WRITABLE,
    dbapi2.SQLITE_BUSY: Fault.IN_USE,
    dbapi2.SQLITE_LOCKED: Fault.IN_USE,
    dbapi2.SQLITE_CORRUPT: Fault.DAMAGED,
    dbapi2.SQLITE_NOTADB: Fault.DAMAGED,
}


def fault_of(error: BaseException | None) -> Fault | None:
    """What a driver's error means for the file; None where it is not about the file."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None:
        return _FAULTS.get(code & 0xFF)
    # The driver's own complaint about bytes that are no text; all text was written as UTF-8.
    return Fault.DAMAGED if "decode to UTF-8" in str(error) else None
