"""Forecast: does the pipeline reach for the quota, and did what was forecast come?"""

from __future__ import annotations

from datetime import date
from functools import partial
from math import ceil
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain import forecasts, people, pipelines, settings
from app.domain.kinds import PeriodKind
from app.domain.models import Metric, PerformanceRecord, Person, Settings, Value
from app.domain.periods import next_period, period_of
from app.formats import Formats
from app.report.charts import gauge, gauge_height
from app.ui.card_page import CardPage
from app.ui.chart import PIXELS_PER_UNIT, ChartView
from app.ui.counted import CountedDialog
from app.ui.editors import Choice
from app.ui.instead import Instead
from app.ui.parts import EmptyState, LinkButton, words
from app.ui.table import Column, Table
from app.ui.tabs.scorecard import forecast_words
from app.ui.tabs.scorecard.amounts import reported_money, times
from app.ui.tabs.scorecard.lines_view import LinesView
from app.ui.tabs.scorecard.pieces import (
    BarsView,
    FittedTable,
    amount_column,
    card_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.coverage import Coverage
    from app.domain.forecasts import Line as Forecasts
    from app.domain.pipelines import Covered
    from app.journal import Journal
    from app.report.charts import Picture
    from app.ui.focus import Focus
    from app.ui.tabs.scorecard.forecast_words import ByPerson, Fact, Line, Told

    Money = Callable[[int | None], str]

NOBODY = (
    "Is there enough in the pipeline for what is still open of each quota? It takes the pipeline, "
    "the quota and how many deals are won. First you need a team."
)
RULE = "Enter shows what a line was counted from."
NO_FORECAST = "No metric is the forecast yet. Give one that meaning, by month or by quarter."
COUNTED_BOTH = "Where either is not reported, neither counts for the team."
#: Rows of the coverage that are seen at once, and how many bars the bars are measured by.
_SEEN = 8
_MARKS = 2


class ForecastView(LinesView):
    """The coverage of each one and of the team, and forecast against actual of the line in hand."""

    watches: ClassVar[frozenset[type]] = frozenset(
        {Metric, PerformanceRecord, Person, Settings, Value}
    )

    def __init__(self, journal: Journal, focus: Focus) -> None:
        super().__init__(journal, focus)
        self._covered: dict[int, Covered] = {}
        self._forecasts: dict[int, Forecasts] = {}

    def build(self) -> None:
        self.period = Choice(())
        self.period.set_name("Coverage of")
        self.table = FittedTable(_columns(self._money), name="Coverage", empty="", most=_SEEN)
        self.chart = ChartView(_nothing, ceil(gauge_height(_MARKS) * PIXELS_PER_UNIT) + 1)
        self.chart.setAccessibleName("Coverage")
        self.sentence = words(wrap=True)
        self.track = words(wrap=True)
        self.errors = BarsView("How far off the forecasts were")
        self.periods = FittedTable(
            _told_columns(self._money), name="Forecast and actual", empty="Nothing was forecast"
        )
        self.metrics_link = LinkButton("Open the metrics", self.metrics_wanted.emit)
        self.nobody = EmptyState(NOBODY, "Add a person", self.newcomer_wanted.emit)
        self._lay_out()
        self.period.edited.connect(self._read)
        self.table.selected.connect(self.choose)
        self.table.activated.connect(self._explain)
        self.periods.activated.connect(self._explain_period)

    def refresh(self) -> None:
        today, chosen = date.today(), self.journal.ask(settings.current)
        self._formats = Formats(chosen.currency, chosen.language)
        now = period_of(PeriodKind.QUARTER, today, chosen.fiscal_start)
        offered = [
            *(next_period(now, step, chosen.fiscal_start) for step in (0, 1, -1)),
            period_of(PeriodKind.HALF, today, chosen.fiscal_start),
        ]
        if self.period.value() not in offered:
            self.period.set_value(now)
        self.period.set_options([(one, one.label) for one in offered])
        found = self.journal.ask(forecasts.of_team, today)
        self._forecasts = {forecast_words.whose(one): one for one in found}
        self._read()
        self._pages.show_page(bool(self.journal.ask(people.team)))

    def take_focus(self) -> None:
        """Give the keyboard to the coverage, or to the button in its place."""
        self._pages.take_focus(self.table)

    @property
    def lines(self) -> Table:
        """Each one's coverage."""
        return self.table

    @property
    def on_them(self) -> dict[int, Covered]:
        """The coverages by whose they are."""
        return self._covered

    def fill(self) -> None:
        """Show how the coverage in hand is judged, and what was forecast."""
        if self.whose not in self._covered:
            return
        one = self._covered[self.whose]
        self.gauge_card.title.setText(f"Coverage, {forecast_words.name(one)}")
        self.sentence.setText(forecast_words.sentence(one.coverage, self._formats))
        self.chart.set_picture(partial(_gauge, one.coverage, self._formats))
        self._fill_forecast()

    def _money(self, minor: int | None) -> str:
        return reported_money(minor, self._formats)

    def _read(self) -> None:
        """Read the coverage of the period that is chosen."""
        found = self.journal.ask(pipelines.of_team, self.period.value(), date.today())
        self._covered = {forecast_words.whose(one): one for one in found}
        self.table.show_rows([forecast_words.line(one, self._formats) for one in found])
        self.follow()
        self.fill()

    def _fill_forecast(self) -> None:
        found = self._forecasts.get(self.whose)
        there = found is not None and any(one.forecast is not None for one in found.forecasts)
        for part in (self.errors, self.periods):
            part.setVisible(there)
        self.metrics_link.setVisible(not self._forecasts)
        if found is None:
            self.track.setText(NO_FORECAST)
            return
        self.forecast_card.title.setText(f"Forecast against actual, {forecast_words.name(found)}")
        self.track.setText(forecast_words.track_words(found, self._formats))
        shown = forecast_words.told(found, self._formats)
        self.periods.show_rows(shown)
        self.errors.show_bars(forecast_words.bars(shown), "Forecast against actual")

    def _explain(self, whose: int) -> None:
        """Show what a coverage was counted from."""
        one = self._covered[whose]
        table = Table(_fact_columns(), name="Counted from", empty="")
        table.show_rows(forecast_words.facts(one, self._formats))
        title = f"Coverage of {self.period.value().label}, {forecast_words.name(one)}"
        sentence = forecast_words.sentence(one.coverage, self._formats)
        CountedDialog(self, title, sentence, table).open()

    def _explain_period(self, place: int) -> None:
        """Show what each one forecast for a period, and sold."""
        table = Table(_by_person_columns(self._money), name="By person", empty="")
        mine = self._forecasts[self.whose]
        rows = [one for one in self._forecasts.values() if one.person is not None]
        if mine.person is not None:
            rows = [mine]
        table.show_rows(forecast_words.by_person(rows, place, self._formats))
        title = f"Forecast for {mine.periods[place].label}"
        CountedDialog(self, title, COUNTED_BOTH, table).open()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(words("Coverage of", tone="muted"))
        head.addWidget(self.period)
        head.addWidget(words(RULE, size="small", tone="muted"), 1)
        coverage = card_of("Pipeline against what is open of the quota", self.table)
        self.gauge_card = card_of("Coverage", self.sentence, self.chart)
        self.forecast_card = card_of(
            *("Forecast against actual", self.track, self.errors, self.periods, self.metrics_link)
        )
        cards = CardPage("Forecast", margin=0)
        cards.put((coverage, self.gauge_card, self.forecast_card), wide=(coverage,))
        cards.settle()
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(22, 14, 22, 14)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(cards, 1)
        self._pages = Instead(page, self.nobody)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)


