"""How many sessions were scheduled ahead, with the very rows that were counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain import sessions, settings
from app.formats import Formats
from app.labels import label
from app.ui.counted import CountedDialog
from app.ui.table import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from app.domain.attention import Ahead
    from app.domain.sessions import SessionInFull
    from app.journal import Journal

TITLE = "Scheduled ahead"
EMPTY = "Nothing was held yet. What is planned on an earlier day counts as scheduled ahead."
LEFT_OUT = "Sessions of which nobody knows when they were scheduled are left out."
AD_HOC = "ad hoc"
_SIZE = (620, 460)


@dataclass(frozen=True)
class Counted:
    """A session that was counted; the earlier day it was ``scheduled`` on, None where ad hoc."""

    id: int
    held: date
    who: str
    kind: str
    scheduled: date | None


class AheadDialog(CountedDialog):
    """The sessions behind the share, the latest first."""

    def __init__(self, parent: QWidget, journal: Journal, ahead: Ahead) -> None:
        chosen = journal.ask(settings.current)
        formats = Formats(chosen.currency, chosen.language)
        table = Table(_columns(formats), name="Sessions that were counted", empty=EMPTY)
        table.show_rows(rows(journal.ask(sessions.of_ids, ahead.ids)))
        super().__init__(parent, TITLE, ahead_words(ahead, formats), table, size=_SIZE)


def ahead_words(ahead: Ahead, formats: Formats) -> str:
    """The share in a sentence, and what is not in it."""
    if ahead.share is None:
        return LEFT_OUT
    share = formats.percent(ahead.share)
    return f"{ahead.scheduled} of {ahead.counted} were scheduled ahead, {share}. {LEFT_OUT}"


def rows(found: Iterable[SessionInFull]) -> list[Counted]:
    """The sessions as rows of the table."""
    return [
        Counted(
            id=one.session.id,
            held=one.day,
            who=", ".join(person.name for person in one.people),
            kind=label(one.session.kind),
            scheduled=_ahead_of(one),
        )
        for one in found
    ]


def _ahead_of(one: SessionInFull) -> date | None:
    scheduled = one.session.scheduled_on
    return scheduled if scheduled is not None and scheduled < one.day else None


def _columns(formats: Formats) -> tuple[Column[Counted], ...]:
    def scheduled(row: Counted) -> str:
        return AD_HOC if row.scheduled is None else formats.short_day(row.scheduled)

    return (
        Column("Held", lambda row: row.held, lambda row: formats.weekday(row.held), width=13),
        Column("With", lambda row: row.who, width=0),
        Column("What for", lambda row: row.kind, width=13),
        Column("Scheduled", lambda row: row.scheduled, scheduled, width=11),
    )
