"""The skills of the whole team: who stands where, where nobody does, who can teach whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.domain import people, skills
from app.domain.kinds import AT_WORK, FactKind, GoalState, Vis, Voice
from app.domain.models import GoalSkill, GrowthGoal, Person, ProfileFact, Skill, SkillRating
from app.domain.roster import RosterRow
from app.domain.skills import STRONG

#: Somebody at this level or below could learn from a colleague.
WEAK = 2


@dataclass(frozen=True)
class Lesson:
    """A skill that somebody could teach and somebody else could learn; both as person ids.

    ``learners`` who have set themselves a goal in it stand first, and are those ``wanting`` it.
    """

    skill: Skill
    teachers: tuple[int, ...]
    learners: tuple[int, ...]
    wanting: frozenset[int] = frozenset()


@dataclass(frozen=True)
class TeamMap:
    """Levels by skill and person as the manager sees them; ``levels`` has a row for each skill.

    A level is None where nobody rated it: that is a blank, not a zero. ``holes`` are skills in
    which nobody of the team is strong.
    """

    people: tuple[RosterRow, ...]
    skills: tuple[Skill, ...]
    levels: tuple[tuple[int | None, ...], ...]
    holes: tuple[Skill, ...]
    lessons: tuple[Lesson, ...]

    @property
    def short_names(self) -> tuple[str, ...]:
        """What heads the column of each person, no longer than it takes to tell them apart."""
        called = [who.preferred_name or who.name.split(" ")[0] for who in self.people]
        longer = [f"{called[n]} {who.name.split(' ')[-1][0]}." for n, who in enumerate(self.people)]
        return tuple(
            _first_unlike(n, called, longer) or who.name for n, who in enumerate(self.people)
        )


def team_map(db: Session, today: date, *, shareable_only: bool = False) -> TeamMap:
    """The map of everybody at work in every skill of the library.

    With ``shareable_only`` a private rating is as if it had never been given.
    """
    team = tuple(row for row in people.roster(db) if row.status in AT_WORK)
    library = tuple(skills.every(db))
    latest = latest_levels(db, today, shareable_only=shareable_only)
    levels = tuple(tuple(latest.get((person.id, skill.id)) for person in team) for skill in library)
    holes = tuple(
        skill
        for skill, row in zip(library, levels, strict=True)
        if not any(level is not None and level >= STRONG for level in row)
    )
    return TeamMap(team, library, levels, holes, _lessons(db, team, library, levels))


def _first_unlike(number: int, *spellings: Sequence[str]) -> str:
    """The first spelling that nobody else has; empty where all are shared."""
    unlike = (names[number] for names in spellings if names.count(names[number]) == 1)
    return next(unlike, "")


def latest_levels(db: Session, today: date, *, shareable_only: bool) -> dict[tuple[int, int], int]:
    """The manager's latest level by (person, skill), each found without reading earlier ones."""
    latest = sa.select(SkillRating.level).where(
        SkillRating.person_id == Person.id,
        SkillRating.skill_id == Skill.id,
        SkillRating.voice == Voice.MANAGER,
        SkillRating.rated_on <= today,
    )
    if shareable_only:
        latest = latest.where(SkillRating.vis == Vis.SHAREABLE)
    newest = latest.order_by(SkillRating.rated_on.desc(), SkillRating.id.desc()).limit(1)
    query = sa.select(Person.id, Skill.id, newest.scalar_subquery()).join(Skill, sa.true())
    found = db.execute(query.where(Person.status.in_(AT_WORK)))
    return {(person, skill): level for person, skill, level in found if level is not None}


def _lessons(
    db: Session,
    team: Sequence[RosterRow],
    library: Sequence[Skill],
    levels: Sequence[Sequence[int | None]],
) -> tuple[Lesson, ...]:
    said = said_to_teach(db)
    wanted = worked_on(db)
    found = []
    for skill, row in zip(library, levels, strict=True):
        standing = list(zip((person.id for person in team), row, strict=True))
        teachers = tuple(
            who
            for who, level in standing
            if (who, skill.id) in said or (level is not None and level >= STRONG)
        )
        learners = [
            who
            for who, level in standing
            if who not in teachers
            and ((who, skill.id) in wanted or (level is not None and level <= WEAK))
        ]
        learners.sort(key=lambda who, skill=skill: (who, skill.id) not in wanted)  # type: ignore[misc]
        if teachers and learners:
            wanting = frozenset(who for who in learners if (who, skill.id) in wanted)
            found.append(Lesson(skill, teachers, tuple(learners), wanting))
    return tuple(found)


def said_to_teach(db: Session) -> set[tuple[int, int]]:
    """(person, skill) of the statements that somebody can teach a skill."""
    query = sa.select(ProfileFact.person_id, ProfileFact.skill_id).where(
        ProfileFact.person_id.in_(_ids_at_work()),
        ProfileFact.kind == FactKind.CAN_TEACH,
        ProfileFact.retired_on.is_(None),
    )
    return {(person, skill) for person, skill in db.execute(query) if skill is not None}


def worked_on(db: Session) -> set[tuple[int, int]]:
    """(person, skill) of the open growth goals."""
    query = (
        sa.select(GrowthGoal.person_id, GoalSkill.skill_id)
        .join(GoalSkill, GoalSkill.goal_id == GrowthGoal.id)
        .where(GrowthGoal.person_id.in_(_ids_at_work()), GrowthGoal.state == GoalState.OPEN)
    )
    return {(person, skill) for person, skill in db.execute(query)}


def _ids_at_work() -> sa.Select[int]:
    """Asked for by person, because no table that grows is to be read as a whole."""
    return sa.select(Person.id).where(Person.status.in_(AT_WORK))
