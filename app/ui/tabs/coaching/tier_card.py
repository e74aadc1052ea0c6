"""My time against how people do: a card on each tier of attainment, for the manager alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from app.domain import tiers
from app.labels import label
from app.ui.counted import CountedDialog
from app.ui.parts import Card, Row
from app.ui.table import Column, Table

if TYPE_CHECKING:
    from app.domain.tiers import TierTime
    from app.journal import Journal

TITLE = "Time by attainment"
RULE = "The last 30 days. Who does well is owed time too. Only you see this."


@dataclass(frozen=True)
class Line:
    """The time that one person got."""

    id: int
    name: str
    minutes: int


class TierCard(Card):
    """Minutes by how people did in the last quarter; a tier that was left alone stands out.

    A line leads to its people.
    """

    def __init__(self) -> None:
        super().__init__(TITLE)

    def fill(self, journal: Journal) -> None:
        """Read and show them; a tier without anybody is left out."""
        self.clear()
        for found in journal.ask(tiers.attention_by_tier, date.today()):
            if found.people:
                self.add(self._row(found))
        self.add_muted(RULE)

    def _row(self, found: TierTime) -> Row:
        named, told = label(found.tier), time_words(found)
        row = Row(
            named,
            right=f"{found.minutes} min",
            below=told,
            tone="amber" if found.left_alone else "muted",
            openable=True,
        )
        row.setAccessibleName(f"{named}: {found.minutes} minutes, {told}")
        row.setToolTip("Show who, and how much each got")
        row.opened.connect(partial(self._explain, found, named))
        return row

    def _explain(self, found: TierTime, named: str) -> None:
        table = Table(
            (
                Column[Line]("Who", lambda row: row.name, width=0),
                Column[Line](
                    "Minutes",
                    lambda row: row.minutes,
                    align="right",
                    width=9,
                    tone=lambda row: None if row.minutes else "amber",
                ),
            ),
            name=named,
            empty="Nobody",
        )
        by_time = sorted(found.people, key=lambda one: (one[1], one[0].name))
        table.show_rows(Line(person.id, person.name, spent) for person, spent in by_time)
        sentence = (
            f"By the attainment of {found.quarter.label}; minutes of the last 30 days. "
            "Time with a group counts whole for each."
        )
        CountedDialog(self, named, sentence, table).open()


def time_words(found: TierTime) -> str:
    """Who is in a tier, and whether they were left alone."""
    people = "1 person" if len(found.people) == 1 else f"{len(found.people)} people"
    return f"{people}, no time in 30 days" if found.left_alone else people
