"""A view of the Scorecard tab over a journal, without the rest of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.ui.focus import Focus
from tests.ui.view_desk import ViewDesk

if TYPE_CHECKING:
    from app.journal import Journal
    from app.ui.tabs.scorecard.view import ScorecardView


class DirectionDesk(ViewDesk):
    """Sits before one of its views; ``wanted`` is what the view asked its tab for."""

    def __init__(self, qtbot: Any, journal: Journal, kind: type[ScorecardView]) -> None:
        self.focused = Focus()
        self.wanted: list[tuple[Any, ...]] = []
        view = kind(journal, self.focused)
        view.print_wanted.connect(lambda what, about: self.wanted.append((what, about)))
        view.metrics_wanted.connect(lambda: self.wanted.append(("metrics",)))
        view.newcomer_wanted.connect(lambda: self.wanted.append(("newcomer",)))
        super().__init__(qtbot, journal, view, height=590)
        self.view.grab()  # what is seen has been laid out
