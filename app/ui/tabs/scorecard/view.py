"""What the views of the Scorecard tab have in common."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.ui.tab import Tab


class ScorecardView(Tab):
    """One of the tab's pages.

    ``person_wanted`` asks for somebody's page, ``thread_wanted`` for their 1:1s,
    ``newcomer_wanted`` for a new person and ``metrics_wanted`` for the library of metrics;
    ``said`` has something for the line at the window's foot. ``print_wanted`` asks for paper by
    its kind and whom or what it is about (the id of a person or of a scenario, 0 for the team).
    """

    person_wanted = Signal(int)
    thread_wanted = Signal(int)
    newcomer_wanted = Signal()
    metrics_wanted = Signal()
    print_wanted = Signal(str, int)
    said = Signal(str)

    def enter(self) -> None:
        """Bring the keyboard here, also where the page has not been on screen yet."""
        self._freshen()
        self.take_focus()

    def take_focus(self) -> None:
        """Give the keyboard to what the view is mostly for."""
        raise NotImplementedError
