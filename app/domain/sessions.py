"""Time with people, read and written down; the next session is due from the last one held."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypedDict, Unpack

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import clock, commands, people, points
from app.domain.errors import Reason, Refused
from app.domain.kinds import (
    CallMode,
    Driver,
    Hat,
    Reached,
    SessionKind,
    SessionState,
    Vis,
)
from app.domain.models import (
    Person,
    Session,
    SessionAnswer,
    SessionMember,
    SessionSkill,
    Skill,
)

#: So many calls of a person are offered to be printed.
_MOST_CALLS = 50
#: One focus: more is none.
MOST_SKILLS = 2
_SCORES = ("support", "ask_tell")
#: What both know of a session in any case: that it is, when and where.
_KNOWN_TO_BOTH = (
    *("state", "held_on", "planned_for", "starts_at", "zone", "minutes", "place"),
    *("scheduled_on", "vis"),
)
#: What is the manager's own, also of a session that may be shared.
_MY_OWN = frozenset({"reflection", "ask_tell", "hat"})


class Outcome(TypedDict, total=False):
    """What is written down in and after a session; see ``models.Session``."""

    minutes: int
    customer: str
    mode: CallMode | None
    objective: str
    driver: Driver | None
    reached: Reached | None
    rep_view: str
    positives: str
    improvement: str
    improvement_2: str
    observe_again: date | None
    said: str
    support: int | None
    support_missing: str
    vis: Vis
    reflection: str
    ask_tell: int | None
    hat: Hat | None


@dataclass(frozen=True)
class SessionInFull:
    """A session with whom it is, its focus, and the questions of its template in their order."""

    session: Session
    people: tuple[Person, ...]
    skills: tuple[Skill, ...] = ()
    answers: tuple[SessionAnswer, ...] = ()

    @property
    def day(self) -> date:
        """The day it was held, else the one it is planned for."""
        day = self.session.held_on or self.session.planned_for
        assert day is not None  # the file refuses a session without either
        return day


def for_both(found: SessionInFull) -> SessionInFull:
    """A session as the rep may see it: more than when and where only if it may be shared."""
    session, may_be_shared = found.session, found.session.vis is Vis.SHAREABLE
    said = (name for name in Outcome.__annotations__ if name not in _MY_OWN)
    names = (*_KNOWN_TO_BOTH, "template", *said) if may_be_shared else _KNOWN_TO_BOTH
    shown = Session(person_id=session.person_id, kind=session.kind)
    commands.put(shown, {name: getattr(session, name) for name in names})
    if not may_be_shared:
        return SessionInFull(shown, found.people)
    return SessionInFull(shown, found.people, found.skills, found.answers)


def get(db: Db, session_id: int) -> SessionInFull:
    """The session with this id."""
    return in_full(db, [commands.find(db, Session, session_id)])[0]


def of_ids(db: Db, ids: Sequence[int]) -> list[SessionInFull]:
    """The sessions with these ids, in their order; one that is gone is left out."""
    found = {one.id: one for one in db.scalars(sa.select(Session).where(Session.id.in_(ids)))}
    return in_full(db, [found[number] for number in ids if number in found])


def in_full(db: Db, found: Sequence[Session]) -> list[SessionInFull]:
    """The sessions with whom they are, their focus and their questions."""
    if not found:
        return []
    ids = [session.id for session in found]
    groups: dict[int, list[int]] = {}
    members = sa.select(SessionMember).where(SessionMember.session_id.in_(ids))
    for member in db.scalars(members.order_by(SessionMember.id)):
        groups.setdefault(member.session_id, []).append(member.person_id)
    whom = {s.id: [s.person_id] if s.person_id is not None else groups.get(s.id, []) for s in found}
    wanted = {person_id for group in whom.values() for person_id in group}
    known = {p.id: p for p in db.scalars(sa.select(Person).where(Person.id.in_(wanted)))}
    focus: dict[int, list[Skill]] = {}
    about = (
        sa.select(SessionSkill.session_id, Skill)
        .join(Skill, Skill.id == SessionSkill.skill_id)
        .where(SessionSkill.session_id.in_(ids))
    )
    for session_id, skill in db.execute(about.order_by(SessionSkill.id)):
        focus.setdefault(session_id, []).append(skill)
    asked: dict[int, list[SessionAnswer]] = {}
    questions = sa.select(SessionAnswer).where(SessionAnswer.session_id.in_(ids))
    for answer in db.scalars(questions.order_by(SessionAnswer.position)):
        asked.setdefault(answer.session_id, []).append(answer)
    return [
        SessionInFull(
            session,
            tuple(known[person_id] for person_id in whom[session.id]),
            tuple(focus.get(session.id, ())),
            tuple(asked.get(session.id, ())),
        )
        for session in found
    ]


def with_person(person_id: int) -> sa.ColumnElement[bool]:
    """Whether a session is with this person, alone or in a group."""
    inside = sa.select(SessionMember.session_id).where(SessionMember.person_id == person_id)
    return sa.or_(Session.person_id == person_id, Session.id.in_(inside))


def last_held(db: Db, person_id: int, kind: SessionKind | None = None) -> date | None:
    """The day of the last session held with a person, of any kind or of one."""
    alone = sa.select(sa.func.max(Session.held_on)).where(Session.person_id == person_id)
    in_group = sa.select(sa.func.max(SessionMember.held_on)).where(
        SessionMember.person_id == person_id
    )
    if kind is not None:
        alone = alone.where(Session.kind == kind)
        in_group = in_group.join(Session, Session.id == SessionMember.session_id).where(
            Session.kind == kind
        )
    found = [db.scalar(query) for query in (alone, in_group)]
    return max((day for day in found if day is not None), default=None)


def latest(db: Db, person_id: int, kind: SessionKind) -> SessionInFull | None:
    """The last session of a kind that was held with a person."""
    day = last_held(db, person_id, kind)
    if day is None:
        return None
    # Asked for by its day: an index gives that, where alone or in a group would sort them all.
    query = sa.select(Session).where(
        with_person(person_id), Session.kind == kind, Session.held_on == day
    )
    newest = query.order_by(Session.id.desc()).limit(1)
    return next(iter(in_full(db, db.scalars(newest).all())), None)


def planned(db: Db, since: date, until: date, person_id: int | None = None) -> list[SessionInFull]:
    """What is planned for these days, in the order of time; with one person, where named."""
    query = sa.select(Session).where(
        Session.state == SessionState.PLANNED, Session.planned_for.between(since, until)
    )
    if person_id is not None:
        query = query.where(with_person(person_id))
    return in_full(db, db.scalars(_in_time(query)).all())


def overdue(db: Db, today: date) -> list[SessionInFull]:
    """What was planned for a day that is over and was neither held, moved nor skipped."""
    query = sa.select(Session).where(
        Session.state == SessionState.PLANNED, Session.planned_for < today
    )
    return in_full(db, db.scalars(_in_time(query)).all())


def next_planned(
    db: Db, person_id: int, today: date, kind: SessionKind | None = None
) -> SessionInFull | None:
    """The next session with a person, of any kind or of one; one not held yet counts as well."""
    query = sa.select(Session).where(Session.state == SessionState.PLANNED, with_person(person_id))
    if kind is not None:
        query = query.where(Session.kind == kind)
    found = in_full(db, db.scalars(_in_time(query)).all())
    ahead = [one for one in found if one.day >= today]
    return next(iter(ahead or found[-1:]), None)


def calendar(db: Db, since: date, until: date) -> list[SessionInFull]:
    """What is planned for these days and what was held on them, in the order of time.

    What was moved stands where it was moved to; what was skipped is left out.
    """
    ahead = sa.and_(
        Session.state == SessionState.PLANNED, Session.planned_for.between(since, until)
    )
    query = sa.select(Session).where(sa.or_(ahead, Session.held_on.between(since, until)))
    day = sa.func.coalesce(Session.held_on, Session.planned_for)
    ordered = query.order_by(day, Session.starts_at, Session.id)
    return in_full(db, db.scalars(ordered).all())


def is_any(db: Db) -> bool:
    """Whether there is a session at all, in whatever state."""
    return db.scalar(sa.select(Session.id).limit(1)) is not None


def to_export(db: Db, since: date) -> list[SessionInFull]:
    """Every session of other calendars' from a day on: planned, held and, as cancelled, skipped."""
    known = [state for state in SessionState if state is not SessionState.MOVED]
    query = sa.select(Session).where(
        Session.uid != "", Session.state.in_(known), Session.planned_for >= since
    )
    return in_full(db, db.scalars(_in_time(query)).all())


