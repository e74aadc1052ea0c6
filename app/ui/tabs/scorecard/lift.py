"""Lift: one person cannot move the total, and everybody getting a little better can."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain import lifts, metrics, people, settings
from app.domain.kinds import Meaning, PeriodKind
from app.domain.lift import lift
from app.domain.models import LiftScenario, Metric, PerformanceRecord, Person, Settings
from app.domain.periods import next_period, period_of
from app.formats import Formats
from app.ui.counted import CountedDialog
from app.ui.editors import Line
from app.ui.explain import explain
from app.ui.field import Field
from app.ui.form_dialog import FormDialog
from app.ui.instead import Instead
from app.ui.lists import RecordList, TwoLines
from app.ui.parts import EmptyState, button, look, words
from app.ui.table import Column, Table
from app.ui.tabs.scorecard import lift_words
from app.ui.tabs.scorecard.amounts import reported_money
from app.ui.tabs.scorecard.lift_controls import LiftControls, Wanted
from app.ui.tabs.scorecard.pieces import BarsView, FittedTable, amount_column, card_of
from app.ui.tabs.scorecard.view import ScorecardView

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.periods import Period
    from app.journal import Journal
    from app.ui.asking import Values
    from app.ui.focus import Focus
    from app.ui.tabs.scorecard.lift_words import Share

NOBODY = (
    "What if everybody sold a tenth more, and what if only the best one did? It is counted from "
    "what your people sold. First you need a team."
)
RULE = "Stages multiply: a lever on any of them lifts the revenue alike, and two levers multiply."
KEYS = "Enter: open · F2: rename · Del: delete"
SAVE_FIRST = "Save it first: its page shows what was saved."
EMPTY = "What you save is listed here."
_SIDE = 240
#: How many periods that are over are offered, the latest first.
_OFFERED = ((PeriodKind.QUARTER, 4), (PeriodKind.HALF, 2), (PeriodKind.YEAR, 1))


@dataclass(frozen=True)
class Saved:
    """A scenario as the list shows it."""

    id: int
    name: str
    about: str


class LiftView(ScorecardView):
    """What a period would have brought, had everybody been a little better, or the best one alone.

    Nothing is stored until a scenario is saved under a name.
    """

    watches: ClassVar[frozenset[type]] = frozenset(
        {LiftScenario, Metric, PerformanceRecord, Person, Settings}
    )

    def __init__(self, journal: Journal, focus: Focus) -> None:
        super().__init__(journal, focus)
        self._saved: dict[int, tuple[str, Wanted]] = {}
        self._opened: int | None = None

    def build(self) -> None:
        self.controls = LiftControls()
        self.save_button = button("Save as…", self._save_as, kind="primary")
        self.change_button = button("Save changes", self._save_changes)
        self.print_button = button("Print…", self._print)
        self.sentence = words(wrap=True)
        self.left_out = words(size="small", tone="amber", wrap=True)
        self.chart = BarsView("Lift")
        self.table = FittedTable(_columns(), name="Lift", empty="Nothing is reported")
        self.saved = RecordList(
            lambda row: row.name,
            TwoLines(),
            spoken=lambda row: f"{row.name}, {row.about}",
            name="Saved scenarios",
            empty=EMPTY,
        )
        self.rename_button = button("Rename…", self._rename)
        self.delete_button = button("Delete", self._delete)
        self.nobody = EmptyState(NOBODY, "Add a person", self.newcomer_wanted.emit)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        today, chosen = date.today(), self.journal.ask(settings.current)
        self._formats = Formats(chosen.currency, chosen.language)
        roster = self.journal.ask(people.roster)
        self._names = {row.id: row.name for row in roster}
        stages = [s for s in self.journal.ask(metrics.stages) if s.meaning is not Meaning.REVENUE]
        offered = _offered(today, chosen)
        self._usual = Wanted(offered[0])  # which has a page without being saved
        self.controls.offer(offered, stages)
        found = self.journal.ask(lifts.scenarios)
        self._saved = {one.id: (one.name, self._wanted_of(one)) for one in found}
        if self._opened not in self._saved:
            self._opened = None
        self.saved.show_rows([self._row(one) for one in self._saved])
        self._read()
        self._pages.show_page(bool(self._revenue))

    def take_focus(self) -> None:
        """Give the keyboard to the slider, or to the button in place of everything."""
        self._pages.take_focus(self.controls.percent)

    def open_scenario(self, scenario_id: int) -> None:
        """Show a scenario that was found."""
        self._freshen()
        self.saved.select(scenario_id)
        self._open()

    def _read(self) -> None:
        """Read what was sold in the period that is chosen."""
        self._period = self.controls.wanted().period
        self._revenue = self.journal.ask(lifts.baseline, self._period)
        self._fill()

    def _edited(self) -> None:
        """A lever moved, which needs no reading, or the period did."""
        if self.controls.wanted().period != self._period:
            self._read()
        else:
            self._fill()

    def _fill(self) -> None:
        wanted, formats = self.controls.wanted(), self._formats
        found = self._found = lift(self._revenue, wanted.percents)
        top = self._names.get(found.top_id or 0, "")
        shown = lift_words.lines(found, top, wanted.period.label, formats)
        self.sentence.setText(lift_words.sentence(found, top, wanted.period.label, formats))
        self.left_out.setText(lift_words.left_out(found))
        self.left_out.setVisible(bool(found.missing))
        self.table.show_rows(shown)
        self.chart.show_bars(lift_words.bars(shown), "Revenue")
        self._offer_saving(wanted)

    def _offer_saving(self, wanted: Wanted) -> None:
        writable = not self.journal.read_only
        opened = self._saved.get(self._opened or 0)
        self.save_button.setEnabled(writable)
        self.change_button.setVisible(opened is not None and opened[1] != wanted)
        self.change_button.setEnabled(writable)
        self.print_button.setEnabled(wanted == (opened[1] if opened else self._usual))
        self.print_button.setToolTip("" if self.print_button.isEnabled() else SAVE_FIRST)
        current = self._current() is not None and writable
        self.rename_button.setEnabled(current)
        self.delete_button.setEnabled(current)

    def _explain(self, line: int) -> None:
        """Show what each one sold, and would sell."""
        found, formats = self._found, self._formats
        table = Table(_share_columns(formats), name="By person", empty="Nobody sold anything")
        table.show_rows(lift_words.shares(self._revenue, self._names, found, line))
        row = next(row for row in self.table.model.rows if row.id == line)
        sentence = " ".join(filter(None, (f"{row.shown} in all.", lift_words.left_out(found))))
        CountedDialog(self, row.what, sentence, table).open()

    def _open(self) -> None:
        """Show the scenario that is chosen in the list."""
        chosen = self._current()
        if chosen is not None:
            self._opened = chosen
            self.controls.show_wanted(self._saved[chosen][1])
            self.refresh()  # its period may be none of those that are offered

    def _save_as(self) -> None:
        self._ask_name("Save this scenario", "", "Save scenario", self._add)

    def _add(self, values: Values) -> None:
        kept = _kept(self.controls.wanted())
        kept["name"] = values["name"] or ""
        made = self.journal.do("Scenario saved", lifts.save, **kept)
        self._opened = made.id
        self.refresh()
        self.saved.select(made.id)

    def _save_changes(self) -> None:
        if self._opened is not None:
            kept = _kept(self.controls.wanted())
            self.journal.do("Scenario changed", lifts.change, self._opened, **kept)
            self.saved.setFocus()  # the button goes

    def _rename(self) -> None:
        chosen = self._current()
        if chosen is not None and not self.journal.read_only:
            rename = partial(self._name, chosen)
            self._ask_name("Rename scenario", self._saved[chosen][0], "Rename", rename)

    def _name(self, scenario_id: int, values: Values) -> None:
        name = values["name"] or ""
        self.journal.do("Scenario renamed", lifts.change, scenario_id, name=name)

    def _delete(self) -> None:
        """Delete the chosen scenario; the line at the window’s foot takes it back."""
        chosen = self._current()
        if chosen is not None and not self.journal.read_only:
            self.journal.do(f"{self._saved[chosen][0]} deleted", lifts.delete, chosen)
            self.saved.setFocus()

    def _ask_name(self, title: str, name: str, verb: str, commit: Callable[[Values], None]) -> None:
        form = (Field("name", "Name", Line, wide=True),)
        FormDialog(self, title, form, {"name": name or None}, verb, commit, explain).open()

    def _print(self) -> None:
        self.print_wanted.emit("lift", self._opened or 0)

    def _current(self) -> int | None:
        chosen = self.saved.current
        return chosen if isinstance(chosen, int) and chosen in self._saved else None

    def _wanted_of(self, one: LiftScenario) -> Wanted:
        period = self.journal.ask(lifts.period, one)
        return Wanted(period, one.percent, one.lever_id, one.percent_2, one.lever_2_id)

    def _row(self, scenario_id: int) -> Saved:
        name, kept = self._saved[scenario_id]
        gains = lift_words.percents_words(kept.percent, kept.percent_2, self._formats)
        return Saved(scenario_id, name, f"{kept.period.label}, {gains}")

    def _connect(self) -> None:
        self.controls.edited.connect(self._edited)
        self.table.activated.connect(self._explain)
        self.saved.activated.connect(self._open)
        self.saved.current_changed.connect(self._fill)
        for keys, act in (("F2", self._rename), ("Del", self._delete)):
            shortcut = QShortcut(QKeySequence(keys), self.saved, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(words(RULE, size="small", tone="muted", wrap=True), 1)
        for made in (self.change_button, self.save_button, self.print_button):
            foot.addWidget(made)
        left = QVBoxLayout()
        left.setSpacing(14)
        left.addWidget(self.controls)
        left.addLayout(foot)
        left.addWidget(
            card_of("What it comes to", self.sentence, self.left_out, self.chart, self.table)
        )
        left.addStretch(1)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(22, 14, 22, 14)
        row.setSpacing(14)
        row.addLayout(left, 1)
        row.addWidget(self._side())
        self._pages = Instead(page, self.nobody)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _side(self) -> QFrame:
        """The saved scenarios, with what can be done about them."""
        side = QFrame()
        look(side, part="card")
        side.setFixedWidth(_SIDE)
        foot = QHBoxLayout()
        foot.setContentsMargins(10, 0, 10, 4)
        foot.addWidget(self.rename_button)
        foot.addWidget(self.delete_button)
        foot.addStretch(1)
        head = QVBoxLayout()
        head.setContentsMargins(12, 6, 12, 0)
        head.addWidget(words("Saved scenarios", size="label", tone="muted", bold=True))
        head.addWidget(words(KEYS, size="small", tone="muted", wrap=True))
        column = QVBoxLayout(side)
        column.setContentsMargins(1, 6, 1, 6)
        column.addLayout(head)
        column.addWidget(self.saved, 1)
        column.addLayout(foot)
        return side


def _offered(today: date, chosen: Settings) -> list[Period]:
    """The periods that are over, the last quarter first."""
    found = []
    for kind, count in _OFFERED:
        one = period_of(kind, today, chosen.fiscal_start)
        found += [next_period(one, -back, chosen.fiscal_start) for back in range(1, count + 1)]
    return found


def _kept(wanted: Wanted) -> lifts.Words:
    """What is kept of a scenario besides its name."""
    return {
        "period_kind": wanted.period.kind,
        "starts_on": wanted.period.starts,
        "percent": wanted.percent,
        "lever_id": wanted.lever_id,
        "percent_2": wanted.percent_2,
        "lever_2_id": wanted.lever_2_id,
    }


def _columns() -> tuple[Column[lift_words.Line], ...]:
    return (
        Column("What if", lambda row: row.id, lambda row: row.what, width=0),
        Column("Revenue", lambda row: row.revenue, lambda row: row.shown, align="right", width=15),
        Column("More", lambda row: row.id, lambda row: row.more, align="right", width=15),
    )


def _share_columns(formats: Formats) -> tuple[Column[Share], ...]:
    money = partial(reported_money, formats=formats)
    return (
        Column("Who", lambda row: row.name, width=0),
        amount_column("As it was", lambda row: row.was, money, 15),
        amount_column("As it would be", lambda row: row.would, money, 15),
    )
