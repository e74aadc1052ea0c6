"""Results against quota: a chart where there is something to compare, and the exact figures."""

from reportlab.platypus import Flowable, Spacer

from app.report.charts import Bar, attainment_bars
from app.report.content import ManagerPage, ManagerProfile, Result
from app.report.drawing import Drawn
from app.report.page import heading
from app.report.rows import Cell, cell, heads, table
from app.report.styles import BODY, MUTED, NUMBER, NUMBER_MUTED
from app.report.text import paragraphs

_CHART_HEIGHT = 104.0
#: Room for the heading with the chart and the first lines of the table, and without the chart.
_WITH_CHART, _WITHOUT = 225.0, 100.0
_NUMERIC = (1, 2, 3)


def section(content: ManagerPage | ManagerProfile, width: float) -> list[Flowable]:
    """The chart over its table, oldest period first."""
    return against_quota(content.results, width)


def against_quota(results: tuple[Result, ...], width: float) -> list[Flowable]:
    """The chart over its table; nothing where there are no results."""
    if not results:
        return []
    chart = _chart(results, width)
    room = _WITH_CHART if chart else _WITHOUT
    return [*heading("Results against quota", room=room), *chart, *_table(results, width)]


def expected(content: ManagerProfile, _width: float) -> list[Flowable]:
    """What to expect of a quarter, in words under the results it was counted from."""
    return [Spacer(0, 6), *paragraphs(content.band, MUTED)] if content.band else []


def before_us(content: ManagerProfile, width: float) -> list[Flowable]:
    """A previous employer's figures, apart from ours."""
    if not content.before_us:
        return []
    return [*heading("With a previous employer"), *_table(content.before_us, width)]


def _table(results: tuple[Result, ...], width: float) -> list[Flowable]:
    widths = [width / 4] * 4
    head = heads(("Period", "Quota", "Actual", "Attainment"), widths, _NUMERIC)
    return table([_row(result) for result in results], widths, head=head)


def _chart(results: tuple[Result, ...], width: float) -> list[Flowable]:
    if sum(result.ratio is not None for result in results) < 2:
        return []
    bars = [Bar(result.label, result.ratio, result.attainment) for result in results]
    return [Drawn(attainment_bars(bars, width, _CHART_HEIGHT)), Spacer(0, 6)]


def _row(result: Result) -> list[Cell]:
    reported = NUMBER if result.ratio is not None else NUMBER_MUTED
    return [
        cell(result.label, BODY),
        cell(result.quota, NUMBER),
        cell(result.actual, NUMBER),
        cell(result.attainment, reported),
    ]
