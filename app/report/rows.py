"""Tables as flows of rows: hairlines instead of boxes, the head again on every page.

A row is a flowable of its own. The library's table measures everything that is left again at
each page break, which takes 20 seconds for a cell of 200,000 characters; a row takes none.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether

from app.report.styles import COLOURS, HAIRLINE, SMALL, SMALL_RIGHT
from app.report.text import paragraphs

#: What stands in one cell: flowables one below the other, or nothing.
Cell = list[Flowable]

_GAP = 10.0
_ROUNDING = 0.001


@dataclass(frozen=True, slots=True)
class Look:
    """The space around the cells of a row and the hairline under it; sizes are in points.

    ``lined`` holds the first and the last column of each piece of hairline.
    """

    above: float = 3.5
    below: float = 4.0
    inset: float = 0.0
    lined: tuple[tuple[int, int], ...] = ()
    colour: Color = COLOURS["line"]
    fill: Color | None = None


PLAIN = Look()
LINED = Look(lined=((0, -1),))


class Row(Flowable):  # type: ignore[misc]
    """Cells side by side. A row that is taller than the page goes on on the next one.

    ``head`` is the row that comes first: above this one too where it begins a page.
    """

    def __init__(
        self,
        cells: Sequence[Cell],
        widths: Sequence[float],
        look: Look = PLAIN,
        head: "Row | None" = None,
    ) -> None:
        super().__init__()
        self._cells = cells
        self._widths = widths
        self._look = look
        self._head = head
        self._over = 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As wide as its columns and as high as its tallest cell, with the head where it is due."""
        self._over = self._head.wrap(width, height)[1] if self._head and self._begins_page() else 0
        tallest = max(map(self._height, range(len(self._cells))), default=0.0)
        self.width = sum(self._widths)
        self.height = self._over + self._look.above + tallest + self._look.below
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """The part that fits above a page break and the rest; nothing if a cell cannot begin."""
        self.wrap(width, height)
        room = height - self._over - self._look.above - self._look.below
        cut = [_cut(cell, self._inner(i), room) for i, cell in enumerate(self._cells)]
        if any(rest and not fits for fits, rest in cut):
            return []
        return [
            type(self)([fits for fits, _ in cut], self._widths, self._look, self._head),
            type(self)([rest for _, rest in cut], self._widths, self._look, self._head),
        ]

    def draw(self) -> None:
        """Print the cells from the top, then the hairline under them."""
        top = self.height - self._over
        if self._over and self._head:
            self._head.drawOn(self.canv, 0, top)
        if self._look.fill:
            self.canv.setFillColor(self._look.fill)
            self.canv.roundRect(0, 0, self.width, top, 5, stroke=0, fill=1)
        for column, cell in enumerate(self._cells):
            y = top - self._look.above
            for flowable in cell:
                y -= flowable.wrap(self._inner(column), y)[1]
                flowable.drawOn(self.canv, self._left(column) + self._look.inset, y)
        self._rule()

    def _rule(self) -> None:
        self.canv.setStrokeColor(self._look.colour)
        self.canv.setLineWidth(HAIRLINE)
        for first, last in self._look.lined:
            last_column = last % len(self._widths)
            right = self._left(last_column) + self._widths[last_column]
            self.canv.line(self._left(first), 0, right, 0)

    def _begins_page(self) -> bool:
        frame = getattr(self, "_frame", None)
        return frame is not None and bool(frame._atTop)

    def _left(self, column: int) -> float:
        return sum(self._widths[:column])

    def _inner(self, column: int) -> float:
        """The width for the text of a cell: every column but the last ends in a gap."""
        gap = 0 if column == len(self._widths) - 1 else _GAP
        return self._widths[column] - max(gap, self._look.inset) - self._look.inset

    def _height(self, column: int) -> float:
        inner = self._inner(column)
        return sum((flowable.wrap(inner, 0)[1] for flowable in self._cells[column]), 0.0)


def cell(text: str, style: ParagraphStyle) -> Cell:
    """What stands in a cell for ``text``, whatever its length."""
    return paragraphs(text, style)


def table(
    rows: Sequence[Sequence[Cell]],
    widths: Sequence[float],
    look: Look = LINED,
    head: Row | None = None,
    *,
    whole: bool = False,
) -> list[Flowable]:
    """One flowable per row, below ``head`` if there is one.

    A row that is ``whole`` goes to the next page before it is parted.
    """
    flow: list[Flowable] = [Row(cells, widths, look, head) for cells in rows]
    kept = [KeepTogether([row]) for row in flow] if whole else flow
    return [head, *kept] if head else kept


def heads(
    titles: Sequence[str],
    widths: Sequence[float],
    numeric: Sequence[int] = (),
    look: Look = LINED,
) -> Row:
    """The head of a table; the columns in ``numeric`` are set to the right."""
    cells = [
        cell(title, SMALL_RIGHT if column in numeric else SMALL)
        for column, title in enumerate(titles)
    ]
    return Row(cells, widths, look)


def _cut(cell: Cell, width: float, room: float) -> tuple[Cell, Cell]:
    """What of a cell fits into ``room``, and what goes on on the next page."""
    for index, flowable in enumerate(cell):
        height = flowable.wrap(width, room)[1]
        if height > room + _ROUNDING:
            fits, rest = cell[:index], cell[index + 1 :]
            parts = flowable.split(width, room) if room > 0 else []
            if not parts:
                return fits, [flowable, *rest]
            return [*fits, parts[0]], [*parts[1:], *rest]
        room -= height
    return cell, []
