"""Skills, and the levels that people are rated at, by themselves and by the manager."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.domain import commands, people
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


def every(db: Session) -> Sequence[Skill]:
    """Every skill, by family and name."""
    return db.scalars(sa.select(Skill).order_by(Skill.family, Skill.name)).all()


def add(db: Session, name: str, family: SkillFamily, levels: Sequence[str] = ()) -> Skill:
    """Put a skill into the library; ``levels`` describes level 1 first."""
    name = commands.insist_on_line(name, "name")
    if any(fold(other) == fold(name) for other in db.scalars(sa.select(Skill.name))):
        raise Refused(Reason.SAME_SKILL, "name", name)
    described = {f"level_{level}": text for level, text in zip(LEVELS, levels, strict=False)}
    skill = Skill(name=name, family=family, **described)
    db.add(skill)
    db.flush()
    return skill


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
