"""The first pages of a business plan: how far it is, what it covers, and what its lines say."""

from itertools import zip_longest

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether, Spacer

from app.report import fonts
from app.report.charts import GaugeMark, gauge, gauge_height, inline_bar
from app.report.content import (
    Covering,
    ForecastLine,
    ForecastTable,
    ManagerPlan,
    RepPlan,
    ShareLine,
)
from app.report.drawing import Drawn
from app.report.page import Heading, heading
from app.report.rows import Cell, Look, Row, cell, heads, table
from app.report.sections import agreement as promises
from app.report.sections import cover
from app.report.sections.writing import LINE, PEN
from app.report.styles import (
    BODY,
    GUTTER,
    MUTED,
    NUMBER,
    NUMBER_MUTED,
    SMALL,
    STRONG,
)
from app.report.text import paragraphs

Plan = RepPlan | ManagerPlan

NONE = "There is no business plan for this half-year."

#: Lines to write on in the copy with margins.
_PROMISES, _LINES = 2, 3
_BAR_HEIGHT, _BAR_DROP = 11.0, 1.5
_MONTH, _AMOUNT, _SHARE, _COUNT = 104.0, 92.0, 46.0, 116.0
_HALF_AMOUNT, _HALF_SHARE, _HALF_BAR = 70.0, 42.0, 30.0
#: The columns of the forecast and how much of the width each may take; the account has the rest.
_COLUMNS = (("Segment", 0.14), ("Product", 0.11), ("Month", 0.165), ("Source", 0.175))
_OWNER, _MONEY = 0.08, 0.13
#: As much as a long name may take of it, and the space beside a name.
_MOST_OWNER, _AROUND = 0.13, 11.0
#: So many segments and sources are never parted by the end of a page.
_KEPT_ROWS = 8
_TIGHT = ParagraphStyle("tight", BODY, fontSize=8.5)


def state(content: Plan, _width: float) -> list[Flowable]:
    """How far the plan is, with its day, and in place of which version it stands."""
    plan = content.plan
    if plan is None:
        return [Spacer(0, 10), *paragraphs(NONE, MUTED)]
    return [Spacer(0, 6), *paragraphs(plan.state, STRONG), *paragraphs(plan.version, BODY)]


def agreement(content: RepPlan, width: float) -> list[Flowable]:
    """What the two count on each other for, which comes first (practice S2-16)."""
    if content.plan is None:
        return []
    return promises.part(content.plan.agreement, width, _PROMISES if content.margins else 0)


def covering(content: Plan, width: float) -> list[Flowable]:
    """The quota and whose it is, and how the plan covers it by both bars (practice S4-10)."""
    plan = content.plan
    if plan is None or plan.covering is None:
        return []
    return [
        KeepTogether(
            [
                Heading("Quota and coverage"),
                *cover.figures(plan.figures, width)[1:],  # the heading has space below it
                *drawn(plan.covering, width),
            ]
        )
    ]


def drawn(said: Covering, width: float) -> list[Flowable]:
    """A gauge with both bars, and what is short in words."""
    marks = [GaugeMark(mark.label, mark.value, mark.text) for mark in said.marks]
    picture = gauge(
        *(said.value, said.text, marks, width, gauge_height(len(marks))), unknown=said.unknown
    )
    return [Drawn(picture, 10), Spacer(0, 6), *paragraphs(said.told, BODY)]


def sums(content: RepPlan, width: float) -> list[Flowable]:
    """What the lines come to by month, by segment and by source."""
    forecast = content.plan.forecast if content.plan is not None else None
    if forecast is None or not forecast.lines:
        return []
    return [*months(forecast.months, width), *_beside(forecast, width)]


def months(found: tuple[ShareLine, ...], width: float) -> list[Flowable]:
    """A row with a bar for each month."""
    if not found:
        return []
    room = width - _MONTH - _AMOUNT - _SHARE - _COUNT
    widths = [_MONTH, room, _AMOUNT, _SHARE, _COUNT]
    head = heads(("Month", "", "Amount", "Share", "Lines"), widths, (2, 3))
    rows = [
        [
            cell(one.label, BODY),
            [bar(one.part, room - GUTTER)],
            cell(one.amount, _shade(one)),
            cell(one.share, NUMBER_MUTED),
            cell(", ".join(filter(None, (one.lines, one.unknown))), MUTED),
        ]
        for one in found
    ]
    return [*heading("By month", room=190), *table(rows, widths, head=head, whole=True)]


