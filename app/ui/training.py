"""The page of the Training tab in the window, made when it is first looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.seat import Seat

if TYPE_CHECKING:
    from app.journal import Journal
    from app.ui.tabs.training.tab import TrainingTab
    from app.ui.window import Window

TRAINING = "Training"


class TrainingSeat(Seat["TrainingTab"]):
    """Keeps the page of the Training tab; the tab is imported and made when it is looked at."""

    name = TRAINING

    def make(self, window: Window, journal: Journal) -> TrainingTab:
        """The tab over an open journal."""
        from app.ui.tabs.training.tab import TrainingTab

        tab = TrainingTab(journal, window.focus, window.settings)
        tab.paper_wanted.connect(window.papers.show_training)
        return tab

    def open_record(self, table: str, record_id: int) -> None:
        """Open a session or a topic that was found, by the name of its table."""
        self.tab.open_record(table, record_id)

    def print_in_sight(self) -> None:
        """Print the quarter that is looked at."""
        if self._tab is not None:
            self._tab.print_in_sight()
