"""How often somebody was recognised and corrected, and the notes that this was counted from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.domain import attention, settings
from app.domain.kinds import Vis
from app.formats import Formats, days_ago
from app.labels import label
from app.ui.counted import CountedDialog
from app.ui.parts import Row, look
from app.ui.table import Column, Table
from app.ui.tabs.coaching.feed_words import runs_of
from app.ui.tabs.coaching.kept import LOOK_BACK

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.attention import Praise
    from app.domain.models import Note
    from app.journal import Journal

RULE = (
    "A win, or a note on what went well, recognises; a concern, or a note on what did not, "
    "corrects. Vents and the like are neither."
)
EMPTY = "No note of these 90 days says what went well, or what did not."


@dataclass(frozen=True)
class Line:
    """A note that was counted."""

    id: int
    on: date
    kind: str
    text: str
    affirms: bool
    private: bool


def praise_row(praise: Praise, today: date) -> Row:
    """When somebody was recognised last, and how often of late; it can be opened."""
    row = Row(praise_words(praise, today), openable=True, private=True)
    row.setToolTip("Show what this was counted from")
    look(row.text, tone="muted")
    return row


def praise_words(praise: Praise, today: date) -> str:
    """The same in a sentence or two."""
    if praise.last is None:
        return "Never recognised yet."
    counted = f"recognised {_times(praise.affirmed)}, corrected {_times(praise.corrected)}"
    return f"Last recognised {days_ago(praise.last, today)}. In 90 days: {counted}."


def explain_praise(parent: QWidget, journal: Journal, person_id: int, called: str) -> None:
    """Show the notes that were counted."""
    today, chosen = date.today(), journal.ask(settings.current)
    formats = Formats(chosen.currency, chosen.language)
    found = journal.ask(attention.praised, person_id, today - LOOK_BACK, today)
    table = Table(_columns(formats), name="Notes that were counted", empty=EMPTY)
    table.show_rows(_line(note, affirms) for note, affirms in found)
    good = sum(affirms for _, affirms in found)
    counted = f"Recognised {_times(good)}, corrected {_times(len(found) - good)}. "
    title = f"How {called} was recognised"
    CountedDialog(parent, title, f"{counted}{RULE}", table, private=True).open()


def _line(note: Note, affirms: bool) -> Line:
    text = note.text or note.behaviour or note.situation or note.effect or note.next_time
    return Line(
        id=note.id,
        on=note.happened_on,
        kind=label(note.kind),
        text="".join(run.text for run in runs_of(text)),
        affirms=affirms,
        private=note.vis is Vis.PRIVATE,
    )


def _columns(formats: Formats) -> tuple[Column[Line], ...]:
    return (
        Column("Day", lambda row: row.on, lambda row: formats.short_day(row.on), width=10),
        Column("Note", lambda row: row.kind, width=14),
        Column("What", lambda row: row.text, width=0, private=lambda row: row.private),
        Column("Counts as", lambda row: row.affirms, _counts_as, width=13),
    )


def _counts_as(row: Line) -> str:
    return "recognised" if row.affirms else "corrected"


def _times(count: int) -> str:
    return {0: "not once", 1: "once", 2: "twice"}.get(count, f"{count} times")
