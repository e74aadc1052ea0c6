"""Room for what follows from a table of numbers: a report that leads to nothing is unfinished."""

from reportlab.platypus import Flowable, KeepTogether, Spacer

from app.report.rows import Row, cell
from app.report.sections.writing import LINE, PEN
from app.report.styles import SMALL

NEXT_STEP = "Next step"
#: From the top of a line for a pen to the top of words that stand on it.
_ONTO, _ASKED = 9.5, 62.0


def with_step(flow: list[Flowable], width: float) -> list[Flowable]:
    """A table with room to write what follows from it, which its last row does not leave."""
    if not flow:
        return []
    last = flow[-1]
    rows = last._content if isinstance(last, KeepTogether) else [last]
    return [*flow[:-1], KeepTogether([*rows, next_step(width)])]


def next_step(width: float) -> Row:
    """A line for a pen."""
    asked = [Spacer(0, _ONTO), *cell(NEXT_STEP, SMALL)]
    return Row([asked, [Spacer(0, PEN)]], [_ASKED, width - _ASKED], LINE)
