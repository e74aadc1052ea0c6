"""A bar that stands in the row of a table, beside the figure that it draws."""

from collections.abc import Iterator, Sequence

from app.report.charts.hatch import bar
from app.report.charts.scale import drawable
from app.report.charts.shapes import Picture, Rule, Shape

#: How far a mark goes beyond the bar, and how each mark is drawn: as on a gauge.
_OVER = 2.0
_WIDTH = 1.2
_DASHES: tuple[tuple[float, ...], ...] = ((), (2.0, 1.4))
_SLIVER = 0.75
#: A bar past the end of the scale is cut, with a gap before its last piece.
_PIECE, _GAP = 4.0, 2.5


def inline_bar(
    value: float | None,
    most: float,
    width: float,
    height: float,
    *,
    strong: bool = True,
    marks: Sequence[float | None] = (),
) -> Picture:
    """A bar as long as ``value`` is of ``most``, with a line across it for each mark.

    A bar that is not ``strong`` is hatched. What is not known has no bar, and zero leaves a sliver.
    The first mark is a full line, others are dashed; the table says all figures in words.
    """
    scale = most if drawable(most) is not None and most > 0 else 1.0
    places = [
        _across(known, scale, width) for mark in marks if (known := drawable(mark)) is not None
    ]
    known = drawable(value)
    shapes = [
        *(_bar(known, scale, width, height, places, strong=strong) if known is not None else ()),
        *_marks(marks, scale, width, height),
    ]
    return Picture(width, height, tuple(shapes), "A bar for the figure beside it.")


def _bar(
    value: float, scale: float, width: float, height: float, places: list[float], *, strong: bool
) -> Iterator[Shape]:
    top, thick = _OVER, max(height - 2 * _OVER, 1.0)
    length = max(_across(value, scale, width), min(_SLIVER, width))
    if value > scale and length > _PIECE + 2 * _GAP:
        yield from bar(0, top, length - _PIECE - _GAP, thick, strong=strong, around=places)
        yield from bar(length - _PIECE, top, _PIECE, thick, strong=strong)
    else:
        yield from bar(0, top, length, thick, strong=strong, around=places)


def _marks(
    marks: Sequence[float | None], scale: float, width: float, height: float
) -> Iterator[Rule]:
    for index, mark in enumerate(marks):
        known = drawable(mark)
        if known is not None:
            x = min(max(_across(known, scale, width), _WIDTH / 2), width - _WIDTH / 2)
            yield Rule(x, 0, x, height, "ink", _WIDTH, _DASHES[min(index, len(_DASHES) - 1)])


def _across(value: float, scale: float, width: float) -> float:
    return min(max(value, 0.0), scale) / scale * width
