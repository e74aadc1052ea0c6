"""Standards: what is expected of whom, from when on, and who said that they read it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypedDict, Unpack

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import commands, people
from app.domain.errors import Reason, Refused
from app.domain.kinds import AT_WORK, StandardArea, Status
from app.domain.models import Acknowledgement, Metric, Person, Standard, StandardMiss
from app.domain.names import fold

#: What somebody put their name to: none of it may become something else behind their back.
_WORDING = ("area", "statement", "measure", "threshold")
_SCOPE = ("person_id", "role")
_AREAS = list(StandardArea)


class Words(TypedDict, total=False):
    """What a standard says and whom it holds for; see ``models.Standard``."""

    area: StandardArea
    statement: str
    measure: str
    threshold: str
    metric_id: int | None
    person_id: int | None
    role: str
    effective_from: date
    effective_until: date | None


@dataclass(frozen=True)
class InFull:
    """A standard, the one person it holds for, the number that shows it, and who read it.

    ``asked`` are the people at work whom it holds for; ``read`` is everybody who acknowledged it,
    also who is away or has left since.
    """

    standard: Standard
    person: Person | None
    metric: Metric | None
    asked: tuple[Person, ...]
    read: tuple[tuple[Person, Acknowledgement], ...]

    @property
    def waiting(self) -> tuple[Person, ...]:
        """Who is still to acknowledge it."""
        done = {person.id for person, _ in self.read}
        return tuple(person for person in self.asked if person.id not in done)

    @property
    def acknowledged(self) -> int:
        """How many of those who are asked did."""
        return len(self.asked) - len(self.waiting)


@dataclass(frozen=True)
class Listed:
    """Standards by area: those that hold or will, and those that ended, the latest first."""

    current: tuple[InFull, ...]
    ended: tuple[InFull, ...]


def get(db: Db, standard_id: int) -> InFull:
    """The standard with this id."""
    return _in_full(db, [commands.find(db, Standard, standard_id)])[0]


def listed(db: Db, today: date) -> Listed:
    """All standards, in the order of their areas."""
    found = _in_full(db, db.scalars(sa.select(Standard)).all())
    found.sort(key=lambda one: (_AREAS.index(one.standard.area), one.standard.id))
    ended = [one for one in found if _is_over(one.standard, today)]
    ended.sort(key=lambda one: one.standard.effective_until or today, reverse=True)
    return Listed(tuple(one for one in found if one not in ended), tuple(ended))


def holding_for(db: Db, person_id: int, day: date) -> Sequence[Standard]:
    """The standards that hold for a person on a day, in the order of their areas."""
    person = people.get(db, person_id)
    query = sa.select(Standard).where(
        Standard.effective_from <= day,
        Standard.effective_until.is_(None) | (Standard.effective_until >= day),
        Standard.person_id.is_(None) | (Standard.person_id == person_id),
    )
    found = [one for one in db.scalars(query) if is_for(one, person)]
    return sorted(found, key=lambda one: (_AREAS.index(one.area), one.id))


def of_person(db: Db, person_id: int) -> list[tuple[Standard, Acknowledgement]]:
    """The standards that a person acknowledged, in the order in which they did."""
    query = (
        sa.select(Standard, Acknowledgement)
        .join(Acknowledgement, Acknowledgement.standard_id == Standard.id)
        .where(Acknowledgement.person_id == person_id)
        .order_by(Acknowledgement.acknowledged_on, Acknowledgement.id)
    )
    return [(standard, read) for standard, read in db.execute(query)]


def is_for(standard: Standard, person: Person) -> bool:
    """Whether a standard is meant for a person: theirs, their role's, or everybody's."""
    if standard.person_id is not None:
        return standard.person_id == person.id
    return not standard.role or fold(standard.role) == fold(person.role)


def add(db: Db, today: date, **words: Unpack[Words]) -> Standard:
    """Write down what is expected, from today on unless another day is said."""
    made = Standard(
        area=StandardArea.PERFORMANCE,
        statement="",
        measure="",
        effective_from=words.get("effective_from", today),
    )
    commands.put(made, words)
    _check(db, made)
    _refuse_gone(db, made)
    db.add(made)
    db.flush()
    return made


def change(db: Db, standard_id: int, **words: Unpack[Words]) -> Standard:
    """Change a standard; what somebody acknowledged stays as they read it."""
    found = commands.find(db, Standard, standard_id)
    before = {name: getattr(found, name) for name in (*_WORDING, *_SCOPE)}
    commands.put(found, words)
    _check(db, found)
    changed = {name for name, value in before.items() if getattr(found, name) != value}
    _refuse_rewording(db, found, changed)
    if changed & {*_SCOPE}:
        _refuse_gone(db, found)
        _refuse_left_out(db, found)
    return found


def end(db: Db, standard_id: int, on: date) -> Standard:
    """A standard holds up to a day and no longer."""
    return change(db, standard_id, effective_until=on)


def replace(db: Db, standard_id: int, from_day: date, **new: Unpack[Words]) -> Standard:
    """End a standard and write the one that follows it, which holds from a day on.

    What is not said anew stays as it was; nobody has acknowledged the new one yet.
    """
    old = commands.find(db, Standard, standard_id)
    if from_day <= old.effective_from:
        raise Refused(Reason.ENDS_BEFORE_START, "effective_from")
    kept = {name: getattr(old, name) for name in (*_WORDING, *_SCOPE, "metric_id")}
    words: Words = {**kept, "effective_until": None, **new, "effective_from": from_day}  # type: ignore[typeddict-item]
    end(db, standard_id, from_day - timedelta(days=1))
    return add(db, from_day, **words)


def delete(db: Db, standard_id: int) -> None:
    """Delete a standard that nobody has acknowledged or missed yet; any other is ended."""
    found = commands.find(db, Standard, standard_id)
    for reason, kind in (
        (Reason.ACKNOWLEDGED, Acknowledgement),
        (Reason.HAS_MISSES, StandardMiss),
    ):
        named = _first_named(db, kind, standard_id)
        if named is not None:
            raise Refused(reason, detail=named.called)
    commands.delete(db, found)


def acknowledge(db: Db, standard_id: int, person_id: int, on: date, today: date) -> Acknowledgement:
    """Somebody says that they read a standard; said again, the day is another one."""
    commands.not_after(on, today, "acknowledged_on")
    standard, person = commands.find(db, Standard, standard_id), people.get(db, person_id)
    if not is_for(standard, person):
        raise Refused(Reason.NOT_IN_SCOPE, "person_id", person.called)
    read = _acknowledgement(db, standard_id, person_id)
    if read is None:
        read = Acknowledgement(standard_id=standard_id, person_id=person_id, acknowledged_on=on)
        db.add(read)
    commands.put(read, {"acknowledged_on": on})
    return read


def acknowledge_all(
    db: Db, standard_id: int, person_ids: Iterable[int], on: date, today: date
) -> None:
    """Several read a standard on one day, as where a sheet goes round in a meeting."""
    for person_id in person_ids:
        acknowledge(db, standard_id, person_id, on, today)


def take_back(db: Db, standard_id: int, person_id: int) -> None:
    """Somebody has not acknowledged a standard after all."""
    read = _acknowledgement(db, standard_id, person_id)
    if read is None:
        raise Refused(Reason.NOT_FOUND)
    commands.delete(db, read)


def _in_full(db: Db, found: Sequence[Standard]) -> list[InFull]:
    """The standards with the people and the numbers that they name."""
    known = {person.id: person for person in db.scalars(sa.select(Person).order_by(Person.name))}
    metrics = {one.id: one for one in db.scalars(sa.select(Metric))}
    read: dict[int, list[Acknowledgement]] = {}
    for one in db.scalars(
        sa.select(Acknowledgement).order_by(Acknowledgement.acknowledged_on, Acknowledgement.id)
    ):
        read.setdefault(one.standard_id, []).append(one)
    at_work = [person for person in known.values() if person.status in AT_WORK]
    return [
        InFull(
            one,
            known.get(one.person_id or 0),
            metrics.get(one.metric_id or 0),
            tuple(person for person in at_work if is_for(one, person)),
            tuple((known[said.person_id], said) for said in read.get(one.id, ())),
        )
        for one in found
    ]


def _is_over(standard: Standard, today: date) -> bool:
    return standard.effective_until is not None and standard.effective_until < today


def _acknowledgement(db: Db, standard_id: int, person_id: int) -> Acknowledgement | None:
    return db.scalar(
        sa.select(Acknowledgement).where(
            Acknowledgement.standard_id == standard_id, Acknowledgement.person_id == person_id
        )
    )


def _named(
    db: Db, kind: type[Acknowledgement] | type[StandardMiss], standard_id: int
) -> list[Person]:
    query = sa.select(Person).join(kind, kind.person_id == Person.id)
    return [*db.scalars(query.where(kind.standard_id == standard_id).order_by(kind.id))]


def _first_named(
    db: Db, kind: type[Acknowledgement] | type[StandardMiss], standard_id: int
) -> Person | None:
    return next(iter(_named(db, kind, standard_id)), None)


def _refuse_rewording(db: Db, standard: Standard, changed: set[str]) -> None:
    """Refuse other words for what somebody acknowledged."""
    reworded = [name for name in _WORDING if name in changed]
    reader = _first_named(db, Acknowledgement, standard.id) if reworded else None
    if reader is not None:
        raise Refused(Reason.ACKNOWLEDGED, reworded[0], reader.called)


def _refuse_left_out(db: Db, standard: Standard) -> None:
    """Refuse a scope that leaves out somebody who acknowledged the standard, or missed it."""
    for kind in (Acknowledgement, StandardMiss):
        for person in _named(db, kind, standard.id):
            if not is_for(standard, person):
                field = "person_id" if standard.person_id is not None else "role"
                raise Refused(Reason.NOT_IN_SCOPE, field, person.called)


def _refuse_gone(db: Db, standard: Standard) -> None:
    if standard.person_id is None:
        return
    person = people.get(db, standard.person_id)
    if person.status is Status.LEFT:
        raise Refused(Reason.HAS_LEFT, "person_id", person.name)


def _check(db: Db, standard: Standard) -> None:
    standard.statement = commands.insist_on_text(standard.statement, "statement")
    standard.measure = commands.insist_on_text(standard.measure, "measure")
    if standard.person_id is not None and standard.role:
        raise Refused(Reason.ONE_SCOPE, "role")
    if standard.metric_id is not None:
        commands.find(db, Metric, standard.metric_id)
    until = standard.effective_until
    if until is not None and until < standard.effective_from:
        raise Refused(Reason.ENDS_BEFORE_START, "effective_until")
