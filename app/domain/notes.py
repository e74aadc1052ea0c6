"""Notes: what was seen, said and felt, about whom, and who may read it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from typing import TypedDict, Unpack

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import commands, people
from app.domain.errors import Reason, Refused
from app.domain.kinds import ALWAYS_PRIVATE, Hat, NoteKind, SaidIn, Status, Tone, Vis
from app.domain.models import (
    AgendaItem,
    Commitment,
    Note,
    NotePerson,
    NoteRevision,
    NoteTag,
    Person,
)
from app.domain.names import fold
from app.domain.text import clean_line

#: For this long a note is put right; after it, what it said before is kept.
SETTLES_AFTER = timedelta(days=14)
#: So many wins are worth saying at once.
_FEW = 3
#: What a note says, in the order in which it is read.
TEXTS = ("text", "situation", "behaviour", "effect", "next_time")


class Words(TypedDict, total=False):
    """What a note says; see ``models.Note``."""

    happened_on: date
    kind: NoteKind
    text: str
    tone: Tone | None
    hat: Hat | None
    situation: str
    behaviour: str
    effect: str
    next_time: str
    follow_up: date | None
    delivered_on: date | None
    value_shown: str
    said_in: SaidIn | None
    pinned: bool
    skill_id: int | None
    session_id: int | None
    vis: Vis


@dataclass(frozen=True)
class NoteInFull:
    """A note with whom it is about, its tags, and what it said before, the latest first."""

    note: Note
    people: tuple[Person, ...]
    tags: tuple[str, ...]
    revisions: tuple[NoteRevision, ...] = ()


def get(db: Db, note_id: int) -> NoteInFull:
    """The note with this id."""
    note = commands.find(db, Note, note_id)
    revisions = sa.select(NoteRevision).where(NoteRevision.note_id == note_id)
    newest = revisions.order_by(NoteRevision.replaced_on.desc(), NoteRevision.id.desc())
    (found,) = in_full(db, [note])
    return NoteInFull(note, found.people, found.tags, tuple(db.scalars(newest)))


def in_full(db: Db, notes: Sequence[Note]) -> list[NoteInFull]:
    """The notes with whom they are about and their tags, without what they said before."""
    if not notes:
        return []
    ids = [note.id for note in notes]
    about: dict[int, list[Person]] = {}
    named = (
        sa.select(NotePerson.note_id, Person)
        .join(Person, Person.id == NotePerson.person_id)
        .where(NotePerson.note_id.in_(ids))
    )
    for note_id, person in db.execute(named.order_by(NotePerson.id)):
        about.setdefault(note_id, []).append(person)
    tags: dict[int, list[str]] = {}
    tagged = sa.select(NoteTag.note_id, NoteTag.tag).where(NoteTag.note_id.in_(ids))
    for note_id, tag in db.execute(tagged.order_by(NoteTag.id)):
        tags.setdefault(note_id, []).append(tag)
    return [
        NoteInFull(note, tuple(about.get(note.id, ())), tuple(tags.get(note.id, ())))
        for note in notes
    ]


def amended(db: Db, note_ids: Iterable[int]) -> frozenset[int]:
    """Which of these notes said something else before."""
    query = sa.select(NoteRevision.note_id).where(NoteRevision.note_id.in_(list(note_ids)))
    return frozenset(db.scalars(query))


def between(
    db: Db, person_id: int, since: date, until: date, *, shareable_only: bool = False
) -> list[NoteInFull]:
    """A person's notes of these days, the newest first; what may be shared is what may be read.

    Feedback that was not delivered yet is never shared: they would read it before they hear it.
    """
    if until < since:
        raise Refused(Reason.ENDS_BEFORE_START, "until")
    people.get(db, person_id)
    days = NotePerson.happened_on.between(since, until)
    query = (
        sa.select(Note)
        .join(NotePerson, NotePerson.note_id == Note.id)
        .where(NotePerson.person_id == person_id, days)
    )
    if shareable_only:
        query = query.where(Note.vis == Vis.SHAREABLE, Note.kind.not_in(ALWAYS_PRIVATE))
        query = query.where(sa.or_(Note.kind != NoteKind.FEEDBACK, Note.delivered_on.is_not(None)))
    newest = query.order_by(NotePerson.happened_on.desc(), Note.id.desc())
    return in_full(db, db.scalars(newest).all())


def undelivered(db: Db, person_id: int | None = None) -> list[NoteInFull]:
    """Feedback that nobody has said yet, the oldest first; of one person, where one is named.

    Of everybody's, that for people who are all away or gone is left out: nothing is owed to them.
    """
    query = sa.select(Note).where(Note.kind == NoteKind.FEEDBACK, Note.delivered_on.is_(None))
    if person_id is not None:
        query = query.join(NotePerson, NotePerson.note_id == Note.id)
        query = query.where(NotePerson.person_id == person_id)
    else:
        about = sa.select(NotePerson.id).where(NotePerson.note_id == Note.id)
        there = about.join(Person, Person.id == NotePerson.person_id).where(
            Person.status.not_in((Status.ON_LEAVE, Status.LEFT))
        )
        query = query.where(sa.or_(there.exists(), ~about.exists()))
    return in_full(db, db.scalars(query.order_by(Note.happened_on, Note.id)).all())


def unsaid_wins(db: Db, person_id: int) -> list[NoteInFull]:
    """Wins of a person that nobody has recognised yet, the newest first; the last few."""
    query = (
        sa.select(Note)
        .join(NotePerson, NotePerson.note_id == Note.id)
        .where(NotePerson.person_id == person_id, Note.kind == NoteKind.WIN, Note.said_in.is_(None))
    )
    newest = query.order_by(NotePerson.happened_on.desc(), Note.id.desc()).limit(_FEW)
    return in_full(db, db.scalars(newest).all())


def pinned(db: Db, person_id: int) -> list[NoteInFull]:
    """What is kept for a person's next review, the newest first."""
    query = (
        sa.select(Note)
        .join(NotePerson, NotePerson.note_id == Note.id)
        .where(NotePerson.person_id == person_id, Note.pinned)
    )
    return in_full(db, db.scalars(query.order_by(Note.happened_on.desc(), Note.id.desc())).all())


