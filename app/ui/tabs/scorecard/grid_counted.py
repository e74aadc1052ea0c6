"""Every figure of the grid explains itself: the rows it was counted from, in a dialog."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain import grid, spans, values
from app.domain.grid import Shown
from app.domain.kinds import PeriodKind, RollUp, Standing
from app.domain.scoring import LAST_PERIODS
from app.ui.counted import CountedDialog
from app.ui.table import Column, Table
from app.ui.tabs.scorecard import grid_words
from app.ui.tabs.scorecard.grid_board import AVERAGES, TEAM_TITLE, Part

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from app.domain.figures import Figure
    from app.domain.grid import Grid
    from app.domain.models import Metric, Person
    from app.domain.periods import Period
    from app.domain.scorecards import PersonIndex
    from app.formats import Formats
    from app.journal import Journal
    from app.ui.tabs.scorecard.grid_board import Cell

#: No period that is shown is made of more parts, of which one may belong to the next.
_LONGEST = 15
_NONE = "Nothing was counted."
_PERIODS = {PeriodKind.WEEK: "weeks", PeriodKind.MONTH: "months", PeriodKind.QUARTER: "quarters"}
_RULES = {
    Standing.OFF_TRACK: "Off track: every one that was reported was missed, and there are two.",
    Standing.SLIPPING: "Slipping: the last one that was reported was missed.",
    Standing.ON_TRACK: "On track: the last one that was reported was reached.",
    Standing.NOT_REPORTED: "None of them was reported.",
    Standing.NO_TARGET: "None of them has a target.",
}
_AVERAGE = "What was not reported is left out; it is never counted as 0."


@dataclass(frozen=True)
class Row:
    """One row that was counted: of which period, person or metric, and what it was."""

    id: object
    name: str
    value: str
    aim: str
    outcome: str


def explain_cell(
    parent: QWidget, journal: Journal, cell: Cell, formats: Formats, today: date
) -> None:
    """Show what the figure of a cell was counted from."""
    if cell.part is Part.INDEX:
        if cell.index is not None:
            IndexDialog(parent, cell.index, formats).open()
        return
    assert cell.metric is not None  # all but an index are of one
    who = TEAM_TITLE if cell.person is None else cell.person.name
    head, sentence, rows = _counted(journal, cell, formats, today)
    table = Table(_columns(head), name="What was counted", empty=_NONE)
    table.show_rows(rows)
    CountedDialog(parent, f"{who}: {cell.metric.name}", sentence, table).open()


def _counted(
    journal: Journal, cell: Cell, formats: Formats, today: date
) -> tuple[str, str, list[Row]]:
    """What the rows are, how they are counted, and the rows: parts, people or periods."""
    assert cell.metric is not None
    said, metric = grid_words.said(cell, formats), cell.metric
    if cell.part is Part.VALUE and metric.roll_up is RollUp.RATIO:
        rows = _parts_of_ratio(journal, cell, formats, today)
        return "Part", f"{said}. It is the first over the second.", rows
    if cell.part is Part.VALUE and cell.person is None:
        people = _of_people(journal, cell, today)
        return "Person", said, [_row(p.id, p.name, f, metric, formats) for p, f in people]
    periods = _periods(journal, cell, today)
    rows = [_row(p.key, p.label, f, metric, formats) for p, f in reversed(periods)]
    return "Period", _sentence(cell, formats, len(periods)), rows


class IndexDialog(CountedDialog):
    """The items of a scorecard behind somebody's index."""

    def __init__(self, parent: QWidget, found: PersonIndex, formats: Formats) -> None:
        table = Table(_item_columns(formats), name="Items of the scorecard", empty=_NONE)
        table.show_rows(index_rows(found, formats))
        cap = f" No item counts for more than {found.cap}% of its weight."
        sentence = (
            f"{grid_words.index_words(found, formats).capitalize()}. What was not reported, or "
            f"has no target, is left out.{cap}"
        )
        title = f"{found.person.name}: index, {found.period.label}"
        super().__init__(parent, title, sentence, table)


@dataclass(frozen=True)
class Item:
    """One item of a scorecard as a row."""

    id: int
    name: str
    weight: int
    value: str
    score: float | None


def index_rows(found: PersonIndex, formats: Formats) -> list[Item]:
    """The items that an index was counted from, in the order of the scorecard."""
    return [
        Item(
            one.metric.id,
            one.metric.name,
            one.weight,
            grid_words.figure_words(one.figure, one.metric, formats),
            one.score,
        )
        for one in found.items
    ]


@dataclass(frozen=True)
class Bringer:
    """How many of somebody's values they brought themselves."""

    id: int
    name: str
    by_them: int
    counted: int


class BroughtDialog(CountedDialog):
    """Who brought their own numbers, the least first (practice S4-22)."""

    def __init__(
        self, parent: QWidget, journal: Journal, days: tuple[date, date], names: dict[int, str]
    ) -> None:
        found = journal.ask(values.brought_by_person, *days)
        rows = [
            Bringer(who, names[who], one.by_reps, one.counted)
            for who, one in found.items()
            if who in names
        ]
        table = Table(_BRINGERS, name="Who brought their own numbers", empty=_NONE)
        ordered = sorted(rows, key=_share)
        table.show_rows(ordered)
        sentence = "Numbers that came from the reps’ own sheets, of all that were reported."
        super().__init__(parent, "Brought by the reps", sentence, table)


