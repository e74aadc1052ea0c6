"""The calendar of sessions: what is planned, moved, skipped and comes round again."""

from collections.abc import Iterable
from datetime import date
from typing import TypedDict, Unpack
from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import clock, commands, people, session_answers, session_templates, sessions
from app.domain.errors import Reason, Refused
from app.domain.kinds import SKIPPED, CallMode, Every, SessionKind, SessionState, Status, Vis
from app.domain.models import (
    AgendaItem,
    Commitment,
    Note,
    Session,
    SessionAnswer,
    SessionMember,
    SessionSkill,
)

#: What belongs to a session, or was written down for it.
_HELD_BY_IT: tuple[type[SessionSkill | SessionAnswer | Note | AgendaItem | Commitment], ...] = (
    *(SessionSkill, SessionAnswer, Note, AgendaItem, Commitment),
)
#: What other calendars show of a session.
_OF_THE_CALENDAR = ("planned_for", "starts_at", "zone", "minutes", "place")


class Plan(TypedDict, total=False):
    """What is settled before a session; see ``models.Session``."""

    kind: SessionKind
    planned_for: date
    starts_at: str
    zone: str
    minutes: int
    place: str
    template: str
    customer: str
    mode: CallMode | None
    objective: str
    vis: Vis


def plan(
    db: Db,
    person_ids: Iterable[int],
    today: date,
    *,
    skill_ids: Iterable[int] = (),
    every: Every | None = None,
    until: date | None = None,
    **plan: Unpack[Plan],
) -> list[Session]:
    """Put a session into the calendar, with one person or a group.

    With ``every`` and ``until`` it comes round again; each one stands for itself from then on.
    """
    whom = [_somebody_here(db, person_id) for person_id in dict.fromkeys(person_ids)]
    if not whom:
        raise Refused(Reason.NOBODY, "person_ids")
    skills = list(skill_ids)
    days = _days(plan.get("planned_for"), every, until)
    series = uuid4().hex if len(days) > 1 else ""
    template = session_templates.get(db, plan.get("template") or "")
    asked = template.questions if template is not None else ()
    made = []
    for day in days:
        session = Session(
            person_id=whom[0] if len(whom) == 1 else None,
            kind=plan["kind"],
            state=SessionState.PLANNED,
            scheduled_on=today,
            uid=uuid4().hex,
            series=series,
        )
        commands.put(session, {**plan, "planned_for": day})
        made.append(_added(db, session, today))
        if len(whom) > 1:
            _add_members(db, session.id, whom)
        sessions.focus_on(db, session.id, skills)
        session_answers.ask(db, session.id, ((one.section, one.text, one.voice) for one in asked))
    return made


def change_plan(
    db: Db,
    session_id: int,
    today: date,
    *,
    skill_ids: Iterable[int] | None = None,
    **plan: Unpack[Plan],
) -> Session:
    """Change what was settled for a session that is still ahead; its day is changed by moving."""
    session = sessions.still_planned(db, session_id)
    before = _of_calendar(session)
    commands.put(session, plan)
    sessions.check(session)
    if _of_calendar(session) != before:
        _not_before(session, today)
        session.sequence += 1
    if skill_ids is not None:
        sessions.focus_on(db, session_id, skill_ids)
    return session


def move(
    db: Db, session_id: int, to: date, today: date, *, starts_at: str | None = None, zone: str = ""
) -> Session:
    """Move a session to another day or time; it says from where, and keeps all that it holds.

    A time that it gets only now is of ``zone``; one that had a time stays in its own.
    """
    old = sessions.still_planned(db, session_id)
    kept = {
        name: getattr(old, name)
        for name in (
            *Plan.__annotations__,
            *sessions.Outcome.__annotations__,
            "scheduled_on",
            "uid",
        )
    }
    new = Session(person_id=old.person_id, kind=old.kind, state=SessionState.PLANNED)
    commands.put(new, {**kept, "series": old.series, "planned_for": to})
    if starts_at is not None:
        new.starts_at, new.zone = starts_at, (old.zone or zone) if starts_at else ""
    new.moved_from_id, new.sequence = old.id, old.sequence + 1
    old.state = SessionState.MOVED
    _take_along(db, old.id, _added(db, new, today).id)
    return new


def skip(db: Db, session_id: int, by: SessionState, today: date) -> Session:
    """A session came to nothing, through me or through them; its talking points are carried on."""
    session = sessions.still_planned(db, session_id)
    if by not in SKIPPED:
        raise Refused(Reason.NOT_PLANNED)
    session.state = by
    session.sequence += 1
    sessions.carry(db, session, min(session.planned_for or today, today))
    return session


def plan_again(db: Db, session_id: int) -> Session:
    """Something that was skipped is to be held after all."""
    session = commands.find(db, Session, session_id)
    if session.state not in SKIPPED:
        raise Refused(Reason.NOT_PLANNED)
    if session.person_id is not None:
        _somebody_here(db, session.person_id)
    session.state = SessionState.PLANNED
    session.sequence += 1
    return session


def minutes_between(starts: str, ends: str) -> int:
    """How long something lasts from one time of a day to another. Refused where it ends before."""
    begin, end = (_minute(text, field) for text, field in ((starts, "starts_at"), (ends, "ends")))
    if end <= begin:
        raise Refused(Reason.ENDS_BEFORE_START, "ends")
    return end - begin


def _minute(text: str, field: str) -> int:
    read = clock.read_time(text)
    if read is None:
        raise Refused(Reason.NOT_A_TIME, field, text)
    hours, minutes = read.split(":")
    return int(hours) * 60 + int(minutes)


def _days(first: date | None, every: Every | None, until: date | None) -> tuple[date, ...]:
    if first is None:
        raise Refused(Reason.EMPTY, "planned_for")
    if every is None:
        return (first,)
    if until is None:
        raise Refused(Reason.EMPTY, "until")
    if until < first:
        raise Refused(Reason.ENDS_BEFORE_START, "until")
    return clock.occurrences(first, every, until)


def _somebody_here(db: Db, person_id: int) -> int:
    person = people.get(db, person_id)
    if person.status is Status.LEFT:
        raise Refused(Reason.HAS_LEFT, "person_ids", person.name)
    return person_id


def _added(db: Db, session: Session, today: date) -> Session:
    sessions.check(session)
    _not_before(session, today)
    db.add(session)
    db.flush()
    return session


def _of_calendar(session: Session) -> tuple[object, ...]:
    return tuple(getattr(session, name) for name in _OF_THE_CALENDAR)


def _not_before(session: Session, today: date) -> None:
    if session.planned_for is not None and session.planned_for < today:
        raise Refused(Reason.IN_THE_PAST, "planned_for")


def _add_members(db: Db, session_id: int, person_ids: Iterable[int]) -> None:
    for person_id in person_ids:
        db.add(SessionMember(session_id=session_id, person_id=person_id))


def _take_along(db: Db, old_id: int, new_id: int) -> None:
    """What a session holds goes with it; whom it is with, the old one keeps as well."""
    for kind in _HELD_BY_IT:
        for row in db.scalars(sa.select(kind).where(kind.session_id == old_id)).all():
            commands.put(row, {"session_id": new_id})
    members = sa.select(SessionMember.person_id).where(SessionMember.session_id == old_id)
    _add_members(db, new_id, db.scalars(members).all())
