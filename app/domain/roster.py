"""The roster as a list shows it.

The query is text, because the first screen's rows are read through the bare driver before
SQLAlchemy is there; afterwards the journal runs the very same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.cadence import Cadence, Gap
from app.domain.kinds import ON_THE_TEAM, Status
from app.domain.names import fold

ROSTER_SQL = """
SELECT p.id, p.name, p.preferred_name, p.status, p.role, p.segment, p.territory, p.colour,
       p.started, p.left_on, coalesce(p.ideal_gap, s.ideal_gap), coalesce(p.max_gap, s.max_gap),
       (SELECT max(held_on) FROM session WHERE person_id = p.id)
FROM person p, settings s
"""


@dataclass(frozen=True)
class RosterRow:
    """One person in the roster. Gaps are days; ``last_held`` is the last contact."""

    id: int
    name: str
    preferred_name: str
    status: Status
    role: str
    segment: str
    territory: str
    colour: int
    started: date | None
    left_on: date | None
    cadence: Cadence
    last_held: date | None

    @property
    def detail(self) -> str:
        """Where they sell: segment and territory, else their role."""
        return " · ".join(filter(None, (self.segment or self.role, self.territory)))

    @property
    def on_the_team(self) -> bool:
        """Whether the roster shows them unless asked for more."""
        return self.status in ON_THE_TEAM

    def days(self, today: date) -> int | None:
        """Days since the last contact; None where there was none."""
        return None if self.last_held is None else (today - self.last_held).days

    def gap(self, today: date) -> Gap:
        """How they stand between contacts."""
        return self.cadence.judge(self.status, self.last_held, today)

    def matches(self, words: str) -> bool:
        """Whether every word typed into the filter begins or is inside one of theirs."""
        hay = fold(" ".join((self.name, self.preferred_name, self.role, self.detail)))
        return all(word in hay for word in fold(words).split())


@dataclass(frozen=True)
class FirstLook:
    """What the window shows until the journal is open; see ``models.Settings``."""

    people: tuple[RosterRow, ...]
    fiscal_start: int
    week_start: int


def read_roster_rows(rows: Iterable[Sequence[Any]]) -> tuple[RosterRow, ...]:
    """The rows of ``ROSTER_SQL`` as the file stores them, in the order of names."""
    return tuple(sorted(map(_read, rows), key=lambda person: (fold(person.name), person.id)))


def _read(row: Sequence[Any]) -> RosterRow:
    number, name, preferred, status, role, segment, territory, colour = row[:8]
    started, left_on, ideal, maximum, last_held = row[8:]
    return RosterRow(
        id=number,
        name=name,
        preferred_name=preferred,
        status=Status(status),
        role=role,
        segment=segment,
        territory=territory,
        colour=colour,
        started=_day(started),
        left_on=_day(left_on),
        cadence=Cadence(ideal, maximum),
        last_held=_day(last_held),
    )


def _day(stored: str | None) -> date | None:
    return None if stored is None else date.fromisoformat(stored)
