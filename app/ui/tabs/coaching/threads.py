"""1:1s: whom with, what is prepared, what was carried; and holding one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain import people, prep, sessions, settings
from app.domain.kinds import AT_WORK, SessionKind, Status
from app.domain.models import (
    AgendaItem,
    Commitment,
    CommitmentDue,
    GrowthGoal,
    Metric,
    Note,
    PerformanceRecord,
    Person,
    ProfileFact,
    Scorecard,
    ScorecardItem,
    Session,
    SessionSkill,
    Settings,
    Target,
    Value,
)
from app.domain.names import initials
from app.formats import Formats, days_ago
from app.ui.parts import EmptyState, PageHead, look
from app.ui.roster import RosterPanel
from app.ui.tabs.coaching.session_words import when_words
from app.ui.tabs.coaching.thread_page import ThreadPage
from app.ui.views_tab import TabView

if TYPE_CHECKING:
    from app.domain.prep import Prep
    from app.domain.roster import RosterRow
    from app.journal import Journal
    from app.ui.focus import Focus

NOBODY = "A 1:1 carries itself forward: what was not said comes back. First you need a team."
NOBODY_CHOSEN = "Choose somebody on the left to prepare a 1:1 with them."
NOTHING_OWED = "They are away or gone: nothing is owed. What was said before is below."


class ThreadsView(TabView):
    """One thread per person: prepare, hold, and what was said before."""

    watches: ClassVar[frozenset[type]] = frozenset(
        {
            *(AgendaItem, Commitment, CommitmentDue, GrowthGoal, Note, Person, ProfileFact),
            *(Session, SessionSkill, Settings),
            *(Metric, PerformanceRecord, Scorecard, ScorecardItem, Target, Value),
        }
    )

    def __init__(self, journal: Journal, focus: Focus) -> None:
        super().__init__(journal, focus)
        self._prep: Prep | None = None

    def build(self) -> None:
        self.roster = RosterPanel()
        self.roster.setObjectName("thread_roster")
        self.head = PageHead()
        self.plan_button = self.head.add_action("Plan…", self.plan)
        self.print_button = self.head.add_action("Prep sheet", self._print)
        self.hold_button = self.head.add_action("Hold 1:1", self.hold, primary=True)
        self.page = ThreadPage(self.journal, self.focus, self)
        self.nobody = EmptyState(NOBODY, "Add a person", self.newcomer_wanted.emit)
        self.nobody_chosen = EmptyState(NOBODY_CHOSEN)
        self._lay_out()
        self.roster.chosen.connect(self._choose)
        self.roster.opened.connect(self._enter_page)
        self.page.session_opened.connect(self._open_session)
        self.page.note_opened.connect(self._open_note)
        self.page.person_wanted.connect(self.person_wanted)
        self.page.focus_wanted.connect(self.choose_focus)
        for keys, act in (("H", self.hold), ("Ctrl+H", self.hold)):
            shortcut = QShortcut(QKeySequence(keys), self.page, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def refresh(self) -> None:
        rows = [row for row in self.journal.ask(people.roster) if self._belongs(row)]
        self.roster.show_people(rows)
        if not self.roster.follow(self.focus):
            return  # it was refreshed by that
        if not rows:
            self.stack.setCurrentWidget(self.nobody)
        elif self.focus.person is None:
            self.stack.setCurrentWidget(self.nobody_chosen)
        else:
            self._show(self.focus.person)

    def take_focus(self) -> None:
        """Give the keyboard to the first line of what is prepared, else to the people."""
        self._freshen()
        if self.stack.currentWidget() is self._thread:
            self.page.take_focus()
        elif self.stack.currentWidget() is self.nobody:
            self.nobody.action.setFocus()
        else:
            self.roster.take_focus()

    def hold(self) -> None:
        """Hold a 1:1 with the person that is shown."""
        from app.ui.tabs.coaching.one_to_one import OneToOneDialog

        self._freshen()
        if self._prep is None:
            self.said.emit(NOBODY_CHOSEN)
        elif self._prep.person.status not in AT_WORK:
            self.said.emit(f"{self._prep.person.called} is not at work: there is no 1:1 to hold.")
        else:
            OneToOneDialog(self.journal, self.focus, self, self._prep.person.id).open()

    def plan(self) -> None:
        """Put the next 1:1 into the calendar, or change the one that is there."""
        from app.ui.tabs.coaching.session_acts import SessionActs

        if self._prep is None:
            return
        acts = SessionActs(self.journal, self.focus, self, self.said.emit)
        if self._prep.next is not None:
            acts.open(self._prep.next.session.id)
        else:
            acts.plan(SessionKind.ONE_TO_ONE, self._prep.person.id, on=self._prep.proposed)

    def choose_focus(self) -> None:
        """Say what the next 1:1 is about; where none is planned, plan it first."""
        from app.ui.tabs.coaching.focus_acts import FocusActs

        if self._prep is None or self._prep.next is None:
            self.plan()
        else:
            FocusActs(self.journal, self.focus, self).choose(self._prep.next, self._prep.focus)

    def _show(self, person_id: int) -> None:
        today, chosen = date.today(), self.journal.ask(settings.current)
        formats = Formats(chosen.currency, chosen.language)
        self._prep = found = self.journal.ask(prep.prepare, person_id, today)
        before = self.journal.ask(sessions.of_person, person_id)
        person = found.person
        self.head.show_facts(person.name, facts_line(found, formats, today))
        self.head.show_badge(initials(person.name), person.colour)
        at_work = person.status in AT_WORK
        for button in (self.plan_button, self.hold_button):
            button.setEnabled(at_work)
        self.plan_button.setText("Plan…" if found.next is None else "Change…")
        self.page.show_prep(found, before, formats, today)
        self.page.focus_card.action.setVisible(at_work)
        self.stack.setCurrentWidget(self._thread)

    def _belongs(self, row: RosterRow) -> bool:
        """Whether somebody is in the list: the team, and whoever is looked at."""
        return row.on_the_team or (row.id == self.focus.person and row.status is not _CANDIDATE)

    def _choose(self, person_id: int | None) -> None:
        self.focus.set_person(person_id)

    def _enter_page(self) -> None:
        self.page.take_focus()

    def _print(self) -> None:
        if self._prep is not None:
            self.print_wanted.emit("prep", self._prep.person.id)

    def _open_session(self, session_id: int) -> None:
        from app.ui.tabs.coaching.session_acts import SessionActs

        SessionActs(self.journal, self.focus, self, self.said.emit).open(session_id)

    def _open_note(self, note_id: int) -> None:
        from app.ui.tabs.coaching.note_acts import NoteActs

        NoteActs(self.journal, self.focus, self, self.said.emit).open(note_id)

    def _lay_out(self) -> None:
        self._thread = QWidget()
        column = QVBoxLayout(self._thread)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(22, 0, 22, 0)
        top.addWidget(self.head)
        column.addLayout(top)
        column.addWidget(self.page, 1)
        self.stack = QStackedWidget()
        for widget in (self._thread, self.nobody, self.nobody_chosen):
            self.stack.addWidget(widget)
        left = QFrame()
        look(left, part="surface")
        left.setMinimumWidth(220)
        inside = QVBoxLayout(left)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.roster)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.stack)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([250, 900])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 10, 0, 0)
        whole.addWidget(self.splitter)


_CANDIDATE = Status.CANDIDATE


def facts_line(found: Prep, formats: Formats, today: date) -> str:
    """When the next 1:1 is and how long ago the last one was."""
    if found.person.status not in AT_WORK:
        return NOTHING_OWED
    if found.next is None:
        ahead = f"no 1:1 planned; {formats.short_day(found.proposed)} would be the next"
    else:
        late = found.next.day < today
        ahead = f"{'1:1 was planned' if late else 'next 1:1'} "
        ahead += when_words(found.next, formats, today)
    last = "none held yet" if found.last is None else f"last {days_ago(found.last.day, today)}"
    return f"{ahead[0].upper()}{ahead[1:]} · {last}"
