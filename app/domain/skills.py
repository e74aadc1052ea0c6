"""Skills, and the levels that people are rated at, by themselves and by the manager."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypedDict, Unpack

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.domain import commands, people, training_ties
from app.domain.errors import Reason, Refused
from app.domain.kinds import SkillFamily, Vis, Voice
from app.domain.models import Skill, SkillRating
from app.domain.names import fold

LEVELS = range(1, 6)
#: A skill at this level or above is a strength.
STRONG = 4


@dataclass(frozen=True)
class Standing:
    """How a person stands in one skill on a day, and what the manager's rating replaced."""

    skill: Skill
    own: SkillRating | None
    manager: SkillRating | None
    before: SkillRating | None

    @property
    def change(self) -> int | None:
        """Levels gained or lost since; None where there was no earlier rating."""
        if self.manager is None or self.before is None:
            return None
        return self.manager.level - self.before.level

    @property
    def gap(self) -> int | None:
        """Levels by which they see themselves above the manager's view; None where one is missing.

        Below zero they think less of themselves than the manager does.
        """
        if self.own is None or self.manager is None:
            return None
        return self.own.level - self.manager.level


class Description(TypedDict, total=False):
    """What a skill is; see ``models.Skill``."""

    name: str
    family: SkillFamily
    level_1: str
    level_2: str
    level_3: str
    level_4: str
    level_5: str


def every(db: Session) -> Sequence[Skill]:
    """Every skill, by family and name."""
    return db.scalars(sa.select(Skill).order_by(Skill.family, Skill.name)).all()


def of_family(db: Session, family: SkillFamily) -> Sequence[Skill]:
    """Every skill of one family, by name."""
    return db.scalars(sa.select(Skill).where(Skill.family == family).order_by(Skill.name)).all()


def add(db: Session, name: str, family: SkillFamily, levels: Sequence[str] = ()) -> Skill:
    """Put a skill into the library; ``levels`` describes level 1 first."""
    name = commands.insist_on_line(name, "name")
    _refuse_twin(db, name)
    described = {f"level_{level}": text for level, text in zip(LEVELS, levels, strict=False)}
    skill = Skill(name=name, family=family, **described)
    db.add(skill)
    db.flush()
    return skill


def get(db: Session, skill_id: int) -> Skill:
    """The skill with this id."""
    return commands.find(db, Skill, skill_id)


def change(db: Session, skill_id: int, **changes: Unpack[Description]) -> Skill:
    """Change a skill's name, family or what its levels look like; ratings stay."""
    skill = get(db, skill_id)
    if "name" in changes:
        changes["name"] = commands.insist_on_line(changes["name"], "name")
        _refuse_twin(db, changes["name"], but=skill_id)
        if changes["name"] != skill.name:
            training_ties.tell_of_skill(db, skill_id)
    commands.put(skill, changes)
    return skill


def delete(db: Session, skill_id: int) -> None:
    """Take a skill out of the library with every rating of it; undo brings all of it back."""
    training_ties.tell_of_skill(db, skill_id)
    commands.delete(db, get(db, skill_id))


def levels_of(skill: Skill) -> tuple[str, ...]:
    """What the levels of a skill look like, level 1 first."""
    return tuple(getattr(skill, f"level_{level}") for level in LEVELS)


def longest_unrated(db: Session, person_id: int, family: SkillFamily) -> int | None:
    """The skill of a family that the manager rated a person in longest ago, or never at all."""
    latest = (
        sa.select(sa.func.max(SkillRating.rated_on))
        .where(
            SkillRating.skill_id == Skill.id,
            SkillRating.person_id == person_id,
            SkillRating.voice == Voice.MANAGER,
        )
        .scalar_subquery()
    )
    query = sa.select(Skill.id).where(Skill.family == family)
    return db.scalars(query.order_by(latest.nulls_first(), Skill.name).limit(1)).first()


