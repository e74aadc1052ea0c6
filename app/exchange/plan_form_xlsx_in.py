"""The workbook of a business plan as it comes back from whichever spreadsheet program."""

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import unescape

from app.domain.names import fold
from app.domain.plan_form import (
    ACTION_PARTS,
    LINE_PARTS,
    Returned,
    action_field,
    line_field,
)
from app.domain.text import LONGEST_TEXT
from app.exchange.cells import MOST_BYTES, Cell, cell_text
from app.exchange.dates import DateOrder, read_date
from app.exchange.errors import Unreadable
from app.exchange.plan_form_mark import returned, said_by_mark
from app.exchange.plan_form_xlsx import COLUMNS_MARK, FIELD_MARK, ROW_MARK
from app.exchange.sheets import Sheet, read_sheets

_NO_FORM = (
    "This is no business plan that Touchline made, or its hidden column is gone: export it again "
    "and copy the answers over."
)
_NOT_A_BOOK = "This is no spreadsheet: choose the form as it came back, as PDF, XLSX or ODS."
_FIELD = re.compile(rf"{FIELD_MARK} (section\.[a-z_]{{1,40}})", re.A)
_COLUMNS = re.compile(rf"{COLUMNS_MARK} (line|action)", re.A)
_ROW = re.compile(rf"{ROW_MARK} (line|action) (\d{{1,3}})", re.A)
_MOST_COLUMNS = 300
_PARTS = {"line": LINE_PARTS, "action": ACTION_PARTS}
_NAMED = {"line": line_field, "action": action_field}
#: What somebody writes below a column that they added up.
_SUMS = frozenset({"total", "totals", "sum", "summe", "gesamt", "somme", "suma"})
#: A day of this century as the number that a spreadsheet keeps.
_SERIAL = re.compile(r"[4-7]\d{4}", re.A)
_THREE = re.compile(r"\.\d{3}$", re.A)
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_CELL = re.compile(r"<c\b([^>]*[^/])>(.*?)</c>", re.S)
_PLACE = re.compile(r'\br="([A-Z]{1,3})(\d{1,7})"', re.A)
_VALUE = re.compile(r"<v>([^<]+)</v>")
_FORMULA = re.compile(r"<f\b[^>]*>([^<]+)</f>")


def read(data: bytes, name: str) -> Returned:
    """What the form in ``data`` says, the content of a file called ``name``.

    Raises Unreadable for a file that is no spreadsheet, or holds no plan of Touchline's.
    """
    if not data.strip():
        raise Unreadable("The file is empty.")
    if len(data) > MOST_BYTES or not data.startswith(b"PK"):
        raise Unreadable(_NOT_A_BOOK)
    sheets = read_sheets(data)[1]
    if len(sheets) == 1:
        _put_unreckoned(sheets[0], data)
    for sheet in sheets:
        found = _read(sheet, name)
        if found is not None:
            return found
    raise Unreadable(_NO_FORM)


def _read(sheet: Sheet, file: str) -> Returned | None:
    for row in sheet.rows:
        for column, cell in enumerate(row[:_MOST_COLUMNS]):
            match = said_by_mark(cell) if isinstance(cell, str) else None
            if match:
                reader = _Reader(sheet, column)
                reader.read()
                return returned(match, file, reader.fields, reader.found)
    return None


