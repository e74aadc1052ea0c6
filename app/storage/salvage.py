"""A new journal of what can be read of a damaged one.

Every page gives its rows, which are told apart by their values. What is missing or not as it was
sealed is completed from the journal's own history, then from a backup on which that history is
played. What had been deleted stays deleted; what nobody can tell any more is said.
"""

import tempfile
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from pathlib import Path

import sqlalchemy as sa

from app.domain.models import Record
from app.storage import driver, history, pages, seal, whose
from app.storage.key import Key
from app.storage.whose import Placed, Row

#: Rows by table and number.
Rows = dict[str, dict[int, Row]]
Progress = Callable[[int, int], object]

_NOT_RECORDS = ("seal", "aside", "history_step", "history_row")


class Outcome(StrEnum):
    """What became of a record that was not simply read."""

    FROM_HISTORY = "from_history"
    FROM_BACKUP = "from_backup"
    DOUBTFUL = "doubtful"
    LOST = "lost"
    STANDS_IN = "stands_in"
    REFUSED = "refused"


@dataclass(frozen=True)
class Finding:
    """One record that was not simply read; ``row`` is what there is of it now."""

    outcome: Outcome
    table: str
    id: int
    row: Row | None = None


@dataclass
class Found:
    """Everything that the pages of a damaged journal still say."""

    records: Rows = field(default_factory=dict)
    seals: dict[int, int] = field(default_factory=dict)
    #: From where to where all seals were read: what has none between them was deleted.
    stretches: list[tuple[int, int]] = field(default_factory=list)
    steps: dict[int, Row] = field(default_factory=dict)
    changes: dict[int, Row] = field(default_factory=dict)
    asides: dict[str, str] = field(default_factory=dict)
    #: The highest number ever used in each table, which is not used again.
    highest: dict[str, int] = field(default_factory=dict)
    #: Rows of which nothing in the file tells of which of these tables they are.
    unclear: list[list[Placed]] = field(default_factory=list)


def record_tables() -> list[sa.Table]:
    """The tables that hold records, those that others point at first."""
    return [t for t in Record.metadata.sorted_tables if t.name not in _NOT_RECORDS]


def read(path: Path, key: Key | None, beside: Path, progress: Progress) -> Found:
    """What can be read of the damaged journal at ``path``, which is left as it is.

    Works in a private folder in ``beside``, gone afterwards. Raises OSError and the driver's
    errors where that cannot be written.
    """
    width = max(len(table.columns) for table in Record.metadata.sorted_tables) + 1
    found = Found()
    lying: dict[pages.RawRow, list[int]] = {}
    with tempfile.TemporaryDirectory(prefix=".reading-", dir=beside) as folder:
        read_pages = pages.read_pages(path, key, Path(folder), width, progress)
        for page, rows in enumerate(read_pages, start=2):
            for raw in rows:
                lying.setdefault(raw, []).append(page)
            if rows and _is_seal(rows[0]) and _is_seal(rows[-1]):
                found.stretches.append((rows[0][0], rows[-1][0]))
        first = pages.first_pages(Path(folder), key)
    _sort(found, lying, first)
    return found


def complete(found: Found, backup: Rows) -> tuple[Rows, list[Finding]]:
    """The records that a new journal gets, and what is to be said of them.

    Each is taken from where its seal is matched: as read, as the history tells, as the history
    tells on top of ``backup``; else from the first of these that has it.
    """
    told = _Told(found)
    guessed = set(_guess(found, told, backup))
    rows: Rows = {}
    findings: list[Finding] = []
    for table in record_tables():
        name = table.name
        there, kept = found.records.get(name, {}), backup.get(name, {})
        sealed = _sealed_numbers(found.seals, name)
        ids = {*there, *kept, *sealed, *told.numbers(name)}
        rows[name] = {}
        for number in sorted(ids):
            sources = (
                (None, there.get(number)),
                (Outcome.FROM_HISTORY, told.row(table, number, None)),
                (Outcome.FROM_BACKUP, told.row(table, number, kept.get(number))),
            )
            place = seal.place_of(name, number)
            deleted = number not in sealed and any(a <= place <= b for a, b in found.stretches)
            outcome, row = _choose(sources[:1] if deleted else sources, sealed.get(number))
            if row is not None and (deleted or (outcome is None and place in guessed)):
                outcome = Outcome.DOUBTFUL
            if row is not None:
                rows[name][number] = row
            if outcome is not None:
                findings.append(Finding(outcome, name, number, row))
    return rows, findings


def read_backup(path: Path, key: Key | None) -> Rows:
    """The records of the sound backup at ``path``. Raises the driver's errors."""
    rows: Rows = {}
    with closing(driver.connect(path, mode="ro", key=key)) as connection:
        for table in record_tables():
            name = table.name
            read_rows = connection.execute(f'SELECT * FROM "{name}"')
            names = [column[0] for column in read_rows.description]
            made = (dict(zip(names, row, strict=True)) for row in read_rows)
            rows[name] = {row["id"]: row for row in made}
    return rows


