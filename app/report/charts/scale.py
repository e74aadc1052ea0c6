"""Axes: how far one reaches, where its numbers stand, and where on it a value lies."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

#: The steps that people count in, times a power of ten.
_STEPS = (1.0, 2.0, 5.0, 10.0)
#: Values whose spread is less than this part of the greatest are far from zero.
_FAR = 0.3
#: No amount is beyond these; they keep the arithmetic finite whatever arrives.
_GREATEST, _LEAST = 1e200, 1e-200


@dataclass(frozen=True, slots=True)
class Axis:
    """From ``low`` to ``high``, numbered at ``ticks``."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def share(self, value: float) -> float:
        """Where a value lies, from 0.0 at the low end to 1.0 at the high one."""
        return (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)


def drawable(value: float | None) -> float | None:
    """A value as it can be drawn: an infinite or undefined one counts as not reported."""
    if value is None or not math.isfinite(value):
        return None
    return float(min(max(value, -_GREATEST), _GREATEST))


def axis(values: Sequence[float], most: int, *, least: float = 0, zero: bool = False) -> Axis:
    """An axis that holds all ``values`` in at most ``most`` steps of a round number.

    It begins at zero unless all values are far from it and ``zero`` does not ask for it. No step
    is smaller than ``least``, so that things that are counted are not halved.
    """
    low, high = min(values, default=0.0), max(values, default=0.0)
    if zero or not _is_far(low, high):
        low, high = min(low, 0.0), max(high, 0.0)
    if high - low < _LEAST:
        low, high = _around(low, least)
    step = next(
        step
        for step in _rounded((high - low) / max(most, 1), least)
        if math.ceil(high / step) - math.floor(low / step) <= max(most, 2)
    )
    first, last = math.floor(low / step), math.ceil(high / step)
    if first > 0 and first * step >= low:
        first -= 1  # on the ground a value would look like nothing
    ticks = tuple(_clean(number * step) for number in range(first, last + 1))
    return Axis(ticks[0], ticks[-1], ticks)


def plain(value: float) -> str:
    """A number as it is, for where nobody says how it is written."""
    written = f"{value:,.12g}"
    return written.replace("-", "−", 1) if value < 0 else written


def _is_far(low: float, high: float) -> bool:
    return low * high > 0 and high - low < _FAR * max(abs(low), abs(high))


def _around(value: float, least: float) -> tuple[float, float]:
    """Where one value says nothing about a spread: from zero to it, or a step from zero."""
    if abs(value) > _LEAST:
        return min(value, 0.0), max(value, 0.0)
    return 0.0, least or 1.0


def _rounded(step: float, least: float) -> Iterator[float]:
    """Round numbers from ``step`` upwards."""
    power = math.floor(math.log10(max(step, _LEAST)))
    while True:
        for factor in _STEPS[:-1]:
            found = factor * 10.0**power
            if found >= max(least, step * 0.999):
                yield found
        power += 1


def _clean(number: float) -> float:
    """Without what adding up fractions leaves behind, and never a negative zero."""
    return float(f"{number:.12g}") + 0.0
