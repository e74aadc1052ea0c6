"""Incoming figures as rows of the import dialog: whose, of what, for when, and what was there."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from app.domain.incoming import Action
from app.domain.incoming_figures import REVENUE, FigureMatch
from app.domain.kinds import PeriodKind, Unit
from app.ui.dialogs.import_kind import (
    ACTION,
    ROW,
    PreviewRow,
    column,
    leading_columns,
    listed,
    number_of,
    preview_row,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.domain.incoming_figures import FiguresHere, KnownMetric
    from app.domain.periods import Period
    from app.formats import Formats
    from app.ui.rows import Column

SHOWN = frozenset({ROW, ACTION, "person", "metric", "period", "was", "amount"})
_NOT_REPORTED = "not reported"
_ACTIONS = {
    Action.ADD: "New",
    Action.UPDATE: "Changed",
    Action.SAME: "The same already",
    Action.SKIP: "Left out",
}


def columns(formats: Formats) -> dict[str, Column[PreviewRow]]:
    """The columns of the preview, by key."""

    def amount(cell: tuple[int | None, Unit]) -> str:
        number, unit = cell
        return _NOT_REPORTED if number is None else formats.amount(number, unit)

    def period(cell: Period) -> str:
        if cell.kind is PeriodKind.WEEK:
            return f"Week of {formats.day(cell.starts)}"
        return cell.label

    return dict(
        [
            *leading_columns(),
            column("person", "Name", 24),
            column("metric", "Metric", 24),
            column("was", "Now", 13, words=amount, align="right", sort_by="was_number"),
            column("amount", "In the file", 13, words=amount, align="right", sort_by="number"),
            column("period", "Period", 28, words=period, sort_by="starts"),
        ]
    )


def rows(
    matches: Sequence[FigureMatch], here: FiguresHere, keys: Mapping[str, str] | None = None
) -> tuple[PreviewRow, ...]:
    """A row for each figure; ``keys`` says under which column a heading's problems stand."""
    metrics = {REVENUE.id: REVENUE} | {metric.id: metric for metric in here.metrics}
    names = {person.id: person.name for person in here.people}
    said = keys or {}
    found = []
    for number, match in enumerate(matches):
        heading = match.line.column
        own = said if heading in said else {**said, heading: "amount"}
        row = preview_row(match, _action(match), _cells(match, metrics, names), own, number)
        found.append(replace(row, about=match.line.person) if match.line.file else row)
    return tuple(found)


def facts(matches: Sequence[FigureMatch]) -> str:
    """How many figures there are, and what becomes of them."""
    counts = Counter(match.action for match in matches)
    parts = {
        "new": counts[Action.ADD],
        "changed": counts[Action.UPDATE],
        "the same already": counts[Action.SAME],
        "repeated": counts[Action.DUPLICATE],
        "left out": counts[Action.SKIP],
    }
    total = number_of(len(matches), "figure", "figures")
    return f"{total}: {listed(parts)}" if matches else total


def written(matches: Sequence[FigureMatch]) -> int:
    """How many figures would be recorded."""
    return sum(match.action in (Action.ADD, Action.UPDATE) for match in matches)


def told(matches: Sequence[FigureMatch]) -> str:
    """What was done: ``96 figures recorded for 8 people, 1 left out``."""
    done = [match for match in matches if match.action in (Action.ADD, Action.UPDATE)]
    people = {match.place.person_id for match in done if match.place is not None}
    said = (
        f"{number_of(len(done), 'figure', 'figures')} recorded for "
        f"{number_of(len(people), 'person', 'people')}"
    )
    left = sum(match.action in (Action.SKIP, Action.DUPLICATE) for match in matches)
    return f"{said}, {left:,} left out" if left else said


def _action(match: FigureMatch) -> str:
    if match.action is Action.DUPLICATE:
        return f"Already in row {match.same_as_row}"
    return _ACTIONS[match.action]


def _cells(
    match: FigureMatch, metrics: Mapping[int, KnownMetric], names: Mapping[int, str]
) -> dict[str, Any]:
    line = match.line
    who = None if match.place is None else names.get(match.place.person_id)
    cells: dict[str, Any] = {"person": who or line.person, "metric": line.column}
    metric = None if line.metric_id is None else metrics.get(line.metric_id)
    if line.period is not None:
        cells |= {"period": line.period, "starts": line.period.starts}
    if metric is None:
        return cells
    cells["metric"] = _metric_words(metric, line.aim)
    if match.place is not None:
        cells |= {"amount": (line.amount, metric.unit), "number": line.amount}
        if match.action in (Action.UPDATE, Action.SAME):
            cells |= {"was": (match.was, metric.unit), "was_number": match.was}
    return cells


def _metric_words(metric: KnownMetric, aim: bool) -> str:
    if metric.is_revenue and aim:
        return "Quota"
    return f"{metric.name}, target" if aim else metric.name
