"""What a journal holds about one person: the rows that belong to them, and the traces they left.

Found by following the links that the file itself declares, so that the tables of a newer program
are followed too. A row that was deleted is known from its history.

What is about several people, such as a note, belongs to none of them: rows that link it with each
say whom it is about. It is told about each of them, and goes with the last one.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from app.domain.models import Record
from app.domain.models.base import needs
from app.storage.dump import any_text, columns, names, quoted

if TYPE_CHECKING:
    from sqlite3 import Connection

#: A row: its table and its id.
Place = tuple[str, int]
#: For each table, the columns that point at another one, with that table's name.
_Links = dict[str, dict[str, str]]
_OWN = ("history_step", "history_row", "aside")
#: The tables of which each row says that something is about ``person_id``, and by which column.
_ABOUT = {"note_person": "note_id", "session_member": "session_id"}
#: What says whose a row is only where another column does not: a promise is its owner's.
_IF_NOBODYS = {("commitment", "about_id"): "person_id"}
#: What somebody does for the team, by these columns: it is told, and stays without them.
_DONE_BY = {"training_session": ("giver_id", "backup_id")}
#: What is left out of it: whom else it names, and what I wrote about whoever it was given by, which
#: is said only to them.
_NAMES, _ABOUT_GIVER = ("guest", "backup_guest"), ("my_reason", "cancel_reason", "remarks")
#: What a row is called where it has no name.
_CALLED = {"training_session": "topic", "training_topic": "title"}


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
    """The rows that are about a person and nobody else, themselves included, present or deleted.

    They are what goes with the person.
    """
    rows = _Rows(connection)
    return _reached(("person", person_id), rows.children(person_id, alone=True))


def told_of(connection: "Connection", person_id: int) -> frozenset[Place]:
    """The rows that are about a person, also where they are about others too.

    Rows that say whom else they are about are left out.
    """
    rows = _Rows(connection)
    reached = _reached(("person", person_id), rows.children(person_id, alone=False))
    return frozenset(place for place in reached if rows.about(place) in (None, person_id))


def pointing_at(connection: "Connection", places: frozenset[Place]) -> frozenset[Place]:
    """The rows that are not among ``places`` and point at one of them."""
    found = set()
    for table, parents in _links(connection).items():
        listed = ", ".join(map(quoted, ("id", *parents)))
        for row_id, *values in connection.execute(f"SELECT {listed} FROM {quoted(table)}"):
            if any(place in places for place in zip(parents.values(), values, strict=True)):
                found.add((table, row_id))
    return frozenset(found - places)


def traces(connection: "Connection", person_id: int) -> Traces:
    """Everything the journal holds about a person, and nothing about anybody else."""
    owned = told_of(connection, person_id)
    told = owned | _done_by(connection, person_id)
    tables = sorted({table for table, _ in told})
    with any_text(connection):
        rows = {
            table: [_as_told(table, row, person_id) for row in _rows(connection, table, told)]
            for table in tables
        }
    found = {table: there for table, there in rows.items() if there}
    typed = {name: json.loads(text) for name, text in drafts(connection, person_id)}
    return Traces(found, changes(connection, owned), typed, _named(connection, found))


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


def drafts(connection: "Connection", person_id: int) -> list[tuple[str, str]]:
    """What was typed about a person and not finished: its name and its contents."""
    if "aside" not in names(connection):
        return []  # as in a journal of an earlier schema
    begins = f"draft/person/{person_id}/"
    return connection.execute(
        "SELECT name, contents FROM aside WHERE substr(name, 1, ?) = ? ORDER BY name",
        (len(begins), begins),
    ).fetchall()


class _Rows:
    """Every row, present or deleted, with what it belongs to.

    Rows that were there together and are gone went in the same step, or never came back after it.
    """

    def __init__(self, connection: "Connection") -> None:
        self._links = _links(connection, needed=True)
        self._about = {
            table: column
            for table, column in _ABOUT.items()
            if {column, "person_id"} <= self._links.get(table, {}).keys()
        }
        #: For each row, the step in which it went, 0 for one that is there, and its values.
        self._rows: dict[Place, tuple[int, list[dict[str, Any]]]] = {}
        for table, parents in self._links.items():
            listed = ", ".join(map(quoted, ("id", *parents)))
            for row_id, *values in connection.execute(f"SELECT {listed} FROM {quoted(table)}"):
                values_by_name = dict(zip(parents, values, strict=True))
                self._rows[table, row_id] = (0, [values_by_name])
        for place, gone in _deleted(connection).items():
            self._rows.setdefault(place, gone)

    def children(self, person_id: int, *, alone: bool) -> dict[Place, list[Place]]:
        """What belongs to each row; to the person also what is about them.

        Only what is about nobody else where they are ``alone``.
        """
        found: dict[Place, list[Place]] = defaultdict(list)
        for (table, row_id), (_, states) in self._rows.items():
            for column, parent in self._links.get(table, {}).items():
                other = _IF_NOBODYS.get((table, column)) if alone else None
                for row in states:
                    value = row.get(column)
                    if value is not None and (other is None or row.get(other) in (None, value)):
                        found[parent, value].append((table, row_id))
        for place, people in self._people().items():
            if person_id in people and (not alone or people == {person_id}):
                found["person", person_id].append(place)
        return found

    def about(self, place: Place) -> int | None:
        """Of whom a row says that something is about them; None for any other row."""
        return self._rows[place][1][0]["person_id"] if place[0] in self._about else None

    def _people(self) -> dict[Place, set[int]]:
        """Whom each row is about that says so by others; of a deleted one, at the end."""
        found: dict[Place, set[int]] = defaultdict(set)
        for (table, _), (gone, states) in self._rows.items():
            if table in self._about:
                column = self._about[table]
                for row in states:
                    place = (self._links[table][column], row[column])
                    if place in self._rows and self._rows[place][0] == gone:
                        found[place].add(row["person_id"])
        return found


def _links(connection: "Connection", *, needed: bool = False) -> _Links:
    """The links of each table; those that it can do without are left out where ``needed``.

    What only a newer program knows counts.
    """
    found: _Links = {}
    for table in names(connection):
        if table not in _OWN and "id" in columns(connection, table):
            known = Record.metadata.tables.get(table) if needed else None
            free = {c.name for c in known.columns if not needs(c)} if known is not None else ()
            pointing = connection.execute(f"PRAGMA foreign_key_list({quoted(table)})")
            found[table] = {row[3]: row[2] for row in pointing if row[3] not in free}
    return found


def _deleted(connection: "Connection") -> dict[Place, tuple[int, list[dict[str, Any]]]]:
    """The rows that the history has in full, as they were made or deleted, and when they went.

    That is the last step that deleted one, else the first that made it, which was undone.
    """
    found: dict[Place, tuple[int, list[dict[str, Any]]]] = {}
    for table, row_id, before, after, step, undone in connection.execute(
        "SELECT table_name, row_id, before, after, step_id, undone FROM history_row"
        " JOIN history_step ON history_step.id = step_id"
        " WHERE before IS NULL OR after IS NULL ORDER BY history_row.id"
    ):
        place = (table, row_id)
        gone, states = found.setdefault(place, (step, []))
        states.append(_object(before) or _object(after) or {})
        if after is None and not undone:
            gone = step
        found[place] = (gone, states)
    return found


def _done_by(connection: "Connection", person_id: int) -> frozenset[Place]:
    """What somebody does for the team, which says nothing of anybody else."""
    found = set()
    for table, by in _DONE_BY.items():
        for column in {*by} & {*columns(connection, table)}:
            query = f"SELECT id FROM {quoted(table)} WHERE {quoted(column)} = ?"
            found |= {(table, row_id) for (row_id,) in connection.execute(query, (person_id,))}
    return frozenset(found)


def _as_told(table: str, row: dict[str, Any], person_id: int) -> dict[str, Any]:
    """A row as it is told to a person: of what they do for the team nothing about anybody else."""
    if table not in _DONE_BY:
        return row
    first = _DONE_BY[table][0]
    hidden = _NAMES if row.get(first) == person_id else (*_NAMES, *_ABOUT_GIVER)
    return {name: value for name, value in row.items() if name not in hidden}


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


def _named(
    connection: "Connection", rows: dict[str, list[dict[str, Any]]]
) -> dict[str, dict[int, str]]:
    """The names of what ``rows`` point at and what belongs to nobody."""
    links = _links(connection)
    found: dict[str, dict[int, str]] = {}
    for table, there in rows.items():
        for column, parent in links.get(table, {}).items():
            called = _CALLED.get(parent, "name")
            if parent == "person" or called not in columns(connection, parent):
                continue
            if parent in rows and parent not in _CALLED:
                continue
            query = f"SELECT id, {quoted(called)} FROM {quoted(parent)} WHERE id = ?"
            for row in there:
                pointed = connection.execute(query, (row[column],)).fetchall()
                found.setdefault(parent, {}).update(pointed)
    return found


def _object(text: str | None) -> dict[str, Any] | None:
    return None if text is None else json.loads(text)
