"""Improvement plans: a last stretch with help, dated looks, and a dated consequence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypedDict, Unpack

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import commands, people
from app.domain.errors import Reason, Refused
from app.domain.kinds import AT_WORK, ON_THE_TEAM, MissState, Outcome, Rung, Status, Vis
from app.domain.models import (
    ImprovementCheckpoint,
    ImprovementPlan,
    Person,
    Standard,
    StandardMiss,
)

#: How long a plan usually is, in days, and how many times the two look at it.
LENGTHS = (30, 60, 90)
_LOOKS = 3
#: A miss is called ready for a plan for so long; after that it is left at what was said.
READY_FOR = timedelta(days=60)


class Terms(TypedDict, total=False):
    """What a plan says, except for its days; see ``models.ImprovementPlan``."""

    standard_id: int | None
    aim: str
    support: str
    consequence: str
    consequence_on: date | None
    because: str
    note: str
    vis: Vis


@dataclass(frozen=True)
class InFull:
    """A plan, whose it is, the standard it is about, and the days on which the two look at it."""

    plan: ImprovementPlan
    person: Person
    standard: Standard | None
    checkpoints: tuple[ImprovementCheckpoint, ...]

    @property
    def ends_on(self) -> date:
        """Its last day, with the extension."""
        return self.plan.extended_to or self.plan.ends_on

    def days_left(self, today: date) -> int:
        """How many days are left of it; below zero where it is over and not closed yet."""
        return (self.ends_on - today).days


def get(db: Db, plan_id: int) -> InFull:
    """The improvement plan with this id."""
    return _in_full(db, [commands.find(db, ImprovementPlan, plan_id)])[0]


def of_checkpoint(db: Db, checkpoint_id: int) -> InFull:
    """The plan that a checkpoint belongs to."""
    return get(db, commands.find(db, ImprovementCheckpoint, checkpoint_id).plan_id)


def of_person(db: Db, person_id: int, *, shareable_only: bool = False) -> list[InFull]:
    """A person's improvement plans, the latest first."""
    query = sa.select(ImprovementPlan).where(ImprovementPlan.person_id == person_id)
    if shareable_only:
        query = query.where(ImprovementPlan.vis == Vis.SHAREABLE)
    latest = query.order_by(ImprovementPlan.starts_on.desc(), ImprovementPlan.id.desc())
    return _in_full(db, db.scalars(latest).all())


def under_way(db: Db) -> list[InFull]:
    """The plans that are not closed, the next to end first."""
    query = sa.select(ImprovementPlan).where(ImprovementPlan.closed_on.is_(None))
    end = sa.func.coalesce(ImprovementPlan.extended_to, ImprovementPlan.ends_on)
    return _in_full(db, db.scalars(query.order_by(end, ImprovementPlan.id)).all())


def closed(db: Db) -> list[InFull]:
    """The plans that ended, the latest first."""
    query = sa.select(ImprovementPlan).where(ImprovementPlan.closed_on.is_not(None))
    latest = query.order_by(ImprovementPlan.closed_on.desc(), ImprovementPlan.id.desc())
    return _in_full(db, db.scalars(latest).all())


def reached(db: Db, person_id: int, standard_id: int | None = None) -> dict[Rung, date]:
    """The steps before a plan that were taken, each with the day, in their order.

    They are those of one miss, the one that came furthest: of this standard, where one is named,
    and seen since the last plan that was carried through, for that one answered what was before.
    """
    query = sa.select(StandardMiss).where(StandardMiss.person_id == person_id)
    if standard_id is not None:
        query = query.where(StandardMiss.standard_id == standard_id)
    last = _last_carried_through(db, person_id)
    if last is not None:
        query = query.where(StandardMiss.observed_on > last)
    taken = [_rungs(miss) for miss in db.scalars(query.order_by(StandardMiss.id.desc()))]
    return max(taken, key=len, default={})


def skipped(db: Db, person_id: int, standard_id: int | None = None) -> Rung | None:
    """The first step before a plan that was not taken; None where all were."""
    taken = reached(db, person_id, standard_id)
    return next((rung for rung in Rung if rung not in taken), None)


def ready(db: Db, today: date) -> list[tuple[Person, Standard, StandardMiss]]:
    """The misses that a plan would be the next step after, the latest first.

    They are of people at work without a plan, and of a standard that they have not met since.
    """
    query = (
        sa.select(Person, Standard, StandardMiss)
        .join(StandardMiss, StandardMiss.person_id == Person.id)
        .join(Standard, Standard.id == StandardMiss.standard_id)
        .where(Person.status.in_(AT_WORK), StandardMiss.closed_on.is_not(None))
        .order_by(StandardMiss.closed_on.desc(), StandardMiss.id.desc())
    )
    latest: dict[tuple[int, int], tuple[Person, Standard, StandardMiss]] = {}
    for person, standard, miss in db.execute(query):
        latest.setdefault((person.id, standard.id), (person, standard, miss))
    busy = {one.person.id for one in under_way(db)}
    return [
        (person, standard, miss)
        for person, standard, miss in latest.values()
        if miss.state is MissState.MISSED_AGAIN
        and person.id not in busy
        and (miss.closed_on or today) >= today - READY_FOR
        and skipped(db, person.id, standard.id) is None
    ]


