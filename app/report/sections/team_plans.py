"""The plans of the team on a page: their sum, who covers how much, and what comes of it."""

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Spacer

from app.report import fonts
from app.report.charts import inline_bar
from app.report.content import TeamCell, TeamPlanLine, TeamPlans
from app.report.drawing import Drawn
from app.report.page import heading
from app.report.rows import Cell, Look, Row, cell, table
from app.report.sections import plan
from app.report.sections.team_scorecard import Stamp
from app.report.styles import BODY, MUTED, NUMBER, NUMBER_SMALL, SMALL, STRONG
from app.report.text import paragraphs

EMPTY = "Nobody is on the team, so there are no plans."
LEGEND = (
    "The line across is the bar for everybody, the dashed one 1 / win rate of each. Full: both are "
    "met; hatched: not both. – is not known, which is not zero."
)

_NAME, _STATE, _TIMES = 66.0, 56.0, 37.0
#: The least width of the bars, and of an amount; around an amount is so much space.
_LEAST_BAR, _LEAST_MONEY, _AROUND = 56.0, 54.0, 17.0
_BAR_HEIGHT, _DROP = 11.0, 1.0
#: The scale ends a little past the highest bar, and far past it only for who covers far more.
_BEYOND, _FURTHEST = 1.25, 2.0
_TIGHT = Look(above=1.5, below=1.5, lined=((0, -1),))
_HEAD = ParagraphStyle("head", SMALL, fontSize=7.5, leading=9.5)
_HEAD_RIGHT = ParagraphStyle("head right", _HEAD, alignment=NUMBER.alignment)


def together(content: TeamPlans, _width: float) -> list[Flowable]:
    """How the sum of the plans covers the team's target, in a sentence."""
    if not content.lines:
        return [Spacer(0, 10), *paragraphs(EMPTY, MUTED)]
    told = content.covering.told if content.covering is not None else ""
    return [Spacer(0, 8), *paragraphs(told, BODY)]


def everybody(content: TeamPlans, width: float) -> list[Flowable]:
    """Who covers how much by both bars, and what comes of it at each one's win rate."""
    if not content.lines:
        return []
    fixed = _NAME + _STATE + 2 * _TIMES
    money = min(max(_widest(content) + _AROUND, _LEAST_MONEY), (width - fixed - _LEAST_BAR) / 4)
    room = width - fixed - 4 * money
    widths = [_NAME, _STATE, money, money, room, _TIMES, _TIMES, money, money]
    titles = ("", "State", "Quota", "Lines", "", "Covers", "Needs", "Short", "Expected")
    head = Row([_title(title) for title in titles], widths, Look(lined=((0, -1),)))
    most = _scale(content)
    rows = [_line(one, room, most) for one in content.lines]
    if len(content.lines) > 1 and content.total is not None:
        rows.append(_line(content.total, room, most, strong=True))
    return [
        *heading("Who covers how much", room=150),
        *paragraphs(LEGEND, SMALL),
        Spacer(0, 2),
        *table(rows, widths, _TIGHT, head),
    ]


def left_out(content: TeamPlans, _width: float) -> list[Flowable]:
    """Who has no plan, and whose win rate is not known: named, for they are not in the sums."""
    if not content.lines:
        return []
    said = [part for one in content.left_out for part in paragraphs(one, BODY)]
    return [Spacer(0, 6), *said] if said else []


def months(content: TeamPlans, width: float) -> list[Flowable]:
    """What all lines come to, month by month."""
    return plan.months(content.months, width)


def _title(title: str) -> Cell:
    return cell(title, _HEAD if title == "State" else _HEAD_RIGHT)


def _every(content: TeamPlans) -> list[TeamPlanLine]:
    return [*content.lines, *([content.total] if content.total is not None else [])]


def _widest(content: TeamPlans) -> float:
    """How wide the widest amount is: the bars give way to amounts of many digits."""
    amounts = (
        text for one in _every(content) for text in (one.quota, one.amount, one.gap, one.expected)
    )
    face, size = NUMBER_SMALL.fontName, NUMBER_SMALL.fontSize
    return max((fonts.width(text, face, size) for text in amounts), default=0.0)


def _scale(content: TeamPlans) -> float:
    every = _every(content)
    marks = [mark for one in every for mark in (one.bar, one.by_win_rate) if mark is not None]
    highest = max(marks, default=1.0) or 1.0
    values = [one.value for one in every if one.value is not None]
    return min(max(highest * _BEYOND, *values, 0.0), highest * _FURTHEST)


def _line(one: TeamPlanLine, room: float, most: float, *, strong: bool = False) -> list[Cell]:
    picture = inline_bar(
        one.value, most, room - 10, _BAR_HEIGHT, strong=one.enough, marks=(one.bar, one.by_win_rate)
    )
    return [
        cell(one.name, STRONG if strong else BODY),
        cell(one.state, SMALL),
        *([Stamp(TeamCell(text), strong=strong)] for text in (one.quota, one.amount)),
        [Drawn(picture, _DROP)],
        *(
            [Stamp(TeamCell(text), strong=strong)]
            for text in (one.coverage, one.needed, one.gap, one.expected)
        ),
    ]
