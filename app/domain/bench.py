"""The bench: candidates, what they must bring, and when to speak with them next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Unpack

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.domain import commands, people, ramp
from app.domain.errors import Reason, Refused
from app.domain.kinds import ON_THE_TEAM, Status
from app.domain.models import MustHave, MustHaveScore, Person
from app.domain.names import fold
from app.domain.people import Details

SCORES = range(1, 6)
#: A candidate with at least this in every must-have could start.
ENOUGH = 4


@dataclass(frozen=True)
class Candidate:
    """Somebody on the bench; ``scores`` has one entry for each must-have, None where unscored."""

    person: Person
    scores: tuple[MustHaveScore | None, ...]

    @property
    def scored(self) -> int:
        """How many of the must-haves are scored."""
        return sum(score is not None for score in self.scores)

    @property
    def ready(self) -> bool:
        """Whether they bring every must-have; nobody does where there is none."""
        return bool(self.scores) and all(
            score is not None and score.score >= ENOUGH for score in self.scores
        )


@dataclass(frozen=True)
class Bench:
    """The candidates, those to be spoken with first in front, beside who may leave.

    ``may_leave`` are people of the team with the day that the manager guesses, soonest first.
    """

    must_haves: tuple[MustHave, ...]
    candidates: tuple[Candidate, ...]
    may_leave: tuple[Person, ...]

    @property
    def ready(self) -> int:
        """How many could start."""
        return sum(candidate.ready for candidate in self.candidates)


def bench(db: Session) -> Bench:
    """Everybody on the bench and everybody who may leave."""
    wanted = tuple(must_haves(db))
    waiting = db.scalars(
        sa.select(Person)
        .where(Person.status == Status.CANDIDATE)
        .order_by(Person.next_touch.nulls_last(), Person.name)
    ).all()
    may_leave = db.scalars(
        sa.select(Person)
        .where(Person.status.in_(ON_THE_TEAM), Person.may_leave_by.is_not(None))
        .order_by(Person.may_leave_by, Person.name)
    )
    scores = {(score.person_id, score.must_have_id): score for score in _scores_of(db, waiting)}
    candidates = (
        Candidate(person, tuple(scores.get((person.id, must.id)) for must in wanted))
        for person in waiting
    )
    return Bench(wanted, tuple(candidates), tuple(may_leave))


def candidate(db: Session, person_id: int) -> Candidate:
    """One person's scores, on the bench or hired from it."""
    person = people.get(db, person_id)
    scores = {score.must_have_id: score for score in _scores_of(db, [person])}
    return Candidate(person, tuple(scores.get(must.id) for must in must_haves(db)))


def must_haves(db: Session) -> Sequence[MustHave]:
    """What whoever joins must bring, in the order in which it was thought of."""
    return db.scalars(sa.select(MustHave).order_by(MustHave.id)).all()


def add_must_have(db: Session, name: str) -> MustHave:
    """Say something more that whoever joins must bring."""
    must = MustHave(name=_new_name(db, name))
    db.add(must)
    db.flush()
    return must


def stock(db: Session, names: Iterable[str]) -> None:
    """Begin with these must-haves, leaving out what is there."""
    here = {fold(must.name) for must in must_haves(db)}
    for name in names:
        if fold(name) not in here:
            add_must_have(db, name)


def rename_must_have(db: Session, must_have_id: int, name: str) -> MustHave:
    """Say a must-have in other words; scores stay."""
    must = commands.find(db, MustHave, must_have_id)
    if fold(name) != fold(must.name):
        name = _new_name(db, name)
    commands.put(must, {"name": commands.insist_on_line(name, "name")})
    return must


def delete_must_have(db: Session, must_have_id: int) -> None:
    """It is no must any more; its scores go with it."""
    commands.delete(db, commands.find(db, MustHave, must_have_id))


def score(
    db: Session, person_id: int, must_have_id: int, score: int | None, evidence: str = ""
) -> MustHaveScore | None:
    """Score how somebody meets a must-have, in place of the last score; None takes it away.

    Evidence without a score is refused: it would have nothing to stand beside.
    """
    people.get(db, person_id)
    commands.find(db, MustHave, must_have_id)
    if score is not None and score not in SCORES:
        raise Refused(Reason.LEVEL_OUT_OF_RANGE, "score")
    query = sa.select(MustHaveScore).where(
        MustHaveScore.person_id == person_id, MustHaveScore.must_have_id == must_have_id
    )
    found = db.scalars(query).one_or_none()
    if score is None:
        if evidence.strip():
            raise Refused(Reason.EMPTY, "score")
        if found is not None:
            commands.delete(db, found)
        return None
    if found is None:
        found = MustHaveScore(person_id=person_id, must_have_id=must_have_id, score=score)
        db.add(found)
    commands.put(found, {"score": score, "evidence": evidence})
    return found


def assess(
    db: Session,
    person_id: int,
    scores: Mapping[int, tuple[int | None, str]],
    **details: Unpack[Details],
) -> Person:
    """Note what was learned of somebody in one go: score and evidence by must-have, and details.

    A refused score names its must-have in the field: ``score_3``.
    """
    for must_have_id, (level, evidence) in scores.items():
        try:
            score(db, person_id, must_have_id, level, evidence)
        except Refused as refused:
            field = f"{refused.field}_{must_have_id}"
            raise Refused(refused.reason, field, refused.detail) from None
    return people.change(db, person_id, **details)


def hire(
    db: Session,
    person_id: int,
    started: date,
    ramp_until: date | None,
    steps: Iterable[tuple[int, str]] = (),
) -> Person:
    """Take somebody from the bench into the team, with the checklist of their first days.

    They ramp up until ``ramp_until``; None takes them in as active at once.
    """
    person = people.get(db, person_id)
    if person.status is not Status.CANDIDATE:
        raise Refused(Reason.NOT_A_CANDIDATE)
    status = Status.ACTIVE if ramp_until is None else Status.RAMPING
    people.change(
        db, person_id, status=status, started=started, ramp_until=ramp_until, next_touch=None
    )
    if ramp_until is not None:
        ramp.put_on(db, person_id, steps)
    return person


def _scores_of(db: Session, persons: Sequence[Person]) -> Sequence[MustHaveScore]:
    ids = [person.id for person in persons]
    return db.scalars(sa.select(MustHaveScore).where(MustHaveScore.person_id.in_(ids))).all()


def _new_name(db: Session, name: str) -> str:
    name = commands.insist_on_line(name, "name")
    if any(fold(must.name) == fold(name) for must in must_haves(db)):
        raise Refused(Reason.SAME_MUST_HAVE, "name", name)
    return name
