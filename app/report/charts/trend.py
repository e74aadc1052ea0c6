"""A value over time against its target."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.report.charts.lettering import (
    LABEL_BAND,
    NOT_REPORTED,
    SMALL,
    VALUE_BAND,
    period_labels,
    wide,
    within,
)
from app.report.charts.place import Area, Board
from app.report.charts.scale import Axis, axis, plain
from app.report.charts.series import (
    Point,
    Write,
    aim,
    aim_told,
    aims_drawn,
    known,
    reach,
    runs,
    told,
)
from app.report.charts.shapes import Dot, Hot, Picture, Rule, Shape, Words

_LINE_WIDTH = 1.4
_RADIUS, _RING = 2.2, 1.1
#: Half the length of the mark where nothing was reported.
_DASH = 2.0
#: The least height between two numbers of the axis.
_TICK_ROOM = 15.0
#: Text beside the plot may take this part of the width.
_GUTTER_PART = 0.25
_GUTTER_GAP = 5.0
#: How far beside a dot its value is, and how far below it the foot of that.
_BESIDE = 3.5
_NEAR = (-5.0, 5.0 + SMALL * 0.8, -8.0)
_FAR = tuple(shift * side for shift in (14.0, 21.0, 28.0, 40.0, 60.0) for side in (-1, 1))


def trend(
    points: Sequence[Point],
    width: float,
    height: float,
    *,
    written: Write = plain,
    least: float = 0,
    what: str = "Trend",
) -> Picture:
    """A line through what was reported, with its target dashed and a range as a band.

    Where a period is not reported the line has a gap, and a mark at the foot. A missed target is a
    ring instead of a dot. ``written`` writes the numbers of the axis and of targets, ``least`` is
    the smallest step of the axis, and ``what`` names the values in the description.
    """
    if not points:
        return Picture(width, height, (), f"{what}: no periods yet.")
    plot = _plan(points, width, height, written, least)
    aims = list(aims_drawn(points, plot.level, plot.edge))
    line, missing = list(_line(plot)), list(_missing(plot))
    numbers = [*_numbers(plot), *_named(plot)]
    values = _values(plot, [*aims, *numbers, *line, *missing])
    shapes = [*_grid(plot), *aims, *numbers, *line, *missing, *values, *_labels(plot)]
    said = [told(point, written) for point in points]
    hot = tuple(Hot(plot.edge(i), 0, plot.slot, height, text) for i, text in enumerate(said))
    return Picture(width, height, tuple(shapes), f"{what}: {'; '.join(said)}.", hot)


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where things go; ``name`` is the target's, for beside the plot where there is room."""

    points: Sequence[Point]
    left: float
    right: float
    base: float
    width: float
    axis: Axis
    ticks: tuple[str, ...]
    name: str

    @property
    def slot(self) -> float:
        """The width that one period has."""
        return (self.right - self.left) / len(self.points)

    def edge(self, index: int) -> float:
        """The x at which a period begins."""
        return self.left + self.slot * index

    def middle(self, index: int) -> float:
        """The x of the middle of a period."""
        return self.left + self.slot * (index + 0.5)

    def level(self, value: float) -> float:
        """The y of a value."""
        return self.base - self.axis.share(value) * (self.base - VALUE_BAND)


def _plan(
    points: Sequence[Point], width: float, height: float, written: Write, least: float
) -> _Plot:
    """Numbers at the left, the target's name at the right, labels below, values on top.

    Without room for its numbers an axis begins at zero: nothing would say that it does not.
    """
    base = max(height - LABEL_BAND, VALUE_BAND + 1)
    most = max(int((base - VALUE_BAND) / _TICK_ROOM), 1)
    scale = axis(reach(points), most, least=least)
    ticks = tuple(map(written, scale.ticks))
    left = max(map(wide, ticks)) + _GUTTER_GAP
    if left > width * _GUTTER_PART or base - VALUE_BAND < _TICK_ROOM:
        scale, ticks, left = axis(reach(points), most, least=least, zero=True), (), 0.0
    name = _name(points, written)
    right = width - wide(name) - _GUTTER_GAP
    if not name or width - right > width * _GUTTER_PART:
        name, right = "", width
    return _Plot(points, left, right, base, width, scale, ticks, name)


def _name(points: Sequence[Point], written: Write) -> str:
    """The target that holds at the end."""
    aimed = aim(points[-1])
    return aim_told(*aimed, written).capitalize() if aimed else ""


def _grid(plot: _Plot) -> Iterator[Shape]:
    """The ground, a line for each number, and one at zero where values lie on both sides."""
    for value in plot.axis.ticks[1:] if plot.ticks else ():
        yield Rule(plot.left, plot.level(value), plot.right, plot.level(value), "line", 0.4)
    yield Rule(plot.left, plot.base, plot.right, plot.base, "line", 0.6)
    if plot.axis.low < 0 < plot.axis.high:
        yield Rule(plot.left, plot.level(0), plot.right, plot.level(0), "muted", 0.6)


