"""Actual against quota. Missing is not zero: what nobody reported has no attainment."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.periods import Period

#: From which share of the quota on somebody is close to it.
CLOSE_FROM = 0.7


class Tier(StrEnum):
    """How somebody did against the quota of a quarter."""

    REACHED = "reached"
    CLOSE = "close"
    BELOW = "below"
    NOT_REPORTED = "not_reported"


@dataclass(frozen=True)
class PeriodResult:
    """Quota and actual of one period in minor units; None is "not reported"."""

    period: Period
    quota: int | None = None
    actual: int | None = None

    @property
    def attainment(self) -> float | None:
        """Actual as a share of the quota; None where either is missing or the quota is 0."""
        return attainment(self.quota, self.actual)


def attainment(quota: int | None, actual: int | None) -> float | None:
    """``actual / quota``; None where either is missing or the quota is not above 0."""
    if quota is None or quota <= 0 or actual is None:
        return None
    return actual / quota


def tier(attainment: float | None) -> Tier:
    """How somebody did who reached this share of the quota."""
    if attainment is None:
        return Tier.NOT_REPORTED
    if attainment >= 1:
        return Tier.REACHED
    return Tier.CLOSE if attainment >= CLOSE_FROM else Tier.BELOW


def total(parts: Iterable[int | None]) -> int | None:
    """The sum of the parts; None where any of them, or all, are missing."""
    known = list(parts)
    if not known or any(part is None for part in known):
        return None
    return sum(part for part in known if part is not None)
