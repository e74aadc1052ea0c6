"""A gauge of how the lines of a plan cover its quota, with both bars on it."""

from __future__ import annotations

from functools import partial
from math import ceil
from typing import TYPE_CHECKING

from app import covering
from app.report.charts import GaugeMark, gauge, gauge_height
from app.ui.chart import PIXELS_PER_UNIT, ChartView

if TYPE_CHECKING:
    from app.domain.coverage import Coverage
    from app.formats import Formats
    from app.report.charts import Picture

#: The bar, and 1 / win rate.
_MARKS = 2


class CoverageGauge(ChartView):
    """Shows a coverage on its way to both bars; ``name`` is what a screen reader calls it."""

    def __init__(self, name: str) -> None:
        super().__init__(_empty, ceil(gauge_height(_MARKS) * PIXELS_PER_UNIT) + 1)
        self.setAccessibleName(name)

    def show_coverage(self, found: Coverage, formats: Formats) -> None:
        """Show how many times a quota is covered, or why nobody can say."""
        self.set_picture(partial(_picture, found, formats))


def _picture(found: Coverage, formats: Formats, width: float, height: float) -> Picture:
    text = "" if found.ratio is None else covering.ratio(found, formats)
    marks = [GaugeMark(one.label, one.value, one.text) for one in covering.marks(found, formats)]
    unknown = covering.unknown(found)
    return gauge(found.ratio, text, marks, width, height, unknown=unknown)


def _empty(width: float, height: float) -> Picture:
    return gauge(None, "", (), width, height)
