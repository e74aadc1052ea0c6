"""What somebody new has done by their 30th, 60th and 90th day."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.domain import commands, people
from app.domain.errors import Reason, Refused
from app.domain.models import RampStep
from app.domain.names import fold

DAYS = (30, 60, 90)


def of_person(db: Session, person_id: int) -> Sequence[RampStep]:
    """The steps of somebody's first days, in order."""
    query = sa.select(RampStep).where(RampStep.person_id == person_id)
    return db.scalars(query.order_by(RampStep.by_day, RampStep.id)).all()


def due_on(step: RampStep, started: date | None) -> date | None:
    """The day by which a step is to be done; None where nobody said when they started."""
    return None if started is None else started + timedelta(days=step.by_day)


def is_late(step: RampStep, started: date | None, today: date) -> bool:
    """Whether a step should have been done before today and is not."""
    due = due_on(step, started)
    return step.done_on is None and due is not None and due < today


def put_on(db: Session, person_id: int, steps: Iterable[tuple[int, str]]) -> Sequence[RampStep]:
    """Give somebody a checklist, each step a day and its words; what they have already stays."""
    people.get(db, person_id)
    here = {fold(step.text) for step in of_person(db, person_id)}
    for by_day, text in steps:
        if fold(text) not in here:
            add(db, person_id, by_day, text)
    db.flush()
    return of_person(db, person_id)


def add(db: Session, person_id: int, by_day: int, text: str) -> RampStep:
    """Add a step to somebody's first days."""
    people.get(db, person_id)
    step = RampStep(person_id=person_id, by_day=by_day, text=commands.insist_on_line(text, "text"))
    _check(step)
    db.add(step)
    return step


def change(db: Session, step_id: int, by_day: int, text: str) -> RampStep:
    """Change a step's day or words."""
    step = commands.find(db, RampStep, step_id)
    commands.put(step, {"by_day": by_day, "text": commands.insist_on_line(text, "text")})
    _check(step)
    return step


def tick(db: Session, step_id: int, done_on: date | None) -> RampStep:
    """A step was done on a day; None takes that back."""
    step = commands.find(db, RampStep, step_id)
    step.done_on = done_on
    return step


def delete(db: Session, step_id: int) -> None:
    """Take a step off the checklist."""
    commands.delete(db, commands.find(db, RampStep, step_id))


def _check(step: RampStep) -> None:
    if step.by_day not in DAYS:
        raise Refused(Reason.NOT_A_RAMP_DAY, "by_day")
