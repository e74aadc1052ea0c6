"""One plan: how far it is, what stands in it, and everything the two do with it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.domain import people, plans, settings
from app.domain.kinds import ON_THE_TEAM
from app.domain.models import (
    AgendaItem,
    Agreement,
    BusinessPlan,
    Commitment,
    CommitmentDue,
    MarginNote,
    Metric,
    PerformanceRecord,
    Person,
    PlanAction,
    PlanLine,
    PlanSection,
    PlanSignature,
    ReturnedForm,
    Settings,
    Value,
)
from app.formats import Formats
from app.ui import icons
from app.ui.editors import Choice
from app.ui.instead import Instead
from app.ui.parts import EmptyState, PageHead, look
from app.ui.tabs.plans import page_words as say
from app.ui.tabs.plans.counted_lines import CoverageDialog
from app.ui.tabs.plans.page_acts import CHANGING, KEEPING, MENU, NEXT, PAPERS, PlanActs
from app.ui.tabs.plans.page_body import PlanPage
from app.ui.tabs.plans.page_read import read
from app.ui.tabs.plans.view import Paper, PlansView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QPushButton

    from app.domain.kinds import PlanState
    from app.domain.plan_full import InFull
    from app.journal import Journal
    from app.ui.focus import Focus
    from app.ui.tabs.plans.page_read import Shown

NOBODY = "A plan says where half a year's business is to come from. First you need a team."
NO_PLAN = "{called} has no plan yet. Invite them: they write it on a form, and you talk about it."


class PlanPageView(PlansView):
    """The plan of the person in focus, of the half-year and version that is chosen."""

    watches: ClassVar[frozenset[type]] = frozenset(
        {
            *(AgendaItem, Agreement, BusinessPlan, Commitment, CommitmentDue, MarginNote, Metric),
            *(PerformanceRecord, Person, PlanAction, PlanLine, PlanSection, PlanSignature),
            *(ReturnedForm, Settings, Value),
        }
    )

    def __init__(self, journal: Journal, focus: Focus) -> None:
        super().__init__(journal, focus)
        self._acts = PlanActs(journal, focus, self, self.show_plan, self.said.emit)
        self._wanted: int | None = None
        self._shown: Shown | None = None

    def build(self) -> None:
        self.whose, self.which = Choice((), "Choose somebody"), Choice(())
        self.whose.set_name("Whose plan")
        self.which.set_name("Which half-year and version")
        self.whose.setFixedWidth(250)
        self.which.setFixedWidth(260)
        self.head = PageHead()
        self.print_button = self.head.add_action("Print", self._offer_papers)
        self.read_button = self.head.add_action("Read form…", partial(self.act, "read_form"))
        self.more = self.head.add_action("More", self._open_menu)
        for opener in (self.print_button, self.more):
            icons.put(opener, "chevron-down")
            opener.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.next_button = self.head.add_action("", self._go_on, primary=True)
        self.page = PlanPage()
        self.nobody = EmptyState(NOBODY, "Add a person", self.newcomer_wanted.emit)
        self.no_plan = EmptyState(NO_PLAN, "Invite…", self._invite)
        self._lay_out()
        self.whose.edited.connect(self._choose_person)
        self.which.edited.connect(self._choose_plan)
        self.page.wished.connect(self.act)
        self.page.explained.connect(self._explain)

    def refresh(self) -> None:
        today, chosen = date.today(), self.journal.ask(settings.current)
        self._formats = Formats(chosen.currency, chosen.language)
        team = self._offer_people()
        every = self._plans()
        found = self._offer_plans(every)
        if found is not None:
            self._shown = read(self.journal, found, every, self._formats, today)
            self._show(self._shown)
        else:
            self._shown = None
            self._teach()
        self._pages.show_page(found is not None, self.nobody if not team else self.no_plan)
        self._bar.setVisible(bool(team))

    def take_focus(self) -> None:
        """Give the keyboard to the lines of the plan, or to whose plan is chosen."""
        if self._shown is not None:
            self.page.take_focus()
        elif self.focus.person is None and not self.nobody.isVisible():
            self.whose.setFocus()
        else:
            self._pages.take_focus(self.whose)

    def show_plan(self, plan_id: int) -> None:
        """Show a plan, with its person in focus."""
        found = self.journal.ask(plans.get, plan_id)
        self._wanted = plan_id
        if self.focus.person != found.person.id:
            self.focus.set_person(found.person.id)  # which refreshes
        else:
            self.mark_stale()

    def show_person(self, person_id: int) -> None:
        """Show somebody's latest plan."""
        self._wanted = None
        self.focus.set_person(person_id)
        self.mark_stale()

    @property
    def shown(self) -> int | None:
        """The id of the plan that is shown."""
        return None if self._shown is None else self._shown.found.plan.id

    def act(self, name: str, about: object = None) -> None:
        """Do what was wished for by its name, or say why it cannot be done."""
        shown = self._shown
        if shown is None:
            return
        may = shown.is_open or (name not in CHANGING and not shown.read_only)
        if name == "refused" or (name in CHANGING | KEEPING and not may):
            self.said.emit(say.why_closed(shown.found, read_only=shown.read_only))
        else:
            self._acts.do(name, shown.found.plan.id, about)

    def _offer_people(self) -> bool:
        """Offer whoever is on the team or has a plan; whether there is anybody."""
        roster = self.journal.ask(people.roster)
        planned = self.journal.ask(plans.planned)
        here = [r for r in roster if r.status in ON_THE_TEAM or r.id in planned]
        self.whose.set_options([(row.id, row.name) for row in here])
        known = {row.id for row in here}
        self.whose.set_value(self.focus.person if self.focus.person in known else None)
        return bool(here)

    def _plans(self) -> Sequence[InFull]:
        """The plans of the person in focus."""
        who = self.whose.value()
        return () if who is None else self.journal.ask(plans.of_person, who)

    def _offer_plans(self, found: Sequence[InFull]) -> InFull | None:
        """Offer these plans; the one to show, if there is one."""
        ids = [one.plan.id for one in found]
        if self._wanted not in ids:
            self._wanted = ids[0] if ids else None
        self.which.set_options([(one.plan.id, say.choice(one)) for one in found])
        self.which.set_value(self._wanted)
        self.which.setVisible(bool(found))
        return next((one for one in found if one.plan.id == self._wanted), None)

    def _show(self, shown: Shown) -> None:
        found = shown.found
        facts = say.facts(found, shown.timing, self._formats, read_only=shown.read_only)
        self.head.show_facts(say.title(found), facts)
        late = shown.timing.late or shown.timing.form_late
        look(self.head.facts, tone="amber" if late else "muted")
        act, text = self._next(shown)
        self.next_button.setText(text)
        self.next_button.setVisible(bool(act))
        self.read_button.setVisible(shown.is_open)
        self.more.setVisible(not shown.read_only and bool(self._offered(found.plan.state)))
        self.page.show_plan(shown)

    def _teach(self) -> None:
        """Say how a plan comes about."""
        who = self.whose.value()
        if who is None:
            self.no_plan.sentence.setText("Choose somebody above: Ctrl+P finds them by name.")
        else:
            called = self.journal.ask(people.get, who).called
            self.no_plan.sentence.setText(NO_PLAN.format(called=called))
        self.no_plan.action.setVisible(who is not None and not self.journal.read_only)

    def _next(self, shown: Shown) -> tuple[str, str]:
        """What takes the plan on; where a later version is under way, that is shown instead."""
        later = [one for one in shown.versions if one.plan.number > shown.found.plan.number]
        if later:
            return "show", f"Go to version {later[0].plan.number}"
        return ("", "") if shown.read_only else NEXT.get(shown.found.plan.state, ("", ""))

    def _go_on(self) -> None:
        shown = self._shown
        if shown is not None:
            act, _ = self._next(shown)
            self.act(act, shown.versions[0].plan.id)

    def _choose_person(self) -> None:
        who = self.whose.value()
        self._wanted = None
        self.focus.set_person(who)

    def _choose_plan(self) -> None:
        self._wanted = self.which.value()
        self.refresh()

    def _invite(self) -> None:
        self.invite_wanted.emit(self.whose.value() or 0, None)

    def _offer_papers(self) -> None:
        assert self._shown is not None  # there is no menu before
        state, plan_id = self._shown.found.plan.state, self._shown.found.plan.id
        self._pop_up(
            self.print_button,
            [
                (text, icon, partial(self.paper_wanted.emit, Paper(kind, plan_id, copy)))
                for kind, copy, text, icon, states in PAPERS
                if state in states
            ],
        )

    def _explain(self) -> None:
        """Show what the coverage was counted from."""
        shown = self._shown
        assert shown is not None  # there is no card to ask on before
        CoverageDialog(self, shown.found, shown.basis, self._formats).open()

    def _offered(self, state: PlanState) -> list[tuple[str, str, str]]:
        """What the menu offers of a plan in a state."""
        assert self._shown is not None  # there is no menu before
        first = self._shown.found.plan.number == 1
        return [
            (name, text, icon)
            for name, text, icon, states in MENU
            if state in states and not (first and name == "change_reason")
        ]

    def _open_menu(self) -> None:
        assert self._shown is not None  # there is no menu before
        offered = self._offered(self._shown.found.plan.state)
        self._pop_up(self.more, [(text, icon, self._wisher(name)) for name, text, icon in offered])

    def _pop_up(
        self, opener: QPushButton, offered: Sequence[tuple[str, str, Callable[[], object]]]
    ) -> None:
        """Show a menu below a button: words, an icon, and what each does."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, icon, slot in offered:
            icons.put(menu.addAction(text, slot), icon)
        menu.popup(opener.mapToGlobal(opener.rect().bottomLeft()))

    def _wisher(self, name: str) -> Callable[[], None]:
        def wish() -> None:
            self.act(name)

        return wish

    def _lay_out(self) -> None:
        self._bar = QWidget()
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.setSpacing(12)
        bar.addWidget(self.whose)
        bar.addWidget(self.which)
        bar.addStretch(1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(22, 10, 22, 8)
        top.addWidget(self.head)
        column.addLayout(top)
        column.addWidget(self.page, 1)
        self._pages = Instead(whole, self.no_plan, self.nobody)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        chooser = QVBoxLayout()
        chooser.setContentsMargins(22, 12, 22, 0)
        chooser.addWidget(self._bar)
        outer.addLayout(chooser)
        outer.addWidget(self._pages, 1)
