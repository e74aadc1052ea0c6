"""How promises are kept: counted from what was due, never judged."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.kinds import CommitmentState


@dataclass(frozen=True)
class Promise:
    """What a rate is counted from: a commitment's state, its day, and when it was closed."""

    state: CommitmentState
    due: date | None
    closed_on: date | None


@dataclass(frozen=True)
class Kept:
    """How many of those that were due by now were kept on time; ``rate`` is None without any.

    Done counts where it was done by its day, or had none. Missed, done late and still open past
    its day do not. What was dropped, and what is not due yet, is left out.
    """

    on_time: int
    counted: int

    @property
    def rate(self) -> float | None:
        """The share kept on time."""
        return self.on_time / self.counted if self.counted else None


def kept(promises: Iterable[Promise], today: date) -> Kept:
    """How these were kept, as of ``today``."""
    judged = [judge(promise, today) for promise in promises]
    counted = [verdict for verdict in judged if verdict is not None]
    return Kept(sum(counted), len(counted))


def judge(promise: Promise, today: date) -> bool | None:
    """Whether one was kept on time; None where nobody can tell yet, or need."""
    if promise.state is CommitmentState.DROPPED:
        return None
    if promise.state is CommitmentState.OPEN:
        return False if promise.due is not None and promise.due < today else None
    if promise.state is CommitmentState.MISSED:
        return False
    return promise.due is None or promise.closed_on is None or promise.closed_on <= promise.due
