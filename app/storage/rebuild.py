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
    PlanState,
    PointState,
    QuarterState,
    ReviewState,
    RollUp,
    SessionState,
    TrainingState,
    Vis,
)
from app.domain.models import Record
from app.domain.models.base import needs
from app.storage import database, driver, schema, seal, search, stand_ins
from app.storage.key import Key
from app.storage.salvage import Finding, Found, Outcome, Rows, record_tables
from app.storage.stand_ins import A_MONTH, SALVAGED, STAND_IN, day_of
from app.storage.whose import Row

if TYPE_CHECKING:
    from sqlite3 import Connection

#: No plan has ever had so many versions, and no review so many revisions or questions.
_NO_VERSION = 1_000
#: From here on days are counted on which no quarter has ever begun that was planned.
_NO_QUARTER = date(1900, 1, 1)


def write(part: Path, key: Key | None, found: Found, rows: Rows) -> list[Finding]:
    """Make a journal in the empty file ``part`` that holds ``rows``; what had to be done to them.

    Raises JournalFault where the outcome is not sound.
    """
    engine = database.make_engine(part, key=key)
    with database.faults(part):
        schema.make_tables(engine)
        rows = _without_lost_links(rows)
        made = stand_ins.made_for(rows)
        with Db(database.writer(engine)) as db, db.begin():
            db.add_all(made)
            db.flush()
            findings = [_standing_in(one) for one in made]

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


def _standing_in(record: Record) -> Finding:
    row = {column.name: getattr(record, column.name) for column in record.__table__.columns}
    return Finding(Outcome.STANDS_IN, record.__tablename__, record.id, row)


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
            if _takes(connection, table, row):
                continue
            mended = _MENDED.get(table.name, _unmended)(row)  # damage that still looked like a row
            if mended is not None and _takes(connection, table, mended):
                # Others belong to it, so it has to be there, or it holds text.
                yield Finding(Outcome.DOUBTFUL, table.name, number, mended)
            else:
                yield Finding(Outcome.REFUSED, table.name, number, row)


def _takes(connection: "Connection", table: sa.Table, row: Row) -> bool:
    """Whether the file took a row."""
    try:
        _insert(connection, table, row)
    except dbapi2.IntegrityError:
        return False
    return True


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
    planned = session["planned_for"] or str(day_of(session["created_at"]))
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
    ends_on = str(day_of(str(plan["starts_on"])) + A_MONTH)
    under_way = {"extended_to": None, "outcome": None, "closed_on": None, "vis": Vis.PRIVATE}
    return plan | under_way | {"ends_on": ends_on, "consequence_on": ends_on}


def _as_a_draft(plan: Row) -> Row:
    """The plan as one that nobody agreed on, of a version that no other one has."""
    return plan | {
        "number": _NO_VERSION + int(plan["id"]),
        "state": PlanState.DRAFT,
        "agreed_on": None,
        "superseded_on": None,
        "reason": plan["reason"] or SALVAGED,
    }


def _plain_line(line: Row) -> Row:
    named = line["account"] or ("" if line["segment"] else STAND_IN)
    known = line["amount"] is not None and line["amount"] >= 0
    return line | {"account": named, "amount": line["amount"] if known else None}


def _as_far_as_it_came(review: Row) -> Row:
    """The review as far as its days say it came, of a revision that no other one has."""
    held, closed = review["held_on"] is not None, review["closed_on"] is not None
    state = ReviewState.PREPARING if review["prepared_on"] else ReviewState.PLANNED
    if held:
        state = ReviewState.CLOSED if closed else ReviewState.HELD
    return review | {
        "revision": _NO_VERSION + int(review["id"]),
        "reason": review["reason"] or SALVAGED,
        "state": state,
        "prepared_on": review["prepared_on"] or (review["held_on"] if held else None),
        "closed_on": review["closed_on"] if held else None,
        "rating": None,
        "minutes": 30,
    }


def _unscored(answered: Row) -> Row:
    """The section or answer without a score, at a place that no other one has."""
    scores = {name: None for name in ("own_score", "my_score", "score") if name in answered}
    weight = {"weight": max(answered["weight"], 0)} if "weight" in answered else {}
    return answered | scores | weight | {"position": _NO_VERSION + int(answered["id"])}


def _other_quarter(plan: Row) -> Row:
    """The quarter as far as its days say it came; where these fit, as one that no other one is."""
    closed, published = plan["closed_on"] is not None, plan["published_on"] is not None
    state = QuarterState.DRAFT
    if published:
        state = QuarterState.CLOSED if closed else QuarterState.PUBLISHED
    if plan["every_weeks"] < 1:
        return plan | {"every_weeks": 1}
    if plan["state"] == state and closed <= published:
        return plan | {"starts_on": str(_NO_QUARTER + timedelta(days=int(plan["id"])))}
    return plan | {"state": state, "closed_on": plan["closed_on"] if published else None}


def _plain_training(training: Row) -> Row:
    """The training as one that was delivered, if there is a day on which it was, by one giver."""
    delivered, cancelled = training["delivered_on"], training["cancelled_on"]
    state = TrainingState.CANCELLED if cancelled else TrainingState.PLANNED
    guest = training["guest"] if training["giver_id"] is None else ""
    return training | {
        "minutes": 45,
        "guest": guest,
        "by_me": int(training["giver_id"] is None and not guest and bool(training["by_me"])),
        "backup_guest": training["backup_guest"] if training["backup_id"] is None else "",
        "state": TrainingState.DELIVERED if delivered else state,
        "cancelled_on": None if delivered else cancelled,
    }


def _days_in_order(days: Row) -> Row:
    first, last = sorted((str(days["first_on"]), str(days["last_on"])))
    return days | {"first_on": first, "last_on": last}


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
    "business_plan": _as_a_draft,
    "plan_line": _plain_line,
    "plan_action": lambda action: action | {"owner": Owner.REP},
    "review": _as_far_as_it_came,
    "review_section": _unscored,
    "review_step": lambda step: step | {"owner": Owner.REP},
    "review_template": _renamed,
    "review_template_section": _unscored,
    "upward_answer": _unscored,
    "training_plan": _other_quarter,
    "training_topic": lambda topic: topic | {"asked": 0},
    "training_session": _plain_training,
    "training_attendance": lambda attendance: attendance | {"rating": None},
    "closed_day": _days_in_order,
    "absence": _days_in_order,
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
