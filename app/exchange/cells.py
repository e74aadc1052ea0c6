"""A table as it stands in a file, whatever kind of file it is."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

#: A value as the spreadsheet typed it; a text file has only text, and None stands for empty.
Cell = str | date | float | int | bool | None

#: More than any roster has; a file beyond it was chosen by mistake or made to harm.
MOST_ROWS = 50_000
MOST_COLUMNS = 500
MOST_BYTES = 50_000_000
MOST_CELLS = 2_000_000


@dataclass(frozen=True)
class Row:
    """One row below the header; ``number`` is its place in the file as a person counts, from 1."""

    number: int
    cells: tuple[Cell, ...]

    def cell(self, index: int) -> Cell:
        """The cell in column ``index``; None where the row is shorter."""
        return self.cells[index] if index < len(self.cells) else None


@dataclass(frozen=True)
class Table:
    """A header and the rows below it that are not blank.

    ``source`` says in a few words how the file was read, so that a wrong guess can be seen;
    ``headed_at`` is the header's own place in the file, from 1.
    """

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    source: str
    headed_at: int = 1


def cell_text(cell: Cell) -> str:
    """``cell`` as the words a person would read in it, without outer blanks."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float):
        return format(Decimal(repr(cell)), "f")
    return str(cell).strip()
