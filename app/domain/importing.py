"""Carrying out an import: what was read and matched becomes records, all in one step."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import cast

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.domain import people, results
from app.domain.errors import Refused
from app.domain.incoming import Action, ResultMatch, RosterLine, RosterMatch
from app.domain.kinds import Source, Status
from app.domain.models import PerformanceRecord, Person
from app.domain.people import Details

_CARRIED_OVER = (
    "name",
    "preferred_name",
    "email",
    "phone",
    "role",
    "segment",
    "territory",
    "started",
    "ramp_until",
    "left_on",
)
#: How long somebody new ramps up when their file does not say.
USUAL_RAMP = timedelta(days=90)


def take_in_roster(
    db: Session, matches: Sequence[RosterMatch], today: date
) -> Mapping[Action, int]:
    """Add and update people as matched; how many rows each action had.

    What a file leaves empty stays as it is in the journal. One row that contradicts it refuses
    the whole import and says whom it is about.
    """
    here = db.scalars(sa.select(Person)).all()
    colour = len(here)
    for match in matches:
        try:
            colour += _take_in_person(db, match, today, colour)
        except Refused as refused:
            about = f"Row {match.line.row}, {match.line.name}"
            raise Refused(refused.reason, refused.field, refused.detail, about=about) from None
    return Counter(match.action for match in matches)


def _take_in_person(db: Session, match: RosterMatch, today: date, colour: int) -> bool:
    """Do what one row asks for; whether that made a new person."""
    if match.action is Action.ADD:
        details = _details(match.line, today)
        details["colour"] = colour
        db.add(people.made(**details))
    elif match.action is Action.UPDATE and match.person_id is not None:
        known = people.get(db, match.person_id)
        people.change(db, known.id, **_details(match.line, today, known.ramp_until))
    return match.action is Action.ADD


def take_in_results(db: Session, matches: Sequence[ResultMatch]) -> Mapping[Action, int]:
    """Record the results as matched; how many rows each action had.

    A figure that the file leaves empty stays as it is in the journal.
    """
    present = db.scalars(sa.select(PerformanceRecord)).all()
    known = {(r.person_id, r.period_kind, r.starts_on): r for r in present}
    for match in matches:
        line = match.line
        if match.action is not Action.UPDATE or match.person_id is None or line.period is None:
            continue
        key = (match.person_id, line.period.kind, line.period.starts)
        record = known.get(key)
        if record is None:
            known[key] = record = PerformanceRecord(
                person_id=match.person_id,
                period_kind=line.period.kind,
                starts_on=line.period.starts,
            )
            db.add(record)
        quota = record.quota if line.quota is None else line.quota
        actual = record.actual if line.actual is None else line.actual
        results.fill(record, quota=quota, actual=actual, source=Source.IMPORTED)
    return Counter(match.action for match in matches)


def _details(line: RosterLine, today: date, ramp_until: date | None = None) -> Details:
    """What the file says of a person, and what follows from it.

    ``ramp_until`` is what the journal knows already.
    """
    said = {name: value for name in _CARRIED_OVER if (value := getattr(line, name))}
    details = cast("Details", said)
    if line.left_on:
        details["status"] = Status.LEFT
    if line.status is not None:
        details["status"] = line.status
    if details.get("status") is Status.RAMPING and not (line.ramp_until or ramp_until):
        details["ramp_until"] = (line.started or today) + USUAL_RAMP
    return details
