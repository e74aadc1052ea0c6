"""A rep's own sheet: what is on it when it goes out, and what it says when it comes back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from app.domain.incoming import Action, Problem
from app.domain.incoming_figures import (
    FigureLine,
    FigureMatch,
    FiguresHere,
    KnownMetric,
    match_figures,
    period_words,
)
from app.domain.kinds import PaperSize, PeriodKind, Unit
from app.domain.measure import as_amount, is_nothing, read
from app.domain.periods import Period, period_of

#: A percentage beyond this many hundredths was typed as it is said: 25 for 25 %.
_FRACTIONS_UP_TO = 10


@dataclass(frozen=True)
class SheetRow:
    """One metric on a sheet: in which unit, what it counts, its target, what is known already.

    ``target`` and ``upper`` are those of the first period. ``amounts`` are by the first day of
    their period; None is "not reported", said on purpose.
    """

    metric_id: int
    name: str
    unit: Unit
    counts: str
    definition: str
    target: int | None
    upper: int | None
    amounts: Mapping[date, int | None]


@dataclass(frozen=True)
class SheetBlock:
    """The metrics that are counted at one interval, and their periods."""

    kind: PeriodKind
    periods: tuple[Period, ...]
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True)
class RepSheet:
    """All that stands on one person's sheet; ``mark`` is the journal's own."""

    mark: str
    person_id: int
    name: str
    manager: str
    currency: str
    paper: PaperSize
    blocks: tuple[SheetBlock, ...]


@dataclass(frozen=True)
class SheetCell:
    """A cell with something in it, in ``row`` as one counts, below the heading ``column``."""

    row: int
    column: str
    metric_id: int
    kind: PeriodKind
    starts: date
    said: Decimal | str
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class SheetRead:
    """What a returned sheet says; ``missing`` are metrics whose row is gone.

    ``problems`` are those that belong to no cell with a figure.
    """

    file: str
    name: str
    mark: str
    person_id: int
    cells: tuple[SheetCell, ...]
    missing: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()


def match_sheets(reads: Sequence[SheetRead], here: FiguresHere) -> tuple[FigureMatch, ...]:
    """What taking these sheets in would change, sheet by sheet."""
    people = {person.id: person.name for person in here.people}
    lines: list[FigureLine] = []
    remarks: list[FigureMatch] = []
    for sheet in reads:
        name = people.get(sheet.person_id, sheet.name)
        stranger = _stranger(sheet, here, people)
        if stranger:
            problem = Problem(1, "", stranger, blocking=True)
            line = FigureLine(1, "", name, file=sheet.file, problems=(problem,))
            remarks.append(FigureMatch(line, Action.SKIP))
            continue
        remarks += [
            FigureMatch(
                FigureLine(p.row, p.column, name, file=sheet.file, problems=(p,)), Action.SKIP
            )
            for p in (*sheet.problems, *_gone(sheet, here))
        ]
        lines += _lines(sheet, name, here)
    return (*remarks, *match_figures(lines, here))


def _stranger(sheet: SheetRead, here: FiguresHere, people: Mapping[int, str]) -> str:
    """Why nothing of a sheet can be taken in; empty where it belongs here."""
    if sheet.mark != here.mark:
        return f"The sheet of {sheet.name} was made by another journal: nothing of it is read."
    if sheet.person_id not in people:
        return f"{sheet.name}, whose sheet this is, is no longer in this journal."
    return ""


def _gone(sheet: SheetRead, here: FiguresHere) -> Iterator[Problem]:
    for metric in here.metrics:
        if metric.id in sheet.missing:
            text = f"The row of {metric.name} is gone: nothing is said about it."
            yield Problem(1, "", text, blocking=False)


def _lines(sheet: SheetRead, name: str, here: FiguresHere) -> Iterator[FigureLine]:
    metrics = {metric.id: metric for metric in here.metrics}
    for cell in sheet.cells:
        line = FigureLine(
            cell.row, cell.column, name, person_id=sheet.person_id, file=sheet.file,
            problems=cell.problems,
        )  # fmt: skip
        metric = metrics.get(cell.metric_id)
        if metric is None:
            yield _objected(line, "This metric is no longer followed.")
            continue
        period = period_of(cell.kind, cell.starts, here.fiscal_start, here.week_start)
        line = replace(line, metric_id=metric.id, period=period)
        if period.starts != cell.starts:
            yield _objected(line, f"The sheet has other periods: {period_words(period)} began on "
                                  "another day when it went out.")  # fmt: skip
            continue
        yield _with_amount(line, cell, metric, here.currency)


def _with_amount(
    line: FigureLine, cell: SheetCell, metric: KnownMetric, currency: str
) -> FigureLine:
    try:
        if isinstance(cell.said, str):
            nothing = is_nothing(cell.said)
            return replace(line, amount=None if nothing else read(cell.said, metric.unit, currency))
        number, remark = _meant(cell.said, metric.unit)
        problems = (*line.problems, *(_problem(line, remark) if remark else ()))
        return replace(line, amount=as_amount(number, metric.unit, currency), problems=problems)
    except ValueError as error:
        return _objected(line, str(error))


def _meant(number: Decimal, unit: Unit) -> tuple[Decimal, str]:
    """What a number in a cell means; a spreadsheet keeps 25 % as 0.25."""
    if unit is not Unit.PERCENT:
        return number, ""
    if abs(number) > _FRACTIONS_UP_TO:
        return number, f"{number:f} is read as {number:f} %."
    return number * 100, ""


def _problem(line: FigureLine, text: str) -> tuple[Problem, ...]:
    return (Problem(line.row, line.column, text, blocking=False),)


def _objected(line: FigureLine, text: str) -> FigureLine:
    problem = Problem(line.row, line.column, text, blocking=True)
    return replace(line, problems=(*line.problems, problem))
