"""What came of a training: it was delivered, who came, how they rated it, what to watch for."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Required, TypedDict, Unpack

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import absences, commands, people, points
from app.domain.errors import Reason, Refused
from app.domain.kinds import (
    AHEAD,
    ON_THE_TEAM,
    Attended,
    PointState,
    QuarterState,
    Status,
    TrainingState,
)
from app.domain.models import (
    AgendaItem,
    Person,
    TrainingAttendance,
    TrainingPlan,
    TrainingSession,
)
from app.domain.training_full import Training

RATINGS = range(1, 6)
#: What a talking point about a training says before what is to be watched for.
WATCH_FOR = "Watch for: "


class Outcome(TypedDict, total=False):
    """What came of a training; what is not said of ``remarks`` and ``observe`` stays.

    ``attendance`` says who came, ``ratings`` how those who did found it, both by person. Each of
    ``watch_ids`` gets a talking point of mine about what to ``observe`` in the field.
    """

    attendance: Required[Mapping[int, Attended]]
    ratings: Required[Mapping[int, int]]
    remarks: str
    observe: str
    watch_ids: Iterable[int]


@dataclass(frozen=True)
class Came:
    """How many came to a training, and how they rated it on average, in hundredths."""

    present: int
    absent: int
    excused: int
    rating: int | None
    rated: int


def deliver(
    db: Db, training_id: int, on: date, today: date, **outcome: Unpack[Outcome]
) -> TrainingSession:
    """The training was delivered on a day, and this is what came of it."""
    training = _of_published(db, training_id)
    if training.state not in AHEAD:
        raise Refused(Reason.TRAINING_IS_OVER)
    _check_day(training, on, today)
    commands.put(training, {"state": TrainingState.DELIVERED, "delivered_on": on})
    _put(db, training, today, outcome)
    return training


def change_outcome(
    db: Db, training_id: int, on: date, today: date, **outcome: Unpack[Outcome]
) -> TrainingSession:
    """Set right what came of a training that was delivered."""
    training = _of_published(db, training_id)
    if training.state is not TrainingState.DELIVERED:
        raise Refused(Reason.NOT_DELIVERED)
    _check_day(training, on, today)
    commands.put(training, {"delivered_on": on})
    _put(db, training, today, outcome)
    return training


def attendance(db: Db, training_id: int) -> dict[int, TrainingAttendance]:
    """Who came to a training and who did not, by the person's id."""
    query = sa.select(TrainingAttendance).where(TrainingAttendance.training_id == training_id)
    return {row.person_id: row for row in db.scalars(query)}


def came(db: Db, training_ids: Iterable[int]) -> dict[int, Came]:
    """How many came to each of these trainings; one of which nothing was noted is left out."""
    query = sa.select(TrainingAttendance).where(
        TrainingAttendance.training_id.in_(list(training_ids))
    )
    rows: dict[int, list[TrainingAttendance]] = {}
    for row in db.scalars(query):
        rows.setdefault(row.training_id, []).append(row)
    return {training_id: _counted(found) for training_id, found in rows.items()}


def attended_by(db: Db, person_id: int, first: date, last: date) -> Counter[Attended]:
    """How often somebody came to what was delivered on these days, and how often not."""
    query = (
        sa.select(TrainingAttendance.attended)
        .join(TrainingSession, TrainingSession.id == TrainingAttendance.training_id)
        .where(
            TrainingAttendance.person_id == person_id,
            TrainingSession.delivered_on.between(first, last),
        )
    )
    return Counter(db.scalars(query))


def expected(db: Db, training: Training) -> list[Person]:
    """Who was to come, by name: everybody on the team that day but who gave it.

    Who left later is among them: they were there.
    """
    day = training.session.delivered_on or training.session.planned_for
    query = sa.select(Person).where(Person.status.in_((*ON_THE_TEAM, Status.LEFT)))
    found = db.scalars(query.order_by(Person.name, Person.id)).all()
    return [
        person
        for person in found
        if _is_there(person, day) and person.id != training.session.giver_id
    ]


def presumed(db: Db, training: Training) -> dict[int, Attended]:
    """Whether they came, as long as nothing else is said: who is away that day is excused."""
    day = training.session.delivered_on or training.session.planned_for
    away = {row.person_id for row in absences.between(db, day, day)} if day is not None else set()
    return {
        person.id: Attended.EXCUSED
        if person.id in away or absences.is_on_leave(person, day)
        else Attended.PRESENT
        for person in expected(db, training)
    }