def every_tag(db: Db) -> Sequence[str]:
    """Every tag in use, by name."""
    return db.scalars(sa.select(NoteTag.tag).distinct().order_by(NoteTag.tag)).all()


def write(
    db: Db,
    person_ids: Iterable[int],
    today: date,
    tags: Iterable[str] = (),
    **words: Unpack[Words],
) -> Note:
    """Write a note about people, or about nobody; private unless it says otherwise."""
    note = Note(happened_on=words.get("happened_on", today))
    commands.put(note, words)
    _check(note, today)
    db.add(note)
    db.flush()
    _put_people(db, note, person_ids)
    _put_tags(db, note, tags)
    return note


def amend(
    db: Db,
    note_id: int,
    today: date,
    *,
    person_ids: Iterable[int] | None = None,
    tags: Iterable[str] | None = None,
    going_on: bool = False,
    **words: Unpack[Words],
) -> Note:
    """Change a note. Once it is older than fourteen days, what it said before is kept.

    ``going_on`` says that this is still the same writing, so that what is half typed is not.
    """
    note = commands.find(db, Note, note_id)
    before = {name: getattr(note, name) for name in TEXTS}
    commands.put(note, words)
    _check(note, today)
    if note.kind is NoteKind.VENT and _has_actions(db, note_id):
        raise Refused(Reason.VENT_NO_ACTION, "kind")
    says_other = {name: getattr(note, name) for name in TEXTS} != before
    if (
        says_other
        and not going_on
        and today - note.created_at.astimezone(UTC).date() > SETTLES_AFTER
    ):
        db.add(NoteRevision(note_id=note.id, replaced_on=today, **before))
    if person_ids is not None:
        _put_people(db, note, person_ids)
    if tags is not None:
        _put_tags(db, note, tags)
    _keep_day(db, note)
    return note


def deliver(db: Db, note_id: int, on: date, today: date) -> Note:
    """The feedback was said on a day."""
    note = commands.find(db, Note, note_id)
    note.delivered_on = on
    _check(note, today)
    return note


def pin(db: Db, note_id: int, *, pinned: bool) -> Note:
    """Keep a note for the next review, or no longer."""
    note = commands.find(db, Note, note_id)
    note.pinned = pinned
    return note


def delete(db: Db, note_id: int) -> None:
    """Delete a note; what came of it, such as a commitment, stays."""
    commands.delete(db, commands.find(db, Note, note_id))


def check_action(db: Db, note_id: int | None) -> None:
    """Refuse that something is to be done about a vent; another note may lead to it."""
    if note_id is not None and commands.find(db, Note, note_id).kind is NoteKind.VENT:
        raise Refused(Reason.VENT_NO_ACTION, "note_id")


def tag_of(word: str) -> str:
    """A word as a tag: one line, no ``#``, blanks as hyphens, in small letters."""
    return "-".join(clean_line(word.casefold()).lstrip("#").split())


def _check(note: Note, today: date) -> None:
    if not any(getattr(note, name).strip() for name in TEXTS):
        raise Refused(Reason.EMPTY, "text")
    commands.not_after(note.happened_on, today, "happened_on")
    if note.vis is Vis.SHAREABLE and note.kind in ALWAYS_PRIVATE:
        raise Refused(Reason.ALWAYS_PRIVATE, "vis")
    if note.kind is not NoteKind.FEEDBACK:
        note.delivered_on = note.follow_up = None
    if note.delivered_on is not None:
        commands.not_after(note.delivered_on, today, "delivered_on")


def _has_actions(db: Db, note_id: int) -> bool:
    came_of = (sa.exists().where(kind.note_id == note_id) for kind in (Commitment, AgendaItem))
    return bool(db.scalar(sa.select(sa.or_(*came_of))))


def _put_people(db: Db, note: Note, person_ids: Iterable[int]) -> None:
    wanted = list(dict.fromkeys(person_ids))
    for person_id in wanted:
        people.get(db, person_id)
    there = db.scalars(sa.select(NotePerson).where(NotePerson.note_id == note.id)).all()
    for link in there:
        if link.person_id not in wanted:
            db.delete(link)
    known = {link.person_id for link in there}
    for person_id in wanted:
        if person_id not in known:
            day = note.happened_on
            db.add(NotePerson(note_id=note.id, person_id=person_id, happened_on=day))


def _put_tags(db: Db, note: Note, tags: Iterable[str]) -> None:
    wanted = {fold(tag): tag for tag in map(tag_of, tags) if tag}
    there = db.scalars(sa.select(NoteTag).where(NoteTag.note_id == note.id)).all()
    for row in there:
        if wanted.pop(fold(row.tag), None) is None:
            db.delete(row)
    for tag in wanted.values():
        db.add(NoteTag(note_id=note.id, tag=tag, happened_on=note.happened_on))


def _keep_day(db: Db, note: Note) -> None:
    """Keep the note's day where pages are read by it."""
    db.flush()
    for kind in (NotePerson, NoteTag):
        for row in db.scalars(sa.select(kind).where(kind.note_id == note.id)):
            commands.put(row, {"happened_on": note.happened_on})
