"""Reading the pages of a damaged journal one by one, whatever leads to them is lost.

A journal is a row of pages. Each page that holds rows can be read as if it were a small table of
its own, by a file made for the purpose: its first page is new and names tables that begin at the
pages to be read; the other pages are those of the damaged file. So neither the damaged first page
nor a broken way to a page matters, and SQLite and the cipher still do all of the reading.
"""

import hashlib
import hmac
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.storage import driver
from app.storage.key import SALT_SIZE, Key

if TYPE_CHECKING:
    from sqlite3 import Connection

PAGE = 4096
#: The tables that the made file reads at once.
_WINDOWS = 16
_HMAC = 64
_HMAC_MASK = 0x3A
_HMAC_ROUNDS = 2
_FILLING = 100_000_000
_COPY = "copy"

#: A row as it lies in the file: its number, then its values, None beyond the last.
RawRow = tuple[Any, ...]


def fits(path: Path, key: Key) -> bool:
    """Whether any page of the encrypted file at ``path`` was written with ``key``.

    Each has a checksum made with the key, so a damaged file still tells whose it is.
    """
    mask = bytes(byte ^ _HMAC_MASK for byte in key.salt)
    secret = hashlib.pbkdf2_hmac("sha512", key.secret, mask, _HMAC_ROUNDS, len(key.secret))
    with path.open("rb") as file:
        for number, page in enumerate(iter(lambda: file.read(PAGE), b""), start=1):
            begins = SALT_SIZE if number == 1 else 0
            said = page[begins:-_HMAC] + number.to_bytes(4, "little")
            if hmac.digest(secret, said, "sha512") == page[-_HMAC:]:
                return True
    return False


def read_pages(
    path: Path,
    key: Key | None,
    folder: Path,
    width: int,
    progress: Callable[[int, int], object],
) -> Iterator[list[RawRow]]:
    """The rows of each page of the file at ``path`` but the first, of at most ``width`` values.

    They are in order, and none between two of them is left out. A page that leads to others gives
    theirs once more. Works in ``folder``, which must be private. Raises OSError and
    the driver's errors where ``folder`` cannot be written.
    """
    copy = _rolled_back(path, key, folder)
    count = -(-copy.stat().st_size // PAGE)
    made = folder / "reader"
    _make_file(made, copy, key, count, width)
    with closing(_Reader(made, key)) as reader:
        for first in range(2, count + 1, _WINDOWS):
            progress(first, count)
            pages = range(first, min(first + _WINDOWS, count + 1))
            reader.turn_to(pages)
            for window, _ in enumerate(pages):
                yield reader.rows(f"w{window}")


def first_pages(folder: Path, key: Key | None) -> dict[int, str]:
    """The tables by the page at which each begins, as the first page of the file says.

    Of the file that ``read_pages`` copied into ``folder``; nothing where that page is lost.
    """
    query = "SELECT rootpage, name FROM sqlite_schema WHERE type = 'table'"
    with suppress(driver.Error), closing(driver.connect(folder / _COPY, key=key)) as connection:
        return {page: name for page, name in connection.execute(query) if page}
    return {}


def _rolled_back(path: Path, key: Key | None, folder: Path) -> Path:
    """A copy of the file, as it was before a write that a crash may have cut off."""
    copy = folder / _COPY
    shutil.copyfile(path, copy)
    left = path.with_name(f"{path.name}-journal")
    if left.exists():
        shutil.copyfile(left, copy.with_name(f"{_COPY}-journal"))
        with suppress(driver.Error), closing(driver.connect(copy, key=key)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    return copy


def _make_file(made: Path, copy: Path, key: Key | None, count: int, width: int) -> None:
    """Make a file as long as the copy, with room for its pages, and put them there."""
    made.touch(mode=0o600)
    columns = ", ".join(f"c{number}" for number in range(width))
    with closing(driver.connect(made, mode="rwc", key=key)) as maker:
        _make_lenient(maker)
        maker.execute("CREATE TABLE filler (bytes)")
        for done in range(0, count * PAGE, _FILLING):
            some = min(_FILLING, count * PAGE - done)
            maker.execute("INSERT INTO filler VALUES (zeroblob(?))", (some,))
        for window in range(_WINDOWS):  # after the filler, so that they lie behind it
            maker.execute(f"CREATE TABLE w{window} ({columns})")
    with copy.open("rb") as source, made.open("rb+") as target:
        source.seek(PAGE)
        target.seek(PAGE)
        shutil.copyfileobj(source, target)
        target.write(bytes(-copy.stat().st_size % PAGE))


def _make_lenient(connection: "Connection") -> None:
    """What protects a journal is in the way here: nothing of this file is kept."""
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "cell_size_check = OFF"):
        connection.execute(f"PRAGMA {pragma}")
    connection.text_factory = _letters


def _letters(stored: bytes) -> str:
    return stored.decode(errors="replace")


class _Reader:
    """Reads a few pages at a time, with a new connection after each page that is damaged.

    The cipher refuses everything once a page's checksum was wrong.
    """

    def __init__(self, made: Path, key: Key | None) -> None:
        self._made, self._key = made, key
        self._connection = self._connect()

    def turn_to(self, pages: range) -> None:
        """Make each table begin at one of ``pages``."""
        try:
            self._point_at(pages)
        except driver.Error:  # a checksum was wrong where the statement did not come to say so
            self._begin_anew()
            self._point_at(pages)

    def _point_at(self, pages: range) -> None:
        self._connection.execute("PRAGMA writable_schema = ON")
        for window, page in enumerate(pages):
            self._connection.execute(
                "UPDATE sqlite_schema SET rootpage = ? WHERE name = ?", (page, f"w{window}")
            )
        self._connection.execute("PRAGMA writable_schema = RESET")

    def rows(self, table: str) -> list[RawRow]:
        """The rows that can be read of a page; most pages give all of theirs, or none."""
        try:
            return self._connection.execute(f"SELECT rowid, * FROM {table}").fetchall()
        except driver.Error:
            self._begin_anew()
            return self._one_by_one(table)

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()

    def _one_by_one(self, table: str) -> list[RawRow]:
        """Rows whose text goes on in a damaged page are passed over."""
        found: list[RawRow] = []
        for number in self._numbers(table):
            try:
                row = (f"SELECT rowid, * FROM {table} WHERE rowid = ?", (number,))
                found += self._connection.execute(*row).fetchall()
            except driver.Error:
                self._begin_anew()
        return found

    def _numbers(self, table: str) -> list[int]:
        """The numbers of the page's rows, as far as they go; they lie closer than their text."""
        found: list[int] = []
        try:
            for (number,) in self._connection.execute(f"SELECT rowid FROM {table}"):
                found.append(number)  # what came before an error counts
        except driver.Error:
            self._begin_anew()
        return found

    def _begin_anew(self) -> None:
        self._connection.close()
        self._connection = self._connect()

    def _connect(self) -> "Connection":
        connection = driver.connect(self._made, key=self._key)
        _make_lenient(connection)
        return connection
