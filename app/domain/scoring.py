"""Is a number where it should be: hit or missed, by how much, and how all of them stand together.

What was not reported, or has no target, is neither hit nor missed and scores nothing at all.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.kinds import Better, Standing

#: By how many complete periods a number stands, and how many of them make it off track.
LAST_PERIODS = 3
OFF_TRACK_FROM = 2


@dataclass(frozen=True)
class Judged:
    """One period of a number: whether it had a target, and whether that was hit.

    ``hit`` is None where nothing was reported, or there is no target.
    """

    has_target: bool
    hit: bool | None = None


@dataclass(frozen=True)
class Item:
    """What one number counts for, in points, and its score; None where it has none."""

    weight: int
    score: float | None


@dataclass(frozen=True)
class Index:
    """How everything stands together, and on how many points of how many that is based."""

    value: float | None
    based_on: int
    of: int


def hit(better: Better, amount: int | None, target: int | None, upper: int | None) -> bool | None:
    """Whether an amount is where it should be; None where it or its target is missing."""
    if amount is None or target is None or not has_target(better, target, upper):
        return None
    if better is Better.RANGE:
        return upper is not None and target <= amount <= upper
    return amount >= target if better is Better.UP else amount <= target


def has_target(better: Better, target: int | None, upper: int | None) -> bool:
    """Whether something whole is aimed at: both ends, where it is to stay between two."""
    return target is not None and (better is not Better.RANGE or upper is not None)


def judge(better: Better, amount: int | None, target: int | None, upper: int | None) -> Judged:
    """How one period of a number is to be read."""
    return Judged(has_target(better, target, upper), hit(better, amount, target, upper))


def score(
    better: Better, amount: int | None, target: int | None, upper: int | None, cap: int = 100
) -> float | None:
    """How much of its target an amount reached, 1.0 for all of it.

    Never below 0, and never above ``cap`` percent, so that one number cannot make up for others.
    """
    met = hit(better, amount, target, upper)
    if met is None or amount is None or target is None:
        return None
    if better is Better.UP:
        reached = _share(amount, target) if target > 0 else float(met)
    elif better is Better.DOWN:
        reached = _share(target, amount) if amount > 0 else float(met) * cap / 100
    elif met or upper is None:
        reached = float(met)
    else:
        reached = _share(amount, target) if amount < target else _share(upper, amount)
    return min(max(reached, 0.0), cap / 100)


def standing(judged: Sequence[Judged]) -> Standing:
    """How a number stands by the last complete periods, given in the order of time."""
    aimed = [period for period in judged[-LAST_PERIODS:] if period.has_target]
    if not aimed:
        return Standing.NO_TARGET
    known = [period.hit for period in aimed if period.hit is not None]
    if not known:
        return Standing.NOT_REPORTED
    if not any(known) and len(known) >= OFF_TRACK_FROM:
        return Standing.OFF_TRACK
    return Standing.ON_TRACK if known[-1] else Standing.SLIPPING


def index(items: Iterable[Item], cap: int = 100) -> Index:
    """The scores weighed against each other; what has none does not count, in any direction."""
    every = list(items)
    known = [(item.weight, min(item.score, cap / 100)) for item in every if item.score is not None]
    based_on = sum(weight for weight, _ in known)
    value = sum(weight * one for weight, one in known) / based_on if based_on else None
    return Index(value, based_on, sum(item.weight for item in every))


def _share(part: int, whole: int) -> float:
    """``part / whole``, or nothing of it where there is no whole to speak of."""
    return part / whole if whole > 0 else 0.0
