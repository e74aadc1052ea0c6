"""Values beside each other as bars: people, levers, forecasts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.report.charts.hatch import bar as drawn_bar
from app.report.charts.lettering import NOT_REPORTED, SMALL, wide
from app.report.charts.scale import drawable, plain
from app.report.charts.series import Write
from app.report.charts.shapes import Hot, Picture, Role, Rule, Shape, Words

#: The height of a row in which bars are easily read, and the least in which they are drawn.
ROW = 16.0
_LEAST_ROW = 11.0
_THICKEST = 12.0
_GAP = 6.0
#: The most of the width that the names may take, and that the values may.
_NAMES_PART, _VALUES_PART = 0.4, 0.35
_SLIVER = 1.5
_OVER = 1.75
_DASH = (2.0, 1.4)


@dataclass(frozen=True, slots=True)
class ValueBar:
    """One row of a chart of values.

    ``value`` is None where it was not reported; ``text`` is the value as people read it.
    A bar that is not ``strong`` is hatched; ``detail`` is added to what is told. ``also`` is a
    second target, whose line is dashed and whose words stand in ``detail``.
    """

    label: str
    value: float | None
    text: str
    strong: bool = True
    target: float | None = None
    detail: str = ""
    also: float | None = None


def bars_height(count: int) -> float:
    """The height in which so many bars are easily read."""
    return ROW * max(count, 1)


def value_bars(
    bars: Sequence[ValueBar],
    width: float,
    height: float,
    *,
    written: Write = plain,
    what: str = "Values",
) -> Picture:
    """A row for each value: its name, its bar and its text; negative ones lie left of zero.

    A value that was not reported is said in words and has no bar, and a target is a line across
    its row. What the height has no room for is counted in the last row; the description has it.
    """
    if not bars:
        return Picture(width, height, (), f"{what}: nothing to compare yet.")
    plot = _plan(bars, width, height)
    rows = [shape for index in range(plot.shown) for shape in _row(plot, index)]
    said = [_told(one, written) for one in bars]
    hot = tuple(Hot(0, plot.row * i, width, plot.row, said[i]) for i in range(plot.shown))
    shapes = (*_ground(plot), *rows, *_rest(plot))
    return Picture(width, height, shapes, f"{what}: {'; '.join(said)}.", hot)


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where things go: names up to ``names``, bars from ``left`` to ``right``, then values."""

    bars: Sequence[ValueBar]
    shown: int
    row: float
    names: float
    left: float
    right: float
    width: float
    low: float
    high: float

    def across(self, value: float) -> float:
        """The x of a value."""
        return self.left + (value - self.low) / (self.high - self.low) * (self.right - self.left)


def _plan(bars: Sequence[ValueBar], width: float, height: float) -> _Plot:
    """Names and values take what they need, at most a part of the width; bars have the rest."""
    row = max(height / len(bars), _LEAST_ROW)
    fit = int(height / row + 0.001)
    shown = len(bars) if fit >= len(bars) else max(fit - 1, 0)
    names = min(max(wide(one.label) for one in bars), width * _NAMES_PART)
    values = min(max(wide(_text(one), bold=True) for one in bars), width * _VALUES_PART)
    found = [drawable(end) for one in bars for end in (one.value, one.target, one.also)]
    ends = [0.0, *(end for end in found if end is not None)]
    low, high = min(ends), max(ends)
    if low == high:
        high = 1.0
    left, right = names + _GAP, width - values - _GAP
    return _Plot(bars, shown, row, names, left, max(right, left), width, low, high)


def _row(plot: _Plot, index: int) -> Iterator[Shape]:
    """The name of a row at the left, its value at the right and its bar between them."""
    one = plot.bars[index]
    middle = plot.row * (index + 0.5)
    foot, values = middle + SMALL * 0.35, plot.width - plot.right - _GAP
    yield Words(0, foot, one.label, "ink", SMALL, room=plot.names)
    value, aims = drawable(one.value), list(_aims(plot, one))
    role: Role = "muted" if value is None else "ink"
    yield Words(plot.width, foot, _text(one), role, SMALL, "end", value is not None, values)
    half = _thick(plot) / 2
    if value is not None:
        left, length = _extent(plot, value)
        around = [x for x, _ in aims]
        yield from drawn_bar(
            left, middle - half, length, 2 * half, strong=one.strong, around=around
        )
    for x, dash in aims:
        yield Rule(x, middle - half - _OVER, x, middle + half + _OVER, "ink", 1.4, dash)


def _aims(plot: _Plot, one: ValueBar) -> Iterator[tuple[float, tuple[float, ...]]]:
    """The x of each target that is known, and how its line is dashed."""
    for aim, dash in ((one.target, ()), (one.also, _DASH)):
        known = drawable(aim)
        if known is not None:
            yield plot.across(known), dash


def _extent(plot: _Plot, value: float) -> tuple[float, float]:
    """Where a bar begins and how long it is.

    A reported zero leaves a sliver, which a missing value does not.
    """
    left, right = sorted((plot.across(0), plot.across(value)))
    sliver = min(_SLIVER, plot.right - plot.left)
    return min(left, plot.right - sliver), max(right - left, sliver)


def _ground(plot: _Plot) -> Iterator[Shape]:
    """The line at zero."""
    x = plot.across(0)
    if plot.shown:
        yield Rule(x, 0, x, plot.row * plot.shown, "muted", 0.6)


def _rest(plot: _Plot) -> Iterator[Shape]:
    """How many rows there was no room for."""
    more = len(plot.bars) - plot.shown
    if more:
        foot = plot.row * (plot.shown + 0.5) + SMALL * 0.35
        yield Words(0, foot, f"and {more} more", "muted", SMALL, room=plot.width)


def _thick(plot: _Plot) -> float:
    return min(plot.row * 0.6, _THICKEST)


def _text(one: ValueBar) -> str:
    return NOT_REPORTED if drawable(one.value) is None else one.text


def _told(one: ValueBar, written: Write) -> str:
    aimed = drawable(one.target)
    aim = "" if aimed is None else f"target {written(aimed)}"
    return ", ".join(part for part in (f"{one.label}: {_text(one)}", aim, one.detail) if part)
