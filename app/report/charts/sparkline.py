"""A value over time as small as a word, for a row of a table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.report.charts.scale import plain
from app.report.charts.series import Point, Write, aims_drawn, known, reach, runs, told
from app.report.charts.shapes import Dot, Hot, Picture, Rule, Shape, Trace

_LINE_WIDTH, _AIM_WIDTH = 1.3, 0.4
_RADIUS, _LAST_RADIUS, _MARK = 1.1, 2.0, 2.5


def sparkline(
    points: Sequence[Point],
    width: float,
    height: float,
    *,
    written: Write = plain,
    what: str = "Trend",
) -> Picture:
    """The shape of a series without any numbers, which are in the description.

    A period without a value is a gap with a mark at the foot; the last reported value has a dot,
    and a ring where it missed its target.
    """
    if not points:
        return Picture(width, height, (), f"{what}: no periods yet.")
    plot = _plan(points, width, height)
    aims = aims_drawn(points, plot.level, lambda index: plot.slot * index, thin=_AIM_WIDTH)
    shapes = (*aims, *_missing(plot), *_line(plot))
    said = [told(point, written) for point in points]
    hot = tuple(Hot(plot.slot * i, 0, plot.slot, height, text) for i, text in enumerate(said))
    return Picture(width, height, shapes, f"{what}: {'; '.join(said)}.", hot)


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where things go; ``margin`` keeps the last dot inside the picture."""

    points: Sequence[Point]
    slot: float
    height: float
    margin: float
    low: float
    high: float

    def middle(self, index: int) -> float:
        """The x of the middle of a period."""
        inner = self.slot * len(self.points) - 2 * self.margin
        return self.margin + inner * (index + 0.5) / len(self.points)

    def level(self, value: float) -> float:
        """The y of a value; one that never changes runs along the middle."""
        spread = self.high - self.low
        share = (value - self.low) / spread if spread else 0.5
        return self.height - self.margin - share * (self.height - 2 * self.margin)

    def place(self, index: int) -> tuple[float, float]:
        """Where a reported value is."""
        return self.middle(index), self.level(known(self.points[index]) or 0.0)


def _plan(points: Sequence[Point], width: float, height: float) -> _Plot:
    ends = reach(points) or [0.0]
    margin = min(_LAST_RADIUS, width / 4, height / 4)
    return _Plot(points, width / len(points), height, margin, min(ends), max(ends))


def _line(plot: _Plot) -> Iterator[Shape]:
    """A line for each stretch of values, a small dot for one that stands alone."""
    last = -1
    for run in runs(plot.points):
        last = run[-1]
        if len(run) > 1:
            yield Trace(tuple(map(plot.place, run)), "accent", _LINE_WIDTH)
        else:
            yield Dot(*plot.place(last), min(_RADIUS, plot.margin), "accent")
    if last >= 0:
        hollow = plot.margin * 0.45 if plot.points[last].missed else 0
        yield Dot(*plot.place(last), plot.margin, "accent", hollow)


def _missing(plot: _Plot) -> Iterator[Shape]:
    """A short upright mark at the foot of each period without a value."""
    top = plot.height - min(_MARK, plot.height / 4)
    for index, point in enumerate(plot.points):
        if known(point) is None:
            x = plot.middle(index)
            yield Rule(x, top, x, plot.height, "muted", 0.7)
