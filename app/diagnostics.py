"""What helps whoever looks after the program: versions, sizes, counts, and the places of errors.

Made to be sent to somebody else, so it holds no name, no note and no path of the user's.
"""

import os
import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app import __version__, log, paths, places
from app.domain.errors import JournalFault
from app.storage import backup, driver
from app.storage.key import Key

if TYPE_CHECKING:
    from sqlite3 import Connection

#: Settings that are figures or codes; the others hold what somebody typed.
_SETTINGS = (
    *("fiscal_start", "week_start", "currency", "paper", "language", "ideal_gap", "max_gap"),
    *("coverage_bar", "auto_lock_minutes", "coaching_hours"),
)
#: Lines of the log, which is long after a year.
_LATEST = 300
#: What a crash says in a shape that cannot hold anything but places.
_CRASHED = re.compile(
    r"Fatal Python error: [\w ]+|Windows fatal exception: [\w ]+"
    r"|(Current thread|Thread) 0x[0-9a-f]+.*\(most recent call first\):"
    r"|  File \"[^\"]*\", line \d+ in \S+|  <no Python frame>"
)
_FILE = re.compile(r'"[^"]*"')
#: What follows the journal's own name, which may be somebody's, in that of a copy.
_NUMBERED = re.compile(r"-(\d{6,})-(?:[0-9TZ]+-)?([a-z]+)\.db")


def collect(journal: Path | None, key: Key | None) -> str:
    """The text of the diagnostics file.

    ``journal`` is the open journal's file, if any; without the ``key`` of an encrypted one nothing
    inside is counted. Reads files only, so that a worker may do it.
    """
    parts = {"Program": _program(), "Log": _log(), "Crashes": _crashes()}
    if journal is not None:
        parts |= {"Journal": _journal(journal, key), "Backups": _backups(journal)}
    order = ("Program", "Journal", "Backups", "Crashes", "Log")
    return "\n".join(
        f"{title}\n" + "".join(f"  {_nameless(line)}\n" for line in parts[title])
        for title in order
        if title in parts
    )


def _program() -> Iterator[str]:
    import locale
    import platform
    import sys

    import PySide6
    from PySide6.QtCore import qVersion
    from sqlcipher3 import dbapi2

    yield f"Touchline {__version__}{' (packed)' if getattr(sys, 'frozen', False) else ''}"
    yield f"Collected {_moment(time.time())}"
    yield f"Python {platform.python_version()}, Qt {qVersion()}, PySide6 {PySide6.__version__}"
    connection = dbapi2.connect(":memory:")
    try:
        ((cipher,),) = connection.execute("PRAGMA cipher_version").fetchall() or (("none",),)
        yield f"SQLite {dbapi2.sqlite_version}, SQLCipher {cipher}"
    finally:
        connection.close()
    yield f"{platform.platform()}, {platform.machine()}, {os.cpu_count()} processors"
    yield f"Language {locale.getlocale()[0]}"


def _journal(path: Path, key: Key | None) -> Iterator[str]:
    if path.is_file():
        yield f"{path.stat().st_size:,} bytes"
    yield f"In a folder of {places.synced(path) or 'this computer'}"
    yield f"{len(places.siblings(path))} conflicted copies beside it"
    yield f"Left by a crash: {_answer(path.with_name(f'{path.name}-journal').exists())}"
    try:
        yield f"Encrypted: {_answer(driver.is_encrypted(path))}"
        yield f"Schema {driver.inspect_file(path, key)} of {driver.SCHEMA}"
        connection = driver.connect(path, mode="ro", key=key)
        try:
            yield from _inside(connection)
        finally:
            connection.close()
    except JournalFault as fault:
        yield f"Cannot be looked into: {fault.fault}"
    except driver.Error as error:
        yield f"Cannot be read: {driver.fault_of(error) or type(error).__name__}"


def _inside(connection: "Connection") -> Iterator[str]:
    row = connection.execute(f"SELECT {', '.join(_SETTINGS)}, backup_folder FROM settings")
    for values in row:
        chosen = zip(_SETTINGS, values[:-1], strict=True)
        yield "Settings: " + ", ".join(f"{name} {value}" for name, value in chosen)
        yield f"A second place for backups: {_answer(bool(values[-1]))}"
    for name, count in sorted(backup.counts(connection).items()):
        yield f"{count:8} {name}"


def _backups(journal: Path) -> Iterator[str]:
    """Number, reason, moment and size of each copy, newest last."""
    try:
        found = sorted(paths.backups_of(journal).iterdir())
    except OSError:
        found = []
    own = [path for path in found if path.name.startswith(f"{journal.stem}-")]
    numbered = [(path, _NUMBERED.fullmatch(path.name, len(journal.stem))) for path in own]
    for path, match in numbered:
        if match:
            kept = path.stat()
            yield f"{match[1]} {match[2]}, {_moment(kept.st_mtime)}, {kept.st_size:,} bytes"
    if not any(match for _, match in numbered):
        yield "none"


def _log() -> Iterator[str]:
    return iter(_lines(paths.log_file())[-_LATEST:] or ["none"])


def _crashes() -> Iterator[str]:
    found = False
    for path in reversed(log.crash_files()):
        kept = [_FILE.sub(_place, line) for line in _lines(path) if _CRASHED.fullmatch(line)]
        if kept:
            yield _moment(path.stat().st_mtime)
            yield from kept
            found = True
    if not found:
        yield "none"


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return []


def _place(found: re.Match[str]) -> str:
    """A file of the program without the folders that it was put in."""
    return "/".join(found[0].strip('"').replace("\\", "/").split("/")[-3:])


def _nameless(line: str) -> str:
    """``line`` without the user's home, whose name is the user's mostly."""
    home = Path.home()
    return line.replace(str(home), "~").replace(f"{home.name}/", "~/")


def _moment(seconds: float) -> str:
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%d %H:%M} UTC"


def _answer(true: bool) -> str:
    return "yes" if true else "no"
