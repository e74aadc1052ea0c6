"""What a recipe was counted from: who reported what, and what was known before a quarter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from app.domain import recipe_rows
from app.ui.counted import CountedDialog
from app.ui.table import Column, Table
from app.ui.tabs.scorecard.pieces import amount_column
from app.ui.tabs.scorecard.recipe_words import (
    FEW,
    amount_words,
    period_words,
    step_words,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.domain.models import Metric
    from app.domain.recipe import Tested
    from app.domain.recipe_rows import Behind
    from app.domain.recipes import Recipe
    from app.formats import Formats
    from app.journal import Journal

NOTHING = "Nobody reported this over the last quarter’s worth of time."
LEFT_OUT = "Where one of the two is not reported, neither counts."
_SIZE = (760, 480)


@dataclass(frozen=True)
class Line:
    """What one person reported for one period."""

    id: tuple[int, date]
    who: str
    starts: date
    period: str
    amount: float | None
    then: float | None
    counts: bool


@dataclass(frozen=True)
class Known:
    """A conversion that was known before a quarter."""

    id: int
    name: str
    rate: str
    counted: str


def explain_stage(
    parent: QWidget, journal: Journal, recipe: Recipe, place: int, formats: Formats
) -> None:
    """Show what the total of a stage was added up from."""
    metric = recipe.metrics[place]
    found = journal.ask(recipe_rows.of_stage, metric.id, date.today(), _whose(recipe))
    table = Table(_columns(metric, None, formats), name=metric.name, empty=NOTHING)
    table.show_rows([_line(row, formats) for row in found])
    total = recipe.stages[place].total
    sentence = f"{amount_words(total, metric, formats)} over the last quarter’s worth of time."
    CountedDialog(parent, _title(metric.name, recipe), sentence, table, size=_SIZE).open()


def explain_step(
    parent: QWidget, journal: Journal, recipe: Recipe, place: int, formats: Formats
) -> None:
    """Show what a conversion was counted from, and what was left out of it."""
    first, then = recipe.metrics[place], recipe.metrics[place + 1]
    found = journal.ask(recipe_rows.of_conversion, first.id, then.id, date.today(), _whose(recipe))
    table = Table(_columns(first, then, formats), name=then.name, empty=NOTHING)
    table.show_rows([_line(row, formats) for row in found])
    said, counted = step_words(recipe.conversions[place], then, formats)
    title = _title(f"{first.name} to {then.name}", recipe)
    sentence = f"{said}{': ' if counted else ''}{counted}. {LEFT_OUT} {FEW}"
    CountedDialog(parent, title, sentence, table, size=_SIZE).open()


def explain_quarter(parent: QWidget, recipe: Recipe, tested: Tested, formats: Formats) -> None:
    """Show what was known before a quarter: what its revenue was told from."""
    table = Table(
        (
            Column[Known]("Known before", lambda row: row.name, width=0),
            Column[Known]("Conversion", lambda row: row.rate, align="right", width=18),
            Column[Known]("Counted from", lambda row: row.counted, align="right", width=24),
        ),
        name="Known before the quarter",
        empty="Nothing was known before.",
    )
    steps = zip(recipe.metrics, recipe.metrics[1:], tested.quarter.conversions, strict=False)
    table.show_rows(
        Known(place, f"{first.name} to {then.name}", *step_words(step, then, formats))
        for place, (first, then, step) in enumerate(steps)
    )
    title = _title(f"How {tested.quarter.label} would have been told", recipe)
    sentence = _quarter_words(recipe, tested, formats)
    CountedDialog(parent, title, sentence, table, size=_SIZE).open()


def _quarter_words(recipe: Recipe, tested: Tested, formats: Formats) -> str:
    first, of = recipe.metrics[0], tested.quarter
    began = amount_words(of.first, first, formats)
    words = f"{first.name} in the quarter: {began}, times what the year before made of each."
    if of.counted < of.of:
        words += f" Of {of.counted} of {of.of} people both ends are reported; the others are out."
    return words


def _whose(recipe: Recipe) -> int | None:
    return None if recipe.person is None else recipe.person.id


def _title(what: str, recipe: Recipe) -> str:
    return f"{what}, {'the team' if recipe.person is None else recipe.person.name}"


def _line(row: Behind, formats: Formats) -> Line:
    return Line(
        id=(row.person.id, row.period.starts),
        who=row.person.name,
        starts=row.period.starts,
        period=period_words(row.period, formats),
        amount=row.amount,
        then=row.then,
        counts=row.counts,
    )


def _of_stage(
    metric: Metric, amount: Callable[[Line], float | None], formats: Formats
) -> Column[Line]:
    return amount_column(
        metric.name, amount, partial(amount_words, metric=metric, formats=formats), 14
    )


def _columns(first: Metric, then: Metric | None, formats: Formats) -> tuple[Column[Line], ...]:
    columns = (
        Column[Line]("Period", lambda row: row.starts, lambda row: row.period, width=18),
        Column[Line]("Who", lambda row: row.who, width=0),
        _of_stage(first, lambda row: row.amount, formats),
    )
    if then is None:
        return columns
    return (
        *columns,
        _of_stage(then, lambda row: row.then, formats),
        Column[Line](
            "", lambda row: row.counts, lambda row: "" if row.counts else "left out", width=9
        ),
    )
