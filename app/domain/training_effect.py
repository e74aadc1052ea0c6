"""How skills moved after the team was trained in them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain.kinds import Attended, TrainingState, Voice
from app.domain.models import (
    Skill,
    SkillRating,
    TrainingAttendance,
    TrainingSession,
    TrainingSkill,
)
from app.domain.names import fold

#: By person and skill: every level that the manager gave, with its day, the oldest first.
_Levels = dict[tuple[int, int], list[tuple[date, int]]]


@dataclass(frozen=True)
class Moved:
    """How a skill stands with those who came to trainings in it: hundredths of a level.

    ``before`` is the average of their levels when they came first, ``after`` that of today, both
    of the ``rated`` people who had a level then and were given one since. Where there is nobody of
    whom both are known, ``before`` is that of all who had one, and ``after`` is None.
    """

    skill: Skill
    trainings: int
    people: int
    rated: int
    before: int | None
    after: int | None

    @property
    def change(self) -> int | None:
        """Hundredths of a level gained or lost; None where that is not known."""
        if self.before is None or self.after is None:
            return None
        return self.after - self.before


def moved(db: Db, first: date, last: date, today: date) -> tuple[Moved, ...]:
    """Each skill that a training was delivered in from one day to another, by name.

    Only the manager's levels count: that training was given is not what moved them, but it is
    worth asking where they did not move.
    """
    skills, came = _came(db, first, last)
    levels = _levels(db, {who for who, _ in came}, {what for _, what in came}, today)
    return tuple(_moved(skill, count, came, levels) for skill, count in skills)


def _moved(
    skill: Skill, trainings: int, came: dict[tuple[int, int], date], levels: _Levels
) -> Moved:
    days = {who: day for (who, what), day in came.items() if what == skill.id}
    known = [_around(levels.get((who, skill.id), ()), day) for who, day in days.items()]
    both = [(before, after) for before, after in known if before is not None and after is not None]
    befores = [before for before, _ in both or known if before is not None]
    afters = [after for _, after in both]
    return Moved(skill, trainings, len(days), len(both), _average(befores), _average(afters))


def _around(given: Iterable[tuple[date, int]], day: date) -> tuple[int | None, int | None]:
    """The last level until a day, and the last one since; None where there is none."""
    before = after = None
    for rated_on, level in given:
        if rated_on <= day:
            before = level
        else:
            after = level
    return before, after


def _average(levels: Collection[int]) -> int | None:
    return round(sum(levels) * 100 / len(levels)) if levels else None


def _came(
    db: Db, first: date, last: date
) -> tuple[list[tuple[Skill, int]], dict[tuple[int, int], date]]:
    """The skills with how many trainings each had, and when each (person, skill) came first."""
    delivered = (
        TrainingSession.planned_for.between(first, last),
        TrainingSession.state == TrainingState.DELIVERED,
    )
    trained = (
        sa.select(Skill, TrainingSession.id, TrainingSession.delivered_on)
        .join(TrainingSkill, TrainingSkill.skill_id == Skill.id)
        .join(TrainingSession, TrainingSession.id == TrainingSkill.training_id)
        .where(*delivered)
    )
    there = _there(db, delivered)
    skills: dict[int, tuple[Skill, int]] = {}
    firsts: dict[tuple[int, int], date] = {}
    for skill, training_id, day in db.execute(trained):
        skills[skill.id] = (skill, skills.get(skill.id, (skill, 0))[1] + 1)
        for who in there.get(training_id, ()):
            key = (who, skill.id)
            firsts[key] = min(firsts.get(key, day or last), day or last)
    return sorted(skills.values(), key=lambda one: fold(one[0].name)), firsts


def _there(db: Db, which: Iterable[sa.ColumnElement[bool]]) -> dict[int, list[int]]:
    """Who came to each of these trainings but who gave it."""
    query = (
        sa.select(TrainingAttendance.person_id, TrainingAttendance.training_id)
        .join(TrainingSession, TrainingSession.id == TrainingAttendance.training_id)
        .where(
            *which,
            TrainingAttendance.attended == Attended.PRESENT,
            TrainingAttendance.person_id.is_distinct_from(TrainingSession.giver_id),
        )
    )
    found: dict[int, list[int]] = {}
    for who, training_id in db.execute(query):
        found.setdefault(training_id, []).append(who)
    return found


def _levels(db: Db, who: Collection[int], what: Collection[int], today: date) -> _Levels:
    query = sa.select(
        SkillRating.person_id, SkillRating.skill_id, SkillRating.rated_on, SkillRating.level
    ).where(
        SkillRating.person_id.in_(who),
        SkillRating.skill_id.in_(what),
        SkillRating.voice == Voice.MANAGER,
        SkillRating.rated_on <= today,
    )
    found: _Levels = {}
    for person_id, skill_id, day, level in db.execute(
        query.order_by(SkillRating.rated_on, SkillRating.id)
    ):
        found.setdefault((person_id, skill_id), []).append((day, level))
    return found