def rating(rows: Iterable[TrainingAttendance]) -> tuple[int | None, int]:
    """The average of the ratings in hundredths, None without any, and how many there are."""
    given = [row.rating for row in rows if row.rating is not None]
    return (round(sum(given) * 100 / len(given)) if given else None), len(given)


def _counted(rows: Sequence[TrainingAttendance]) -> Came:
    count = Counter(row.attended for row in rows)
    average, rated = rating(rows)
    return Came(
        count[Attended.PRESENT], count[Attended.ABSENT], count[Attended.EXCUSED], average, rated
    )


def _is_there(person: Person, day: date | None) -> bool:
    if person.status is Status.LEFT:
        return day is not None and person.left_on is not None and day <= person.left_on
    return day is None or person.started is None or person.started <= day


def _of_published(db: Db, training_id: int) -> TrainingSession:
    training = commands.find(db, TrainingSession, training_id)
    plan = commands.find(db, TrainingPlan, training.plan_id)
    if plan.state is QuarterState.CLOSED:
        raise Refused(Reason.QUARTER_IS_CLOSED)
    if plan.state is not QuarterState.PUBLISHED:
        raise Refused(Reason.NOT_PUBLISHED)
    return training


def _check_day(training: TrainingSession, on: date, today: date) -> None:
    commands.not_after(on, today, "delivered_on")
    if training.planned_for is not None and on < training.planned_for:
        raise Refused(Reason.BEFORE_ITS_DAY, "delivered_on")


def _put(db: Db, training: TrainingSession, today: date, outcome: Outcome) -> None:
    watched_for = training.observe.strip()
    kept = ("remarks", "observe")
    commands.put(training, {name: text for name, text in outcome.items() if name in kept})
    _set_attendance(db, training, outcome["attendance"], outcome["ratings"])
    _watch(db, training, watched_for, outcome.get("watch_ids", ()), today)


def _set_attendance(
    db: Db,
    training: TrainingSession,
    wanted: Mapping[int, Attended],
    ratings: Mapping[int, int],
) -> None:
    """Note who came. What is known of somebody of whom nothing is said stays."""
    found = db.scalars(sa.select(Person).where(Person.id.in_(wanted)))
    _check({person.id: person for person in found}, wanted, ratings)
    there = attendance(db, training.id)
    for person_id, attended in wanted.items():
        row = there.get(person_id)
        if row is None:
            link = {"training_id": training.id, "person_id": person_id}
            row = TrainingAttendance(**link, attended=attended)
            db.add(row)
        commands.put(row, {"attended": attended, "rating": ratings.get(person_id)})


def _check(
    known: Mapping[int, Person], wanted: Mapping[int, Attended], ratings: Mapping[int, int]
) -> None:
    for person_id in wanted:
        if person_id not in known:
            raise Refused(Reason.NOT_FOUND)
        if known[person_id].status is Status.CANDIDATE:
            raise Refused(Reason.NOT_ON_THE_TEAM, "attendance")
    for person_id, rate in ratings.items():
        if wanted.get(person_id) is not Attended.PRESENT:
            raise Refused(Reason.RATED_BY_WHO_CAME, "attendance")
        if rate not in RATINGS:
            raise Refused(Reason.SCORE_OUT_OF_RANGE, "attendance")


def _watch(
    db: Db, training: TrainingSession, before: str, watch_ids: Iterable[int], today: date
) -> None:
    """Have a talking point for each person; those of before say what is to be watched for now."""
    wanted = list(dict.fromkeys(watch_ids))
    text = training.observe.strip()
    if wanted and not text:
        raise Refused(Reason.EMPTY, "observe")
    query = sa.select(AgendaItem).where(AgendaItem.training_id == training.id)
    there = {item.person_id: item for item in db.scalars(query)}
    for item in there.values():
        if text and item.state is PointState.OPEN and item.text == WATCH_FOR + before:
            commands.put(item, {"text": WATCH_FOR + text})
    for person_id in wanted:
        if people.get(db, person_id).status is Status.LEFT:
            raise Refused(Reason.HAS_LEFT, "watch_ids", people.get(db, person_id).name)
        if person_id not in there:
            item = points.raise_point(db, person_id, today, text=WATCH_FOR + text)
            commands.put(item, {"training_id": training.id})
