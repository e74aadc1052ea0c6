"""A grid for a pen: somebody's own numbers down, the periods ahead across."""

from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Spacer

from app.report.content import Tracked, TrackingGrid, TrackingTable
from app.report.page import heading
from app.report.rows import LINED, Cell, Look, Row, cell
from app.report.sections.writing import Rest
from app.report.styles import BODY, COLOURS, HAIRLINE, MUTED, NUMBER, SMALL, SMALL_RIGHT
from app.report.text import paragraphs

#: Where nothing is followed yet there is a grid all the same, for names to be written into.
EMPTY = "No number is followed yet. Write down which ones predict your revenue."
HOW = (
    "Write down at the end of each period what you counted; a week ends on the day under it. "
    "Leave a cell empty where you do not know: that is not the same as 0."
)

#: A pen wants more room for figures than for words.
_HIGH = 27.0
_NAME, _TARGET = 142.0, 62.0
#: No column of a few is wider than this.
_WIDEST = 92.0
#: Kept free at the right of a name.
_GAP = 10.0
#: From the top of a row to its words.
_DOWN = 4.0
_EMPTY_ROWS, _EMPTY_PERIODS = 8, 13
_TIGHT = Look(above=0, below=0, lined=((0, -1),))
_PERIOD = ParagraphStyle("period", SMALL, fontSize=7.5, leading=9.5)


class Upright(Flowable):  # type: ignore[misc]
    """The line at the left of a cell to write in."""

    def __init__(self, high: float) -> None:
        super().__init__()
        self._high = high

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """As high as its row."""
        return width, self._high

    def draw(self) -> None:
        """Draw a hairline from the top to the foot."""
        self.canv.setStrokeColor(COLOURS["line"])
        self.canv.setLineWidth(HAIRLINE)
        self.canv.line(0, 0, 0, self._high)


def section(content: TrackingGrid, width: float) -> list[Flowable]:
    """A table for each interval at which numbers are reported."""
    tables = content.tables or (_empty(),)
    said = HOW if content.tables else EMPTY
    flow: list[Flowable] = [Spacer(0, 8), *paragraphs(said, MUTED)]
    for one in tables:
        flow += [*heading(one.title), *_table(one, width)]
    return [*flow, Rest("Notes")]


def most_periods(content: TrackingGrid) -> int:
    """How many columns the widest table has."""
    return max((len(one.periods) for one in content.tables), default=_EMPTY_PERIODS)


def _empty() -> TrackingTable:
    return TrackingTable("By week", ("",) * _EMPTY_PERIODS, (Tracked(""),) * _EMPTY_ROWS)


def _table(one: TrackingTable, width: float) -> list[Flowable]:
    room = min((width - _NAME - _TARGET) / len(one.periods), _WIDEST)
    widths = [_NAME, _TARGET, *([room] * len(one.periods))]
    head = Row(_heads(one.periods), widths, LINED)
    rows = [Row(_cells(number, len(one.periods)), widths, _TIGHT, head) for number in one.numbers]
    return [head, *rows]


def _heads(periods: Sequence[str]) -> list[Cell]:
    named = [cell("Number", SMALL), cell("Target", SMALL_RIGHT)]
    return [*named, *(cell(one, _PERIOD) for one in periods)]


def _cells(number: Tracked, count: int) -> list[Cell]:
    name = [Spacer(0, _DOWN), *cell(number.name, BODY), *cell(number.counted, SMALL)]
    target = [Spacer(0, _DOWN), *cell(number.target, NUMBER)]
    high = max(_HIGH, sum(said.wrap(_NAME - _GAP, 0)[1] for said in name))
    return [name, target, *([Upright(high)] for _ in range(count))]
