"""The card on past performance: a chart, what it lets one expect, and the way to every figure."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.domain.expectation import ENOUGH
from app.domain.kinds import PeriodKind
from app.report.charts import Bar, Picture, attainment_bars
from app.ui.chart import ChartView
from app.ui.parts import Card, Row, words
from app.ui.tabs.team.panels.wishes import Wish, wisher

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.attainment import PeriodResult
    from app.domain.expectation import Band
    from app.domain.person_page import PersonPage
    from app.formats import Formats

_HEIGHT = 118


def fill_results(card: Card, page: PersonPage, formats: Formats, wish: Wish) -> None:
    """Past performance as a chart that says its figures, and what to expect in words."""
    card.clear()
    card.title.setText(results_title(page.results))
    if page.results:
        chart = ChartView(partial(_draw, bars(page.results, formats)), height=_HEIGHT)
        chart.setObjectName("attainment_chart")
        card.add(chart)
        guess = expected(page.band, page.quota_ahead, formats)
        private = page.band is not None  # what is expected of them is for the manager alone
        card.add(words(guess, tone="muted", wrap=True, private=private))
    elif not page.records:
        card.add_muted("No figures yet. Import past performance, or add one period.")
    if page.records:
        row = Row(_every(len(page.records)), openable=True)
        row.opened.connect(wisher(wish, "figures"))
        card.add(row)


def results_title(found: Sequence[PeriodResult]) -> str:
    """What the chart covers."""
    if not found:
        return "Quota attainment"
    unit = "months" if found[0].period.kind is PeriodKind.MONTH else "quarters"
    return f"Quota attainment, last {len(found)} {unit}"


def expected(band: Band | None, ahead: PeriodResult | None, formats: Formats) -> str:
    """What the last quarters let one expect: a band in words, as money where there is a quota."""
    if band is None:
        return f"What to expect is said here after {ENOUGH} quarters with quota and actual."
    low, high, middle = (formats.percent(share) for share in (band.low, band.high, band.middle))
    said = f"Half of the last {band.quarters} quarters lay between {low} and {high}"
    said = f"{said}, the middle one at {middle}."
    if ahead is None or ahead.quota is None:
        return said
    least, most = (formats.money(amount) for amount in band.of(ahead.quota))
    quota = formats.money(ahead.quota)
    return f"{said} For {ahead.period.label}, with a quota of {quota}, that is {least} to {most}."


def bars(found: Sequence[PeriodResult], formats: Formats) -> tuple[Bar, ...]:
    """One bar a period; what is not reported has none."""
    return tuple(_bar(result, formats) for result in found)


def _draw(shown: Sequence[Bar], width: float, height: float) -> Picture:
    return attainment_bars(shown, width, height)


def _bar(result: PeriodResult, formats: Formats) -> Bar:
    period, ratio = result.period, result.attainment
    is_month = period.kind is PeriodKind.MONTH
    quota = "not reported" if result.quota is None else formats.money(result.quota)
    actual = "not reported" if result.actual is None else formats.money(result.actual)
    return Bar(
        label=f"{period.starts:%b}" if is_month else period.label,
        ratio=ratio,
        text="" if ratio is None else formats.percent(ratio),
        detail=f"quota {quota}, actual {actual}",
    )


def _every(count: int) -> str:
    return "The one period recorded" if count == 1 else f"All {count} periods recorded"
