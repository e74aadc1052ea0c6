"""The training that stands in the records: what one person gave and came to, or the team's."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import closed_days, training_full, training_quarters
from app.domain.models import (
    Absence,
    ClosedDay,
    Person,
    TopicPerson,
    TrainingAttendance,
    TrainingHandover,
    TrainingSession,
    TrainingTopic,
)
from app.domain.training_full import Quarter, Training


@dataclass(frozen=True)
class OfPerson:
    """What somebody gives, steps in for, was to give, came to or missed; each by its day.

    ``topics`` are those that would help them, which is for me only; ``absences`` when they are
    away.
    """

    given: tuple[Training, ...]
    steps_in: tuple[Training, ...]
    handed_over: tuple[tuple[TrainingSession, TrainingHandover], ...]
    attended: tuple[tuple[TrainingSession, TrainingAttendance], ...]
    topics: tuple[TrainingTopic, ...]
    absences: tuple[Absence, ...]


@dataclass(frozen=True)
class OfTeam:
    """Every quarter, the earliest first, every topic with whom it would help, and closed days.

    ``attended`` says by a training's id who came to it, or did not, and what they thought.
    """

    quarters: tuple[Quarter, ...]
    attended: dict[int, tuple[tuple[Person, TrainingAttendance], ...]]
    topics: tuple[tuple[TrainingTopic, tuple[Person, ...]], ...]
    closed: tuple[ClosedDay, ...]


def of_person(db: Db, person_id: int) -> OfPerson:
    """The training that has to do with a person."""
    named = sa.select(TrainingTopic).join(TopicPerson, TopicPerson.topic_id == TrainingTopic.id)
    named = named.where(TopicPerson.person_id == person_id)
    away = sa.select(Absence).where(Absence.person_id == person_id)
    return OfPerson(
        given=_trainings(db, TrainingSession.giver_id == person_id),
        steps_in=_trainings(db, TrainingSession.backup_id == person_id),
        handed_over=_handed_over(db, person_id),
        attended=_attended(db, person_id),
        topics=tuple(db.scalars(named.order_by(TrainingTopic.noted_on, TrainingTopic.id))),
        absences=tuple(db.scalars(away.order_by(Absence.first_on, Absence.id))),
    )


def of_team(db: Db) -> OfTeam:
    """All training of the team."""
    came = (
        sa.select(Person, TrainingAttendance)
        .join(TrainingAttendance, TrainingAttendance.person_id == Person.id)
        .order_by(TrainingAttendance.id)
    )
    attended: dict[int, list[tuple[Person, TrainingAttendance]]] = {}
    for person, row in db.execute(came):
        attended.setdefault(row.training_id, []).append((person, row))
    return OfTeam(
        quarters=tuple(reversed(training_quarters.every(db))),
        attended={training_id: tuple(rows) for training_id, rows in attended.items()},
        topics=_topics(db),
        closed=tuple(closed_days.every(db)),
    )


def _trainings(db: Db, whose: sa.ColumnElement[bool]) -> tuple[Training, ...]:
    query = training_full.in_order(sa.select(TrainingSession).where(whose))
    return tuple(training_full.in_full(db, db.scalars(query).all()))


def _handed_over(db: Db, person_id: int) -> tuple[tuple[TrainingSession, TrainingHandover], ...]:
    query = (
        sa.select(TrainingSession, TrainingHandover)
        .join(TrainingHandover, TrainingHandover.training_id == TrainingSession.id)
        .where(TrainingHandover.giver_id == person_id)
        .order_by(TrainingHandover.until, TrainingHandover.id)
    )
    return tuple((one, handover) for one, handover in db.execute(query))


def _attended(db: Db, person_id: int) -> tuple[tuple[TrainingSession, TrainingAttendance], ...]:
    query = (
        sa.select(TrainingSession, TrainingAttendance)
        .join(TrainingAttendance, TrainingAttendance.training_id == TrainingSession.id)
        .where(TrainingAttendance.person_id == person_id)
        .order_by(TrainingSession.planned_for, TrainingSession.id)
    )
    return tuple((one, row) for one, row in db.execute(query))


def _topics(db: Db) -> tuple[tuple[TrainingTopic, tuple[Person, ...]], ...]:
    named = sa.select(TopicPerson.topic_id, Person).join(Person, Person.id == TopicPerson.person_id)
    people: dict[int, list[Person]] = {}
    for topic_id, person in db.execute(named.order_by(TopicPerson.id)):
        people.setdefault(topic_id, []).append(person)
    every = sa.select(TrainingTopic).order_by(TrainingTopic.noted_on, TrainingTopic.id)
    return tuple((topic, tuple(people.get(topic.id, ()))) for topic in db.scalars(every))
