"""What trainings meet with: each other, the team's meeting, reviews, sessions, absences."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias, TypeVar

from sqlalchemy.orm import Session as Db

from app.domain import absences, people, reviews, sessions, settings, training_full
from app.domain.clashing import AROUND, Slot, meet, weekly
from app.domain.kinds import AT_WORK, BLOCKING, Clash
from app.domain.models import Absence, Person, Review, Session, Settings, TrainingSession
from app.domain.sessions import SessionInFull
from app.domain.training_full import Quarter, Training


@dataclass(frozen=True)
class Meets:
    """A training and what it meets with.

    ``person`` is who is away, or whose session or review it is; ``other`` is the training or
    session that is at the same time, ``name`` what a closed day is called.
    """

    training: Training
    clash: Clash
    person: Person | None = None
    other: Training | SessionInFull | None = None
    name: str = ""

    @property
    def blocks(self) -> bool:
        """Whether the quarter cannot be published while it is so."""
        return self.clash in BLOCKING


What = TypeVar("What")
#: What is when, by day: a quarter holds much, and little of it is near any one training.
_OnDays: TypeAlias = Mapping[date, Sequence[tuple[Slot, What]]]


@dataclass(frozen=True)
class _Around:
    """All that is on some days and the days around them."""

    chosen: Settings
    trainings: _OnDays[Training]
    sessions: _OnDays[SessionInFull]
    reviews: _OnDays[Person]
    absences: Sequence[Absence]
    team: Mapping[int, Person]
    closed: Mapping[date, str]


def of_quarter(db: Db, found: Quarter, closed: Mapping[date, str]) -> tuple[Meets, ...]:
    """What the trainings of a quarter that are still to come meet with, in order of day."""
    ahead = [one for one in found.trainings if one.is_ahead]
    return _of(db, ahead, closed)


def of_slot(
    db: Db,
    slot: Slot,
    closed: Mapping[date, str],
    *,
    giver_id: int | None = None,
    training_id: int | None = None,
) -> tuple[Meets, ...]:
    """What a training would meet with if it were then and given by somebody of the team.

    ``training_id`` is its own where it is there already.
    """
    draft = TrainingSession(
        plan_id=0, uid="", planned_for=slot.day, starts_at=slot.starts_at, zone=slot.zone,
        minutes=slot.minutes, giver_id=giver_id,
    )  # fmt: skip
    draft.id = training_id or 0
    giver = None if giver_id is None else people.get(db, giver_id)
    return _of(db, [Training(draft, giver)], closed)


def _of(db: Db, wanted: Sequence[Training], closed: Mapping[date, str]) -> tuple[Meets, ...]:
    dated = [(one.session.planned_for, one) for one in wanted if one.session.planned_for]
    if not dated:
        return ()
    days = [day for day, _ in dated]
    first, last = min(days) - AROUND, max(days) + AROUND
    around = _Around(
        settings.current(db),
        _by_day(
            (_slot(one.session, one.session.planned_for), one)
            for one in training_full.between(db, first, last)
            if one.session.planned_for and _stands(one)
        ),
        _by_day(
            (_slot(held.session, held.day), held) for held in sessions.planned(db, first, last)
        ),
        _by_day(
            (_slot(review, review.planned_for), person)
            for review, person in reviews.planned(db, first, last)
            if review.planned_for
        ),
        absences.between(db, first, last),
        {person.id: person for person in people.team(db)},
        closed,
    )
    return tuple(meets for day, one in dated for meets in _met(one, day, around))


def _stands(training: Training) -> bool:
    return training.is_ahead or training.session.delivered_on is not None


def _met(one: Training, day: date, around: _Around) -> Iterator[Meets]:
    """What one training meets with; first what keeps its quarter from being published."""
    slot = _slot(one.session, day)
    for other in _at_the_time_of(slot, around.trainings):
        if other.id != one.id:
            yield Meets(one, Clash.TRAINING, other=other)
    if any(meet(slot, meeting) for meeting in _meetings(day, around.chosen)):
        yield Meets(one, Clash.MEETING)
    for person in _at_the_time_of(slot, around.reviews):
        yield Meets(one, Clash.REVIEW, person=person)
    away = [row.person_id for row in around.absences if row.first_on <= day <= row.last_on]
    if one.giver is not None and (one.giver.id in away or absences.is_on_leave(one.giver, day)):
        yield Meets(one, Clash.GIVER_AWAY, person=one.giver)
    for held in _at_the_time_of(slot, around.sessions):
        yield Meets(one, Clash.COACHING, person=next(iter(held.people), None), other=held)
    if day in around.closed:
        yield Meets(one, Clash.CLOSED, name=around.closed[day])
    for person_id in dict.fromkeys(away):
        gone = around.team.get(person_id)
        if gone is not None and gone != one.giver and gone.status in AT_WORK:
            yield Meets(one, Clash.AWAY, person=gone)


def _by_day(there: Iterable[tuple[Slot, What]]) -> dict[date, list[tuple[Slot, What]]]:
    found: dict[date, list[tuple[Slot, What]]] = {}
    for slot, what in there:
        found.setdefault(slot.day, []).append((slot, what))
    return found


def _at_the_time_of(slot: Slot, there: _OnDays[What]) -> Iterator[What]:
    """What is at the same time, in order of day."""
    for number in range(-AROUND.days, AROUND.days + 1):
        for other, what in there.get(slot.day + timedelta(days=number), ()):
            if meet(slot, other):
                yield what


def _slot(row: TrainingSession | Session | Review, day: date) -> Slot:
    return Slot(day, row.starts_at, row.zone, row.minutes)


def _meetings(day: date, chosen: Settings) -> tuple[Slot, ...]:
    """The team's own meetings around a day; none where their time is not settled."""
    meeting = Slot(day, chosen.meeting_at, chosen.meeting_zone, chosen.meeting_minutes)
    return weekly(chosen.meeting_weekday, meeting)
