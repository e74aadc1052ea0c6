"""Attainment of quota by period, as columns against a dashed line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.report.charts.lettering import (
    LABEL_BAND,
    MISSING,
    NOT_REPORTED,
    SMALL,
    VALUE_BAND,
    period_labels,
    wide,
)
from app.report.charts.scale import drawable
from app.report.charts.shapes import Box, Hot, Picture, Role, Rule, Shape, Words


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
    base = max(height - LABEL_BAND, VALUE_BAND + 1)
    named = width > 200
    return _Plot(bars, width - 26 if named else width, VALUE_BAND, base, scale, named)


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
        yield Words(plot.width + 4, quota + SMALL * 0.35, "100%", "muted", SMALL)


def _values(plot: _Plot) -> Iterator[Shape]:
    """The value above each bar where all of them fit, and a mark where there is no value."""
    texts = [bar.text for bar in plot.bars if _ratio(bar) is not None]
    roomy = max(map(wide, texts), default=0) + 2 <= plot.slot
    generous = max((wide(text, bold=True) for text in texts), default=0) + 4 <= plot.slot
    quota = plot.level(_ON_QUOTA)
    for index, bar in enumerate(plot.bars):
        ratio, middle = _ratio(bar), plot.middle(index)
        if ratio is None:
            mark = NOT_REPORTED if wide(NOT_REPORTED) <= plot.slot else MISSING
            yield Words(middle, plot.base - 4, mark, "muted", SMALL, "middle")
        elif roomy:
            foot = plot.level(ratio) - 3
            if foot - SMALL - 1 < quota < foot + 2:
                foot = quota - 3  # the dashed line would run through the figures
            yield Words(middle, foot, bar.text, "ink", SMALL, "middle", bold=generous)


def _labels(plot: _Plot) -> Sequence[Shape]:
    """The periods under the bars."""
    labels = [bar.label for bar in plot.bars]
    foot = plot.base + SMALL + 3
    return period_labels(labels, 0, plot.width, foot, edge=plot.width)


def _ratio(bar: Bar) -> float | None:
    return drawable(bar.ratio)


def _told(bar: Bar) -> str:
    value = NOT_REPORTED if _ratio(bar) is None else bar.text
    return f"{bar.label} {value}" + (f", {bar.detail}" if bar.detail else "")
