"""All that a journal's tables hold, as plain values, and putting it back.

It reads whatever tables the file has, so that a newer program's journal can be taken out as well.
What can be computed anew, such as seals and a search index, is left out.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.orm import Mapper, Session

from app.domain.errors import Fault, JournalFault
from app.domain.models import Record
from app.storage import aside, database, driver, history, schema, seal, search
from app.storage.key import Key

if TYPE_CHECKING:
    from sqlite3 import Connection

#: As SQLite has them. Text that is no UTF-8 comes with each such byte as half a surrogate pair.
Value = int | float | str | bytes | None

_TABLES = """
    SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
    AND name NOT LIKE 'sqlite~_%' ESCAPE '~' AND name NOT LIKE 'search~_%' ESCAPE '~'
    AND name NOT IN ('alembic_version', 'seal')
    ORDER BY name
"""
#: What the driver gives an error that SQLite itself raised.
_CODE = "sqlite_errorcode"
#: How many records are looked at in one go.
_CHUNK = 500


class Table(NamedTuple):
    """One table. ``last_id`` is the highest id it ever gave; None where it gave none, or counts
    none."""

    name: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[Value]]
    last_id: int | None


class Contents(NamedTuple):
    """All tables, by name, and the number of the schema that they follow."""

    schema: int
    tables: list[Table]


def read(db: Session) -> Contents:
    """Everything, as of one moment."""
    connection = database.raw(db)
    with any_text(connection):
        (number,) = connection.execute("PRAGMA user_version").fetchone()
        return Contents(number, [_table(connection, name) for name in names(connection)])


@contextmanager
def any_text(connection: "Connection") -> Iterator[None]:
    """Inside, text that is no UTF-8 is read as well, see ``Value``."""
    connection.text_factory = _text
    try:
        yield
    finally:
        connection.text_factory = str


def names(connection: "Connection") -> list[str]:
    """The tables that hold something of their own."""
    return [name for (name,) in connection.execute(_TABLES)]


def columns(connection: "Connection", table: str) -> tuple[str, ...]:
    """The columns of ``table`` that are kept and not computed."""
    info = connection.execute(f"PRAGMA table_xinfo({quoted(table)})").fetchall()
    return tuple(name for _, name, _, _, _, _, hidden in info if hidden == 0)


def quoted(name: str) -> str:
    """A table's or a column's name for a statement."""
    return '"' + name.replace('"', '""') + '"'


def fill(db: Session, tables: Iterable[Table]) -> None:
    """Replace all that the journal under ``db`` holds; a command.

    ``tables`` follow today's schema. Raises JournalFault where they do not, or where a row would
    be no sound record; the caller's transaction is then rolled back.
    """
    _fill(database.raw(db), tables)
    db.expire_all()
    insist_on_records(db)
    seal.renew_all(database.raw(db))
    search.rebuild(database.raw(db))


def bring_up_to_date(found: Contents, part: Path, key: Key | None) -> Contents:
    """``found``, which follows an earlier schema, as today's: by way of a file at ``part``.

    The caller takes the file away. Raises JournalFault where the rows do not fit.
    """
    driver.connect(part, mode="rwc", key=key).close()
    with database.faults(Path("This file"), otherwise=Fault.NOT_AN_ARCHIVE):
        schema.migrate(part, found.schema, key)
        connection = driver.connect(part, key=key)
        try:
            connection.execute("PRAGMA foreign_keys = OFF")
            connection.execute("BEGIN IMMEDIATE")
            _fill(connection, found.tables)
            connection.execute("COMMIT")
        finally:
            connection.close()
        schema.migrate(part, key=key)
        with Session(database.make_engine(part, mode="ro", key=key)) as db:
            return read(db)


def insist_on_records(db: Session) -> None:
    """Raise JournalFault unless the program can read each row: a day, say, may be none."""
    for mapper in Record.registry.mappers:
        records = sa.select(mapper.class_).execution_options(yield_per=_CHUNK)
        wanted = _types(mapper)
        try:
            sound = all(
                isinstance(getattr(record, name), kind)
                for record in db.scalars(records)
                for name, kind in wanted.items()
            )
        except (ValueError, LookupError, TypeError):
            sound = False
        except SQLAlchemyError as error:
            if getattr(error.orig if isinstance(error, DBAPIError) else None, _CODE, None):
                raise  # about the file, not about what stands in a row
            sound = False  # text that is no UTF-8
        if not sound:
            _refuse(mapper.class_.__tablename__)
        db.expunge_all()
    if db.scalar(sa.text("SELECT count(*) FROM settings")) != 1:
        _refuse("settings")
    known = {mapper.class_.__tablename__ for mapper in Record.registry.mappers}
    before, after = history.row_table.c.before, history.row_table.c.after
    for name, *sides in db.execute(sa.select(history.row_table.c.table_name, before, after)):
        if name not in known or not all(side is None or _is_object(side) for side in sides):
            _refuse(history.row_table.name)
    if not all(_is_object(text) for text in db.scalars(sa.select(aside.table.c.contents))):
        _refuse(aside.table.name)


def _table(connection: "Connection", name: str) -> Table:
    kept = columns(connection, name)
    info = connection.execute(f"PRAGMA table_xinfo({quoted(name)})").fetchall()
    order = [quoted(column[1]) for column in sorted(info, key=lambda c: c[5]) if column[5]]
    listed = ", ".join(map(quoted, kept))
    ordered = f" ORDER BY {', '.join(order)}" if order else ""
    rows = connection.execute(f"SELECT {listed} FROM {quoted(name)}{ordered}").fetchall()
    return Table(name, kept, rows, _last_id(connection, name))


def _last_id(connection: "Connection", name: str) -> int | None:
    found = connection.execute(
        "SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_sequence'"
    ).fetchone()
    if found is None:
        return None
    query = "SELECT seq FROM sqlite_sequence WHERE name = ?"
    row = connection.execute(query, (name,)).fetchone()
    return row[0] if row else None


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _fill(connection: "Connection", tables: Iterable[Table]) -> None:
    given = {table.name: table for table in tables}
    wanted = names(connection)
    strange = given.keys() ^ set(wanted)
    if strange:
        _refuse(min(strange))
    try:
        for name in wanted:
            connection.execute(f"DELETE FROM {quoted(name)}")
        connection.execute("DELETE FROM sqlite_sequence")
        for name in wanted:
            _insert(connection, given[name])
    except (driver.Error, OverflowError) as error:
        # One that is about the disk is for the caller to tell.
        if driver.fault_of(error) is not None:
            raise
        _refuse(name)
    dangling = connection.execute("PRAGMA foreign_key_check").fetchone()
    if dangling is not None:
        _refuse(dangling[0])


def _insert(connection: "Connection", table: Table) -> None:
    if set(table.columns) != set(columns(connection, table.name)):
        _refuse(table.name)
    into = f"INSERT INTO {quoted(table.name)} ({', '.join(map(quoted, table.columns))}) VALUES "
    plain = f"{into}({', '.join('?' * len(table.columns))})"
    for row in table.rows:
        try:
            connection.execute(plain, tuple(row))
        except UnicodeEncodeError:
            marks = ("CAST(? AS TEXT)" if isinstance(value, str) else "?" for value in row)
            connection.execute(f"{into}({', '.join(marks)})", tuple(map(_bytes, row)))
    if table.last_id is None:
        return
    counted = connection.execute(
        "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (table.last_id, table.name)
    )
    if not counted.rowcount:
        connection.execute("INSERT INTO sqlite_sequence VALUES (?, ?)", (table.name, table.last_id))


def _bytes(value: Value) -> Value:
    return value.encode("utf-8", "surrogateescape") if isinstance(value, str) else value


def _types(mapper: Mapper[Any]) -> dict[str, tuple[type, ...]]:
    """What the attributes may hold whose values nothing turns into something else."""
    plain = {sa.String: str, sa.Text: str, sa.Integer: int}
    return {
        attribute.key: (plain[type(column.type)], *([type(None)] if column.nullable else []))
        for attribute in mapper.column_attrs
        if isinstance(column := attribute.columns[0], sa.Column) and type(column.type) in plain
    }


def _is_object(text: object) -> bool:
    try:
        return isinstance(text, str) and isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False


def _refuse(table: str) -> NoReturn:
    raise JournalFault(Fault.NOT_AN_ARCHIVE, f"This file (see table {table})")