def begin(
    db: Db,
    person_id: int,
    today: date,
    *,
    starts_on: date | None = None,
    ends_on: date | None = None,
    days: int = LENGTHS[-1],
    **terms: Unpack[Terms],
) -> ImprovementPlan:
    """Begin a plan of so many days, or until ``ends_on``, with three looks at it on the way.

    It is the step after a miss that was talked about and missed again; ``because`` says why, where
    one of those steps is skipped.
    """
    person = people.get(db, person_id)
    _refuse_second(db, person)
    starts_on = starts_on or today
    plan = ImprovementPlan(
        person_id=person_id,
        starts_on=starts_on,
        ends_on=ends_on or starts_on + timedelta(days=days),
        aim="",
        support="",
        consequence="",
        consequence_on=starts_on,
    )
    if plan.ends_on <= starts_on:
        raise Refused(Reason.ENDS_BEFORE_START, "ends_on")
    _put(db, plan, {"consequence_on": None, **terms})
    _insist_on_steps(db, plan)
    db.add(plan)
    db.flush()
    for day in _thirds(plan):
        text = f"Day {(day - starts_on).days}"
        db.add(ImprovementCheckpoint(plan_id=plan.id, due_on=day, text=text))
    return plan


def change(db: Db, plan_id: int, **terms: Unpack[Terms]) -> ImprovementPlan:
    """Change what a plan says while it is under way; its days stay as they were agreed."""
    plan = _open(db, plan_id)
    needed = plan.because, plan.standard_id
    _put(db, plan, {**terms})
    if (plan.because, plan.standard_id) != needed:
        _insist_on_steps(db, plan)
    return plan


def extend(db: Db, plan_id: int, to: date, reason: str) -> ImprovementPlan:
    """Give a plan more time, once, and say why; what follows is put off by as many days.

    The days on which the two look at it stay.
    """
    plan = _open(db, plan_id)
    if plan.extended_to is not None:
        raise Refused(Reason.EXTENDED_ALREADY)
    if to <= plan.ends_on:
        raise Refused(Reason.ENDS_BEFORE_START, "extended_to")
    plan.extension_reason = commands.insist_on_text(reason, "extension_reason")
    plan.extended_to, plan.consequence_on = to, plan.consequence_on + (to - plan.ends_on)
    return plan


def close(
    db: Db, plan_id: int, outcome: Outcome, on: date, today: date, *, note: str | None = None
) -> ImprovementPlan:
    """A plan is over; nothing of it changes any more."""
    plan = _open(db, plan_id)
    commands.not_after(on, today, "closed_on")
    if on < plan.starts_on and outcome is not Outcome.CALLED_OFF:
        raise Refused(Reason.ENDS_BEFORE_START, "closed_on")
    commands.put(plan, {"outcome": outcome, "closed_on": on})
    if note is not None:
        plan.note = note.strip()
    return plan


def delete(db: Db, plan_id: int) -> None:
    """Delete a plan that should not have been made."""
    commands.delete(db, commands.find(db, ImprovementPlan, plan_id))


def look(
    db: Db, checkpoint_id: int, met: bool | None, on: date, today: date, *, said: str = ""
) -> ImprovementCheckpoint:
    """The two looked how far it has got: it was met or not; None where they have not after all."""
    step = _step(db, checkpoint_id)
    commands.not_after(on, today, "looked_on")
    looked_on = None if met is None else on
    commands.put(step, {"met": met, "looked_on": looked_on, "said": said.strip()})
    return step


def add_checkpoint(db: Db, plan_id: int, due_on: date, text: str) -> ImprovementCheckpoint:
    """Add a day on which the two look at a plan."""
    plan = _open(db, plan_id)
    step = ImprovementCheckpoint(plan_id=plan.id, due_on=due_on, text=text)
    _check_step(step, plan)
    db.add(step)
    return step


def change_checkpoint(db: Db, checkpoint_id: int, due_on: date, text: str) -> ImprovementCheckpoint:
    """Change the day on which the two look at a plan, or what they look at."""
    step = _step(db, checkpoint_id)
    commands.put(step, {"due_on": due_on, "text": text})
    _check_step(step, commands.find(db, ImprovementPlan, step.plan_id))
    return step


def delete_checkpoint(db: Db, checkpoint_id: int) -> None:
    """Delete a day on which the two would have looked at a plan."""
    commands.delete(db, _step(db, checkpoint_id))


