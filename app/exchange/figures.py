"""A file of KPIs, targets or quotas, long or wide, as figures to be matched against the journal."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.incoming import Problem
from app.domain.incoming_figures import REVENUE, FigureLine, FiguresHere, KnownMetric
from app.domain.kinds import PeriodKind, Unit
from app.domain.measure import as_amount, as_number, is_nothing, read
from app.domain.money import parse_amount, unit_power
from app.domain.names import did_you_mean
from app.domain.periods import Period
from app.domain.text import LONGEST_LINE, clean_line
from app.exchange.cells import Cell, Row, Table, cell_text
from app.exchange.columns import unmapped
from app.exchange.dates import DateOrder, guess_order, read_date
from app.exchange.decimal_marks import decimal_mark, reads_both_ways, settled
from app.exchange.errors import Unreadable
from app.exchange.figure_columns import Chosen, Shape, find_shape
from app.exchange.figure_headings import FigureField, Headings, metric_in
from app.exchange.names import turned, whole_name
from app.exchange.period_words import PeriodReader, first_days, granularity
from app.exchange.results import heading_power, scaled
from app.exchange.tables import read_table

#: A file with more was chosen by mistake, or is many years of everything.
MOST_FIGURES = 200_000
_TOO_MANY = f"The file holds more than {MOST_FIGURES:,} figures: split it into years."
#: Where the decimal mark of all numbers together is kept.
_WHOLE_FILE = -1
_SCALE = re.compile(r"[(\[]\s*(?:in\s+)?(?P<word>[^)\]]*?)\s*[)\]]\s*$", re.I)
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class FigureFile:
    """The figures of a file as they were read; nothing of them is in the journal.

    ``shape`` says what each column holds; ``day_first`` how days are read where the file leaves
    that open.
    """

    table: Table
    shape: Shape
    lines: tuple[FigureLine, ...]
    day_first: bool | None


@dataclass(frozen=True)
class _Spot:
    """A cell with a figure in it, and what it is a figure of."""

    row: Row
    index: int
    metric: KnownMetric | None
    aim: bool
    cell: Cell
    period_at: int | None
    doubt: str = ""


def read_figures(
    data: bytes,
    name: str,
    here: FiguresHere,
    chosen: Chosen | None = None,
    day_first: bool | None = None,
) -> FigureFile:
    """The figures in ``data``, the content of a file called ``name``, cell by cell.

    ``chosen`` is what the user said of columns by their index. Raises Unreadable for a file that
    holds no table.
    """
    guess = PeriodReader(here.fiscal_start, here.week_start, DateOrder.DAY_FIRST)
    headings = Headings(here.metrics, guess.names_period)
    table = read_table(data, name, headings.known_in)
    shape = find_shape(table, headings, chosen or {}, here.remembered)
    order, known = _order(table, shape)
    said = shape.day_first if day_first is None else day_first
    if not known and said is not None:
        order = DateOrder.DAY_FIRST if said else DateOrder.MONTH_FIRST
    lines = _LineReader(table, shape, here, headings, order).lines()
    return FigureFile(table, shape, lines, None if known else order is DateOrder.DAY_FIRST)


def _order(table: Table, shape: Shape) -> tuple[DateOrder, bool]:
    cells: list[Cell] = []
    at = shape.at(FigureField.PERIOD)
    if at is not None:
        cells += [row.cell(at) for row in table.rows]
    both = zip(table.header, shape.fields, strict=True)
    cells += [heading for heading, field in both if field == FigureField.HEADING]
    return guess_order(cells)


class _LineReader:
    """Finds the cells that hold figures, then reads each with what its column tells."""

    def __init__(
        self,
        table: Table,
        shape: Shape,
        here: FiguresHere,
        headings: Headings,
        order: DateOrder,
    ) -> None:
        self._table, self._shape, self._here, self._headings = table, shape, here, headings
        self._order = order
        self._periods = PeriodReader(here.fiscal_start, here.week_start, order)
        self._metrics = {REVENUE.id: REVENUE} | {one.id: one for one in here.metrics}
        self._marks: dict[int, str] = {}
        self._lengths: dict[int | None, PeriodKind | None] = {}

    def lines(self) -> tuple[FigureLine, ...]:
        """A line for each figure, and one for each column that should hold some and cannot."""
        if self._shape.obstacle:
            return ()
        spots = list(self._spots())
        self._fractions = _fractions(spots)
        people: dict[int, tuple[str, str]] = {}
        found = [*self._strangers()]
        for spot in spots:
            if spot.row.number not in people:
                people[spot.row.number] = self._person(spot.row)
            found.append(self._line(spot, *people[spot.row.number]))
        return tuple(found)

    def _spots(self) -> Iterator[_Spot]:
        count = 0
        for row in self._table.rows:
            for spot in self._spots_in(row):
                count += 1
                if count > MOST_FIGURES:
                    raise Unreadable(_TOO_MANY)
                yield spot

    def _spots_in(self, row: Row) -> Iterator[_Spot]:
        metric, aim, doubt = self._metric_of(row)
        period_at = self._shape.at(FigureField.PERIOD)
        for index, field in enumerate(self._shape.fields):
            cell = row.cell(index)
            if field is None or _is_blank(cell):
                continue
            own = metric_in(field)
            if own is not None:
                yield _Spot(row, index, self._metrics.get(own[0]), own[1], cell, period_at)
            elif field == FigureField.HEADING:
                yield _Spot(row, index, metric, aim, cell, index, doubt)
            elif field in (FigureField.VALUE, FigureField.TARGET):
                is_aim = aim or field == FigureField.TARGET
                yield _Spot(row, index, metric, is_aim, cell, period_at, doubt)

    def _metric_of(self, row: Row) -> tuple[KnownMetric | None, bool, str]:
        """Of which metric a row is, and whether its target; else why of none."""
        at = self._shape.at(FigureField.METRIC)
        text = "" if at is None else _text(row, at)
        if at is None or not text:
            whole = metric_in(self._shape.whole)
            if whole is not None:
                return self._metrics.get(whole[0]), whole[1], ""
            return None, False, "No metric is named."
        found = self._headings.metric(text)
        if found is not None:
            return found[0], found[1], ""
        return None, False, self._unknown(text)

    def _unknown(self, text: str) -> str:
        hint = did_you_mean(text, (metric.name for metric in self._here.metrics))
        return f"No metric here is called {text[:60]}, so its unit is not known.{hint}"

    def _strangers(self) -> Iterator[FigureLine]:
        """What would be left out unseen: columns that look like a metric nobody follows."""
        strange = set(unmapped(self._table, self._shape.fields))
        for index, heading in enumerate(self._table.header):
            if heading not in strange or index in self._shape.settled:
                continue
            hint = did_you_mean(heading, (metric.name for metric in self._here.metrics))
            if not (hint or self._headings.is_aim(heading)) or not self._holds_numbers(index):
                continue
            row = self._table.headed_at
            problem = Problem(row, heading, self._unknown(heading), blocking=True)
            yield FigureLine(row, heading, "", problems=(problem,))

    def _holds_numbers(self, index: int) -> bool:
        cells = [row.cell(index) for row in self._table.rows[:200]]
        filled = [cell_text(cell) for cell in cells if not _is_blank(cell)]
        return bool(filled) and all(re.search(r"\d", text) and len(text) < 20 for text in filled)

    def _line(self, spot: _Spot, person: str, email: str) -> FigureLine:
        heading, row = self._table.header[spot.index], spot.row.number
        problems: list[Problem] = []
        period = amount = None
        if not person and not email:
            problems.append(Problem(row, heading, "No person is named.", blocking=True))
        if spot.metric is None:
            at = self._shape.at(FigureField.METRIC)
            where = heading if at is None else self._table.header[at]
            problems.append(Problem(row, where, spot.doubt, blocking=True))
        else:
            period = self._period(spot, spot.metric, problems)
            amount = self._amount(spot, spot.metric, problems)
        return FigureLine(
            row=row,
            column=heading,
            person=person or email,
            metric_id=None if spot.metric is None else spot.metric.id,
            period=period,
            amount=amount,
            aim=spot.aim,
            email=person if "@" in person else email,
            problems=tuple(problems),
        )

    def _person(self, row: Row) -> tuple[str, str]:
        said = {
            field: _text(row, at)
            for field in (
                *(FigureField.PERSON, FigureField.FIRST_NAME, FigureField.LAST_NAME),
                FigureField.EMAIL,
            )
            if (at := self._shape.at(field)) is not None
        }
        first, last = said.get(FigureField.FIRST_NAME, ""), said.get(FigureField.LAST_NAME, "")
        name = whole_name(turned(said.get(FigureField.PERSON, "")), first, last)
        return name, said.get(FigureField.EMAIL, "")

    def _period(self, spot: _Spot, metric: KnownMetric, problems: list[Problem]) -> Period | None:
        at, in_heading = spot.period_at, spot.period_at == spot.index
        year_at = self._shape.at(FigureField.YEAR)
        year = "" if year_at is None else _text(spot.row, year_at)
        header = self._table.header
        heading = "" if at is None or in_heading else header[at]
        cell: Cell = header[spot.index] if in_heading else None if at is None else spot.row.cell(at)
        wanted = self._length(None if in_heading else at) or metric.frequency
        try:
            return self._periods.read(cell, wanted, year, heading)
        except ValueError as error:
            where = header[spot.index] if at is None else header[at]
            problems.append(Problem(spot.row.number, where, str(error), blocking=True))
            return None

    def _length(self, at: int | None) -> PeriodKind | None:
        """How long the periods are that a column's days stand for; None where any may be meant."""
        if at not in self._lengths:
            cells: list[Cell]
            if at is None:
                both = zip(self._table.header, self._shape.fields, strict=True)
                cells = [text for text, field in both if field == FigureField.HEADING]
            else:
                cells = [row.cell(at) for row in self._table.rows]
            said = None if at is None else granularity(self._table.header[at])
            months = said is None and first_days(filter(None, map(self._day, set(cells))))
            self._lengths[at] = PeriodKind.MONTH if months else said
        return self._lengths[at]

    def _day(self, cell: Cell) -> date | None:
        try:
            return read_date(cell, self._order)
        except ValueError:
            return None

    def _amount(self, spot: _Spot, metric: KnownMetric, problems: list[Problem]) -> int | None:
        row, heading, text = spot.row.number, self._table.header[spot.index], cell_text(spot.cell)
        if is_nothing(text):
            if spot.aim or metric.is_revenue:
                said = f"“{text}” is no number: what is here stays."
                problems.append(Problem(row, heading, said, blocking=True))
            return None
        try:
            amount = self._number(spot, metric, heading)
        except ValueError as error:
            problems.append(Problem(row, heading, str(error), blocking=True))
            return None
        said = self._remark(spot, metric, text)
        if said:
            problems.append(Problem(row, heading, said, blocking=False))
        return amount

    def _number(self, spot: _Spot, metric: KnownMetric, heading: str) -> int:
        cell, currency = spot.cell, self._here.currency
        power = self._power(metric, heading)
        if isinstance(cell, bool | date):
            raise ValueError(f"“{cell_text(cell)}” is not a number.")
        if isinstance(cell, int | float):
            number = Decimal(repr(cell)).scaleb(power)
            if (spot.index, metric.id) in self._fractions:
                number *= 100
            return as_amount(number, metric.unit, currency)
        text = settled(cell_text(cell), self._mark(spot.index))
        if metric.unit is Unit.MONEY:
            return scaled(text, power, currency)
        amount = read(text, metric.unit, currency)
        assert amount is not None
        number = as_number(amount, metric.unit, currency).scaleb(power)
        return as_amount(number, metric.unit, currency)

    def _remark(self, spot: _Spot, metric: KnownMetric, text: str) -> str:
        """What the user should know of how a cell was read; empty where it is plain."""
        if (spot.index, metric.id) in self._fractions and not isinstance(spot.cell, str):
            return f"{text} is read as {Decimal(text) * 100:f} %, as a spreadsheet keeps it."
        if isinstance(spot.cell, str) and not self._mark(spot.index) and reads_both_ways(text):
            return f"“{text}” may be meant otherwise: nothing in the column tells thousands apart."
        return ""

    def _mark(self, index: int) -> str:
        """The decimal mark of a column's numbers: as it shows itself, else as the file does."""
        if index not in self._marks:
            cells = (row.cell(index) for row in self._table.rows)
            self._marks[index] = decimal_mark(cell for cell in cells if isinstance(cell, str))
        return self._marks[index] or self._mark_of_file()

    def _mark_of_file(self) -> str:
        if _WHOLE_FILE not in self._marks:
            numbers = [i for i, field in enumerate(self._shape.fields) if _is_number(field)]
            self._marks[_WHOLE_FILE] = decimal_mark(
                cell
                for row in self._table.rows
                for i in numbers
                if isinstance(cell := row.cell(i), str)
            )
        return self._marks[_WHOLE_FILE]

    def _power(self, metric: KnownMetric, heading: str) -> int:
        """The power of ten that ``Revenue (k€)`` gives every number below; raises ValueError."""
        if clean_line(heading).casefold() == metric.name.casefold():
            return 0
        if metric.unit is Unit.MONEY:
            return heading_power(heading, self._here.currency) if _SCALE.search(heading) else 0
        match = _SCALE.search(heading)
        word = match["word"].casefold() if match else ""
        if word == "%" and metric.unit is not Unit.PERCENT:
            raise ValueError(f"The heading says percent, and {metric.name} is not counted in it.")
        if word and not _is_scale(word) and _is_money(word, self._here.currency):
            raise ValueError(f"The heading says money, and {metric.name} is not counted in it.")
        return 3 if word and _is_scale(word) else 0


