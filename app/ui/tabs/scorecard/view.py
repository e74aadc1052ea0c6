"""What the views of the Scorecard tab have in common."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.ui.views_tab import TabView


class ScorecardView(TabView):
    """One of the tab's pages; ``metrics_wanted`` asks for the library of metrics.

    Paper is asked for with the id of a person or of a scenario, 0 for the team.
    """

    metrics_wanted = Signal()
