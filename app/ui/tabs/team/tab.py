"""The Team tab: the roster, a person's page, and what the manager can do for them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from app.domain import people, settings
from app.domain.models import (
    AgendaItem,
    Agreement,
    AreaOfWork,
    BusinessPlan,
    Commitment,
    CommitmentDue,
    GoalCheckpoint,
    GoalSkill,
    GrowthGoal,
    Note,
    NotePerson,
    PerformanceRecord,
    Person,
    Photo,
    ProfileFact,
    RampStep,
    Session,
    SessionMember,
    Settings,
    Skill,
    SkillRating,
    TrainingAttendance,
    TrainingSession,
)
from app.domain.person_page import person_page
from app.formats import Formats
from app.ui.parts import EmptyState
from app.ui.tab import Tab
from app.ui.tabs.team.acts import Acts
from app.ui.tabs.team.page import COMMANDS, TIMELINE, PersonView
from app.ui.tabs.team.shell import BENCH, PEOPLE, SKILLS_MAP

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from app.journal import Journal
    from app.ui.focus import Focus
    from app.ui.tabs.team.shell import TeamShell
    from app.ui.tabs.team.view import TeamView

#: The wishes of a person's page that end on paper, and the kind of it.
_PRINTED = {"print_packet": "", "print_profile": "profile", "print_agreement": "agreement"}
NOBODY = (
    "Your team starts here. Import a roster from a spreadsheet, "
    "or add people one by one with Ctrl+N."
)
NOBODY_CHOSEN = "Choose somebody on the left, or press Ctrl+P and type a name."


class TeamTab(Tab):
    """Who is this, and how do I help?

    ``packet_wanted`` brings whom a print is about, None for the team, and its kind; empty for the
    one that suits them. ``said`` has something for the line at the window's foot.
    ``thread_wanted`` asks for somebody's 1:1s, ``plan_wanted`` for their plan; ``record_wanted``
    brings a record that another tab opens: the name of its table, its id, and that of the person.
    """

    watches: ClassVar[frozenset[type]] = frozenset(
        {
            AgendaItem,
            Agreement,
            AreaOfWork,
            BusinessPlan,
            Commitment,
            CommitmentDue,
            GoalCheckpoint,
            GoalSkill,
            GrowthGoal,
            Note,
            NotePerson,
            PerformanceRecord,
            Person,
            Photo,
            ProfileFact,
            RampStep,
            Session,
            SessionMember,
            Settings,
            Skill,
            SkillRating,
            TrainingAttendance,
            TrainingSession,
        }
    )
    packet_wanted = Signal(object, str)
    import_wanted = Signal()
    export_wanted = Signal(int)
    erasure_wanted = Signal(int)
    said = Signal(str)
    thread_wanted = Signal(int)
    plan_wanted = Signal(int)
    record_wanted = Signal(str, int, object)

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
        self.acts = Acts(self.journal, self.focus, self, self.said.emit)
        self.shell.put_page(self.stack)
        self.shell.offer({SKILLS_MAP: self._make_map, BENCH: self._make_bench})
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.shell)
        self.roster.chosen.connect(self.focus.set_person)
        self.roster.opened.connect(self._enter_page)
        self.page.wished.connect(self._answer)
        self.page.turned.connect(self._show_section)
        for command, by in zip(COMMANDS, (1, -1), strict=False):
            for keys in command.keys:
                shortcut = QShortcut(QKeySequence(keys), self, self._turner(by))
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def refresh(self) -> None:
        rows = self.journal.ask(people.roster)
        self.roster.show_people(rows)
        if not self.roster.follow(self.focus):
            return  # it was refreshed by that
        if not rows:
            self.stack.setCurrentWidget(self.nobody)
        elif self.focus.person is None:
            self.stack.setCurrentWidget(self.nobody_chosen)
        else:
            self._show_person(self.focus.person)

    def tell(self, touched: Collection[type]) -> None:
        """Some kinds of record changed; the views that were looked at hear of it as well."""
        super().tell(touched)
        for view in self.shell.views:
            view.tell(touched)

    def _make_map(self) -> TeamView:
        from app.ui.tabs.team.team_map import TeamMapView

        view = TeamMapView(self.journal, self.focus)
        view.rating_wanted.connect(self._rate_cell)
        view.history_wanted.connect(self._show_history)
        view.add_person_wanted.connect(self.add_person)
        view.print_wanted.connect(self._print_map)
        return self._connected(view)

    def _make_bench(self) -> TeamView:
        from app.ui.tabs.team.bench import BenchView

        view = BenchView(self.journal, self.focus)
        view.hire_wanted.connect(self._hire)
        view.print_wanted.connect(self._print_bench)
        return self._connected(view)

    def _connected(self, view: TeamView) -> TeamView:
        view.person_wanted.connect(self._open_person)
        view.said.connect(self.said)
        return view

    def _rate_cell(self, person_id: int, skill_id: int) -> None:
        self.focus.set_person(person_id)
        self.acts.skills.rate(skill_id)

    def _show_history(self, person_id: int, skill_id: int) -> None:
        self.focus.set_person(person_id)
        self.acts.skills.history(skill_id)

    def _hire(self, person_id: int) -> None:
        self.focus.set_person(person_id)
        self.acts.partner.hire()

    def _open_person(self, person_id: int) -> None:
        self.shell.show_view(PEOPLE)
        self.focus.set_person(person_id)

    def _print_map(self) -> None:
        self.packet_wanted.emit(None, "map")

    def _print_bench(self) -> None:
        self.packet_wanted.emit(None, "bench")

    def _show_person(self, person_id: int) -> None:
        today = date.today()
        chosen = self.journal.ask(settings.current)
        page = self.journal.ask(person_page, person_id, today)
        self._formats = Formats(chosen.currency, chosen.language)
        self.page.show_page(page, self._formats, today)
        self._show_section(self.page.section)
        self.stack.setCurrentWidget(self.page)

    def _show_section(self, section: str) -> None:
        """Read what only one section shows, now that it is looked at."""
        if section == TIMELINE and self.focus.person is not None:
            today = date.today()
            self.page.timeline.show_person(self.journal, self.focus.person, today, self._formats)

    def _turner(self, by: int) -> Callable[[], None]:
        """A slot that goes to another section, where a person's page is in sight."""

        def turn() -> None:
            if self.page.isVisible():
                self.page.turn(by)

        return turn

    def add_person(self) -> None:
        """Ask for a new person and put them on the roster."""
        self.acts.add_person()

    def _answer(self, wish: str, about: object) -> None:
        person = self.focus.person
        if wish in _PRINTED:
            self.packet_wanted.emit(person, _PRINTED[wish])
        elif wish == "thread":
            self.thread_wanted.emit(person)
        elif wish == "plan":
            self.plan_wanted.emit(person)
        elif wish in ("note", "session", "business_plan", "training_session", "review"):
            self.record_wanted.emit(wish, about, person)
        elif wish == "export":
            self.export_wanted.emit(person)
        elif wish == "erase":
            self.erasure_wanted.emit(person)
        else:
            self.acts.answer(wish, about)

    def _enter_page(self) -> None:
        self.page.sections.setFocus()
