"""Lines to write on for what the two agree when they sit down over the packet."""

from reportlab.platypus import Flowable, Spacer

from app.report.page import Heading
from app.report.rows import Look, Row, heads, table
from app.report.styles import COLOURS

_WHO, _BY = 110.0, 90.0
_LINES = 5
#: A pen needs about 8 mm from line to line.
_ROOM_FOR_A_PEN = 23.0
_TO_WRITE_ON = Look(above=0, below=0, lined=((0, -1),), colour=COLOURS["line"])


def lines(width: float) -> list[Flowable]:
    """A few empty rows: who does what by when. They stand over the signatures."""
    widths = [_WHO, _BY, width - _WHO - _BY]
    head: Row = heads(("Who", "By", "What"), widths)
    rows = [[[Spacer(0, _ROOM_FOR_A_PEN)], [], []] for _ in range(_LINES)]
    return [Heading("What we agree"), *table(rows, widths, _TO_WRITE_ON, head)]
