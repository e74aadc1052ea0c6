"""The page of the Scorecard tab in the window, made when it is first looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui import ask

if TYPE_CHECKING:
    from app.ui.tabs.scorecard.tab import ScorecardTab
    from app.ui.window import Window

SCORECARD = "Scorecard"
#: The last button is the way out.
_UNREAD = (
    "A number that you typed could not be read.",
    "It stands in the grid of the Scorecard, underlined, and is not recorded.",
    "Close without it",
    "Go back to it",
)


class Numbers(QObject):
    """Keeps the page of the Scorecard tab; the tab is imported and made when it is looked at."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._tab: ScorecardTab | None = None
        self.page = QWidget()
        layout = QVBoxLayout(self.page)
        layout.setContentsMargins(0, 0, 0, 0)
        window.rail.currentChanged.connect(self.seat)

    def detach(self) -> None:
        """The journal is about to go, and with it the tab, which the window takes away."""
        self._tab = None

    def may_close(self) -> bool:
        """Whether nothing stands in the grid that could not be read, or it may go."""
        if self._tab is None:
            return True
        from app.ui.tabs.scorecard.grid import GridView
        from app.ui.tabs.scorecard.tab import GRID

        grid = self._tab.views.get(GRID)
        if not isinstance(grid, GridView) or grid.put_by():
            return True
        return ask.choose(self._window, *_UNREAD) == _UNREAD[-2]

    @property
    def in_sight(self) -> bool:
        """Whether it is the page that is looked at."""
        return self._window.rail.currentWidget() is self.page

    @property
    def scorecard(self) -> ScorecardTab:
        """The Scorecard tab, brought to the front."""
        self._window.rail.go(SCORECARD)
        self.seat()
        assert self._tab is not None  # it is there once its page was looked at
        return self._tab

    def open_record(self, table: str, record_id: int) -> None:
        """Open something that was found, by the name of its table, or go to where it stands."""
        from app.ui.tabs.scorecard.tab import GRID, LIFT, STANDARDS

        if table in ("standard", "standard_miss", "improvement_plan"):
            from app.ui.tabs.scorecard.standards import StandardsView

            view = self.scorecard.show_view(STANDARDS)
            assert isinstance(view, StandardsView)
            view.open_record(table, record_id)
        elif table == "lift_scenario":
            from app.ui.tabs.scorecard.lift import LiftView

            lift = self.scorecard.show_view(LIFT)
            assert isinstance(lift, LiftView)
            lift.open_scenario(record_id)
        else:
            self.scorecard.show_view(GRID).enter()

    def enter(self) -> None:
        """The tab was opened by its key: bring the keyboard to what it shows."""
        # Its place in the window is taken with its first showing, which may be yet to come.
        QTimer.singleShot(0, self._take_focus)

    def seat(self) -> None:
        """Make the tab, now that its page is looked at and the journal is open."""
        window = self._window
        if self._tab is not None or not self.in_sight or window.journal is None:
            return
        from app.ui.tabs.scorecard.tab import ScorecardTab

        tab = self._tab = ScorecardTab(window.journal, window.focus, window.settings)
        tab.person_wanted.connect(window.show_person)
        tab.thread_wanted.connect(window.at_hand.show_thread)
        tab.newcomer_wanted.connect(window.add_person)
        tab.print_wanted.connect(window.papers.show_numbers)
        tab.said.connect(window.status.say)
        window.seat(tab, self.page)

    def _take_focus(self) -> None:
        if self._tab is not None and self._tab.isVisible():
            self._tab.take_focus()
