"""Trainings of a quarter: put in, changed, moved, confirmed, handed over, cancelled."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Self, TypedDict, Unpack
from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import clock, commands, people, settings, training_full
from app.domain.errors import Reason, Refused
from app.domain.kinds import (
    AHEAD,
    ON_THE_TEAM,
    Lack,
    QuarterState,
    Status,
    TrainingKind,
    TrainingState,
)
from app.domain.models import (
    Person,
    Skill,
    TrainingHandover,
    TrainingPlan,
    TrainingSession,
    TrainingSkill,
    TrainingTopic,
)
from app.domain.periods import Period, quarter_from
from app.domain.training_full import Training

#: More than one a day is no plan.
MOST = 100
#: What may still be changed of a training that is over.
_AFTERWARDS = frozenset({"objective", "observe", "remarks"})
#: The giver of a training that nobody gives, such as when they were erased.
_NOBODY = (None, "", False)
#: In which input stands what a published training may not lack.
FIELDS = {
    Lack.DAY: "planned_for",
    Lack.TIME: "starts_at",
    Lack.TOPIC: "topic",
    Lack.GIVER: "giver_id",
    Lack.GIVER_LEFT: "giver_id",
    Lack.PLACE: "place",
}


@dataclass(frozen=True)
class _Was:
    """What others know of a training: when and where it is, and who gives it."""

    day: date | None
    time: tuple[str, str, int, str]
    giver: tuple[int | None, str, bool]

    @classmethod
    def of(cls, one: TrainingSession) -> Self:
        """As it stands now."""
        time = (one.starts_at, one.zone, one.minutes, one.place)
        return cls(one.planned_for, time, (one.giver_id, one.guest, one.by_me))


class Details(TypedDict, total=False):
    """What is settled about a training; see ``models.TrainingSession``."""

    planned_for: date | None
    starts_at: str
    zone: str
    minutes: int
    place: str
    topic: str
    topic_id: int | None
    kind: TrainingKind
    objective: str
    giver_id: int | None
    guest: str
    by_me: bool
    my_reason: str
    backup_id: int | None
    backup_guest: str
    observe: str
    remarks: str


def get(db: Db, training_id: int) -> Training:
    """The training with this id."""
    return training_full.in_full(db, [commands.find(db, TrainingSession, training_id)])[0]


def add(
    db: Db, plan_id: int, *, skill_ids: Iterable[int] = (), **details: Unpack[Details]
) -> TrainingSession:
    """Put a training into a quarter; what is not known yet may be left out of a draft."""
    plan = _open_plan(db, plan_id)
    there = sa.select(sa.func.count()).where(TrainingSession.plan_id == plan_id)
    if (db.scalar(there) or 0) >= MOST:
        raise Refused(Reason.TOO_MANY_TRAININGS, "", f"{MOST}")
    training = TrainingSession(plan_id=plan_id, uid=uuid4().hex)
    _put(db, training, details)
    _check(db, training, plan)
    db.add(training)
    db.flush()
    _set_skills(db, training.id, skill_ids)
    _insist_on_whole(db, training, plan)
    return training


def change(
    db: Db,
    training_id: int,
    today: date,
    *,
    skill_ids: Iterable[int] | None = None,
    **details: Unpack[Details],
) -> TrainingSession:
    """Change what is settled about a training.

    Whoever confirmed another day, time or place has to confirm it again, and so has another giver.
    Of one that is over only what it was for and what was learned may change.
    """
    training = commands.find(db, TrainingSession, training_id)
    plan = _open_plan(db, training.plan_id)
    if training.state not in AHEAD and (set(_differing(training, details)) - _AFTERWARDS):
        raise Refused(Reason.TRAINING_IS_OVER)
    was, lacked = _Was.of(training), training_full.in_full(db, [training])[0].lacks
    _put(db, training, details)
    _check(db, training, plan)
    if skill_ids is not None and _set_skills(db, training_id, skill_ids):
        training.version += 1  # it says something else now, also in other calendars
    if training.state in AHEAD:
        _note_what_changed(db, training, plan, was, today)
        _insist_on_whole(db, training, plan, lacked)
    return training


def move(
    db: Db, training_id: int, to: date, today: date, *, starts_at: str | None = None
) -> TrainingSession:
    """Move a training to another day of its quarter, or another time."""
    details: Details = {"planned_for": to}
    if starts_at is not None:
        details["starts_at"] = starts_at
    return change(db, training_id, today, **details)


def swap(db: Db, training_id: int, other_id: int, today: date) -> None:
    """Each of two trainings takes the day, the time and the place of the other."""
    names = ("planned_for", "starts_at", "zone", "minutes", "place")
    one, other = (commands.find(db, TrainingSession, id_) for id_ in (training_id, other_id))
    when_one, when_other = (Details(**{n: getattr(row, n) for n in names}) for row in (one, other))  # type: ignore[typeddict-item]
    change(db, training_id, today, **when_other)
    change(db, other_id, today, **when_one)


def confirm(db: Db, training_id: int, on: date, today: date) -> TrainingSession:
    """Whoever gives the training said on a day that they will."""
    training = _ahead(db, training_id)
    _insist_on_published(db, training)
    _insist_on_giver(get(db, training_id))
    commands.not_after(on, today, "confirmed_on")
    commands.put(training, {"state": TrainingState.CONFIRMED, "confirmed_on": on})
    return training


def unconfirm(db: Db, training_id: int) -> TrainingSession:
    """Whoever gives the training cannot say yet whether they will."""
    training = _ahead(db, training_id)
    commands.put(training, {"state": TrainingState.PLANNED, "confirmed_on": None})
    return training


def step_in(db: Db, training_id: int, today: date) -> TrainingSession:
    """The backup gives the training; nobody steps in for them any more."""
    training = _ahead(db, training_id)
    if training.backup_id is None and not training.backup_guest:
        raise Refused(Reason.NO_BACKUP, "backup_id")
    return change(
        db, training_id, today, giver_id=training.backup_id, guest=training.backup_guest,
        by_me=False, backup_id=None, backup_guest="",
    )  # fmt: skip


def cancel(db: Db, training_id: int, reason: str, today: date) -> TrainingSession:
    """The training will not be; other calendars take it out. Its topic waits again."""
    training = _ahead(db, training_id)
    _insist_on_published(db, training)
    gone = {"state": TrainingState.CANCELLED, "cancelled_on": today, "confirmed_on": None}
    commands.put(training, {**gone, "cancel_reason": commands.insist_on_text(reason, "reason")})
    return training


def plan_again(db: Db, training_id: int) -> TrainingSession:
    """A training that was cancelled is to be held after all."""
    training = commands.find(db, TrainingSession, training_id)
    plan = _open_plan(db, training.plan_id)
    if training.state is not TrainingState.CANCELLED:
        return training
    again = {"state": TrainingState.PLANNED, "cancelled_on": None, "cancel_reason": ""}
    commands.put(training, again)
    _insist_on_whole(db, training, plan)
    return training


def delete(db: Db, training_id: int) -> None:
    """Take a training out of a draft; one that the team knows of is cancelled instead."""
    training = commands.find(db, TrainingSession, training_id)
    if _open_plan(db, training.plan_id).state is not QuarterState.DRAFT:
        raise Refused(Reason.CANCEL_INSTEAD)
    commands.delete(db, training)


def handovers(db: Db, training_ids: Iterable[int]) -> list[TrainingHandover]:
    """Who was to give these trainings before, after the team knew of them."""
    query = sa.select(TrainingHandover).where(TrainingHandover.training_id.in_(list(training_ids)))
    return list(db.scalars(query.order_by(TrainingHandover.id)).all())


def quarter_of(db: Db, plan: TrainingPlan) -> Period:
    """The quarter that a plan is for."""
    return quarter_from(plan.starts_on, settings.current(db).fiscal_start)


def _open_plan(db: Db, plan_id: int) -> TrainingPlan:
    plan = commands.find(db, TrainingPlan, plan_id)
    if plan.state is QuarterState.CLOSED:
        raise Refused(Reason.QUARTER_IS_CLOSED)
    return plan


def _ahead(db: Db, training_id: int) -> TrainingSession:
    training = commands.find(db, TrainingSession, training_id)
    _open_plan(db, training.plan_id)
    if training.state not in AHEAD:
        raise Refused(Reason.TRAINING_IS_OVER)
    return training


def _insist_on_published(db: Db, training: TrainingSession) -> None:
    if commands.find(db, TrainingPlan, training.plan_id).state is not QuarterState.PUBLISHED:
        raise Refused(Reason.NOT_PUBLISHED)


def _insist_on_giver(training: Training) -> None:
    if training.given_by is None:
        raise Refused(Reason.EMPTY, "giver_id")
    if training.giver is not None:
        _insist_on_team(training.giver, "giver_id")


def _differing(training: TrainingSession, details: Details) -> list[str]:
    return [name for name, value in details.items() if getattr(training, name) != value]


def _put(db: Db, training: TrainingSession, details: Details) -> None:
    """Put in what is settled; who is named as giver or backup has to be on the team."""
    for field in ("giver_id", "backup_id"):
        person_id = details.get(field)
        if isinstance(person_id, int) and person_id != getattr(training, field):
            _insist_on_team(people.get(db, person_id), field)
    if details.get("topic_id") is not None:
        commands.find(db, TrainingTopic, details["topic_id"] or 0)
    commands.put(training, details)
    if not training.by_me:
        commands.put(training, {"my_reason": ""})


def _insist_on_team(person: Person, field: str) -> None:
    if person.status is Status.LEFT:
        raise Refused(Reason.HAS_LEFT, field, person.name)
    if person.status not in ON_THE_TEAM:
        raise Refused(Reason.NOT_ON_THE_TEAM, field)


def _check(db: Db, training: TrainingSession, plan: TrainingPlan) -> None:
    """Refuse a training whose parts do not fit each other; a time is written out as 11:00.

    A time without a zone is one of its quarter's zone or, where that has none, of this computer's:
    nobody else could tell when it is.
    """
    if training.minutes is None or training.minutes < 1:
        raise Refused(Reason.NOT_POSITIVE, "minutes")
    commands.put(training, {"starts_at": commands.insist_on_time(training.starts_at, "starts_at")})
    if training.starts_at and not training.zone:
        commands.put(training, {"zone": plan.zone or clock.own_zone()})
    if training.zone and not clock.is_zone(training.zone):
        raise Refused(Reason.NOT_A_ZONE, "zone", training.zone)
    _check_givers(training)
    quarter = quarter_of(db, plan)
    if training.planned_for is not None and training.planned_for not in quarter:
        raise Refused(Reason.NOT_IN_QUARTER, "planned_for", quarter.label)
    when = Training(training).when
    if when is not None and when.shown is clock.Shown.NEVER:
        raise Refused(Reason.NO_SUCH_TIME, "starts_at", training.starts_at)


def _check_givers(training: TrainingSession) -> None:
    named = (training.giver_id is not None, bool(training.guest), training.by_me)
    if sum(named) > 1:
        raise Refused(Reason.ONE_GIVER, "giver_id")
    if training.by_me and not training.my_reason.strip():
        raise Refused(Reason.MY_REASON, "my_reason")
    if training.backup_id is not None and training.backup_guest:
        raise Refused(Reason.ONE_GIVER, "backup_id")
    giver, backup = (
        (training.giver_id, training.guest), (training.backup_id, training.backup_guest)
    )  # fmt: skip
    if giver == backup and giver != (None, ""):
        raise Refused(Reason.BACKUP_IS_GIVER, "backup_id")


def _note_what_changed(
    db: Db, training: TrainingSession, plan: TrainingPlan, was: _Was, today: date
) -> None:
    """What follows where a training is given by somebody else now, or at another time."""
    now = _Was.of(training)
    is_known = plan.state is not QuarterState.DRAFT
    if now.day != was.day and now.day is not None:
        if now.day < today:
            raise Refused(Reason.IN_THE_PAST, "planned_for")
        if is_known:
            commands.put(training, {"moved_from": was.day})
    if now.giver != was.giver and is_known and was.giver != _NOBODY:
        giver_id, guest, _ = was.giver
        handover = TrainingHandover(training_id=training.id, giver_id=giver_id, until=today)
        commands.put(handover, {"guest": guest})
        db.add(handover)
    if now != was:
        commands.put(training, {"state": TrainingState.PLANNED, "confirmed_on": None})


def _insist_on_whole(
    db: Db, training: TrainingSession, plan: TrainingPlan, lacked: Collection[Lack] = ()
) -> None:
    """Refuse that a training which the team knows of lacks something, unless it did before."""
    if plan.state is QuarterState.DRAFT or training.state not in AHEAD:
        return
    for lack in training_full.in_full(db, [training])[0].lacks:
        if lack not in lacked:
            raise Refused(Reason.EMPTY, FIELDS[lack])


def _set_skills(db: Db, training_id: int, skill_ids: Iterable[int]) -> bool:
    """Have a training be for these skills; whether it was for others."""
    wanted = list(skill_ids)
    query = sa.select(TrainingSkill.skill_id).where(TrainingSkill.training_id == training_id)
    is_new = set(db.scalars(query)) != set(wanted)
    one, skill = ("training_id", training_id), ("skill_id", Skill)
    commands.link(db, TrainingSkill, one, skill, wanted)
    return is_new
