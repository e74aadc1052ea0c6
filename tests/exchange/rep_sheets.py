"""Rep sheets made of plain values, and filled as a rep would."""

from __future__ import annotations

import io
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import openpyxl

from app.domain.incoming import KnownPerson
from app.domain.incoming_figures import FiguresHere, KnownMetric
from app.domain.kinds import PaperSize, PeriodKind, Unit
from app.domain.periods import next_period, period_of
from app.domain.rep_sheet import RepSheet, SheetBlock, SheetRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

MARK = "0123abcd"
FIRST = date(2026, 9, 28)
TODAY = date(2026, 12, 31)
METRICS = (
    KnownMetric(1, "Meetings", Unit.COUNT, PeriodKind.WEEK),
    KnownMetric(2, "Show rate", Unit.PERCENT, PeriodKind.WEEK),
    KnownMetric(3, "Hours with customers", Unit.HOURS, PeriodKind.WEEK),
    KnownMetric(4, "Pipeline", Unit.MONEY, PeriodKind.MONTH),
    KnownMetric(5, "Trust", Unit.POINTS, PeriodKind.QUARTER),
)
#: The hidden column, the name, the unit and the target stand before the periods.
BEFORE = 4


def periods(kind: PeriodKind, count: int) -> tuple[Any, ...]:
    """Periods in a row from the first week of the tests on."""
    found = [period_of(kind, FIRST + timedelta(days=6))]
    while len(found) < count:
        found.append(next_period(found[-1]))
    return tuple(found)


def sheet(
    person_id: int = 1,
    name: str = "Dana Whitfield",
    *,
    weeks: int = 13,
    amounts: Mapping[int, Mapping[date, int | None]] | None = None,
    mark: str = MARK,
    metrics: Sequence[KnownMetric] = METRICS,
    **words: Any,
) -> RepSheet:
    """A sheet of thirteen weeks, empty unless amounts are given by metric."""
    counts = {PeriodKind.WEEK: weeks, PeriodKind.MONTH: 3, PeriodKind.QUARTER: 1}
    blocks = tuple(
        SheetBlock(
            kind,
            periods(kind, count),
            tuple(
                SheetRow(
                    metric_id=metric.id,
                    name=metric.name,
                    unit=metric.unit,
                    counts="",
                    definition="What counts.",
                    target=8_000,
                    upper=None,
                    amounts=(amounts or {}).get(metric.id, {}),
                )
                for metric in metrics
                if metric.frequency is kind
            ),
        )
        for kind, count in counts.items()
        if any(metric.frequency is kind for metric in metrics)
    )
    plain = {"manager": "Robin Hale", "currency": "EUR", "paper": PaperSize.A4} | words
    return RepSheet(mark=mark, person_id=person_id, name=name, blocks=blocks, **plain)


def here(*people: KnownPerson, there: Any = None, mark: str = MARK) -> FiguresHere:
    """What the journal knows of the people whose sheets return."""
    known = people or (KnownPerson(1, "Dana Whitfield"),)
    return FiguresHere(known, METRICS, there or {}, TODAY, "EUR", mark=mark)


def opened(data: bytes) -> openpyxl.Workbook:
    """The workbook as a program opens it."""
    return openpyxl.load_workbook(io.BytesIO(data))


def saved(book: openpyxl.Workbook) -> bytes:
    """The workbook as that program saves it."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def row_of(page: Worksheet, name: str) -> int:
    """The row on which a metric stands."""
    return next(n for n in range(1, page.max_row + 1) if page.cell(n, 2).value == name)


def fill(page: Worksheet, name: str, *values: object) -> None:
    """Write values into a metric's cells from the first period on; None leaves one empty."""
    row = row_of(page, name)
    for place, value in enumerate(values, BEFORE + 1):
        if value is not None:
            page.cell(row, place).value = value
