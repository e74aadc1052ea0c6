"""The two sides of the Team tab. Light to import: it stands before the journal is open."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.ui.roster import RosterPanel


class TeamShell(QWidget):
    """The roster on the left and room for a person's page on the right."""

    def __init__(self) -> None:
        super().__init__()
        self.roster = RosterPanel()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self.roster)
        self._page = QWidget()
        self.splitter.addWidget(self._page)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([292, 900])
        self.roster.setMinimumWidth(220)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)

    def put_page(self, page: QWidget) -> None:
        """Put what belongs on the right there."""
        self.splitter.replaceWidget(1, page)
        self._page.deleteLater()
        self._page = page
        self.splitter.setStretchFactor(1, 1)
