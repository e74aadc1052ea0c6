"""The sessions of a journal for other calendars: a file that they read and read again."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Literal

from app import sayings
from app.domain import sessions, settings
from app.domain.kinds import SKIPPED
from app.exchange.calendar_out import Appointment, write_calendar

if TYPE_CHECKING:
    from app.domain.sessions import SessionInFull
    from app.journal import Journal

#: How long before a session other calendars remind of it.
REMIND = 15


def write(journal: Journal, since: date) -> bytes:
    """Every session from ``since`` on; those that were skipped are taken away again there.

    It says with whom, what for, when and where; nothing of what was noted. The same journal gives
    the same bytes. The file is not protected.
    """
    chosen = journal.ask(settings.current)
    found = [_appointment(one) for one in journal.ask(sessions.to_export, since)]
    made = max((one.changed for one in found), default=datetime(2026, 1, 1, tzinfo=UTC))
    return write_calendar(found, f"Coaching, {chosen.manager}", made)


def _appointment(one: SessionInFull) -> Appointment:
    session = one.session
    assert session.planned_for is not None  # only what was put into the calendar has a uid
    state: Literal["confirmed", "cancelled"] = (
        "cancelled" if session.state in SKIPPED else "confirmed"
    )
    return Appointment(
        uid=f"{session.uid}@touchline",
        summary=sayings.session(one),
        day=session.planned_for,
        time=session.starts_at,
        minutes=session.minutes,
        zone=session.zone,
        changed=session.updated_at,
        place=session.place,
        alarms=(REMIND,) if session.starts_at else (),
        state=state,
        sequence=session.sequence,
    )
