"""The team's training for other calendars: the quarter for all, and for each what they give.

Its entries are public: whoever sees the calendar of one of the team may know what all of it knows.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from app import files
from app.domain import settings, training_entries
from app.exchange.calendar_out import Appointment, write_calendar
from app.labels import label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.domain.training_entries import Entry
    from app.domain.training_full import Giver, Training
    from app.journal import Journal

ENDING = ".ics"


@dataclass(frozen=True)
class _Reader:
    """Whose calendar it is: how it calls a session, and how many minutes before it reminds of it.

    ``mark`` tells its entries from those of others, which stand beside them.
    """

    calls: str
    alarms: tuple[int, ...]
    mark: str = ""


_TEAM = _Reader("Training: {topic}", (15,))
#: Whoever gives it has to prepare: reminded also a day and a week before.
_GIVER = _Reader("You give: {topic}", (15, 24 * 60, 7 * 24 * 60), "-giver")


def write_quarter(journal: Journal, plan_id: int) -> bytes:
    """The sessions of a quarter for the whole team; those that were cancelled are taken out there.

    It says what each is about, who gives it, when and where, and nothing that is the manager's
    own. The same journal gives the same bytes. Refused until the quarter is published.
    """
    quarter = journal.ask(training_entries.quarter, plan_id)
    manager = journal.ask(settings.current).manager
    entries = training_entries.of_team(quarter)
    return _written(entries, _TEAM, manager, f"Training, {quarter.period.label}")


def write_giver(journal: Journal, giver: Giver, since: date) -> bytes:
    """What somebody gives, from a day on; what another one gives instead is taken out there.

    Each stands beside the session in the team's calendar, which stays when it is handed over.
    """
    name = journal.ask(training_entries.name, giver)
    manager = journal.ask(settings.current).manager
    entries = journal.ask(training_entries.of_giver, giver, since)
    return _written(entries, _GIVER, manager, f"Training given by {name}")


def givers(journal: Journal, plan_id: int) -> list[tuple[Giver, str]]:
    """Whose calendar has to do with a quarter, by name: who gives a session or was to give it."""
    return journal.ask(training_entries.givers, plan_id)


def quarter_name(label: str) -> str:
    """What the file of a quarter is called, such as "Training Q1 2027.ics"."""
    return files.safe_name(f"Training {label}{ENDING}")


def giver_names(found: Sequence[tuple[Giver, str]], label: str) -> Iterator[tuple[str, Giver]]:
    """Each of those who give sessions of a quarter with what their file is called."""
    names = files.named_apart(((name, f" - training {label}") for _, name in found), ENDING)
    yield from zip(names, (giver for giver, _ in found), strict=True)


def _written(entries: Iterable[Entry], reader: _Reader, manager: str, name: str) -> bytes:
    found = [_appointment(entry, reader, manager) for entry in entries]
    made = max((one.changed for one in found), default=datetime(2026, 1, 1, tzinfo=UTC))
    return write_calendar(found, name, made)


def _appointment(entry: Entry, reader: _Reader, manager: str) -> Appointment:
    session = entry.training.session
    assert session.planned_for is not None  # what the team knows of has a day
    return Appointment(
        uid=f"{session.uid}{reader.mark}@touchline",
        summary=reader.calls.format(topic=session.topic),
        day=session.planned_for,
        time=session.starts_at,
        minutes=session.minutes,
        zone=session.zone,
        changed=session.updated_at,
        place=session.place,
        describes="" if entry.is_off else "\n".join(_words(entry.training, manager)),
        alarms=reader.alarms if entry.training.is_ahead else (),
        is_private=False,
        state="cancelled" if entry.is_off else "confirmed",
        sequence=session.version,
    )


def _words(training: Training, manager: str) -> Iterator[str]:
    """What everybody may know of a session; nothing else of it is read here."""
    session = training.session
    said = (
        ("Type", label(session.kind)),
        ("Skills", ", ".join(skill.name for skill in training.skills)),
        ("Given by", manager if session.by_me else training.giver_name),
        ("Backup", training.backup_name),
        ("Objective", session.objective.strip()),
    )
    yield from (f"{name}: {words}" for name, words in said if words)
