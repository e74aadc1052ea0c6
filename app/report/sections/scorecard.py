"""Somebody's numbers: the index with its rows, quality before quantity, and room for next steps."""

from collections.abc import Callable

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether, Spacer

from app.report.charts import Picture, Point, plain, sparkline, trend
from app.report.content import (
    Block,
    Index,
    IndexLine,
    ManagerScorecard,
    NumberLine,
    Reading,
    RepScorecard,
    Series,
)
from app.report.drawing import Drawn
from app.report.page import Heading, heading
from app.report.rows import PLAIN, Cell, Look, Row, cell, heads, table
from app.report.sections.writing import LINE, PEN
from app.report.styles import (
    BODY,
    MUTED,
    NUMBER,
    NUMBER_MUTED,
    NUMBER_SMALL,
    NUMBER_SMALL_MUTED,
    SMALL,
    SMALL_RIGHT,
    STRONG,
)
from app.report.text import paragraphs

Scorecard = RepScorecard | ManagerScorecard

EMPTY = "Nothing has been reported in this period, and no scorecard is for this role."
_NOT_COUNTED = "What was not reported, or has no target, does not count in any direction."

_WEIGHT, _VALUE, _TARGET, _SCORE = 52.0, 104.0, 92.0, 52.0
_PERIOD, _AIM, _STANDING, _SPARK = 60.0, 66.0, 66.0, 72.0
_SPARK_HEIGHT, _SPARK_DROP = 13.0, 1.0
_NEXT_STEP = 96.0
#: From the top of a line for a pen to the top of small words that stand on it.
_ONTO = 9.5
_CHART_HEIGHT = 118.0
_TIGHT = Look(below=0)


def index(content: Scorecard, width: float) -> list[Flowable]:
    """The index, on how much it is based, and every row that it was counted from."""
    if content.index is None:
        return [] if content.blocks else [Spacer(0, 10), *paragraphs(EMPTY, MUTED)]
    widths = [width - _WEIGHT - _VALUE - _TARGET - _SCORE, _WEIGHT, _VALUE, _TARGET, _SCORE]
    titles = ("Number", "Weight", "Value", "Target", "Score")
    head = heads(titles, widths, (1, 2, 3, 4))
    rows = [_index_line(line) for line in content.index.lines]
    return [
        *heading("What the index is counted from"),
        *table(rows, widths, head=head, whole=True),
        Row(_sum(content.index), [width - _SCORE - _VALUE, _VALUE + _SCORE], PLAIN),
        *paragraphs(_NOT_COUNTED, SMALL),
    ]


def blocks(content: Scorecard, width: float) -> list[Flowable]:
    """Each number with its last periods, target and standing, over a line for the next step."""
    return [flowable for block in content.blocks for flowable in _block(block, width)]


def charts(content: Scorecard, width: float) -> list[Flowable]:
    """The numbers that weigh most, over a longer time."""
    return [
        KeepTogether([Heading(over(series)), Drawn(picture(series, width))])
        for series in content.charts
    ]


def reasons(content: ManagerScorecard, width: float) -> list[Flowable]:
    """Why targets and definitions are as they are, on the manager's own copy."""
    if not content.reasons:
        return []
    rows = [
        [[*cell(why.what, STRONG), *cell(why.on, SMALL)], cell(why.text, BODY)]
        for why in content.reasons
    ]
    return [*heading("Why it was changed"), *table(rows, [170, width - 170])]


def _index_line(line: IndexLine) -> list[Cell]:
    value, *partly = line.value.split("\n")
    return [
        cell(line.name, BODY),
        cell(line.weight, NUMBER),
        [*cell(value, _shade(line.score)), *cell("\n".join(partly), SMALL_RIGHT)],
        cell(line.target or "no target", NUMBER if line.target else NUMBER_MUTED),
        cell(line.score or "–", _shade(line.score)),
    ]


def _shade(score: str) -> ParagraphStyle:
    return NUMBER if score else NUMBER_MUTED


def _sum(whole: Index) -> list[Cell]:
    return [cell(f"Index, {whole.based_on}", STRONG), cell(whole.value, NUMBER)]


def _block(block: Block, width: float) -> list[Flowable]:
    """One table; a number stays with the line for its next step."""
    periods = [_PERIOD] * len(block.periods)
    beside = [*periods, _AIM, _STANDING, _SPARK]
    widths = [width - sum(beside), *beside]
    numeric = range(1, len(periods) + 2)
    titles = ("Number", *block.periods, "Target", "Standing", "Lately")
    head = heads(titles, widths, tuple(numeric))
    rows = [KeepTogether(_number(line, widths, head, width)) for line in block.lines]
    return [*heading(block.title, room=120), head, *rows]


def _number(line: NumberLine, widths: list[float], head: Row, width: float) -> list[Flowable]:
    said = [
        [*cell(line.name, BODY), *cell(line.counted, SMALL)],
        *(cell(reading.text, _weight(reading)) for reading in line.latest),
        cell(line.target or "none", NUMBER_SMALL),
        cell(line.standing, BODY),
        _spark(line),
    ]
    return [Row(said, widths, _TIGHT, head), _next_step(line, width)]


def _weight(reading: Reading) -> ParagraphStyle:
    return NUMBER_SMALL if reading.value is not None else NUMBER_SMALL_MUTED


def _spark(line: NumberLine) -> Cell:
    points = [point(reading) for reading in line.history]
    return [Drawn(sparkline(points, _SPARK, _SPARK_HEIGHT, what=line.name), _SPARK_DROP)]


def _next_step(line: NumberLine, width: float) -> Row:
    """Whose step it is, and room to write which."""
    whose = [Spacer(0, _ONTO), *cell(f"{line.owner}'s next step", SMALL)]
    return Row([whose, [Spacer(0, PEN)]], [_NEXT_STEP, width - _NEXT_STEP], LINE)


def over(series: Series) -> str:
    """What is drawn, and from when to when."""
    first, last = series.readings[0].label, series.readings[-1].label
    return f"{series.name}, {first} to {last}"


def picture(series: Series, width: float, height: float = _CHART_HEIGHT) -> Picture:
    """A number over time against its target."""
    points = [point(reading) for reading in series.readings]
    return trend(
        *(points, width, height),
        written=_written(series),
        least=series.least,
        what=series.name,
    )


def _written(series: Series) -> Callable[[float], str]:
    def written(value: float) -> str:
        sign = "−" if value < 0 else ""
        return f"{sign}{series.before}{plain(abs(value))}{series.after}"

    return written


def point(reading: Reading) -> Point:
    """A number in one period, for drawing."""
    return Point(
        *(reading.label, reading.value, reading.text),
        target=reading.target,
        upper=reading.upper,
        missed=reading.missed,
    )
