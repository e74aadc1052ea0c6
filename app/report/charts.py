"""Charts as plain shapes, so that paper and screen draw one and the same picture.

A :class:`Picture` is measured in points (1/72 inch) with its origin at the top left and y growing
downwards. Colours are role names; whoever paints decides what "accent" looks like on white paper
or in a dark window.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Role = Literal["accent", "accent_soft", "ink", "muted", "line", "amber", "red"]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle from its top left corner, the corners rounded by ``radius``."""

    x: float
    y: float
    width: float
    height: float
    role: Role
    radius: float = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line ``width`` thick; ``dash`` alternates lengths of ink and of gap."""

    x1: float
    y1: float
    x2: float
    y2: float
    role: Role
    width: float
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled circle around its centre."""

    x: float
    y: float
    radius: float
    role: Role


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text whose baseline is at ``y``; ``anchor`` says which end of it is at ``x``."""

    x: float
    y: float
    text: str
    role: Role
    size: float
    anchor: Anchor = "start"
    bold: bool = False


Shape = Box | Rule | Dot | Words


@dataclass(frozen=True, slots=True)
class Hot:
    """An area that explains itself when the pointer rests on it."""

    x: float
    y: float
    width: float
    height: float
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished drawing; later shapes cover earlier ones.

    ``description`` says in one sentence, with exact values, what the drawing shows.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    description: str
    hot: tuple[Hot, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """One period of an attainment chart.

    ``ratio`` is actual over quota (1.0 is on quota), or None where either was not reported;
    ``text`` is that value as people read it; ``detail`` is added when the pointer rests on the bar.
    """

    label: str
    ratio: float | None
    text: str
    detail: str = ""


#: Taller bars are cut, with a gap that shows it: one great quarter must not flatten the rest.
_TALLEST = 2.0
_ON_QUOTA = 1.0
_NOT_REPORTED = "not reported"
_SMALL = 7.0
_VALUE_BAND = 11.0
_LABEL_BAND = 13.0
_DOT_STEP = 9.0
_DOT_RADIUS = 3.0


def level_dots(
    level: int | None, aim: int | None = None, out_of: int = 5, role: Role = "accent"
) -> Picture:
    """A level as filled dots; a rule under the dots still to be filled shows the aim."""
    reached = min(max(level or 0, 0), out_of)
    wanted = min(max(aim or 0, 0), out_of)
    middle = _DOT_RADIUS + 1
    shapes: list[Shape] = [
        Dot(_dot(index), middle, _DOT_RADIUS, role if index < reached else "line")
        for index in range(out_of)
    ]
    if wanted > reached:
        below = middle + _DOT_RADIUS + 1.75
        left, right = _dot(reached) - _DOT_RADIUS, _dot(wanted - 1) + _DOT_RADIUS
        shapes.append(Rule(left, below, right, below, role, 1))
    said = f"level {reached} of {out_of}" if reached else "not rated"
    aimed = f", aim {wanted}" if wanted else ""
    return Picture(_dot(out_of - 1) + middle, 2 * middle + 2, tuple(shapes), said + aimed)


def _dot(index: int) -> float:
    return _DOT_RADIUS + 1 + index * _DOT_STEP


def attainment_bars(bars: Sequence[Bar], width: float, height: float) -> Picture:
    """Attainment of quota by period, against a dashed line at 100 %.

    Bars at or above quota are strong, bars below are soft, and the values stand above them where
    there is room. A period that was not reported gets a mark, never a bar.
    """
    if not bars:
        return Picture(width, height, (), "No results yet.")
    plot = _plan(bars, width, height)
    shapes = [*_columns(plot), *_lines(plot), *_values(plot), *_labels(plot)]
    told = [_told(bar) for bar in bars]
    hot = tuple(Hot(plot.slot * i, 0, plot.slot, height, text) for i, text in enumerate(told))
    return Picture(width, height, tuple(shapes), f"Attainment of quota: {'; '.join(told)}.", hot)


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where things go in an attainment chart; ``scale`` is the ratio that reaches ``top``,
    ``named`` whether the quota line has room for its name."""

    bars: Sequence[Bar]
    width: float
    top: float
    base: float
    scale: float
    named: bool

    @property
    def slot(self) -> float:
        """The width that one period has."""
        return self.width / len(self.bars)

    def middle(self, index: int) -> float:
        """The x of the middle of one period."""
        return self.slot * (index + 0.5)

    def level(self, ratio: float) -> float:
        """The y of a ratio. A reported zero leaves a sliver, which a missing value does not."""
        share = min(max(ratio, 0.0), self.scale) / self.scale
        return self.base - max(share * (self.base - self.top), 0.75)


