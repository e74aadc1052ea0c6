"""Undo: the rows of each step, before and after, kept in the journal itself.

A step is what one ``Journal.do`` changed. Its rows are written in the same transaction, so that the
history can never tell another story than the tables. Deleted rows can be brought back from here
for thirty days.
"""

import base64
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeAlias

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import LoaderCallableStatus, ORMExecuteState, Session

from app.domain.errors import Reason, Refused
from app.domain.kinds import SETTLED, QuarterState, ReviewState
from app.domain.models import (
    PlanAction,
    PlanLine,
    PlanSection,
    Record,
    ReturnedForm,
    ReviewAssessment,
    ReviewFrozen,
    ReviewItem,
    ReviewPacket,
    ReviewSection,
    ReviewStep,
    TrainingSession,
    UpwardAnswer,
)
from app.domain.models.base import Instant, needs, now
from app.storage import seal, search
from app.storage.database import raw

KEPT_FOR = timedelta(days=30)
#: What an agreed plan consists of; nothing comes back to it that it was agreed without.
_PLAN_PARTS = (PlanSection, PlanLine, PlanAction, ReturnedForm)
#: What a closed review consists of; signatures and files stand beside it.
_REVIEW_PARTS = (
    *(ReviewSection, ReviewItem, ReviewStep, ReviewAssessment, UpwardAnswer),
    *(ReviewFrozen, ReviewPacket),
)

