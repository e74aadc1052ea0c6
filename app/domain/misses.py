"""Missed standards: seen, talked about with help offered, and looked at again."""

from dataclasses import dataclass
from datetime import date
from typing import TypedDict, Unpack

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import commands, people, standards
from app.domain.errors import Reason, Refused
from app.domain.kinds import ON_THE_TEAM, Delay, MissState, Status, Vis
from app.domain.models import Person, Standard, StandardMiss

#: A miss that waits for so many days to be talked about is getting old, and then is too old.
SLOW_AT, LATE_AT = 7, 14


class Words(TypedDict, total=False):
    """What is noted of a missed standard; see ``models.StandardMiss``."""

    observed_on: date
    facts: str
    effect: str
    talked_on: date
    support: str
    correction: str
    recheck_on: date | None
    vis: Vis


@dataclass(frozen=True)
class InFull:
    """A miss, whose it is, and what was expected."""

    miss: StandardMiss
    person: Person
    standard: Standard

    @property
    def waits(self) -> bool:
        """Whether it is still to be talked about."""
        return self.miss.state is MissState.OPEN and self.miss.talked_on is None


def get(db: Db, miss_id: int) -> InFull:
    """The missed standard with this id."""
    found = _in_full(db, _query().where(StandardMiss.id == miss_id))
    if not found:
        raise Refused(Reason.NOT_FOUND)
    return found[0]


def of_person(db: Db, person_id: int, *, shareable_only: bool = False) -> list[InFull]:
    """Every standard that a person missed, the latest first."""
    query = _query().where(StandardMiss.person_id == person_id)
    if shareable_only:
        query = query.where(StandardMiss.vis == Vis.SHAREABLE)
    return _in_full(db, query.order_by(StandardMiss.observed_on.desc(), StandardMiss.id.desc()))


def everybody(db: Db, *, closed_since: date | None = None) -> list[InFull]:
    """What the team has open: not talked about yet, oldest first, then the next to look at again.

    With ``closed_since`` also what was looked at again from that day on, which comes last.
    """
    is_open = StandardMiss.state == MissState.OPEN
    since = is_open if closed_since is None else is_open | (StandardMiss.closed_on >= closed_since)
    query = _query().where(since, Person.status.in_(ON_THE_TEAM))
    return _in_full(
        db,
        query.order_by(
            StandardMiss.closed_on.desc().nulls_first(),
            StandardMiss.talked_on.is_not(None),
            StandardMiss.recheck_on.nulls_last(),
            StandardMiss.observed_on,
            StandardMiss.id,
        ),
    )


def days_to_talk(miss: StandardMiss, today: date) -> int:
    """How many days there were between seeing and talking; up to today where nobody has talked."""
    return max(((miss.talked_on or today) - miss.observed_on).days, 0)


def delay(days: int) -> Delay:
    """How such a number of days is: in time, slow from the seventh on, late from the fourteenth."""
    if days >= LATE_AT:
        return Delay.LATE
    return Delay.SLOW if days >= SLOW_AT else Delay.IN_TIME


def observe(
    db: Db, person_id: int, standard_id: int, today: date, **words: Unpack[Words]
) -> StandardMiss:
    """Note that a standard which holds for somebody was missed: what was seen, and when."""
    person, standard = people.get(db, person_id), commands.find(db, Standard, standard_id)
    if person.status is Status.LEFT:
        raise Refused(Reason.HAS_LEFT, "person_id", person.name)
    if not standards.is_for(standard, person):
        raise Refused(Reason.NOT_IN_SCOPE, "standard_id", person.called)
    miss = StandardMiss(
        standard_id=standard_id,
        person_id=person_id,
        observed_on=words.get("observed_on", today),
        facts="",
    )
    commands.put(miss, words)
    _check(miss, today)
    _insist_on_force(miss, standard)
    db.add(miss)
    db.flush()
    return miss


def change(db: Db, miss_id: int, today: date, **words: Unpack[Words]) -> StandardMiss:
    """Change what is noted of a missed standard."""
    miss = commands.find(db, StandardMiss, miss_id)
    seen = miss.observed_on
    commands.put(miss, words)
    _check(miss, today)
    if miss.observed_on != seen:  # what was ended since can still be talked about
        _insist_on_force(miss, commands.find(db, Standard, miss.standard_id))
    return miss


def talk(
    db: Db,
    miss_id: int,
    on: date,
    today: date,
    *,
    support: str,
    correction: str,
    recheck_on: date,
) -> StandardMiss:
    """It was talked about: help was offered, a correction agreed, and a day to look at it again."""
    return change(
        db,
        miss_id,
        today,
        talked_on=on,
        support=support,
        correction=correction,
        recheck_on=recheck_on,
    )


def recheck(db: Db, miss_id: int, state: MissState, on: date, today: date) -> StandardMiss:
    """It was looked at again: met since, or missed again; or it is open after all."""
    miss = commands.find(db, StandardMiss, miss_id)
    commands.not_after(on, today, "closed_on")
    if miss.talked_on is None:
        raise Refused(Reason.TALK_FIRST)
    if on < miss.talked_on:
        raise Refused(Reason.ENDS_BEFORE_START, "closed_on")
    commands.put(miss, {"state": state, "closed_on": None if state is MissState.OPEN else on})
    return miss


def share(db: Db, miss_id: int, vis: Vis, today: date) -> StandardMiss:
    """Facts, support and correction may stand on their copy; only once it was talked about."""
    return change(db, miss_id, today, vis=vis)


def delete(db: Db, miss_id: int) -> None:
    """Delete a miss that should not have been noted."""
    commands.delete(db, commands.find(db, StandardMiss, miss_id))


def _query() -> sa.Select[StandardMiss, Person, Standard]:
    return (
        sa.select(StandardMiss, Person, Standard)
        .join(Person, Person.id == StandardMiss.person_id)
        .join(Standard, Standard.id == StandardMiss.standard_id)
    )


def _in_full(db: Db, query: sa.Select[StandardMiss, Person, Standard]) -> list[InFull]:
    return [InFull(miss, person, standard) for miss, person, standard in db.execute(query)]


def _insist_on_force(miss: StandardMiss, standard: Standard) -> None:
    over = standard.effective_until is not None and miss.observed_on > standard.effective_until
    if over or miss.observed_on < standard.effective_from:
        raise Refused(Reason.NOT_IN_FORCE, "observed_on")


def _check(miss: StandardMiss, today: date) -> None:
    miss.facts = commands.insist_on_text(miss.facts, "facts")
    commands.not_after(miss.observed_on, today, "observed_on")
    if miss.talked_on is not None:
        _check_talk(miss, miss.talked_on, today)
    elif miss.vis is Vis.SHAREABLE:
        raise Refused(Reason.TALK_FIRST, "vis")


def _check_talk(miss: StandardMiss, talked_on: date, today: date) -> None:
    """A conversation about a miss is two-sided: what I offer, and what they will do."""
    commands.within(talked_on, miss.observed_on, today, "talked_on")
    for field, reason in (
        ("support", Reason.NEEDS_SUPPORT),
        ("correction", Reason.NEEDS_CORRECTION),
    ):
        said = getattr(miss, field).strip()
        if not said:
            raise Refused(reason, field)
        commands.put(miss, {field: said})
    if miss.recheck_on is None:
        raise Refused(Reason.EMPTY, "recheck_on")
    if miss.recheck_on < talked_on:
        raise Refused(Reason.ENDS_BEFORE_START, "recheck_on")
    if miss.closed_on is not None and miss.closed_on < talked_on:
        raise Refused(Reason.ENDS_BEFORE_START, "talked_on")
