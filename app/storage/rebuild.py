"""Writing the records that a salvage found into a new file, so that all of it holds together."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2

from app.domain.errors import Fault, JournalFault
from app.domain.kinds import SkillFamily
from app.domain.models import GrowthGoal, MustHave, Person, Record, Settings, Skill
from app.storage import database, driver, schema, seal
from app.storage.key import Key
from app.storage.salvage import Finding, Found, Outcome, Row, Rows, record_tables

if TYPE_CHECKING:
    from sqlite3 import Connection

#: The name of what stands in for a record that is lost, and that others belong to.
STAND_IN = "Somebody (salvaged)"


def write(part: Path, key: Key | None, found: Found, rows: Rows) -> list[Finding]:
    """Make a journal in the empty file ``part`` that holds ``rows``; what had to be done to them.

    Raises JournalFault where the outcome is not sound.
    """
    engine = database.make_engine(part, key=key)
    with database.faults(part):
        schema.make_tables(engine)
        rows = _without_lost_links(rows)
        stand_ins = _stand_ins(rows)
        with Session(database.writer(engine)) as db, db.begin():
            db.add_all(stand_ins)
            db.flush()
            findings = [_standing_in(one) for one in stand_ins]

    with closing(driver.connect(part, key=key)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN IMMEDIATE")
        findings += _insert_records(connection, rows)
        _insert_the_rest(connection, found)
        seal.renew_all(connection)
        connection.execute("COMMIT")
        if driver.damage(connection):
            raise JournalFault(Fault.DAMAGED, str(part))
    return findings


def _stand_ins(rows: Rows) -> list[Record]:
    """Records for those that others belong to and that nothing tells of any more.

    A goal's stand-in needs a person itself, who is made for it where there is none.
    """
    missing = {
        table.name: sorted(_wanted(table.name, rows) - rows[table.name].keys())
        for table in record_tables()
    }
    made: list[Record] = []
    for number in missing["person"]:
        made.append(_numbered(Person(name=STAND_IN), number))
    for number in missing["skill"]:
        name = f"A skill (salvaged) {number}"
        made.append(_numbered(Skill(name=name, family=SkillFamily.TRAIT), number))
    for number in missing["must_have"]:
        made.append(_numbered(MustHave(name=f"A must-have (salvaged) {number}"), number))
    if missing["growth_goal"]:
        owner = 1 + max([*rows["person"], *missing["person"]], default=0)
        made.append(_numbered(Person(name=STAND_IN), owner))
        for number in missing["growth_goal"]:
            goal = GrowthGoal(person_id=owner, outcome="A goal (salvaged)")
            made.append(_numbered(goal, number))
    if not rows["settings"]:
        made.append(_numbered(Settings(manager=STAND_IN), 1))
    return made


def _standing_in(record: Record) -> Finding:
    names = {"name": getattr(record, "name", STAND_IN), "outcome": "A goal (salvaged)"}
    return Finding(Outcome.STANDS_IN, record.__tablename__, record.id, names)


def _numbered(record: Record, number: int) -> Record:
    record.id = number
    return record


def _wanted(parent: str, rows: Rows) -> set[int]:
    """The numbers in ``parent`` that rows of other tables cannot do without."""
    links = (
        (table.name, link.parent.name)
        for table in record_tables()
        for link in table.foreign_keys
        if link.column.table.name == parent and not link.parent.nullable
    )
    return {row[column] for name, column in links for row in rows[name].values()}


def _without_lost_links(rows: Rows) -> Rows:
    """``rows``, no longer pointing at what is lost where they can do without it."""
    kept = {
        name: {number: dict(row) for number, row in some.items()} for name, some in rows.items()
    }
    for table in record_tables():
        for link in (link for link in table.foreign_keys if link.parent.nullable):
            there = kept[link.column.table.name].keys()
            for row in kept[table.name].values():
                if row.get(link.parent.name) not in there:
                    row[link.parent.name] = None
    return kept


def _insert_records(connection: "Connection", rows: Rows) -> Iterator[Finding]:
    for table in record_tables():
        for number, row in rows[table.name].items():
            try:
                _insert(connection, table, row)
            except dbapi2.IntegrityError:  # damage that still looked like a row
                if table.name == "skill":  # others belong to it, so it has to be there
                    renamed = row | {"name": f"{row['name']} ({number})"}
                    _insert(connection, table, renamed)
                    yield Finding(Outcome.DOUBTFUL, table.name, number, renamed)
                else:
                    yield Finding(Outcome.REFUSED, table.name, number, row)


def _insert(connection: "Connection", table: sa.Table, row: Row) -> None:
    columns = ", ".join(f'"{column}"' for column in row)
    marks = ", ".join("?" * len(row))
    connection.execute(f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})', [*row.values()])


def _insert_the_rest(connection: "Connection", found: Found) -> None:
    """History, what was set aside, and the numbers that are not used again."""
    tables = Record.metadata.tables
    for step in found.steps.values():
        _insert(connection, tables["history_step"], step)
    for change in found.changes.values():
        if change["step_id"] in found.steps:
            _insert(connection, tables["history_row"], change)
    for name, contents in found.asides.items():
        if _is_json(contents):
            _insert(connection, tables["aside"], {"name": name, "contents": contents})
    for name, highest in found.highest.items():
        connection.execute(
            "INSERT INTO sqlite_sequence (name, seq) SELECT ?1, 0 WHERE NOT EXISTS"
            " (SELECT 1 FROM sqlite_sequence WHERE name = ?1)",
            (name,),
        )
        connection.execute(
            "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (highest, name)
        )


def _is_json(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except ValueError:
        return False
