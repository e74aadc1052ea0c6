"""What the reviews of a period come to for the whole team: results together, wins said aloud."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import notes, reported, settings
from app.domain.attainment import PeriodResult
from app.domain.kinds import NoteKind, SaidIn, Vis
from app.domain.models import Note, Person
from app.domain.notes import NoteInFull
from app.domain.periods import Period
from app.domain.reported import Reported


@dataclass(frozen=True)
class Together:
    """What a team sold in a period: of those ``counted`` whose quota and actual are both known."""

    result: PeriodResult
    counted: int
    of: int


def read(db: Db, quarters: Sequence[Period]) -> Reported:
    """What everybody sold in these quarters, which come in order."""
    records = reported.results_of(db, quarters[0].starts, quarters[-1].ends)
    return Reported(settings.current(db), {}, records)


def together(team: Sequence[Person], read: Reported, quarter: Period) -> Together:
    """The quotas and the actuals of a team added up; who lacks one of them is in neither sum."""
    each = [read.result(person.id, quarter) for person in team]
    known = [one for one in each if one.quota is not None and one.actual is not None]
    whole = PeriodResult(
        quarter,
        reported.added(one.quota for one in known),
        reported.added(one.actual for one in known),
    )
    return Together(whole, len(known), len(team))


def said_in_team(db: Db, first: date, last: date) -> list[NoteInFull]:
    """The wins of these days that were said in the team and may be shared, in their order."""
    query = sa.select(Note).where(
        Note.kind == NoteKind.WIN,
        Note.happened_on.between(first, last),
        Note.said_in == SaidIn.TEAM,
        Note.vis == Vis.SHAREABLE,
    )
    return notes.in_full(db, db.scalars(query.order_by(Note.happened_on, Note.id)).all())
