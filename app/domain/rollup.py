"""What several amounts make together: those of a longer period, or of several people.

An amount is in the unit's smallest part (see ``kinds.Unit``). None is "not reported": it is
never 0, and never moves a total, an average or a ratio.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.domain.kinds import RollUp
from app.domain.measure import PARTS


@dataclass(frozen=True)
class Parts:
    """What a ratio is made of; None where nothing was reported of both."""

    numerator: int | None = None
    denominator: int | None = None


def over_time(roll_up: RollUp, amounts: Sequence[int | None]) -> int | None:
    """What one person's amounts make over a longer time, given in its order.

    A ratio is none of its own amounts, so it is not one to ask here; see :func:`ratio`.
    """
    if roll_up is RollUp.SUM:
        return _sum(amounts)
    if roll_up is RollUp.LAST:
        return next((amount for amount in reversed(amounts) if amount is not None), None)
    if roll_up is RollUp.AVERAGE:
        return _average(amounts)
    raise ValueError(roll_up)


def over_people(roll_up: RollUp, amounts: Sequence[int | None]) -> int | None:
    """What the amounts of several people make for one and the same time."""
    if roll_up in (RollUp.SUM, RollUp.LAST):
        return _sum(amounts)
    if roll_up is RollUp.AVERAGE:
        return _average(amounts)
    raise ValueError(roll_up)


def parts(pairs: Iterable[tuple[int | None, int | None]]) -> Parts:
    """The sums that a ratio is made of; a pair counts only where both of it were reported."""
    whole = [(above, below) for above, below in pairs if above is not None and below is not None]
    if not whole:
        return Parts()
    return Parts(sum(above for above, _ in whole), sum(below for _, below in whole))


def ratio(
    pairs: Iterable[tuple[int | None, int | None]],
    *,
    percent: bool,
    numerator_scale: int = PARTS,
    denominator_scale: int = PARTS,
    scale: int = PARTS,
) -> int | None:
    """Numerators over denominators, each summed first; None where there is nothing to divide by.

    The scales say how many smallest parts make a unit of the numerator, of the denominator and of
    the ratio itself: 1000, and for money as many as the currency has.
    """
    made = parts(pairs)
    if made.numerator is None or not made.denominator:
        return None
    share = Fraction(made.numerator * denominator_scale, made.denominator * numerator_scale)
    return round(share * scale * (100 if percent else 1))


def target_over_time(roll_up: RollUp, targets: Sequence[int | None]) -> int | None:
    """What is aimed at over a longer time, of the targets of its periods in their order.

    Added up it is known only where every period has one; the last one's is what will last; and
    of an average, or a ratio, those there are count alike.
    """
    if roll_up is RollUp.SUM:
        return None if None in targets else _sum(targets)
    if roll_up is RollUp.LAST:
        return targets[-1] if targets else None
    return _average(targets)


def _sum(amounts: Sequence[int | None]) -> int | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None


def _average(amounts: Sequence[int | None]) -> int | None:
    """The average of what was reported, halves rounded to even."""
    known = [amount for amount in amounts if amount is not None]
    return round(Fraction(sum(known), len(known))) if known else None
