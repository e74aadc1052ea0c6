"""The index of everything that was written: making it and keeping it right.

Each searchable record has a *place*, a number that begins with its day, so that the newest of what
is found come first without sorting. The change that touches a record brings its words up to date
in the same transaction. The words are folded by the domain; the index itself holds no text.
"""

import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from app.domain import tokens
from app.domain.errors import Fault
from app.domain.kinds import Vis
from app.domain.searchable import SEARCHABLE, Part, Searchable, kind_mark
from app.domain.seek import tag_mark
from app.storage import driver

if TYPE_CHECKING:
    from sqlite3 import Connection

#: A change of a row: its table, its number, and its columns before and after, None for no row.
Change = tuple[str, int, Mapping[str, Any] | None, Mapping[str, Any] | None]

#: The first schema that has the index.
SINCE = 5
#: Raised when the same texts would be folded into other words.
_RULES = 1
#: How many records of one day have places of their own.
DAY_BITS = 22
#: The first letters of what a record is marked with beside its words.
PERSON, KIND, TAG, SHOWN = "\uf000", "\uf001", "\uf002", "\uf003"
#: The end of the second name of a record of which a part is for the manager only.
_SHOWN_PART = "/shown"
#: How many records are read at once, and how many are put in order at once.
_AT_ONCE, _IN_ORDER = 500, 4000
#: How often one tidying merges, and how many pages: enough for three times a real journal.
_TIDIED, _PAGES = 16, 250