def _in_full(db: Db, plans: Sequence[ImprovementPlan]) -> list[InFull]:
    whose, about = {plan.person_id for plan in plans}, {plan.standard_id for plan in plans}
    known = {one.id: one for one in db.scalars(sa.select(Person).where(Person.id.in_(whose)))}
    wanted = sa.select(Standard).where(Standard.id.in_([one for one in about if one is not None]))
    expected = {one.id: one for one in db.scalars(wanted)}
    steps: dict[int, list[ImprovementCheckpoint]] = {}
    query = sa.select(ImprovementCheckpoint).where(
        ImprovementCheckpoint.plan_id.in_([plan.id for plan in plans])
    )
    for step in db.scalars(query.order_by(ImprovementCheckpoint.due_on, ImprovementCheckpoint.id)):
        steps.setdefault(step.plan_id, []).append(step)
    return [
        InFull(
            plan,
            known[plan.person_id],
            expected.get(plan.standard_id or 0),
            tuple(steps.get(plan.id, ())),
        )
        for plan in plans
    ]


def _rungs(miss: StandardMiss) -> dict[Rung, date]:
    """The steps that were taken about one miss, each with its day."""
    again = miss.closed_on if miss.state is MissState.MISSED_AGAIN else None
    days = {Rung.SEEN: miss.observed_on, Rung.TALKED: miss.talked_on, Rung.MISSED_AGAIN: again}
    return {rung: day for rung, day in days.items() if day is not None}


def _last_carried_through(db: Db, person_id: int) -> date | None:
    return db.scalar(
        sa.select(sa.func.max(ImprovementPlan.closed_on)).where(
            ImprovementPlan.person_id == person_id, ImprovementPlan.outcome != Outcome.CALLED_OFF
        )
    )


def _thirds(plan: ImprovementPlan) -> list[date]:
    """The days on which a plan is a third, two thirds and all over; fewer where it is short."""
    days = (plan.ends_on - plan.starts_on).days
    each = {round(days * part / _LOOKS) for part in range(1, _LOOKS + 1)} - {0}
    return [plan.starts_on + timedelta(days=number) for number in sorted(each)]


def _open(db: Db, plan_id: int) -> ImprovementPlan:
    plan = commands.find(db, ImprovementPlan, plan_id)
    if plan.closed_on is not None:
        raise Refused(Reason.PLAN_IS_CLOSED)
    return plan


def _step(db: Db, checkpoint_id: int) -> ImprovementCheckpoint:
    """A checkpoint of a plan that is under way."""
    step = commands.find(db, ImprovementCheckpoint, checkpoint_id)
    _open(db, step.plan_id)
    return step


def _check_step(step: ImprovementCheckpoint, plan: ImprovementPlan) -> None:
    step.text = commands.insist_on_line(step.text, "text")
    if not plan.starts_on <= step.due_on <= (plan.extended_to or plan.ends_on):
        raise Refused(Reason.NOT_IN_PLAN, "due_on")


def _refuse_second(db: Db, person: Person) -> None:
    """Refuse a plan for somebody who is not on the team, or has one already."""
    if person.status is Status.LEFT:
        raise Refused(Reason.HAS_LEFT, "person_id", person.name)
    if person.status not in ON_THE_TEAM:
        raise Refused(Reason.NOT_ON_THE_TEAM, "person_id")
    going = sa.select(ImprovementPlan.id).where(
        ImprovementPlan.person_id == person.id, ImprovementPlan.closed_on.is_(None)
    )
    if db.scalar(going.limit(1)) is not None:
        raise Refused(Reason.PLAN_UNDER_WAY, "person_id", person.called)


def _put(db: Db, plan: ImprovementPlan, terms: dict[str, object]) -> None:
    """Set the terms of a plan; support, and a dated consequence, are part of every one."""
    if "consequence_on" in terms and terms["consequence_on"] is None:
        raise Refused(Reason.NEEDS_CONSEQUENCE, "consequence_on")
    commands.put(plan, terms)
    plan.aim = commands.insist_on_text(plan.aim, "aim")
    if not plan.support.strip():
        raise Refused(Reason.NEEDS_SUPPORT, "support")
    if not plan.consequence.strip():
        raise Refused(Reason.NEEDS_CONSEQUENCE, "consequence")
    if plan.consequence_on < (plan.extended_to or plan.ends_on):
        raise Refused(Reason.ENDS_BEFORE_START, "consequence_on")
    if plan.standard_id is not None:
        commands.find(db, Standard, plan.standard_id)


def _insist_on_steps(db: Db, plan: ImprovementPlan) -> None:
    """No step before a plan is skipped without a word."""
    rung = skipped(db, plan.person_id, plan.standard_id)
    if rung is not None and not plan.because.strip():
        raise Refused(Reason.STEP_SKIPPED, "because", _SKIPPED[rung])


#: What is missing where a step was skipped, as the reason quotes it.
_SKIPPED = {
    Rung.SEEN: "no miss was noted",
    Rung.TALKED: "the miss was not talked about",
    Rung.MISSED_AGAIN: "it was not missed again",
}