def of_person(
    db: Db, person_id: int, limit: int = 200, *, kind: SessionKind | None = None
) -> list[SessionInFull]:
    """A person's sessions that are over, held or not, the latest first; all, or of one kind."""
    query = sa.select(Session).where(with_person(person_id), Session.state != SessionState.PLANNED)
    if kind is not None:
        query = query.where(Session.kind == kind)
    day = sa.func.coalesce(Session.held_on, Session.planned_for)
    latest = query.order_by(day.desc(), Session.id.desc()).limit(limit)
    return in_full(db, db.scalars(latest).all())


def calls(db: Db, person_id: int) -> list[SessionInFull]:
    """A person's own coached calls: those held, the latest first, then those planned."""
    own = sa.select(Session).where(Session.person_id == person_id, Session.kind == SessionKind.CALL)
    held = own.where(Session.held_on.is_not(None)).order_by(Session.held_on.desc())
    ahead = own.where(Session.state == SessionState.PLANNED)
    return in_full(
        db, [*db.scalars(held.limit(_MOST_CALLS)).all(), *db.scalars(_in_time(ahead)).all()]
    )


def hold(
    db: Db,
    person_id: int,
    *,
    kind: SessionKind,
    held_on: date,
    today: date,
    minutes: int = 30,
    scheduled_on: date | None = None,
) -> Session:
    """Record that a conversation was held; ad hoc, unless it was scheduled on an earlier day.

    What was not talked about in a 1:1 is carried on.
    """
    people.get(db, person_id)
    commands.not_after(held_on, today, "held_on")
    session = Session(
        person_id=person_id,
        kind=kind,
        held_on=held_on,
        minutes=minutes,
        scheduled_on=scheduled_on or held_on,
    )
    check(session)
    db.add(session)
    carry(db, session, held_on)
    return session