def _share(row: Bringer) -> tuple[float, str]:
    return row.by_them / row.counted, row.name


_BRINGERS: tuple[Column[Bringer], ...] = (
    Column("Person", lambda row: row.name, width=0),
    Column("Brought", lambda row: row.by_them, align="right", width=10),
    Column("Of", lambda row: row.counted, align="right", width=10),
    Column(
        "Share",
        lambda row: row.by_them / row.counted,
        lambda row: f"{round(100 * row.by_them / row.counted)}%",
        align="right",
        width=10,
    ),
)


def _columns(first: str) -> tuple[Column[Row], ...]:
    return (
        Column(first, lambda row: row.name, width=0),
        Column("Reported", lambda row: row.value, align="right", width=16),
        Column("Target", lambda row: row.aim, width=26),
        Column("", lambda row: row.outcome, width=14),
    )


def _item_columns(formats: Formats) -> tuple[Column[Item], ...]:
    def score(row: Item) -> str:
        return grid_words.MISSING if row.score is None else formats.percent(row.score)

    return (
        Column("Metric", lambda row: row.name, width=0),
        Column("Weight", lambda row: row.weight, align="right", width=8),
        Column("Reported", lambda row: row.value, width=36),
        Column("Score", lambda row: row.score, score, align="right", width=8),
    )


def _row(row_id: object, name: str, figure: Figure, metric: Metric, formats: Formats) -> Row:
    value = grid_words.NOT_REPORTED
    if figure.amount is not None:
        value = formats.amount(figure.amount, metric.unit)
    return Row(
        row_id,
        name,
        value,
        grid_words.aim_words(figure.aim, metric, formats),
        "" if figure.hit is None else "missed" if figure.missed else "reached",
    )


def _sentence(cell: Cell, formats: Formats, count: int) -> str:
    unit = _PERIODS[cell.period.kind]
    if cell.part is Part.STATUS and cell.standing is not None:
        return f"By the last {LAST_PERIODS} complete {unit}. {_RULES[cell.standing]}"
    if cell.part in AVERAGES:
        assert cell.metric is not None
        figure = cell.figure
        ratio = cell.metric.roll_up is RollUp.RATIO
        how = "All its parts of these together" if ratio else "The average"
        amount = grid_words.text(cell, formats)
        return (
            f"{how}: {amount}, {figure.reported} of {count} {unit} reported, the current one left "
            f"out. {_AVERAGE}"
        )
    return grid_words.said(cell, formats)


def _parts_of_ratio(journal: Journal, cell: Cell, formats: Formats, today: date) -> list[Row]:
    """What is divided by what."""
    assert cell.metric is not None
    found = _lines(journal, cell, Shown(cell.period.kind, cell.period.starts, count=1), today)
    by_id = {line.metric.id: line for line in found.lines}
    parts = (cell.metric.numerator_id, cell.metric.denominator_id)
    return [
        _row(line.metric.id, line.metric.name, line.figures[0], line.metric, formats)
        for part in parts
        if part is not None and (line := by_id.get(part)) is not None
    ]


def _of_people(journal: Journal, cell: Cell, today: date) -> Sequence[tuple[Person, Figure]]:
    """Everybody's number of the period of a cell."""
    assert cell.metric is not None
    shown = Shown(cell.period.kind, cell.period.starts, count=1)
    found = journal.ask(grid.of_metric, cell.metric.id, shown, today)
    return [(line.person, line.figures[0]) for line in found.lines if line.person is not None]


def _periods(journal: Journal, cell: Cell, today: date) -> list[tuple[Period, Figure]]:
    """The periods that a cell was counted from, in order."""
    assert cell.metric is not None
    kind, until, period = cell.period.kind, cell.period.starts, cell.period
    if cell.part is Part.VALUE:
        shown = Shown(cell.metric.frequency, period.ends, count=_LONGEST)
        return [one for one in _line(journal, cell, shown, today) if one[0].ends in period]
    short, long = spans.TRAILING[kind]
    counts = {Part.SHORT: short, Part.LONG: long, Part.STATUS: LAST_PERIODS}
    return _line(journal, cell, Shown(kind, until, count=counts[cell.part]), today)


def _line(journal: Journal, cell: Cell, shown: Shown, today: date) -> list[tuple[Period, Figure]]:
    """The number of a cell, period by period."""
    assert cell.metric is not None
    found = _lines(journal, cell, shown, today)
    figures = next(one.figures for one in found.lines if one.metric.id == cell.metric.id)
    return list(zip(found.span.shown, figures, strict=True))


def _lines(journal: Journal, cell: Cell, shown: Shown, today: date) -> Grid:
    """The numbers of whose cell it is."""
    if cell.person is None:
        return journal.ask(grid.of_team, shown, today)
    return journal.ask(grid.of_person, cell.person.id, shown, today)
