"""Who knows what: who said that they can teach it, and who gave a training on it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import people
from app.domain.kinds import ON_THE_TEAM, FactKind, Vis
from app.domain.models import Person, ProfileFact, Skill, TrainingSession, TrainingSkill
from app.domain.names import fold
from app.domain.text import clean_line


@dataclass(frozen=True)
class Known:
    """Something that is known on the team, and who knows it: who gave most trainings on it first.

    ``gave`` is how many trainings each of them gave, by the person's id; who gave none is left
    out. A level that somebody was rated at says nothing here: it is theirs and the manager's.
    """

    topic: str
    skill: Skill | None
    people: tuple[Person, ...]
    gave: Mapping[int, int] = field(default_factory=dict)


def who_knows_what(db: Db, today: date, *, shareable_only: bool = False) -> tuple[Known, ...]:
    """What is known by those who are on the team, skills first, by name.

    With ``shareable_only`` a private statement is as if it had never been made; a training that
    was given is known to the team anyway.
    """
    found = _Found()
    for who, skill, text in _said(db, today, shareable_only=shareable_only):
        found.add(who, skill, text, gave=0)
    for who, skill, topic, count in _gave(db, today):
        found.add(who, skill, topic, gave=count)
    return found.in_order(people.team(db))


class _Found:
    """What was found so far: for each skill or topic, who knows it and how many they gave."""

    def __init__(self) -> None:
        self._topics: dict[tuple[int, str], tuple[str, Skill | None]] = {}
        self._gave: dict[tuple[int, str], dict[int, int]] = {}

    def add(self, who: int, skill: Skill | None, topic: str, *, gave: int) -> None:
        """Somebody knows a skill or, where it is none of the library, a topic."""
        name = skill.name if skill is not None else clean_line(topic.partition("\n")[0]).rstrip(".")
        key = (skill.id, "") if skill is not None else (0, fold(name))
        self._topics.setdefault(key, (name, skill))
        counts = self._gave.setdefault(key, {})
        counts[who] = counts.get(who, 0) + gave

    def in_order(self, team: Iterable[Person]) -> tuple[Known, ...]:
        """All of it, skills first, each with those of the team who know it."""
        by_name = list(team)
        rows = [
            self._known(name, skill, by_name, self._gave[key])
            for key, (name, skill) in self._topics.items()
        ]
        return tuple(sorted(rows, key=lambda row: (row.skill is None, fold(row.topic))))

    def _known(
        self, name: str, skill: Skill | None, team: list[Person], gave: Mapping[int, int]
    ) -> Known:
        who = sorted((one for one in team if one.id in gave), key=lambda one: -gave[one.id])
        return Known(name, skill, tuple(who), {id_: count for id_, count in gave.items() if count})


def _said(db: Db, today: date, *, shareable_only: bool) -> Iterable[tuple[int, Skill | None, str]]:
    query = (
        sa.select(ProfileFact.person_id, Skill, ProfileFact.text)
        .join(Skill, Skill.id == ProfileFact.skill_id, isouter=True)
        .where(
            ProfileFact.person_id.in_(_ids_on_the_team()),
            ProfileFact.kind == FactKind.CAN_TEACH,
            ProfileFact.noted_on <= today,
            ProfileFact.retired_on.is_(None),
        )
    )
    if shareable_only:
        query = query.where(ProfileFact.vis == Vis.SHAREABLE)
    return [(who, skill, text) for who, skill, text in db.execute(query)]


def _gave(db: Db, today: date) -> Iterable[tuple[int, Skill | None, str, int]]:
    """Who gave how many trainings on a skill, or on a topic where a training is for no skill."""
    query = (
        sa.select(TrainingSession.giver_id, Skill, TrainingSession.topic)
        .join(TrainingSkill, TrainingSkill.training_id == TrainingSession.id, isouter=True)
        .join(Skill, Skill.id == TrainingSkill.skill_id, isouter=True)
        .where(
            TrainingSession.giver_id.in_(_ids_on_the_team()),
            TrainingSession.delivered_on <= today,
        )
    )
    return [(who or 0, skill, topic, 1) for who, skill, topic in db.execute(query)]


def _ids_on_the_team() -> sa.Select[int]:
    """Asked for by person, because no table that grows is to be read as a whole."""
    return sa.select(Person.id).where(Person.status.in_(ON_THE_TEAM))
