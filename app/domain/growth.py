"""Is somebody better than ninety days ago? Counted from rows that a click can show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.kinds import Direction


@dataclass(frozen=True)
class Step:
    """One thing that changed: what, by how much (above 0 is better), and on which day."""

    what: str
    by: int
    on: date


@dataclass(frozen=True)
class Growth:
    """What changed since ``since``; ``compared`` is how many things could be compared at all."""

    since: date
    steps: tuple[Step, ...]
    compared: int

    @property
    def ups(self) -> int:
        """How many things got better."""
        return sum(step.by > 0 for step in self.steps)

    @property
    def downs(self) -> int:
        """How many things got worse."""
        return sum(step.by < 0 for step in self.steps)

    @property
    def direction(self) -> Direction:
        """Better where more went up than down; unknown where nothing could be compared."""
        if self.ups != self.downs:
            return Direction.BETTER if self.ups > self.downs else Direction.WORSE
        return Direction.SAME if self.compared or self.steps else Direction.UNKNOWN


def growth(since: date, steps: Sequence[Step], compared: int) -> Growth:
    """What changed, the latest first."""
    return Growth(since, tuple(sorted(steps, key=lambda step: step.on, reverse=True)), compared)