def _plan(bars: Sequence[Bar], width: float, height: float) -> _Plot:
    """Values on top, labels below, the name of the dashed line at the right."""
    ratios = [ratio for ratio in map(_ratio, bars) if ratio is not None]
    scale = min(max([_ON_QUOTA, *ratios]), _TALLEST)
    base = max(height - _LABEL_BAND, _VALUE_BAND + 1)
    named = width > 200
    return _Plot(bars, width - 24 if named else width, _VALUE_BAND, base, scale, named)


def _columns(plot: _Plot) -> Iterator[Shape]:
    """One bar for each period that was reported."""
    width = min(plot.slot * 0.6, 34.0)
    for index, bar in enumerate(plot.bars):
        ratio = _ratio(bar)
        if ratio is None:
            continue
        left, top = plot.middle(index) - width / 2, plot.level(ratio)
        role: Role = "accent" if ratio >= _ON_QUOTA else "accent_soft"
        if ratio > plot.scale:
            yield Box(left, top, width, 4, role)
            top += 6
        yield Box(left, top, width, plot.base - top, role)


def _lines(plot: _Plot) -> Iterator[Shape]:
    """The ground that the bars stand on, and the quota."""
    quota = plot.level(_ON_QUOTA)
    yield Rule(0, plot.base, plot.width, plot.base, "line", 0.6)
    yield Rule(0, quota, plot.width, quota, "ink", 0.7, (2, 2))
    if plot.named:
        yield Words(plot.width + 4, quota + _SMALL * 0.35, "100%", "muted", _SMALL)


def _values(plot: _Plot) -> Iterator[Shape]:
    """The value above each bar where all of them fit, and a mark where there is no value."""
    longest = max((_wide(bar.text) for bar in plot.bars if _ratio(bar) is not None), default=0)
    roomy, generous = longest + 2 <= plot.slot, longest + 6 <= plot.slot
    quota = plot.level(_ON_QUOTA)
    for index, bar in enumerate(plot.bars):
        ratio, middle = _ratio(bar), plot.middle(index)
        if ratio is None:
            mark = _NOT_REPORTED if _wide(_NOT_REPORTED) <= plot.slot else "–"
            yield Words(middle, plot.base - 4, mark, "muted", _SMALL, "middle")
        elif roomy:
            foot = plot.level(ratio) - 3
            if foot - _SMALL - 1 < quota < foot + 2:
                foot = quota - 3  # the dashed line would run through the figures
            yield Words(middle, foot, bar.text, "ink", _SMALL, "middle", bold=generous)


def _labels(plot: _Plot) -> Iterator[Shape]:
    """The periods under the bars; where it is narrow every second or third, the last one always."""
    step = math.ceil(max(_wide(bar.label) + 4 for bar in plot.bars) / plot.slot)
    last = len(plot.bars) - 1
    for index, bar in enumerate(plot.bars):
        if (last - index) % step == 0:
            foot = plot.base + _SMALL + 3
            yield Words(plot.middle(index), foot, bar.label, "muted", _SMALL, "middle")


def _ratio(bar: Bar) -> float | None:
    """The ratio if it can be drawn: an infinite or undefined one counts as not reported."""
    return bar.ratio if bar.ratio is not None and math.isfinite(bar.ratio) else None


def _told(bar: Bar) -> str:
    value = _NOT_REPORTED if _ratio(bar) is None else bar.text
    return f"{bar.label} {value}" + (f", {bar.detail}" if bar.detail else "")


def _wide(text: str) -> float:
    """A generous guess at the width of small text: a picture knows no font."""
    return len(text) * _SMALL * 0.62
