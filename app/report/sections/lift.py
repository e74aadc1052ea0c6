"""Half a page: everybody a little better, against the best one alone (practice S0-09)."""

from reportlab.platypus import Flowable, KeepTogether, Spacer

from app.report.charts import ValueBar, bars_height, value_bars
from app.report.content import Lifted, LiftSheet
from app.report.drawing import Drawn
from app.report.page import Heading, heading
from app.report.rows import Cell, cell, heads, table
from app.report.styles import BODY, MUTED, NUMBER, STRONG
from app.report.text import paragraphs

EMPTY = "No revenue is known for this period, so there is nothing to lift yet."

_AMOUNT = 112.0


def section(content: LiftSheet, width: float) -> list[Flowable]:
    """What gets better, bars to compare, and the exact amounts."""
    if not content.lines:
        return [Spacer(0, 10), *paragraphs(EMPTY, MUTED)]
    told = [*heading("What gets better"), *paragraphs("\n".join(content.told), BODY)]
    widths = [width - 2 * _AMOUNT, _AMOUNT, _AMOUNT]
    head = heads(("", "The team would sell", "More"), widths, (1, 2))
    rows = table([_line(line) for line in content.lines], widths, head=head)
    note = [Spacer(0, 8), *paragraphs(content.note, MUTED)] if content.note else []
    return [*told, KeepTogether([Heading("Side by side"), *_bars(content, width)]), *rows, *note]


def _bars(content: LiftSheet, width: float) -> list[Flowable]:
    bars = [
        ValueBar(line.label, line.value, line.text, strong=line.strong)
        for line in content.lines
        if line.value is not None
    ]
    picture = value_bars(bars, width, bars_height(len(bars)), what="Revenue")
    return [Drawn(picture), Spacer(0, 8)]


def _line(line: Lifted) -> list[Cell]:
    return [
        cell(line.label, STRONG if line.strong else BODY),
        cell(line.text, NUMBER),
        cell(line.more, NUMBER),
    ]
