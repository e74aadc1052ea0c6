"""Results against quota: a chart where there is something to compare, and the exact figures."""

from reportlab.platypus import Flowable, Spacer

from app.report.charts import Bar, attainment_bars
from app.report.content import ManagerPage, RepQuarterly, Result
from app.report.drawing import Drawn
from app.report.page import heading
from app.report.rows import Cell, cell, heads, table
from app.report.styles import BODY, NUMBER, NUMBER_MUTED

_CHART_HEIGHT = 104.0
_NUMERIC = (1, 2, 3)


def section(content: RepQuarterly | ManagerPage, width: float) -> list[Flowable]:
    """The chart over its table, oldest period first."""
    if not content.results:
        return []
    widths = [width / 4] * 4
    head = heads(("Period", "Quota", "Actual", "Attainment"), widths, _NUMERIC)
    figures = table([_row(result) for result in content.results], widths, head=head)
    return [*heading("Results against quota"), *_chart(content.results, width), *figures]


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
