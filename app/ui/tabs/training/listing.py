"""List: the sessions of the quarter under each other, with all that is settled about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import clock, training_gaps
from app.formats import Formats
from app.labels import label
from app.ui import veil
from app.ui.instead import Instead
from app.ui.parts import EmptyState, framed, words
from app.ui.table import Column, Flaw, Table
from app.ui.tabs.training import board_words, side_words
from app.ui.tabs.training.board_words import Wording
from app.ui.tabs.training.quarter import NOT_PLANNED, OVER
from app.ui.tabs.training.view import MET, TrainingView

if TYPE_CHECKING:
    from app.domain.training_full import Training

RULE = "Enter opens a session, N puts one in, Del takes it out. A click on a head sorts by it."


@dataclass(frozen=True)
class Line:
    """One session as the list shows it."""

    id: int
    training: Training
    day: date | None
    day_words: str
    time: str
    topic: str
    kind: str
    giver: str
    backup: str
    place: str
    state: str
    missing: str
    meets: str
    over: bool


class ListView(TrainingView):
    """Every session on a line, the cancelled ones as well."""

    watches: ClassVar[frozenset[type]] = MET

    def build(self) -> None:
        self.table = Table(_columns(), name="Sessions of the quarter")
        self.not_planned = EmptyState(NOT_PLANNED, "Plan the quarter…", self.plan)
        self.over = EmptyState(OVER)
        self._lay_out()
        self.table.activated.connect(self._edit)
        veil.when_changed(self.mark_stale)
        view = self.table.view
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._offer)
        for keys, slot in (("N", self.add), ("Ins", self.add), ("Del", self._delete)):
            shortcut = QShortcut(QKeySequence(keys), self.table, slot)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def refresh(self) -> None:
        today, chosen = date.today(), self.in_sight.chosen
        formats = Formats(chosen.currency, chosen.language)
        period, self._quarter = self.in_sight.read()
        there = () if self._quarter is None else self._quarter.trainings
        if self._quarter is not None:
            closed = self.in_sight.closed(period)
            standing = self.journal.ask(training_gaps.standing, self._quarter, closed)
            meets = side_words.meets_by_training(standing, formats)
            wording = Wording(formats, clock.own_zone(), meets)
            self.table.show_rows(line(one, wording) for one in there)
        is_over = period.ends < today
        self._pages.show_page(bool(there), self.over if is_over else self.not_planned)

    def take_focus(self) -> None:
        """Give the keyboard to the sessions, or to the button in their place."""
        self._pages.take_focus(self.table)

    @property
    def training(self) -> Training | None:
        """The session in hand."""
        there = () if self._quarter is None else self._quarter.trainings
        return next((one for one in there if one.id == self.table.current), None)

    def _edit(self, training_id: int) -> None:
        self.acts.edit(training_id)

    def _delete(self) -> None:
        if self.training is not None:
            self.take_out(self.training)

    def _offer(self, at: QPoint) -> None:
        """The menu of the session in hand."""
        if self.training is not None:
            self.menu_of(self.training).popup(self.table.view.viewport().mapToGlobal(at))

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(22, 14, 22, 14)
        column.setSpacing(8)
        column.addWidget(framed(self.table), 1)
        column.addWidget(words(RULE, size="small", tone="muted"))
        self._pages = Instead(page, self.not_planned, self.over)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)


def line(one: Training, wording: Wording) -> Line:
    """A session as a line of the list."""
    row, day = one.session, one.session.planned_for
    return Line(
        id=one.id,
        training=one,
        day=day,
        day_words=board_words.NO_DAY if day is None else wording.formats.weekday(day),
        time=board_words.time_words(one, wording.zone),
        topic=row.topic,
        kind=board_words.type_words(one),
        giver="" if one.given_by is None else board_words.giver_words(one),
        backup=one.backup_name,
        place=row.place,
        state=label(row.state),
        missing=board_words.missing(one),
        meets="\n".join(wording.meets.get(one.id, ())),
        over=not one.is_ahead,
    )


def _columns() -> tuple[Column[Line], ...]:
    return (
        Column("Day", lambda row: row.day, lambda row: row.day_words, width=10, tone=_over),
        Column("Time", lambda row: row.time, width=14, tone=_over, marker=_meets),
        Column("Topic", lambda row: row.topic, width=0, tone=_over),
        Column("Type", lambda row: row.kind, width=11, tone=_muted),
        Column("Given by", lambda row: row.giver, width=13, tone=_over),
        Column("Backup", lambda row: row.backup, width=10, tone=_muted),
        Column("Place", lambda row: row.place, width=9, tone=_muted),
        Column("State", lambda row: row.state, width=9, tone=_muted),
        Column("Missing", lambda row: row.missing or None, width=15, tone=lambda _row: "red"),
    )


def _meets(row: Line) -> Flaw | None:
    return Flaw("amber", row.meets) if row.meets else None


def _over(row: Line) -> str | None:
    return "muted" if row.over else None


def _muted(_row: Line) -> str | None:
    return "muted"
