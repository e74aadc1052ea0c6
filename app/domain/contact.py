"""Who is to be spoken with: due and slipping since the last session that was held."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy.orm import Session as Db

from app.domain import areas, people, settings
from app.domain.cadence import Cadence, Gap, cadence
from app.domain.models import AreaOfWork, Person, Settings
from app.domain.roster import RosterRow

#: How people stand who should be spoken with.
OWED = (Gap.SLIPPING, Gap.DUE, Gap.NEVER_MET)


def cadence_of(person: Person, chosen: Settings, settled: Sequence[AreaOfWork]) -> Cadence:
    """How many days may pass between contacts with a person."""
    own, usual = (person.ideal_gap, person.max_gap), (chosen.ideal_gap, chosen.max_gap)
    return cadence(own, usual, areas.stretch(settled))


def of_person(db: Db, person_id: int) -> Cadence:
    """The same, read from the journal."""
    person, chosen = people.get(db, person_id), settings.current(db)
    return cadence_of(person, chosen, areas.of_person(db, person_id))


def owed(rows: Iterable[RosterRow], today: date) -> list[RosterRow]:
    """Whom a contact is owed, those who wait longest first; nobody on leave or gone."""
    waiting = [row for row in rows if row.gap(today) in OWED]
    return sorted(waiting, key=lambda row: (OWED.index(row.gap(today)), -(row.days(today) or 0)))
