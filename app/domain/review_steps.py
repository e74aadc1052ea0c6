"""The next steps of a review, and the commitments that they become once it is closed."""

from datetime import date
from typing import TypedDict, Unpack

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import commands, commitments, review_parts
from app.domain.errors import Reason, Refused
from app.domain.kinds import Origin, Owner, Vis
from app.domain.models import Commitment, Review, ReviewStep


class Step(TypedDict, total=False):
    """What is agreed: the words, the owner and the day; see ``models.ReviewStep``."""

    text: str
    owner: Owner
    due: date | None


def add(db: Db, review_id: int, **step: Unpack[Step]) -> ReviewStep:
    """Agree on a next step, as far as it is known."""
    review = review_parts.prepared(db, review_id)
    position = commands.next_position(db, ReviewStep, ReviewStep.review_id == review.id)
    made = ReviewStep(review_id=review.id, position=position, text="")
    _put(made, step)
    db.add(made)
    db.flush()
    return made


def change(db: Db, step_id: int, **step: Unpack[Step]) -> ReviewStep:
    """Change a next step that is not a commitment yet."""
    found = _open(db, step_id)
    if found.before_id is not None:
        raise Refused(Reason.STEP_IS_AGREED)
    _put(found, step)
    return found


def delete(db: Db, step_id: int) -> None:
    """Take a next step off a review that is not closed; a commitment that it is already stays."""
    commands.delete(db, _open(db, step_id))


def promise(db: Db, review: Review, today: date) -> list[Commitment]:
    """Make a commitment of each next step, but of those that were agreed before.

    It was made on the day of the talk, whenever the review is closed.
    """
    query = sa.select(ReviewStep).where(ReviewStep.review_id == review.id)
    steps = db.scalars(query.order_by(ReviewStep.position, ReviewStep.id)).all()
    if not steps:
        raise Refused(Reason.NEEDS_NEXT_STEP, "steps")
    made = []
    for step in steps:
        if step.due is None:
            raise Refused(Reason.STEP_NEEDS_DAY, "steps", step.text)
        if step.before_id is not None:
            continue
        on = review.held_on or today
        if step.due < on:
            raise Refused(Reason.STEP_BEFORE_TALK, "steps", step.text)
        made.append(_promised(db, review.person_id, step, on, today))
    return made


def carried_out_by(db: Db, steps: list[ReviewStep]) -> dict[int, commitments.InFull]:
    """The commitment that carries out each step, by the step's id."""
    roots = {step.id: _root(db, step) for step in steps}
    query = sa.select(Commitment).where(Commitment.review_step_id.in_(roots.values()))
    made = {
        one.commitment.review_step_id: one
        for one in commitments.in_full(db, db.scalars(query).all())
    }
    return {step_id: made[root] for step_id, root in roots.items() if root in made}


def _root(db: Db, step: ReviewStep) -> int:
    """The step of the first revision that had it: the commitment points at that one."""
    while step.before_id is not None:
        step = commands.find(db, ReviewStep, step.before_id)
    return step.id


def _open(db: Db, step_id: int) -> ReviewStep:
    found = commands.find(db, ReviewStep, step_id)
    review_parts.unclosed(db, found.review_id)
    return found


def _put(made: ReviewStep, step: Step) -> None:
    commands.put(made, step)
    made.text = commands.insist_on_text(made.text, "text")
    if made.owner is Owner.OTHER:
        raise Refused(Reason.ONE_OWNER, "owner")


def _promised(db: Db, person_id: int, step: ReviewStep, on: date, today: date) -> Commitment:
    return commitments.promise(
        db, today,
        owner=step.owner, person_id=person_id if step.owner is Owner.REP else None,
        about_id=person_id, text=step.text, made_on=on, due=step.due, origin=Origin.REVIEW,
        review_step_id=step.id, vis=Vis.SHAREABLE,
    )  # fmt: skip
