"""Writing the records that a salvage found into a new file, so that all of it holds together."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db
from sqlcipher3 import dbapi2

from app.domain.errors import Fault, JournalFault
from app.domain.kinds import (
    CommitmentState,
    MissState,
    Owner,
    PointState,
    RollUp,
    SessionKind,
    SessionState,
    SkillFamily,
    StandardArea,
    Vis,
)
from app.domain.models import (
    Commitment,
    GrowthGoal,
    ImprovementPlan,
    Metric,
    MustHave,
    Note,
    Person,
    Record,
    Scorecard,
    Session,
    SessionTemplate,
    Settings,
    Skill,
    Standard,
)
from app.domain.models.base import needs
from app.storage import database, driver, schema, seal, search
from app.storage.key import Key
from app.storage.salvage import Finding, Found, Outcome, Rows, record_tables
from app.storage.whose import Row

if TYPE_CHECKING:
    from sqlite3 import Connection

#: The name of what stands in for a record that is lost, and that others belong to.
STAND_IN = "Somebody (salvaged)"
_A_MONTH = timedelta(days=30)


def write(part: Path, key: Key | None, found: Found, rows: Rows) -> list[Finding]:
    """Make a journal in the empty file ``part`` that holds ``rows``; what had to be done to them.

    Raises JournalFault where the outcome is not sound.
    """
    engine = database.make_engine(part, key=key)
    with database.faults(part):
        schema.make_tables(engine)
        rows = _without_lost_links(rows)
        stand_ins = _stand_ins(rows)
        with Db(database.writer(engine)) as db, db.begin():
            db.add_all(stand_ins)
            db.flush()
            findings = [_standing_in(one) for one in stand_ins]

    with closing(driver.connect(part, key=key)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN IMMEDIATE")
        findings += _insert_records(connection, rows)
        _insert_the_rest(connection, found)
        seal.renew_all(connection)
        search.rebuild(connection)
        connection.execute("COMMIT")
        if driver.damage(connection):
            raise JournalFault(Fault.DAMAGED, str(part))
    return findings


def _stand_ins(rows: Rows) -> list[Record]:
    """Records for those that others belong to and that nothing tells of any more.

    A goal's stand-in, or a plan's, needs a person itself, who is made for it.
    """
    missing = {table.name: _missing(table.name, rows) for table in record_tables()}
    made = [
        _numbered(make(number, day), number)
        for name, make in _MADE.items()
        for number, day in missing[name].items()
    ]
    theirs = {name: days for name in _THEIRS for days in [missing[name]] if days}
    if theirs:
        owner = 1 + max([*rows["person"], *missing["person"]], default=0)
        made.append(_numbered(Person(name=STAND_IN), owner))
        for name, days in theirs.items():
            made += [_numbered(_THEIRS[name](owner, day), number) for number, day in days.items()]
    if not rows["settings"]:
        made.append(_numbered(Settings(manager=STAND_IN), 1))
    return made


def _person(_number: int, _day: date) -> Record:
    return Person(name=STAND_IN)


def _skill(number: int, _day: date) -> Record:
    return Skill(name=f"A skill (salvaged) {number}", family=SkillFamily.TRAIT)


def _must_have(number: int, _day: date) -> Record:
    return MustHave(name=f"A must-have (salvaged) {number}")


def _template(number: int, _day: date) -> Record:
    return SessionTemplate(name=f"A template (salvaged) {number}", kind=SessionKind.ONE_TO_ONE)


def _session(_number: int, day: date) -> Record:
    return Session(person_id=None, kind=SessionKind.ONE_TO_ONE, held_on=day)


def _note(_number: int, day: date) -> Record:
    return Note(happened_on=day, text="A note (salvaged)")


def _commitment(_number: int, day: date) -> Record:
    return Commitment(owner=Owner.ME, text="A commitment (salvaged)", made_on=day)


def _metric(number: int, _day: date) -> Record:
    return Metric(name=f"A metric (salvaged) {number}")


def _scorecard(number: int, _day: date) -> Record:
    return Scorecard(role=f"A role (salvaged) {number}")


def _standard(_number: int, day: date) -> Record:
    said = "A standard (salvaged)"
    return Standard(area=StandardArea.PERFORMANCE, statement=said, measure=said, effective_from=day)


def _goal(owner: int, _day: date) -> Record:
    return GrowthGoal(person_id=owner, outcome="A goal (salvaged)")


def _plan(owner: int, day: date) -> Record:
    said, end = "A plan (salvaged)", day + _A_MONTH
    return ImprovementPlan(
        person_id=owner,
        starts_on=day,
        ends_on=end,
        aim=said,
        support=said,
        consequence=said,
        consequence_on=end,
    )


#: What stands in for a record of somebody's, by whose it is and the day of what belongs to it.
_THEIRS: dict[str, Callable[[int, date], Record]] = {
    "growth_goal": _goal,
    "improvement_plan": _plan,
}
#: What stands in for a record of a table, by its number and the day of what belongs to it.
_MADE: dict[str, Callable[[int, date], Record]] = {
    "person": _person,
    "skill": _skill,
    "must_have": _must_have,
    "session_template": _template,
    "session": _session,
    "note": _note,
    "commitment": _commitment,
    "metric": _metric,
    "scorecard": _scorecard,
    "standard": _standard,
}


def _standing_in(record: Record) -> Finding:
    row = {column.name: getattr(record, column.name) for column in record.__table__.columns}
    return Finding(Outcome.STANDS_IN, record.__tablename__, record.id, row)


def _numbered(record: Record, number: int) -> Record:
    record.id = number
    return record


def _missing(parent: str, rows: Rows) -> dict[int, date]:
    """The numbers in ``parent`` that rows of other tables cannot do without and that are lost.

    Each with the day on which the first of these rows was written.
    """
    links = (
        (table.name, link.parent.name)
        for table in record_tables()
        for link in table.foreign_keys
        if link.column.table.name == parent and needs(link.parent)
    )
    written: dict[int, str] = {}
    for name, column in links:
        for row in rows[name].values():
            number, moment = row[column], row["created_at"]
            if number is not None and number not in rows[parent]:
                written[number] = min(moment, written.get(number, moment))
    return {number: _day(moment) for number, moment in sorted(written.items())}


def _day(moment: str) -> date:
    try:
        return date.fromisoformat(moment[:10])
    except ValueError:  # damage made it a day that there never was
        return date(2000, 1, 1)


def _without_lost_links(rows: Rows) -> Rows:
    """``rows``, no longer pointing at what is lost where they can do without it."""
    kept = {
        name: {number: dict(row) for number, row in some.items()} for name, some in rows.items()
    }
    for table in record_tables():
        for link in (link for link in table.foreign_keys if not needs(link.parent)):
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
                mended = _MENDED.get(table.name, _unmended)(row)
                if mended is None:
                    yield Finding(Outcome.REFUSED, table.name, number, row)
                else:  # others belong to it, so it has to be there, or it holds text
                    _insert(connection, table, mended)
                    yield Finding(Outcome.DOUBTFUL, table.name, number, mended)


def _unmended(_row: Row) -> Row | None:
    return None


def _renamed(row: Row) -> Row:
    return row | {"name": f"{row['name']} ({row['id']})"}


def _hidden(note: Row) -> Row:
    return note | {"vis": Vis.PRIVATE}


def _plain_session(session: Row) -> Row:
    """The session without what cannot be true of it: held, if there is a day on which it was."""
    day = session["held_on"]
    state = session["state"] if session["state"] != SessionState.HELD else SessionState.PLANNED
    planned = session["planned_for"] or str(_day(session["created_at"]))
    return session | {
        "minutes": 30,
        "support": None,
        "ask_tell": None,
        "vis": Vis.PRIVATE,
        "state": SessionState.HELD if day else state,
        "planned_for": session["planned_for"] if day else planned,
    }


def _plain_commitment(commitment: Row) -> Row:
    """The commitment as an open one of whom it may be of."""
    person, name = commitment["person_id"], commitment["owner_name"]
    owner = Owner.REP if person is not None else Owner.OTHER if name else Owner.ME
    return commitment | {
        "owner": owner,
        "owner_name": name if owner is Owner.OTHER else "",
        "state": CommitmentState.OPEN,
        "closed_on": None,
    }


def _open_point(point: Row) -> Row:
    return point | {"state": PointState.OPEN, "parked_until": None, "carried": 0}


def _plain_metric(metric: Row) -> Row:
    """The metric as one that is added up: a ratio needs both of its parts."""
    parts = {"numerator_id": None, "denominator_id": None, "meaning": None}
    return _renamed(metric) | parts | {"roll_up": RollUp.SUM}


def _other_role(scorecard: Row) -> Row:
    return scorecard | {"role": f"{scorecard['role']} ({scorecard['id']})", "cap": 100}


def _open_miss(miss: Row) -> Row:
    """The miss as it was noted, with what was written of a conversation about it."""
    return miss | {
        "talked_on": None,
        "recheck_on": None,
        "state": MissState.OPEN,
        "closed_on": None,
        "vis": Vis.PRIVATE,
    }


def _plan_under_way(plan: Row) -> Row:
    """The plan as one of a month that nobody has extended or closed."""
    ends_on = str(_day(str(plan["starts_on"])) + _A_MONTH)
    under_way = {"extended_to": None, "outcome": None, "closed_on": None, "vis": Vis.PRIVATE}
    return plan | under_way | {"ends_on": ends_on, "consequence_on": ends_on}


#: How a row is put right that the file refuses.
_MENDED: dict[str, Callable[[Row], Row | None]] = {
    "skill": _renamed,
    "must_have": _renamed,
    "session_template": _renamed,
    "note": _hidden,
    "session": _plain_session,
    "commitment": _plain_commitment,
    "agenda_item": _open_point,
    "team_goal": _renamed,
    "metric": _plain_metric,
    "scorecard": _other_role,
    "lift_scenario": _renamed,
    "standard": lambda standard: standard | {"role": ""},
    "standard_miss": _open_miss,
    "improvement_plan": _plan_under_way,
}


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
