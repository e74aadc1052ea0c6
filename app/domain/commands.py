"""What every command needs: find a record or refuse, insist on text, delete with what belongs."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.domain import clock
from app.domain.errors import Reason, Refused
from app.domain.models import Record
from app.domain.models.base import needs
from app.domain.names import fold
from app.domain.text import clean_line, clean_text

T = TypeVar("T", bound=Record)
#: What a record has for itself, whatever it says.
_OWN = frozenset({"id", "created_at", "updated_at", "version"})


def find(db: Session, kind: type[T], record_id: int) -> T:
    """The record of ``kind`` with this id; refused where there is none."""
    record = db.get(kind, record_id)
    if record is None:
        raise Refused(Reason.NOT_FOUND)
    return record


def insist_on_line(text: str, field: str) -> str:
    """``text`` as a clean line; refused where nothing is left of it."""
    line = clean_line(text)
    if not line:
        raise Refused(Reason.EMPTY, field)
    return line


def insist_on_free_name(
    db: Session, kind: type[Record], name: str, taken: Reason, *, own_id: int | None = None
) -> str:
    """``name`` as a clean line; refused as ``taken`` where another record of the kind has it.

    Capitals and accents make no other name. ``own_id`` is the record's that is to bear it.
    """
    line, table = insist_on_line(name, "name"), kind.__table__
    for other_id, other in db.execute(sa.select(table.c.id, table.c.name)):
        if other_id != own_id and fold(other) == fold(line):
            raise Refused(taken, "name", other)
    return line


def insist_on_text(text: str, field: str) -> str:
    """``text`` cleaned and without outer blanks; refused where nothing is left of it."""
    cleaned = clean_text(text).strip()
    if not cleaned:
        raise Refused(Reason.EMPTY, field)
    return cleaned


def insist_on_reason(reason: str) -> str:
    """Why there is to be another version of what is settled; refused where nothing is said."""
    if not reason.strip():
        raise Refused(Reason.NEEDS_REASON, "reason")
    return insist_on_text(reason, "reason")


def insist_on_time(text: str, field: str) -> str:
    """A time of day as 14:00, empty where none is given; refused where it is none."""
    read = clock.read_time(text) if text.strip() else ""
    if read is None:
        raise Refused(Reason.NOT_A_TIME, field, text)
    return read


def not_after(day: date, today: date, field: str) -> None:
    """Refuse a day that has not come yet."""
    if day > today:
        raise Refused(Reason.IN_THE_FUTURE, field)


def within(day: date, first: date, today: date, field: str) -> None:
    """Refuse a day that has not come yet, or one before the first that it can be."""
    not_after(day, today, field)
    if day < first:
        raise Refused(Reason.ENDS_BEFORE_START, field)


def put(record: Record, values: Mapping[str, object]) -> None:
    """Set the given attributes, touching only those that differ."""
    for name, value in values.items():
        if getattr(record, name) != value:
            setattr(record, name, value)


def put_only(
    db: Session,
    kind: type[Record],
    key: Mapping[str, object],
    values: Mapping[str, object] | None,
) -> None:
    """Let the one record of ``kind`` with this key say what is given; None takes it away."""
    columns = kind.__table__.c
    query = sa.select(kind).where(*(columns[name] == value for name, value in key.items()))
    found = db.scalars(query).one_or_none()
    if values is not None and found is not None:
        put(found, values)
    elif values is not None:
        db.add(kind(**key, **values))
    elif found is not None:
        delete(db, found)


def next_position(db: Session, kind: type[Record], *among: sa.ColumnElement[bool]) -> int:
    """The place after the last of a kind's records, or of those ``among`` them."""
    last = db.scalar(sa.select(sa.func.max(kind.__table__.c.position)).where(*among))
    return 0 if last is None else last + 1


def put_rows(
    db: Session,
    there: Sequence[T],
    wanted: Sequence[Mapping[str, object]],
    make: Callable[[], T],
) -> None:
    """Let rows say what is wanted, each by its position: those there first, then new ones.

    Those that are too many are deleted.
    """
    for row in there[len(wanted) :]:
        db.delete(row)
    for position, values in enumerate(wanted):
        is_new = position >= len(there)
        row = make() if is_new else there[position]
        put(row, {"position": position, **values})
        if is_new:
            db.add(row)


def copied(record: T, **other: object) -> T:
    """Another record that says the same but for what is given; it is not in the journal yet."""
    mapper = sa.inspect(type(record))
    said = {
        attribute.key: getattr(record, attribute.key)
        for attribute in mapper.column_attrs
        if attribute.key not in _OWN
    }
    return type(record)(**said | other)


def link(
    db: Session,
    kind: type[Record],
    owner: tuple[str, int],
    other: tuple[str, type[Record]],
    wanted: Iterable[int],
) -> None:
    """Let the rows of ``kind`` tie one record to the ``wanted`` others alone.

    ``owner`` is the column that names the one and its id, ``other`` the column that names the
    others and their kind. Refused where one of them is no longer there.
    """
    (mine, owner_id), (theirs, others) = owner, other
    left = list(dict.fromkeys(wanted))
    for row in db.scalars(sa.select(kind).where(kind.__table__.c[mine] == owner_id)).all():
        if getattr(row, theirs) in left:
            left.remove(getattr(row, theirs))
        else:
            db.delete(row)
    for other_id in left:
        find(db, others, other_id)
        db.add(kind(**{mine: owner_id, theirs: other_id}))


def delete(db: Session, record: Record) -> None:
    """Delete ``record`` and every record that belongs to it, each with its history.

    A record that can do without it stays and no longer points at it.
    """
    for child, link, needed in _links(db, record):
        if child in db.deleted or sa.inspect(child).deleted:
            continue  # it points here twice, such as a promise about its owner
        if needed:
            delete(db, child)
        else:
            setattr(child, link, None)
    db.delete(record)


def children(db: Session, record: Record) -> list[Record]:
    """What belongs to ``record`` and goes with it."""
    found = {id(child): child for child, _, needed in _links(db, record) if needed}
    return list(found.values())


def _links(db: Session, record: Record) -> list[tuple[Record, str, bool]]:
    """What points at ``record``: the pointing record, by which attribute, and if it needs it."""
    found: list[tuple[Record, str, bool]] = []
    for mapper in Record.registry.mappers:
        for column in mapper.local_table.columns:
            if any(key.column.table.name == record.__tablename__ for key in column.foreign_keys):
                query = sa.select(mapper.class_).where(column == record.id)
                name = mapper.get_property_by_column(column).key
                found += [(child, name, needs(column)) for child in db.scalars(query)]
    return found
