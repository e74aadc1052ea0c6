"""What a query costs: which statements it takes, and how SQLite goes about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import event

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.journal import Journal


@dataclass(frozen=True)
class Reading:
    """What one query cost: its statements, the plan of each, and the steps of SQLite's machine."""

    statements: tuple[str, ...]
    plans: tuple[tuple[str, ...], ...]
    steps: int


def read(journal: Journal, query: Callable[..., Any], *args: Any) -> Reading:
    """What it takes to answer a query."""
    return journal.ask(_watched, query, args)


def _watched(db: Any, query: Callable[..., Any], args: Sequence[Any]) -> Reading:
    said, ticks = [], 0

    def see(_connection, _cursor, statement, values, *_more):
        said.append((statement, values))

    def tick():
        nonlocal ticks
        ticks += 1

    connection = db.connection()
    machine = connection.connection.driver_connection
    event.listen(db.get_bind(), "before_cursor_execute", see)
    machine.set_progress_handler(tick, 10)
    query(db, *args)
    machine.set_progress_handler(None, 0)
    event.remove(db.get_bind(), "before_cursor_execute", see)
    plans = [
        connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
        for statement, values in said
    ]
    return Reading(
        tuple(statement for statement, _ in said),
        tuple(tuple(row[-1] for row in plan) for plan in plans),
        ticks,
    )