#: Their names begin alike: whoever counts, seals or takes out records passes them over.
_TABLES = (
    # A list of words only: what is deleted is struck out and goes for good when lists are merged.
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_text USING fts5(said, signs, marks, content='',"
    " contentless_delete=1, tokenize='ascii', prefix='1 2 3 4')",
    "CREATE TABLE IF NOT EXISTS search_place (place INTEGER NOT NULL PRIMARY KEY,"
    " name TEXT NOT NULL, row_id INTEGER NOT NULL, UNIQUE (name, row_id))",
    "CREATE TABLE IF NOT EXISTS search_rules (stamp TEXT NOT NULL)",
)
_LINES = {line.table: line for line in SEARCHABLE}
_PARTS = [(line, part) for line in SEARCHABLE for part in line.parts]


class Read(NamedTuple):
    """What is searched of one record; ``own`` are the texts for the manager alone."""

    id: int
    written: str
    day: int
    kind: str
    is_shareable: bool
    title: str
    texts: tuple[str, ...]
    own: tuple[str, ...]
    people: tuple[int, ...]
    tags: tuple[str, ...]


class _Beside(NamedTuple):
    """What is searched of a record by its parts."""

    texts: list[str]
    own: list[str]
    people: list[int]
    tags: list[str]


_NOTHING = _Beside([], [], [], [])


class _Entry(NamedTuple):
    """What the index gets to know of a record, under one name."""

    name: str
    id: int
    written: str
    day: int
    words: tuple[str, str, str]


def make_index(connection: "Connection") -> None:
    """Make the tables of the index where they are missing, for a file without records."""
    for statement in _TABLES:
        connection.execute(statement)
    connection.execute("DELETE FROM search_rules")
    connection.execute("INSERT INTO search_rules VALUES (?)", (_stamp(),))


def rebuild(connection: "Connection") -> None:
    """Make the index anew from the records as they are now."""
    make_index(connection)
    connection.execute("INSERT INTO search_text(search_text) VALUES ('delete-all')")
    connection.execute("DELETE FROM search_place")
    given: defaultdict[int, Iterator[int]] = defaultdict(count)
    keys = sorted(_keys(connection))
    for start in range(0, len(keys), _IN_ORDER):
        wanted: dict[str, list[int]] = {}
        for _, _, table, row_id in keys[start : start + _IN_ORDER]:
            wanted.setdefault(table, []).append(row_id)
        made = sorted(_entries(connection, wanted), key=_in_order)
        _insert(connection, [((e.day << DAY_BITS) + next(given[e.day]), e) for e in made])


def renew(connection: "Connection", changes: Iterable[Change]) -> None:
    """Bring up to date what is found of the records that were just changed.

    An index that is broken is made anew: no save fails because of it.
    """
    touched = _touched(connection, changes)
    if not touched:
        return
    connection.execute("SAVEPOINT search")
    try:
        _renew(connection, touched)
        connection.execute("SAVEPOINT search_written")  # the index is only now written
        connection.execute("RELEASE search")
    except driver.Error as error:
        if driver.fault_of(error) not in (Fault.DAMAGED, None):
            raise
        connection.execute("ROLLBACK TO search")
        rebuild(connection)
        connection.execute("RELEASE search")


def is_made(connection: "Connection") -> bool:
    """Whether the file has an index at all."""
    query = "SELECT count(*) FROM sqlite_schema WHERE name IN ('search_text', 'search_place')"
    return bool(connection.execute(query).fetchone() == (2,))


def is_right(connection: "Connection") -> bool:
    """Whether every record has its place in the index, by today's rules, and nothing else has."""
    if not is_made(connection):
        return False
    try:
        stamps = connection.execute("SELECT stamp FROM search_rules").fetchall()
        if stamps != [(_stamp(),)]:
            return False
        placed = dict(
            connection.execute(
                f"SELECT name, count(*) FROM search_place WHERE name NOT LIKE '%{_SHOWN_PART}'"
                " GROUP BY name"
            )
        )
        (indexed,) = connection.execute("SELECT count(*) FROM search_text_docsize").fetchone()
        (places,) = connection.execute("SELECT count(*) FROM search_place").fetchone()
        return indexed == places and all(
            placed.pop(line.table, 0) == _count(connection, line) for line in SEARCHABLE
        )
    except driver.Error:
        return False


def tidy(connection: "Connection") -> None:
    """Let go of the words of texts that are gone; in a very large journal, of some of them."""
    for _ in range(_TIDIED):
        before = connection.total_changes
        connection.execute(
            "INSERT INTO search_text(search_text, rank) VALUES ('merge', ?)", (-_PAGES,)
        )
        if connection.total_changes - before < 2:
            return


def read(
    connection: "Connection", line: Searchable, ids: Sequence[int], cut: int | None = None
) -> Iterator[Read]:
    """What is searched of these records; of each text the first ``cut`` letters."""
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        parts = _parts(connection, line, some, cut)
        for row in connection.execute(_statement(line, len(some), cut), some):
            row_id, written, day, kind, vis, title, *values = row
            people = values[: len(line.people)]
            own = values[len(values) - len(line.own) :]
            texts = values[len(line.people) : len(values) - len(line.own)]
            beside = parts.get(row_id, _NOTHING)
            yield Read(
                row_id,
                written,
                _ordinal(day),
                kind,
                vis == Vis.SHAREABLE,
                title or "",
                tuple(text or "" for text in (*texts, *beside.texts)),
                tuple(text or "" for text in (*own, *beside.own)),
                tuple(dict.fromkeys(p for p in (*people, *beside.people) if p is not None)),
                (*beside.tags,),
            )


def table_of(name: str) -> str:
    """The table of the record that has a place under ``name``."""
    return name.removesuffix(_SHOWN_PART)


def line_of(table: str) -> Searchable:
    """What of this table is searched."""
    return _LINES[table]


def _ordinal(day: str) -> int:
    """The number of a day; the first of all for what damage made of one."""
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return 1


def _stamp() -> str:
    """What differs as soon as the index would be made in another way."""
    return f"{_RULES}-{zlib.crc32(repr(SEARCHABLE).encode()):08x}"


def _touched(connection: "Connection", changes: Iterable[Change]) -> dict[str, list[int]]:
    """The searchable records that these changes are about, by table."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for table, row_id, *sides in changes:
        if table in _LINES:
            found[table].add(row_id)
        for line, part in _PARTS:
            if part.table == table:
                told = {side[part.link] for side in sides if side and part.link in side}
                found[line.table] |= told | _owner(connection, part, row_id)
    return {table: sorted(ids) for table, ids in found.items()}


def _owner(connection: "Connection", part: Part, row_id: int) -> set[int]:
    found = connection.execute(
        f'SELECT "{part.link}" FROM "{part.table}" WHERE id = ?', (row_id,)
    ).fetchone()
    return set(found or ())


def _renew(connection: "Connection", touched: Mapping[str, Sequence[int]]) -> None:
    old = _places(connection, touched)
    gone = [(place,) for place in old.values()]
    connection.executemany("DELETE FROM search_text WHERE rowid = ?", gone)
    connection.executemany("DELETE FROM search_place WHERE place = ?", gone)
    given: dict[int, Iterator[int]] = {}
    placed = []
    for entry in sorted(_entries(connection, touched), key=_in_order):
        place = old.get((entry.name, entry.id))
        if place is None or place >> DAY_BITS != entry.day:
            if entry.day not in given:
                given[entry.day] = count(_first_free(connection, entry.day, old.values()))
            place = next(given[entry.day])
        placed.append((place, entry))
    _insert(connection, sorted(placed, key=lambda pair: pair[0]))


def _places(
    connection: "Connection", touched: Mapping[str, Sequence[int]]
) -> dict[tuple[str, int], int]:
    found = {}
    for table, ids in touched.items():
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            marks = ", ".join("?" * len(some))
            for place, name, row_id in connection.execute(
                "SELECT place, name, row_id FROM search_place"
                f" WHERE name IN (?, ?) AND row_id IN ({marks})",
                (table, table + _SHOWN_PART, *some),
            ):
                found[name, row_id] = place
    return found


def _first_free(connection: "Connection", day: int, taken: Iterable[int]) -> int:
    """The place after all others of the day, those of the records being renewed included."""
    begins, ends = day << DAY_BITS, (day + 1) << DAY_BITS
    (last,) = connection.execute(
        "SELECT max(place) FROM search_place WHERE place >= ? AND place < ?", (begins, ends)
    ).fetchone()
    return max([begins - 1, last or 0, *(t for t in taken if begins <= t < ends)]) + 1


def _insert(connection: "Connection", placed: Sequence[tuple[int, _Entry]]) -> None:
    """Rows that are in the order of their places are written in one go."""
    connection.executemany(
        "INSERT INTO search_place (place, name, row_id) VALUES (?, ?, ?)",
        [(place, entry.name, entry.id) for place, entry in placed],
    )
    connection.executemany(
        "INSERT INTO search_text (rowid, said, signs, marks) VALUES (?, ?, ?, ?)",
        ((place, *entry.words) for place, entry in placed),
    )


def _in_order(entry: _Entry) -> tuple[int, str, str, int]:
    return entry.day, entry.written, entry.name, entry.id


def _entries(connection: "Connection", wanted: Mapping[str, Sequence[int]]) -> Iterator[_Entry]:
    for table, ids in wanted.items():
        line = _LINES[table]
        for one in read(connection, line, ids):
            has_own = any(map(str.strip, one.own))
            is_shown = one.is_shareable and not has_own
            texts = "\n".join((*one.texts, *one.own))
            yield _entry(table, line, one, texts, is_shown=is_shown)
            if has_own and one.is_shareable:
                texts = "\n".join(one.texts)
                yield _entry(table + _SHOWN_PART, line, one, texts, is_shown=True)


def _entry(name: str, line: Searchable, one: Read, text: str, *, is_shown: bool) -> _Entry:
    marks = [f"{PERSON}{number}" for number in one.people]
    marks += [f"{KIND}{kind_mark(kind)}" for kind in (line.noun, one.kind) if kind]
    marks += [f"{TAG}{tag_mark(tag)}" for tag in one.tags]
    marks += [SHOWN] if is_shown else []
    words = (tokens.said(text), tokens.signs(text), " ".join(marks))
    return _Entry(name, one.id, one.written, one.day, words)


def _keys(connection: "Connection") -> Iterator[tuple[str, str, str, int]]:
    """Every searchable record: its day, when it was written, its table and its number.

    A file that is brought to an earlier schema than today's has not all of the tables.
    """
    there = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    for line in (line for line in SEARCHABLE if (line.table,) in there):
        for row_id, day, written in connection.execute(
            f'SELECT id, {_day(line)}, created_at FROM "{line.table}"'
        ):
            yield day, written, line.table, row_id


def _count(connection: "Connection", line: Searchable) -> int:
    (found,) = connection.execute(f'SELECT count(*) FROM "{line.table}"').fetchone()
    return int(found)


def _day(line: Searchable) -> str:
    return f"coalesce({', '.join((*line.days, 'substr(created_at, 1, 10)', 'NULL'))})"


def _statement(line: Searchable, number: int, cut: int | None) -> str:
    vis = line.vis or f"'{Vis.SHAREABLE if line.shown else Vis.PRIVATE}'"
    title = line.title or "''"
    if line.titled_by is not None:
        column, table = line.titled_by
        title = f'(SELECT name FROM "{table}" WHERE id = {column})'
    texts = (_cut(text, cut) for text in (*line.texts, *line.own))
    columns = ", ".join(
        ("id", "created_at", _day(line), line.kind or "''", vis, title, *line.people, *texts)
    )
    return f'SELECT {columns} FROM "{line.table}" WHERE id IN ({", ".join("?" * number)})'


def _parts(
    connection: "Connection", line: Searchable, ids: Sequence[int], cut: int | None
) -> dict[int, _Beside]:
    """The texts, people and tags that records have by their parts."""
    found: dict[int, _Beside] = {}
    marks = ", ".join("?" * len(ids))
    for part in line.parts:
        texts = (_cut(text, cut) for text in (*part.texts, *part.own))
        columns = (f'"{part.link}"', part.vis or "''", *texts, *part.people, *part.tags)
        for owner, vis, *values in connection.execute(
            f'SELECT {", ".join(columns)} FROM "{part.table}"'
            f' WHERE "{part.link}" IN ({marks}) ORDER BY id',
            ids,
        ):
            beside = found.setdefault(owner, _Beside([], [], [], []))
            shown = len(part.texts) if not part.vis or vis == Vis.SHAREABLE else 0
            written = len(part.texts) + len(part.own)
            beside.texts.extend(values[:shown])
            beside.own.extend(values[shown:written])
            beside.people.extend(values[written : written + len(part.people)])
            beside.tags.extend(values[written + len(part.people) :])
    return found


def _cut(column: str, length: int | None) -> str:
    return column if length is None else f"substr({column}, 1, {length})"
