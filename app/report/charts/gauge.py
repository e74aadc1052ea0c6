"""How far one value reaches past the marks that it should pass."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.report.charts.hatch import bar
from app.report.charts.lettering import SMALL, wide
from app.report.charts.scale import drawable
from app.report.charts.shapes import Box, Hot, Picture, Role, Rule, Shape, Words

_SIZE = 9.0
_HEAD, _ROW = 15.0, 11.0
_THICK, _OVER = 10.0, 2.0
#: Past the greatest mark the scale goes on for this much, and at most for so much if need be.
_BEYOND, _FURTHEST = 1.25, 2.0
_KEY = 12.0
#: How the first, the second and later marks are drawn; the same line stands before their words.
_DASHES: tuple[tuple[float, ...], ...] = ((), (2.5, 1.5), (1.0, 1.0))


@dataclass(frozen=True, slots=True)
class GaugeMark:
    """What the value should reach; ``value`` is None where it is not known."""

    label: str
    value: float | None
    text: str


def gauge_height(marks: int) -> float:
    """The height in which the value and so many marks are all said."""
    return _HEAD + _THICK + 2 * _OVER + _ROW * marks


def gauge(
    value: float | None,
    text: str,
    marks: Sequence[GaugeMark],
    width: float,
    height: float,
    *,
    what: str = "Coverage",
    unknown: str = "not known",
) -> Picture:
    """A bar that grows towards its marks, with words for which of them it met.

    The bar is full where all marks are met and hatched else. A value that is None has no bar and
    is said with the words ``unknown``. Where there is little height the words are left out first,
    then the value; the description has all of it.
    """
    known = drawable(value)
    plot = _plan(known, unknown if known is None else text, marks, width, height)
    shapes = (*_head(plot), *_track(plot), *_marks(plot), *_legend(plot))
    said = [f"{what} {plot.text}", *(_verdict(plot, mark) for mark in marks)]
    hot = (Hot(0, 0, width, height, "; ".join(said)),)
    return Picture(width, height, shapes, f"{'; '.join(said)}.", hot)


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where things go; ``full`` is the value at which the track ends."""

    value: float | None
    text: str
    marks: Sequence[GaugeMark]
    width: float
    height: float
    top: float
    thick: float
    full: float

    def across(self, value: float) -> float:
        """The x of a value."""
        return min(max(value, 0.0), self.full) / self.full * self.width

    @property
    def foot(self) -> float:
        """The y below the track and its marks."""
        return self.top + self.thick + _OVER


def _plan(
    value: float | None, text: str, marks: Sequence[GaugeMark], width: float, height: float
) -> _Plot:
    head = _HEAD if height >= _HEAD + 2 * _OVER + _THICK / 2 else 0.0
    thick = max(min(_THICK, height - head - 2 * _OVER), 0.0)
    return _Plot(value, text, marks, width, height, head + _OVER, thick, _full(value, marks))


def _full(value: float | None, marks: Sequence[GaugeMark]) -> float:
    """A little past the marks; far past them only as far as the marks can still be told apart."""
    aims = [aim for aim in (drawable(mark.value) for mark in marks) if aim is not None and aim > 0]
    if not aims:
        return (value or 0.0) * _BEYOND if value and value > 0 else 1.0
    return min(max(max(aims) * _BEYOND, value or 0.0), max(aims) * _FURTHEST)


def _head(plot: _Plot) -> Iterator[Shape]:
    """The value in words."""
    if plot.top > _HEAD:
        bold = plot.value is not None
        room = min(wide(plot.text, _SIZE, bold=bold), plot.width)
        role: Role = "ink" if bold else "muted"
        yield Words(0, _SIZE + 1, plot.text, role, _SIZE, bold=bold, room=room)


def _track(plot: _Plot) -> Iterator[Shape]:
    """The way to go, and how much of it is done; a value past the end is cut visibly."""
    yield Box(0, plot.top, plot.width, plot.thick, "line")
    if plot.value is None:
        return
    strong = all(_met(plot, mark) for mark in plot.marks)
    around = [x for _, x in _crossings(plot)]
    reached = max(plot.across(plot.value), min(0.75, plot.width))
    if plot.value > plot.full and reached > 12:
        yield from bar(0, plot.top, reached - 8, plot.thick, strong=strong, around=around)
        yield from bar(reached - 5, plot.top, 5, plot.thick, strong=strong)
    else:
        yield from bar(0, plot.top, reached, plot.thick, strong=strong, around=around)


def _marks(plot: _Plot) -> Iterator[Shape]:
    """A line across the track for each mark that is known."""
    for index, x in _crossings(plot):
        yield Rule(x, plot.top - _OVER, x, plot.foot, "ink", 1.4, _dash(index))


def _crossings(plot: _Plot) -> Iterator[tuple[int, float]]:
    """The numbers of the marks that are known, and the x of each."""
    for index, mark in enumerate(plot.marks):
        aim = drawable(mark.value)
        if aim is not None:
            yield index, min(max(plot.across(aim), 0.7), max(plot.width - 0.7, 0.0))


def _legend(plot: _Plot) -> Iterator[Shape]:
    """A row for each mark, which begins with its line and ends with whether it is met."""
    for index, mark in enumerate(plot.marks):
        top = plot.foot + _ROW * index
        if top + _ROW > plot.height + 0.001:
            return
        foot = top + SMALL + 2
        yield Rule(2, foot - SMALL, 2, foot + 1, "ink", 1.4, _dash(index))
        words = _verdict(plot, mark)
        room = min(wide(words), plot.width - _KEY + 4)
        yield Words(_KEY - 4, foot, words, "ink", SMALL, room=max(room, 0.0))


def _dash(index: int) -> tuple[float, ...]:
    return _DASHES[min(index, len(_DASHES) - 1)]


def _met(plot: _Plot, mark: GaugeMark) -> bool | None:
    """Whether a mark is met, or None where that cannot be said."""
    aim = drawable(mark.value)
    return None if plot.value is None or aim is None else plot.value >= aim


def _verdict(plot: _Plot, mark: GaugeMark) -> str:
    if drawable(mark.value) is None:
        return f"{mark.label} not known"
    met = _met(plot, mark)
    said = f"{mark.label} {mark.text}"
    return said if met is None else f"{said}: {'met' if met else 'not met'}"
