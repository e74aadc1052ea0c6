"""What if everybody got a little better, against the best one alone doing so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod


@dataclass(frozen=True)
class Lift:
    """A team's revenue as it was and as it could be, in minor units.

    ``gain`` is the share that all levers make together, and ``top_needs`` the share that the top
    person alone would need for the same. ``counted`` people have a value, ``missing`` do not and
    are left out; everything is None where nobody has one.
    """

    gain: float
    counted: int
    missing: int
    total: int | None = None
    everybody: int | None = None
    top_id: int | None = None
    top: int | None = None
    top_alone: int | None = None
    top_needs: float | None = None


def gain(percents: Sequence[float]) -> float:
    """The share that levers of so many percent make together: they multiply."""
    return prod(1 + percent / 100 for percent in percents) - 1


def lift(revenue: Mapping[int, int | None], percents: Sequence[float]) -> Lift:
    """What each lever of so many ``percents`` makes of the revenue of these people, by id."""
    more = gain(percents)
    known = {who: amount for who, amount in revenue.items() if amount is not None}
    if not known:
        return Lift(more, 0, len(revenue))
    total, top_id = sum(known.values()), max(known, key=lambda who: known[who])
    top = known[top_id]
    return Lift(
        gain=more,
        counted=len(known),
        missing=len(revenue) - len(known),
        total=total,
        everybody=round(total * (1 + more)),
        top_id=top_id,
        top=top,
        top_alone=round(total + top * more),
        top_needs=total * more / top if top > 0 else None,
    )