def times_rated(db: Session) -> dict[int, int]:
    """How many ratings each skill has; a skill without any is left out."""
    query = sa.select(SkillRating.skill_id, sa.func.count()).group_by(SkillRating.skill_id)
    return {row[0]: row[1] for row in db.execute(query)}


def history(db: Session, person_id: int, skill_id: int) -> Sequence[SkillRating]:
    """Every rating of a person in a skill by either voice, the newest first."""
    query = sa.select(SkillRating).where(
        SkillRating.person_id == person_id, SkillRating.skill_id == skill_id
    )
    return db.scalars(query.order_by(SkillRating.rated_on.desc(), SkillRating.id.desc())).all()


def stock(db: Session, templates: Iterable[tuple[str, SkillFamily, Sequence[str]]]) -> None:
    """Put skills into the library, each as name, family and levels, unless their name is there."""
    here = {fold(name) for name in db.scalars(sa.select(Skill.name))}
    for name, family, levels in templates:
        if fold(name) not in here:
            add(db, name, family, levels)


def rate(
    db: Session,
    person_id: int,
    skill_id: int,
    *,
    voice: Voice,
    level: int,
    rated_on: date,
    today: date,
    justification: str = "",
    vis: Vis = Vis.PRIVATE,
) -> SkillRating:
    """Record a level that supersedes the voice's last one; a changed level says why."""
    people.get(db, person_id)
    commands.find(db, Skill, skill_id)
    commands.not_after(rated_on, today, "rated_on")
    if level not in LEVELS:
        raise Refused(Reason.LEVEL_OUT_OF_RANGE, "level")
    last = _last_rating(db, person_id, skill_id, voice, rated_on)
    if last is not None and last.level != level and not justification.strip():
        raise Refused(Reason.LEVEL_NEEDS_JUSTIFICATION, "justification")
    rating = SkillRating(
        person_id=person_id,
        skill_id=skill_id,
        voice=voice,
        level=level,
        rated_on=rated_on,
        justification=justification.strip(),
        vis=vis,
    )
    db.add(rating)
    return rating


def standings(
    db: Session, person_id: int, on: date, since: date, *, shareable_only: bool = False
) -> list[Standing]:
    """Where the person stands ``on`` a day, against the manager's rating before ``since``.

    With ``shareable_only`` a private rating is as if it had never been given.
    """
    query = sa.select(SkillRating).where(
        SkillRating.person_id == person_id, SkillRating.rated_on <= on
    )
    if shareable_only:
        query = query.where(SkillRating.vis == Vis.SHAREABLE)
    ratings = db.scalars(query.order_by(SkillRating.rated_on, SkillRating.id)).all()
    rated = {rating.skill_id for rating in ratings}
    return [
        Standing(
            skill,
            own=_latest(ratings, skill.id, Voice.SELF),
            manager=_latest(ratings, skill.id, Voice.MANAGER),
            before=_latest((r for r in ratings if r.rated_on < since), skill.id, Voice.MANAGER),
        )
        for skill in every(db)
        if skill.id in rated
    ]


def _refuse_twin(db: Session, name: str, but: int | None = None) -> None:
    others = sa.select(Skill.name).where(Skill.id != (but or 0))
    if any(fold(other) == fold(name) for other in db.scalars(others)):
        raise Refused(Reason.SAME_SKILL, "name", name)


def _latest(ratings: Iterable[SkillRating], skill_id: int, voice: Voice) -> SkillRating | None:
    found = None
    for rating in ratings:
        if rating.skill_id == skill_id and rating.voice is voice:
            found = rating
    return found


def _last_rating(
    db: Session, person_id: int, skill_id: int, voice: Voice, until: date
) -> SkillRating | None:
    query = sa.select(SkillRating).where(
        SkillRating.person_id == person_id,
        SkillRating.skill_id == skill_id,
        SkillRating.voice == voice,
        SkillRating.rated_on <= until,
    )
    return db.scalars(query.order_by(SkillRating.rated_on.desc(), SkillRating.id.desc())).first()
