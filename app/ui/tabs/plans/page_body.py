"""The cards of a plan's page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app import covering
from app.domain.kinds import Missing, Owner, SectionKind, Vis
from app.labels import label
from app.ui.card_page import CardPage
from app.ui.parts import Card, Row, words
from app.ui.tabs.plans import page_words as say
from app.ui.tabs.plans.coverage_gauge import CoverageGauge
from app.ui.tabs.plans.in_sight import KeepInSight
from app.ui.tabs.plans.page_flow import FlowCard
from app.ui.tabs.plans.page_lines import LinesCard, SumsCard
from app.ui.tabs.plans.page_rows import (
    ActionRow,
    FormRow,
    NoteRow,
    SectionRow,
    VersionRow,
    read_here,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.ui.tabs.plans.page_read import Shown

NO_NOTE = "Nothing yet. What you note here is printed on no page of theirs."
NO_STEP = "No action yet. What will they do, and what will you, and by when?"
NO_AGREEMENT = "Nothing is written for this half-year yet."
#: Which act fills which gap. The days and amounts of what is there are filled in its card.
_FILLED_BY = {
    Missing.SECTIONS: "transcribe",
    Missing.LINES: "add_line",
    Missing.ACTIONS: "add_action",
    Missing.AGREEMENT: "agreement",
    Missing.INTEGRITY: "integrity",
    Missing.SIGNATURES: "sign",
}
#: What fills a gap in a plan of which nothing else may be changed.
_EVER = frozenset({Missing.SIGNATURES})


class PlanPage(CardPage):
    """Everything that stands in a plan and around it.

    ``wished`` names an act and what it is about: the id of a line, step, note, form or version,
    the kind of a section, or None. ``explained`` asks what the coverage was counted from.
    """

    wished = Signal(str, object)
    explained = Signal()

    def __init__(self) -> None:
        super().__init__("Plan")
        self._plan_id: int | None = None
        self.flow = FlowCard()
        self.coverage = Card("Coverage", "How it was counted")
        self.missing = Card("Still missing")
        self.lines, self.sums = LinesCard(), SumsCard()
        self.sections = Card("In their own words", "Type in from paper")
        self.margins = Card("My margin notes, for you only", "Note something")
        self.todo = Card("Actions", "Add an action")
        self.help = Card("Help wanted", "Put on the list for the next 1:1")
        self.shared = Card("What you count on each other for", "Change")
        self.promised = Card("Integrity and signatures", "Note signatures")
        self.history = Card("History")
        self.chart = CoverageGauge("Coverage")
        self.sentence, self.told = words(wrap=True), words(tone="amber", wrap=True)
        for part in (self.chart, self.sentence, self.told):
            self.coverage.keep_below(part)
        wide = (self.flow, self.lines, self.sums, self.sections)
        self.put(
            (
                *(self.flow, self.coverage, self.missing, self.lines, self.sums, self.sections),
                *(self.todo, self.margins, self.help, self.shared),
                *(self.promised, self.history),
            ),
            wide=wide,
        )
        self._connect()

    def show_plan(self, shown: Shown) -> None:
        """Show a plan; the same one stays where it was."""
        same = shown.found.plan.id == self._plan_id
        self._plan_id, self._shown = shown.found.plan.id, shown
        self.refill(self._fill, same=same)

    def take_focus(self) -> None:
        """Give the keyboard to the lines, which the page is mostly about."""
        self.lines.table.setFocus()

    def _go_to_lines(self) -> None:
        self.lines.table.setFocus()
        self.ensureWidgetVisible(self.lines)

    def _connect(self) -> None:
        for card, name in (
            (self.lines, "add_line"),
            (self.sections, "transcribe"),
            (self.margins, "add_note"),
            (self.todo, "add_action"),
            (self.help, "ask_for_help"),
            (self.shared, "agreement"),
            (self.promised, "sign"),
        ):
            card.acted.connect(self._wish(name))
        KeepInSight(self, self.lines.table)
        self.coverage.acted.connect(self.explained)
        self.lines.opened.connect(partial(self._tell, "line"))
        self.lines.dropped.connect(partial(self._tell, "delete_line"))
        self.lines.refused.connect(self._wish("refused"))

    def _fill(self) -> None:
        shown = self._shown
        found, formats = shown.found, shown.formats
        self.chart.show_coverage(shown.coverage, formats)
        self.sentence.setText(covering.told(shown.coverage, formats, formats.currency))
        told = say.told_quota(found.plan, shown.basis, formats)
        self.told.setText(told)
        self.told.setVisible(bool(told))
        self.flow.show_plan(found, shown.timing, formats, whole=not shown.gaps)
        self._fill_missing()
        self.lines.show_plan(found, formats, is_open=shown.is_open)
        self.sums.show_plan(found, formats)
        self.sums.setVisible(bool(found.lines))
        self._fill_sections()
        self._fill_actions()
        self._fill_margins()
        self._fill_help()
        self._fill_shared()
        self._fill_promised()
        self._fill_history()

    def _fill_missing(self) -> None:
        card, shown = self.missing, self._shown
        card.clear()
        for gap in shown.gaps:
            may = shown.is_open or (gap.what in _EVER and not shown.read_only)
            fill = self._filler(gap.what) if may else None
            count = "" if gap.count == 1 else str(gap.count)
            row = Row(label(gap.what), right=count, openable=fill is not None)
            if fill is not None:
                row.opened.connect(fill)
            card.add(row)
        card.setVisible(bool(shown.gaps))

    def _filler(self, what: Missing) -> Callable[[], None] | None:
        """What opens the place where a gap is filled; None where that is not on this page."""
        if what in (Missing.AMOUNTS, Missing.MONTHS):
            return self._go_to_lines
        if what is Missing.DAYS:
            return partial(self.go_to, self.todo)
        return self._wish(_FILLED_BY[what]) if what in _FILLED_BY else None

    def _fill_sections(self) -> None:
        card, found = self.sections, self._shown.found
        card.clear()
        card.action.setVisible(self._shown.is_open)
        for kind in SectionKind:
            row = SectionRow(found, kind)
            row.opened.connect(partial(self._tell, "section", kind))
            row.noted.connect(partial(self._tell, "add_note", kind))
            card.add(row)

    def _fill_actions(self) -> None:
        card, shown = self.todo, self._shown
        card.clear()
        card.action.setVisible(shown.is_open)
        for step in shown.found.actions:
            row = ActionRow(step, shown.promises.get(step.id), shown.formats, shown.today)
            row.opened.connect(partial(self._tell, "action", step.id))
            row.wished.connect(partial(self._delete, "delete_action", step.id))
            card.add(row)
        if not shown.found.actions:
            card.add_muted(NO_STEP)

    def _fill_margins(self) -> None:
        card, shown = self.margins, self._shown
        card.clear()
        card.action.setVisible(not shown.read_only)
        for note in shown.notes:
            row = NoteRow(note, shown.formats)
            row.opened.connect(partial(self._tell, "note", note.id))
            row.wished.connect(partial(self._delete, "delete_note", note.id))
            card.add(row)
        if not shown.notes:
            card.add_muted(NO_NOTE)

    def _fill_help(self) -> None:
        card, shown = self.help, self._shown
        card.clear()
        card.action.setVisible(not shown.read_only)
        for wish in shown.wishes:
            card.add(Row(read_here(wish)))
        card.setVisible(bool(shown.wishes))

    def _fill_shared(self) -> None:
        """What holds for the half-year, or for a settled plan what it was agreed with."""
        card, shown = self.shared, self._shown
        plan = shown.found.plan
        card.clear()
        card.action.setVisible(shown.is_open)
        settled, written = shown.found.is_settled, shown.agreement
        mine, theirs, private = plan.mine, plan.theirs, False
        if not settled:
            mine = written.mine if written is not None else ""
            theirs = written.theirs if written is not None else ""
            private = written is not None and written.vis is Vis.PRIVATE
        called = shown.found.person.called
        on_me, on_them = f"{called} can count on me for", f"I count on {called} for"
        for whose, text in ((on_me, mine), (on_them, theirs)):
            if text.strip():
                card.add(Row(read_here(text), above=whose, private=private))
        there = bool(mine.strip() or theirs.strip())
        card.action.setText("Change" if there else "Write it")
        if not there:
            card.add_muted(NO_AGREEMENT)
        elif private:
            card.add_muted("For you only: it does not stand on the plan until it may be shown.")

    def _fill_promised(self) -> None:
        card, shown = self.promised, self._shown
        plan, found, formats = shown.found.plan, shown.found, shown.formats
        card.clear()
        card.action.setVisible(plan.agreed_on is not None and not shown.read_only)
        answer = {None: "Not asked yet", True: "Yes", False: "No"}[plan.integrity]
        row = Row(
            "It can be carried out with integrity",
            right=answer,
            below=read_here(plan.integrity_note),
            openable=True,
        )
        row.opened.connect(self._wish("integrity"))
        card.add(row)
        for owner, whose in ((Owner.REP, f"{found.person.called} signed"), (Owner.ME, "I signed")):
            on = found.signed_on(owner)
            card.add(Row(whose, right="not yet" if on is None else formats.day(on)))

    def _fill_history(self) -> None:
        card, shown = self.history, self._shown
        card.clear()
        for one in shown.versions:
            is_this = one.plan.id == shown.found.plan.id
            row = VersionRow(one, shown.formats, shown=is_this)
            row.opened.connect(partial(self._tell, "show", one.plan.id))
            card.add(row)
        for form in shown.found.forms:
            came = FormRow(form, shown.formats)
            came.opened.connect(partial(self._tell, "form", form.id))
            card.add(came)

    def _wish(self, name: str) -> Callable[[], None]:
        return partial(self._tell, name)

    def _tell(self, name: str, about: object = None) -> None:
        self.wished.emit(name, about)

    def _delete(self, name: str, about: int, _wish: str) -> None:
        """A row's only key beside Enter was pressed, or its menu used."""
        self._tell(name, about)
