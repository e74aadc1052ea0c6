"""The skills of the whole team on a page that lies on its side: levels, and nothing else.

More people than fit side by side go on the next page, as many on each.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil

from reportlab.platypus import Flowable, PageBreak, Spacer

from app.report import fonts
from app.report.content import SkillsMap
from app.report.rows import Cell, Look, Row
from app.report.styles import COLOURS, HAIRLINE, INK_ON_DARK, MUTED, SMALL
from app.report.text import fitted, paragraphs

EMPTY = "Nobody is on the team yet, or no skill is in the library."
LEGEND = "5 and 4 are dark: strong. 3 is grey: solid. 2 and 1 could learn. Blank: not rated."

_FAMILY, _SKILL, _STRONG = 66.0, 120.0, 32.0
#: The narrowest column that a level still reads well in, and the widest that looks like a table.
_NARROW, _BROAD = 13.0, 46.0
#: The longest name over a column.
_LONGEST = 62.0
#: What all the lines of a page may take together, and the lowest and the highest of them.
_HEIGHT, _LOW, _HIGH = 318.0, 10.6, 17.0
_TYPE = 7.0
#: From these levels on a box is filled.
_DARK, _GREY = 4, 3
#: From the last level to how many are strong.
_INSET = 5.0
_TIGHT = Look(above=0, below=0)
_FAMILY_ENDS = Look(above=0, below=0, lined=((0, -1),))


@dataclass(frozen=True, slots=True)
class _Scale:
    """How large a map is set: a small one is easier to read from afar. Sizes are in points."""

    line: float
    step: float = _BROAD

    @property
    def type(self) -> float:
        """The size of the letters."""
        return _TYPE * min(self.line / _LOW, 1.25)

    def beside(self, *, mine: bool) -> list[float]:
        """The columns of words: family, skill, and on the manager's copy how many are strong."""
        widths = [_FAMILY, _SKILL, *([_STRONG] if mine else [])]
        return [width * self.type / _TYPE for width in widths]

    @property
    def foot(self) -> float:
        """From the foot of a line to that of its letters."""
        return (self.line - self.type * 0.72) / 2


def section(content: SkillsMap, width: float) -> list[Flowable]:
    """The legend and one table for each page that the team needs."""
    if not content.people or not content.rows:
        return [Spacer(0, 12), *paragraphs(EMPTY, MUTED)]
    line = min(max(_HEIGHT / len(content.rows), _LOW), _HIGH)
    scale = _Scale(line)
    room = width - sum(scale.beside(mine=content.mine))
    flow: list[Flowable] = [Spacer(0, 4), *paragraphs(LEGEND, SMALL)]
    for number, part in enumerate(_parts(content, int(room / _NARROW))):
        fitting = replace(scale, step=min(room / len(part.people), _BROAD))
        flow += [*([PageBreak()] if number else []), *_table(part, fitting)]
    return flow


def _parts(content: SkillsMap, most: int) -> Iterator[SkillsMap]:
    """The map cut into pages of at most ``most`` people, evenly many on each."""
    people = len(content.people)
    pages = ceil(people / most)
    ends = [round(page * people / pages) for page in range(pages + 1)]
    for first, end in pairwise(ends):
        rows = tuple(replace(row, levels=row.levels[first:end]) for row in content.rows)
        yield replace(content, people=content.people[first:end], rows=rows)


def _table(part: SkillsMap, scale: _Scale) -> list[Flowable]:
    """The names over the levels; a hairline ends each family, whose name stands once."""
    family, skill, *strong = scale.beside(mine=part.mine)
    widths = [family, skill, scale.step * len(part.people), *strong]
    names = _Names(part.people, scale)
    last: list[Cell] = [[_Label("Strong", width, scale, names.height, _INSET)] for width in strong]
    head = Row([[], [], [names], *last], widths, _FAMILY_ENDS)
    families = ["", *(row.family for row in part.rows), ""]
    rows = [
        Row(
            [
                [_Label(row.family if row.family != before else "", family, scale)],
                [_Label(row.skill, skill, scale)],
                [_Levels(row.levels, scale)],
                *([_Label(row.strong, width, scale, inset=_INSET)] for width in strong),
            ],
            widths,
            _TIGHT if row.family == after else _FAMILY_ENDS,
            head,
        )
        for row, before, after in zip(part.rows, families, families[2:], strict=False)
    ]
    return [head, *rows]


class _Label(Flowable):  # type: ignore[misc]
    """One small line at the foot of its cell, cut where it is too long."""

    def __init__(
        self, text: str, room: float, scale: _Scale, height: float = 0.0, inset: float = 0.0
    ) -> None:
        super().__init__()
        self.width, self.height = room - inset - 3, height or scale.line
        self._text = fitted(text, fonts.FIGURES, scale.type, self.width)
        self._scale, self._inset = scale, inset

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Its cell."""
        return self.width, self.height

    def draw(self) -> None:
        """Print it."""
        self.canv.setFont(fonts.FIGURES, self._scale.type)
        self.canv.setFillColor(COLOURS["ink"])
        self.canv.drawString(self._inset, self._scale.foot, self._text)


class _Names(Flowable):  # type: ignore[misc]
    """The people over their columns, read from the bottom up; as high as the longest of them."""

    def __init__(self, names: Sequence[str], scale: _Scale) -> None:
        super().__init__()
        self._names = [fitted(name, fonts.TEXT, scale.type, _LONGEST) for name in names]
        self._scale = scale
        longest = max(fonts.width(name, fonts.TEXT, scale.type) for name in self._names)
        self.width, self.height = scale.step * len(names), longest + 8

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Its cell."""
        return self.width, self.height

    def draw(self) -> None:
        """Print each along its column."""
        canvas, scale = self.canv, self._scale
        canvas.setFillColor(COLOURS["ink"])
        for number, name in enumerate(self._names):
            canvas.saveState()
            canvas.translate(scale.step * (number + 0.5) + scale.type * 0.36, 3)
            canvas.rotate(90)
            canvas.setFont(fonts.TEXT, scale.type)
            canvas.drawString(0, 0, name)
            canvas.restoreState()


class _Levels(Flowable):  # type: ignore[misc]
    """The level of each person in one skill, as a figure in a box that is darker the higher."""

    def __init__(self, levels: Sequence[int | None], scale: _Scale) -> None:
        super().__init__()
        self._levels, self._scale = levels, scale
        self.width, self.height = scale.step * len(levels), scale.line

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Its cell."""
        return self.width, self.height

    def draw(self) -> None:
        """Print a box for each level that was given."""
        for number, level in enumerate(self._levels):
            if level is not None:
                self._draw_level(level, self._scale.step * (number + 0.5))

    def _draw_level(self, level: int, middle: float) -> None:
        canvas, scale = self.canv, self._scale
        width, height = min(scale.step - 2, 24.0), scale.line - 1.6
        dark = level >= _DARK
        canvas.setFillColor(COLOURS["accent" if dark else "line"])
        canvas.setStrokeColor(COLOURS["line"])
        canvas.setLineWidth(HAIRLINE)
        canvas.roundRect(
            *(middle - width / 2, 0.8, width, height, 2),
            stroke=int(not dark),
            fill=int(level >= _GREY),
        )
        canvas.setFillColor(INK_ON_DARK if dark else COLOURS["ink"])
        canvas.setFont(fonts.FIGURES, scale.type)
        canvas.drawCentredString(middle, scale.foot, str(level))
