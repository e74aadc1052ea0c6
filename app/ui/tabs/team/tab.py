"""The Team tab: the roster, a person's page, and what the manager can do for them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from app.domain import people, settings
from app.domain.models import (
    GoalCheckpoint,
    GoalSkill,
    GrowthGoal,
    PerformanceRecord,
    Person,
    ProfileFact,
    Session,
    Settings,
    Skill,
    SkillRating,
)
from app.domain.person_page import person_page
from app.formats import Formats
from app.ui.parts import EmptyState
from app.ui.tab import Tab
from app.ui.tabs.team.acts import Acts
from app.ui.tabs.team.page import PersonView

if TYPE_CHECKING:
    from app.journal import Journal
    from app.ui.focus import Focus
    from app.ui.tabs.team.shell import TeamShell

NOBODY = (
    "Your team starts here. Import a roster from a spreadsheet, "
    "or add people one by one with Ctrl+N."
)
NOBODY_CHOSEN = "Choose somebody on the left, or press Ctrl+P and type a name."


class TeamTab(Tab):
    """Who is this, and how do I help?"""

    watches: ClassVar[frozenset[type]] = frozenset(
        {
            GoalCheckpoint,
            GoalSkill,
            GrowthGoal,
            PerformanceRecord,
            Person,
            ProfileFact,
            Session,
            Settings,
            Skill,
            SkillRating,
        }
    )
    packet_wanted = Signal(int)
    import_wanted = Signal()
    export_wanted = Signal(int)
    erasure_wanted = Signal(int)

    def __init__(self, journal: Journal, focus: Focus, shell: TeamShell) -> None:
        super().__init__(journal, focus)
        self.shell = shell
        self.roster = shell.roster

    def build(self) -> None:
        self.page = PersonView()
        self.nobody = EmptyState(NOBODY, "Import a roster", self.import_wanted.emit)
        self.nobody_chosen = EmptyState(NOBODY_CHOSEN)
        self.stack = QStackedWidget()
        for widget in (self.page, self.nobody, self.nobody_chosen):
            self.stack.addWidget(widget)
        self.acts = Acts(self.journal, self.focus, self)
        self.shell.put_page(self.stack)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.shell)
        self.roster.chosen.connect(self.focus.set_person)
        self.roster.opened.connect(self._enter_page)
        self.page.wished.connect(self._answer)
        self.page.fact_wanted.connect(self.acts.add_fact)
        self.page.fact_opened.connect(self.acts.open_fact)
        self.page.goal_opened.connect(self.acts.open_goal)
        self.page.rating_wanted.connect(self.acts.rate_skill)

    def refresh(self) -> None:
        rows = self.journal.ask(people.roster)
        self.roster.show_people(rows)
        here = {row.id for row in rows}
        if self.focus.person not in here and self.focus.person != self.roster.current():
            self.focus.set_person(self.roster.current())  # which refreshes again
            return
        self.roster.select(self.focus.person)
        if not rows:
            self.stack.setCurrentWidget(self.nobody)
        elif self.focus.person is None:
            self.stack.setCurrentWidget(self.nobody_chosen)
        else:
            self._show_person(self.focus.person)

    def _show_person(self, person_id: int) -> None:
        today = date.today()
        chosen = self.journal.ask(settings.current)
        page = self.journal.ask(person_page, person_id, today)
        self.page.show_page(page, Formats(chosen.currency, chosen.language), today)
        self.stack.setCurrentWidget(self.page)

    def add_person(self) -> None:
        """Ask for a new person and put them on the roster."""
        self.acts.add_person()

    def _answer(self, wish: str) -> None:
        elsewhere = {
            "print_packet": self.packet_wanted,
            "export": self.export_wanted,
            "erase": self.erasure_wanted,
        }
        if wish in elsewhere:
            if self.focus.person is not None:
                elsewhere[wish].emit(self.focus.person)
        else:
            getattr(self.acts, wish)()

    def _enter_page(self) -> None:
        self.page.print.setFocus()
