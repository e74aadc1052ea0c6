"""The team's numbers: what is out of range first, then everybody against every number.

More numbers than fit side by side go into tables below each other, each with all the people.
"""

from collections.abc import Sequence
from math import ceil

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Spacer

from app.report import fonts
from app.report.content import Out, TeamCell, TeamLine, TeamScorecard
from app.report.page import heading
from app.report.rows import Cell, Look, Row, cell, heads, table
from app.report.styles import (
    BODY,
    COLOURS,
    HAIRLINE,
    INK_ON_DARK,
    MUTED,
    MUTED_RIGHT,
    NUMBER,
    NUMBER_SMALL,
    SMALL,
    STRONG,
)
from app.report.text import fitted, paragraphs

EMPTY = "Nobody is on the team yet, or no number is followed."
ALL_WELL = "Every number that has a target is in range."
LEGEND = (
    "Dark: off track, the last two or three were all missed. Framed: slipping, the last one was "
    "missed. – is not reported. The figures are those of the whole period."
)

#: So many numbers stand beside each other on an upright page.
UPRIGHT = 5
_NAME, _INDEX, _POINTS = 84.0, 38.0, 40.0
_NARROWEST = 58.0
_STANDING, _PERSON, _TARGET = 74.0, 84.0, 84.0
#: Three amounts of money beside each other take this part of the width.
_LATEST = 0.27
_SMALLEST, _INSET = 5.5, 3.0
#: What is set to be exactly as wide as its room may come out wider, and would be cut.
_A_HAIR_LESS = 0.999
_TIGHT = Look(above=1.5, below=1.5, lined=((0, -1),))
_HEAD = ParagraphStyle("head", SMALL, fontSize=7.5, leading=9.5, alignment=NUMBER.alignment)


class Stamp(Flowable):  # type: ignore[misc]
    """A figure in a table that has no room for words: what needs a look has a box around it."""

    def __init__(self, said: TeamCell, *, strong: bool = False) -> None:
        super().__init__()
        self._said, self._face = said, fonts.MEDIUM if strong else fonts.FIGURES

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """One line."""
        self.width = width
        return width, BODY.leading

    def draw(self) -> None:
        """Print the figure at the right, in its box if it has one."""
        canvas, mark = self.canv, self._said.mark
        text, size = self._fit()
        if mark in ("off_track", "slipping"):
            self._box(fonts.width(text, self._face, size), filled=mark == "off_track")
        ink = COLOURS["muted" if mark == "not_reported" else "ink"]
        canvas.setFillColor(INK_ON_DARK if mark == "off_track" else ink)
        canvas.setFont(self._face, size)
        canvas.drawRightString(self.width - _INSET, BODY.leading - BODY.fontSize, text)

    def _fit(self) -> tuple[str, float]:
        """The text and its size: smaller where a large amount needs it, cut only if all fails."""
        room, size = self.width - 2 * _INSET, NUMBER_SMALL.fontSize
        natural = fonts.width(self._said.text, self._face, size)
        if natural > room:
            size = max(size * room / natural * _A_HAIR_LESS, _SMALLEST)
        return fitted(self._said.text, self._face, size, room), size

    def _box(self, wide: float, *, filled: bool) -> None:
        canvas = self.canv
        canvas.setFillColor(COLOURS["ink"])
        canvas.setStrokeColor(COLOURS["ink"])
        canvas.setLineWidth(HAIRLINE)
        left, width = self.width - wide - 2 * _INSET, wide + 2 * _INSET
        canvas.roundRect(left, 0.6, width, BODY.leading - 1.2, 2, stroke=1, fill=int(filled))


def exceptions(content: TeamScorecard, width: float) -> list[Flowable]:
    """What is not in range, off track first; nothing is said of what is (practice S1-16)."""
    if not content.lines:
        return [Spacer(0, 10), *paragraphs(EMPTY, MUTED)]
    if not content.exceptions:
        return [*heading("Out of range"), *paragraphs(ALL_WELL, BODY)]
    number = width * (1 - _LATEST) - _STANDING - _PERSON - _TARGET
    widths = [_STANDING, _PERSON, number, width * _LATEST, _TARGET]
    titles = ("Standing", "Person", "Number", "Last three periods", "Target")
    head = heads(titles, widths, (3, 4))
    rows = [_out(one) for one in content.exceptions]
    return [*heading("Out of range"), *table(rows, widths, head=head, whole=True)]


def everybody(content: TeamScorecard, width: float) -> list[Flowable]:
    """A row for each person, as many numbers side by side as can be read."""
    if not content.lines:
        return []
    indexed = any(line.index for line in content.lines)
    beside = [_NAME, *([_INDEX, _POINTS] if indexed else [])]
    fit = max(int((width - sum(beside)) / _NARROWEST), 1)
    tables = ceil(len(content.numbers) / fit)
    each = ceil(len(content.numbers) / tables)
    step = (width - sum(beside)) / each
    flow: list[Flowable] = []
    for first in range(0, len(content.numbers), each):
        title = "Everybody, continued" if first else "Everybody"
        flow += heading(title, room=150)
        flow += [] if first else [*paragraphs(LEGEND, SMALL), Spacer(0, 2)]
        flow += _table(content, slice(first, first + each), [*beside, step])
    return flow


def is_wide(content: TeamScorecard) -> bool:
    """Whether there are more numbers than an upright page holds."""
    return len(content.numbers) > UPRIGHT


def _out(one: Out) -> list[Cell]:
    return [
        cell(one.standing, STRONG),
        cell(one.person, BODY),
        cell(one.number, BODY),
        cell(one.latest, NUMBER_SMALL),
        cell(one.target, MUTED_RIGHT),
    ]


def _table(content: TeamScorecard, part: slice, columns: Sequence[float]) -> list[Flowable]:
    *beside, step = columns
    numbers = content.numbers[part]
    widths = [*beside, *([step] * len(numbers))]
    indexed = len(beside) > 1
    titles = ("", *(("Index", "Points") if indexed else ()), *numbers)
    head = Row(
        [cell(title, _HEAD if column else SMALL) for column, title in enumerate(titles)],
        widths,
        Look(lined=((0, -1),)),
    )
    rows = [_line(line, part, indexed=indexed) for line in content.lines]
    return table(rows, widths, _TIGHT, head)


def _line(line: TeamLine, part: slice, *, indexed: bool) -> list[Cell]:
    name = cell(line.name, STRONG if line.together else BODY)
    whole = [cell(line.index, NUMBER), cell(line.points, MUTED_RIGHT)] if indexed else []
    return [name, *whole, *([Stamp(one, strong=line.together)] for one in line.cells[part])]
