"""Importing past performance: quota and actual of people who are here."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from app.domain import importing, people, settings
from app.domain.incoming import Action, KnownPerson, ResultMatch, match_results
from app.exchange.headings import ResultField
from app.exchange.results import ResultFile, read_results
from app.formats import Formats
from app.ui.dialogs.import_kind import (
    ACTION,
    ROW,
    Chosen,
    ImportKind,
    Preview,
    PreviewRow,
    Reader,
    column,
    file_columns,
    leading_columns,
    listed,
    number_of,
    preview_row,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.journal import Journal
    from app.ui.dialogs.import_file import FileRead
    from app.ui.rows import Column

FIELDS: dict[str, str] = {
    ResultField.PERSON: "Name",
    ResultField.FIRST_NAME: "First name",
    ResultField.LAST_NAME: "Last name",
    ResultField.EMAIL: "E-mail",
    ResultField.PERIOD: "Period",
    ResultField.YEAR: "Year",
    ResultField.QUOTA: "Quota",
    ResultField.ACTUAL: "Actual",
}
_KEYS = {
    ResultField.YEAR: "period",
    ResultField.PERIOD: "period",
    ResultField.QUOTA: "quota",
    ResultField.ACTUAL: "actual",
}
_WHO = frozenset(
    {ResultField.PERSON, ResultField.FIRST_NAME, ResultField.LAST_NAME, ResultField.EMAIL}
)
_WHEN = frozenset({ResultField.PERIOD, ResultField.YEAR})
_WHAT = frozenset({ResultField.QUOTA, ResultField.ACTUAL})
_MISSING = (
    (_WHO, "Say which column names the people."),
    (_WHEN, "Say which column holds the periods."),
    (_WHAT, "Say which column holds the quotas or the actual results."),
)
_NOBODY_HERE = "Nobody is on the roster yet: import the roster first."
_NO_ROWS = "No row can be imported as it is."


class ResultsImport(ImportKind):
    """Past results from a file, each for somebody who is on the roster."""

    title = "Import past performance"
    invitation = (
        "Choose a CSV, TSV, XLSX or ODS file with a row for each person and period, or drop it "
        "here. You see every row before anything is recorded."
    )
    fields = FIELDS

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        chosen = journal.ask(settings.current)
        self._fiscal_start, self._currency = chosen.fiscal_start, chosen.currency
        self.columns = dict(_columns(Formats(chosen.currency, chosen.language)))

    def reader(self) -> Reader:
        """A function that reads past results, knowing who is here and how the journal counts."""
        here = Here(tuple(self._journal.ask(people.known)), self._fiscal_start, self._currency)
        return partial(read_preview, here)

    def take_in(self, preview: Preview) -> str:
        """Record the results as previewed."""
        matches = cast("tuple[ResultMatch, ...]", preview.matches)
        done = self._journal.do("Past results imported", importing.take_in_results, matches)
        return _told(done, _people_in(matches))


@dataclass(frozen=True)
class Here:
    """What the journal knows that a file of results is read by."""

    known: tuple[KnownPerson, ...]
    fiscal_start: int
    currency: str


def read_preview(
    here: Here,
    files: Sequence[FileRead],
    chosen: Chosen,
    _day_first: bool | None,
) -> Preview:
    """What importing past results would do."""
    columns = cast("Mapping[int, ResultField | None]", chosen)
    (chosen_file,) = files
    file = read_results(
        chosen_file.data, chosen_file.name, here.fiscal_start, here.currency, columns
    )
    matches = match_results(file.lines, here.known)
    counts = Counter(match.action for match in matches)
    keys = {
        heading: _KEYS.get(holds, "person")
        for heading, holds in zip(file.table.header, file.columns, strict=True)
        if holds is not None
    }
    names = {person.id: person.name for person in here.known}
    count = counts[Action.UPDATE]
    return Preview(
        facts=f"{file.table.source} · {_counted(counts, _people_in(matches))}",
        columns=file_columns(file.table, file.columns),
        shown=frozenset({ROW, ACTION, *keys.values()}),
        rows=tuple(preview_row(m, _action(m), _cells(m, names), keys) for m in matches),
        matches=matches,
        verb=f"Import {number_of(count, 'result', 'results')}" if count else "Import",
        obstacle=_obstacle(file, here.known, count),
    )


def _columns(formats: Formats) -> list[tuple[str, Column[PreviewRow]]]:
    return [
        *leading_columns(),
        column("person", "Name", 28),
        column("period", "Period", 16, sort_by="starts"),
        column("quota", "Quota", 15, words=formats.money, align="right"),
        column("actual", "Actual", 15, words=formats.money, align="right"),
    ]


def _cells(match: ResultMatch, names: Mapping[int, str]) -> dict[str, Any]:
    """The row as it would be stored: under the name that the person has here."""
    line = match.line
    name = line.person if match.person_id is None else names[match.person_id]
    cells: dict[str, Any] = {"person": name, "quota": line.quota, "actual": line.actual}
    if line.period is not None:
        cells |= {"period": line.period.label, "starts": line.period.starts}
    return cells


def _action(match: ResultMatch) -> str:
    if match.action is Action.DUPLICATE:
        return f"Already in row {match.same_as_row}"
    return "Record" if match.action is Action.UPDATE else "Left out"


def _people_in(matches: Sequence[ResultMatch]) -> int:
    """How many people's results would be recorded."""
    return len({match.person_id for match in matches if match.action is Action.UPDATE})


def _counted(counts: Mapping[Action, int], persons: int) -> str:
    parts = {
        f"to record for {number_of(persons, 'person', 'people')}": counts[Action.UPDATE],
        "repeated": counts[Action.DUPLICATE],
        "left out": counts[Action.SKIP],
    }
    return f"{number_of(sum(counts.values()), 'row', 'rows')}: {listed(parts)}"


def _obstacle(file: ResultFile, known: Sequence[KnownPerson], count: int) -> str:
    if not known:
        return _NOBODY_HERE
    for needed, words in _MISSING:
        if needed.isdisjoint(file.columns):
            return words
    return "" if count else _NO_ROWS


def _told(counts: Mapping[Action, int], persons: int) -> str:
    """What an import did: ``96 results recorded for 8 people, 1 row left out``."""
    recorded = number_of(counts[Action.UPDATE], "result", "results")
    left = counts[Action.SKIP] + counts[Action.DUPLICATE]
    said = f"{recorded} recorded for {number_of(persons, 'person', 'people')}"
    return f"{said}, {number_of(left, 'row', 'rows')} left out" if left else said
