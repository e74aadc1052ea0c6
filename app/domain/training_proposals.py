"""What the team could be trained in next, who could give it, and a quarter filled with both."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import (
    commands,
    skills,
    training_balance,
    training_needs,
    training_quarters,
    training_teachers,
    training_topics,
    trainings,
)
from app.domain.errors import Reason, Refused
from app.domain.kinds import QuarterState, SkillFamily, Status, TopicSource, TrainingKind
from app.domain.models import (
    Person,
    Skill,
    TrainingPlan,
    TrainingSession,
    TrainingSkill,
    TrainingTopic,
)
from app.domain.names import fold
from app.domain.text import LONGEST_LINE
from app.domain.training_days import Pattern
from app.domain.training_full import Quarter, Training
from app.domain.training_needs import Covered, Obstacle, SkillGap
from app.domain.training_teachers import KINDS, Teachers

#: Obstacles, and products, are one of so many of what is proposed.
_ONE_OF = 4


@dataclass(frozen=True)
class Proposal:
    """A topic that nobody noted yet, whom it would help, and how often it came up."""

    title: str
    kind: TrainingKind
    source: TopicSource
    skill: Skill | None = None
    people: tuple[Person, ...] = ()
    asked: int = 0


@dataclass(frozen=True)
class GiverChoice:
    """Somebody who could give a training; for the manager only.

    ``level`` is the best that the manager sees them at in what it is about. ``given`` counts
    trainings of this quarter and the four before it. Who is ``away`` that day cannot give it.
    """

    person: Person
    can_teach: bool
    level: int | None
    given: int
    away: bool


def topics(db: Db, today: date, limit: int = 12) -> tuple[Proposal, ...]:
    """What the team could be trained in: its widest gaps, what is in its way, what it is to sell.

    What waits already is left out, and so is what it is trained in at the time.
    """
    return _ranked(db, today, limit)[:limit]


def givers(
    db: Db,
    plan_id: int,
    *,
    skill_ids: Iterable[int],
    kind: TrainingKind,
    on: date | None,
    today: date,
) -> tuple[GiverChoice, ...]:
    """Who of the team could give a training, best first: who can teach, then who gave least.

    Who is away comes last. The manager is never among them.
    """
    teachers = training_teachers.read(db, training_quarters.get(db, plan_id), today)
    return _choices(teachers, teachers.about(skill_ids, kind), on)


def keep(db: Db, proposal: Proposal, today: date) -> TrainingTopic:
    """A proposed topic is wanted: it waits from now on."""
    return training_topics.add(
        db,
        proposal.title,
        today,
        kind=proposal.kind,
        source=proposal.source,
        skill_id=None if proposal.skill is None else proposal.skill.id,
        asked=proposal.asked,
        person_ids=[person.id for person in proposal.people],
    )


def keep_all(db: Db, proposals: Iterable[Proposal], today: date) -> list[TrainingTopic]:
    """Several proposed topics are wanted."""
    return [keep(db, proposal, today) for proposal in proposals]


def take_up(db: Db, training_id: int, topic_id: int, today: date) -> TrainingSession:
    """Have a training be about a topic that waits: its title, its type and its skill.

    What was said of another topic before it, as what people can do afterwards, goes with that one.
    """
    topic = commands.find(db, TrainingTopic, topic_id)
    taken = sa.select(training_topics.taken_up()).where(TrainingTopic.id == topic_id)
    before = trainings.get(db, training_id).session
    if db.scalar(taken) and before.topic_id != topic_id:
        raise Refused(Reason.TOPIC_IN_USE, "topic_id", topic.title)
    commands.put(topic, {"dropped_on": None})
    about: trainings.Details = {"topic": topic.title, "topic_id": topic.id, "kind": topic.kind}
    if before.topic not in {"", topic.title}:
        about |= {"objective": "", "observe": ""}
    skill_ids = () if topic.skill_id is None else (topic.skill_id,)
    return trainings.change(db, training_id, today, skill_ids=skill_ids, **about)


def fill(db: Db, plan_id: int, today: date) -> int:
    """Give the trainings of a draft topics and givers where they have none; how many got some.

    What waits comes first, then what is proposed; of what is there product and soft skills both
    appear. Where that is not enough, selling skills that are weak all the same are practised.
    Nobody gives two in a row, or many more than the others, where somebody else can. What cannot be
    filled stays empty.
    """
    found = training_quarters.get(db, plan_id)
    if found.plan.state is QuarterState.CLOSED:
        raise Refused(Reason.QUARTER_IS_CLOSED)
    if found.plan.state is not QuarterState.DRAFT:
        raise Refused(Reason.ALREADY_PUBLISHED)
    filled = _fill_topics(db, found, today)
    filled |= _fill_givers(db, training_quarters.get(db, plan_id), today)
    return len(filled)


def plan_quarter(
    db: Db,
    day: date,
    today: date,
    pattern: Pattern,
    closed: Mapping[date, str],
    *,
    propose: bool,
) -> TrainingPlan:
    """Lay out the quarter that holds a day and, if so wanted, fill it with topics and givers."""
    plan = training_quarters.lay_out(db, day, today, pattern, closed)
    if propose:
        fill(db, plan.id, today)
    return plan


def _ranked(db: Db, today: date, limit: int) -> tuple[Proposal, ...]:
    """All that could be proposed, so that the first ``limit`` of it have something of each.

    What several lack comes first, then what is met and what is sold. What one person lacks comes
    after it: that is coached sooner than trained.
    """
    team = training_needs.at_work(db)
    found = (*_gaps_and_obstacles(db, team, today), _products(db, team, today))
    gaps, *others = _new(found, training_needs.covered(db, today))
    most = max(limit // _ONE_OF, 1)
    brought = [one for each in others for one in each[:most]]
    wide = [one for one in gaps if len(one.people) > 1]
    alone = [one for one in gaps if len(one.people) == 1]
    room = max(limit - len(brought), 1)
    spare = [one for each in others for one in each[most:]]
    return (*wide[:room], *brought, *wide[room:], *alone, *spare)


def _gaps_and_obstacles(
    db: Db, team: Sequence[Person], today: date
) -> tuple[list[Proposal], list[Proposal]]:
    """The gaps of the team, and what is in its way that is no gap in a skill already."""
    library, gaps = skills.every(db), training_needs.skill_gaps(db, team, today)
    met = training_needs.obstacles(db, team, today)
    in_skill = [(training_needs.skill_of(one.tag, library), one) for one in met]
    asked = dict.fromkeys((gap.skill.id for gap in gaps), 0)
    others = []
    for skill, one in in_skill:
        if skill is not None and skill.id in asked:
            asked[skill.id] += one.asked
        else:
            others.append(_of_obstacle(skill, one))
    return [_of_gap(gap, asked[gap.skill.id]) for gap in gaps], others


def _of_gap(gap: SkillGap, asked: int) -> Proposal:
    kind, source = _kind(gap.skill), TopicSource.SKILL_GAP
    return Proposal(gap.skill.name, kind, source, gap.skill, gap.people, asked)


def _of_obstacle(skill: Skill | None, met: Obstacle) -> Proposal:
    """An objection to be answered or, where it names a skill of another family, that skill."""
    is_objection = skill is None or skill.family is SkillFamily.OBJECTIONS
    title = _titled("Objection", met.tag.replace("-", " ")) if is_objection else ""
    return Proposal(
        title or (skill.name if skill is not None else ""),
        TrainingKind.SELLING_SKILL if skill is None else _kind(skill),
        TopicSource.OBSTACLE,
        skill,
        met.people,
        met.asked,
    )


def _titled(lead: str, name: str) -> str:
    """A title made of a name, which may be as long as a title itself."""
    return f"{lead}: {name}"[:LONGEST_LINE]


def _kind(skill: Skill) -> TrainingKind:
    return KINDS.get(skill.family, TrainingKind.SELLING_SKILL)


def _products(db: Db, team: Sequence[Person], today: date) -> list[Proposal]:
    kind, source = TrainingKind.PRODUCT, TopicSource.PRODUCT
    return [
        Proposal(_titled("Product", one.product), kind, source, None, one.people)
        for one in training_needs.products(db, team, today)
    ]


def _new(found: Iterable[Iterable[Proposal]], known: Covered) -> list[list[Proposal]]:
    """What is not covered already, and no title twice."""
    seen: set[str] = set()
    kept = []
    for each in found:
        new = []
        for one in each:
            if fold(one.title) not in seen and not known.holds(one.title, one.skill):
                seen.add(fold(one.title))
                new.append(one)
        kept.append(new)
    return kept


def _choices(
    teachers: Teachers, skill_ids: Collection[int], on: date | None
) -> tuple[GiverChoice, ...]:
    def place(one: GiverChoice) -> tuple[object, ...]:
        is_new = one.person.status is Status.RAMPING and not one.can_teach
        learns = teachers.is_learning(one.person, skill_ids)
        return (one.away, not one.can_teach, learns, is_new, one.given, -(one.level or 0))

    found = [
        GiverChoice(
            person,
            teachers.can_teach(person, skill_ids),
            teachers.level(person, skill_ids),
            teachers.given[person.id],
            teachers.is_away(person, on),
        )
        for person in teachers.team
    ]
    return tuple(sorted(found, key=place))


def _fill_topics(db: Db, found: Quarter, today: date) -> set[int]:
    """Put a topic into each training that has none; the ids of those that got one."""
    empty = [one for one in found.trainings if one.is_ahead and not one.session.topic]
    there = {one.session.kind for one in found.standing if one.session.topic}
    waiting = [one.topic for one in training_topics.waiting(db)]
    queue: tuple[TrainingTopic | Proposal, ...] = (*waiting, *_ranked(db, today, len(empty)))
    wanted = _spread(_mixed(queue, len(empty), there))
    if len(wanted) < len(empty):
        wanted += _practice(db, today)
    for training, one in zip(empty, wanted, strict=False):
        _be_about(db, training, one if isinstance(one, TrainingTopic) else keep(db, one, today))
    return {training.id for training, _ in zip(empty, wanted, strict=False)}


def _practice(db: Db, today: date) -> list[Proposal]:
    """Selling skills to be played through after they were trained, the widest gaps first."""
    known, source = training_needs.covered(db, today), TopicSource.SKILL_GAP
    found = [
        Proposal(_titled("Role-play", gap.skill.name), TrainingKind.ROLE_PLAY, source, gap.skill,
                 gap.people)
        for gap in training_needs.skill_gaps(db, training_needs.at_work(db), today)
        if _kind(gap.skill) is TrainingKind.SELLING_SKILL
    ]  # fmt: skip
    return [one for one in found if not known.holds(one.title)]


def _mixed(
    queue: Sequence[TrainingTopic | Proposal], count: int, there: Collection[TrainingKind]
) -> list[TrainingTopic | Proposal]:
    """The first ``count``; the last of them make room for a type that would be left out."""
    chosen, spare = list(queue[:count]), queue[count:]
    needed = [one for one in training_balance.BOTH if one not in there]
    for kind in needed:
        instead = next((one for one in spare if one.kind is kind), None)
        if instead is None or any(one.kind is kind for one in chosen):
            continue
        count_of = Counter(one.kind for one in chosen)
        others = [
            place
            for place, one in enumerate(chosen)
            if one.kind not in needed or count_of[one.kind] > 1
        ]
        if others:
            chosen[others[-1]] = instead
    return chosen


def _spread(chosen: Sequence[TrainingTopic | Proposal]) -> list[TrainingTopic | Proposal]:
    """In such an order that each type comes evenly through the quarter, its first topic first."""
    of_kind: dict[TrainingKind, list[TrainingTopic | Proposal]] = {}
    for one in chosen:
        of_kind.setdefault(one.kind, []).append(one)
    placed = [
        ((number + 0.5) / len(each), one)
        for each in of_kind.values()
        for number, one in enumerate(each)
    ]
    return [one for _, one in sorted(placed, key=lambda at: at[0])]


def _be_about(db: Db, training: Training, topic: TrainingTopic) -> None:
    """Put a topic into a training of a draft, which nobody knows of yet."""
    told = {"topic": topic.title, "topic_id": topic.id, "kind": topic.kind}
    commands.put(training.session, told)
    if topic.skill_id is not None and not training.skills:
        db.add(TrainingSkill(training_id=training.id, skill_id=topic.skill_id))


def _fill_givers(db: Db, found: Quarter, today: date) -> set[int]:
    """Have somebody give each training that has a topic and nobody; the ids of those."""
    teachers = training_teachers.read(db, found, today)
    order, filled = found.standing, set()
    here = Counter(one.session.giver_id for one in order)
    share = ceil(len(order) / max(len(teachers.team), 1)) + 1
    for place, one in enumerate(order):
        if not one.is_ahead or not one.session.topic or one.given_by is not None:
            continue
        near = (*order[max(place - 1, 0) : place], *order[place + 1 : place + 2])
        beside = {neighbour.session.giver_id for neighbour in near}
        full = {who for who, count in here.items() if count >= share}
        giver = _giver(teachers, one, beside, full)
        if giver is not None:
            commands.put(one.session, {"giver_id": giver.id})
            here[giver.id] += 1
            teachers.given[giver.id] += 1
            filled.add(one.id)
    return filled


def _giver(
    teachers: Teachers,
    training: Training,
    beside: Collection[int | None],
    full: Collection[int | None],
) -> Person | None:
    """Who gives a training best: where that can be, neither the one before nor the one after it.

    Those who are ``full`` give more of the quarter than their share, and one more, already.
    """
    about = teachers.about([skill.id for skill in training.skills], training.session.kind)
    able = [
        choice.person
        for choice in _choices(teachers, about, training.session.planned_for)
        if not choice.away
        and choice.person.id != training.session.backup_id
        and not teachers.is_learning(choice.person, about)
    ]
    return min(able, key=lambda one: (one.id in beside, one.id in full), default=None)
