"""What the import dialog has to know of what it imports: people, results, figures or sheets."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from app.domain.incoming import Action
from app.exchange.cells import cell_text
from app.ui.rows import Column, Flaw

if TYPE_CHECKING:
    from app.domain.incoming import Problem, ResultMatch, RosterMatch
    from app.domain.incoming_figures import FigureMatch
    from app.exchange.cells import Table
    from app.ui.dialogs.import_file import FileRead

#: What the user said a column of the file holds, by its index; ``None`` leaves it out. Under
#: ``WHOLE`` is what was said of the file as a whole.
Chosen = Mapping[int, str | None]
WHOLE = -1
#: Reads the files, with the chosen columns and the order of dates; off the window's thread.
#: Raises Unreadable.
Reader = Callable[["Sequence[FileRead]", Chosen, bool | None], "Preview"]
#: What the file picker offers.
TABLES = (
    "Tables and contacts (*.csv *.tsv *.tab *.txt *.xlsx *.xlsm *.ods *.vcf *.vcard);;All files (*)"
)
#: The keys of the columns that every preview begins with.
ROW, ACTION = "row", "action"


@dataclass(frozen=True)
class FileColumn:
    """One column of the file: where it is, its heading, what it is read as, and a value of it."""

    index: int
    heading: str
    holds: str | None
    sample: str


@dataclass(frozen=True)
class PreviewRow:
    """One row as it would be stored, its cells and their flaws by the key of the column.

    ``about`` names whose it is where there are several files.
    """

    id: int
    action: Action
    cells: Mapping[str, Any]
    problems: tuple[Problem, ...]
    flaws: Mapping[str, Flaw]
    about: str = ""


@dataclass(frozen=True)
class Preview:
    """What a file would do, ready to be shown; nothing of it has happened.

    ``obstacle`` says why nothing can be imported, ``day_first`` how dates were read where the file
    leaves that open. ``whole`` is what holds for the file as a whole, where that ``is_asked``.
    ``source`` and ``mapping`` are to be remembered for the next file of the kind.
    """

    facts: str
    columns: tuple[FileColumn, ...]
    shown: frozenset[str]
    rows: tuple[PreviewRow, ...]
    matches: tuple[RosterMatch, ...] | tuple[ResultMatch, ...] | tuple[FigureMatch, ...]
    verb: str
    obstacle: str = ""
    day_first: bool | None = None
    whole: str | None = None
    is_asked: bool = False
    source: str = ""
    mapping: str = ""


class ImportKind(ABC):
    """People, results or figures: how they are read, shown and taken in.

    ``fields`` names what a column of the file can hold, of which several columns may hold those
    that are ``shared``; ``wholes`` what can be said of the file as a whole. ``columns`` are those
    of the preview, by key. ``several`` files can be read at once.
    """

    title: str
    invitation: str
    fields: Mapping[str, str]
    columns: Mapping[str, Column[PreviewRow]]
    shared: ClassVar[frozenset[str]] = frozenset()
    several: ClassVar[bool] = False
    filters: ClassVar[str] = TABLES
    wholes: Mapping[str, str] = MappingProxyType({})

    @abstractmethod
    def reader(self) -> Reader:
        """A function that reads a file, knowing the journal as it is now."""

    @abstractmethod
    def take_in(self, preview: Preview) -> str:
        """Import what the preview says, as one step; what was done, in words.

        Raises Refused or JournalFault, and then nothing has changed.
        """


def column(
    key: str,
    title: str,
    width: int,
    *,
    words: Callable[[Any], str] = str,
    align: Literal["left", "right"] = "left",
    sort_by: str = "",
    tone: Callable[[PreviewRow], str | None] | None = None,
) -> tuple[str, Column[PreviewRow]]:
    """A column of the preview that shows the cells of ``key``, each with its flaw.

    ``words`` writes a value out; ``sort_by`` is the key of the values to sort by instead.
    """

    def text(row: PreviewRow) -> str:
        value = row.cells.get(key)
        return "" if value is None else words(value)

    return key, Column(
        title,
        lambda row: row.cells.get(sort_by or key),
        text=text,
        align=align,
        width=width,
        tone=tone,
        marker=lambda row: row.flaws.get(key),
    )


def leading_columns() -> tuple[tuple[str, Column[PreviewRow]], ...]:
    """The columns that say which row of the file it is and what becomes of it."""
    return (
        column(ROW, "Row", 3, align="right"),
        column(ACTION, "What happens", 17, tone=lambda row: _TONES.get(row.action)),
    )


_TONES = {Action.SKIP: "red", Action.DUPLICATE: "muted", Action.SAME: "muted"}


def preview_row(
    match: RosterMatch | ResultMatch | FigureMatch,
    action: str,
    cells: Mapping[str, Any],
    keys: Mapping[str, str],
    row_id: int | None = None,
) -> PreviewRow:
    """A row of the preview; ``keys`` says under which column of it a heading's problems stand.

    ``row_id`` tells it from others where one row of a file makes several.
    """
    line = match.line
    flaws: dict[str, Flaw] = {}
    for problem in sorted(line.problems, key=lambda problem: not problem.blocking):
        key = keys.get(problem.column, ACTION)
        earlier = flaws.get(key)
        if earlier is None:
            flaws[key] = Flaw("red" if problem.blocking else "amber", problem.text)
        else:
            flaws[key] = Flaw(earlier.tone, f"{earlier.words}\n{problem.text}")
    shown = {ROW: line.row, ACTION: action} | dict(cells)
    own = line.row if row_id is None else row_id
    return PreviewRow(own, match.action, shown, line.problems, flaws)


def file_columns(table: Table, fields: Sequence[str | None]) -> tuple[FileColumn, ...]:
    """The columns of the file that hold something or are said to."""
    found = []
    for index, (heading, holds) in enumerate(zip(table.header, fields, strict=True)):
        texts = (cell_text(row.cell(index)) for row in table.rows)
        sample = next(filter(None, texts), "")
        if sample or holds is not None:
            found.append(FileColumn(index, heading or f"Column {index + 1}", holds, sample[:60]))
    return tuple(found)


def last_word(chosen: Chosen, shared: frozenset[str] = frozenset()) -> dict[int, str | None]:
    """What columns hold when each field goes to the column for which it was chosen last.

    ``chosen`` is in the order of choosing. The others get it back as soon as that one gives it up,
    so browsing a list with the keyboard takes nothing away. Any number of columns may hold what is
    ``shared``.
    """
    settled: dict[int, str | None] = {}
    for index, holds in reversed(tuple(chosen.items())):
        others = {field for at, field in settled.items() if at != WHOLE}
        is_taken = index != WHOLE and holds not in shared and holds in others
        settled[index] = None if is_taken else holds
    return settled


def number_of(count: int, one: str, many: str) -> str:
    """A number of things: ``1 row``, ``3 rows``."""
    return f"{count:,} {one if count == 1 else many}"


def listed(counts: Mapping[str, int]) -> str:
    """Counts with their words, those that are nought left out: ``20 new, 3 updated``."""
    return ", ".join(f"{count:,} {words}" for words, count in counts.items() if count)
