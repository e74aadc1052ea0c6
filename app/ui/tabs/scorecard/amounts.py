"""Numbers that were computed, in words, without the digits that nobody counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.kinds import Unit
from app.domain.measure import PARTS, parts_of

if TYPE_CHECKING:
    from app.formats import Formats

NOT_REPORTED = "not reported"


def whole_money(minor: float, formats: Formats) -> str:
    """An amount of money without its fraction."""
    whole = parts_of(Unit.MONEY, formats.currency)
    return formats.money(round(minor / whole) * whole)


def reported_money(minor: float | None, formats: Formats) -> str:
    """The same, or that it was not reported."""
    return NOT_REPORTED if minor is None else whole_money(minor, formats)


def percent(share: float, formats: Formats) -> str:
    """A share in percent, with one decimal where it is small."""
    return formats.amount(
        round(round(share * 100, 0 if abs(share) >= 0.1 else 1) * PARTS), Unit.PERCENT
    )


def off_by(error: float, formats: Formats) -> str:
    """How far off something was told: "12% too high"."""
    if round(error * 100) == 0:
        return "as it came"
    return f"{formats.percent(abs(error))} too {'high' if error > 0 else 'low'}"


def times(ratio: float, formats: Formats) -> str:
    """How many times: "2.4×"."""
    return f"{formats.amount(round(round(ratio, 1) * PARTS), Unit.COUNT)}×"
