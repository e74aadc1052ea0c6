"""One row of a table read field by field, with what is wrong kept beside the column."""

from collections.abc import Sequence
from typing import Generic

from app.domain.incoming import Problem
from app.domain.text import LONGEST_LINE, clean_line
from app.exchange.cells import Cell, Row, cell_text
from app.exchange.headings import F


class RowReader(Generic[F]):
    """Gives the cells of one row by field and collects the problems."""

    def __init__(self, header: Sequence[str], fields: Sequence[F | None], row: Row) -> None:
        self.columns = {field: index for index, field in enumerate(fields) if field is not None}
        self.row = row
        self.problems: list[Problem] = []
        self._header = header
        self._check_width()

    def cell(self, field: F) -> Cell:
        """The cell of ``field``; None where no column holds it."""
        index = self.columns.get(field)
        return None if index is None else self.row.cell(index)

    def text(self, field: F) -> str:
        """The cell of ``field`` as one clean line, cut where it is too long."""
        text = clean_line(cell_text(self.cell(field)))
        if len(text) > LONGEST_LINE:
            self.problem(field, f"Longer than {LONGEST_LINE} characters: cut.")
        return text[:LONGEST_LINE].rstrip()

    def heading(self, field: F | None) -> str:
        """The heading of the column of ``field`` as the file has it; empty where none holds it."""
        index = None if field is None else self.columns.get(field)
        return "" if index is None else self._header[index]

    def problem(self, field: F | None, text: str, blocking: bool = False) -> None:
        """Note that something is wrong in the cell of ``field``, or in the whole row."""
        self.problems.append(Problem(self.row.number, self.heading(field), text, blocking))

    def _check_width(self) -> None:
        wanted = len(self._header)
        if any(cell_text(cell) for cell in self.row.cells[wanted:]):
            count = len(self.row.cells)
            text = f"{count} cells under {wanted} headings: a value may need quotation marks."
            self.problem(None, text, blocking=True)
