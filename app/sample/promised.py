"""What becomes of the sample's promises once the day by which they were due is over."""

from datetime import date, timedelta
from typing import NotRequired, TypedDict

from sqlalchemy.orm import Session as Db

from app.domain import commitments
from app.domain.kinds import CommitmentState
from app.domain.models import Commitment
from app.sample.days import working


class Came(TypedDict):
    """What came of a promise: it was kept, unless it was missed."""

    outcome: NotRequired[str]
    missed: NotRequired[bool]


def settle(db: Db, promise: Commitment, came: Came, today: date) -> None:
    """Close a promise the day before it was due, or as missed on that day, if that is over."""
    if promise.due is None or promise.due >= today:
        return
    missed = came.get("missed", False)
    state = CommitmentState.MISSED if missed else CommitmentState.DONE
    on = promise.due if missed else max(working(promise.due - timedelta(1)), promise.made_on)
    commitments.close(db, promise.id, state, on, today, outcome=came.get("outcome"))
