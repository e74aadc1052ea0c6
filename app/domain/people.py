"""The people on the roster: who they are, and how they come and go."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypedDict, Unpack

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db
from sqlalchemy.orm import aliased

from app.domain import commands, training_ties
from app.domain.errors import Reason, Refused
from app.domain.incoming import KnownPerson
from app.domain.kinds import (
    ON_THE_TEAM,
    CommitmentState,
    GoalState,
    Outcome,
    PointState,
    SessionState,
    Status,
)
from app.domain.models import (
    AgendaItem,
    Commitment,
    GrowthGoal,
    ImprovementPlan,
    Note,
    NotePerson,
    Person,
    Session,
    SessionMember,
)
from app.domain.names import fold
from app.domain.roster import ROSTER_SQL, RosterRow, read_roster_rows
from app.domain.settings import check_gaps


class Details(TypedDict, total=False):
    """What is kept of a person; see ``models.Person``."""

    name: str
    preferred_name: str
    status: Status
    role: str
    segment: str
    territory: str
    email: str
    phone: str
    started: date | None
    ramp_until: date | None
    left_on: date | None
    ideal_gap: int | None
    max_gap: int | None
    colour: int
    found_through: str
    next_touch: date | None
    may_leave_by: date | None


@dataclass(frozen=True)
class Ends:
    """How much is open that ends, or goes to somebody else, when a person leaves the team."""

    goals: int
    promises: int
    points: int
    sessions: int
    plans: int = 0
    trainings: int = 0


def roster(db: Db) -> tuple[RosterRow, ...]:
    """Everybody, in the order of their names, with the day of the last contact."""
    return read_roster_rows(db.execute(sa.text(ROSTER_SQL)))


def team(db: Db, most: int | None = None) -> Sequence[Person]:
    """Everybody on the team, on leave or not, by name; the first ``most`` of them."""
    query = sa.select(Person).where(Person.status.in_(ON_THE_TEAM))
    return db.scalars(query.order_by(Person.name, Person.id).limit(most)).all()


def left_since(db: Db, day: date) -> Sequence[Person]:
    """Everybody who left the team on a day or later, by name: their past is part of the team's."""
    query = sa.select(Person).where(Person.status == Status.LEFT, Person.left_on >= day)
    return db.scalars(query.order_by(Person.name, Person.id)).all()


def team_names(db: Db) -> Sequence[tuple[int, str]]:
    """The ids and names of everybody on the team, by name."""
    query = sa.select(Person.id, Person.name).where(Person.status.in_(ON_THE_TEAM))
    return [(number, name) for number, name in db.execute(query.order_by(Person.name, Person.id))]


def team_size(db: Db) -> int:
    """How many are on the team."""
    query = sa.select(sa.func.count()).where(Person.status.in_(ON_THE_TEAM))
    return db.scalar(query) or 0


def known(db: Db) -> Sequence[KnownPerson]:
    """Everybody, as an incoming file is matched against them."""
    query = sa.select(Person.id, Person.name, Person.preferred_name, Person.email)
    return [KnownPerson(*row) for row in db.execute(query.order_by(Person.id))]


def get(db: Db, person_id: int) -> Person:
    """The person with this id."""
    return commands.find(db, Person, person_id)


def add(db: Db, *, same_name_ok: bool = False, **details: Unpack[Details]) -> Person:
    """Put somebody on the roster.

    A second person of the same name is refused until ``same_name_ok`` says that they are two.
    """
    person = made(**details)
    if not same_name_ok:
        _refuse_namesake(db, person)
    if "colour" not in details:
        person.colour = db.scalar(sa.select(sa.func.count()).select_from(Person)) or 0
    db.add(person)
    db.flush()
    return person


def made(**details: Unpack[Details]) -> Person:
    """A person of these details, checked but not yet on the roster."""
    person = Person(name="")
    commands.put(person, details)
    _check(person)
    return person


