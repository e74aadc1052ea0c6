"""Importing figures: values, targets, revenue and quotas of people who are here."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from app.domain import settings, taking_in_figures
from app.domain.incoming_figures import FigureMatch, FiguresHere, match_figures
from app.exchange.figure_headings import FigureField, target_of, value_of
from app.exchange.figures import read_figures
from app.formats import Formats
from app.ui.dialogs import figure_rows
from app.ui.dialogs.import_kind import (
    Chosen,
    ImportKind,
    Preview,
    Reader,
    file_columns,
    number_of,
)
from app.ui.dialogs.import_preview import ImportDialog, opened

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from app.domain.incoming_figures import KnownMetric
    from app.exchange.figures import FigureFile
    from app.journal import Journal
    from app.ui.dialogs.import_file import FileRead

FIELDS: dict[str, str] = {
    FigureField.PERSON: "Name",
    FigureField.FIRST_NAME: "First name",
    FigureField.LAST_NAME: "Last name",
    FigureField.EMAIL: "E-mail",
    FigureField.METRIC: "Metric",
    FigureField.PERIOD: "Period",
    FigureField.YEAR: "Year",
    FigureField.VALUE: "Value",
    FigureField.TARGET: "Target",
    FigureField.HEADING: "This period",
}
_KEYS: dict[str, str] = {
    FigureField.PERSON: "person",
    FigureField.FIRST_NAME: "person",
    FigureField.LAST_NAME: "person",
    FigureField.EMAIL: "person",
    FigureField.METRIC: "metric",
    FigureField.PERIOD: "period",
    FigureField.YEAR: "period",
}
_TABLES = "Tables (*.csv *.tsv *.tab *.txt *.xlsx *.xlsm *.ods);;All files (*)"
_NOBODY_HERE = "Nobody is on the roster yet: import the roster first."
_NOTHING_NEW = "Nothing in the file is new, or can be taken in as it is."


class FiguresImport(ImportKind):
    """Figures from a table, long or wide, each for somebody who is on the roster."""

    title = "Import figures"
    invitation = (
        "Choose a CSV, TSV, XLSX or ODS file: a row for each person and period, or a column for "
        "each metric or each period. You see every figure before anything is recorded."
    )
    filters: ClassVar[str] = _TABLES
    shared: ClassVar[frozenset[str]] = frozenset({FigureField.HEADING})

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        chosen = journal.ask(settings.current)
        self._here = journal.ask(taking_in_figures.here, date.today())
        self.columns = figure_rows.columns(Formats(chosen.currency, chosen.language))
        entered = [metric for metric in self._here.metrics if not metric.is_ratio]
        values = {value_of(metric.id): metric.name for metric in entered}
        targets = {target_of(metric.id): _target_words(metric) for metric in self._here.metrics}
        self.wholes = values | targets
        self.fields = FIELDS | self.wholes

    def reader(self) -> Reader:
        """A function that reads figures, knowing what is here and what was said of such files."""
        return partial(read_preview, self._here)

    def take_in(self, preview: Preview) -> str:
        """Record the figures as previewed, and remember what the columns hold."""
        matches = cast("tuple[FigureMatch, ...]", preview.matches)
        self._journal.do(
            "Figures imported",
            taking_in_figures.take_in,
            matches,
            date.today(),
            source=preview.source,
            mapping=preview.mapping,
        )
        return figure_rows.told(matches)


def read_preview(
    here: FiguresHere, files: Sequence[FileRead], chosen: Chosen, day_first: bool | None
) -> Preview:
    """What importing figures would do."""
    (one,) = files
    file = read_figures(one.data, one.name, here, chosen, day_first)
    matches = match_figures(file.lines, here)
    count = figure_rows.written(matches)
    shape = file.shape
    keys = {
        heading: _KEYS.get(holds, "amount")
        for heading, holds in zip(file.table.header, shape.fields, strict=True)
        if holds is not None
    }
    return Preview(
        facts=f"{file.table.source} · {figure_rows.facts(matches)}",
        columns=file_columns(file.table, shape.fields),
        shown=figure_rows.SHOWN,
        rows=figure_rows.rows(matches, here, keys),
        matches=matches,
        verb=f"Import {number_of(count, 'figure', 'figures')}" if count else "Import",
        obstacle=_obstacle(file, here, count),
        day_first=file.day_first,
        whole=shape.whole,
        is_asked=shape.needs_metric,
        source=shape.source,
        mapping=shape.remembered(),
    )


def import_figures(
    journal: Journal, parent: QWidget | None, path: Path | None = None
) -> ImportDialog:
    """Open the dialog that imports figures; it asks for a file unless ``path`` names one."""
    return opened(ImportDialog(journal, FiguresImport(journal), parent), path)


def open_import(
    parent: QWidget | None, journal: Journal, said: Callable[[str], None]
) -> ImportDialog:
    """Import figures from a file; ``said`` is told in words what was done."""
    dialog = ImportDialog(journal, FiguresImport(journal), parent)
    dialog.imported.connect(said)
    return opened(dialog)


def _target_words(metric: KnownMetric) -> str:
    return "Quota" if metric.is_revenue else f"{metric.name}, target"


def _obstacle(file: FigureFile, here: FiguresHere, count: int) -> str:
    if not here.people:
        return _NOBODY_HERE
    return file.shape.obstacle or ("" if count else _NOTHING_NEW)
