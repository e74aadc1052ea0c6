"""How promises are kept: the rate in words, and the promises that it was counted from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.domain import commitments, settings
from app.domain.kinds import CommitmentState, Vis
from app.formats import Formats
from app.ui.counted import CountedDialog
from app.ui.parts import Row
from app.ui.table import Column, Table

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.commitments import InFull
    from app.domain.keeping import Kept
    from app.journal import Journal

#: Rates are counted this far back.
LOOK_BACK = timedelta(days=90)
RULE = "Done by its day is kept on time. What is not due yet, and what was dropped, is left out."
EMPTY = "Nothing was due in these 90 days, so nothing was kept or missed."


@dataclass(frozen=True)
class Line:
    """A promise that was counted."""

    id: int
    text: str
    due: date | None
    closed: str
    on_time: bool
    private: bool


def explain_kept(
    parent: QWidget, journal: Journal, person_id: int | None, called: str, to: int | None = None
) -> None:
    """Show what a rate was counted from: a rep's, or mine where nobody is named.

    ``called`` is the rep's name. With ``to`` only what I promised that person counts.
    """
    today, chosen = date.today(), journal.ask(settings.current)
    formats = Formats(chosen.currency, chosen.language)
    found = journal.ask(commitments.counted, person_id, today - LOOK_BACK, today, about_id=to)
    title = f"How {called} kept promises"
    if person_id is None:
        title = "How I kept promises" if to is None else f"How I kept promises to {called}"
    table = Table(_columns(formats), name="What was counted", empty=EMPTY)
    table.show_rows(_line(one, on_time, formats) for one, on_time in found)
    kept = sum(on_time for _, on_time in found)
    counted = f"{kept} of {len(found)} on time. " if found else ""
    CountedDialog(parent, title, f"{counted}{RULE}", table).open()


def kept_row(called: str, kept: Kept) -> Row:
    """A rate as a line that can be opened: "Tomás kept on time: 2 of 3"."""
    row = Row(called, right=kept_words(kept), openable=True)
    row.setAccessibleName(f"{called}, kept on time in 90 days: {kept_words(kept)}")
    row.setToolTip("Show what this was counted from")
    return row


def kept_words(kept: Kept) -> str:
    """How promises were kept: "5 of 6"; nothing that was due is no rate."""
    return f"{kept.on_time} of {kept.counted}" if kept.counted else "nothing was due"


def _line(one: InFull, on_time: bool, formats: Formats) -> Line:
    said = one.commitment
    closed = f"done {formats.short_day(said.closed_on)}" if said.closed_on else "still open"
    return Line(
        id=said.id,
        text=" ".join(said.text.split()),
        due=said.due,
        closed="missed" if said.state is CommitmentState.MISSED else closed,
        on_time=on_time,
        private=said.vis is Vis.PRIVATE,
    )


def _columns(formats: Formats) -> tuple[Column[Line], ...]:
    return (
        Column("What", lambda row: row.text, width=0, private=lambda row: row.private),
        Column("Until", lambda row: row.due, lambda row: _due(row, formats), width=12),
        Column("What became of it", lambda row: row.closed, width=17),
        Column("Kept", lambda row: row.on_time, _kept, width=9),
    )


def _due(row: Line, formats: Formats) -> str:
    return "no day" if row.due is None else formats.short_day(row.due)


def _kept(row: Line) -> str:
    return "on time" if row.on_time else "not"
