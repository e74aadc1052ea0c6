"""What a journal holds about one person: the rows that belong to them, and the traces they left.

Found by following the links that the file itself declares, so that the tables of a newer program
are followed too. A row that was deleted is known from its history.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from app.domain.models import Record
from app.storage.dump import any_text, columns, names, quoted

if TYPE_CHECKING:
    from sqlite3 import Connection

#: A row: its table and its id.
Place = tuple[str, int]
#: For each table, the columns that point at another one, with that table's name.
_Links = dict[str, dict[str, str]]
_OWN = ("history_step", "history_row", "aside")


class Change(NamedTuple):
    """A row of the history: what stood in a row and what then did; None where there was none.

    ``label`` is what the user did, empty where the same step touched somebody else.
    """

    id: int
    label: str
    at: str
    table: str
    row_id: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None


class Traces(NamedTuple):
    """Everything about one person, rows as column and value, by table."""

    rows: dict[str, list[dict[str, Any]]]
    changes: list[Change]
    drafts: dict[str, Any]
    #: The names of what their rows point at, such as skills: nothing else about it.
    named: dict[str, dict[int, str]]


def owned_by(connection: "Connection", person_id: int) -> frozenset[Place]:
    """The rows that belong to a person, themselves included, present or deleted."""
    links = _links(connection, needed=True)
    children: dict[Place, list[Place]] = defaultdict(list)
    present: set[Place] = set()
    for table, parents in links.items():
        listed = ", ".join(map(quoted, ("id", *parents)))
        for row_id, *values in connection.execute(f"SELECT {listed} FROM {quoted(table)}"):
            present.add((table, row_id))
            for parent, value in zip(parents.values(), values, strict=True):
                children[parent, value].append((table, row_id))
    for table, row_id, row in _deleted(connection):
        if (table, row_id) not in present:
            for column, parent in links.get(table, {}).items():
                children[parent, row.get(column, 0)].append((table, row_id))
    return _reached(("person", person_id), children)


def traces(connection: "Connection", person_id: int) -> Traces:
    """Everything the journal holds about a person, and nothing about anybody else."""
    owned = owned_by(connection, person_id)
    tables = sorted({table for table, _ in owned})
    with any_text(connection):
        rows = {table: list(_rows(connection, table, owned)) for table in tables}
    found = {table: there for table, there in rows.items() if there}
    drafts = {name: json.loads(text) for name, text in _drafts(connection, person_id)}
    return Traces(found, changes(connection, owned), drafts, _named(connection, found))


def changes(connection: "Connection", owned: frozenset[Place]) -> list[Change]:
    """What the history says of these rows, from the first change to the last."""
    shared: set[int] = set()
    found = []
    for row_id, step, table, owner_id, before, after in connection.execute(
        "SELECT id, step_id, table_name, row_id, before, after FROM history_row ORDER BY id"
    ):
        if (table, owner_id) in owned:
            found.append((row_id, step, table, owner_id, _object(before), _object(after)))
        else:
            shared.add(step)
    steps = {
        step: (label, at)
        for step, label, at in connection.execute("SELECT id, label, at FROM history_step")
    }
    return [
        Change(row_id, "" if step in shared else steps[step][0], steps[step][1], *rest)
        for row_id, step, *rest in found
    ]


def _links(connection: "Connection", *, needed: bool = False) -> _Links:
    """The links of each table; those that it can do without are left out where ``needed``.

    Of a table that only a newer program knows, every link counts.
    """
    found: _Links = {}
    for table in names(connection):
        if table not in _OWN and "id" in columns(connection, table):
            about = connection.execute(f"PRAGMA table_info({quoted(table)})")
            told = needed and table in Record.metadata.tables
            free = {name for _, name, _, is_needed, *_ in about if told and not is_needed}
            pointing = connection.execute(f"PRAGMA foreign_key_list({quoted(table)})")
            found[table] = {row[3]: row[2] for row in pointing if row[3] not in free}
    return found


def _deleted(connection: "Connection") -> Iterator[tuple[str, int, dict[str, int]]]:
    """The rows that the history has in full: as they were made, or as they were deleted."""
    for table, row_id, before, after in connection.execute(
        "SELECT table_name, row_id, before, after FROM history_row"
        " WHERE before IS NULL OR after IS NULL"
    ):
        yield table, row_id, _object(before) or _object(after) or {}


def _reached(start: Place, children: dict[Place, list[Place]]) -> frozenset[Place]:
    reached, ahead = {start}, [start]
    while ahead:
        for place in children.get(ahead.pop(), ()):
            if place not in reached:
                reached.add(place)
                ahead.append(place)
    return frozenset(reached)


def _rows(
    connection: "Connection", table: str, owned: frozenset[Place]
) -> Iterator[dict[str, Any]]:
    kept = columns(connection, table)
    query = f"SELECT {', '.join(map(quoted, kept))} FROM {quoted(table)} WHERE id = ?"
    for row_id in sorted(row_id for name, row_id in owned if name == table):
        for row in connection.execute(query, (row_id,)):
            yield dict(zip(kept, row, strict=True))


def _drafts(connection: "Connection", person_id: int) -> list[tuple[str, str]]:
    if "aside" not in names(connection):
        return []  # as in a journal of an earlier schema
    begins = f"draft/person/{person_id}/"
    return connection.execute(
        "SELECT name, contents FROM aside WHERE substr(name, 1, ?) = ? ORDER BY name",
        (len(begins), begins),
    ).fetchall()


def _named(
    connection: "Connection", rows: dict[str, list[dict[str, Any]]]
) -> dict[str, dict[int, str]]:
    """The names of what ``rows`` point at and what belongs to nobody."""
    links = _links(connection)
    found: dict[str, dict[int, str]] = {}
    for table, there in rows.items():
        for column, parent in links.get(table, {}).items():
            if parent in rows or parent == "person" or "name" not in columns(connection, parent):
                continue
            query = f"SELECT id, name FROM {quoted(parent)} WHERE id = ?"
            for row in there:
                pointed = connection.execute(query, (row[column],)).fetchall()
                found.setdefault(parent, {}).update(pointed)
    return found


def _object(text: str | None) -> dict[str, Any] | None:
    return None if text is None else json.loads(text)
