"""A roster file as lines that can be matched against the people already there."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.domain.incoming import RosterLine
from app.domain.kinds import Status
from app.domain.names import fold
from app.domain.text import LONGEST_LINE
from app.exchange.cells import Row, Table, cell_text
from app.exchange.columns import roster_columns, unmapped
from app.exchange.dates import DateOrder, guess_order, read_date
from app.exchange.headings import RosterField, heading_key
from app.exchange.names import turned, whole_name
from app.exchange.rows import RowReader
from app.exchange.statuses import read_status
from app.exchange.tables import read_table

_DATES = (RosterField.STARTED, RosterField.LEFT_ON, RosterField.RAMP_UNTIL)
_NAME_FIELDS = (RosterField.NAME, RosterField.LAST_NAME, RosterField.FIRST_NAME)
_TOTALS = frozenset(map(fold, ["total", "totals", "grand total", "sum", "gesamt", "summe"]))
_ADDRESS = re.compile(r"[^\s@<>;,\"]+@[^\s@<>;,\"]+\.[^\s@<>;,\"]+")
#: Headings and telephone numbers that only a file from North America has.
_AMERICAN_HEADINGS = frozenset({"state", "zip", "zip code", "ssn"})
_AMERICAN_PHONE = re.compile(
    r"(\+?1[ .-]?)?\(\d{3}\) ?\d{3}-\d{4}|\+?1[ .-]\d{3}[ .-]\d{3}[ .-]\d{4}"
)
_HALF_DAY = re.compile(r"\d:\d\d.*[ap]m$", re.I)


@dataclass(frozen=True)
class RosterFile:
    """A roster as it was read; nothing of it is in the journal.

    ``columns`` says what each column of the table holds, ``unmapped`` lists the headings that are
    not read. ``day_first`` is a guess unless ``day_first_sure``.
    """

    table: Table
    columns: tuple[RosterField | None, ...]
    lines: tuple[RosterLine, ...]
    unmapped: tuple[str, ...]
    day_first: bool
    day_first_sure: bool


def read_roster(
    data: bytes,
    name: str,
    columns: Mapping[int, RosterField | None] | None = None,
    day_first: bool | None = None,
) -> RosterFile:
    """The people in ``data``, the content of a file called ``name``.

    ``columns`` overrides what a column holds by its index from 0, ``day_first`` the guessed order
    of dates. Raises Unreadable for a file that holds no table.
    """
    table = read_table(data, name)
    fields = roster_columns(table, columns)
    order, sure = _order(table, fields)
    if day_first is not None:
        order, sure = DateOrder.DAY_FIRST if day_first else DateOrder.MONTH_FIRST, True
    lines = tuple(_LineReader(table, fields, row, order).line() for row in table.rows)
    is_day_first = order is DateOrder.DAY_FIRST
    return RosterFile(table, fields, lines, unmapped(table, fields), is_day_first, sure)


def _order(table: Table, fields: tuple[RosterField | None, ...]) -> tuple[DateOrder, bool]:
    dated = [index for index, field in enumerate(fields) if field in _DATES]
    cells = [row.cell(index) for row in table.rows for index in dated]
    american = any(heading_key(heading) in _AMERICAN_HEADINGS for heading in table.header) or any(
        _AMERICAN_PHONE.fullmatch(cell.strip()) or _HALF_DAY.search(cell)
        for row in table.rows[:200]
        for cell in row.cells
        if isinstance(cell, str) and len(cell) < 40
    )
    return guess_order(cells, american)


class _LineReader(RowReader[RosterField]):
    """Reads one row as a person, each problem beside its column."""

    def __init__(
        self, table: Table, fields: tuple[RosterField | None, ...], row: Row, order: DateOrder
    ) -> None:
        super().__init__(table.header, fields, row)
        self._order = order

    def line(self) -> RosterLine:
        """The row as a person; what cannot be read is left empty with a problem."""
        line = RosterLine(
            row=self.row.number,
            name=self._name(),
            preferred_name=self.text(RosterField.PREFERRED_NAME),
            email=self._email(),
            phone=self.text(RosterField.PHONE),
            role=self.text(RosterField.ROLE),
            segment=self.text(RosterField.SEGMENT),
            territory=self.text(RosterField.TERRITORY),
            started=self._date(RosterField.STARTED),
            left_on=self._date(RosterField.LEFT_ON),
            ramp_until=self._date(RosterField.RAMP_UNTIL),
            status=self._status(),
        )
        return replace(self._consistent(line), problems=tuple(self.problems))

    def _name(self) -> str:
        name = turned(self.text(RosterField.NAME))
        first, last = self.text(RosterField.FIRST_NAME), self.text(RosterField.LAST_NAME)
        whole = whole_name(name, first, last)
        field = next((f for f in _NAME_FIELDS if f in self.columns), None)
        if not whole:
            self.problem(field, "There is no name here.", blocking=True)
        elif fold(whole) in _TOTALS:
            self.problem(field, "This is a total, not a person.", blocking=True)
        elif not any(letter.isalpha() for letter in whole):
            self.problem(field, f"“{whole[:30]}” is not a name.", blocking=True)
        return whole[:LONGEST_LINE]

    def _email(self) -> str:
        text = self.text(RosterField.EMAIL)
        found = _ADDRESS.findall(text.removeprefix("mailto:"))
        if text and not found:
            self.problem(RosterField.EMAIL, f"“{text[:60]}” is not an e-mail address.")
        if len(found) > 1:
            self.problem(RosterField.EMAIL, "Several addresses: the first is taken.")
        return found[0] if found else ""

    def _date(self, field: RosterField) -> date | None:
        cell = self.cell(field)
        if not cell_text(cell):
            return None
        try:
            return read_date(cell, self._order)
        except ValueError as error:
            self.problem(field, str(error))
            return None

    def _status(self) -> Status | None:
        text = self.text(RosterField.STATUS)
        status = read_status(text)
        if text and status is None:
            self.problem(RosterField.STATUS, f"“{text[:60]}” is not a status known here.")
        return status

    def _consistent(self, line: RosterLine) -> RosterLine:
        """``line`` without what contradicts the rest of it."""
        if line.started and line.left_on and line.left_on < line.started:
            self.problem(RosterField.LEFT_ON, "This is before the start: left out.")
            line = replace(line, left_on=None)
        if line.started and line.ramp_until and line.ramp_until < line.started:
            self.problem(RosterField.RAMP_UNTIL, "This is before the start: left out.")
            line = replace(line, ramp_until=None)
        if line.status is Status.RAMPING and line.ramp_until is None:
            self.problem(RosterField.STATUS, "No day is given that the ramp ends: left out.")
            line = replace(line, status=None)
        return line
