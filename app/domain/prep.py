"""What a 1:1 is prepared with: what was promised, what was carried, and one focus."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session as Db

from app.domain import (
    attention,
    commitments,
    contact,
    facts,
    goals,
    notes,
    people,
    points,
    sessions,
)
from app.domain.attention import Praise
from app.domain.keeping import Kept
from app.domain.kinds import FactKind, GoalState, RaisedBy, SessionKind
from app.domain.models import AgendaItem, Person, ProfileFact, Skill
from app.domain.notes import NoteInFull
from app.domain.sessions import MOST_SKILLS, SessionInFull

#: Promises and praise are counted over this long.
LOOK_BACK = timedelta(days=90)
_NO_PRAISE = Praise(0, 0, None)


@dataclass(frozen=True)
class Prep:
    """All that one looks at before a 1:1 with a person.

    ``last`` is the last 1:1 held, ``next`` the one that is planned, ``proposed`` the day for one
    where none is, and ``then`` the day for the one after it. ``promises`` are open, or were closed
    since the last one; ``mine`` counts what I promised this person. ``feedback``, ``praise``,
    ``helps`` and ``hurts`` are for the manager alone, and empty in what both look at.
    """

    person: Person
    last: SessionInFull | None
    next: SessionInFull | None
    proposed: date
    then: date
    promises: tuple[commitments.InFull, ...]
    theirs: Kept
    mine: Kept
    points: tuple[AgendaItem, ...]
    parked: tuple[AgendaItem, ...]
    focus: tuple[Skill, ...]
    feedback: tuple[NoteInFull, ...]
    praise: Praise
    helps: tuple[ProfileFact, ...]
    hurts: tuple[ProfileFact, ...]

    @property
    def asked(self) -> tuple[AgendaItem, ...]:
        """What the rep asked for."""
        return tuple(point for point in self.points if point.raised_by is RaisedBy.REP)

    @property
    def to_say(self) -> tuple[AgendaItem, ...]:
        """What I want to talk about."""
        return tuple(point for point in self.points if point.raised_by is RaisedBy.ME)


def prepare(db: Db, person_id: int, today: date, *, shareable_only: bool = False) -> Prep:
    """What a 1:1 with a person is prepared with today.

    With ``shareable_only`` nothing that is private is even read, for the copy that both look at.
    """
    since = today - LOOK_BACK
    last = sessions.latest(db, person_id, SessionKind.ONE_TO_ONE)
    ahead = sessions.next_planned(db, person_id, today, SessionKind.ONE_TO_ONE)
    last_day = None if last is None else last.session.held_on
    shared = {"shareable_only": shareable_only}
    known = [] if shareable_only else facts.of_person(db, person_id)
    cadence = contact.of_person(db, person_id)
    proposed = cadence.propose(last_day, today)
    met = proposed if ahead is None else ahead.day
    return Prep(
        person=people.get(db, person_id),
        last=_readable(last, **shared),
        next=_readable(ahead, **shared),
        proposed=proposed,
        then=cadence.propose(met, met),
        promises=tuple(
            commitments.of_thread(db, person_id, closed_since=last_day or since, **shared)
        ),
        theirs=commitments.kept_by(db, person_id, since, today, shareable_only=shareable_only),
        mine=commitments.kept_by(
            db, None, since, today, about_id=person_id, shareable_only=shareable_only
        ),
        points=tuple(points.waiting(db, person_id, today, **shared)),
        parked=tuple(points.parked(db, person_id, today, **shared)),
        focus=_focus(db, person_id, _readable(ahead, **shared), **shared),
        feedback=() if shareable_only else tuple(notes.undelivered(db, person_id)),
        praise=_NO_PRAISE if shareable_only else attention.praise(db, person_id, since, today),
        helps=tuple(fact for fact in known if fact.kind is FactKind.WHAT_HELPS),
        hurts=tuple(fact for fact in known if fact.kind is FactKind.WHAT_HURTS),
    )


def focus(
    db: Db, person_id: int, today: date, *, shareable_only: bool = False
) -> tuple[Skill, ...]:
    """The one focus, of at most two skills: the next 1:1's own, else of the goal that is due first.

    With ``shareable_only`` only a goal that may be shared counts, and a 1:1 that may be.
    """
    ahead = sessions.next_planned(db, person_id, today, SessionKind.ONE_TO_ONE)
    ahead = _readable(ahead, shareable_only=shareable_only)
    return _focus(db, person_id, ahead, shareable_only=shareable_only)


def _focus(
    db: Db, person_id: int, ahead: SessionInFull | None, *, shareable_only: bool
) -> tuple[Skill, ...]:
    if ahead is not None and ahead.skills:
        return ahead.skills
    for aim in goals.of_person(db, person_id, shareable_only=shareable_only):
        if aim.goal.state is GoalState.OPEN and aim.skills:
            return aim.skills[:MOST_SKILLS]
    return ()


def _readable(found: SessionInFull | None, *, shareable_only: bool) -> SessionInFull | None:
    return sessions.for_both(found) if found is not None and shareable_only else found
