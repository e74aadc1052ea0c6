"""The steps of a business plan; once it is agreed, each is a commitment that carries it out."""

from collections.abc import Sequence
from datetime import date
from typing import TypedDict, Unpack

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import commands, commitments, plan_parts
from app.domain.errors import Reason, Refused
from app.domain.kinds import ActionKind, CommitmentState, Origin, Owner, Vis
from app.domain.models import Commitment, PlanAction

#: What is said of a commitment whose step another version of the plan no longer has.
NO_LONGER_PLANNED = "No longer part of the plan."


class Step(TypedDict, total=False):
    """What a step says; see ``models.PlanAction``."""

    kind: ActionKind
    text: str
    owner: Owner
    due: date | None


def add(db: Db, plan_id: int, today: date, **step: Unpack[Step]) -> PlanAction:
    """Add a step to a plan."""
    plan = plan_parts.begun(db, plan_id, today)
    position = commands.next_position(db, PlanAction, PlanAction.plan_id == plan.id)
    made = PlanAction(plan_id=plan.id, position=position, text="")
    commands.put(made, step)
    made.text = commands.insist_on_text(made.text, "text")
    db.add(made)
    db.flush()
    return made


def change(db: Db, action_id: int, **step: Unpack[Step]) -> PlanAction:
    """Change a step of a plan that is not agreed yet."""
    found = plan_parts.part(db, PlanAction, action_id)
    commands.put(found, step)
    found.text = commands.insist_on_text(found.text, "text")
    return found


def delete(db: Db, action_id: int) -> None:
    """Take a step out of a plan that is not agreed yet."""
    commands.delete(db, plan_parts.part(db, PlanAction, action_id))


def carried_out_by(db: Db, actions: Sequence[PlanAction]) -> dict[int, commitments.InFull]:
    """The commitment that carries out each step, by the step's id; of an earlier version's too."""
    query = sa.select(Commitment).where(Commitment.plan_action_id.in_([one.id for one in actions]))
    made = commitments.in_full(db, db.scalars(query.order_by(Commitment.id)).all())
    return {one.commitment.plan_action_id or 0: one for one in made}


def promise(
    db: Db, person_id: int, actions: Sequence[PlanAction], on: date, today: date
) -> list[Commitment]:
    """Make a commitment of each step of a plan that was agreed on a day.

    One that stood in the version before goes on being carried out by the same commitment.
    """
    earlier = {
        one.plan_action_id: one
        for one in db.scalars(
            sa.select(Commitment).where(
                Commitment.plan_action_id.in_([step.before_id for step in actions])
            )
        )
    }
    return [
        _taken_along(db, person_id, earlier[step.before_id], step, today)
        if step.before_id in earlier
        else _promised(db, person_id, step, on, today)
        for step in actions
    ]


def drop(db: Db, actions: Sequence[PlanAction], on: date, today: date) -> None:
    """Drop the open commitments of steps that another version no longer has."""
    for made in (one.commitment for one in carried_out_by(db, actions).values()):
        if made.state is CommitmentState.OPEN:
            commitments.close(
                db, made.id, CommitmentState.DROPPED, max(on, made.made_on), today,
                outcome=NO_LONGER_PLANNED,
            )  # fmt: skip


def _promised(db: Db, person_id: int, step: PlanAction, on: date, today: date) -> Commitment:
    if step.due is not None and step.due < on:
        raise Refused(Reason.ACTION_IS_OVER, "", step.text)
    return commitments.promise(
        db, today,
        owner=step.owner, person_id=person_id if step.owner is Owner.REP else None,
        about_id=person_id, text=step.text, made_on=on, due=step.due, origin=Origin.PLAN,
        plan_action_id=step.id, vis=Vis.SHAREABLE,
    )  # fmt: skip


def _taken_along(
    db: Db, person_id: int, made: Commitment, step: PlanAction, today: date
) -> Commitment:
    """The commitment of the version before, with the words, the owner and the day of this one."""
    made.plan_action_id = step.id
    if made.state is not CommitmentState.OPEN:
        return made
    before = commands.find(db, PlanAction, step.before_id or 0)
    words: commitments.Words = {}
    if step.text != before.text:
        words["text"] = step.text
    if step.due != before.due:
        words["due"] = step.due
    if step.owner is not before.owner:
        words["owner"] = step.owner
        words["person_id"] = person_id if step.owner is Owner.REP else None
    return commitments.change(db, made.id, today, **words) if words else made
