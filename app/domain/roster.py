"""The roster as a list shows it.

The query is text, because the first screen's rows are read through the bare driver before
SQLAlchemy is there; afterwards the journal runs the very same.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from app.domain.cadence import STRETCH, Cadence, Gap, cadence
from app.domain.kinds import ON_THE_TEAM, Status
from app.domain.names import fold

ROSTER_SQL = """
SELECT p.id, p.name, p.preferred_name, p.status, p.role, p.segment, p.territory, p.colour,
       p.started, p.left_on, p.next_touch, p.email, p.ideal_gap, p.max_gap, s.ideal_gap, s.max_gap,
       (SELECT min(CASE autonomy {cases} END) FROM area_of_work WHERE person_id = p.id),
       nullif(max(
           coalesce((SELECT max(held_on) FROM session WHERE person_id = p.id), ''),
           coalesce((SELECT max(held_on) FROM session_member WHERE person_id = p.id), '')), '')
FROM person p, settings s
""".format(cases=" ".join(f"WHEN '{level}' THEN {share}" for level, share in STRETCH.items()))


@dataclass(frozen=True)
class RosterRow:
    """One person in the roster; ``last_held`` is the last contact, ``next_touch`` a candidate's."""

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
    next_touch: date | None = None
    email: str = ""
    apart: str = ""

    @property
    def detail(self) -> str:
        """Where they sell: segment and territory, else their role.

        Before it stands what tells them ``apart`` from somebody of the same name.
        """
        return " · ".join(filter(None, (self.apart, self.segment or self.role, self.territory)))

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
    people = sorted(map(_read, rows), key=lambda person: (fold(person.name), person.id))
    return tuple(_tell_apart(people))


def _tell_apart(people: Iterable[RosterRow]) -> Iterable[RosterRow]:
    """Have people of one name say more of themselves where all else is the same."""
    for _, namesakes in groupby(people, key=lambda person: fold(person.name)):
        group = list(namesakes)
        alike = Counter(person.detail for person in group)
        for person in group:
            yield replace(person, apart=_more(person)) if alike[person.detail] > 1 else person


def _more(person: RosterRow) -> str:
    role = person.role if person.segment else ""  # which is shown only where there is no segment
    since = "" if person.started is None else f"since {person.started}"
    return person.email or role or since


def _read(row: Sequence[Any]) -> RosterRow:
    number, name, preferred, status, role, segment, territory, colour = row[:8]
    started, left_on, next_touch, email, *gaps, stretch, last_held = row[8:]
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
        next_touch=_day(next_touch),
        email=email,
        cadence=cadence((gaps[0], gaps[1]), (gaps[2], gaps[3]), stretch),
        last_held=_day(last_held),
    )


def _day(stored: str | None) -> date | None:
    return None if stored is None else date.fromisoformat(stored)
