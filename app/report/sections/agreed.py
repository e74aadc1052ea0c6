"""Lines to write on for what the two agree when they sit down over the packet."""

from reportlab.platypus import Flowable, Spacer

from app.report.page import Heading
from app.report.rows import Row, heads, table
from app.report.sections.writing import LINE, PEN

_WHO, _BY = 110.0, 90.0
_LINES = 5


def lines(width: float) -> list[Flowable]:
    """A few empty rows: who does what by when. They stand over the signatures."""
    widths = [_WHO, _BY, width - _WHO - _BY]
    head: Row = heads(("Who", "By", "What"), widths)
    rows = [[[Spacer(0, PEN)], [], []] for _ in range(_LINES)]
    return [Heading("What we agree"), *table(rows, widths, LINE, head)]
