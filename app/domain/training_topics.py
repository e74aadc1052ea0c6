"""Topics: what the team should be trained in, waiting until a training takes it up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypedDict, Unpack

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import commands
from app.domain.errors import Reason, Refused
from app.domain.kinds import TopicSource, TrainingKind, TrainingState
from app.domain.models import Person, Skill, TopicPerson, TrainingSession, TrainingTopic
from app.domain.names import fold


class Details(TypedDict, total=False):
    """What a topic is; see ``models.TrainingTopic``."""

    title: str
    kind: TrainingKind
    source: TopicSource
    skill_id: int | None
    asked: int
    why: str


@dataclass(frozen=True)
class Waiting:
    """A topic, the skill that it is about, and whom it would help; the last is the manager's."""

    topic: TrainingTopic
    skill: Skill | None = None
    people: tuple[Person, ...] = ()

    @property
    def wanted(self) -> int:
        """How much it is wanted: whom it would help, and how often it came up."""
        return len(self.people) + self.topic.asked


def get(db: Db, topic_id: int) -> Waiting:
    """The topic with this id."""
    return _in_full(db, [commands.find(db, TrainingTopic, topic_id)])[0]


def waiting(db: Db) -> list[Waiting]:
    """The topics that no training takes up, those that are wanted most first.

    The topic of a training that was cancelled waits again.
    """
    query = _by_age().where(TrainingTopic.dropped_on.is_(None), ~taken_up())
    found = _in_full(db, db.scalars(query).all())
    return sorted(found, key=lambda one: -one.wanted)


def every(db: Db) -> list[Waiting]:
    """Every topic, those that are given or were dropped as well, the oldest first."""
    return _in_full(db, db.scalars(_by_age()).all())


def add(
    db: Db,
    title: str,
    today: date,
    *,
    kind: TrainingKind = TrainingKind.SELLING_SKILL,
    source: TopicSource = TopicSource.TYPED,
    skill_id: int | None = None,
    asked: int = 0,
    why: str = "",
    person_ids: Iterable[int] = (),
) -> TrainingTopic:
    """Let a topic wait; refused where one of this title does already."""
    topic = TrainingTopic(title="", kind=kind, source=source, noted_on=today)
    _put(db, topic, {"title": title, "skill_id": skill_id, "asked": asked, "why": why})
    db.add(topic)
    db.flush()
    _set_people(db, topic.id, person_ids)
    return topic


def change(
    db: Db,
    topic_id: int,
    *,
    person_ids: Iterable[int] | None = None,
    **details: Unpack[Details],
) -> TrainingTopic:
    """Change what a topic is; ``person_ids`` replaces whom it would help."""
    topic = commands.find(db, TrainingTopic, topic_id)
    _put(db, topic, details)
    if person_ids is not None:
        _set_people(db, topic_id, person_ids)
    return topic


def drop(db: Db, topic_id: int, today: date) -> TrainingTopic:
    """The topic is not wanted any more; it is kept."""
    topic = commands.find(db, TrainingTopic, topic_id)
    commands.put(topic, {"dropped_on": today})
    return topic


def take_up_again(db: Db, topic_id: int) -> TrainingTopic:
    """A topic that was dropped is wanted after all."""
    topic = commands.find(db, TrainingTopic, topic_id)
    _refuse_twin(db, topic)
    commands.put(topic, {"dropped_on": None})
    return topic


def delete(db: Db, topic_id: int) -> None:
    """Delete a topic that should not have been noted; one that is given, or was, stays."""
    topic = commands.find(db, TrainingTopic, topic_id)
    if db.scalar(sa.select(taken_up()).where(TrainingTopic.id == topic_id)):
        raise Refused(Reason.TOPIC_IN_USE, "", topic.title)
    commands.delete(db, topic)


def taken_up() -> sa.Exists:
    """Whether a training that was not cancelled is about a topic."""
    return sa.exists().where(
        TrainingSession.topic_id == TrainingTopic.id,
        TrainingSession.state != TrainingState.CANCELLED,
    )


def _by_age() -> sa.Select[TrainingTopic]:
    return sa.select(TrainingTopic).order_by(TrainingTopic.noted_on, TrainingTopic.id)


def _in_full(db: Db, topics: Sequence[TrainingTopic]) -> list[Waiting]:
    skill_ids = {topic.skill_id for topic in topics} - {None}
    skills = {
        skill.id: skill for skill in db.scalars(sa.select(Skill).where(Skill.id.in_(skill_ids)))
    }
    named = (
        sa.select(TopicPerson.topic_id, Person)
        .join(Person, Person.id == TopicPerson.person_id)
        .where(TopicPerson.topic_id.in_([topic.id for topic in topics]))
        .order_by(Person.name, Person.id)
    )
    helped: dict[int, list[Person]] = {}
    for topic_id, person in db.execute(named):
        helped.setdefault(topic_id, []).append(person)
    return [
        Waiting(topic, skills.get(topic.skill_id or 0), tuple(helped.get(topic.id, ())))
        for topic in topics
    ]


def _put(db: Db, topic: TrainingTopic, details: Details) -> None:
    commands.put(topic, details)
    commands.put(topic, {"title": commands.insist_on_line(topic.title, "title")})
    if topic.asked is None or topic.asked < 0:
        raise Refused(Reason.NEGATIVE, "asked")
    if topic.skill_id is not None:
        commands.find(db, Skill, topic.skill_id)
    _refuse_twin(db, topic)


def _refuse_twin(db: Db, topic: TrainingTopic) -> None:
    """Refuse that two topics of one title wait; what was given once may come up again."""
    query = sa.select(TrainingTopic.id, TrainingTopic.title)
    others = query.where(TrainingTopic.dropped_on.is_(None), ~taken_up())
    with db.no_autoflush:
        for other_id, title in db.execute(others):
            if other_id != topic.id and fold(title) == fold(topic.title):
                raise Refused(Reason.SAME_TOPIC, "title", title)


def _set_people(db: Db, topic_id: int, person_ids: Iterable[int]) -> None:
    one, person = ("topic_id", topic_id), ("person_id", Person)
    commands.link(db, TopicPerson, one, person, person_ids)
