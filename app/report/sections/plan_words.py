"""What somebody wrote in their plan, with what the two said of it, or room to write beside it."""

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer

from app.report.content import RepPlan, Written
from app.report.page import heading
from app.report.rows import Cell, Look, Row, cell
from app.report.sections.writing import PEN, answer, lines
from app.report.styles import BODY, CODE_WASH, COLOURS, HAIRLINE, SMALL, STRONG

TITLE = "How the quota is reached"
SAID = "What we said about it"

_LABEL = 116.0
_MARGIN, _BETWEEN = 0.3, 16.0
#: A section never begins with less than this left on the page: its name and two lines of it.
_ROOM = 50.0
#: The same below a heading, and as much of a page as anything waits for.
_HEADED, _MOST_HEADED = 70.0, 480.0
#: Lines of a long section that make one row, so that a page break measures no more than these.
_TOGETHER = 40
#: The least lines in the margin beside a section, and for what the two say of it.
_LEAST, _TO_SAY = 3, 2
_SET_APART = Look(above=5, below=6, inset=8, fill=CODE_WASH)


class Ruled(Row):
    """A row whose last column is an empty margin with lines to write on."""

    def draw(self) -> None:
        """Print the row, a line down its margin, and lines across that."""
        super().draw()
        left, width = self._left(len(self._widths) - 1), self._widths[-1]
        self.canv.setStrokeColor(COLOURS["line"])
        self.canv.setLineWidth(HAIRLINE)
        self.canv.line(left, 0, left, self.height)
        for line in range(1, int(self.height / PEN) + 1):
            y = self.height - line * PEN
            self.canv.line(left + _BETWEEN / 2, y, left + width, y)


def section(content: RepPlan, width: float) -> list[Flowable]:
    """Each section in the order of the form; empty ones stay where there is a pen."""
    plan = content.plan
    if plan is None:
        return []
    written = [one for one in plan.sections if content.margins or one.text or one.comment]
    place = _with_margin if content.margins else _said
    flow = [flowable for one in written for flowable in place(one, width)]
    return [*heading(TITLE, room=room_for(flow, width)), *flow] if flow else []


def _said(one: Written, width: float) -> list[Flowable]:
    """The heading at the left, the words at the right and the talk set apart under them."""
    widths = [_LABEL, width - _LABEL]
    beside: Cell = [*cell(one.title, STRONG), *cell(one.origin, SMALL)]
    comment = _comment(one.comment, widths[1])
    parts = in_parts(cell(one.text, BODY))
    rows: list[Flowable] = [
        Row([beside if number == 0 else [], part], widths, _look(number, len(parts), comment))
        for number, part in enumerate(parts)
    ]
    apart = [Row([[], [box]], widths, Look(above=0, below=0)) for box in comment[:-1]]
    ends = [Row([[], comment[-1:]], widths, Look(above=0, below=7, lined=((0, -1),)))]
    return [CondPageBreak(_ROOM), *whole(rows), *apart, *(ends if comment else [])]


def _comment(text: str, width: float) -> Cell:
    """What the two said, in a box of its own; a long one goes on in the next."""
    return [
        Row([[*(cell(SAID, SMALL) if number == 0 else []), *part]], [width], _SET_APART)
        for number, part in enumerate(in_parts(cell(text, BODY)))
        if part
    ]


def _look(number: int, count: int, comment: Cell) -> Look:
    """Space above the first row, a hairline below the last one unless the talk follows."""
    last = number == count - 1
    ends = last and not comment
    return Look(
        above=5 if number == 0 else 0, below=6 if last else 0, lined=((0, -1),) if ends else ()
    )


def _with_margin(one: Written, width: float) -> list[Flowable]:
    """The words in a narrower column beside a margin, and lines for what the two say of it."""
    margin = width * _MARGIN
    widths = [width - margin - _BETWEEN, _BETWEEN, margin]
    head: Cell = [Row([cell(one.title, STRONG), cell(one.origin, SMALL)], [widths[0] - 110, 110])]
    parts = in_parts(cell(one.text, BODY))
    rows: list[Flowable] = [
        Ruled([[*(head if number == 0 else []), *part], [], _least(number)], widths, _MARGINED)
        for number, part in enumerate(parts)
    ]
    said = _comment(one.comment, widths[0])
    talk = [*said, *lines(width, _TO_SAY)] if said else [answer(SAID, [], width, _TO_SAY)]
    room = CondPageBreak(_ROOM + _LEAST * PEN)
    return [room, *whole(rows), *([Spacer(0, 5)] if said else []), *talk, Spacer(0, 12)]


_MARGINED = Look(above=2, below=4)


def _least(number: int) -> Cell:
    return [Spacer(0, _LEAST * PEN)] if number == 0 else []


def room_for(flow: list[Flowable], width: float) -> float:
    """How much a heading needs below it, so that it does not stand alone above a page's end."""
    first = next((one for one in flow if not isinstance(one, CondPageBreak)), None)
    kept = first._content if isinstance(first, KeepTogether) else []
    height: float = sum(row.wrap(width, 0)[1] for row in kept)
    return min(_HEADED + height, _MOST_HEADED)


def whole(rows: list[Flowable]) -> list[Flowable]:
    """A row alone goes to the next page before it is parted."""
    return [KeepTogether(rows)] if len(rows) == 1 else rows


def in_parts(said: Cell) -> list[Cell]:
    """Lines in rows of so many; one empty row where there is no line."""
    return [said[first : first + _TOGETHER] for first in range(0, len(said), _TOGETHER)] or [[]]
