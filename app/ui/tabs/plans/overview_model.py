"""The model behind the overview of the plans: a cell by person and half-year, in words too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.people_grid import PeopleModel
from app.ui.tabs.plans.overview_words import Line, Shown

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from app.domain.periods import Period


class Halves(PeopleModel[Shown]):
    """People down, half-years across; ``current`` is the place of the half-year under way."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.halves: tuple[Period, ...] = ()

    def show_board(self, halves: tuple[Period, ...], lines: tuple[Line, ...], current: int) -> None:
        """Take other rows and columns."""
        self.halves = halves
        self.show_lines(tuple(half.label for half in halves), lines, current)
