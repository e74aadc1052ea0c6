"""Overview: everybody's plans half-year by half-year, and what is owed about them next."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.domain import plan_board, plans, settings
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
from app.ui.card_page import CardPage
from app.ui.instead import Instead
from app.ui.parts import EmptyState, LinkButton, framed, words
from app.ui.tabs.plans import overview_words
from app.ui.tabs.plans.counted_lines import CoverageDialog
from app.ui.tabs.plans.overview_due import DueCard
from app.ui.tabs.plans.overview_grid import OverviewGrid
from app.ui.tabs.plans.view import PlansView

if TYPE_CHECKING:
    from app.domain.plan_board import Due, Row
    from app.journal import Journal
    from app.ui.focus import Focus

NOBODY = (
    "Each half-year everybody writes how they mean to reach their quota, and the two of you agree "
    "on it. First you need a team."
)
NO_PLAN = (
    "Each half-year everybody writes how they mean to reach their quota, and the two of you agree "
    "on it. Invite them: each gets a form to fill in."
)
RULE = "Enter opens a plan, Space shows what its coverage was counted from, I invites."
_EARLIER, _FEWER = "Show earlier half-years", "Hide earlier half-years"
#: So many half-years before the current one, and where one asks for more.
_BEFORE, _LONG_BEFORE = plan_board.BEFORE, 6
_SIDE, _MOST_DUE = 300, 40


class OverviewView(PlansView):
    """People down, half-years across, and beside them what is due."""

    watches: ClassVar[frozenset[type]] = frozenset(
        {
            *(BusinessPlan, Commitment, PerformanceRecord, Person, PlanAction, PlanCheck),
            *(PlanLine, Settings, Value),
        }
    )

    def __init__(self, journal: Journal, focus: Focus) -> None:
        super().__init__(journal, focus)
        self._board: tuple[Row, ...] = ()
        self._before = _BEFORE
        self._followed = focus.person

    def build(self) -> None:
        self.grid = OverviewGrid()
        self.due = DueCard("Due next", _MOST_DUE)
        self.earlier = LinkButton(_EARLIER, self._turn)
        self.nobody = EmptyState(NOBODY, "Add a person", self.newcomer_wanted.emit)
        self.no_plan = EmptyState(NO_PLAN, "Invite…", partial(self.invite_wanted.emit, 0, None))
        self._lay_out()
        self.grid.opened.connect(self.plan_wanted)
        self.grid.explained.connect(self._explain)
        self.grid.invite_wanted.connect(self.invite_wanted)
        self.grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.grid.customContextMenuRequested.connect(self._offer)
        self.grid.verticalHeader().sectionDoubleClicked.connect(self._open_person)
        self.due.wished.connect(self._settle)

    def refresh(self) -> None:
        today, chosen = date.today(), self.journal.ask(settings.current)
        self._formats = Formats(chosen.currency, chosen.language)
        halves = self.journal.ask(plan_board.halves, today, before=self._before)
        self._board, found = self.journal.ask(plan_board.overview, halves, today)
        lines = tuple(overview_words.line(row, today, self._formats) for row in self._board)
        self.grid.show_board(halves, lines, self._before)
        self.side.refill(partial(self.due.fill, found, today, self._formats), same=True)
        self._follow()
        begun = any(cell.latest for row in self._board for cell in row.cells)
        self._pages.show_page(begun, self.no_plan if self._board else self.nobody)

    def take_focus(self) -> None:
        """Give the keyboard to the plans, or to the button in their place."""
        self._pages.take_focus(self.grid)

    def _follow(self) -> None:
        """Go to the row of whoever came into focus."""
        person = self.focus.person
        if person is not None and person != self._followed:
            self.grid.go_to(person)
        self._followed = person

    def _explain(self, plan_id: int) -> None:
        """Show the lines that a coverage was counted from."""
        found = self.journal.ask(plans.get, plan_id)
        basis = self.journal.ask(plans.basis, found, date.today())
        CoverageDialog(self, found, basis, self._formats, self.plan_wanted.emit).open()

    def _settle(self, one: Due) -> None:
        """Do the one thing that settles what is due."""
        if one.what is PlanDue.FORM:
            self.read_wanted.emit()
        elif one.plan_id is None:
            self.invite_wanted.emit(one.person.id, one.half)
        elif one.month is not None:
            self.check_wanted.emit(one.plan_id, one.month.starts)
        else:
            self.plan_wanted.emit(one.plan_id)

    def _turn(self) -> None:
        """Show more half-years that are over, or fewer."""
        more = self._before == _BEFORE
        self._before = _LONG_BEFORE if more else _BEFORE
        self.earlier.setText(_FEWER if more else _EARLIER)
        self.refresh()

    def _open_person(self, row: int) -> None:
        self.person_wanted.emit(self.grid.halves.lines[row].id)

    def _offer(self, at: QPoint) -> None:
        """The menu of a cell."""
        shown, person = self.grid.cell, self.grid.person
        if shown is None or person is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if shown.plan_id is not None:
            menu.addAction("Open the plan", partial(self.plan_wanted.emit, shown.plan_id))
        if shown.counted is not None:
            menu.addAction(
                "What its coverage was counted from", partial(self._explain, shown.counted)
            )
        if shown.invitable:
            menu.addAction("Invite…", partial(self.invite_wanted.emit, person, self.grid.half))
        name = self.grid.halves.lines[self.grid.currentIndex().row()].name
        page = f"Open the page of {name}".replace("&", "&&")
        menu.addAction(page, partial(self.person_wanted.emit, person))
        menu.popup(self.grid.viewport().mapToGlobal(at))

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(words(RULE, size="small", tone="muted"), 1)
        foot.addWidget(self.earlier)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(framed(self.grid), 1)
        left.addLayout(foot)
        self.side = CardPage("Due next", margin=0)
        self.side.put((self.due,), wide=(self.due,))
        self.side.setFixedWidth(_SIDE)
        page = QWidget()
        line = QHBoxLayout(page)
        line.setContentsMargins(22, 14, 22, 14)
        line.setSpacing(14)
        line.addLayout(left, 1)
        line.addWidget(self.side)
        self._pages = Instead(page, self.nobody, self.no_plan)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
