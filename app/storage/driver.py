"""The driver and how a journal file is opened through it.

Light on purpose: the first screen's rows are read through this before SQLAlchemy is imported.
"""

import os
from pathlib import Path
from string import ascii_letters, digits
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from app.domain.errors import Fault, JournalFault

if TYPE_CHECKING:
    from sqlite3 import Connection  # the driver has the same interface and no stubs

#: What the driver raises.
Error: type[Exception] = dbapi2.Error

#: Marks a file as a Touchline journal ("TchL").
APPLICATION_ID = 0x5463684C
#: The schema this program writes; raised by each migration.
SCHEMA = 1

#: What stands for itself in a URI's path. The standard library's quoting would cost the first
#: screen eight milliseconds to import.
_PLAIN = frozenset("/._-~" + ascii_letters + digits)

_HEADER = b"SQLite format 3\x00"
_HEADER_SIZE = 100

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


def connect(path: Path, *, mode: str = "rw") -> "Connection":
    """A connection to the journal at ``path`` with every protective setting on.

    ``mode`` is SQLite's: ``rw`` never makes a file, ``rwc`` may, ``ro`` only reads. Transactions
    are begun by hand: the driver would otherwise commit behind a schema change.
    """
    connection: Connection = dbapi2.connect(
        f"file:{_quoted(path)}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=5,
    )
    for pragma in _PRAGMAS[2:] if mode == "ro" else _PRAGMAS:
        connection.execute(pragma)
    return connection


def _quoted(path: Path) -> str:
    """``path`` for a URI, byte by byte: a file's name need not be text."""
    return "".join(
        chr(byte) if chr(byte) in _PLAIN else f"%{byte:02X}" for byte in os.fsencode(path)
    )


def inspect_file(path: Path) -> int:
    """The schema number of the journal at ``path``, after looking at its first bytes only.

    Raises JournalFault for a file that is missing, empty, cut short, not a journal, or newer than
    this program.
    """
    head = _head(path)
    if head[:16] != _HEADER or int.from_bytes(head[68:72]) != APPLICATION_ID:
        raise JournalFault(Fault.FOREIGN, str(path))
    if _is_cut_short(path, head):
        raise JournalFault(Fault.DAMAGED, str(path))
    schema = int.from_bytes(head[60:64])
    if schema > SCHEMA:
        raise JournalFault(Fault.NEWER, str(path))
    return schema


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            head = file.read(_HEADER_SIZE)
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
    if path.with_name(f"{path.name}-journal").exists():
        return False  # a crash left its roll-back beside the file; opening puts the file right
    page_size = int.from_bytes(head[16:18])
    pages = int.from_bytes(head[28:32])
    return path.stat().st_size < pages * (65536 if page_size == 1 else page_size)


def damage(connection: "Connection") -> list[str]:
    """What SQLite finds wrong with the file, a line each; empty where it is sound."""
    found: list[str] = []
    try:
        for (line,) in connection.execute("PRAGMA quick_check(20)"):
            found += [] if line == "ok" else [line]
    except Error as error:
        if fault_of(error) is not Fault.DAMAGED:
            raise
        found.append("the rest cannot be read")
    if found:
        return found  # links in a broken file cannot be followed
    dangling = connection.execute("PRAGMA foreign_key_check")
    return [f"row {row[1]} of {row[0]} points at nothing" for row in dangling]


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
    return None if code is None else _FAULTS.get(code & 0xFF)
