"""Searching the journal: one look into the index, and what the records found there say."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from app.domain import seek, snippets
from app.domain.seek import Found, Hit, Odd, Query, Term
from app.storage import search
from app.storage.database import raw

if TYPE_CHECKING:
    from sqlite3 import Connection

#: How much of a text is looked through for the words around what was found, in letters.
_LOOKED_THROUGH = 20_000
#: What every record is marked with.
_ANY = f'marks : "{search.KIND}" *'


def find(
    db: Session, typed: str, *, limit: int, after: int | None = None, shareable_only: bool = False
) -> Found:
    """The newest ``limit`` records that ``typed`` finds, in the list behind the place ``after``.

    ``shareable_only`` looks at nothing that is for the manager alone.
    """
    connection = raw(db)
    query = seek.read(typed)
    if query.is_empty:
        return Found((), query)
    if not search.is_made(connection):
        return Found((), seek.remarked(query, Odd.NO_INDEX, typed))
    people = connection.execute("SELECT id, name, preferred_name FROM person").fetchall()
    wanted = []
    for name in query.people:
        called = seek.people_called(name, people)
        if called:
            wanted.append(called)
        else:
            query = seek.without_person(query, name)
    match = _match(query, wanted, shareable_only=shareable_only)
    found = _places(connection, match, query, after, limit + 1)
    names = {number: preferred or name for number, name, preferred in people}
    hits = _hits(connection, found[:limit], query, names, shareable_only=shareable_only)
    return Found(tuple(hits), query, found[limit - 1] if len(found) > limit else None)


def _match(query: Query, people: list[tuple[int, ...]], *, shareable_only: bool) -> str:
    """The query as the index reads it; each token is quoted, so none is taken for a command."""
    asked = [_term(term) for term in query.terms]
    asked += [_marked(search.PERSON, called) for called in people]
    if query.kinds:
        asked.append(_marked(search.KIND, query.kinds))
    asked += [_tag(tag) for tag in query.tags]
    if shareable_only:
        asked.append(f'marks : "{search.SHOWN}"')
    return " AND ".join(asked) or _ANY


def _term(term: Term) -> str:
    return f'({term.column.value} : "{" ".join(term.tokens)}"{" *" if term.begun else ""})'


def _marked(mark: str, names: Iterable[object]) -> str:
    any_of = " OR ".join(f'"{mark}{name}"' for name in names)
    return f"(marks : ({any_of}))"


def _tag(tag: str) -> str:
    """Also where the tag was written into a text."""
    written = " OR ".join(map(_term, seek.terms(f"#{tag}")))
    return f'((marks : "{search.TAG}{seek.tag_mark(tag)}" *) OR {written})'


def _places(
    connection: "Connection", match: str, query: Query, after: int | None, limit: int
) -> list[int]:
    first = 0 if query.since is None else query.since.toordinal() << search.DAY_BITS
    end = (query.until or date.max).toordinal() << search.DAY_BITS
    return [
        place
        for (place,) in connection.execute(
            "SELECT rowid FROM search_text WHERE search_text MATCH ? AND rowid >= ? AND rowid < ?"
            " ORDER BY rowid DESC LIMIT ?",
            (match, first, end if after is None else min(end, after), limit),
        )
    ]


def _hits(
    connection: "Connection",
    places: list[int],
    query: Query,
    names: dict[int, str],
    *,
    shareable_only: bool,
) -> Iterator[Hit]:
    """What stands at these places, each record once."""
    marks = ", ".join("?" * len(places))
    listed = connection.execute(
        f"SELECT name, row_id FROM search_place WHERE place IN ({marks}) ORDER BY place DESC",
        places,
    )
    at = dict.fromkeys((search.table_of(name), row_id) for name, row_id in listed)
    read: dict[tuple[str, int], search.Read] = {}
    for table in {table for table, _ in at}:
        ids = [row_id for name, row_id in at if name == table]
        for one in search.read(connection, search.line_of(table), ids, _LOOKED_THROUGH):
            read[table, one.id] = one
    for table, row_id in at:
        if (table, row_id) not in read:
            continue  # a check will put the index right
        one = read[table, row_id]
        texts = one.texts if shareable_only else (*one.texts, *one.own)
        yield Hit(
            table,
            row_id,
            date.fromordinal(one.day),
            one.kind,
            one.is_shareable,
            one.people,
            tuple(names[number] for number in one.people if number in names),
            one.title,
            snippets.cut(texts, query),
        )