def _numbers(plot: _Plot) -> Iterator[Words]:
    """The numbers of the axis, from the ground upwards, as many as have room."""
    edge, free = plot.left - _GUTTER_GAP, plot.base + SMALL
    for value, text in zip(plot.axis.ticks, plot.ticks, strict=False):
        foot = plot.level(value) + SMALL * 0.35
        if foot <= free:
            free = foot - SMALL * 1.4
            yield Words(edge, foot, text, "muted", SMALL, "end", room=edge)


def _named(plot: _Plot) -> Iterator[Words]:
    """The target's name beside where it ends, amid a range."""
    aimed = aim(plot.points[-1])
    if plot.name and aimed:
        y = (plot.level(aimed[0]) + plot.level(aimed[1])) / 2
        x = plot.right + _GUTTER_GAP
        yield Words(x, y + SMALL * 0.35, plot.name, "muted", SMALL, room=plot.width - x)


def _line(plot: _Plot) -> Iterator[Shape]:
    """The values and the lines between those that follow each other, with open rings."""
    radius = max(min(_RADIUS, plot.slot * 0.4), 0.6)
    places = {i: _place(plot, i) for run in runs(plot.points) for i in run}
    for index, (x, y) in places.items():
        if index + 1 in places:
            following = places[index + 1]
            gaps = [radius if plot.points[i].missed else 0 for i in (index, index + 1)]
            yield from _between((x, y), following, *gaps)
    last = max(places, default=-1)
    for index, (x, y) in places.items():
        hollow = _RING * radius / _RADIUS if plot.points[index].missed else 0
        yield Dot(
            x, y, min(radius * 1.3, plot.slot / 2) if index == last else radius, "accent", hollow
        )


def _place(plot: _Plot, index: int) -> tuple[float, float]:
    return plot.middle(index), plot.level(known(plot.points[index]) or 0.0)


def _between(
    start: tuple[float, float], end: tuple[float, float], before: float, after: float
) -> Iterator[Rule]:
    """The line from one value to the next, ``before`` and ``after`` short of them."""
    (x1, y1), (x2, y2) = start, end
    length = math.hypot(x2 - x1, y2 - y1)
    if length > before + after:
        across, down = (x2 - x1) / length, (y2 - y1) / length
        yield Rule(
            x1 + across * before,
            y1 + down * before,
            x2 - across * after,
            y2 - down * after,
            "accent",
            _LINE_WIDTH,
        )


def _missing(plot: _Plot) -> Iterator[Shape]:
    """A dash at the foot of each period without a value; words where there is none at all."""
    if not any(runs(plot.points)):
        middle = (plot.left + plot.right) / 2
        yield within(middle, plot.base - 4, NOT_REPORTED, plot.left, plot.right)
        return
    half, y = min(plot.slot * 0.3, _DASH), plot.base - 4
    for index, point in enumerate(plot.points):
        if known(point) is None:
            x = plot.middle(index)
            yield Rule(x - half, y, x + half, y, "muted", 0.8)


def _values(plot: _Plot, drawn: Sequence[Shape]) -> Iterator[Words]:
    """The last value always, the others where they are free of lines and of each other."""
    board = Board(Area(0, 0, plot.width, plot.base))
    board.draw(drawn)
    board.lines.extend(_kept_free(plot))
    reported = [index for run in runs(plot.points) for index in run]
    for index in sorted(reported, key=lambda index: _rank(plot, reported, index)):
        last = index == reported[-1]
        found = board.write(_places(plot, index, last=last), anyhow=last)
        if found:
            yield found


def _kept_free(plot: _Plot) -> Iterator[Area]:
    """Around the dashes of what is missing: before a number one would be read as a minus."""
    for index, point in enumerate(plot.points):
        if known(point) is None:
            yield Area(plot.edge(index) - 2, plot.base - 9, plot.edge(index + 1) + 2, plot.base)


def _rank(plot: _Plot, reported: Sequence[int], index: int) -> tuple[bool, bool, int]:
    """The last value first, then the extremes, then backwards in time."""
    levels = [_place(plot, i)[1] for i in reported]
    extreme = _place(plot, index)[1] in (min(levels), max(levels))
    return index != reported[-1], not extreme, -index


def _places(plot: _Plot, index: int, *, last: bool) -> Iterator[Words]:
    """Places for a value: above its dot, below it or beside it; the last one goes further."""
    x, y = _place(plot, index)
    text = plot.points[index].text
    room = min(wide(text, bold=last), plot.width)
    held = min(max(x, room / 2), plot.width - room / 2)
    beside = [(x + side * (room / 2 + _BESIDE), -2.0) for side in (-1, 1)]
    for middle, shift in (
        *((held, shift) for shift in _NEAR),
        *beside,
        *((held, shift) for shift in (_FAR if last else ())),
    ):
        yield Words(middle, y + shift, text, "ink", SMALL, "middle", last, room)


def _labels(plot: _Plot) -> Sequence[Shape]:
    """The periods below."""
    labels = [point.label for point in plot.points]
    foot = plot.base + SMALL + 3
    return period_labels(labels, plot.left, plot.right, foot, edge=plot.width)
