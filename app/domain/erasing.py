"""Erasing a person for good: what would go, and where else their name stands."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.domain import commands, people
from app.domain.models import Person, Record
from app.domain.names import fold

#: A name this short is a word of its own in too many sentences.
_SHORTEST = 3
#: Characters of a text around a name, on either side.
_AROUND = 40
_CHUNK = 500


@dataclass(frozen=True)
class Mention:
    """A place in what is kept of somebody else, or of nobody, where the name stands.

    ``table`` is the record's, ``about`` whose it is (empty for nobody's), ``words`` those around.
    """

    table: str
    about: str
    words: str


@dataclass(frozen=True)
class Held:
    """What goes when a person is erased, counted by table, and what stays and names them."""

    name: str
    counts: dict[str, int]
    mentions: tuple[Mention, ...]


def what_is_held(db: Session, person_id: int) -> Held:
    """What erasing a person would take away; reads every text of the journal."""
    person = people.get(db, person_id)
    belongings = list(_belongings(db, person))
    counts = Counter(record.__tablename__ for record in belongings)
    theirs = {(record.__tablename__, record.id) for record in belongings}
    return Held(person.name, dict(counts), tuple(_mentions(db, person, theirs)))


def erase(db: Session, person_id: int) -> None:
    """Delete a person with all that belongs to them; only for ``Journal.erase``, which keeps no
    history."""
    people.delete(db, person_id)


def _belongings(db: Session, record: Record) -> Iterator[Record]:
    yield record
    for child in commands.children(db, record):
        yield from _belongings(db, child)


def _mentions(db: Session, person: Person, theirs: set[tuple[str, int]]) -> Iterator[Mention]:
    wanted = _names_of(person)
    for mapper in Record.registry.mappers:
        names = _texts(mapper.class_)
        for record in db.scalars(sa.select(mapper.class_).execution_options(yield_per=_CHUNK)):
            if (record.__tablename__, record.id) in theirs:
                continue
            for name in names:
                found = wanted.search(fold(getattr(record, name)))
                if found:
                    words = _around(getattr(record, name), found.start())
                    yield Mention(record.__tablename__, _about(db, record), words)


def _names_of(person: Person) -> re.Pattern[str]:
    """What finds the full name and what one calls them, as whole words of folded text."""
    names = {fold(person.name), fold(person.called)}
    wanted = [name for name in names if len(name) >= _SHORTEST] or [fold(person.name)]
    longest_first = sorted(wanted, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def _texts(kind: type[Record]) -> list[str]:
    """The columns of ``kind`` in which one writes; a namesake's own name is no mention."""
    own = {"name", "preferred_name"} if kind is Person else set()
    return [
        attribute.key
        for attribute in sa.inspect(kind).column_attrs
        if type(attribute.columns[0].type) in (sa.String, sa.Text) and attribute.key not in own
    ]


def _around(text: str, at: int) -> str:
    """The words around a place; folding moves letters by a few, which does not matter here."""
    begins, ends = max(at - _AROUND, 0), at + 2 * _AROUND
    cut = " ".join(text[begins:ends].split())
    return f"{'…' if begins else ''}{cut}{'…' if ends < len(text) else ''}"


def _about(db: Session, record: Record) -> str:
    """The name of the person a record belongs to; empty where it is nobody's."""
    if isinstance(record, Person):
        return record.name
    for column in record.__table__.columns:
        for key in column.foreign_keys:
            owner = _record(db, key.column.table.name, getattr(record, column.key))
            found = _about(db, owner) if owner is not None else ""
            if found:
                return found
    return ""


def _record(db: Session, table: str, record_id: int | None) -> Record | None:
    kinds = (m.class_ for m in Record.registry.mappers if m.class_.__tablename__ == table)
    return None if record_id is None else db.get(next(kinds), record_id)
