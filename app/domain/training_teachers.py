"""Who could give a training: who can teach what, who gave how many, and who is away."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import absences, people, settings, skills, team_map
from app.domain.kinds import SkillFamily, Status, TrainingKind, TrainingState
from app.domain.models import Absence, Person, Skill, TrainingSession
from app.domain.periods import next_period
from app.domain.training_full import Quarter

#: In so many quarters before the one that is planned the trainings are counted that people gave.
QUARTERS_BACK = 4
#: The type of a training in the skills of a family; in all others it is a selling skill.
KINDS = {
    SkillFamily.PRODUCT: TrainingKind.PRODUCT,
    SkillFamily.TOOLS: TrainingKind.TOOL,
    SkillFamily.COMMUNICATION: TrainingKind.SOFT_SKILL,
    SkillFamily.RESILIENCE: TrainingKind.SOFT_SKILL,
    SkillFamily.STRATEGIC_THINKING: TrainingKind.SOFT_SKILL,
    SkillFamily.TRAIT: TrainingKind.SOFT_SKILL,
}
#: A training of these types is about its family's skills also where none is named.
_BY_KIND = {TrainingKind.PRODUCT: SkillFamily.PRODUCT, TrainingKind.TOOL: SkillFamily.TOOLS}


@dataclass(frozen=True)
class Teachers:
    """The team as it could give the trainings of a quarter, read at once.

    ``levels`` and ``said`` are by person and skill; ``given`` counts trainings by person.
    """

    team: Sequence[Person]
    all_skills: Sequence[Skill]
    levels: dict[tuple[int, int], int]
    said: Collection[tuple[int, int]]
    given: Counter[int]
    absences: Sequence[Absence]

    def about(self, skill_ids: Iterable[int], kind: TrainingKind) -> tuple[int, ...]:
        """The skills that a training is about; those of its family where none is named."""
        named = tuple(skill_ids)
        family = _BY_KIND.get(kind)
        return named or tuple(one.id for one in self.all_skills if one.family is family)

    def level(self, person: Person, skill_ids: Iterable[int]) -> int | None:
        """The best level that the manager sees somebody at in these skills."""
        found = [self.levels.get((person.id, skill_id)) for skill_id in skill_ids]
        return max((level for level in found if level is not None), default=None)

    def can_teach(self, person: Person, skill_ids: Collection[int]) -> bool:
        """Whether somebody is strong in one of these skills, or is said to teach it."""
        is_said = any((person.id, skill_id) in self.said for skill_id in skill_ids)
        return is_said or (self.level(person, skill_ids) or 0) >= skills.STRONG

    def is_learning(self, person: Person, skill_ids: Collection[int]) -> bool:
        """Whether somebody should not be asked to teach these skills: they are to learn them."""
        level = self.level(person, skill_ids)
        is_weak = level is not None and level <= team_map.WEAK
        return is_weak and not self.can_teach(person, skill_ids)

    def is_away(self, person: Person, on: date | None) -> bool:
        """Whether somebody is on leave, or away on a day."""
        if person.status is Status.ON_LEAVE:
            return True
        return on is not None and any(
            row.person_id == person.id and row.first_on <= on <= row.last_on
            for row in self.absences
        )


def read(db: Db, found: Quarter, today: date) -> Teachers:
    """The team as it could give the trainings of a quarter."""
    return Teachers(
        people.team(db),
        skills.every(db),
        team_map.latest_levels(db, today, shareable_only=False),
        team_map.said_to_teach(db),
        _given(db, found),
        absences.between(db, found.period.starts, found.period.ends),
    )


def _given(db: Db, found: Quarter) -> Counter[int]:
    """How many trainings each person gave, or is to give, until the end of a quarter."""
    start = settings.current(db).fiscal_start
    first = next_period(found.period, -QUARTERS_BACK, start).starts
    query = sa.select(TrainingSession.giver_id, sa.func.count()).where(
        TrainingSession.giver_id.in_(sa.select(Person.id)),
        TrainingSession.planned_for.between(first, found.period.ends),
        TrainingSession.state != TrainingState.CANCELLED,
    )
    counts = Counter(
        {who: count for who, count in db.execute(query.group_by(TrainingSession.giver_id)) if who}
    )
    counts.update(
        one.giver.id
        for one in found.standing
        if one.giver is not None and one.session.planned_for is None
    )
    return counts
