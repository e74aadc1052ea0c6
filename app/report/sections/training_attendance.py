"""Who is expected at a training: boxes to tick, room to sign, and a rating to ring."""

from reportlab.platypus import Flowable, Spacer

from app.report.content import AttendanceSheet
from app.report.rows import Cell, Row, cell
from app.report.sections.marks import box
from app.report.sections.training_brief import title
from app.report.sections.writing import LINE, PEN
from app.report.styles import BODY, MUTED, SMALL
from app.report.text import paragraphs

RATING = "Ring a number: 1 is of no use to me, 5 is of great use."

_TITLES = ("Name", "Present", "Absent", "Excused", "Signature", "Rating")
_NAME, _TICK, _NUMBERS = 140.0, 44.0, 86.0
_TO_RING = "\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}".join("12345")
#: From the top of a line to a name, and to a box to tick.
_DROP, _TO_BOX = 7.0, 8.0
#: For whoever comes besides.
_EMPTY = 3


def section(content: AttendanceSheet, width: float) -> list[Flowable]:
    """What it is, and a line for each person who is expected."""
    signature = width - _NAME - 3 * _TICK - _NUMBERS
    widths = [_NAME, _TICK, _TICK, _TICK, signature, _NUMBERS]
    head = Row([cell(name, SMALL) for name in _TITLES], widths)
    people = (*content.people, *([""] * _EMPTY))
    return [
        *title(content.topic, content.cover),
        *paragraphs(" · ".join(content.facts), BODY),
        *paragraphs(RATING, SMALL),
        Spacer(0, 8),
        head,
        *(Row(_person(name), widths, LINE, head) for name in people),
    ]


def _person(name: str) -> list[Cell]:
    tick: Cell = [Spacer(0, _TO_BOX), box(ticked=False)]
    named: Cell = [Spacer(0, _DROP), *(cell(name, BODY) or [Spacer(0, PEN - _DROP)])]
    return [named, tick, tick, tick, [Spacer(0, PEN)], [Spacer(0, _DROP), *cell(_TO_RING, MUTED)]]
