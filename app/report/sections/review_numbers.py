"""The numbers of a review as they were frozen, each table with room for what follows from it."""

from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether, Spacer

from app.report import fonts
from app.report.charts import sparkline
from app.report.content import MonthSeen, NumberLine, Reading, RepMonthly, RepQuarterly
from app.report.drawing import Drawn
from app.report.page import Heading, heading
from app.report.rows import Cell, Look, cell, heads, table
from app.report.sections import plan, recipe, results, review_talk, scorecard
from app.report.sections.placing import Together
from app.report.sections.review_step import NEXT_STEP, with_step
from app.report.sections.writing import PEN
from app.report.styles import (
    BODY,
    NUMBER_SMALL,
    SMALL,
    SMALL_RIGHT,
)

Review = RepMonthly | RepQuarterly

#: A name over what it counts takes no more than a pen needs.
_NAME = ParagraphStyle("name", BODY, leading=12)
_COUNTED = ParagraphStyle("counted", SMALL, fontSize=7.5, leading=9.5)
_VALUE = ParagraphStyle("value", NUMBER_SMALL, leading=12)
_UNDER = ParagraphStyle("under", SMALL_RIGHT, fontSize=7.5, leading=9.5)
_SPARK = 52.0
_SPARK_HEIGHT, _SPARK_DROP = 12.0, 1.0
#: How much of what is left the step has beside the name.
_STEP = 0.5
#: The least and the most of a column of figures, and the gap beside it.
_FIGURE, _WIDEST, _GAP = 34.0, 72.0, 11.0
_CHART_HEIGHT = 112.0
_RULED = Look(above=2.5, below=3, lined=((0, -1),))
_MONTH, _MONEY, _DONE = 98.0, 76.0, 52.0


def numbers(content: Review, width: float) -> list[Flowable]:
    """Each number with its last three periods, and room for the next step beside it (S1-20)."""
    rows = lines(content.numbers.rows, width)
    return [*heading("Scorecard", room=120), *rows] if rows else []


def chart(content: Review, width: float) -> list[Flowable]:
    """The last weeks of the number that says most."""
    series = content.numbers.chart
    if series is None or not series.readings:
        return []
    picture = scorecard.picture(series, width, _CHART_HEIGHT)
    return [KeepTogether([Heading(scorecard.over(series)), Drawn(picture)])]


def against_quota(content: Review, width: float) -> list[Flowable]:
    """The last quarters against quota."""
    flow = with_step(results.against_quota(content.numbers.results, width), width)
    return [Together(flow), *flow]


def chain(content: Review, width: float) -> list[Flowable]:
    """The person's own recipe with their own conversions."""
    said = content.numbers
    flow = with_step(recipe.linked("Your recipe", said.chain, said.chain_over, width), width)
    return [Together(flow), *flow]


def business_plan(content: Review, width: float) -> list[Flowable]:
    """How the plan covers the quota, by both bars, and what came month by month."""
    said = content.numbers
    gauge = plan.drawn(said.covering, width) if said.covering is not None else []
    seen = months(said.months, width)
    talk = review_talk.dated(content.said.plan_said, width)
    if not (gauge or seen or talk):
        return []
    between = [Spacer(0, 6)] if gauge and seen else []
    counted = [*heading("Business plan"), *gauge, *between, *seen]
    return [Together(counted), *counted, *talk]


def lines(rows: Sequence[NumberLine], width: float) -> list[Flowable]:
    """A row for each number; nothing where there are none."""
    if not rows:
        return []
    periods = _periods(rows)
    figures = _figures(rows, periods)
    rest = width - sum(figures) - _SPARK
    widths = [rest * (1 - _STEP), *figures, _SPARK, rest * _STEP]
    titles = ("Number", *periods, "Target", "Lately", NEXT_STEP)
    head = heads(titles, widths, range(1, len(figures) + 1))
    named = not any(periods)
    made = [_line(one, len(periods), named=named) for one in rows]
    return table(made, widths, _RULED, head, whole=True)


def months(found: Sequence[MonthSeen], width: float) -> list[Flowable]:
    """A row for each month of a plan, with what was said of it or room for the next step."""
    if not found:
        return []
    widths = [_MONTH, _MONEY, _MONEY, _MONEY, _DONE, width - _MONTH - 3 * _MONEY - _DONE]
    titles = ("Month", "Planned", "Likely", "Actual", "Actions", NEXT_STEP)
    head = heads(titles, widths, (1, 2, 3, 4))
    return table([_month(one) for one in found], widths, _RULED, head, whole=True)


def _periods(rows: Sequence[NumberLine]) -> list[str]:
    """The periods over the columns, where they are the same for every number."""
    labels = {tuple(reading.label for reading in one.latest) for one in rows}
    if len(labels) == 1:
        return list(labels.pop())
    return [""] * max(len(one.latest) for one in rows)


def _figures(rows: Sequence[NumberLine], periods: Sequence[str]) -> list[float]:
    """How wide each column of figures is, the targets last."""
    found = []
    for place in range(len(periods)):
        read = [one.latest[place] for one in rows if place < len(one.latest)]
        named = [periods[place]] if periods[place] else []
        under = max((_under(reading.label) for reading in read), default=0.0)
        wide = _wide([reading.text for reading in read], named)
        found.append(wide if named else min(max(wide, under + _GAP), _WIDEST))
    said = max(fonts.width(one.standing, SMALL.fontName, SMALL.fontSize) for one in rows)
    target = _wide([one.target for one in rows], ["Target"])
    return [*found, min(max(target, said + _GAP), _WIDEST)]


def _under(label: str) -> float:
    """How wide a period is below its figure; a month and its year stay on one line."""
    return fonts.width(label, _UNDER.fontName, _UNDER.fontSize)


def _wide(figures: Sequence[str], titles: Sequence[str]) -> float:
    """The widest of them, as far as it may be; what is broken at a blank counts by its parts."""
    wide = [
        fonts.width(word, style.fontName, style.fontSize)
        for style, texts in ((NUMBER_SMALL, figures), (SMALL, titles))
        for text in texts
        for word in text.split()
    ]
    return min(max([*wide, _FIGURE - _GAP]) + _GAP, _WIDEST)


def _line(one: NumberLine, count: int, *, named: bool) -> list[Cell]:
    latest = [_reading(reading, named=named) for reading in one.latest]
    missing: list[Cell] = [[] for _ in range(count - len(latest))]
    return [
        [*cell(one.name, _NAME), *cell(one.counted, _COUNTED)],
        *missing,
        *latest,
        [*cell(one.target or "none", _VALUE), *cell(one.standing, _UNDER)],
        _spark(one),
        [],
    ]


def _reading(one: Reading, *, named: bool) -> Cell:
    shade = _VALUE if one.value is not None else _UNDER
    return [*cell(one.text, shade), *(cell(one.label, _UNDER) if named else [])]


def _spark(one: NumberLine) -> Cell:
    points = [scorecard.point(reading) for reading in one.history or one.latest]
    picture = sparkline(points, _SPARK - 2 * _GAP, _SPARK_HEIGHT, what=one.name)
    return [Drawn(picture, _SPARK_DROP)]


def _month(one: MonthSeen) -> list[Cell]:
    return [
        [*cell(one.month, BODY), *cell(one.on, SMALL)],
        *(cell(text, NUMBER_SMALL) for text in (one.planned, one.likely, one.actual, one.actions)),
        cell(one.comment, BODY) or [Spacer(0, PEN - 6)],
    ]
