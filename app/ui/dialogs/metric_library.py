"""The library of metrics: what each number means, the same for everybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from app.domain import metrics, settings, team_goals
from app.domain.kinds import RollUp
from app.formats import Formats
from app.templates import starter_metrics
from app.ui import veil
from app.ui.dialogs import metric_fields
from app.ui.dialogs.keeping_list import LibraryDialog, side_by_side
from app.ui.drafts import Draft
from app.ui.explain import explain
from app.ui.form import Form
from app.ui.form_dialog import FormDialog, FormScroll
from app.ui.lists import RecordList, TwoLines
from app.ui.parts import EmptyState, LinkButton, button, look, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.models import Metric, MetricDefinition
    from app.journal import Journal

EMPTY = (
    "Each number means the same for everybody. Start with the usual ones of a sales team, and "
    "make them your own."
)
_SIZE = (980, 680)


@dataclass(frozen=True)
class MetricRow:
    """A metric as a line of the list."""

    id: int
    name: str
    about: str
    retired: bool


class MetricLibraryDialog(LibraryDialog):
    """The metrics, and what the team wants to reach with them."""

    def __init__(self, journal: Journal, parent: QWidget | None = None) -> None:
        found = RecordList(
            lambda row: row.name,
            TwoLines(),
            spoken=lambda row: f"{row.name}, {row.about}",
            name="Metrics",
        )
        found.setObjectName("metric_list")
        super().__init__(journal, parent, "Metrics", found, "Add a metric")
        chosen = journal.ask(settings.current)
        self._formats = Formats(chosen.currency, chosen.language)
        self._offered: object = None
        self._build()
        self._lay_out()
        self.refresh()
        self.resize(*_SIZE)
        (self.list if self.list.model.rowCount() else self.start.action).setFocus()

    def refresh(self) -> None:
        """Read the library anew; what is chosen and typed stays."""
        self._metrics = self.journal.ask(metrics.listed, retired=True)
        self._offer_parts()
        self._show_rows()
        if self._metrics and self._current() is None:
            self.list.select(self.list.model.rows[0].id)
        self.body.setCurrentWidget(self.sides if self._metrics else self.start)
        self.show_current()

    def add(self) -> None:
        """Ask for a new metric."""
        goals = self.journal.ask(team_goals.listed)
        draft = Draft(self.journal, "new-metric")
        dialog = FormDialog(
            self,
            "Add a metric",
            metric_fields.fields(self._living(), goals),
            metric_fields.NEW,
            "Add metric",
            self._add,
            explain,
            draft=draft,
        )
        _show_parts_of(dialog.form)
        dialog.form.show_fields(metric_fields.WHY, shown=False)
        dialog.open()

    def retire(self) -> None:
        """Follow the number in hand no longer, or again; what was reported stays."""
        metric = self._current()
        if metric is None or not self.form.flush():
            return
        if metric.retired_on is None:
            self.do(f"{metric.name} retired", metrics.retire, metric.id, date.today())
        else:
            self.do(f"{metric.name} brought back", metrics.bring_back, metric.id)

    def delete(self) -> None:
        """Delete the metric in hand with all that was reported; undo brings it back."""
        metric = self._current()
        if metric is not None and not self.journal.read_only:
            self.take_away(f"{metric.name} deleted", metrics.delete, metric.id)

    def move_up(self) -> None:
        """Show the metric in hand before the one above it, of the same kind."""
        self._move(-1)

    def move_down(self) -> None:
        """Show the metric in hand after the one below it, of the same kind."""
        self._move(1)

    def edit_goals(self) -> None:
        """Edit the goals that numbers serve."""
        from app.ui.dialogs.team_goals import TeamGoalsDialog

        self.form.flush()
        dialog = TeamGoalsDialog(self.journal, self)
        dialog.finished.connect(self.refresh)
        dialog.open()

    def show_current(self) -> None:
        """Show the metric in hand, with what was said of it before."""
        metric = self._current()
        may_change = metric is not None and not self.journal.read_only
        for made in (self.up_button, self.down_button, self.retire_button, self.delete_button):
            made.setEnabled(may_change)
        if metric is None:
            return
        said = self.journal.ask(metrics.definitions, metric.id)
        self.form.set_values(
            metric_fields.shown(metric, said),
            key=metric.id,
            draft=Draft(self.journal, f"metric/{metric.id}"),
        )
        self.form.show_fields(metric_fields.PARTS, shown=metric.roll_up is RollUp.RATIO)
        self._show_wordings(said)
        self.retire_button.setText("Retire" if metric.retired_on is None else "Bring back")

    def change(self, record_id: int, changed: dict[str, Any]) -> None:
        """Store what was changed of a metric; another wording begins today."""
        if features := metric_fields.said(changed):
            self.journal.do("Metric changed", metrics.change, record_id, **features)
        if not changed.keys().isdisjoint(metric_fields.WORDING):
            self._define(record_id, changed)
        self._metrics = self.journal.ask(metrics.listed, retired=True)
        self._show_rows()

    def _build(self) -> None:
        self.without_goal = LinkButton("", self.edit_goals)
        self.form = Form(())
        self.history = words(size="small", tone="muted", wrap=True)
        self.start = EmptyState(EMPTY, "Add the usual numbers", self._stock)
        self.body = QStackedWidget()
        self.up_button = button("Up", self.move_up)
        self.down_button = button("Down", self.move_down)
        self.retire_button = button("Retire", self.retire)
        self.goals_button = button("Goals…", self.edit_goals)
        for control in (self.start.action, self.goals_button):
            control.setEnabled(not self.journal.read_only)

    def _lay_out(self) -> None:
        frame, side = QFrame(), QWidget()
        look(frame, part="card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.addWidget(self.list, 1)
        inside.addWidget(self.without_goal)
        self._right = QVBoxLayout(side)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.setSpacing(10)
        self._right.addWidget(self.history)
        self.sides = side_by_side(frame, side, (2, 3))
        self.body.addWidget(self.sides)
        self.body.addWidget(self.start)
        ordering = (self.up_button, self.down_button, self.retire_button)
        self.lay_out(self.body, self.add_button, *ordering, self.delete_button, self.goals_button)

    def _show_rows(self) -> None:
        self.list.show_rows(_rows(self._metrics))
        self._say_without_goal()

    def _offer_parts(self) -> None:
        """Make the form anew where other metrics or goals are offered in it."""
        goals = self.journal.ask(team_goals.listed)
        living = self._living()
        offered = ([(one.id, one.name) for one in living], [(one.id, one.name) for one in goals])
        if offered == self._offered:
            return
        self._offered = offered
        if (old := self.sides.findChild(FormScroll)) is not None:
            self.form.flush()
            old.setParent(None)
            old.deleteLater()
        self.edit_in(Form(metric_fields.fields(living, goals), explain=explain))
        _show_parts_of(self.form)
        self._right.insertWidget(0, FormScroll(self.form), 1)
        self._right.removeWidget(self.history)
        self._right.addWidget(self.history)

    def _living(self) -> list[Metric]:
        return [one for one in self._metrics if one.retired_on is None]

    def _current(self) -> Metric | None:
        chosen = self.list.current
        return next((one for one in self._metrics if one.id == chosen), None)

    def _show_wordings(self, said: Sequence[MetricDefinition]) -> None:
        """What was said before; why it changed is asked only where something was."""
        self.form.show_fields(metric_fields.WHY, shown=len(said) > 1)
        self.history.setText(history_words(said, self._formats))
        veil.cover(self.history, any(one.reason for one in said))

    def _define(self, metric_id: int, changed: dict[str, Any]) -> None:
        before = self.journal.ask(metrics.definitions, metric_id)
        text = changed["definition"] or "" if "definition" in changed else before[-1].text
        reason = changed["reason"] or "" if "reason" in changed else None
        label, today = "Definition changed", date.today()
        self.journal.do(label, metrics.define, metric_id, text, today, reason)
        said = self.journal.ask(metrics.definitions, metric_id)
        self.form.set_values(metric_fields.wording(said), key=metric_id)
        self._show_wordings(said)

    def _add(self, values: dict[str, Any]) -> None:
        made = self.journal.do(
            "Metric added",
            metrics.add,
            date.today(),
            definition=values["definition"] or "",
            **metric_fields.said(values),
        )
        self.refresh()
        self.list.select(made.id)
        self.say(f"{made.name} added.")

    def _stock(self) -> None:
        self.do("Usual numbers added", metrics.stock, starter_metrics(), date.today())
        self.list.setFocus()

    def _move(self, by: int) -> None:
        metric = self._current()
        if metric is not None and self.form.flush():
            self.do(f"{metric.name} moved", metrics.move, metric.id, by)

    def _say_without_goal(self) -> None:
        """Which numbers serve no goal of the team (practice S1-19)."""
        count = len([one for one in self._living() if one.goal_id is None])
        verb = "1 metric serves" if count == 1 else f"{count} metrics serve"
        self.without_goal.setText(f"{verb} no goal")
        self.without_goal.setVisible(bool(count))


def history_words(said: Sequence[MetricDefinition], formats: Formats) -> str:
    """Since when a wording holds, what was said before and why it changed, the latest first."""
    if len(said) < 2:
        return f"Since {formats.day(said[0].valid_from)}" if said else ""
    lines = []
    for one in reversed(said):
        lines.append(f"Since {formats.day(one.valid_from)}: {one.text}")
        if one.reason:
            lines.append(f"Why: {one.reason}")
    return "\n".join(lines)


def _rows(found: Sequence[Metric]) -> list[MetricRow]:
    """The metrics that are followed, then those that were."""
    rows = [
        MetricRow(
            one.id,
            one.name,
            f"{'Retired · ' if one.retired_on else ''}{metric_fields.about(one)}",
            one.retired_on is not None,
        )
        for one in found
    ]
    return sorted(rows, key=lambda row: row.retired)


def _show_parts_of(form: Form) -> None:
    """Ask for the parts only of a number that is computed from two others."""
    roll_up = form.editor("roll_up")

    def sift() -> None:
        form.show_fields(metric_fields.PARTS, shown=roll_up.value() is RollUp.RATIO)

    roll_up.edited.connect(sift)
    sift()
