"""Soft bars that differ from strong ones by more than their colour."""

from collections.abc import Iterator, Sequence

from app.report.charts.shapes import Box, Role, Rule, Shape

_STEP = 4.0
_GAP = 1.6
_WIDTH = 0.5


def bar(
    x: float, y: float, width: float, height: float, *, strong: bool, around: Sequence[float] = ()
) -> Iterator[Shape]:
    """A bar that is full where it is ``strong``, else lighter and hatched.

    It leaves a gap ``around`` each x at which a line will cross it, which would be lost on it.
    """
    left = x
    for crossing in (*sorted(around), x + width + _GAP):
        right = min(crossing - _GAP, x + width)
        if right > left:
            yield from _piece(left, y, right - left, height, strong=strong)
        left = max(left, crossing + _GAP)


def _piece(x: float, y: float, width: float, height: float, *, strong: bool) -> Iterator[Shape]:
    yield Box(x, y, width, height, "accent" if strong else "accent_soft")
    if not strong:
        yield from _hatching(x, y, width, height, "accent")


def _hatching(x: float, y: float, width: float, height: float, role: Role) -> Iterator[Rule]:
    """Slanting lines from the foot of a box to its top, cut where the box ends."""
    start = _STEP / 2
    while start < width + height:
        low, high = min(start, width), max(start - height, 0.0)
        foot, top = y + height - (start - low), y + height - (start - high)
        yield Rule(x + low, foot, x + high, top, role, _WIDTH)
        start += _STEP
