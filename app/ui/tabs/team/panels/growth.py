"""Better than ninety days ago? The answer in a word and an arrow, and the rows behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.kinds import Direction
from app.ui.counted import CountedDialog
from app.ui.table import Column, Table

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from app.domain.growth import Growth
    from app.formats import Formats

_WORDS = {
    Direction.BETTER: "↑ Better than 90 days ago",
    Direction.SAME: "→ The same as 90 days ago",
    Direction.WORSE: "↓ Not as good as 90 days ago",
    Direction.UNKNOWN: "Better than 90 days ago? Not known yet",
}
EMPTY = "Nothing changed. A new level, a goal reached and a step taken each count here."


@dataclass(frozen=True)
class Change:
    """One row that was counted."""

    id: int
    what: str
    by: int
    on: date


def growth_words(growth: Growth) -> str:
    """Whether somebody is better than ninety days ago, in a word and an arrow."""
    return _WORDS[growth.direction]


def counted(growth: Growth, formats: Formats) -> str:
    """What the answer was counted from, in a sentence or two."""
    since = f"since {formats.day(growth.since)}"
    if not growth.steps and not growth.compared:
        return f"Nothing to compare with {since}: rate a skill now and again in three months."
    moved = f"{growth.ups} up and {growth.downs} down {since}."
    skills = "1 skill was" if growth.compared == 1 else f"{growth.compared} skills were"
    return f"{moved} {skills} rated before that day and could be compared."


class GrowthDialog(CountedDialog):
    """The very rows that the answer was counted from, the latest first."""

    def __init__(self, parent: QWidget, called: str, growth: Growth, formats: Formats) -> None:
        table = Table(_columns(formats), name="What changed", empty=EMPTY)
        table.show_rows(
            Change(number, step.what, step.by, step.on) for number, step in enumerate(growth.steps)
        )
        title = f"Is {called} better than 90 days ago?"
        super().__init__(
            parent, title, counted(growth, formats), table, size=(560, 420), private=True
        )


def _columns(formats: Formats) -> tuple[Column[Change], ...]:
    return (
        Column("What", lambda row: row.what, width=0, private=_own),
        Column("Change", lambda row: row.by, lambda row: _moved(row.by), width=10, private=_own),
        Column("When", lambda row: row.on, lambda row: formats.day(row.on), width=20),
    )


def _own(_row: Change) -> bool:
    """How somebody got on is the manager's view, counted from private levels and goals too."""
    return True


def _moved(by: int) -> str:
    return f"↑ up {by}" if by > 0 else f"↓ down {-by}"
