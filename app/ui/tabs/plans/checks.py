"""Checks: which months want to be talked about, and how one plan goes month by month."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain import plan_board, plan_checks, settings
from app.domain.kinds import PlanDue
from app.domain.models import (
    BusinessPlan,
    Commitment,
    PerformanceRecord,
    Person,
    PlanAction,
    PlanCheck,
    PlanLine,
    Settings,
    Value,
)
from app.formats import Formats
from app.report.charts import trend
from app.ui.card_page import CardPage
from app.ui.chart import ChartView
from app.ui.editors import Choice
from app.ui.instead import Instead
from app.ui.parts import Card, EmptyState, button, words
from app.ui.table import Column
from app.ui.tabs.plans import checks_words
from app.ui.tabs.plans.check_acts import CheckActs
from app.ui.tabs.plans.in_sight import KeepInSight
from app.ui.tabs.plans.overview_due import DueCard
from app.ui.tabs.plans.view import PlansView
from app.ui.tabs.scorecard.pieces import FittedTable, card_of

if TYPE_CHECKING:
    from app.domain.plan_board import Due
    from app.domain.plan_checks import Course
    from app.domain.plan_full import InFull
    from app.journal import Journal
    from app.report.charts import Picture
    from app.ui.focus import Focus
    from app.ui.tabs.plans.checks_words import Line

NO_PLAN = (
    "Once a plan is agreed, the two of you look at it every month: what was planned, what came, "
    "what they expect now. No plan is agreed yet."
)
RULE = "Enter notes the talk about a month or opens it, Del deletes what is noted."
NOT_YET = "{month} has not begun yet."
NOTHING_NOTED = "Nothing is noted of {month}."
_CHART, _MONTHS, _MOST_DUE = 140, 6, 5


class ChecksView(PlansView):
    """The months that are due, then the plan in hand: its months, its actions, what they expect."""

    watches: ClassVar[frozenset[type]] = frozenset(
        {
            *(BusinessPlan, Commitment, PerformanceRecord, Person, PlanAction, PlanCheck),
            *(PlanLine, Settings, Value),
        }
    )

    def __init__(self, journal: Journal, focus: Focus) -> None:
        super().__init__(journal, focus)
        self.acts = CheckActs(journal, focus, self)
        self._holding: dict[int, InFull] = {}
        self._course: Course | None = None
        self._followed: int | None = None

    def build(self) -> None:
        self.whose = Choice(())
        self.whose.set_name("Plan")
        self.whose.setMinimumWidth(280)
        self.check_button = button("Check the month…", self._check_next, kind="primary")
        self.due = DueCard("Months to talk about", _MOST_DUE)
        self.standing = Card("How it goes", "Open the plan")
        self.table = FittedTable(_columns(), name="Months", empty="", most=_MONTHS)
        self.drift = ChartView(_nothing, _CHART)
        self.drift.setAccessibleName("What they expect of the half-year")
        self.standing.keep_below(self.drift)
        self.no_plan = EmptyState(NO_PLAN, "Invite…", partial(self.invite_wanted.emit, 0, None))
        self._lay_out()
        self.whose.edited.connect(self._read)
        self.table.activated.connect(self._check_month)
        self.due.wished.connect(self._settle)
        self.standing.acted.connect(self._open_plan)
        remove = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table, self._delete)
        remove.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def refresh(self) -> None:
        self._today, chosen = date.today(), self.journal.ask(settings.current)
        self._formats = Formats(chosen.currency, chosen.language)
        self._holding = {one.plan.id: one for one in self._agreed()}
        self._follow()
        offered = [(number, checks_words.choice(one)) for number, one in self._holding.items()]
        self.whose.set_options(offered)
        self._read()
        self._pages.show_page(bool(self._holding))

    def take_focus(self) -> None:
        """Give the keyboard to the months, or to the button in their place."""
        self._pages.take_focus(self.table)

    @property
    def plan_id(self) -> int | None:
        """The id of the plan in hand; None while none is agreed."""
        return None if self._course is None else self._course.found.plan.id

    def check(self, plan_id: int, month: date) -> None:
        """Note the talk about a month of a plan."""
        self.show_plan(plan_id)
        self._check_month(month)

    def show_plan(self, plan_id: int) -> None:
        """Show how a plan goes, of an earlier version how the one that holds does."""
        self._freshen()
        found = self.journal.ask(plan_checks.of_plan, plan_id, self._today).found
        if found.plan.id in self._holding:
            self.whose.set_value(found.plan.id)
            self._read()

    def _agreed(self) -> list[InFull]:
        """The plans that hold, of this half-year first."""
        *halves, _ = self.journal.ask(plan_board.halves, self._today)
        board = self.journal.ask(plan_board.board, halves, self._today)
        cells = [row.cells[place] for place in range(len(halves) - 1, -1, -1) for row in board]
        return [cell.holding for cell in cells if cell.holding is not None]

    def _follow(self) -> None:
        """Take the plan of whoever came into focus into hand; the first one, while none is."""
        person = self.focus.person
        theirs = [number for number, one in self._holding.items() if one.person.id == person]
        if theirs and (person != self._followed or self.whose.value() not in self._holding):
            self.whose.set_value(theirs[0])
        elif self.whose.value() not in self._holding:
            self.whose.set_value(next(iter(self._holding), None))
        self._followed = person

    def _read(self) -> None:
        """Read how the plan in hand goes, and what is due of all of them."""
        number = self.whose.value()
        self._course = None
        if number is not None:
            self._course = self.journal.ask(plan_checks.of_plan, number, self._today)
        self.page.refill(self._fill, same=True)

    def _fill(self) -> None:
        due = self.journal.ask(plan_board.due, self._today)
        months = [one for one in due if one.what is PlanDue.CHECK]
        self.due.fill(months, self._today, self._formats)
        course = self._course
        if course is None:
            return
        self.table.show_rows(checks_words.lines(course, self._today, self._formats))
        self.standing.clear()
        for said in checks_words.standing(course, self._formats):
            self.standing.add(words(said, wrap=True))
        self.drift.set_picture(partial(_drift, course, self._formats))

    def _settle(self, one: Due) -> None:
        """Talk about the month that was chosen of those that are due."""
        if one.plan_id is not None and one.month is not None:
            self.check(one.plan_id, one.month.starts)

    def _check_next(self) -> None:
        """Talk about the first month that was not talked about, else about the current one."""
        if self._course is None:
            return
        begun = [row for row in self._course.rows if row.month.starts <= self._today]
        owed = [row for row in begun if row.check is None and row.due_on is not None]
        if begun:
            self._check_month((owed or begun[-1:])[0].month.starts)

    def _check_month(self, month: date) -> None:
        if self._course is None:
            return
        row = next(one for one in self._course.rows if one.month.starts == month)
        if month > self._today:
            self.said.emit(NOT_YET.format(month=row.month.label))
        else:
            self.acts.check(self._course, month, self._formats)

    def _delete(self) -> None:
        """Delete what is noted of the month in hand."""
        if self._course is None:
            return
        for row in self._course.rows:
            if row.month.starts != self.table.current:
                continue
            if row.check is None:
                self.said.emit(NOTHING_NOTED.format(month=row.month.label))
            else:
                self.acts.delete(row.check.id)

    def _open_plan(self) -> None:
        if self.plan_id is not None:
            self.plan_wanted.emit(self.plan_id)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(22, 14, 22, 0)
        head.setSpacing(12)
        head.addWidget(words("Plan of", tone="muted"))
        head.addWidget(self.whose)
        head.addWidget(words(RULE, size="small", tone="muted"), 1)
        head.addWidget(self.check_button)
        months = card_of("Month by month", self.table)
        self.page = CardPage("Checks")
        self.page.put((self.due, self.standing, months), wide=(months,))
        self.page.settle()
        KeepInSight(self.page, self.table)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.page, 1)
        self._pages = Instead(page, self.no_plan)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)


def _nothing(width: float, height: float) -> Picture:
    return trend((), width, height)


def _drift(course: Course, formats: Formats, width: float, height: float) -> Picture:
    """What was expected over time, against the quota."""
    shown = checks_words.points(course, formats)
    written = partial(checks_words.written, formats=formats)
    return trend(shown, width, height, written=written, what="Expected of the half-year")


def _columns() -> tuple[Column[Line], ...]:
    return (
        Column("Month", lambda row: row.id, lambda row: row.month, width=15),
        Column("Lines", lambda row: row.planned, lambda row: row.planned_words, "right", 11),
        Column("Likely", lambda row: row.likely, lambda row: row.likely_words, "right", 11),
        Column(
            *("Sold", lambda row: row.actual, lambda row: row.actual_words, "right", 12),
            tooltip=lambda row: row.then,
        ),
        Column(
            *("Difference", lambda row: row.difference, lambda row: row.difference_words),
            width=15,
            tone=lambda row: "amber" if (row.difference or 0) < 0 else None,
        ),
        Column("Expected", lambda row: row.expected, lambda row: row.expected_words, "right", 11),
        Column("Actions", lambda row: row.actions, width=8),
        Column(
            *("Talked about", lambda row: row.id, lambda row: row.state),
            width=15,
            tone=lambda row: "amber" if row.late else "muted",
        ),
        Column("Comment", lambda row: row.comment, width=0, private=lambda row: row.private),
    )
