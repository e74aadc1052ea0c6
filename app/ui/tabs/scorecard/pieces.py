"""What the views of the Scorecard tab are put together from."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt

from app.report.charts import bars_height, value_bars
from app.ui.chart import PIXELS_PER_UNIT, ChartView
from app.ui.parts import Card
from app.ui.table import Column, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    from PySide6.QtWidgets import QWidget

    from app.report.charts import ValueBar
    from app.ui.rows import HasId

R = TypeVar("R")
#: More rows than these are scrolled to within the table.
_MOST = 14
#: The frame and a hair, so that the last row is never cut.
_EDGE = 4


class FittedTable(Table):
    """Shows all of its rows at once, up to so ``most`` of them, on a page that scrolls."""

    def __init__(
        self, columns: Sequence[Column[Any]], *, name: str, empty: str, most: int = _MOST
    ) -> None:
        super().__init__(columns, name=name, empty=empty)
        self._most = most
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fit(1)

    def show_rows(self, rows: Iterable[HasId]) -> None:
        """Show these rows, in as much room as they need."""
        every = tuple(rows)
        super().show_rows(every)
        self._fit(max(len(every), 1))

    def _fit(self, count: int) -> None:
        row = self.view.verticalHeader().defaultSectionSize()
        head = self.view.horizontalHeader().sizeHint().height()
        self.setFixedHeight(min(count, self._most) * row + head + _EDGE)


def amount_column(
    title: str, amount: Callable[[R], float | None], written: Callable[[Any], str], width: int
) -> Column[R]:
    """A column of amounts, each ``written`` out; what is not reported is muted."""
    return Column(
        *(title, amount, lambda row: written(amount(row))),
        align="right",
        width=width,
        tone=lambda row: "muted" if amount(row) is None else None,
    )


class BarsView(ChartView):
    """Values as bars beneath each other, as high as they need to be read."""

    def __init__(self, name: str) -> None:
        super().__init__(lambda width, height: value_bars((), width, height))
        self.setAccessibleName(name)

    def show_bars(self, bars: Sequence[ValueBar], what: str) -> None:
        """Show these values; ``what`` they are is said before them."""
        shown = tuple(bars)
        self._height = round(bars_height(len(shown)) * PIXELS_PER_UNIT)
        self.updateGeometry()
        self.set_picture(lambda width, height: value_bars(shown, width, height, what=what))


def card_of(title: str, *parts: QWidget) -> Card:
    """A card with these parts in it for good."""
    card = Card(title)
    for part in parts:
        card.keep_below(part)
    return card
