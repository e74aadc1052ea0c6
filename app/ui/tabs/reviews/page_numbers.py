"""The numbers of a review as they stand still, with the day of which they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.ui.parts import Card, ElidedLabel, words
from app.ui.table import Column
from app.ui.tabs.scorecard.pieces import FittedTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.report.content import Figure, NumberLine, Result, ReviewNumbers
    from app.ui.tabs.reviews.page_read import Shown

NOTHING = "There was nothing to count yet on that day."
#: So many figures stand in a row, each on three lines, and so far below the row above.
_IN_A_ROW, _LINES, _APART = 4, 3, 10


@dataclass(frozen=True)
class NumberRow:
    """A number, or a quarter against quota, as the table shows it."""

    id: int
    name: str
    before: tuple[str, ...]
    target: str
    standing: str


class NumbersCard(Card):
    """What a review says in figures; ``acted`` asks to prepare it again."""

    def __init__(self) -> None:
        super().__init__("The numbers", "Prepare again")
        self.as_of = words(tone="muted", wrap=True)
        self.figures = QWidget()
        self._grid = QGridLayout(self.figures)
        self._grid.setContentsMargins(0, 4, 0, 4)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(2)
        self.rows = FittedTable(_number_columns(), name="Numbers", empty="")
        self.results = FittedTable(_result_columns(), name="Against quota", empty="")
        self.told = words(wrap=True)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self.as_of, self.figures, self.rows, self.results, self.told):
            column.addWidget(part)
        self.keep_below(inside)

    def show_review(self, shown: Shown) -> None:
        """Show the numbers of a review as they were frozen."""
        numbers = shown.numbers
        self.setVisible(numbers is not None)
        self.action.setVisible(shown.is_open)
        if numbers is None:
            return
        figures = (*numbers.figures, *numbers.coaching)
        on = numbers.as_of or shown.formats.day(shown.found.review.prepared_on or shown.today)
        self.as_of.setText(f"As of {on}. They stand still until you prepare it again.")
        if not shown.is_open:
            self.as_of.setText(f"As of {on}.")
        self._fill_figures(figures)
        _fill(self.rows, [_number_row(n, one) for n, one in enumerate(numbers.rows)])
        _fill(self.results, [_result_row(n, one) for n, one in enumerate(numbers.results)])
        told = list(numbers.kept)
        self.told.setText("\n".join(told or ([] if _any(numbers) else [NOTHING])))
        self.told.setVisible(bool(self.told.text()))

    def _fill_figures(self, figures: Sequence[Figure]) -> None:
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        for place, figure in enumerate(figures):
            row, column = divmod(place, _IN_A_ROW)
            top = (_LINES + 1) * row
            for line, made in enumerate(_said(figure)):
                self._grid.addWidget(made, top + line, column)
            if row:
                self._grid.setRowMinimumHeight(top - 1, _APART)
        for column in range(_IN_A_ROW):
            self._grid.setColumnStretch(column, 1)
        self.figures.setVisible(bool(figures))


def _said(figure: Figure) -> tuple[QWidget, ...]:
    """A figure, what it is, and what it is to be read against."""
    made = [
        ElidedLabel(figure.label, size="label", tone="muted"),
        ElidedLabel(figure.value, bold=True),
    ]
    if figure.note:
        made.append(ElidedLabel(figure.note, size="small", tone="muted"))
    return tuple(made)


def _fill(table: FittedTable, rows: Sequence[NumberRow]) -> None:
    table.show_rows(rows)
    table.setVisible(bool(rows))


def _any(numbers: ReviewNumbers) -> bool:
    return bool(numbers.figures or numbers.rows or numbers.results or numbers.coaching)


def _number_row(number: int, one: NumberLine) -> NumberRow:
    # The newest first: where there is no room for all of them, the oldest are left out.
    before = tuple(f"{reading.label}: {reading.text}" for reading in reversed(one.latest))
    name = f"{one.name}, {one.counted}" if one.counted else one.name
    return NumberRow(number, name, before, one.target, one.standing)


def _result_row(number: int, one: Result) -> NumberRow:
    return NumberRow(number, one.label, (one.actual,), one.quota, one.attainment)


def _number_columns() -> tuple[Column[NumberRow], ...]:
    return (
        Column("Number", lambda row: row.name, width=0),
        Column("Lately", lambda row: " · ".join(row.before), width=56),
        Column("Aimed at", lambda row: row.target, align="right", width=14),
        Column("How it stands", lambda row: row.standing, width=18),
    )


def _result_columns() -> tuple[Column[NumberRow], ...]:
    return (
        Column("Quarter", lambda row: row.name, width=0),
        Column("Quota", lambda row: row.target, align="right", width=16),
        Column("Actual", lambda row: " ".join(row.before), align="right", width=16),
        Column("Attainment", lambda row: row.standing, align="right", width=12),
    )
