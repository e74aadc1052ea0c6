"""A bare window with a tab bar and a table: what the program's start is measured against."""

import os
import sys

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
)

ROWS, COLUMNS = 9, 5


class BareWindow(QMainWindow):
    """As many rows as the sample team has people, and nothing else."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(1280, 720)
        table = QTableWidget(ROWS, COLUMNS)
        for row in range(ROWS):
            for column in range(COLUMNS):
                cell = QTableWidgetItem(f"Cell {row} {column}")
                cell.setTextAlignment(Qt.AlignmentFlag.AlignRight)
                table.setItem(row, column, cell)
        tabs = QTabWidget()
        tabs.setTabPosition(QTabWidget.TabPosition.West)
        tabs.addTab(table, "Team")
        self.setCentralWidget(tabs)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first paint once it is over, as the program's window does."""
        super().paintEvent(event)
        QTimer.singleShot(0, _tell)


def _tell() -> None:
    sys.stdout.write("painted\n")
    sys.stdout.flush()
    os._exit(0)


application = QApplication([])
window = BareWindow()
window.show()
application.exec()
