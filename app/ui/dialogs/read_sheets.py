"""Reading the reps' own sheets as they come back, several files at once."""

from __future__ import annotations

from datetime import date
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, cast

from app.domain import rep_sheets, settings
from app.domain.incoming import Action, Problem
from app.domain.incoming_figures import FigureLine, FigureMatch, FiguresHere
from app.domain.rep_sheet import match_sheets
from app.exchange.errors import Unreadable
from app.exchange.rep_sheet_in import read
from app.formats import Formats
from app.ui.dialogs import figure_rows
from app.ui.dialogs.import_kind import Chosen, ImportKind, Preview, Reader, number_of
from app.ui.dialogs.import_preview import ImportDialog, opened

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from app.domain.rep_sheet import SheetRead
    from app.journal import Journal
    from app.ui.dialogs.import_file import FileRead

_SPREADSHEETS = "Spreadsheets (*.xlsx *.xlsm *.ods);;All files (*)"
_NOTHING_NEW = "Nothing on them is new, or can be taken in as it is."


class SheetsReading(ImportKind):
    """The sheets that the reps filled and sent back."""

    title = "Read returned sheets"
    invitation = (
        "Choose the sheets that your people filled, or drop them here, several at once. You see "
        "every number before anything is recorded."
    )
    fields: Mapping[str, str] = MappingProxyType({})
    several: ClassVar[bool] = True
    filters: ClassVar[str] = _SPREADSHEETS

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        chosen = journal.ask(settings.current)
        self._here = journal.ask(rep_sheets.here, date.today())
        self.columns = figure_rows.columns(Formats(chosen.currency, chosen.language))

    def reader(self) -> Reader:
        """A function that reads sheets, knowing what is here."""
        return partial(read_preview, self._here)

    def take_in(self, preview: Preview) -> str:
        """Record what the reps brought as previewed."""
        matches = cast("tuple[FigureMatch, ...]", preview.matches)
        self._journal.do("Sheets read", rep_sheets.take_in, matches, date.today())
        return figure_rows.told(matches)


def read_preview(
    here: FiguresHere, files: Sequence[FileRead], _chosen: Chosen, _day_first: bool | None
) -> Preview:
    """What taking the sheets in would do; a file that is none is told among the others."""
    sheets, refused = read_all(files)
    matches = (*refused, *match_sheets(sheets, here))
    count = figure_rows.written(matches)
    who = number_of(len({sheet.person_id for sheet in sheets}), "person", "people")
    said = f"{number_of(len(sheets), 'sheet', 'sheets')} of {who}"
    return Preview(
        facts=f"{said} · {figure_rows.facts(matches)}",
        columns=(),
        shown=figure_rows.SHOWN,
        rows=figure_rows.rows(matches, here),
        matches=matches,
        verb=f"Record {number_of(count, 'figure', 'figures')}" if count else "Record",
        obstacle="" if count else _NOTHING_NEW,
    )


def read_all(
    files: Sequence[FileRead],
) -> tuple[tuple[SheetRead, ...], tuple[FigureMatch, ...]]:
    """The sheets in all files, and why some files hold none; raises Unreadable where none does."""
    sheets: list[SheetRead] = []
    refused: list[FigureMatch] = []
    for file in files:
        try:
            sheets += read(file.data, file.name)
        except Unreadable as why:
            if len(files) == 1:
                raise
            problem = Problem(1, "", str(why), blocking=True)
            line = FigureLine(1, "", file.name, file=file.name, problems=(problem,))
            refused.append(FigureMatch(line, Action.SKIP))
    return tuple(sheets), tuple(refused)


def open_read(
    parent: QWidget | None, journal: Journal, said: Callable[[str], None]
) -> ImportDialog:
    """Read returned sheets; ``said`` is told in words what was done."""
    dialog = ImportDialog(journal, SheetsReading(journal), parent)
    dialog.imported.connect(said)
    return opened(dialog)