def _choose(
    sources: Iterable[tuple[Outcome | None, Row | None]], sealed: int | None
) -> tuple[Outcome | None, Row | None]:
    """The row, None where there is none, and where it comes from, None for as it was read."""
    having = [(outcome, row) for outcome, row in sources if row is not None]
    for outcome, row in having:
        if sealed == _digest(row):
            return outcome, row
    if not having:
        return (Outcome.LOST if sealed is not None else None), None
    outcome, row = having[0]
    return (Outcome.DOUBTFUL if outcome is None and sealed is not None else outcome), row


class _Told:
    """The history that was read, played for one row at a time."""

    def __init__(self, found: Found) -> None:
        undone = {number for number, step in found.steps.items() if step["undone"]}
        self._changes: dict[str, dict[int, list[Row]]] = {}
        for _, change in sorted(found.changes.items()):
            if change["step_id"] not in undone:
                of_table = self._changes.setdefault(change["table_name"], {})
                of_table.setdefault(change["row_id"], []).append(change)

    def numbers(self, table: str) -> Iterable[int]:
        """The rows of ``table`` that the history speaks of."""
        return self._changes.get(table, {})

    def row(self, table: sa.Table, number: int, start: Row | None) -> Row | None:
        """The row as the history leaves it, played on ``start``; None where it ends deleted.

        Also None where neither gives the whole row.
        """
        row = dict(start) if start is not None else None
        for change in self._changes.get(table.name, {}).get(number, ()):
            after = history.load(change["after"])
            if after is None:
                row = None
            elif change["before"] is None:
                row = dict(after)
            elif row is not None:
                row |= after
        whole = row is not None and row.keys() == set(table.columns.keys())
        return row if whole else None


def _sort(found: Found, lying: dict[pages.RawRow, list[int]], first: dict[int, str]) -> None:
    """Sort in what lies on the pages.

    A page that was given up may hold an older state of a row: the seal or the version tells.
    """
    clear: list[Placed] = []
    unclear: dict[pages.RawRow, list[Placed]] = {}
    beside: dict[int, Counter[str]] = {}
    for raw, on in lying.items():
        may_be = whose.placed(raw)
        if len(may_be) > 1:
            unclear[raw] = may_be
        elif may_be:
            clear += may_be
            for page in on:
                beside.setdefault(page, Counter())[may_be[0][0]] += 1
        else:
            _note_highest(found, raw)
    _sort_in(found, clear)
    told, found.unclear = whose.told_apart(unclear, lying, first, beside, found.seals)
    _sort_in(found, told)


def _guess(found: Found, told: "_Told", backup: Rows) -> Iterable[int]:
    """Sort in what is unclear, as history or backup know it; else the place that was guessed."""
    for may_be in found.unclear:
        known = [one for one in may_be if _is_known(*one, told, backup)]
        likely = max(may_be, key=partial(_likelihood, found))
        _sort_in(found, known or [likely])
        if not known:
            yield seal.place_of(likely[0], likely[1]["id"])


def _is_known(name: str, row: Row, told: "_Told", backup: Rows) -> bool:
    table, number = Record.metadata.tables[name], row["id"]
    return row in (told.row(table, number, None), backup.get(name, {}).get(number))


def _likelihood(found: Found, one: Placed) -> tuple[bool, bool]:
    """Whether a row of that number was sealed, and whether none was found."""
    name, number = one[0], one[1]["id"]
    return (
        seal.place_of(name, number) in found.seals,
        number not in found.records.get(name, {}),
    )


def _sort_in(found: Found, rows: list[Placed]) -> None:
    for name, row in rows:
        if name == "seal":
            found.seals[row["place"]] = row["digest"]
    for name, row in rows:
        if name == "aside":
            found.asides[row["name"]] = row["contents"]
        elif name == "history_step":
            found.steps[row["id"]] = row
        elif name == "history_row":
            if _can_be_played(row):
                found.changes[row["id"]] = row
        elif name != "seal":
            _sort_in_record(found, name, row)


def _sort_in_record(found: Found, name: str, row: Row) -> None:
    """Of two states of a row, keep the one that was sealed, else the later one."""
    number = row["id"]
    of_table = found.records.setdefault(name, {})
    other = of_table.get(number)
    is_sealed = whose.is_sealed(name, row, found.seals)
    if other is None or is_sealed or row["version"] > other["version"]:
        of_table[number] = row


def _is_seal(raw: pages.RawRow) -> bool:
    return bool(whose.placed(raw, [seal.table]))


def _can_be_played(change: Row) -> bool:
    try:
        history.load(change["before"])
        history.load(change["after"])
    except (ValueError, AttributeError):
        return False
    return change["table_name"] in Record.metadata.tables


def _sealed_numbers(seals: dict[int, int], name: str) -> dict[int, int]:
    """The digest of each row of the table that was sealed."""
    first = seal.place_of(name, 0)
    end = first + (1 << seal.ROW_BITS)
    return {place - first: digest for place, digest in seals.items() if first <= place < end}


def _digest(row: Row) -> int:
    return seal.digest_of(row)


def _note_highest(found: Found, raw: pages.RawRow) -> None:
    """Keep a row of SQLite's own table of the highest numbers."""
    _, name, highest, *rest = raw
    is_count = isinstance(name, str) and isinstance(highest, int) and not any(rest)
    if is_count and name in Record.metadata.tables:
        found.highest[name] = max(highest, found.highest.get(name, 0))
