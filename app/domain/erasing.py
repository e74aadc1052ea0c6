"""Erasing a person for good: what would go, and where else their name stands."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.orm import Session as Db

from app.domain import commands, people
from app.domain.models import Note, NotePerson, Person, Record, Session, SessionMember
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


def what_is_held(db: Db, person_id: int) -> Held:
    """What erasing a person would take away; reads every text of the journal."""
    person = people.get(db, person_id)
    stays = people.promised_by_others(db, person_id)
    going = (person, *people.goes_with(db, person_id))
    theirs = {_place(record) for one in going for record in _belongings(db, one, stays)}
    counts = Counter(table for table, _ in theirs)
    return Held(person.name, dict(counts), tuple(_mentions(db, person, theirs)))


def erase(db: Db, person_id: int) -> None:
    """Delete a person with all that belongs to them; only for ``Journal.erase``, which keeps no
    history."""
    people.delete(db, person_id)


def _belongings(db: Db, record: Record, stays: Sequence[Record]) -> Iterator[Record]:
    yield record
    for child in commands.children(db, record):
        if child not in stays:
            yield from _belongings(db, child, stays)


def _place(record: Record) -> tuple[str, int]:
    return record.__tablename__, record.id


def _mentions(db: Db, person: Person, theirs: set[tuple[str, int]]) -> Iterator[Mention]:
    wanted = _names_of(person)
    for mapper in Record.registry.mappers:
        names = _texts(mapper.class_)
        for record in db.scalars(sa.select(mapper.class_).execution_options(yield_per=_CHUNK)):
            if _place(record) in theirs:
                continue
            for name in names:
                found = wanted.search(fold(getattr(record, name)))
                if found:
                    words = _around(getattr(record, name), found.start())
                    yield Mention(record.__tablename__, _about(db, record, person.id), words)


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


def _about(db: Db, record: Record, going: int) -> str:
    """The names of whom a record is about besides the one ``going``; empty for nobody's."""
    if isinstance(record, Person):
        return record.name
    if isinstance(record, Note):
        return _named(db, NotePerson.person_id, NotePerson.note_id == record.id, going)
    if isinstance(record, Session) and record.person_id is None:
        return _named(db, SessionMember.person_id, SessionMember.session_id == record.id, going)
    for column in record.__table__.columns:
        for key in column.foreign_keys:
            owner = _record(db, key.column.table.name, getattr(record, column.key))
            found = _about(db, owner, going) if owner is not None else ""
            if found:
                return found
    return ""


def _named(
    db: Db, link: InstrumentedAttribute[int], these: sa.ColumnElement[bool], going: int
) -> str:
    names = sa.select(Person.name).join_from(link.class_, Person, Person.id == link)
    return ", ".join(db.scalars(names.where(these, link != going).order_by(link.class_.id)))


def _record(db: Db, table: str, record_id: int | None) -> Record | None:
    kinds = (m.class_ for m in Record.registry.mappers if m.class_.__tablename__ == table)
    return None if record_id is None else db.get(next(kinds), record_id)