def _fractions(spots: list[_Spot]) -> set[tuple[int, int]]:
    """The columns whose percentages a spreadsheet keeps as fractions: 0.25 for 25 %."""
    found: dict[tuple[int, int], list[float]] = {}
    for spot in spots:
        is_percent = spot.metric is not None and spot.metric.unit is Unit.PERCENT
        if is_percent and isinstance(spot.cell, int | float) and not isinstance(spot.cell, bool):
            assert spot.metric is not None
            found.setdefault((spot.index, spot.metric.id), []).append(spot.cell)
    return {
        key
        for key, cells in found.items()
        if all(0 <= cell <= 1 for cell in cells) and any(0 < cell < 1 for cell in cells)
    }


def _text(row: Row, index: int) -> str:
    return clean_line(cell_text(row.cell(index)))[:LONGEST_LINE].rstrip()


def _is_blank(cell: Cell) -> bool:
    """Whether a cell says nothing; ``n/a`` says that nothing was reported."""
    if cell is None:
        return True
    return isinstance(cell, str) and is_nothing(cell) and not _LETTER.search(cell)


def _is_number(field: str | None) -> bool:
    plain = (FigureField.VALUE, FigureField.TARGET, FigureField.HEADING)
    return field in plain or metric_in(field) is not None


def _is_scale(word: str) -> bool:
    return word in ("k", "000", "tsd", "thousand", "thousands", "in thousands")


def _is_money(word: str, currency: str) -> bool:
    try:
        return unit_power(word, currency) is not None or parse_amount(f"1 {word}", currency) != 0
    except ValueError as error:
        return "journal is in" in str(error)