def _nothing(width: float, height: float) -> Picture:
    return gauge(None, "", (), width, height)


def _gauge(found: Coverage, formats: Formats, width: float, height: float) -> Picture:
    text = "" if found.ratio is None else times(found.ratio, formats)
    unknown = "reached" if found.reached else "not known"
    return gauge(
        *(found.ratio, text, forecast_words.marks(found, formats), width, height), unknown=unknown
    )


def _columns(money: Money) -> tuple[Column[Line], ...]:
    return (
        Column("Who", lambda row: row.name, width=0),
        amount_column("Pipeline", lambda row: row.pipeline, money, 12),
        Column(
            *("Still open", lambda row: row.still_open, lambda row: row.open_words),
            align="right",
            width=12,
            tone=lambda row: None if row.still_open else "muted",
        ),
        Column(
            *("Coverage", lambda row: row.ratio, lambda row: row.ratio_words),
            align="right",
            width=9,
            tone=_tone,
        ),
        Column("Bar", lambda row: row.bar, align="right", width=5, tone=lambda _: "muted"),
        Column(
            *("1 / win rate", lambda row: row.by_win_rate, lambda row: row.win_rate_words),
            align="right",
            width=13,
            tone=lambda _: "muted",
        ),
        Column("Gap", lambda row: row.gap, lambda row: row.gap_words, width=16, tone=_tone),
        Column(
            *("Expected", lambda row: row.expected, lambda row: _known(row.expected, money)),
            align="right",
            width=12,
        ),
    )


def _tone(row: Line) -> str | None:
    """Green only where every bar that is known is met; the gap says so in words."""
    return None if row.enough is None else "accent" if row.enough else "amber"


def _known(minor: int | None, money: Money) -> str:
    return forecast_words.UNKNOWN if minor is None else money(minor)


def _fact_columns() -> tuple[Column[Fact], ...]:
    return (
        Column("What", lambda row: row.id, lambda row: row.what, width=0),
        Column("How much", lambda row: row.id, lambda row: row.shown, align="right", width=18),
    )


def _told_columns(money: Money) -> tuple[Column[Told], ...]:
    return (
        Column("Period", lambda row: row.id, lambda row: row.period, width=0),
        amount_column("Forecast", lambda row: row.forecast, money, 10),
        amount_column("Actual", lambda row: row.actual, money, 10),
        Column("Off by", lambda row: row.error, lambda row: row.error_words, width=12),
    )


def _by_person_columns(money: Money) -> tuple[Column[ByPerson], ...]:
    return (
        Column("Who", lambda row: row.name, width=0),
        amount_column("Forecast", lambda row: row.forecast, money, 12),
        amount_column("Actual", lambda row: row.actual, money, 12),
        Column("Off by", lambda row: row.error_words, width=13),
    )
