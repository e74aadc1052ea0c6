"""Week: the sessions of a week at their hours, beside all that they could meet."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain import absences, clock, people, sessions, training_full
from app.formats import Formats
from app.ui import veil
from app.ui.actions import Command
from app.ui.parts import button, framed, icon_button, words
from app.ui.tabs.coaching import calendar_words
from app.ui.tabs.coaching.calendar_grid import CalendarGrid
from app.ui.tabs.coaching.calendar_model import Shown
from app.ui.tabs.training import week_words
from app.ui.tabs.training.board_words import Wording
from app.ui.tabs.training.view import MET, TrainingView
from app.ui.tabs.training.week_words import Week

if TYPE_CHECKING:
    from app.domain.periods import Period
    from app.domain.training_full import Training

KEYS = (
    "N: new session · Enter: open · H: given · Del: take out · Ctrl+arrow or dragging: another day"
)
BESIDE = "It is only shown beside the sessions: it is changed on the Coaching tab."
#: What the keys do here, as lines of the list of shortcuts.
COMMANDS = (
    Command("go_back", "Week: back", ("PgUp",)),
    Command("go_to_today", "Week: today", ("T",)),
    Command("go_on", "Week: on", ("PgDown",)),
    Command("add_here", "New session", ("N",)),
)
_WEEK = timedelta(days=calendar_words.DAYS)


class WeekView(TrainingView):
    """One week of the quarter in sight; turned beyond its end, the tab turns to the next one."""

    watches: ClassVar[frozenset[type]] = MET
    _day: date | None = None

    def build(self) -> None:
        self.back = icon_button("chevron-left", "Back", "PgUp", self.go_back)
        self.today_button = button("Today", self.go_to_today)
        self.on = icon_button("chevron-right", "On", "PgDown", self.go_on)
        self.title = words(bold=True)
        self.grid = CalendarGrid()
        self._lay_out()
        self._connect()
        veil.when_changed(self.mark_stale)

    def refresh(self) -> None:
        today, chosen = date.today(), self.in_sight.chosen
        formats = Formats(chosen.currency, chosen.language)
        period, self._quarter = self.in_sight.read()
        if self._day is None or self._day not in period:
            self._day = self._usual(period, today)
        first = calendar_words.first_of_week(self._day, chosen.week_start)
        self._there = self._read(first, period)
        state = None if self._quarter is None else self._quarter.plan.state
        wording = Wording(formats, clock.own_zone())
        entries = week_words.entries(self._there, chosen, state, today, wording)
        self.grid.show_days(Shown(first, 1, None, today, formats, entries), self._day)
        self.title.setText(calendar_words.title(first, None, formats))

    def take_focus(self) -> None:
        """Give the keyboard to the days."""
        self.grid.setFocus()

    def go_back(self) -> None:
        """Show the week before."""
        self._turn(-1)

    def go_on(self) -> None:
        """Show the week after."""
        self._turn(1)

    def go_to_today(self) -> None:
        """Show the week of today."""
        self.go_to(date.today())

    def go_to(self, day: date) -> None:
        """Take a day in hand; the week is turned where it is not in sight, and so is the tab."""
        self._day = day
        period, _ = self.in_sight.read()
        if day in period:
            self.refresh()
        else:
            self.in_sight.show(day)  # which refreshes
        self.take_focus()

    def add_here(self) -> None:
        """Put a session on the day in hand."""
        self.add(self.grid.day)

    def _usual(self, period: Period, today: date) -> date:
        """The day of the next session of a quarter, else its first day."""
        if today in period:
            return today
        there = self._quarter.standing if self._quarter is not None else ()
        days = [one.session.planned_for for one in there if one.session.planned_for is not None]
        return next((day for day in days if day >= today), period.starts)

    def _read(self, first: date, period: Period) -> Week:
        ask, last = self.journal.ask, first + _WEEK - timedelta(days=1)
        return Week(
            first,
            ask(training_full.between, first, last),
            ask(sessions.calendar, first, last),
            () if veil.is_on() else ask(absences.between, first, last),  # who is away is private
            {person.id: person for person in ask(people.team)},
            self.in_sight.closed(period),
        )

    def _turn(self, pages: int) -> None:
        self.go_to(self.grid.day + pages * _WEEK)

    def _note_day(self) -> None:
        self._day = self.grid.day

    def _training(self, number: int) -> Training | None:
        """The session of an entry; of any other entry it is said where that is changed."""
        found = next((one for one in self._there.trainings if one.id == number), None)
        if found is None:
            self.said.emit(BESIDE)
        return found

    def _open(self, number: int) -> None:
        if self._training(number) is not None:
            self.acts.edit(number)

    def _give(self, number: int) -> None:
        if self._training(number) is not None:
            self.acts.deliver(number)

    def _delete(self, number: int) -> None:
        found = self._training(number)
        if found is not None:
            self.take_out(found)

    def _move(self, number: int, to: date) -> None:
        """Move a session by as many days as its entry, which stands on the day of one’s own."""
        found, entry = self._training(number), self.grid.entry
        if found is None or entry is None or found.session.planned_for is None:
            return
        if self.acts.move(number, found.session.planned_for + (to - entry.day)):
            self.grid.choose(number)
            self.go_to(to)

    def _choose(self, day: date) -> None:
        """Of several entries of a day, take the first session in hand."""
        there = [one for one in self.grid.days.shown.there(day) if one.id > 0]
        if there:
            self.grid.choose(there[0].id)

    def _offer(self, at: QPoint) -> None:
        """The menu of the session in hand."""
        entry = self.grid.entry
        found = None if entry is None or entry.id < 0 else self._training(entry.id)
        if found is not None:
            self.menu_of(found).popup(self.grid.viewport().mapToGlobal(at))

    def _connect(self) -> None:
        grid = self.grid
        grid.day_wanted.connect(self.go_to)
        grid.day_changed.connect(self._note_day)
        grid.day_opened.connect(self._choose)
        grid.plan_wanted.connect(self.add)
        grid.opened.connect(self._open)
        grid.held.connect(self._give)
        grid.deleted.connect(self._delete)
        grid.moved.connect(self._move)
        grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        grid.customContextMenuRequested.connect(self._offer)
        for command in COMMANDS:
            for keys in command.keys:
                shortcut = QShortcut(QKeySequence(keys), self, getattr(self, command.name))
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(6)
        for widget in (self.back, self.today_button, self.on):
            line.addWidget(widget)
        line.addSpacing(12)
        line.addWidget(self.title)
        line.addStretch(1)
        line.addWidget(words(KEYS, size="small", tone="muted"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(22, 14, 22, 14)
        whole.setSpacing(10)
        whole.addLayout(line)
        whole.addWidget(framed(self.grid), 1)
