"""A rep's own sheet as it comes back from whichever spreadsheet program."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from app.domain.incoming import Problem
from app.domain.incoming_figures import day_words
from app.domain.kinds import PeriodKind
from app.domain.measure import is_nothing
from app.domain.names import fold
from app.domain.rep_sheet import SheetCell, SheetRead
from app.domain.text import LONGEST_LINE, clean_line
from app.exchange.cells import MOST_BYTES, Cell, cell_text
from app.exchange.errors import Unreadable
from app.exchange.rep_sheet import HEADS_MARK, METRIC_MARK, PERIODS_MARK, SHEET_MARK
from app.exchange.sheets import Sheet, read_sheets

_NO_SHEET = (
    "This is no sheet that Touchline made, or its hidden column is gone: export it again and copy "
    "the numbers over."
)
_NOT_A_BOOK = "This is no spreadsheet: choose the sheet as it came back, as XLSX or ODS."
_MARK = re.compile(
    rf"{SHEET_MARK} 1 (?P<mark>[0-9a-f]{{1,64}}) (?P<who>\d{{1,18}}) ?(?P<ids>[\d,]*)", re.A
)
_PERIODS = re.compile(
    rf"{PERIODS_MARK} (?P<kind>week|month|quarter) \S+ (?P<count>\d{{1,3}})", re.A
)
_METRIC = re.compile(rf"{METRIC_MARK} (?P<id>\d{{1,18}}) (?P<name>.*)", re.A)
_LETTER = re.compile(r"[^\W\d_]")
_MOST_COLUMNS = 300


def read(data: bytes, name: str) -> tuple[SheetRead, ...]:
    """What the sheets in ``data`` say, the content of a file called ``name``.

    Raises Unreadable for a file that is no spreadsheet, or holds no sheet of Touchline's.
    """
    if not data.strip():
        raise Unreadable("The file is empty.")
    if len(data) > MOST_BYTES or not data.startswith(b"PK"):
        raise Unreadable(_NOT_A_BOOK)
    _, sheets = read_sheets(data)
    found = [read for sheet in sheets if (read := _read(sheet, name)) is not None]
    if not found:
        raise Unreadable(_NO_SHEET)
    return tuple(found)


def _read(sheet: Sheet, file: str) -> SheetRead | None:
    for number, row in enumerate(sheet.rows, 1):
        for column, cell in enumerate(row[:_MOST_COLUMNS]):
            match = _MARK.fullmatch(cell) if isinstance(cell, str) else None
            if match:
                name = next(filter(None, map(_line, row[column + 1 :])), sheet.name)
                return _Reader(sheet, file, column, number).read(match, name)
    return None


@dataclass
class _Block:
    """The periods of one part of a sheet by column, and how many there should be."""

    kind: PeriodKind
    starts: dict[int, date]
    count: int
    headings: dict[int, Cell] = field(default_factory=dict)


class _Reader:
    """Goes down one sheet, with the hidden words as its guide."""

    def __init__(self, sheet: Sheet, file: str, at: int, first: int) -> None:
        self._sheet, self._file, self._at, self._first = sheet, file, at, first
        self._cells: list[SheetCell] = []
        self._problems: list[Problem] = []
        self._names = dict(self._known_names())
        self._found: set[int] = set()

    def read(self, match: re.Match[str], name: str) -> SheetRead:
        """All that the sheet says."""
        block: _Block | None = None
        for number, row in enumerate(self._sheet.rows[self._first :], self._first + 1):
            hidden = self._hidden(row)
            periods = _PERIODS.fullmatch(hidden)
            if periods:
                block = self._block(periods, number, row)
            elif hidden == HEADS_MARK:
                if block is not None:
                    self._check_headings(block, number, row)
            elif block is not None:
                self._row(block, number, row, hidden)
        wanted = [int(one) for one in match["ids"].split(",") if one and len(one) < 19]
        return SheetRead(
            file=self._file,
            name=name,
            mark=match["mark"],
            person_id=int(match["who"]),
            cells=tuple(self._cells),
            missing=tuple(one for one in wanted if one not in self._found),
            problems=tuple(self._problems),
        )

    def _hidden(self, row: Sequence[Cell]) -> str:
        cell = row[self._at] if self._at < len(row) else None
        return cell if isinstance(cell, str) else ""

    def _known_names(self) -> Iterator[tuple[str, int]]:
        for row in self._sheet.rows:
            match = _METRIC.fullmatch(self._hidden(row))
            if match:
                yield fold(match["name"]), int(match["id"])

    def _block(self, match: re.Match[str], number: int, row: Sequence[Cell]) -> _Block:
        starts = {
            column: day
            for column, cell in enumerate(row[:_MOST_COLUMNS])
            if column != self._at and (day := _day(cell)) is not None
        }
        block = _Block(PeriodKind(match["kind"]), starts, int(match["count"]))
        lost = block.count - len(set(starts.values()))
        if lost > 0:
            text = f"{lost} of {block.count} {block.kind.value}s are no longer on the sheet."
            self._problems.append(Problem(number, "", text, blocking=False))
        return block

    def _check_headings(self, block: _Block, number: int, row: Sequence[Cell]) -> None:
        """Leave out what stands below a heading that is no longer that of its period."""
        for column, starts in list(block.starts.items()):
            cell = row[column] if column < len(row) else None
            block.headings[column] = cell
            if isinstance(cell, date) and cell != starts:
                text = (
                    f"The heading says {day_words(cell)}, and went out as {day_words(starts)}: "
                    "the numbers below it are left out."
                )
                self._problems.append(Problem(number, _heading(block, column), text, blocking=True))
                del block.starts[column]

    def _row(self, block: _Block, number: int, row: Sequence[Cell], hidden: str) -> None:
        said = {
            column: cell
            for column in block.starts
            if column < len(row) and not _is_blank(cell := row[column])
        }
        match = _METRIC.fullmatch(hidden)
        if match is None:
            if said:
                text = "This row was added: the numbers in it are left out."
                self._problems.append(Problem(number, self._label(row), text, blocking=True))
            return
        metric_id, remark = self._metric(match, row)
        self._found.add(metric_id)
        for column, cell in said.items():
            heading = _heading(block, column)
            problems = (Problem(number, heading, remark, blocking=False),) if remark else ()
            self._cells.append(
                SheetCell(
                    number, heading, metric_id, block.kind, block.starts[column], _said(cell),
                    problems,
                )
            )  # fmt: skip

    def _metric(self, match: re.Match[str], row: Sequence[Cell]) -> tuple[int, str]:
        """Which metric a row is of: as it says itself, where the rows were sorted."""
        own, label = int(match["id"]), self._label(row)
        if not label or fold(label) == fold(match["name"]):
            return own, ""
        other = self._names.get(fold(label))
        if other is None:
            return own, f"This row was called {match['name']} when the sheet went out."
        return other, "The rows were sorted: this one is read by its name."

    def _label(self, row: Sequence[Cell]) -> str:
        """The first words beside the hidden column."""
        texts = (cell for cell in row[self._at + 1 : self._at + 2] if isinstance(cell, str))
        return _line(next(texts, None))


def _heading(block: _Block, column: int) -> str:
    starts = block.starts.get(column)
    cell = block.headings.get(column)
    day = starts if starts is not None else cell
    if isinstance(day, date):
        return f"{block.kind.value} of {day_words(day)}"
    return _line(cell)


def _said(cell: Cell) -> Decimal | str:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return Decimal(repr(cell))
    return _line(cell)


def _line(cell: Cell) -> str:
    return clean_line(cell_text(cell))[:LONGEST_LINE]


def _day(cell: Cell) -> date | None:
    if isinstance(cell, date):
        return cell
    try:
        return date.fromisoformat(cell) if isinstance(cell, str) and len(cell) == 10 else None
    except ValueError:
        return None


def _is_blank(cell: Cell) -> bool:
    """Whether nothing is said; ``n/a`` says that nothing was reported."""
    text = cell_text(cell)
    return not text or (is_nothing(text) and not _LETTER.search(text))