def change(db: Db, person_id: int, **details: Unpack[Details]) -> Person:
    """Change what is kept of a person."""
    person = get(db, person_id)
    was = person.name, person.called
    commands.put(person, details)
    _check(person)
    if was != (person.name, person.called):
        training_ties.tell_of_person(db, person_id)
    return person


def go_on_leave(db: Db, person_id: int, since: date, *, today: date | None = None) -> Person:
    """From ``since`` on the person owes nothing and nothing is due for them.

    A day after ``today`` is refused: until it comes they are at work.
    """
    person = get(db, person_id)
    if today is not None:
        commands.not_after(since, today, "since")
    if person.status is Status.LEFT:
        raise Refused(Reason.ALREADY_LEFT)
    person.status, person.away_since = Status.ON_LEAVE, since
    return person


def come_back(db: Db, person_id: int) -> Person:
    """Bring somebody back who was on leave or had left."""
    person = get(db, person_id)
    person.status = Status.ACTIVE
    _check(person)
    return person


def leave(
    db: Db,
    person_id: int,
    left_on: date,
    successor_id: int | None = None,
    *,
    today: date | None = None,
) -> Person:
    """Somebody leaves the team; everything known of them stays.

    What they promised goes to ``successor_id``, or is dropped where nobody takes over; their open
    growth goals and talking points end, and what was planned with them alone, an improvement plan
    too, is called off. That they would give a training counts no more. A last day after ``today``
    is refused: until it comes they are on the team.
    """
    person = get(db, person_id)
    if today is not None:
        commands.not_after(left_on, today, "left_on")
    if successor_id is not None and get(db, successor_id).status not in ON_THE_TEAM:
        raise Refused(Reason.NOT_ON_THE_TEAM, "successor_id")
    if successor_id == person_id:
        raise Refused(Reason.NOT_ON_THE_TEAM, "successor_id")
    commands.put(person, {"status": Status.LEFT, "left_on": left_on, "successor_id": successor_id})
    _check(person)
    for goal in _open_goals(db, person_id):
        goal.state, goal.closed_on = GoalState.DROPPED, left_on
    for plan in _plans_under_way(db, person_id):
        plan.outcome, plan.closed_on = Outcome.CALLED_OFF, left_on
    _hand_over(db, person_id, successor_id, left_on)
    training_ties.withdraw(db, person_id)
    return person


def open_goals(db: Db, person_id: int) -> int:
    """How many growth goals would end if somebody left."""
    return len(_open_goals(db, person_id))


def open_promises(db: Db, person_id: int) -> int:
    """How many promises would be handed over, or dropped, if somebody left."""
    return len(_open_promises(db, person_id))


def ends_with(db: Db, person_id: int) -> Ends:
    """What would end, or go to somebody else, if somebody left."""
    return Ends(
        goals=len(_open_goals(db, person_id)),
        promises=len(_open_promises(db, person_id)),
        points=len(_open_points(db, person_id)),
        sessions=len(_planned_alone(db, person_id)),
        plans=len(_plans_under_way(db, person_id)),
        trainings=training_ties.to_give(db, person_id),
    )


def delete(db: Db, person_id: int) -> None:
    """Delete a person with everything known of them; undo brings all of it back.

    Notes about nobody else, and sessions with nobody else, go with them; those of others as well
    stay, and so does what others promised.
    """
    for only_theirs in goes_with(db, person_id):
        commands.delete(db, only_theirs)
    for promise in promised_by_others(db, person_id):
        promise.about_id = promise.person_id
    training_ties.withdraw(db, person_id)
    commands.delete(db, get(db, person_id))


def goes_with(db: Db, person_id: int) -> list[Note | Session]:
    """What is deleted with a person though it does not belong to one: see ``delete``."""
    return [*notes_only_about(db, person_id), *_groups_of_one(db, person_id)]


