"""What was captured in one line goes into the journal: a note, commitments, talking points."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session as Db

from app.domain import commitments, notes, points
from app.domain.captured import Capture, Promise
from app.domain.kinds import Origin, RaisedBy, Vis
from app.domain.models import AgendaItem, Commitment, Note


@dataclass(frozen=True)
class Taken:
    """What came of a capture: always a note, which says what was typed."""

    note: Note
    promises: tuple[Commitment, ...] = ()
    points: tuple[AgendaItem, ...] = ()


@dataclass(frozen=True)
class _CameOf:
    """What a promise or a request was captured with."""

    about: int | None
    note_id: int
    vis: Vis


def take(db: Db, capture: Capture, today: date) -> Taken:
    """Keep all that a capture says, whole or not at all; what came of it is private unless said.

    Promises and requests belong to the first person named.
    """
    vis = Vis.SHAREABLE if capture.shareable else Vis.PRIVATE
    note = _note(db, capture, vis, today)
    about = capture.people[0] if capture.people else None
    came_of = _CameOf(about, note.id, vis)
    promises = [_promise(db, one, came_of, today) for one in capture.commitments]
    asked = [_ask(db, text, came_of, today) for text in capture.asks]
    db.flush()
    return Taken(note, tuple(promises), tuple(asked))


def _note(db: Db, capture: Capture, vis: Vis, today: date) -> Note:
    return notes.write(
        db,
        capture.people,
        today,
        tags=capture.tags,
        kind=capture.kind,
        text=capture.text,
        tone=capture.tone,
        skill_id=capture.skills[0] if capture.skills else None,
        vis=vis,
    )


def _promise(db: Db, said: Promise, came_of: _CameOf, today: date) -> Commitment:
    return commitments.promise(
        db,
        today,
        owner=said.owner,
        person_id=said.person,
        owner_name=said.name,
        about_id=came_of.about,
        text=said.text,
        # A day that is over may be meant: it was made no later than that.
        made_on=min(today, said.due or today),
        due=said.due,
        origin=Origin.NOTE,
        note_id=came_of.note_id,
        vis=came_of.vis,
    )


def _ask(db: Db, text: str, came_of: _CameOf, today: date) -> AgendaItem:
    return points.raise_point(
        db,
        came_of.about,
        today,
        text=text,
        raised_by=RaisedBy.REP,
        note_id=came_of.note_id,
        vis=came_of.vis,
    )