def bar(part: float | None, width: float) -> Drawn:
    """The bar in a row of a table."""
    return Drawn(inline_bar(part, 1.0, width, _BAR_HEIGHT), _BAR_DROP)


def lines(content: RepPlan, width: float) -> list[Flowable]:
    """Every forecast line with its owner (practice S3-17), and what they come to."""
    forecast = content.plan.forecast if content.plan is not None else None
    if forecast is None or not (forecast.lines or content.margins):
        return []
    shown = [(name, part) for name, part in _COLUMNS if content.margins or _said(forecast, name)]
    parts = [part for _, part in shown]
    owner = _owner(forecast.owner, width)
    account = 1 - sum(parts) - owner - _MONEY
    widths = [width * part for part in (account, *parts, owner, _MONEY)]
    titles = ("Account", *(name for name, _ in shown), "Owner", "Amount")
    head = heads(titles, widths, (len(widths) - 1,))
    rows = [_line(one, [name for name, _ in shown], forecast.owner) for one in forecast.lines]
    pen: list[list[Cell]] = [[[Spacer(0, PEN)]] for _ in range(_LINES if content.margins else 0)]
    return [
        *heading("Forecast lines"),
        *table(rows, widths, head=head, whole=True),
        *table(pen, [width], LINE),
        *_total(forecast, width),
    ]


def _owner(name: str, width: float) -> float:
    """How much of the width the owner takes, so that a name is not broken in two."""
    wide = fonts.width(name, _TIGHT.fontName, _TIGHT.fontSize) + _AROUND
    return min(max(_OWNER, wide / width), _MOST_OWNER)


def _said(forecast: ForecastTable, column: str) -> bool:
    return any(_named(line, column) for line in forecast.lines)


def _named(line: ForecastLine, column: str) -> str:
    return str(getattr(line, column.casefold()))


def _line(line: ForecastLine, columns: list[str], owner: str) -> list[Cell]:
    typed = cell(f"On the form: {line.typed}" if line.typed else "", SMALL)
    return [
        [*cell(line.account, STRONG), *typed],
        *(cell(_named(line, column), _TIGHT) for column in columns),
        cell(owner, _TIGHT),
        cell(line.amount, NUMBER if line.known else NUMBER_MUTED),
    ]


def _total(forecast: ForecastTable, width: float) -> list[Flowable]:
    if not forecast.lines:
        return []
    cells = [cell("Together", STRONG), cell(forecast.total, NUMBER)]
    return [Row(cells, [width / 2, width / 2]), *paragraphs(forecast.note, SMALL)]


def _beside(forecast: ForecastTable, width: float) -> list[Flowable]:
    """By segment at the left, by source at the right."""
    half = (width - GUTTER) / 2
    label = half - _HALF_AMOUNT - _HALF_SHARE - _HALF_BAR
    side = [label, _HALF_BAR, _HALF_AMOUNT, _HALF_SHARE]
    pairs = zip_longest(forecast.segments, forecast.sources)
    rows: list[Flowable] = [
        Row([*_half(left), [], *_half(right)], [*side, GUTTER, *side], _ruled(left, right))
        for left, right in pairs
    ]
    titles = ("By segment", "By source")
    if len(rows) <= _KEPT_ROWS:
        return [KeepTogether([Heading(*titles), *rows])]
    return [*heading(*titles, room=90), *(KeepTogether([row]) for row in rows)]


def _half(one: ShareLine | None) -> list[Cell]:
    if one is None:
        return [[], [], [], []]
    return [
        [*cell(one.label, BODY), *cell(one.unknown, SMALL)],
        [bar(one.part, _HALF_BAR - 10)],
        cell(one.amount, _shade(one)),
        cell(one.share, NUMBER_MUTED),
    ]


def _ruled(left: ShareLine | None, right: ShareLine | None) -> Look:
    sides = (((0, 3), left), ((5, 8), right))
    return Look(lined=tuple(side for side, one in sides if one is not None))


def _shade(one: ShareLine) -> ParagraphStyle:
    return NUMBER if one.part is not None else NUMBER_MUTED
