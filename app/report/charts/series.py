"""Values of one thing over time: what a trend and a sparkline are drawn from."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from app.report.charts.lettering import NOT_REPORTED
from app.report.charts.scale import drawable
from app.report.charts.shapes import Box, Rule, Shape

Write = Callable[[float], str]
#: A thin dashed line is a target in every picture.
_DASH = (2.0, 2.0)


@dataclass(frozen=True, slots=True)
class Point:
    """One period of a series.

    ``value`` is None where it was not reported, which is never zero; ``text`` is the value as
    people read it. ``target`` with ``upper`` is a range, one of them alone a line. ``missed`` is
    for whoever knows in which direction the target lies. ``detail`` is added to what is told.
    """

    label: str
    value: float | None
    text: str
    target: float | None = None
    upper: float | None = None
    missed: bool = False
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """What was aimed for over the periods from ``first`` to ``last``; alone, both ends are one."""

    first: int
    last: int
    low: float
    high: float


def known(point: Point) -> float | None:
    """The value if it can be drawn."""
    return drawable(point.value)


def runs(points: Sequence[Point]) -> Iterator[range]:
    """The stretches of periods without a gap."""
    first = 0
    for index in range(len(points) + 1):
        if index == len(points) or known(points[index]) is None:
            if first < index:
                yield range(first, index)
            first = index + 1


def targets(points: Sequence[Point]) -> list[Target]:
    """The targets one after the other; the same one over several periods is one."""
    found: list[Target] = []
    for index, point in enumerate(points):
        aimed = aim(point)
        if aimed is None:
            continue
        before = found[-1] if found else None
        if before and before.last == index - 1 and (before.low, before.high) == aimed:
            found[-1] = Target(before.first, index, *aimed)
        else:
            found.append(Target(index, index, *aimed))
    return found


def aim(point: Point) -> tuple[float, float] | None:
    """The lower and the upper end of a period's target, which are one where it is no range."""
    ends = [end for end in map(drawable, (point.target, point.upper)) if end is not None]
    return (min(ends), max(ends)) if ends else None


def reach(points: Sequence[Point]) -> list[float]:
    """All values and targets, which have to find room in a picture."""
    values = [value for value in map(known, points) if value is not None]
    return values + [end for aimed in map(aim, points) if aimed for end in aimed]


def aim_told(low: float, high: float, written: Write) -> str:
    """A target as people read it."""
    said = f"target {written(low)}"
    return said if low == high else f"{said} to {written(high)}"


def told(point: Point, written: Write) -> str:
    """All that is known of a period, with exact values."""
    aimed = aim(point)
    parts = [
        f"{point.label}: {NOT_REPORTED if known(point) is None else point.text}",
        aim_told(*aimed, written) if aimed else "",
        "missed" if point.missed and known(point) is not None else "",
        point.detail,
    ]
    return ", ".join(part for part in parts if part)


def aims_drawn(
    points: Sequence[Point],
    level: Callable[[float], float],
    edge: Callable[[int], float],
    *,
    thin: float = 0.7,
) -> Iterator[Shape]:
    """Each target as a dashed line over its periods, a range as a band between two of them.

    ``level`` gives the y of a value and ``edge`` the x at which the period with a number begins.
    """
    for target in targets(points):
        left, right = edge(target.first), edge(target.last + 1)
        low, high = level(target.low), level(target.high)
        if target.low < target.high:
            yield Box(left, high, right - left, low - high, "line")
            yield Rule(left, high, right, high, "ink", thin, _DASH)
        yield Rule(left, low, right, low, "ink", thin, _DASH)
