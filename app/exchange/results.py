"""A file of past results as lines that can be matched against the people already there."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.incoming import ResultLine
from app.domain.kinds import PeriodKind
from app.domain.money import minor_units, parse_amount, unit_power
from app.domain.periods import Period, period_of, read_period
from app.exchange.cells import Row, Table
from app.exchange.columns import result_columns, unmapped
from app.exchange.dates import DateOrder, guess_order, read_date, read_month
from app.exchange.headings import ResultField, heading_key
from app.exchange.names import turned, whole_name
from app.exchange.rows import RowReader
from app.exchange.tables import read_table

#: What stands in a cell for a figure that nobody reported; it is never read as 0.
_NOTHING = frozenset(
    ["", "-", "–", "—", "n/a", "na", "n.a.", "#n/a", "none", "null", "k.a.", "tbd"]
)
_QUARTER = re.compile(
    r"(?P<before>\d)\.?\s*(?:quartal|trimestre|kwartaal|quarter|trim)\.?"
    r"|(?:quartal|trimestre|kwartaal|quarter|t(?=[1-4]\b))\s*(?P<after>\d)",
    re.I | re.A,
)
_YEAR_MONTH = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])", re.A)
_UNITS = re.compile(
    r"[(\[](?P<inside>[^)\]]*)[)\]]|\bin\s+(?P<after>.+)$|(?P<last>[^\s\d]+)$", re.I
)
_UNIT = re.compile(r"[^\W\d_]*[$€£¥]|[^\W\d_]+|(?<!\d)000")
_SCALE_WORDS = {0: "", 3: " k", 6: " m", 9: " bn"}


@dataclass(frozen=True)
class ResultFile:
    """Past results as they were read; nothing of them is in the journal.

    ``columns`` says what each column of the table holds, ``unmapped`` lists the headings that are
    not read.
    """

    table: Table
    columns: tuple[ResultField | None, ...]
    lines: tuple[ResultLine, ...]
    unmapped: tuple[str, ...]


def read_results(
    data: bytes,
    name: str,
    fiscal_start_month: int,
    currency: str,
    columns: Mapping[int, ResultField | None] | None = None,
) -> ResultFile:
    """The results in ``data``, the content of a file called ``name``, one row each.

    Quarters, halves and years are fiscal; amounts are in ``currency``. ``columns`` overrides what
    a column holds by its index from 0. Raises Unreadable for a file that holds no table.
    """
    table = read_table(data, name)
    fields = result_columns(table, columns)
    order = _order(table, fields)
    lines = tuple(
        _LineReader(
            table, fields, row, order=order, fiscal_start=fiscal_start_month, currency=currency
        ).line()
        for row in table.rows
    )
    return ResultFile(table, fields, lines, unmapped(table, fields))


def _order(table: Table, fields: tuple[ResultField | None, ...]) -> DateOrder:
    if ResultField.PERIOD not in fields:
        return DateOrder.DAY_FIRST
    index = fields.index(ResultField.PERIOD)
    return guess_order(row.cell(index) for row in table.rows)[0]


class _LineReader(RowReader[ResultField]):
    """Reads one row as a result, each problem beside its column."""

    def __init__(
        self,
        table: Table,
        fields: tuple[ResultField | None, ...],
        row: Row,
        *,
        order: DateOrder,
        fiscal_start: int,
        currency: str,
    ) -> None:
        super().__init__(table.header, fields, row)
        self._order = order
        self._fiscal_start = fiscal_start
        self._currency = currency

    def line(self) -> ResultLine:
        """The row as a result; what cannot be read is None with a problem."""
        email = self.text(ResultField.EMAIL)
        person, period = self._person() or email, self._period()
        quota, actual = self._amount(ResultField.QUOTA), self._amount(ResultField.ACTUAL)
        if not person:
            self.problem(ResultField.PERSON, "No person is named.", blocking=True)
        if quota is not None and quota < 0:
            self.problem(ResultField.QUOTA, "A quota cannot be negative.", blocking=True)
        if quota is None and actual is None and not any(p.blocking for p in self.problems):
            self.problem(ResultField.ACTUAL, "Neither quota nor actual is given.", blocking=True)
        problems = tuple(self.problems)
        return ResultLine(
            self.row.number, person, period, quota, actual, _address(person, email), problems
        )

    def _person(self) -> str:
        name = turned(self.text(ResultField.PERSON))
        return whole_name(name, self.text(ResultField.FIRST_NAME), self.text(ResultField.LAST_NAME))

    def _period(self) -> Period | None:
        cell = self.cell(ResultField.PERIOD)
        text, year = self.text(ResultField.PERIOD), self.text(ResultField.YEAR)
        if isinstance(cell, date):
            return period_of(PeriodKind.MONTH, cell, self._fiscal_start)
        if not text and not year:
            self.problem(ResultField.PERIOD, "No period is given.", blocking=True)
            return None
        period = None if isinstance(cell, float) else self._read_period(text, year)
        if period is None:
            field = ResultField.PERIOD if text else ResultField.YEAR
            self.problem(field, f"“{(text or year)[:60]}” is not a period.", blocking=True)
        return period

    def _read_period(self, text: str, year: str) -> Period | None:
        for candidate in period_wordings(text, year, self.heading(ResultField.PERIOD)):
            period = read_period(candidate, self._fiscal_start)
            if period is not None:
                return period
        try:
            day = read_date(text, self._order)
        except ValueError:
            return None
        return period_of(PeriodKind.MONTH, day, self._fiscal_start)

    def _amount(self, field: ResultField) -> int | None:
        cell = self.cell(field)
        text = self.text(field)
        if text.casefold() in _NOTHING:
            if text:
                self.problem(field, f"“{text}” is read as not reported.")
            return None
        try:
            power = heading_power(self.heading(field), self._currency)
            if isinstance(cell, (int, float)) and not isinstance(cell, bool):
                return minor_units(Decimal(repr(cell)).scaleb(power), self._currency)
            return scaled(text, power, self._currency)
        except ValueError as error:
            self.problem(field, str(error), blocking=True)
            return None


#: What a bare number counts, by a word in its heading.
_LETTERS = (
    ("quart", "Q"),
    ("trim", "Q"),
    ("kwart", "Q"),
    ("half", "H"),
    ("halb", "H"),
    ("month", ""),
)


def period_wordings(text: str, year: str, heading: str) -> Iterator[str]:
    """``text`` in the ways that the domain reads a period, the year's column with it."""
    plain = _QUARTER.sub(lambda m: f"Q{m['before'] or m['after']}", text)
    if year and not re.search(r"\d{4}", plain):
        key = heading_key(heading)
        letter = next((letter for word, letter in _LETTERS if word in key), "")
        yield f"{year} {plain}".strip()
        yield f"{year}-{letter}{plain}"
        plain = f"{plain} {year}"
    yield plain
    compact = _YEAR_MONTH.fullmatch(plain)
    if compact:
        yield f"{compact[1]}-{compact[2]}"
    month = read_month(plain)
    if month:
        yield f"{month[0]}-{month[1]:02}"


def _address(person: str, email: str) -> str:
    return person if "@" in person else email


def scaled(text: str, power: int, currency: str) -> int:
    """``text`` in the unit of its heading, unless it names its own."""
    try:
        return parse_amount(text + _SCALE_WORDS[power], currency)
    except ValueError:
        return parse_amount(text, currency)


def heading_power(heading: str, currency: str) -> int:
    """The power of ten that ``Quota (k€)`` or ``Actual in Mio EUR`` gives every figure below."""
    match = _UNITS.search(heading)
    if match is None:
        return 0
    words = _UNIT.findall(match["inside"] or match["after"] or match["last"] or "")
    powers = [3 if word == "000" else unit_power(word, currency) for word in words]
    return max((power for power in powers if power), default=0)