def finish(
    db: Db, session_id: int, held_on: date, today: date, minutes: int | None = None
) -> Session:
    """A session that was planned was held; what was not talked about in a 1:1 is carried on."""
    session = still_planned(db, session_id)
    commands.not_after(held_on, today, "held_on")
    session.state, session.held_on = SessionState.HELD, held_on
    for member in db.scalars(
        sa.select(SessionMember).where(SessionMember.session_id == session_id)
    ):
        member.held_on = held_on
    if minutes is not None:
        session.minutes = minutes
    if session.scheduled_on is not None:
        session.scheduled_on = min(session.scheduled_on, held_on)
    check(session)
    carry(db, session, held_on)
    return session


def note(
    db: Db,
    session_id: int,
    *,
    skill_ids: Iterable[int] | None = None,
    **outcome: Unpack[Outcome],
) -> Session:
    """Write down what was said or seen; the rep's own judgement comes before the manager's."""
    session = commands.find(db, Session, session_id)
    commands.put(session, outcome)
    check(session)
    if skill_ids is not None:
        focus_on(db, session_id, skill_ids)
    return session


def focus_on(db: Db, session_id: int, skill_ids: Iterable[int]) -> None:
    """Set what a session is about: at most two skills."""
    commands.find(db, Session, session_id)
    wanted = list(dict.fromkeys(skill_ids))
    if len(wanted) > MOST_SKILLS:
        raise Refused(Reason.TOO_MANY_SKILLS, "skill_ids")
    one, skill = ("session_id", session_id), ("skill_id", Skill)
    commands.link(db, SessionSkill, one, skill, wanted)


def delete(db: Db, session_id: int) -> None:
    """Delete a session that should not be there; what came of it stays."""
    commands.delete(db, commands.find(db, Session, session_id))


def still_planned(db: Db, session_id: int) -> Session:
    """The session with this id, to be planned otherwise or held. Refused where it is over."""
    session = commands.find(db, Session, session_id)
    if session.state is not SessionState.PLANNED:
        raise Refused(Reason.NOT_PLANNED)
    return session


def carry(db: Db, session: Session, on: date) -> None:
    """A 1:1 is over since a day: what was not talked about goes on to the next one."""
    if session.kind is SessionKind.ONE_TO_ONE and session.person_id is not None:
        points.carry(db, session.person_id, on)


def _in_time(query: sa.Select[Session]) -> sa.Select[Session]:
    return query.order_by(Session.planned_for, Session.starts_at, Session.id)


def check(session: Session) -> None:
    """Refuse a session whose parts do not fit each other; a time is written out as 14:00."""
    if session.minutes is None or session.minutes < 1:
        raise Refused(Reason.NOT_POSITIVE, "minutes")
    commands.put(session, {"starts_at": commands.insist_on_time(session.starts_at, "starts_at")})
    if session.zone and not clock.is_zone(session.zone):
        raise Refused(Reason.NOT_A_ZONE, "zone", session.zone)
    for field in _SCORES:
        score = getattr(session, field)
        if score is not None and not 1 <= score <= 5:
            raise Refused(Reason.SCORE_OUT_OF_RANGE, field)
    if session.kind is SessionKind.CALL:
        _insist_on_order(session)
    else:
        commands.put(session, {"mode": None, "driver": None, "reached": None})


def _insist_on_order(call: Session) -> None:
    """The objective, then the rep's own judgement, then the manager's."""
    if call.rep_view.strip() and not call.objective.strip():
        raise Refused(Reason.OBJECTIVE_FIRST, "rep_view")
    if not call.rep_view.strip():
        for field in ("positives", "improvement", "improvement_2"):
            if getattr(call, field).strip():
                raise Refused(Reason.REP_FIRST, field)
