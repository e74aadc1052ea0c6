"""Importing people."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from app.domain import importing, people, settings
from app.domain.incoming import Action, KnownPerson, RosterLine, RosterMatch, match_roster
from app.exchange.dates import guess_order
from app.exchange.headings import RosterField
from app.exchange.roster import RosterFile, read_roster
from app.formats import Formats
from app.labels import label
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
    RosterField.NAME: "Name",
    RosterField.FIRST_NAME: "First name",
    RosterField.LAST_NAME: "Last name",
    RosterField.PREFERRED_NAME: "Goes by",
    RosterField.EMAIL: "E-mail",
    RosterField.PHONE: "Phone",
    RosterField.ROLE: "Role",
    RosterField.SEGMENT: "Segment",
    RosterField.TERRITORY: "Territory",
    RosterField.STARTED: "Started on",
    RosterField.LEFT_ON: "Left on",
    RosterField.RAMP_UNTIL: "Ramp until",
    RosterField.STATUS: "Status",
}
_NAMES = frozenset({RosterField.NAME, RosterField.FIRST_NAME, RosterField.LAST_NAME})
_DAYS = (RosterField.STARTED, RosterField.LEFT_ON, RosterField.RAMP_UNTIL)
_WIDTHS: dict[str, int] = {RosterField.EMAIL: 26, RosterField.ROLE: 20, RosterField.STATUS: 12}
_NO_NAMES = "Say which column holds the names."
_NO_ROWS = "No row can be imported as it is."


class RosterImport(ImportKind):
    """People from a file: new ones are added, those already here are updated."""

    title = "Import a roster"
    invitation = (
        "Choose a CSV, TSV, XLSX, ODS or vCard file, or drop it here. You see every row before "
        "anything is added."
    )
    fields = FIELDS

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        chosen = journal.ask(settings.current)
        self.columns = dict(_columns(Formats(chosen.currency, chosen.language)))

    def reader(self) -> Reader:
        """A function that reads a roster, knowing who is here."""
        return partial(read_preview, tuple(self._journal.ask(people.known)))

    def take_in(self, preview: Preview) -> str:
        """Add and update people as previewed."""
        matches = cast("tuple[RosterMatch, ...]", preview.matches)
        done = self._journal.do("Roster imported", importing.take_in_roster, matches, date.today())
        return _told(done)


def read_preview(
    known: Sequence[KnownPerson],
    files: Sequence[FileRead],
    chosen: Chosen,
    day_first: bool | None,
) -> Preview:
    """What importing a roster would do, people being ``known``."""
    columns = cast("Mapping[int, RosterField | None]", chosen)
    (one,) = files
    file = read_roster(one.data, one.name, columns, day_first)
    matches = match_roster(file.lines, known)
    counts = Counter(match.action for match in matches)
    matter, sure = _order(file)
    keys = {
        heading: _key(holds)
        for heading, holds in zip(file.table.header, file.columns, strict=True)
        if holds is not None
    }
    names = {person.id: person.name for person in known}
    count = counts[Action.ADD] + counts[Action.UPDATE]
    facts = [file.table.source, _order_words(file.day_first) if matter else "", _counted(counts)]
    return Preview(
        facts=" · ".join(filter(None, facts)),
        columns=file_columns(file.table, file.columns),
        shown=frozenset({ROW, ACTION, *keys.values()}),
        rows=tuple(preview_row(m, _action(m, names), _cells(m.line), keys) for m in matches),
        matches=matches,
        verb=f"Import {number_of(count, 'person', 'people')}" if count else "Import",
        obstacle=_obstacle(file, count),
        day_first=None if sure else file.day_first,
    )


def _columns(formats: Formats) -> list[tuple[str, Column[PreviewRow]]]:
    """The columns of the preview: what is kept of a person, in the order of the fields."""
    made = list(leading_columns())
    for holds, title in FIELDS.items():
        key = _key(holds)
        if holds in _DAYS:
            made.append(column(key, title, 15, words=formats.day))
        elif holds not in _NAMES or holds is RosterField.NAME:
            made.append(column(key, title, _WIDTHS.get(holds, 18)))
    return made


def _key(holds: str) -> str:
    """The preview's column for a field: parts of a name make one."""
    return "name" if holds in _NAMES else str(holds)


def _cells(line: RosterLine) -> dict[str, Any]:
    cells = {_key(holds): getattr(line, _key(holds)) for holds in RosterField}
    return cells | {"status": label(line.status) if line.status else ""}


def _action(match: RosterMatch, names: Mapping[int, str]) -> str:
    """What becomes of a row, naming the person it updates where the file has another name."""
    if match.action is Action.UPDATE and match.person_id is not None:
        name = names[match.person_id]
        return "Update" if name == match.line.name else f"Update {name}"
    if match.action is Action.DUPLICATE:
        return f"Already in row {match.same_as_row}"
    return "Add" if match.action is Action.ADD else "Left out"


def _order(file: RosterFile) -> tuple[bool, bool]:
    """Whether the order of day and month matters in this file, and whether the file settles it."""
    dated = [index for index, holds in enumerate(file.columns) if holds in _DAYS]
    cells = [row.cell(index) for row in file.table.rows for index in dated]
    order, sure = guess_order(cells)
    same_for_anybody = order is guess_order(cells, american=True)[0]
    return same_for_anybody or not sure, sure


def _order_words(day_first: bool) -> str:
    return "days come before months" if day_first else "months come before days"


def _counted(counts: Mapping[Action, int]) -> str:
    parts = {
        "new": counts[Action.ADD],
        "updated": counts[Action.UPDATE],
        "repeated": counts[Action.DUPLICATE],
        "left out": counts[Action.SKIP],
    }
    return f"{number_of(sum(counts.values()), 'person', 'people')}: {listed(parts)}"


def _obstacle(file: RosterFile, count: int) -> str:
    if _NAMES.isdisjoint(file.columns):
        return _NO_NAMES
    return "" if count else _NO_ROWS


def _told(counts: Mapping[Action, int]) -> str:
    """What an import did: ``20 people added, 3 updated, 1 row left out``."""
    added, updated = counts[Action.ADD], counts[Action.UPDATE]
    left = counts[Action.SKIP] + counts[Action.DUPLICATE]
    parts = [
        f"{number_of(added, 'person', 'people')} added" if added else "",
        f"{updated:,} updated" if added else f"{number_of(updated, 'person', 'people')} updated",
        f"{number_of(left, 'row', 'rows')} left out",
    ]
    numbers = (added, updated, left)
    return ", ".join(part for part, number in zip(parts, numbers, strict=True) if number)
