"""The head of the Scorecard tab: what the numbers are made of, and how they come in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu

from app.ui import icons
from app.ui.parts import PageHead

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.journal import Journal
    from app.ui.focus import Focus


class ScorecardHead(PageHead):
    """Opens the dialogs around the numbers; each is imported when it is first wanted.

    ``said`` has something for the line at the window's foot.
    """

    said = Signal(str)

    def __init__(self, journal: Journal, focus: Focus, owner: QWidget) -> None:
        super().__init__("Scorecard")
        self.facts.hide()  # what there is to say stands in the views
        self._journal, self._focus, self._owner = journal, focus, owner
        self.metrics_button = self.add_action("Metrics…", self.open_metrics)
        self.targets_button = self.add_action("Targets…", self.open_targets)
        self.scorecards_button = self.add_action("Scorecards…", self.open_scorecards)
        self.import_button = self.add_action("Import…", self.open_import)
        self.sheets_button = self.add_action("Sheets", self._open_sheets)
        icons.put(self.sheets_button, "chevron-down")
        self.sheets_button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.sheets = QMenu(self)
        self.sheets.addAction("Make sheets for the weeks ahead…", self.export_sheets)
        self.sheets.addAction("Read returned sheets…", self.read_sheets)

    def open_metrics(self) -> None:
        """Edit what the numbers mean."""
        from app.ui.dialogs.metric_library import MetricLibraryDialog

        MetricLibraryDialog(self._journal, self._owner).open()

    def open_targets(self) -> None:
        """Edit what is aimed at."""
        from app.ui.dialogs.target_dialog import TargetsDialog

        TargetsDialog(self._journal, self._owner).open()

    def open_scorecards(self) -> None:
        """Edit what each number weighs."""
        from app.ui.dialogs.scorecard_dialog import ScorecardsDialog

        ScorecardsDialog(self._journal, self._owner).open()

    def open_import(self) -> None:
        """Take figures in from a table."""
        from app.ui.dialogs.import_figures import open_import

        open_import(self._owner, self._journal, self._say)

    def export_sheets(self) -> None:
        """Make sheets that the reps fill in themselves."""
        from app.ui.dialogs.export_sheets import open_export

        open_export(self._owner, self._journal, self._focus.person, self._say)

    def read_sheets(self) -> None:
        """Take in what the reps filled in."""
        from app.ui.dialogs.read_sheets import open_read

        open_read(self._owner, self._journal, self._say)

    def _say(self, words: str) -> None:
        self.said.emit(words if words.endswith(".") else f"{words}.")

    def _open_sheets(self) -> None:
        below = self.sheets_button.rect().bottomLeft()
        self.sheets.popup(self.sheets_button.mapToGlobal(below))
