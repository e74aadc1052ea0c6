"""Standards: what everybody is held to, what was missed, and the plans that follow from it."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain import improvement, misses, people, settings, standards
from app.domain.kinds import StandardArea, Vis
from app.domain.models import (
    Acknowledgement,
    ImprovementCheckpoint,
    ImprovementPlan,
    Metric,
    Person,
    Settings,
    Standard,
    StandardMiss,
)
from app.formats import Formats
from app.labels import label
from app.ui.card_page import CardPage
from app.ui.editors import Choice
from app.ui.parts import Card, EmptyState, LinkButton, Row, button, words
from app.ui.tabs.scorecard.miss_acts import MissActs
from app.ui.tabs.scorecard.plan_acts import PlanActs
from app.ui.tabs.scorecard.standard_acts import StandardActs
from app.ui.tabs.scorecard.standard_rows import LookRow, MissRow, PlanRow, StandardRow, ladder
from app.ui.tabs.scorecard.view import ScorecardView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.improvement import InFull as Plan
    from app.domain.standards import InFull as Expected
    from app.domain.standards import Listed
    from app.journal import Journal
    from app.ui.focus import Focus

NOTHING = (
    "Say what you expect in performance, behaviour and work ethic, and what shows it. "
    "Who has read it can be held to it, and helped where they miss it."
)
NO_MISS = "Nothing waits. Note a miss the day you see it, and talk about it within a week."
NO_PLAN = "Nobody has one. A plan follows a miss that was talked about and missed again."
NO_STANDARD = "None yet in this area."
KEYS = "N: standard · M: missed · I: improvement plan · Enter: open"
#: What is over is shown from so long ago on.
LOOK_BACK = timedelta(days=180)
#: A card shows so many rows at most.
_MOST = 60


class StandardsView(ScorecardView):
    """The standards by area, the misses to be talked about, and the plans under way.

    It shows everybody's, or what holds for one person.
    """

    watches: ClassVar[frozenset[type]] = frozenset(
        {
            *(Acknowledgement, ImprovementCheckpoint, ImprovementPlan, Metric, Person, Settings),
            *(Standard, StandardMiss),
        }
    )

    def __init__(self, journal: Journal, focus: Focus) -> None:
        super().__init__(journal, focus)
        self.standard_acts = StandardActs(journal, focus, self)
        self.miss_acts = MissActs(journal, focus, self)
        self.plan_acts = PlanActs(journal, focus, self)
        self._over = False

    def build(self) -> None:
        self.whom = Choice((), "Everybody")
        self.whom.set_name("Whose standards")
        self.whom.setFixedWidth(190)
        self.all = LinkButton("Show what is over", self._turn)
        self.print_button = button("Print…", self._print)
        self.add_button = button("Add a standard", self._add, kind="primary")
        self.misses = Card("Missed standards", "Note a miss")
        self.plans = Card("Improvement plans", "Begin one")
        self.areas = {area: Card(label(area)) for area in StandardArea}
        self.ended = Card("Ended standards")
        self.page = CardPage("Standards")
        self.nothing = EmptyState(NOTHING, "Add a standard", self._add)
        self._lay_out()
        self.whom.edited.connect(self.refresh)
        self.misses.acted.connect(self._miss)
        self.plans.acted.connect(self._begin)
        for keys, act in (("N", self._add), ("M", self._miss), ("I", self._begin)):
            shortcut = QShortcut(QKeySequence(keys), self.page, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def refresh(self) -> None:
        chosen, self._today = self.journal.ask(settings.current), date.today()
        self._formats = Formats(chosen.currency, chosen.language)
        roster = self.journal.ask(people.roster)
        here = [row for row in roster if row.on_the_team or row.id == self._who]
        self.whom.set_options([(row.id, row.name) for row in here])
        found = self.journal.ask(standards.listed, self._today)
        self.page.refill(partial(self._fill, found), same=True)
        there = bool(found.current or found.ended)
        self._stack.setCurrentWidget(self._whole if there else self.nothing)

    def take_focus(self) -> None:
        """Give the keyboard to what waits to be done, else to the first standard."""
        if self._stack.currentWidget() is self.nothing:
            self.nothing.action.setFocus()
            return
        for card in (self.misses, self.plans, *self.areas.values()):
            rows = [row for row in card.findChildren(Row) if not row.isHidden()]
            if rows:
                rows[0].setFocus()
                return
        self.add_button.setFocus()

    def open_record(self, table: str, record_id: int) -> None:
        """Open something that was found, by the name of its table."""
        acts = {
            "standard": self.standard_acts.open,
            "standard_miss": self.miss_acts.open,
            "improvement_plan": self.plan_acts.open,
        }
        acts[table](record_id)

    @property
    def _who(self) -> int | None:
        """Whose standards are shown; None for everybody's."""
        who = self.whom.value()
        return who if isinstance(who, int) else None

    def _fill(self, found: Listed) -> None:
        self._fill_misses()
        self._fill_plans()
        shown = self._wanted(found.current)
        for area, card in self.areas.items():
            self._fill_standards(card, [one for one in shown if one.standard.area is area])
        over = self._wanted(found.ended)
        self.ended.setVisible(self._over and bool(over))
        self._fill_standards(self.ended, over)

    def _wanted(self, found: Sequence[Expected]) -> Sequence[Expected]:
        """Those of the standards that are meant for whoever is chosen."""
        if self._who is None:
            return found
        person = self.journal.ask(people.get, self._who)
        return [one for one in found if standards.is_for(one.standard, person)]

    def _fill_standards(self, card: Card, found: Sequence[Expected]) -> None:
        card.clear()
        for one in found[:_MOST]:
            row = StandardRow(one, self._formats, self._today)
            row.opened.connect(partial(self.standard_acts.open, one.standard.id))
            row.wished.connect(partial(self.standard_acts.answer, one.standard.id))
            card.add(row)
        _say_rest(card, len(found), NO_STANDARD)

    def _fill_misses(self) -> None:
        card = self.misses
        card.clear()
        since = self._today - LOOK_BACK if self._over else None
        found = self.journal.ask(misses.everybody, closed_since=since)
        found = [one for one in found if self._who in (None, one.person.id)]
        for one in found[:_MOST]:
            row = MissRow(one, self._formats, self._today)
            row.opened.connect(partial(self.miss_acts.open, one.miss.id))
            row.wished.connect(partial(self.miss_acts.answer, one.miss.id))
            card.add(row)
        _say_rest(card, len(found), NO_MISS)

    def _fill_plans(self) -> None:
        card = self.plans
        card.clear()
        self._add_ready(card)
        found = self.journal.ask(improvement.under_way)
        if self._over:
            found += self.journal.ask(improvement.closed)
        found = [one for one in found if self._who in (None, one.person.id)]
        for one in found[:_MOST]:
            self._add_plan(card, one)
        _say_rest(card, len(found), NO_PLAN)

    def _add_ready(self, card: Card) -> None:
        """A line for each miss that a plan would be the next step after."""
        for person, standard, miss in self.journal.ask(improvement.ready, self._today):
            if self._who not in (None, person.id):
                continue
            assert miss.closed_on is not None  # it was looked at again
            again = f"missed again {self._formats.short_day(miss.closed_on)}"
            row = Row(
                f"{person.name}: {' '.join(standard.statement.split())}",
                below=f"{again} · the next step would be a plan",
                tone="amber",
                openable=True,
                private=True,
                below_private=True,
            )
            row.opened.connect(partial(self.plan_acts.begin, person.id, standard.id))
            card.add(row)

    def _add_plan(self, card: Card, one: Plan) -> None:
        row = PlanRow(one, self._formats, self._today)
        row.opened.connect(partial(self.plan_acts.open, one.plan.id))
        row.wished.connect(partial(self._answer_plan, one))
        card.add(row)
        if one.plan.closed_on is not None:
            return
        taken = self.journal.ask(improvement.reached, one.person.id, one.plan.standard_id)
        card.add_chips(ladder(one, taken, self._formats))
        private = one.plan.vis is Vis.PRIVATE
        for step in one.checkpoints:
            look = LookRow(step, self._formats, self._today, private=private)
            look.opened.connect(partial(self.plan_acts.look, step.id))
            look.wished.connect(partial(self.plan_acts.answer_look, step.id))
            card.add(look)

    def _add(self) -> None:
        self.standard_acts.add(self._who)

    def _miss(self) -> None:
        self.miss_acts.add(self._who)

    def _begin(self) -> None:
        self.plan_acts.begin(self._who)

    def _answer_plan(self, one: Plan, wish: str) -> None:
        if wish == "print":
            self.print_wanted.emit("improvement", one.person.id)
        else:
            self.plan_acts.answer(one.plan.id, wish)

    def _print(self) -> None:
        """The sheet to sign, of one person's standards, or all of them."""
        kind = "standards" if self._who is not None else "team_standards"
        self.print_wanted.emit(kind, self._who or 0)

    def _turn(self) -> None:
        self._over = not self._over
        self.all.setText("Hide what is over" if self._over else "Show what is over")
        self.refresh()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(22, 14, 22, 0)
        head.setSpacing(12)
        head.addWidget(self.whom)
        head.addWidget(words(KEYS, size="small", tone="muted"), 1)
        for widget in (self.all, self.print_button, self.add_button):
            head.addWidget(widget)
        areas = tuple(self.areas.values())
        self.page.put((self.misses, self.plans, *areas, self.ended), wide=(self.ended,))
        self._whole = QWidget()
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.page, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._whole)
        self._stack.addWidget(self.nothing)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)


def _say_rest(card: Card, count: int, nothing: str) -> None:
    """What a card says where there is nothing, or more than it shows."""
    if not count and not card.findChildren(Row):
        card.add_muted(nothing)
    elif count > _MOST:
        card.add_muted(f"{count - _MOST} more")
