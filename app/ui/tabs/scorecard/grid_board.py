"""What the grid of numbers shows: heads across and down, and a cell for each two of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from app.domain.figures import Figure
from app.domain.kinds import Nature, PeriodKind, Standing
from app.domain.spans import TRAILING
from app.domain.standings import EXCEPTIONS
from app.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.domain.grid import Cross, CrossLine, Grid, Line
    from app.domain.models import Metric, Person
    from app.domain.periods import Period
    from app.domain.scorecards import PersonIndex

TEAM_TITLE = "The team"
STATUS_TITLE = "Status"
INDEX_TITLE = "Index"
_UNITS = {PeriodKind.WEEK: "week", PeriodKind.MONTH: "month", PeriodKind.QUARTER: "quarter"}


class Arrangement(Enum):
    """What stands against what; the value is what the user chooses."""

    TEAM = "Team"
    PERSON = "Person"
    METRIC = "Metric"
    TOGETHER = "Together"


class Part(Enum):
    """What a cell says: the number of a period, one that was counted from several, or a state."""

    VALUE = "value"
    SHORT = "short"
    LONG = "long"
    STATUS = "status"
    INDEX = "index"


AVERAGES = (Part.SHORT, Part.LONG)
#: What tells a cell from all others: person, metric, first day of the period, part.
Key = tuple[int | None, int | None, str, Part]


@dataclass(frozen=True)
class Cell:
    """One cell of the grid. ``person`` is None for the team, ``metric`` only for an index.

    A ``quiet`` one is in range while only exceptions are shown: it shows nothing.
    """

    part: Part
    metric: Metric | None
    person: Person | None
    period: Period
    figure: Figure = Figure()  # noqa: RUF009  # it is frozen
    standing: Standing | None = None
    index: PersonIndex | None = None
    quiet: bool = False

    @property
    def key(self) -> Key:
        """What finds the cell again after the journal was read anew."""
        who = None if self.person is None else self.person.id
        what = None if self.metric is None else self.metric.id
        return who, what, self.period.key, self.part


@dataclass(frozen=True)
class Head:
    """What stands over a column or beside a row.

    ``below`` is a small line under it, ``block`` the heading of those that begin with it.
    """

    title: str
    below: str = ""
    block: str = ""
    spoken: str = ""
    person: Person | None = None
    metric: Metric | None = None


@dataclass(frozen=True)
class Board:
    """Rows and columns, and their cells, row by row."""

    columns: tuple[Head, ...] = ()
    rows: tuple[Head, ...] = ()
    cells: tuple[tuple[Cell, ...], ...] = ()


def of_grid(
    found: Grid, *, aims: Callable[[Line], str], by_person: bool, only_exceptions: bool = False
) -> Board:
    """Lines against periods: those of people, or those of metrics in their blocks.

    ``aims`` says what a line aims at, which stands beside its name.
    """
    lines = [line for line in found.lines if not only_exceptions or line.standing in EXCEPTIONS]
    heads = _people([line.person for line in lines])
    if not by_person:
        heads = _metrics([line.metric for line in lines])
    heads = tuple(replace(head, below=aims(line)) for head, line in zip(heads, lines, strict=True))
    return Board(
        columns=(*(_period(period) for period in found.span.shown), *_counted(found.span.kind)),
        rows=heads,
        cells=tuple(_cells_of(line, found) for line in lines),
    )


def of_cross(
    found: Cross, indices: Sequence[PersonIndex], *, only_exceptions: bool = False
) -> Board:
    """People against metrics in one period, each with an index where a scorecard is theirs."""
    places = list(range(len(found.metrics)))
    lines = list(found.lines)
    if only_exceptions:
        lines = [line for line in lines if EXCEPTIONS.intersection(line.standings)]
        places = [n for n in places if any(one.standings[n] in EXCEPTIONS for one in lines)]
    by_person = {one.person.id: one for one in indices}
    index = (Head(INDEX_TITLE, spoken="Index of the scorecard"),)
    return Board(
        columns=(*_metrics([found.metrics[n] for n in places]), *(index if indices else ())),
        rows=_people([line.person for line in lines]),
        cells=tuple(
            (
                *(_crossing(found, line, n, quiet=only_exceptions) for n in places),
                *((_index(found, line, by_person),) if indices else ()),
            )
            for line in lines
        ),
    )


def _cells_of(line: Line, found: Grid) -> tuple[Cell, ...]:
    over = found.span
    values = (
        Cell(Part.VALUE, line.metric, line.person, period, figure)
        for period, figure in zip(over.shown, line.figures, strict=True)
    )
    averages = (
        Cell(part, line.metric, line.person, over.complete[-1], figure)
        for part, figure in zip(AVERAGES, line.trailing, strict=True)
    )
    last = over.complete[-1]
    status = Cell(Part.STATUS, line.metric, line.person, last, standing=line.standing)
    return (*values, *averages, status)


def _crossing(found: Cross, line: CrossLine, n: int, *, quiet: bool) -> Cell:
    standing = line.standings[n]
    in_range = quiet and standing not in EXCEPTIONS
    metric, figure = found.metrics[n], line.figures[n]
    return Cell(
        Part.VALUE, metric, line.person, found.period, figure, standing=standing, quiet=in_range
    )


def _index(found: Cross, line: CrossLine, indices: dict[int, PersonIndex]) -> Cell:
    index = None if line.person is None else indices.get(line.person.id)
    return Cell(Part.INDEX, None, line.person, found.period, index=index)


def _people(people: Sequence[Person | None]) -> tuple[Head, ...]:
    return tuple(
        Head(TEAM_TITLE, spoken="The team together")
        if person is None
        else Head(person.name, person.role, spoken=person.name, person=person)
        for person in people
    )


def _metrics(metrics: Sequence[Metric]) -> tuple[Head, ...]:
    """Metrics as heads; quality stands before volume before results, each under its heading."""
    heads, last = [], None
    for metric in metrics:
        block = "" if metric.nature is last else block_title(metric.nature)
        last = metric.nature
        heads.append(Head(metric.name, block=block, spoken=metric.name, metric=metric))
    return tuple(heads)


def block_title(nature: Nature) -> str:
    """The heading of the numbers of one nature."""
    return "Results" if nature is Nature.RESULT else label(nature)


def _period(period: Period) -> Head:
    day = period.starts
    if period.kind is PeriodKind.WEEK:
        title, below = period.label.removeprefix("week "), f"{day.day} {day:%b}"
    elif period.kind is PeriodKind.MONTH:
        title, below = f"{day:%b}", f"{day.year}"
    else:
        title, _, below = period.label.partition(" ")
    return Head(title, below, spoken=f"{period.label}, from {day.day} {day:%B %Y}")


def _counted(kind: PeriodKind) -> tuple[Head, ...]:
    """The columns that are counted from complete periods."""
    unit = _UNITS[kind]
    averages = (
        Head(f"{count}-{unit}", "average", spoken=f"{count}-{unit} average")
        for count in TRAILING[kind]
    )
    status = Head(STATUS_TITLE, f"last 3 {unit}s", spoken=f"Status by the last three {unit}s")
    return (*averages, status)