step_table = sa.Table(
    "history_step",
    Record.metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("label", sa.String(200), nullable=False),
    sa.Column("at", Instant, nullable=False, index=True),
    sa.Column("undone", sa.Boolean(create_constraint=False), nullable=False),
    sqlite_autoincrement=True,
)
row_table = sa.Table(
    "history_row",
    Record.metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column(
        "step_id", sa.ForeignKey("history_step.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    sa.Column("table_name", sa.String(64), nullable=False),
    sa.Column("row_id", sa.Integer, nullable=False),
    sa.Column("before", sa.Text),
    sa.Column("after", sa.Text),
)

_DIALECT = sqlite.dialect()
#: The column that a step does not put back: how often a row was written. What others were told of
#: a row goes by it, and a step that is taken back is another word about it.
_COUNTS_ON = "version"

#: A row as the file stores it: column name to driver value.
Row = dict[str, Any]
#: What a step did to a row: its table and id, what it is to be now and what it is.
_Change: TypeAlias = tuple[str, int, Row | None, Row | None]


@dataclass(frozen=True)
class Deletion:
    """Something deleted that can still be brought back. ``label`` is what the user did."""

    id: int
    label: str
    at: datetime


class Recorder:
    """Watches one database session and notes each flushed row before and after."""

    def __init__(self, db: Session) -> None:
        self._db = db
        self._rows: dict[tuple[type[Record], int], tuple[Row | None, Row | None]] = {}
        self._before: dict[int, Row] = {}
        self.touched: set[type[Record]] = set()
        event.listen(db, "before_flush", self._note_before)
        event.listen(db, "after_flush", self._note_after)
        event.listen(db, "do_orm_execute", _refuse_bulk)

    def _note_before(self, db: Session, _context: object, _instances: object) -> None:
        changed = [*(r for r in db.dirty if db.is_modified(r)), *db.deleted]
        self._before = {id(r): _stored(r, committed=True) for r in changed}
        keys = {(type(record), record.id) for record in changed} - self._rows.keys()
        seal.insist(raw(db), _by_table(keys))

    def _note_after(self, db: Session, _context: object) -> None:
        for record in db.new:
            self._note(record, None, _stored(record))
        for record in db.dirty:
            if id(record) in self._before:
                self._note(record, self._before[id(record)], _stored(record))
        for record in db.deleted:
            self._note(record, self._before[id(record)], None)

    def _note(self, record: Record, before: Row | None, after: Row | None) -> None:
        key = (type(record), record.id)
        if key in self._rows:
            before = self._rows[key][0]
        self._rows[key] = (before, after)
        self.touched.add(type(record))

    def write(self, label: str) -> int | None:
        """Keep what was noted as one step; its number, or None where nothing changed."""
        rows = [(k, b, a) for (k, (b, a)) in self._rows.items() if b is not None or a is not None]
        if not rows:
            return None
        connection = self._db.connection()
        step: int = connection.scalars(
            sa.insert(step_table)
            .values(label=label[:200], at=now(), undone=False)
            .returning(step_table.c.id)
        ).one()
        kept = [
            {
                "step_id": step,
                "table_name": cls.__tablename__,
                "row_id": row_id,
                "before": _dump(_only_changed(before, after)),
                "after": _dump(_only_changed(after, before)),
            }
            for (cls, row_id), before, after in rows
        ]
        connection.execute(sa.insert(row_table), kept)
        seal.renew(raw(self._db), _by_table(key for key, _, _ in rows))
        changes = ((cls.__tablename__, row_id, b, a) for (cls, row_id), b, a in rows)
        search.renew(raw(self._db), changes)
        return step


def revert(db: Session, step: int) -> tuple[str, set[type[Record]]]:
    """Put every row of ``step`` back as it was before; the step's label and the classes touched."""
    return _write_back(db, step, undo=True)


def replay(db: Session, step: int) -> tuple[str, set[type[Record]]]:
    """Put every row of an undone ``step`` back as it left it."""
    return _write_back(db, step, undo=False)


def forget_old(db: Session) -> None:
    """Drop the steps older than the thirty days that a deletion can be brought back."""
    old = sa.delete(step_table).where(step_table.c.at < now() - KEPT_FOR)
    if db.connection().execute(old).rowcount:
        search.tidy(raw(db))


def deletions(db: Session) -> list[Deletion]:
    """What was deleted and not brought back, newest first."""
    gone = sa.exists().where(row_table.c.step_id == step_table.c.id, row_table.c.after.is_(None))
    query = (
        sa.select(step_table.c.id, step_table.c.label, step_table.c.at)
        .where(gone, ~step_table.c.undone, step_table.c.at >= now() - KEPT_FOR)
        .order_by(step_table.c.id.desc())
    )
    found = [Deletion(*row) for row in db.connection().execute(query)]
    return [deletion for deletion in found if _missing_rows(db, deletion.id)]


def bring_back(db: Session, step: int) -> None:
    """Insert the rows again that ``step`` deleted and that are still missing, as new records.

    They pass through the session, so that bringing back is itself a step that can be undone.
    Refused where nothing is left to bring back.
    """
    rows = _missing_rows(db, step)
    if not rows:
        raise Refused(Reason.NOT_FOUND)
    coming = {(cls.__tablename__, row["id"]) for cls, row in rows}
    for cls, row in rows:
        lost = [
            link.parent.name
            for link in _links(cls)
            if not _is_there(db, link, row, coming)  # it can do without, or would not be here
        ]
        db.add(_as_record(cls, row | dict.fromkeys(lost)))


def _write_back(db: Session, step: int, *, undo: bool) -> tuple[str, set[type[Record]]]:
    connection = db.connection()
    label = connection.scalar(sa.select(step_table.c.label).where(step_table.c.id == step))
    changes = [
        (row.table_name, row.row_id, load(row.before), load(row.after))
        if undo
        else (row.table_name, row.row_id, load(row.after), load(row.before))
        for row in connection.execute(sa.select(row_table).where(row_table.c.step_id == step))
    ]
    by_name = _classes()
    touched = _by_table((by_name[name], row_id) for name, row_id, _, _ in changes)
    seal.insist(raw(db), touched)
    _keep_counts(connection, step, changes, row_table.c.after if undo else row_table.c.before)
    # Deleting first frees the unique values that a row coming back may need.
    for name, row_id, wanted, _ in changes:
        if wanted is None:
            _run(connection, f'DELETE FROM "{name}" WHERE id = ?', (row_id,))
    for name, row_id, wanted, present in changes:
        if wanted is not None and present is not None:
            _put_back(connection, name, row_id, wanted)
    for name, _, wanted, present in changes:
        if wanted is not None and present is None:
            _bring(connection, name, wanted)
    connection.execute(sa.update(step_table).where(step_table.c.id == step).values(undone=undo))
    seal.renew(raw(db), touched)
    search.renew(raw(db), changes)
    return label or "", {by_name[change[0]] for change in changes}


def _keep_counts(
    connection: sa.Connection, step: int, changes: Iterable[_Change], present: sa.Column[str | None]
) -> None:
    """Note with the rows that go how often they were written: back again, they count on from there.

    ``present`` is the column of the history that says what they are now.
    """
    going: dict[str, dict[int, Row]] = {}
    for name, row_id, wanted, row in changes:
        if wanted is None and row is not None:
            going.setdefault(name, {})[row_id] = row
    for name, rows in going.items():
        of_step = (row_table.c.step_id == step, row_table.c.table_name == name)
        table = Record.metadata.tables[name]
        counts = sa.select(table.c.id, table.c[_COUNTS_ON]).where(
            table.c.id.in_(sa.select(row_table.c.row_id).where(*of_step))
        )
        for row_id, count in connection.execute(counts).all():
            if row_id in rows and rows[row_id][_COUNTS_ON] != count:
                told = {present.name: _dump(rows[row_id] | {_COUNTS_ON: count})}
                kept = sa.update(row_table).where(*of_step, row_table.c.row_id == row_id)
                connection.execute(kept.values(told))


def _put_back(connection: sa.Connection, name: str, row_id: int, wanted: Row) -> None:
    """Have a row that is there say what is ``wanted``, and count that it was written."""
    said = {column: value for column, value in wanted.items() if column != _COUNTS_ON}
    counted = f'"{_COUNTS_ON}" = "{_COUNTS_ON}" + 1'
    sets = ", ".join((*(f'"{column}" = ?' for column in said), counted))
    _run(connection, f'UPDATE "{name}" SET {sets} WHERE id = ?', (*said.values(), row_id))


def _bring(connection: sa.Connection, name: str, wanted: Row) -> None:
    columns = ", ".join(f'"{column}"' for column in wanted)
    marks = ", ".join("?" * len(wanted))
    _run(connection, f'INSERT INTO "{name}" ({columns}) VALUES ({marks})', (*wanted.values(),))


def _run(connection: sa.Connection, statement: str, values: tuple[Any, ...]) -> None:
    done = connection.exec_driver_sql(statement, values)
    if done.rowcount != 1:
        raise RuntimeError("a row of the step is not as the step left it")


def _missing_rows(db: Session, step: int) -> list[tuple[type[Record], Row]]:
    """What ``step`` deleted, is still gone, and has a place to come back to."""
    query = sa.select(row_table.c.table_name, row_table.c.before).where(
        row_table.c.step_id == step, row_table.c.after.is_(None)
    )
    by_name = _classes()
    missing = [
        (by_name[name], row)
        for name, before in db.connection().execute(query)
        if (row := load(before)) is not None and not _exists(db, name, {"id": row["id"]})
    ]
    while True:
        coming = {(cls.__tablename__, row["id"]) for cls, row in missing}
        placed = [(cls, row) for cls, row in missing if _has_place(db, cls, row, coming)]
        if len(placed) == len(missing):
            return placed
        missing = placed  # what belonged to a row without a place has none either


def _has_place(db: Session, cls: type[Record], row: Row, coming: set[tuple[str, int]]) -> bool:
    """Whether what ``row`` belongs to is there or ``coming``, and nothing took its unique place.

    Nothing has a place in a plan that was agreed without it or a review that was closed without it,
    and no training in a quarter that was published without it.
    """
    needed = (link for link in _links(cls) if needs(link.parent))
    if not all(_is_there(db, link, row, coming) for link in needed):
        return False
    if cls in _PLAN_PARTS and ("business_plan", row["plan_id"]) not in coming:
        plan = {"id": row["plan_id"]}
        if any(_exists(db, "business_plan", plan | {"state": state.value}) for state in SETTLED):
            return False
    if cls in _REVIEW_PARTS and ("review", row["review_id"]) not in coming:
        closed = {"id": row["review_id"], "state": ReviewState.CLOSED.value}
        if _exists(db, "review", closed):
            return False
    if cls is TrainingSession and ("training_plan", row["plan_id"]) not in coming:
        draft = {"id": row["plan_id"], "state": QuarterState.DRAFT.value}
        if not _exists(db, "training_plan", draft):
            return False
    table = Record.metadata.tables[cls.__tablename__]
    unique = (c for c in table.constraints if isinstance(c, sa.UniqueConstraint))
    return not any(
        _exists(db, table.name, {column.name: row[column.name] for column in one.columns})
        for one in unique
    )


def _links(cls: type[Record]) -> list[sa.ForeignKey]:
    columns = Record.metadata.tables[cls.__tablename__].columns
    return [link for column in columns for link in column.foreign_keys]


def _is_there(db: Session, link: sa.ForeignKey, row: Row, coming: set[tuple[str, int]]) -> bool:
    """Whether what ``row`` points at is there or ``coming``; so is what it does not point at."""
    table, wanted = link.column.table.name, row.get(link.parent.name)
    return wanted is None or (table, wanted) in coming or _exists(db, table, {"id": wanted})


def _exists(db: Session, table: str, values: Row) -> bool:
    where = " AND ".join(f'"{column}" = ?' for column in values)
    found = db.connection().exec_driver_sql(
        f'SELECT 1 FROM "{table}" WHERE {where}', (*values.values(),)
    )
    return found.first() is not None


def _refuse_bulk(state: ORMExecuteState) -> None:
    if state.is_update or state.is_delete or state.is_insert:
        raise RuntimeError("a bulk change leaves no history: load the records and change them")


def _by_table(keys: Iterable[tuple[type[Record], int]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for cls, row_id in keys:
        found.setdefault(cls.__tablename__, []).append(row_id)
    return found


def _classes() -> Mapping[str, type[Record]]:
    return {m.class_.__tablename__: m.class_ for m in Record.registry.mappers}


def _stored(record: Record, *, committed: bool = False) -> Row:
    """The row of ``record`` in the driver's values, as last committed or as it is now."""
    state = sa.inspect(record)
    row: Row = {}
    for attribute in state.mapper.column_attrs:
        column = attribute.columns[0]
        value = state.dict.get(attribute.key)
        if committed:
            value = state.committed_state.get(attribute.key, value)
            # A column left to its default of None is not held by a record just inserted.
            value = None if value is LoaderCallableStatus.NO_VALUE else value
        process = column.type.dialect_impl(_DIALECT).bind_processor(_DIALECT)
        row[column.name] = process(value) if process else value
    return row


def _as_record(cls: type[Record], row: Row) -> Record:
    values = {}
    for attribute in sa.inspect(cls).column_attrs:
        column = attribute.columns[0]
        if column.name not in row:
            continue  # deleted before the column was there: it begins like that of a new record
        process = column.type.dialect_impl(_DIALECT).result_processor(_DIALECT, None)
        value = row[column.name]
        values[attribute.key] = process(value) if process else value
    kept = {name: values.pop(name) for name in ("id", "created_at", "updated_at", "version")}
    record = cls(**values)
    for name, value in kept.items():
        setattr(record, name, value)
    return record


def _only_changed(row: Row | None, other: Row | None) -> Row | None:
    if row is None or other is None:
        return row
    return {name: value for name, value in row.items() if other[name] != value}


def _dump(row: Row | None) -> str | None:
    if row is None:
        return None
    return json.dumps(
        row, ensure_ascii=False, default=lambda b: {"b64": base64.b64encode(b).decode()}
    )


def load(text: str | None) -> Row | None:
    """A row as history keeps it: all of it where it came or went, else what changed."""
    if text is None:
        return None
    return {
        name: base64.b64decode(value["b64"]) if isinstance(value, dict) else value
        for name, value in json.loads(text).items()
    }
