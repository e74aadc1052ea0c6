"""Visits five tabs and a plain page in one process, and prints how long each visit took.

Started in a Python of its own by the benchmark, because only the first visit imports a tab:
``coaching``, ``scorecard``, ``training``, ``reviews``, ``plans`` and ``plain`` seconds for a page
that is made, one seen before, and one that changed.
"""

from __future__ import annotations

import builtins
import json
import os
import sys
from datetime import date
from time import perf_counter

# As the program itself does: Qt's replacement of this built-in would slow every later import.
_original_import = builtins.__import__
from PySide6.QtCore import QTimer  # noqa: E402
from PySide6.QtWidgets import (  # noqa: E402
    QApplication,
    QGridLayout,
    QLabel,
    QLineEdit,
    QMainWindow,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

builtins.__import__ = _original_import

from app.ui import program  # noqa: E402

ROWS, COLUMNS, FIELDS = 30, 5, 24


class PlainWindow(QMainWindow):
    """As large as the program's window; its second page has a table and fields."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(1280, 720)
        self.tabs = QTabWidget()
        self.tabs.setTabPosition(QTabWidget.TabPosition.West)
        self.tabs.addTab(QWidget(), "Team")
        self.setCentralWidget(self.tabs)

    def go(self, index: int) -> None:
        """Turn to a page, which is made when it is not there."""
        if index == self.tabs.count():
            self._make()
        self.tabs.setCurrentIndex(index)

    def fill(self) -> None:
        """Put something else into every cell and field."""
        for row in range(ROWS):
            for column in range(COLUMNS):
                self.table.setItem(row, column, QTableWidgetItem(f"Cell {row} {column}"))
        for number, field in enumerate(self.fields):
            field.setText(f"Value {number}")

    def _make(self) -> None:
        page = QWidget()
        self.table = QTableWidget(ROWS, COLUMNS)
        self.fields = [QLineEdit() for _ in range(FIELDS)]
        grid = QGridLayout()
        for number, field in enumerate(self.fields):
            row, column = divmod(number, 2)
            grid.addWidget(QLabel(f"Field {number}"), row, 2 * column)
            grid.addWidget(field, row, 2 * column + 1)
        column = QVBoxLayout(page)
        column.addWidget(self.table, 1)
        column.addLayout(grid)
        self.fill()
        self.tabs.addTab(page, "Page")


class Watched(program.Window):
    """The program's own window, whose tabs are visited once the journal is open."""

    def attach(self, *arguments: object, **more: object) -> None:
        super().attach(*arguments, **more)
        QTimer.singleShot(0, self._visit)

    def _visit(self) -> None:
        plain = PlainWindow()
        plain.show()
        visits = {
            "coaching": self._of("Coaching", self._write),
            "scorecard": self._of("Scorecard", self._report),
            "training": self._of("Training", self._move),
            "reviews": self._of("Reviews", self._meet),
            "plans": self._of("Plans", self._rename),
            "plain": Visits(plain, plain.go, plain.fill, page=1),
        }
        print(json.dumps({name: visit.seconds() for name, visit in visits.items()}))  # noqa: T201
        sys.stdout.flush()
        os._exit(0)

    def _of(self, name: str, change: object) -> Visits:
        names = [self.rail.tabText(index) for index in range(self.rail.count())]
        return Visits(self, self.rail.setCurrentIndex, change, page=names.index(name))

    def _write(self) -> None:
        from app.domain import notes

        self.journal.do("Note written", notes.write, (), date.today(), text="Asked why")

    def _move(self) -> None:
        from app.domain import training_quarters, trainings

        found = self.journal.ask(training_quarters.every)[0].trainings[-1]
        place = f"Room {os.getpid()}"
        self.journal.do("Session changed", trainings.change, found.id, date.today(), place=place)

    def _meet(self) -> None:
        from app.domain import review_board, reviews
        from app.domain.kinds import ReviewState

        waiting = self.journal.ask(review_board.waiting, date.today())
        found = next(
            one.cell.review.id
            for one in waiting
            if one.cell.review is not None and one.cell.state is not ReviewState.CLOSED
        )
        self.journal.do("Review changed", reviews.meet, found, place=f"Room {os.getpid()}")

    def _report(self) -> None:
        from app.domain import metrics, people, values

        (who, *_), (what, *_) = self.journal.ask(people.team), self.journal.ask(metrics.entered)
        entry = values.Entry(who.id, what.id, date.today(), 1_000 * os.getpid())
        self.journal.do("Value recorded", values.record, entry, date.today())

    def _rename(self) -> None:
        from app.domain import people

        who = self.journal.ask(people.team)[0].id
        self.journal.do("Person changed", people.change, who, role=f"Key accounts {os.getpid()}")


class Visits:
    """Turns from the first page of a window to another one: it is made, seen, and changed."""

    def __init__(self, window: QMainWindow, go: object, change: object, *, page: int) -> None:
        self._window, self._go, self._change, self._page = window, go, change, page
        self._settle()

    def seconds(self) -> list[float]:
        """How long it takes until the page is painted: the first time, again, and changed."""
        made, seen = self._visit(), self._visit()
        self._change()
        return [made, seen, self._visit()]

    def _visit(self) -> float:
        started = perf_counter()
        self._go(self._page)
        self._settle()
        taken = perf_counter() - started
        self._go(0)
        self._settle()
        return taken

    def _settle(self) -> None:
        """Let follow what follows: a page may make one of its own when it is shown."""
        for _ in range(3):
            QApplication.processEvents()
        self._window.repaint()


program.Window = Watched

from app.main import run  # noqa: E402

run([])