def notes_only_about(db: Db, person_id: int) -> Sequence[Note]:
    """The notes about this person and nobody else."""
    other = aliased(NotePerson)
    others = sa.exists().where(other.note_id == Note.id, other.person_id != person_id)
    query = sa.select(Note).join(NotePerson, NotePerson.note_id == Note.id)
    return db.scalars(query.where(NotePerson.person_id == person_id, ~others)).all()


def _groups_of_one(db: Db, person_id: int) -> Sequence[Session]:
    other = aliased(SessionMember)
    others = sa.exists().where(other.session_id == Session.id, other.person_id != person_id)
    query = sa.select(Session).join(SessionMember, SessionMember.session_id == Session.id)
    return db.scalars(query.where(SessionMember.person_id == person_id, ~others)).all()


def promised_by_others(db: Db, person_id: int) -> Sequence[Commitment]:
    """What others promised in this person's thread."""
    query = sa.select(Commitment).where(
        Commitment.about_id == person_id, Commitment.person_id != person_id
    )
    return db.scalars(query).all()


def _hand_over(db: Db, person_id: int, successor_id: int | None, on: date) -> None:
    for promise in _open_promises(db, person_id):
        if successor_id is None:
            promise.state, promise.closed_on = CommitmentState.DROPPED, max(on, promise.made_on)
        else:
            if promise.about_id == person_id:
                promise.about_id = successor_id
            promise.person_id = successor_id
    for point in _open_points(db, person_id):
        point.state, point.parked_until = PointState.DROPPED, None
        point.closed_on = max(on, point.raised_on)
    for session in _planned_alone(db, person_id):
        session.state = SessionState.SKIPPED_BY_REP
        session.sequence += 1


def _open_points(db: Db, person_id: int) -> Sequence[AgendaItem]:
    query = sa.select(AgendaItem).where(
        AgendaItem.person_id == person_id, AgendaItem.closed_on.is_(None)
    )
    return db.scalars(query).all()


def _planned_alone(db: Db, person_id: int) -> Sequence[Session]:
    query = sa.select(Session).where(
        Session.person_id == person_id, Session.state == SessionState.PLANNED
    )
    return db.scalars(query).all()


def _open_promises(db: Db, person_id: int) -> Sequence[Commitment]:
    query = sa.select(Commitment).where(
        Commitment.person_id == person_id, Commitment.state == CommitmentState.OPEN
    )
    return db.scalars(query).all()


def _plans_under_way(db: Db, person_id: int) -> Sequence[ImprovementPlan]:
    query = sa.select(ImprovementPlan).where(
        ImprovementPlan.person_id == person_id, ImprovementPlan.closed_on.is_(None)
    )
    return db.scalars(query).all()


def _open_goals(db: Db, person_id: int) -> Sequence[GrowthGoal]:
    query = sa.select(GrowthGoal).where(
        GrowthGoal.person_id == person_id, GrowthGoal.state == GoalState.OPEN
    )
    return db.scalars(query).all()


def _check(person: Person) -> None:
    if person.status is not Status.LEFT:
        person.left_on, person.successor_id = None, None
    if person.status is not Status.ON_LEAVE:
        person.away_since = None
    person.name = commands.insist_on_line(person.name, "name")
    if person.email and "@" not in person.email.strip("@"):
        raise Refused(Reason.NOT_AN_EMAIL, "email")
    for field in ("ramp_until", "left_on"):
        day = getattr(person, field)
        if person.started and day and day < person.started:
            raise Refused(Reason.BEFORE_START, field)
    if person.status is Status.RAMPING and person.ramp_until is None:
        raise Refused(Reason.RAMP_NEEDS_END, "ramp_until")
    check_gaps(person.ideal_gap, person.max_gap)


def _refuse_namesake(db: Db, person: Person) -> None:
    wanted = fold(person.name)
    if any(fold(name) == wanted for name in db.scalars(sa.select(Person.name))):
        raise Refused(Reason.SAME_NAME, "name", person.name)
