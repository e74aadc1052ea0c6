"""Where the manager's time and words go: minutes, hats, who drove, recognition, what is planned.

Every figure comes with what it was counted from; nothing here is ever printed for a rep.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain.kinds import ALWAYS_PRIVATE, AT_WORK, Driver, Hat, NoteKind, SessionKind, Tone
from app.domain.models import Note, NotePerson, Person, Session, SessionMember
from app.domain.sessions import with_person

#: The parts of a manager's portfolio; one that was not played for so long is called neglected.
NEGLECTED_AFTER = timedelta(days=28)
#: The share of sessions that should be scheduled ahead.
AHEAD = 0.8
#: Whether a note affirms or corrects; it may do neither, which is not known here.
_GOOD = sa.case(
    (sa.or_(Note.kind == NoteKind.WIN, Note.tone == Tone.PLUS), True),
    (sa.or_(Note.kind == NoteKind.CONCERN, Note.tone == Tone.MINUS), False),
)


@dataclass(frozen=True)
class Ahead:
    """How many of the sessions held were scheduled on an earlier day; ``ids`` of all counted.

    Those of which nobody knows when they were scheduled are left out.
    """

    scheduled: int
    counted: int
    ids: tuple[int, ...] = ()

    @property
    def share(self) -> float | None:
        """The share scheduled ahead; None where there is nothing to count."""
        return self.scheduled / self.counted if self.counted else None

    @property
    def enough(self) -> bool:
        """Whether it is at least eighty percent."""
        return self.share is None or self.share >= AHEAD


@dataclass(frozen=True)
class Praise:
    """How often somebody was recognised and corrected, and when last recognised."""

    affirmed: int
    corrected: int
    last: date | None

    def days(self, today: date) -> int | None:
        """Days since the last recognition; None where there was none."""
        return None if self.last is None else (today - self.last).days


@dataclass(frozen=True)
class Drove:
    """Who drove the calls of a time; ``mine`` counts those that I took over."""

    by: dict[Driver, int]
    ids: tuple[int, ...] = ()

    @property
    def mine(self) -> int:
        """How often I took over."""
        return self.by.get(Driver.ME, 0)


@dataclass(frozen=True)
class AskedOrTold:
    """How much I told (1) or asked (5) in a session, and how well they felt supported (1 to 5)."""

    on: date
    session_id: int
    ask_tell: int | None
    support: int | None


@dataclass(frozen=True)
class Given:
    """What one person at work got of the manager: minutes, who drove, what was planned, words."""

    person: Person
    minutes: int
    drove: Drove
    ahead: Ahead
    praise: Praise


def ahead(db: Db, since: date, until: date, person_id: int | None = None) -> Ahead:
    """How many sessions of these days were scheduled ahead, of everybody or of one person."""
    query = sa.select(Session.id, Session.held_on, Session.scheduled_on).where(
        Session.held_on.between(since, until), Session.scheduled_on.is_not(None)
    )
    if person_id is not None:
        query = query.where(with_person(person_id))
    rows = db.execute(query.order_by(Session.held_on.desc(), Session.id.desc())).all()
    scheduled = sum(row.scheduled_on < row.held_on for row in rows)
    return Ahead(scheduled, len(rows), tuple(row.id for row in rows))


def minutes(db: Db, since: date, until: date) -> dict[int, int]:
    """Minutes spent with each person at work; somebody without any has 0, for nothing is unknown.

    Of a session with a group each one has the whole.
    """
    held = Session.held_on.between(since, until)
    alone = sa.select(Session.person_id, Session.minutes).where(
        held, Session.person_id.is_not(None)
    )
    in_group = sa.select(SessionMember.person_id, Session.minutes).join(
        Session, Session.id == SessionMember.session_id
    )
    spent: Counter[int] = Counter()
    for person_id, length in (*db.execute(alone), *db.execute(in_group.where(held))):
        spent[person_id] += length
    here = db.scalars(sa.select(Person.id).where(Person.status.in_(AT_WORK)).order_by(Person.name))
    return {person_id: spent[person_id] for person_id in here}


def hats(db: Db, since: date, until: date, person_id: int | None = None) -> dict[Hat, int]:
    """How often each hat was worn, in notes and sessions; every hat is there, worn or not."""
    worn_in_notes = sa.select(Note.hat).where(
        Note.hat.is_not(None), Note.happened_on.between(since, until)
    )
    worn_in_sessions = sa.select(Session.hat).where(
        Session.hat.is_not(None), Session.held_on.between(since, until)
    )
    if person_id is not None:
        worn_in_notes = worn_in_notes.join(NotePerson, NotePerson.note_id == Note.id).where(
            NotePerson.person_id == person_id
        )
        worn_in_sessions = worn_in_sessions.where(with_person(person_id))
    worn = Counter((*db.scalars(worn_in_notes), *db.scalars(worn_in_sessions)))
    return {hat: worn[hat] for hat in Hat}


def neglected_hats(db: Db, today: date) -> tuple[Hat, ...]:
    """The hats that were not worn for four weeks."""
    return tuple(
        hat for hat, count in hats(db, today - NEGLECTED_AFTER, today).items() if not count
    )


def praise(db: Db, person_id: int, since: date, today: date) -> Praise:
    """How often somebody was recognised and corrected since a day.

    A win, or a note on what went well, affirms; a concern, or a note on what did not, corrects.
    What is never said to anybody, such as a vent, is neither, whatever its tone.
    """
    # The last one may be long ago: it is looked for backwards, and no further than it is.
    day, always = NotePerson.happened_on, _judged(person_id, date.min, today)
    newest = always.with_only_columns(day).where(_GOOD).order_by(day.desc()).limit(1)
    last = newest.correlate(None).scalar_subquery()
    good, bad = (sa.func.count().filter(judged) for judged in (_GOOD, sa.not_(_GOOD)))
    found = _judged(person_id, since, today).with_only_columns(good, bad, last)
    affirmed, corrected, on = db.execute(found).one()
    return Praise(affirmed, corrected, on)


def praised(db: Db, person_id: int, since: date, today: date) -> list[tuple[Note, bool]]:
    """The very notes that :func:`praise` counts since a day, the latest first; which affirm."""
    about = _judged(person_id, since, today).order_by(NotePerson.happened_on.desc(), Note.id.desc())
    return [(note, good) for note, good in db.execute(about)]


def _judged(person_id: int, since: date, until: date) -> sa.Select[Note, bool]:
    """A person's notes of these days that affirm or correct, and which."""
    return (
        sa.select(Note, _GOOD)
        .join(NotePerson, NotePerson.note_id == Note.id)
        .where(NotePerson.person_id == person_id, Note.kind.not_in(ALWAYS_PRIVATE))
        .where(NotePerson.happened_on.between(since, until), _GOOD.is_not(None))
    )


