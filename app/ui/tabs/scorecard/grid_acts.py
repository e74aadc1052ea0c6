"""What can be done with a cell of the grid of numbers, each in one step that can be undone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain import missed, values
from app.domain.missed import Missed
from app.ui.explain import READ_ONLY, explain
from app.ui.tabs.scorecard import grid_entry, grid_words
from app.ui.tabs.scorecard.grid_board import Part

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.domain.models import AgendaItem
    from app.journal import Journal
    from app.ui.tabs.scorecard.grid_board import Cell
    from app.ui.tabs.scorecard.grid_table import GridTable


class GridActs(QObject):
    """Records, clears, pastes and raises what the table asks for.

    ``said`` has something for the line at the window's foot, ``wrong`` what was not done and why.
    """

    said = Signal(str)
    wrong = Signal(str)

    def __init__(self, journal: Journal, table: GridTable) -> None:
        super().__init__(table)
        self._journal, self._table = journal, table
        table.typed.connect(self.record)
        table.cleared.connect(self.clear)
        table.pasted.connect(self.paste)
        table.raised.connect(self.talk_about)

    def record(self, cell: Cell, text: str) -> None:
        """Record what was typed; what cannot be understood stays in the cell, marked."""
        if not text.strip():
            self.clear([cell])
            return
        cells = self._table.cells
        try:
            entry = grid_entry.understood(cell, text, cells.formats.currency, date.today())
        except ValueError as error:
            cells.keep(cell.key, text, str(error))
            self.wrong.emit(str(error))
            return
        assert cell.metric is not None
        done = self._attempt(
            lambda: self._journal.do(
                f"{cell_name(cell)} entered", values.record, entry, date.today()
            )
        )
        cells.keep(cell.key, "" if not done else text, done)
        if done:
            self.wrong.emit(done)

    def clear(self, chosen: Sequence[Cell]) -> None:
        """Take numbers back as if they had never been reported.

        Where something stands that could not be understood, only that is forgotten: the number
        under it was recorded, and comes into sight again.
        """
        open_to = [cell for cell in chosen if not grid_words.why_not_typed(cell)]
        if not open_to:
            self.said.emit(grid_words.why_not_typed(chosen[0]) if chosen else "")
            return
        kept = [cell for cell in open_to if cell.key in self._table.cells.kept]
        if kept:
            for cell in kept:
                self._table.cells.keep(cell.key, "", "")
            self.wrong.emit("")
            return
        places = [place(cell) for cell in open_to if there(cell)]
        if places:
            label = "numbers taken back" if len(places) > 1 else "taken back"
            first = cell_name(open_to[0]) if len(places) == 1 else str(len(places))
            self._say_wrong(
                self._attempt(
                    lambda: self._journal.do(f"{first} {label}", values.clear_many, places)
                )
            )

    def paste(self, row: int, column: int, text: str) -> None:
        """Record a block from a spreadsheet in one step, or none of it and say which cells."""
        cells = self._table.cells
        if row < 0:
            return
        found = grid_entry.block(
            cells.board,
            (row, column),
            grid_entry.table_of(text),
            cells.formats.currency,
            date.today(),
        )
        if found.problem or not found.entries:
            self.wrong.emit(found.problem or "There is nothing to paste.")
            return
        count = len(found.entries)
        label = "1 number pasted" if count == 1 else f"{count} numbers pasted"
        self._say_wrong(
            self._attempt(
                lambda: self._journal.do(label, values.record_many, found.entries, date.today())
            )
        )

    def talk_about(self, cell: Cell) -> None:
        """Put a missed number on the list for that person's next 1:1."""
        reason = why_not_raised(cell)
        if reason:
            self.said.emit(reason)
            return
        assert cell.metric is not None  # a missed number is one of somebody's
        assert cell.person is not None
        words = grid_words.talk_words(
            cell.metric, cell.figure, cell.period, self._table.cells.formats
        )
        name = cell.person.preferred_name or cell.person.name.split()[0]
        about = Missed(cell.person.id, cell.metric.id, cell.period.starts)
        label = f"{cell.metric.name} to talk about"
        raised: list[AgendaItem | None] = []

        def put() -> None:
            day = date.today()
            raised.append(self._journal.do(label, missed.raise_missed, about, words, day))

        wrong = self._attempt(put)
        if wrong:
            self.said.emit(wrong)
        elif raised == [None]:
            self.said.emit(f"It is on the list for {name}’s next 1:1 already: {words}.")
        else:
            self.said.emit(f"On the list for {name}’s next 1:1: {words}.")

    def _attempt(self, act: Callable[[], object]) -> str:
        """Do something; why it was refused, in words, and nothing where it was done."""
        if self._journal.read_only:
            return READ_ONLY
        try:
            act()
        except Exception as error:
            explained = explain(error)
            if explained is None:
                raise
            return explained[1]
        return ""

    def _say_wrong(self, words: str) -> None:
        if words:
            self.wrong.emit(words)


def cell_name(cell: Cell) -> str:
    """Whose number it is, and which one."""
    assert cell.metric is not None
    who = "" if cell.person is None else f"{cell.person.preferred_name or cell.person.name}, "
    return f"{who}{cell.metric.name}"


def place(cell: Cell) -> tuple[int, int, date]:
    """Where a value is kept."""
    assert cell.metric is not None
    assert cell.person is not None
    return cell.person.id, cell.metric.id, cell.period.starts


def there(cell: Cell) -> bool:
    """Whether something was said for a cell, be it that there is nothing."""
    return cell.figure.amount is not None or cell.figure.said


def why_not_raised(cell: Cell) -> str:
    """Why a cell cannot become a talking point; nothing where it can."""
    if cell.part is not Part.VALUE or cell.person is None or cell.metric is None:
        return "Choose one person’s number for a period to talk about it."
    if not cell.figure.missed:
        return "This number was not missed."
    if grid_words.is_rolled_up(cell):
        return f"{grid_words.why_not_typed(cell).partition(':')[0]}: talk about one of them."
    return ""
