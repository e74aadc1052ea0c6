"""The coaching calendar: what is planned and what was held, by month and by week."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app import files
from app.domain import people, sessions, settings
from app.domain.kinds import SessionKind
from app.domain.models import Person, Session, SessionMember, Settings
from app.formats import Formats
from app.ui import ask, theme
from app.ui.actions import Command
from app.ui.parts import EmptyState, LinkButton, PageHead, button, icon_button, look, words
from app.ui.tabs.coaching import calendar_words
from app.ui.tabs.coaching.calendar_grid import CalendarGrid
from app.ui.tabs.coaching.calendar_model import Shown
from app.ui.tabs.coaching.session_acts import SessionActs
from app.ui.views_tab import TabView

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.journal import Journal
    from app.ui.focus import Focus

EMPTY = "A call that is planned ahead gets coached. Put the first session into the calendar."
NOBODY = "Sessions are with people. First you need a team."
KEYS = "N: plan · Enter: open · H: hold · Del: delete · Ctrl+arrow or dragging: another day"
#: What the keys do here, as lines of the list of shortcuts.
COMMANDS = (
    Command("show_month", "Calendar: month", ("M",)),
    Command("show_week", "Calendar: week", ("W",)),
    Command("go_back", "Calendar: back", ("PgUp",)),
    Command("go_to_today", "Calendar: today", ("T",)),
    Command("go_on", "Calendar: on", ("PgDown",)),
    Command("plan", "Plan a session", ("N",)),
)
#: The file for other calendars goes this far back.
_BACK = timedelta(days=92)
_FILTER = "Calendar (*.ics)"
#: What a button is wider than its words.
_AROUND = 32
_WEEK = timedelta(days=calendar_words.DAYS)
#: Far enough for anybody's plans, and near enough for every calendar.
_FIRST, _LAST = date(1970, 1, 1), date(2199, 12, 31)


class CalendarView(TabView):
    """A month or a week of sessions; what is late stays counted until it is settled."""

    watches: ClassVar[frozenset[type]] = frozenset({Person, Session, SessionMember, Settings})

    def __init__(self, journal: Journal, focus: Focus) -> None:
        super().__init__(journal, focus)
        # The day in hand, and one of the page that is shown: its ends belong to other months.
        self._day = self._page = date.today()
        self._by_month = True
        self.acts = SessionActs(journal, focus, self, self.said.emit)

    def build(self) -> None:
        self.head = PageHead()
        self.head.add_action("Templates…", self.edit_templates)
        self.head.add_action("Save calendar file…", self.save_file)
        self.head.add_action("Print…", self._print)
        self.plan_button = self.head.add_action("Plan a session", self.plan, primary=True)
        self.back = icon_button("chevron-left", "Back", "PgUp", self.go_back)
        self.today_button = button("Today", self.go_to_today)
        self.on = icon_button("chevron-right", "On", "PgDown", self.go_on)
        self.month_button = _turn("Month", "M", self.show_month)
        self.week_button = _turn("Week", "W", self.show_week)
        self.late_link = LinkButton("", self.go_to_late)
        self.grid = CalendarGrid()
        self.empty = EmptyState(EMPTY, "Plan a session", self.plan)
        self.nobody = EmptyState(NOBODY, "Add a person", self.newcomer_wanted.emit)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        today, chosen = date.today(), self.journal.ask(settings.current)
        formats = Formats(chosen.currency, chosen.language)
        if self._by_month:
            first, weeks = calendar_words.weeks_of_month(self._page, chosen.week_start)
        else:
            first, weeks = calendar_words.first_of_week(self._page, chosen.week_start), 1
        last = first + weeks * _WEEK - timedelta(days=1)
        month = self._page.replace(day=1) if self._by_month else None
        found = self.journal.ask(sessions.calendar, first, last)
        entries = calendar_words.entries(found, today)
        self._late = self.journal.ask(sessions.overdue, today)
        shown = Shown(first, weeks, month, today, formats, entries)
        self.grid.show_days(shown, self._day)
        self._say(shown)
        self._choose_page(empty=not (found or self._late))

    def take_focus(self) -> None:
        """Give the keyboard to the days, or to the button in their place."""
        self._freshen()
        shown = self.stack.currentWidget()
        (shown.action if isinstance(shown, EmptyState) else self.grid).setFocus()

    def show_month(self) -> None:
        """Show a month."""
        self._turn_to(by_month=True)

    def show_week(self) -> None:
        """Show a week."""
        self._turn_to(by_month=False)

    def go_back(self) -> None:
        """Show what is before."""
        self._turn_over(-1)

    def go_on(self) -> None:
        """Show what comes after."""
        self._turn_over(1)

    def go_to_today(self) -> None:
        """Show the days around today."""
        self._show_page(date.today())

    def go_to_late(self) -> None:
        """Go to the first session whose day is over, and that was neither held nor skipped."""
        if self._late:
            self.grid.choose(self._late[0].session.id)
            self.go_to(self._late[0].day)

    def go_to(self, day: date) -> None:
        """Take a day in hand; the page is turned where the day is not in sight."""
        if self.grid.days.index_of(day).isValid():
            self._day = day
            self.refresh()
            self.take_focus()
        else:
            self._show_page(day)

    def plan(self) -> None:
        """Plan a session on the day in hand; where that is over, on one still to be named."""
        self._plan_on(self._day)

    def edit_templates(self) -> None:
        """Change the questions that sessions are led by."""
        from app.ui.tabs.coaching.templates import TemplatesDialog

        TemplatesDialog(self, self.journal).open()

    def save_file(self) -> None:
        """Write the sessions into a file that other calendars read."""
        from app import calendar_file

        title = "Save calendar file: it is not protected"
        path = ask.save_file(self, title, _FILTER, ask.documents() / "Coaching.ics")
        if path is None:
            return
        try:
            files.write_whole(path, calendar_file.write(self.journal, date.today() - _BACK))
        except OSError as error:
            ask.ok(self, "The calendar was not saved.", files.reason(error, path))
        else:
            self.said.emit(
                f"Saved to {path.name}. It is not protected: it says with whom, what for and when."
            )

    def _plan_on(self, day: date) -> None:
        self.acts.plan(SessionKind.CALL, on=day if day >= date.today() else None)

    def _open_day(self, day: date) -> None:
        from app.ui.tabs.coaching.day_dialog import DayDialog

        shown = self.grid.days.shown
        dialog = DayDialog(self, day, shown.there(day), shown.formats)
        dialog.opened.connect(self.acts.open)
        dialog.held.connect(self.acts.hold)
        dialog.deleted.connect(self._delete)
        dialog.moved.connect(self._move)
        dialog.plan_wanted.connect(self._plan_on)
        dialog.open()

    def _move(self, session_id: int, to: date) -> None:
        new = self.acts.move_to(session_id, to)
        if new is not None:
            self.grid.choose(new)
            self.go_to(to)

    def _delete(self, session_id: int) -> None:
        self.acts.delete(session_id)

    def _print(self) -> None:
        self.print_wanted.emit("calendar", 0)

    def _show_page(self, day: date) -> None:
        """Show the month, or the week, of a day, with that day in hand."""
        self._day = self._page = max(_FIRST, min(day, _LAST))
        self.refresh()
        self.take_focus()

    def _turn_to(self, *, by_month: bool) -> None:
        self._by_month = by_month
        (self.month_button if by_month else self.week_button).setChecked(True)
        self._show_page(self._day)

    def _turn_over(self, pages: int) -> None:
        if not self._by_month:
            self._show_page(self._day + pages * _WEEK)
            return
        first = self._page.replace(day=1)
        other = (first + timedelta(days=31)) if pages > 0 else first - timedelta(days=1)
        # The same week of the month, so that the eye finds the day again.
        self._show_page(other.replace(day=min(self._day.day, 28)))

    def _note_day(self) -> None:
        self._day = self.grid.day

    def _say(self, shown: Shown) -> None:
        there = (entry for found in shown.entries.values() for entry in found)
        planned = sum(entry.state == "planned" for entry in there)
        late = len(self._late)
        title = calendar_words.title(shown.first, shown.month, shown.formats)
        self.head.show_facts(title, calendar_words.head_line(planned, late))
        self.late_link.setText("Show the late one" if late == 1 else f"Show the {late} late ones")
        self.late_link.setVisible(bool(late))

    def _choose_page(self, *, empty: bool) -> None:
        """Show the days, unless there is not a single session in the journal."""
        page: QWidget = self.frame
        if empty and not self.journal.ask(sessions.is_any):
            page = self.empty if self.journal.ask(people.roster) else self.nobody
        self.stack.setCurrentWidget(page)
        self.bar.setVisible(page is self.frame)

    def _connect(self) -> None:
        grid = self.grid
        grid.day_wanted.connect(self.go_to)
        grid.day_changed.connect(self._note_day)
        grid.day_opened.connect(self._open_day)
        grid.plan_wanted.connect(self._plan_on)
        grid.opened.connect(self.acts.open)
        grid.held.connect(self.acts.hold)
        grid.deleted.connect(self._delete)
        grid.moved.connect(self._move)
        for command in COMMANDS:
            for keys in command.keys:
                shortcut = QShortcut(QKeySequence(keys), self, getattr(self, command.name))
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lay_out(self) -> None:
        self.bar = QWidget()
        line = QHBoxLayout(self.bar)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        for widget in (self.back, self.today_button, self.on):
            line.addWidget(widget)
        line.addSpacing(12)
        self._switch = QButtonGroup(self)
        for turn in (self.month_button, self.week_button):
            self._switch.addButton(turn)
            line.addWidget(turn)
        self.month_button.setChecked(True)
        line.addSpacing(12)
        line.addWidget(self.late_link)
        line.addStretch(1)
        line.addWidget(words(KEYS, size="small", tone="muted"))
        self.frame = QFrame()
        look(self.frame, part="card")
        inside = QVBoxLayout(self.frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.grid)
        self.stack = QStackedWidget()
        for page in (self.frame, self.empty, self.nobody):
            self.stack.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(22, 12, 22, 14)
        whole.setSpacing(10)
        whole.addWidget(self.head)
        whole.addWidget(self.bar)
        whole.addWidget(self.stack, 1)


def _turn(text: str, keys: str, slot: Callable[[], None]) -> QPushButton:
    made = button(text, slot)
    made.setCheckable(True)
    made.setToolTip(keys)
    bold = QFontMetrics(theme.font("body", bold=True))  # as it is written while it is chosen
    made.setMinimumWidth(bold.horizontalAdvance(text) + _AROUND)
    return made
