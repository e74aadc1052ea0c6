"""The journal of everybody: notes and sessions held, newest first, read page by page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import notes, sessions
from app.domain.kinds import NoteKind, SessionKind, Tone, Vis
from app.domain.models import Note, NotePerson, NoteTag, Session, SessionMember
from app.domain.notes import NoteInFull
from app.domain.sessions import SessionInFull


class What(StrEnum):
    """What an entry is; of one day, sessions come before notes."""

    NOTE = "note"
    SESSION = "session"


@dataclass(frozen=True, order=True)
class Place:
    """Where a page ended; the next one begins after it."""

    on: date
    what: What
    id: int


@dataclass(frozen=True)
class Wanted:
    """Which entries to show; what is None, or empty, does not matter.

    Sessions have neither tag nor tone: where one is wanted, only notes are shown.
    """

    person_id: int | None = None
    kind: NoteKind | SessionKind | None = None
    tag: str = ""
    tone: Tone | None = None
    vis: Vis | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Entry:
    """A note or a session held, with whom it is about."""

    place: Place
    note: NoteInFull | None = None
    session: SessionInFull | None = None

    @property
    def id(self) -> Place:
        """What tells it from the others, across refreshes."""
        return self.place


def page(
    db: Db, wanted: Wanted | None = None, limit: int = 50, after: Place | None = None
) -> Sequence[Entry]:
    """The newest entries that are wanted, at most ``limit``; those ``after`` a place."""
    wanted = wanted or Wanted()
    parts = [
        sa.select(_newest(part, what, limit, after, wanted).subquery())
        for what, found in ((What.NOTE, _notes(wanted)), (What.SESSION, _sessions(wanted)))
        for part in found
    ]
    if not parts:
        return []
    every = sa.union_all(*parts).subquery()
    query = sa.select(every).order_by(every.c.day.desc(), every.c.what.desc(), every.c.id.desc())
    places = [
        Place(date.fromisoformat(row.day), What(row.what), row.id)
        for row in db.execute(query.limit(limit))
    ]
    return _filled(db, places)


def _notes(wanted: Wanted) -> list[sa.Select[Any]]:
    if isinstance(wanted.kind, SessionKind):
        return []
    day, number = Note.happened_on, Note.id
    where = _where(Note, wanted)
    if wanted.tone is not None:
        where.append(Note.tone == wanted.tone)
    # The day and the id are taken from where an index gives the newest first.
    if wanted.tag:
        day, number = NoteTag.happened_on, NoteTag.note_id
        where += [NoteTag.note_id == Note.id, NoteTag.tag == notes.tag_of(wanted.tag)]
    if wanted.person_id is not None:
        day, number = NotePerson.happened_on, NotePerson.note_id
        where += [NotePerson.note_id == Note.id, NotePerson.person_id == wanted.person_id]
    return [_select(day, What.NOTE, number, *where)]


def _sessions(wanted: Wanted) -> list[sa.Select[Any]]:
    if isinstance(wanted.kind, NoteKind) or wanted.tag or wanted.tone is not None:
        return []
    every = _select(Session.held_on, What.SESSION, Session.id, *_where(Session, wanted))
    if wanted.person_id is None:
        return [every]
    member, whose = SessionMember, SessionMember.person_id == wanted.person_id
    where = (*_where(Session, wanted), member.session_id == Session.id, whose)
    return [
        every.where(Session.person_id == wanted.person_id),
        _select(member.held_on, What.SESSION, member.session_id, *where),
    ]


def _where(what: type[Note | Session], wanted: Wanted) -> list[sa.ColumnExpressionArgument[bool]]:
    """What notes and sessions are chosen by alike."""
    where: list[sa.ColumnExpressionArgument[bool]] = []
    if wanted.kind is not None:
        where.append(what.kind == wanted.kind)
    if wanted.vis is not None:
        where.append(what.vis == wanted.vis)
    return where


def _select(
    day: sa.ColumnExpressionArgument[Any],
    what: What,
    number: sa.ColumnExpressionArgument[int],
    *where: sa.ColumnExpressionArgument[bool],
) -> sa.Select[Any]:
    columns: tuple[sa.ColumnElement[Any], ...] = (
        sa.type_coerce(day, sa.String).label("day"),
        sa.literal(what.value).label("what"),
        sa.type_coerce(number, sa.Integer).label("id"),
    )
    return sa.select(*columns).where(*where)


def _newest(
    part: sa.Select[Any], what: What, limit: int, after: Place | None, wanted: Wanted
) -> sa.Select[Any]:
    """As many of one kind as a page could need, so that none older is even looked at."""
    day, number = part.selected_columns["day"], part.selected_columns["id"]
    if wanted.since is not None:
        part = part.where(day >= wanted.since.isoformat())
    part = part.where(day <= (wanted.until or date.max).isoformat())
    if after is not None:
        on = after.on.isoformat()
        if what is after.what:
            part = part.where(sa.tuple_(day, number) < (on, after.id))
        else:
            part = part.where(day <= on if what < after.what else day < on)
    return part.order_by(day.desc(), number.desc()).limit(limit)


def _filled(db: Db, places: Sequence[Place]) -> list[Entry]:
    wanted_notes = [place.id for place in places if place.what is What.NOTE]
    wanted_sessions = [place.id for place in places if place.what is What.SESSION]
    found_notes = db.scalars(sa.select(Note).where(Note.id.in_(wanted_notes))).all()
    found_sessions = db.scalars(sa.select(Session).where(Session.id.in_(wanted_sessions))).all()
    by_note = {full.note.id: full for full in notes.in_full(db, found_notes)}
    by_session = {full.session.id: full for full in sessions.in_full(db, found_sessions)}
    return [
        Entry(place, note=by_note[place.id])
        if place.what is What.NOTE
        else Entry(place, session=by_session[place.id])
        for place in places
    ]
