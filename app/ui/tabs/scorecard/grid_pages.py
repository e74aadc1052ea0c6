"""The page of the grid of numbers, and what stands in its place where there is none to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.ui.parts import EmptyState, LinkButton, look

if TYPE_CHECKING:
    from app.ui.tabs.scorecard.grid import GridView

NO_METRICS = (
    "The numbers that predict revenue stand here, by person and week. Start with the usual ones; "
    "each can be changed."
)
NOBODY = "The grid shows what everybody at work reports. It begins with one person."
IN_RANGE = "Everything is in range."
LARGE = "Adding up the numbers of a team this large takes a while."


class GridPages(QStackedWidget):
    """Tools over the cells and what is said below them; else one sentence and one button."""

    def __init__(self, view: GridView) -> None:
        super().__init__()
        self._table = view.table
        self.no_metrics = EmptyState(NO_METRICS, "Add the usual numbers", view.stock)
        self.add_metric = LinkButton("Add a metric", view.metrics_wanted.emit)
        self.nobody = EmptyState(NOBODY, "Add a person", view.newcomer_wanted.emit)
        self.in_range = EmptyState(IN_RANGE, "Show everything", view.show_everything)
        self.too_short = EmptyState("", "Show longer periods", view.show_longer)
        self.large = EmptyState(LARGE, "Add them up", view.add_up)
        self.cells = QFrame()
        self._body = QStackedWidget()
        for body in (self.cells, self.in_range, self.too_short, self.large):
            self._body.addWidget(body)
        self._page, self.nothing = QWidget(), QWidget()
        self._lay_out(view)
        for page in (self._page, self.nothing, self.nobody):
            self.addWidget(page)

    def show_grid(self, body: QWidget) -> None:
        """Show the tools, and under them the cells or what is said instead."""
        self._body.setCurrentWidget(body)
        self.setCurrentWidget(self._page)

    def take_focus(self) -> None:
        """Give the keyboard to the cells, or to the button in their place."""
        shown = self.currentWidget()
        if shown is self._page:
            shown = self._body.currentWidget()
        if shown is self.nothing:
            shown = self.no_metrics
        (shown.action if isinstance(shown, EmptyState) else self._table).setFocus()

    def _lay_out(self, view: GridView) -> None:
        look(self.cells, part="card")
        inside = QVBoxLayout(self.cells)
        inside.setContentsMargins(1, 6, 1, 1)
        inside.addWidget(view.table)
        foot = QHBoxLayout()
        foot.addWidget(view.legend, 1)
        foot.addWidget(view.more)
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(view.tools)
        column.addWidget(self._body, 1)
        column.addWidget(view.problem)
        column.addLayout(foot)
        empty = QVBoxLayout(self.nothing)
        empty.addStretch(1)
        empty.addWidget(self.no_metrics)
        empty.addWidget(self.add_metric, 0, Qt.AlignmentFlag.AlignHCenter)
        empty.addStretch(2)
