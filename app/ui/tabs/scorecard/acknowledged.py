"""Who acknowledged a standard, and who is still to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from app.domain import settings, standards
from app.formats import Formats
from app.ui.counted import CountedDialog
from app.ui.parts import button
from app.ui.table import Column, Table

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.standards import InFull
    from app.journal import Journal

TITLE = "Who read this standard"
KEYS = "Space notes that somebody acknowledged it, or takes that back."
_SIZE = (560, 460)


@dataclass(frozen=True)
class Line:
    """A person, and the day on which they acknowledged it."""

    id: int
    name: str
    on: date | None
    words: str


class AcknowledgedDialog(CountedDialog):
    """Those who are at work and whom it holds for, those who are still to read it first."""

    def __init__(self, parent: QWidget, journal: Journal, standard_id: int) -> None:
        self._journal, self._standard = journal, standard_id
        self._order: list[object] = []
        chosen = journal.ask(settings.current)
        self._formats = Formats(chosen.currency, chosen.language)
        table = Table(
            (
                Column[Line]("Person", lambda row: row.name, width=0),
                Column[Line](
                    "Acknowledged",
                    lambda row: row.on,
                    lambda row: row.words,
                    width=22,
                    tone=lambda row: None if row.on else "muted",
                ),
            ),
            name=TITLE,
            empty="Nobody at work is asked for this one.",
        )
        found = journal.ask(standards.get, standard_id)
        private = found.standard.person_id is not None
        said = found.standard.statement
        super().__init__(parent, TITLE, f"{said}\n{KEYS}", table, size=_SIZE, private=private)
        self.all_button = button("All of them, today", self.acknowledge_all)
        self.foot.insertWidget(0, self.all_button)
        shortcut = QShortcut(QKeySequence("Space"), table, self.toggle)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        table.activated.connect(self.toggle)
        self.close_button.setDefault(False)
        self._fill()

    def toggle(self, _chosen: object = None) -> None:
        """Note that the person in the table acknowledged it today, or take that back."""
        who = self.table.current
        if not isinstance(who, int):
            return
        found = self._journal.ask(standards.get, self._standard)
        if any(person.id == who for person, _ in found.read):
            label = "Acknowledgement taken back"
            self._journal.do(label, standards.take_back, self._standard, who)
        else:
            self._acknowledge(who)

    def acknowledge_all(self) -> None:
        """Note that everybody who is asked acknowledged it today."""
        waiting = self._journal.ask(standards.get, self._standard).waiting
        self._acknowledge(*(person.id for person in waiting))

    def _acknowledge(self, *who: int) -> None:
        today = date.today()
        self._journal.do(
            "Acknowledged", standards.acknowledge_all, self._standard, who, today, today
        )
        self._fill()

    def _fill(self) -> None:
        """Show who did; nobody changes places while one goes down the list."""
        found = self._journal.ask(standards.get, self._standard)
        rows = lines(found, self._formats)
        self._order += [row.id for row in rows if row.id not in self._order]
        self.table.show_rows(sorted(rows, key=lambda row: self._order.index(row.id)))
        self.all_button.setVisible(bool(found.waiting))


def lines(found: InFull, formats: Formats) -> list[Line]:
    """Who is still to read it, then who did, the latest last."""
    waiting = [Line(one.id, one.name, None, "not yet") for one in found.waiting]
    return waiting + [
        Line(one.id, one.name, read.acknowledged_on, formats.day(read.acknowledged_on))
        for one, read in found.read
    ]