def drove(db: Db, since: date, until: date, person_id: int | None = None) -> Drove:
    """Who drove the customer calls of these days."""
    query = sa.select(Session.id, Session.driver).where(
        Session.kind == SessionKind.CALL,
        Session.driver.is_not(None),
        Session.held_on.between(since, until),
    )
    if person_id is not None:
        query = query.where(with_person(person_id))
    rows = db.execute(query.order_by(Session.held_on.desc(), Session.id.desc())).all()
    counted = Counter(row.driver for row in rows)
    return Drove({driver: counted[driver] for driver in Driver}, tuple(row.id for row in rows))


def asked_or_told(
    db: Db, since: date, until: date, person_id: int | None = None
) -> list[AskedOrTold]:
    """How the sessions of these days were judged, mine and theirs, in the order of time.

    One of which neither is known is left out.
    """
    day = sa.type_coerce(Session.held_on, sa.Date)
    query = sa.select(day, Session.id, Session.ask_tell, Session.support).where(
        Session.held_on.between(since, until),
        sa.or_(Session.ask_tell.is_not(None), Session.support.is_not(None)),
    )
    if person_id is not None:
        query = query.where(with_person(person_id))
    rows = db.execute(query.order_by(Session.held_on, Session.id))
    return [AskedOrTold(*row) for row in rows]


def given(db: Db, since: date, today: date) -> list[Given]:
    """What everybody at work got of the manager since a day, who got least first."""
    spent = minutes(db, since, today)
    people = db.scalars(sa.select(Person).where(Person.id.in_(spent)).order_by(Person.name)).all()
    found = [
        Given(
            person,
            spent[person.id],
            drove(db, since, today, person.id),
            ahead(db, since, today, person.id),
            praise(db, person.id, since, today),
        )
        for person in people
    ]
    return sorted(found, key=lambda one: one.minutes)


def worn(db: Db, hat: Hat, since: date, until: date) -> tuple[list[Note], list[Session]]:
    """The very notes and sessions in which a hat was worn, the latest first."""
    in_notes = sa.select(Note).where(Note.hat == hat, Note.happened_on.between(since, until))
    in_sessions = sa.select(Session).where(
        Session.hat == hat, Session.held_on.between(since, until)
    )
    return (
        [*db.scalars(in_notes.order_by(Note.happened_on.desc(), Note.id.desc()))],
        [*db.scalars(in_sessions.order_by(Session.held_on.desc(), Session.id.desc()))],
    )


def time_with(db: Db, person_id: int, since: date, until: date) -> list[Session]:
    """The very sessions whose minutes are counted for a person, the latest first."""
    query = sa.select(Session).where(with_person(person_id), Session.held_on.between(since, until))
    return [*db.scalars(query.order_by(Session.held_on.desc(), Session.id.desc()))]
