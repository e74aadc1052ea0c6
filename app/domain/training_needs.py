"""What the team should be trained in, read from what the journal says already."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import notes, settings, skills, team_map, training_topics
from app.domain.kinds import (
    ALWAYS_PRIVATE,
    AT_WORK,
    NoteKind,
    PeriodKind,
    PlanState,
    SkillFamily,
    Tone,
    TrainingState,
)
from app.domain.models import (
    BusinessPlan,
    Note,
    NotePerson,
    NoteTag,
    Person,
    PlanLine,
    Session,
    Skill,
    TrainingPlan,
    TrainingSession,
    TrainingSkill,
    TrainingTopic,
)
from app.domain.names import fold
from app.domain.periods import kept_in, last_periods, next_period, period_of

#: An obstacle that came up so often in that time is no single case.
REPEATED, LOOKED_BACK = 3, timedelta(days=180)
#: What was trained in so many quarters, the current one among them, is not proposed again.
NOT_AGAIN_FOR = 2
#: A plan may begin so long before or after the half-year that it is kept in.
_AROUND = timedelta(days=92)


@dataclass(frozen=True)
class SkillGap:
    """A skill that people at work are weak in, or have set themselves a goal in."""

    skill: Skill
    people: tuple[Person, ...]
    weak: int
    wanting: int

    @property
    def width(self) -> int:
        """How wide it is; who wants to learn counts twice."""
        return len(self.people) + self.wanting


@dataclass(frozen=True)
class Obstacle:
    """What concerns were about again and again: a tag, how often, and about whom they were."""

    tag: str
    asked: int
    people: tuple[Person, ...]


@dataclass(frozen=True)
class Sold:
    """A product that people plan to sell."""

    product: str
    people: tuple[Person, ...]


@dataclass(frozen=True)
class Covered:
    """What need not be proposed: it waits, was trained not long ago, or was dropped."""

    titles: frozenset[str]
    skill_ids: frozenset[int]

    def holds(self, title: str, skill: Skill | None = None) -> bool:
        """Whether a title or its skill is among them."""
        return fold(title) in self.titles or (skill is not None and skill.id in self.skill_ids)


def at_work(db: Db) -> Sequence[Person]:
    """Everybody at work, by name."""
    query = sa.select(Person).where(Person.status.in_(AT_WORK))
    return db.scalars(query.order_by(Person.name, Person.id)).all()


def skill_gaps(db: Db, team: Sequence[Person], today: date) -> list[SkillGap]:
    """The gaps of those at work, the widest first; a skill that nobody was rated in has none.

    What one person lacks in character is none of the team's: a training in it would point at them.
    """
    levels, goals = team_map.latest_levels(db, today, shareable_only=False), team_map.worked_on(db)
    found = []
    for skill in skills.every(db):
        rated = {one.id: levels[one.id, skill.id] for one in team if (one.id, skill.id) in levels}
        weak = {who for who, level in rated.items() if level <= team_map.WEAK}
        wanting = {
            one.id
            for one in team
            if (one.id, skill.id) in goals and rated.get(one.id, 0) < skills.STRONG
        }
        learners = tuple(one for one in team if one.id in weak | wanting)
        is_personal = skill.family is SkillFamily.TRAIT and len(learners) == 1
        if rated and learners and not is_personal:
            found.append(SkillGap(skill, learners, len(weak), len(wanting)))
    return sorted(found, key=lambda gap: (-gap.width, -gap.weak, fold(gap.skill.name)))


def obstacles(db: Db, team: Sequence[Person], today: date) -> list[Obstacle]:
    """What concerns and what went badly were about again and again, most often first.

    What is always private stays out of it: a vent is heard, and nothing is done about it. The name
    of a person or of a customer is no obstacle.
    """
    rows = db.execute(
        sa.select(NoteTag.note_id, NoteTag.tag)
        .join(Note, Note.id == NoteTag.note_id)
        .where(
            Note.happened_on.between(today - LOOKED_BACK, today),
            Note.kind.not_in(ALWAYS_PRIVATE),
            sa.or_(Note.kind == NoteKind.CONCERN, Note.tone == Tone.MINUS),
        )
    )
    about: dict[str, set[int]] = {}
    for note_id, tag in rows:
        about.setdefault(tag, set()).add(note_id)
    named = _named(db, today)
    often = {
        tag: ids for tag, ids in about.items() if len(ids) >= REPEATED and not _names(tag, named)
    }
    notes_of = _notes_of(db, set().union(*often.values()))
    found = [
        Obstacle(tag, len(ids), tuple(one for one in team if notes_of.get(one.id, set()) & ids))
        for tag, ids in often.items()
    ]
    return sorted(found, key=lambda one: (-one.asked, one.tag))


def products(db: Db, team: Sequence[Person], today: date) -> list[Sold]:
    """What those at work plan to sell in this half-year and the next, most of them first."""
    sellers: dict[str, tuple[str, set[int]]] = {}
    for person_id, product, _ in _lines(db, today):
        if product:
            sellers.setdefault(fold(product), (product, set()))[1].add(person_id)
    found = [
        Sold(product, tuple(one for one in team if one.id in who))
        for product, who in sellers.values()
    ]
    return sorted(
        (one for one in found if one.people), key=lambda one: (-len(one.people), one.product)
    )


def covered(db: Db, today: date) -> Covered:
    """What waits already, what the team is or was trained in not long ago, and what was dropped."""
    fiscal_start = settings.current(db).fiscal_start
    quarter = period_of(PeriodKind.QUARTER, today, fiscal_start)
    since = last_periods(quarter, NOT_AGAIN_FOR, fiscal_start)[0].starts
    recent = (
        TrainingSession.plan_id.in_(
            sa.select(TrainingPlan.id).where(TrainingPlan.starts_on >= since)
        ),
        TrainingSession.state != TrainingState.CANCELLED,
    )
    trained = sa.select(TrainingSession.topic).where(*recent)
    skilled = (
        sa.select(TrainingSkill.skill_id)
        .join(TrainingSession, TrainingSession.id == TrainingSkill.training_id)
        .where(*recent)
    )
    noted = _noted(db, since)
    return Covered(
        frozenset(map(fold, [*db.scalars(trained), *(title for title, _ in noted)])),
        frozenset([*db.scalars(skilled), *(skill for _, skill in noted if skill is not None)]),
    )


def skill_of(tag: str, library: Iterable[Skill]) -> Skill | None:
    """The one skill in whose name all words of a tag are; None where there is none, or more."""
    words = set(fold(tag).split("-"))
    found = [skill for skill in library if words <= set(fold(skill.name).split())]
    return found[0] if len(found) == 1 else None


def _names(tag: str, named: Collection[str]) -> bool:
    """Whether somebody is named by a tag, or by some of its words: "dana-late"."""
    words = fold(tag).split("-")
    runs = (words[first:last] for last in range(len(words) + 1) for first in range(last))
    return any("-".join(run) in named for run in runs)


def _named(db: Db, today: date) -> frozenset[str]:
    """People and customers as a tag would name them."""
    found = [account for _, _, account in _lines(db, today)]
    lately = Session.held_on.between(today - LOOKED_BACK, today)
    found += db.scalars(sa.select(Session.customer).where(lately, Session.customer != ""))
    for name, preferred in db.execute(sa.select(Person.name, Person.preferred_name)):
        found += (name, name.split(" ")[0], name.split(" ")[-1], preferred)
    return frozenset(fold(notes.tag_of(name)) for name in found if name)


def _notes_of(db: Db, note_ids: Collection[int]) -> dict[int, set[int]]:
    """For each person the notes that are about them, of these."""
    query = sa.select(NotePerson.person_id, NotePerson.note_id)
    found: dict[int, set[int]] = {}
    for person_id, note_id in db.execute(query.where(NotePerson.note_id.in_(note_ids))):
        found.setdefault(person_id, set()).add(note_id)
    return found


def _lines(db: Db, today: date) -> list[tuple[int, str, str]]:
    """Who plans to sell which product to whom in this half-year and the next."""
    fiscal_start = settings.current(db).fiscal_start
    this = period_of(PeriodKind.HALF, today, fiscal_start)
    both = (this, next_period(this, 1, fiscal_start))
    days = BusinessPlan.starts_on.between(this.starts - _AROUND, both[1].ends)
    query = (
        sa.select(
            BusinessPlan.starts_on, BusinessPlan.person_id, PlanLine.product, PlanLine.account
        )
        .join(PlanLine, PlanLine.plan_id == BusinessPlan.id)
        .where(days, BusinessPlan.state != PlanState.SUPERSEDED)
        .order_by(PlanLine.id)
    )
    return [
        (who, product, account)
        for starts_on, who, product, account in db.execute(query)
        if kept_in(PeriodKind.HALF, starts_on, fiscal_start) in both
    ]


def _noted(db: Db, since: date) -> list[tuple[str, int | None]]:
    """The titles and skills of the topics that wait, or were dropped since a day."""
    waits = sa.and_(TrainingTopic.dropped_on.is_(None), ~training_topics.taken_up())
    query = sa.select(TrainingTopic.title, TrainingTopic.skill_id)
    rows = db.execute(query.where(sa.or_(waits, TrainingTopic.dropped_on >= since)))
    return [(title, skill_id) for title, skill_id in rows]
