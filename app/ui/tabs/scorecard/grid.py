"""The grid: metrics x people x periods, typed as in a spreadsheet, each figure explained."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import grid, metrics, people, settings, values
from app.domain.grid import MOST_PEOPLE, Shown
from app.domain.kinds import PeriodKind
from app.domain.models import (
    Metric,
    PerformanceRecord,
    Person,
    Scorecard,
    ScorecardItem,
    Settings,
    Target,
    Value,
)
from app.domain.periods import next_period, period_of
from app.domain.spans import TRAILING
from app.formats import Formats
from app.templates import starter_metrics
from app.ui.field import ErrorLine
from app.ui.parts import LinkButton, announce, button, words
from app.ui.tabs.scorecard import grid_read, grid_words
from app.ui.tabs.scorecard.grid_acts import GridActs, why_not_raised
from app.ui.tabs.scorecard.grid_board import Arrangement, Cell, Head
from app.ui.tabs.scorecard.grid_counted import BroughtDialog, explain_cell
from app.ui.tabs.scorecard.grid_menu import offer
from app.ui.tabs.scorecard.grid_pages import GridPages
from app.ui.tabs.scorecard.grid_read import Found, Wanted
from app.ui.tabs.scorecard.grid_table import GridTable
from app.ui.tabs.scorecard.grid_tools import GridTools
from app.ui.tabs.scorecard.view import ScorecardView

if TYPE_CHECKING:
    from app.domain.periods import Period
    from app.journal import Journal
    from app.ui.focus import Focus
    from app.ui.settings import WindowSettings

LEGEND = (
    "▼ off track  ◆ slipping  ○ not reported, by the last three complete periods. "
    "A red corner: missed in this one. – is not reported, which is not 0."
)
LEGEND_IN_TIME = (
    "A red corner: missed. – is not reported, which is not 0, and is in no average. "
    "Averages and status are of complete periods. Enter on them shows what was counted."
)


class GridView(ScorecardView):
    """What was reported, by everybody, for a period or over time."""

    watches: ClassVar[frozenset[type]] = frozenset(
        {
            *(Metric, PerformanceRecord, Person, Scorecard, ScorecardItem),
            *(Settings, Target, Value),
        }
    )

    def __init__(
        self, journal: Journal, focus: Focus, remembered: WindowSettings | None = None
    ) -> None:
        super().__init__(journal, focus)
        self._remembered = remembered
        self._metric: int | None = None
        self._until: date | None = None
        self._most = MOST_PEOPLE
        self._adds_up = False
        self._longer = PeriodKind.MONTH
        self._laid_out: object = None

    def build(self) -> None:
        self.tools = GridTools()
        self.table = GridTable()
        self.acts = GridActs(self.journal, self.table)
        self.brought = LinkButton("", self.explain_brought)
        self.brought.setToolTip("Show who brought their own numbers")
        self.talk_button = button("Talk about it", self.talk_about)
        self.talk_button.setToolTip("Put this missed number on the list for their next 1:1 (T)")
        self.print_button = button("Print…", self.print_here)
        self.problem = ErrorLine()
        self.legend = words("", size="small", tone="muted", wrap=True)
        self.more = LinkButton("", self.show_all)
        self.pages = GridPages(self)
        if self._remembered is not None:
            self.tools.hide_current.setChecked(self._remembered.hide_current_period)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        today, chosen = date.today(), self.journal.ask(settings.current)
        self._formats = Formats(chosen.currency, chosen.language)
        self._listed = self.journal.ask(metrics.listed)
        instead = self._instead()
        if instead is not None:
            self.pages.setCurrentWidget(instead)
            return
        self._offer_choices()
        if self._is_large():
            self.pages.show_grid(self.pages.large)
            return
        found = grid_read.read(self.journal, self._wanted(today), self._formats, today)
        if found.nobody:
            self.pages.setCurrentWidget(self.pages.nobody)
        else:
            self._show(found)

    def take_focus(self) -> None:
        """Give the keyboard to the cells, or to the button in their place."""
        self.pages.take_focus()

    def put_by(self) -> bool:
        """Take what is typed; whether nothing is left that could not be understood."""
        if not self._built:
            return True
        self.table.editor.take()
        return not self.table.cells.kept

    def show_person(self, person_id: int) -> None:
        """Show the numbers of one person, period by period."""
        self._freshen()
        self.focus.set_person(person_id)
        self.tools.arrangements.choose(Arrangement.PERSON)
        self.take_focus()

    def show_metric(self, metric_id: int) -> None:
        """Show one number of everybody, period by period."""
        self._metric = metric_id
        if self.tools.arrangement is Arrangement.METRIC:
            self.refresh()
        else:
            self.tools.arrangements.choose(Arrangement.METRIC)
        self.take_focus()

    def show_everything(self) -> None:
        """Show what is in range as well."""
        self.tools.only_exceptions.setChecked(False)
        self.take_focus()

    def show_all(self) -> None:
        """Read everybody on the team, however many."""
        self._most = self.journal.ask(people.team_size)
        self.refresh()
        self.take_focus()

    def add_up(self) -> None:
        """Add up the numbers of a large team, which takes a while."""
        self._adds_up = True
        self.refresh()
        self.take_focus()

    def show_longer(self) -> None:
        """Show periods as long as those in which the metric is reported."""
        self.tools.kinds.choose(self._longer)
        self.take_focus()

    def go_back(self) -> None:
        """Show earlier periods."""
        self._turn(-1)

    def go_on(self) -> None:
        """Show later periods."""
        self._turn(1)

    def talk_about(self) -> None:
        """Put the missed number in focus on the list for that person's next 1:1."""
        if self.table.current is not None:
            self.acts.talk_about(self.table.current)
        self.table.setFocus()

    def stock(self) -> None:
        """Put the usual numbers into the journal."""
        self.journal.do("Usual numbers added", metrics.stock, starter_metrics(), date.today())
        self.take_focus()

    def print_here(self) -> None:
        """Print the scorecard of the person in sight, or the team's."""
        person = self.tools.person if self.tools.arrangement is Arrangement.PERSON else None
        self.print_wanted.emit("scorecard" if person else "team_scorecard", person or 0)

    def explain_brought(self) -> None:
        """Show who brought their own numbers."""
        names = dict(self.journal.ask(people.team_names))
        BroughtDialog(self, self.journal, self._days, names).open()

    def _instead(self) -> QWidget | None:
        """What stands in the grid's place where nothing can be read yet."""
        if self._listed and self.tools.arrangement in (Arrangement.TEAM, Arrangement.METRIC):
            return None  # those who are read tell whether anybody is there
        self._team = self.journal.ask(people.team_names)
        if not self._team:
            return self.pages.nobody
        return None if self._listed else self.pages.nothing

    def _is_large(self) -> bool:
        """Whether so many are to be added up that it is asked for first."""
        together = self.tools.arrangement is Arrangement.TOGETHER
        return together and len(self._team) > MOST_PEOPLE and not self._adds_up

    def _hides_current(self, today: date) -> bool:
        """Whether the period under way stays out of sight.

        One that nobody has reported anything of yet is not what the team is first looked at by.
        """
        if self.tools.hide_current.isChecked():
            return True
        first = self._until is None and self.tools.arrangement is Arrangement.TEAM
        return first and self.journal.ask(grid.is_behind, self.tools.kind, today)

    def _wanted(self, today: date) -> Wanted:
        tools = self.tools
        return Wanted(
            tools.arrangement,
            Shown(tools.kind, self._until, self._hides_current(today)),
            tools.person,
            self._metric_id(),
            self._most,
            tools.only_exceptions.isChecked(),
        )

    def _show(self, found: Found) -> None:
        """Show what was read, or say why there is nothing to see."""
        anew = self._laid_out != (layout := self._layout())
        self._laid_out, self._days = layout, found.days
        self.table.show_board(found.board, self._formats, anew=anew)
        self._say_when(found)
        self._say_brought()
        self._note_move()
        self.more.setVisible(bool(found.more))
        self.more.setText(f"Show all: {found.more} more")
        body: QWidget = self.pages.cells
        if not found.board.rows:
            body = self.pages.in_range
            if found.left_out and not self.tools.only_exceptions.isChecked():
                body = self.pages.too_short
                self._longer = min(
                    (one.frequency for one in found.left_out), key=list(PeriodKind).index
                )
                self.pages.too_short.sentence.setText(grid_words.left_out_words(found.left_out))
        self.pages.show_grid(body)

    def _offer_choices(self) -> None:
        """Offer the people or the metrics, where one of them is shown."""
        arrangement, chosen = self.tools.arrangement, self.focus.person
        offered = []
        if arrangement is Arrangement.PERSON:
            offered = list(self._team)
            if chosen is None:
                chosen = offered[0][0]
            elif chosen not in {one for one, _ in offered}:
                offered.append((chosen, self.journal.ask(people.get, chosen).name))
        self.tools.show_people(offered, chosen)
        known = [(metric.id, metric.name) for metric in self._listed]
        self.tools.show_metrics(known, self._metric_id())

    def _metric_id(self) -> int:
        ids = [metric.id for metric in self._listed]
        return self._metric if self._metric in ids else ids[0]

    def _layout(self) -> object:
        """What makes it another grid: the keyboard then starts at what is newest."""
        tools = self.tools
        whose = tools.person if tools.arrangement is Arrangement.PERSON else None
        which = self._metric_id() if tools.arrangement is Arrangement.METRIC else None
        return tools.arrangement, tools.kind, whose, which

    def _turn(self, step: int) -> None:
        """Show earlier or later periods, one by one for a period, else a stretch at a time.

        With no step those up to now, also where nothing is reported of the newest one yet.
        """
        today, kind = date.today(), self.tools.kind
        far = 1 if self.tools.arrangement is Arrangement.TEAM else TRAILING[kind][0]
        there = self._period(self._last_day(today), step * far) if step else None
        self._until = today if there is None else min(there.starts, today)
        self.refresh()
        self.take_focus()

    def _period(self, day: date, step: int = 0) -> Period:
        """The period that holds a day, or one some steps from it."""
        chosen = self.journal.ask(settings.current)
        found = period_of(self.tools.kind, day, chosen.fiscal_start, chosen.week_start)
        return next_period(found, step, chosen.fiscal_start, chosen.week_start)

    def _last_day(self, today: date) -> date:
        """A day of the last period that is shown."""
        return min(self._days[1], today)

    def _say_when(self, found: Found) -> None:
        first, last = (self._formats.short_day(day) for day in found.days)
        self.tools.show_when(f"{found.label}, {first} to {last}", is_now=self._is_newest(found))
        legend = LEGEND if self.tools.arrangement is Arrangement.TEAM else LEGEND_IN_TIME
        missing = grid_words.left_out_words(found.left_out)
        self.legend.setText(" ".join(filter(None, (legend, missing))))

    def _is_newest(self, found: Found) -> bool:
        """Whether there is nothing later to be seen."""
        end, today = found.days[1], date.today()
        hidden = self.tools.hide_current.isChecked() and today in self._period(end, 1)
        return end >= today or hidden

    def _say_brought(self) -> None:
        person = self.tools.person if self.tools.arrangement is Arrangement.PERSON else None
        found = self.journal.ask(values.brought, *self._days, person)
        by = "brought by the reps" if person is None else "brought by them"
        self.brought.setText(f"{found.by_reps:,} of {found.counted:,} values {by}")
        self.brought.setVisible(bool(found.counted))

    def _note_move(self) -> None:
        """Another cell is in focus: say what is wrong with it, and whether it can be raised."""
        cell = self.table.current
        self.problem.set_text(self.table.cells.unread(cell))
        self.talk_button.setEnabled(cell is not None and not why_not_raised(cell))

    def _say_problem(self, text: str) -> None:
        self.problem.set_text(text)
        announce(self, text)

    def explain(self, cell: Cell) -> None:
        explain_cell(self, self.journal, cell, self._formats, date.today())

    def _choose(self) -> None:
        """Something else is to be shown."""
        self.table.editor.take()
        if self._remembered is not None:
            self._remembered.hide_current_period = self.tools.hide_current.isChecked()
        if (self.tools.arrangement, self.tools.kind) != self._laid_out_as:
            self._until = None
        self.refresh()

    @property
    def _laid_out_as(self) -> object:
        return self._laid_out[:2] if isinstance(self._laid_out, tuple) else None

    def _open_row(self, row: int) -> None:
        head = self.table.cells.board.rows[row]
        self._open_head(head)

    def _open_column(self, column: int) -> None:
        self._open_head(self.table.cells.board.columns[column])

    def _open_head(self, head: Head) -> None:
        if head.person is not None:
            self.show_person(head.person.id)
        elif head.metric is not None:
            self.show_metric(head.metric.id)

    def _offer(self, at: QPoint) -> None:
        """The menu of a cell."""
        index = self.table.indexAt(at)
        if index.isValid() and index not in self.table.selectedIndexes():
            self.table.setCurrentIndex(index)
        cell = self.table.current
        if cell is not None:
            offer(self, cell).popup(self.table.viewport().mapToGlobal(at))

    def _connect(self) -> None:
        self.tools.changed.connect(self._choose)
        self.tools.turned.connect(self._turn)
        self.tools.person_chosen.connect(self.focus.set_person)
        self.tools.metric_chosen.connect(self.show_metric)
        self.table.moved.connect(self._note_move)
        self.table.explained.connect(self.explain)
        self.table.refused.connect(self.said)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._offer)
        self.table.verticalHeader().sectionDoubleClicked.connect(self._open_row)
        self.table.horizontalHeader().sectionDoubleClicked.connect(self._open_column)
        self.acts.said.connect(self.said)
        self.acts.wrong.connect(self._say_problem)
        for keys, slot in (("Alt+Left", self.go_back), ("Alt+Right", self.go_on)):
            shortcut = QShortcut(QKeySequence(keys), self, slot)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lay_out(self) -> None:
        for widget in (self.brought, self.talk_button, self.print_button):
            self.tools.right.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(22, 12, 22, 14)
        whole.addWidget(self.pages, 1)
