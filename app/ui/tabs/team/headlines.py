"""The few numbers of somebody that weigh most, behind a fold: at most six of them at once."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout

from app.domain import people, scorecards, settings
from app.formats import Formats
from app.labels import label
from app.report.charts import Picture, Point, sparkline
from app.ui.chart import ChartView
from app.ui.parts import Chip, button, words
from app.ui.tabs.scorecard.grid_words import TONES, figure_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from app.domain.figures import Figure
    from app.domain.models import Metric
    from app.domain.periods import Period
    from app.domain.scorecards import Headline
    from app.journal import Journal

NONE = "No number of theirs was reported yet. Numbers are typed or taken in under Scorecard."
SENTENCE = "The numbers that weigh most, each in its last complete period."
_WIDTH, _HEIGHT, _LINE = 640, 28, 150


class HeadlinesDialog(QDialog):
    """A line for each number: what it was, how it went, and how it stands."""

    def __init__(self, parent: QWidget, journal: Journal, person_id: int) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = f"Numbers of {journal.ask(people.get, person_id).called}"
        self.setWindowTitle(title)
        chosen = journal.ask(settings.current)
        self._formats = Formats(chosen.currency, chosen.language)
        self.headlines = journal.ask(scorecards.headlines, person_id, date.today())
        self.close_button = button("Close", self.reject)
        self.close_button.setDefault(True)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 22, 22, 22)
        column.setSpacing(14)
        column.addWidget(words(title, size="title", wrap=True))
        sentence = SENTENCE if self.headlines else NONE
        column.addWidget(words(sentence, tone="muted", wrap=True))
        column.addLayout(self._lines())
        column.addStretch(1)
        column.addLayout(foot)
        self.resize(_WIDTH, self.sizeHint().height())

    def _lines(self) -> QGridLayout:
        lines = QGridLayout()
        lines.setHorizontalSpacing(16)
        lines.setVerticalSpacing(10)
        lines.setColumnStretch(0, 1)
        for row, one in enumerate(self.headlines):
            period, figure = one.latest
            said = QVBoxLayout()
            said.setSpacing(1)
            said.addWidget(words(one.metric.name, wrap=True, bold=True))
            value = figure_words(figure, one.metric, self._formats)
            said.addWidget(words(f"{period.label}: {value}", size="small", tone="muted", wrap=True))
            lines.addLayout(said, row, 0)
            chart = ChartView(partial(_draw, one, self._formats), height=_HEIGHT)
            chart.setFixedWidth(_LINE)
            chart.setAccessibleName(one.metric.name)
            lines.addWidget(chart, row, 1, Qt.AlignmentFlag.AlignVCenter)
            chip = Chip(label(one.standing), TONES[one.standing])
            lines.addWidget(chip, row, 2, Qt.AlignmentFlag.AlignVCenter)
        return lines


def _draw(one: Headline, formats: Formats, width: float, height: float) -> Picture:
    def written(amount: float) -> str:
        return formats.amount(round(amount), one.metric.unit)

    points = _points(one.history, one.metric, formats)
    return sparkline(points, width, height, written=written, what=one.metric.name)


def _points(
    history: Sequence[tuple[Period, Figure]], metric: Metric, formats: Formats
) -> list[Point]:
    return [
        Point(
            label=period.label,
            value=None if figure.amount is None else float(figure.amount),
            text="" if figure.amount is None else formats.amount(figure.amount, metric.unit),
            target=None if figure.aim is None else float(figure.aim.amount),
            upper=None
            if figure.aim is None or figure.aim.upper is None
            else float(figure.aim.upper),
            missed=figure.missed,
        )
        for period, figure in history
    ]
