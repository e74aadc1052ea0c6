"""What to expect of somebody, from how the last quarters went: a band, never one number."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles

#: Fewer quarters than this say too little.
ENOUGH = 4
#: Quarters that still say something about the next one.
RECENT = 8


@dataclass(frozen=True)
class Band:
    """Attainment as shares of a quota: the median, and between what the middle half lay.

    ``quarters`` is how many it was counted from.
    """

    low: float
    middle: float
    high: float
    quarters: int

    def of(self, quota: int) -> tuple[int, int]:
        """What the middle half would be of a quota, both in its minor units."""
        return round(self.low * quota), round(self.high * quota)


def expectation(attainments: Sequence[float | None]) -> Band | None:
    """The band of the most recent quarters, oldest first; None where too few are reported."""
    known = [ratio for ratio in attainments[-RECENT:] if ratio is not None]
    if len(known) < ENOUGH:
        return None
    low, middle, high = quantiles(known, n=4, method="inclusive")
    return Band(low, middle, high, len(known))
