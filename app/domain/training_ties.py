"""What becomes of trainings when who gives them goes, and when what they name is renamed."""

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain.kinds import AHEAD, TrainingState
from app.domain.models import TrainingSession, TrainingSkill


def to_give(db: Db, person_id: int) -> int:
    """How many trainings to come somebody gives."""
    ahead = TrainingSession.state.in_(AHEAD)
    query = sa.select(sa.func.count()).where(TrainingSession.giver_id == person_id, ahead)
    return db.scalar(query) or 0


def withdraw(db: Db, person_id: int) -> None:
    """Nobody has said any more that they give what somebody was to give who goes."""
    query = sa.select(TrainingSession).where(
        TrainingSession.giver_id == person_id, TrainingSession.state == TrainingState.CONFIRMED
    )
    for training in db.scalars(query).all():
        training.state, training.confirmed_on = TrainingState.PLANNED, None


def tell_of_person(db: Db, person_id: int) -> None:
    """Tell other calendars again of what somebody gives, or steps in for, who has another name."""
    _tell_again(
        db,
        sa.or_(TrainingSession.giver_id == person_id, TrainingSession.backup_id == person_id),
    )


def tell_of_skill(db: Db, skill_id: int) -> None:
    """Tell other calendars again of what is for a skill that has another name, or goes."""
    of_skill = sa.select(TrainingSkill.training_id).where(TrainingSkill.skill_id == skill_id)
    _tell_again(db, TrainingSession.id.in_(of_skill))


def _tell_again(db: Db, which: sa.ColumnElement[bool]) -> None:
    """Count trainings to come as written once more: calendars take that for the later word."""
    query = sa.select(TrainingSession).where(which, TrainingSession.state.in_(AHEAD))
    for training in db.scalars(query).all():
        training.version += 1