def _put_unreckoned(sheet: Sheet, data: bytes) -> None:
    """Put what a cell says that came to no value, such as ``#REF!``, where nothing was read."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        parts = [name for name in book.namelist() if _SHEET.fullmatch(name)]
        text = book.read(parts[0]).decode("utf-8", "replace") if len(parts) == 1 else ""
    for marks, inside in _CELL.findall(text):
        place, said = _PLACE.search(marks), _unreckoned(marks, inside)
        if place is None or not said:
            continue
        row, column = int(place[2]) - 1, _column(place[1])
        is_there = row < len(sheet.rows) and column < len(sheet.rows[row])
        if is_there and sheet.rows[row][column] is None:
            sheet.rows[row][column] = said


def _unreckoned(marks: str, inside: str) -> str:
    """The error in a cell, or the formula that no program reckoned; empty for any other cell."""
    value, formula = _VALUE.search(inside), _FORMULA.search(inside)
    if 't="e"' in marks:
        return unescape(value[1]) if value else ""
    return f"={unescape(formula[1])}" if formula and not value and " t=" not in marks else ""


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


@dataclass
class _Reader:
    """Goes down the sheet, with the hidden words as its guide."""

    sheet: Sheet
    at: int
    fields: dict[str, str] = field(default_factory=dict)
    found: set[str] = field(default_factory=set)
    _table: str = ""
    _columns: dict[int, str] = field(default_factory=dict)
    _last: int = 0

    def read(self) -> None:
        """All that the sheet says."""
        self._last = max(self._numbers(), default=0)
        for row in self.sheet.rows:
            hidden = self._hidden(row)
            columns, own, asked = (
                pattern.fullmatch(hidden) for pattern in (_COLUMNS, _ROW, _FIELD)
            )
            if asked:
                self._table = ""
                self._answer(asked[1], row)
            elif columns:
                self._begin(columns[1], row)
            elif own and own[1] == self._table:
                self._row(int(own[2]), row)
            elif self._table and self._was_added(row):
                self._last += 1
                self._row(self._last, row)

    def _hidden(self, row: Sequence[Cell]) -> str:
        cell = row[self.at] if self.at < len(row) else None
        return cell if isinstance(cell, str) else ""

    def _numbers(self) -> list[int]:
        return [
            int(match[2]) for row in self.sheet.rows if (match := _ROW.fullmatch(self._hidden(row)))
        ]

    def _answer(self, name: str, row: Sequence[Cell]) -> None:
        """What stands in the row of a question, in whichever of its cells."""
        texts = [cell_text(cell) for column, cell in enumerate(row) if column != self.at]
        self._put(name, "\n".join(filter(None, texts)))

    def _begin(self, table: str, row: Sequence[Cell]) -> None:
        parts = _PARTS[table]
        self._table = table
        self._columns = {
            column: cell
            for column, cell in enumerate(row[:_MOST_COLUMNS])
            if column != self.at and isinstance(cell, str) and cell in parts
        }

    def _row(self, number: int, row: Sequence[Cell]) -> None:
        for column, part in self._columns.items():
            cell = _at(row, column)
            said = {"amount": _amount, "month": _day, "due": _day}.get(part, cell_text)(cell)
            self._put(_NAMED[self._table](number, part), said)

    def _was_added(self, row: Sequence[Cell]) -> bool:
        """Whether somebody needed one more row; what only adds up the others is none."""
        texts = [cell_text(_at(row, column)) for column in self._columns]
        heads = {"what you will do", "account"}  # the visible heads of the tables
        words = {fold(cell_text(cell)).rstrip(":") for cell in row}
        return any(texts) and not words & (_SUMS | heads)

    def _put(self, name: str, text: str) -> None:
        self.found.add(name)
        if text:
            self.fields[name] = text[: LONGEST_TEXT + 1]


def _at(row: Sequence[Cell], column: int) -> Cell:
    return row[column] if column < len(row) else None


def _amount(cell: Cell) -> str:
    """An amount in words, so that its three decimals are not taken for thousands."""
    text = cell_text(cell)
    return f"{text}0" if isinstance(cell, float) and _THREE.search(text) else text


def _day(cell: Cell) -> str:
    """A day in words, also where a spreadsheet shows it as the number that it keeps."""
    text = cell_text(cell)
    if isinstance(cell, int) and _SERIAL.fullmatch(text):
        return read_date(cell, DateOrder.DAY_FIRST).isoformat()
    return text
