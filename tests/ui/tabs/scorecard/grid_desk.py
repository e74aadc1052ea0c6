"""The grid of numbers over a journal, without the rest of the window."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain import figures, metrics, targets, values
from app.domain.aims import Aim
from app.domain.kinds import PeriodKind
from app.domain.periods import next_period, period_of
from app.domain.targets import TEAM, Setting
from app.domain.values import Entry
from app.ui.counted import CountedDialog
from app.ui.focus import Focus
from app.ui.tabs.scorecard.grid import GridView
from tests.builders import TODAY
from tests.ui.view_desk import ViewDesk

if TYPE_CHECKING:
    from app.domain.figures import Figure
    from app.domain.kinds import EnteredBy
    from app.domain.models import Metric
    from app.journal import Journal
    from app.ui.settings import WindowSettings

#: The week that holds the day of the tests' stories, and the weeks before it.
THIS_WEEK = 0


def week(back: int = 0) -> date:
    """The first day of a week, so many weeks ago."""
    return next_period(period_of(PeriodKind.WEEK, TODAY), -back).starts


def metric(journal: Journal, name: str = "Meetings", **words: Any) -> Metric:
    """A number that is followed, a weekly count unless told otherwise."""
    return journal.do("Add metric", metrics.add, TODAY, name=name, **words)


def aim(journal: Journal, what: int, amount: int, **more: Any) -> None:
    """What everybody aims at, from the year's first day on; in thousandths."""
    upper = more.pop("upper", None)
    wanted = Setting(TEAM, Aim(amount, upper), date(2026, 1, 1))
    journal.do("Set target", targets.set_target, what, wanted, TODAY, **more)


def value(
    journal: Journal, who: int, what: int, amount: int | None, back: int = 0, **by: EnteredBy
) -> None:
    """What somebody reported for a week, so many weeks ago; in thousandths."""
    entry = Entry(who, what, week(back), amount)
    journal.do("Record", values.record, entry, TODAY, **by)


class GridDesk(ViewDesk):
    """Sits before the grid, with the keyboard in it."""

    def __init__(
        self, qtbot: Any, journal: Journal, remembered: WindowSettings | None = None
    ) -> None:
        self.focus_on = Focus()
        super().__init__(qtbot, journal, GridView(journal, self.focus_on, remembered))
        self.view.take_focus()

    def table(self) -> list[list[str]]:
        """The grid as it reads, heads first."""
        model = self.view.table.cells
        across = [
            model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())
        ]
        rows = [
            [
                model.headerData(row, Qt.Orientation.Vertical),
                *(model.index(row, n).data() for n in range(len(across))),
            ]
            for row in range(model.rowCount())
        ]
        return [across, *rows]

    def at(self, row: str, column: str) -> None:
        """Go to a cell by its heads, with the keyboard."""
        head, *rows = self.table()
        down = [one[0] for one in rows].index(row)
        table = self.view.table
        self.focus(table)
        table.setCurrentIndex(table.cells.index(down, head.index(column)))

    def enter(self, text: str, key: str = "Return") -> None:
        """Type into the cell where the keyboard is, from its first letter on."""
        self.type(text[0])
        if text[1:]:
            self.type(text[1:])
        self.press(key)

    def here(self) -> tuple[str, str]:
        """The heads of the cell where the keyboard is."""
        index, board = self.view.table.currentIndex(), self.view.table.cells.board
        return board.rows[index.row()].title, board.columns[index.column()].title

    def said_here(self) -> str:
        """What a screen reader says of the cell where the keyboard is."""
        table = self.view.table
        return str(table.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))

    def counted(self) -> list[list[str]]:
        """The rows of the dialog that explains a figure, which is then closed."""
        dialog = self.dialog(CountedDialog)
        model = dialog.table.view.model()
        found = [
            [str(model.index(row, n).data()) for n in range(model.columnCount())]
            for row in range(model.rowCount())
        ]
        dialog.done(0)
        return found

    def paste(self, text: str) -> None:
        """Put a spreadsheet's text on the clipboard, and paste it."""
        QApplication.clipboard().setText(text)
        self.press("Ctrl+V")

    def figure(self, who: int, what: int, back: int = 0) -> Figure:
        """What the journal has of a week, so many weeks ago."""

        def read(db: Any) -> Figure:
            one = metrics.get(db, what)
            when = period_of(PeriodKind.WEEK, week(back))
            return figures.read(db, [one], [who], when.starts, when.ends).of_person(one, who, when)

        return self.journal.ask(read)
