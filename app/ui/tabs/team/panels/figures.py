"""Every period that has figures, in a table: with us, and apart from that what was before us."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from app.domain import people, results, settings
from app.domain.attainment import attainment
from app.domain.kinds import Source
from app.domain.periods import period_of
from app.formats import Formats
from app.labels import label
from app.ui.parts import button, words
from app.ui.table import Column, Table

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from app.domain.models import PerformanceRecord
    from app.journal import Journal

_SIZE = (720, 560)
_BEFORE_HEIGHT = 170
NOT_REPORTED = "not reported"
EMPTY = "No figures with us yet."


@dataclass(frozen=True)
class Figure:
    """One line: the figures of a period; ``key`` names it."""

    id: int
    key: str
    period: str
    starts: date
    quota: int | None
    actual: int | None
    source: Source

    @property
    def share(self) -> float | None:
        """The attainment; None where the quota is missing or 0, or nobody reported the actual."""
        return attainment(self.quota, self.actual)


class FiguresDialog(QDialog):
    """Shows what was recorded, the newest first; Enter changes a line, Delete deletes it.

    ``wanted`` asks for the form of a period by its key, of none in particular when empty.
    """

    wanted = Signal(str)

    def __init__(self, journal: Journal, parent: QWidget, person_id: int) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._journal, self._person = journal, person_id
        title = f"Past performance of {journal.ask(people.get, person_id).called}"
        self.setWindowTitle(title)
        chosen = journal.ask(settings.current)
        self._fiscal_start = chosen.fiscal_start
        columns = _columns(Formats(chosen.currency, chosen.language))
        self.with_us = Table(columns, name="With us", empty=EMPTY)
        self.before = Table(columns, name="Before us")
        self.before.setFixedHeight(_BEFORE_HEIGHT)
        self._last = self.with_us
        self.heading = words("Before us", size="label", tone="muted", bold=True)
        self.add_button = button("Add", partial(self.wanted.emit, ""))
        self.change_button = button("Change…", self._change)
        self.delete_button = button("Delete", self._delete)
        self.close_button = button("Close", self.reject)
        self._lay_out(title)
        self._connect()
        self.refresh()
        self.resize(*_SIZE)
        self.with_us.setFocus()

    def refresh(self) -> None:
        """Read what is recorded, and show it."""
        records = self._journal.ask(results.of_person, self._person)
        lines = sorted(map(self._line, records), key=lambda line: line.starts, reverse=True)
        before = [line for line in lines if line.source is Source.PREVIOUS_EMPLOYER]
        self.with_us.show_rows(line for line in lines if line not in before)
        self.before.show_rows(before)
        for widget in (self.heading, self.before):
            widget.setVisible(bool(before))
        for table in (self.with_us, self.before):
            if table.current is None and table.model.rowCount():
                table.select(table.model.row_at(0).id)
        for one in (self.change_button, self.delete_button):
            one.setEnabled(bool(lines))

    def _line(self, record: PerformanceRecord) -> Figure:
        period = period_of(record.period_kind, record.starts_on, self._fiscal_start)
        return Figure(
            id=record.id,
            key=period.key,
            period=period.label,
            starts=record.starts_on,
            quota=record.quota,
            actual=record.actual,
            source=record.source,
        )

    def _current(self) -> Figure | None:
        if not self._last.model.rowCount():
            self._last = self.with_us if self._last is self.before else self.before
        rows = self._last.model.rows
        return next((row for row in rows if row.id == self._last.current), None)

    def _change(self) -> None:
        line = self._current()
        if line is not None:
            self.wanted.emit(line.key)

    def _delete(self) -> None:
        line = self._current()
        if line is not None:
            self._journal.do("Figures deleted", results.delete, line.id)
            self.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note which table has the keyboard: the buttons are about its current line."""
        if event.type() == QEvent.Type.FocusIn:
            self._last = self.before if watched is self.before.view else self.with_us
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        for table in (self.with_us, self.before):
            table.view.installEventFilter(self)
            table.activated.connect(self._change)
            for keys in ("Del", "Backspace"):
                shortcut = QShortcut(QKeySequence(keys), table, self._delete)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lay_out(self, title: str) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for one in (self.add_button, self.change_button, self.delete_button):
            foot.addWidget(one)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 22, 22, 22)
        column.setSpacing(14)
        column.addWidget(words(title, size="title", wrap=True))
        column.addWidget(self.with_us, 1)
        column.addWidget(self.heading)
        column.addWidget(self.before)
        column.addLayout(foot)


def _columns(formats: Formats) -> tuple[Column[Figure], ...]:
    def amount(minor: int | None) -> str:
        return NOT_REPORTED if minor is None else formats.money(minor)

    return (
        Column("Period", lambda line: line.period, sort_key=lambda line: line.starts, width=0),
        Column(
            "Quota",
            lambda line: line.quota,
            lambda line: amount(line.quota),
            align="right",
            width=12,
        ),
        Column(
            "Actual",
            lambda line: line.actual,
            lambda line: amount(line.actual),
            align="right",
            width=12,
        ),
        Column(
            "Attainment",
            lambda line: line.share,
            lambda line: "" if line.share is None else formats.percent(line.share),
            align="right",
            width=11,
        ),
        Column("Source", lambda line: label(line.source), width=17),
    )
