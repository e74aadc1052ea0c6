"""A view of the Scorecard tab over a journal, without the rest of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QMainWindow

from app.ui.focus import Focus
from tests.ui.manager import Manager

if TYPE_CHECKING:
    from app.journal import Journal
    from app.ui.tabs.scorecard.view import ScorecardView


class DirectionDesk(Manager):
    """Sits before the view, which hears of each change as in the window."""

    def __init__(self, qtbot: Any, journal: Journal, kind: type[ScorecardView]) -> None:
        host = QMainWindow()
        super().__init__(qtbot, host)  # type: ignore[arg-type]  # only its dialogs are asked for
        self.journal = journal
        self.focused = Focus()
        self.view: Any = kind(journal, self.focused)
        self.wanted: list[tuple[Any, ...]] = []
        self.view.print_wanted.connect(lambda what, about: self.wanted.append((what, about)))
        self.view.metrics_wanted.connect(lambda: self.wanted.append(("metrics",)))
        self.view.newcomer_wanted.connect(lambda: self.wanted.append(("newcomer",)))
        host.setCentralWidget(self.view)
        host.resize(1108, 590)
        journal.on_change = self.view.tell
        host.show()
        qtbot.addWidget(host)
        qtbot.waitUntil(self.view.isVisible)
        self.front()
        self.view.grab()  # what is seen has been laid out
