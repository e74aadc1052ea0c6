"""The library of metrics: what each number means, the same for everybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain import metrics, settings, team_goals
from app.domain.kinds import RollUp
from app.formats import Formats
from app.templates import starter_metrics
from app.ui.dialogs import metric_fields
from app.ui.drafts import Draft
from app.ui.explain import explain
from app.ui.form import Form
from app.ui.form_dialog import FormDialog, FormScroll, FormsDialog
from app.ui.lists import RecordList, TwoLines
from app.ui.parts import EmptyState, LinkButton, StatusLine, button, look, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.models import Metric, MetricDefinition
    from app.journal import Journal

EMPTY = (
    "Each number means the same for everybody. Start with the usual ones of a sales team, and "
    "make them your own."
)
READ_ONLY = "This journal is open for reading only."
_SIZE = (980, 680)


@dataclass(frozen=True)
class MetricRow:
    """A metric as a line of the list."""

    id: int
    name: str
    about: str
    retired: bool


class MetricLibraryDialog(FormsDialog):
    """Metrics at the left, the one in hand at the right. Changes are saved as they are made."""

    def __init__(self, journal: Journal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Metrics")
        self._journal = journal
        self._offered: object = None
        self._build()
        self._lay_out()
        self._connect()
        self.refresh()
        self.resize(*_SIZE)
        (self.list if self.list.model.rowCount() else self.start.action).setFocus()

    def refresh(self) -> None:
        """Read the library anew; what is chosen and typed stays."""
        self._metrics = self._journal.ask(metrics.listed, retired=True)
        self._chosen = self._journal.ask(settings.current)
        self._offer_parts()
        found = _rows(self._metrics)
        self.list.show_rows(found)
        if found and self._current() is None:
            self.list.select(found[0].id)
        self.body.setCurrentWidget(self.sides if found else self.start)
        self._say_without_goal()
        self._show_current()

    def add(self) -> None:
        """Ask for a new metric."""
        goals = self._journal.ask(team_goals.listed)
        draft = Draft(self._journal, "new-metric")
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
        dialog.open()

    def retire(self) -> None:
        """Follow the number in hand no longer, or again; what was reported stays."""
        metric = self._current()
        if metric is None or not self.form.flush():
            return
        if metric.retired_on is None:
            self._do(f"{metric.name} retired", metrics.retire, metric.id, date.today())
        else:
            self._do(f"{metric.name} brought back", metrics.bring_back, metric.id)

    def delete(self) -> None:
        """Delete the metric in hand with all that was reported; undo brings it back."""
        metric = self._current()
        if metric is not None and not self._journal.read_only:
            self.form.give_up()
            self._do(f"{metric.name} deleted", metrics.delete, metric.id)
            self.list.setFocus()

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
        dialog = TeamGoalsDialog(self._journal, self)
        dialog.finished.connect(self.refresh)
        dialog.open()

    def _build(self) -> None:
        self.list = RecordList(
            lambda row: row.name,
            TwoLines(),
            spoken=lambda row: f"{row.name}, {row.about}",
            name="Metrics",
        )
        self.list.setObjectName("metric_list")
        self.without_goal = LinkButton("", self.edit_goals)
        self.side = QWidget()
        self.form = Form(())
        self.history = words(size="small", tone="muted", wrap=True)
        self.start = EmptyState(EMPTY, "Add the usual numbers", self._stock)
        self.body = QStackedWidget()
        self.status = StatusLine()
        self.add_button = button("Add a metric", self.add)
        self.up_button = button("Up", self.move_up)
        self.down_button = button("Down", self.move_down)
        self.retire_button = button("Retire", self.retire)
        self.delete_button = button("Delete", self.delete)
        self.goals_button = button("Goals…", self.edit_goals)
        self.close_button = button("Close", self.reject)
        if self._journal.read_only:
            for control in (self.add_button, self.start.action, self.goals_button):
                control.setEnabled(False)
            self.status.say(READ_ONLY)

    def _lay_out(self) -> None:
        frame, self.sides = QFrame(), QWidget()
        look(frame, part="card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.addWidget(self.list, 1)
        inside.addWidget(self.without_goal)
        self._right = QVBoxLayout(self.side)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.setSpacing(10)
        self._right.addWidget(self.history)
        row = QHBoxLayout(self.sides)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(frame, 2)
        row.addWidget(self.side, 3)
        self.body.addWidget(self.sides)
        self.body.addWidget(self.start)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for made in (self.add_button, self.up_button, self.down_button, self.retire_button):
            foot.addWidget(made)
        foot.addWidget(self.delete_button)
        foot.addWidget(self.goals_button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout()
        column.setContentsMargins(22, 22, 22, 14)
        column.setSpacing(14)
        column.addWidget(words("Metrics", size="title"))
        column.addWidget(self.body, 1)
        column.addLayout(foot)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(column, 1)
        page.addWidget(self.status)

    def _connect(self) -> None:
        self.list.current_changed.connect(self._show_current)
        self.list.activated.connect(self._enter_form)
        QShortcut(QKeySequence("Ctrl+N"), self, self.add_button.click)

    def _offer_parts(self) -> None:
        """Make the form anew where other metrics or goals are offered in it."""
        goals = self._journal.ask(team_goals.listed)
        living = self._living()
        offered = ([(one.id, one.name) for one in living], [(one.id, one.name) for one in goals])
        if offered == self._offered:
            return
        self._offered = offered
        if (before := self._right.itemAt(1)) is not None and (old := before.widget()) is not None:
            self.form.flush()
            self._right.removeWidget(old)
            old.deleteLater()
        self.form = Form(metric_fields.fields(living, goals), explain=explain)
        self.form.set_read_only(self._journal.read_only)
        self.form.edited.connect(self._save)
        _show_parts_of(self.form)
        self._right.insertWidget(0, FormScroll(self.form), 1)
        self._right.removeWidget(self.history)
        self._right.addWidget(self.history)

    def _living(self) -> list[Metric]:
        return [one for one in self._metrics if one.retired_on is None]

    def _current(self) -> Metric | None:
        chosen = self.list.current
        return next((one for one in self._metrics if one.id == chosen), None)

    def _show_current(self) -> None:
        metric = self._current()
        may_change = metric is not None and not self._journal.read_only
        for made in (self.up_button, self.down_button, self.retire_button, self.delete_button):
            made.setEnabled(may_change)
        if metric is None:
            return
        said = self._journal.ask(metrics.definitions, metric.id)
        self.form.set_values(
            metric_fields.shown(metric, said[-1].text if said else ""),
            key=metric.id,
            draft=Draft(self._journal, f"metric/{metric.id}"),
        )
        self.form.show_fields(metric_fields.PARTS, shown=metric.roll_up is RollUp.RATIO)
        self.history.setText(history_words(said, Formats(self._chosen.currency)))
        self.retire_button.setText("Retire" if metric.retired_on is None else "Bring back")

    def _enter_form(self) -> None:
        self.form.editor("name").setFocus()

    def _save(self) -> None:
        metric_id = self.form.key
        if isinstance(metric_id, int):
            saved = self.form.save(partial(self._change, metric_id))
            self.status.say("Saved." if saved else "Not saved yet: see above.")
            look(self.status.sentence, tone="muted" if saved else "red")

    def _change(self, metric_id: int, changed: dict[str, Any]) -> None:
        words_ = metric_fields.said(changed)
        if words_:
            self._journal.do("Metric changed", metrics.change, metric_id, **words_)
        if "definition" in changed:
            text = changed["definition"] or ""
            self._journal.do("Definition changed", metrics.define, metric_id, text, date.today())
        self._metrics = self._journal.ask(metrics.listed, retired=True)
        self.list.show_rows(_rows(self._metrics))
        self._say_without_goal()
        said = self._journal.ask(metrics.definitions, metric_id)
        self.history.setText(history_words(said, Formats(self._chosen.currency)))

    def _add(self, values: dict[str, Any]) -> None:
        made = self._journal.do(
            "Metric added",
            metrics.add,
            date.today(),
            definition=values["definition"] or "",
            **metric_fields.said(values),
        )
        self.refresh()
        self.list.select(made.id)
        self.status.say(f"{made.name} added.")

    def _stock(self) -> None:
        self._do("Usual numbers added", metrics.stock, starter_metrics(), date.today())
        self.list.setFocus()

    def _move(self, by: int) -> None:
        metric = self._current()
        if metric is not None and self.form.flush():
            self._do(f"{metric.name} moved", metrics.move, metric.id, by)

    def _do(self, label: str, command: Any, *given: Any) -> None:  # noqa: ANN401  # any command
        """Do something to the library; a refusal stands in the line at the foot."""
        try:
            self._journal.do(label, command, *given)
        except Exception as error:
            explained = explain(error)
            if explained is None:
                raise
            self.status.say(explained[1])
            look(self.status.sentence, tone="red")
        else:
            self.refresh()
            look(self.status.sentence, tone="muted")
            self.status.say(f"{label}.", "Undo", partial(self._undo, label))

    def _undo(self, label: str) -> None:
        """Take it back, unless something else was done since."""
        if self._journal.can_undo == label:
            self._journal.undo()
            self.refresh()
            self.status.say(f"Undone: {label}.")

    def _say_without_goal(self) -> None:
        """Which numbers serve no goal of the team (practice S1-19)."""
        count = len([one for one in self._living() if one.goal_id is None])
        verb = "1 metric serves" if count == 1 else f"{count} metrics serve"
        self.without_goal.setText(f"{verb} no goal")
        self.without_goal.setVisible(bool(count))


def history_words(said: Sequence[MetricDefinition], formats: Formats) -> str:
    """Since when a wording holds, and what was said before, the latest first."""
    lines = [f"Since {formats.day(one.valid_from)}: {one.text}" for one in reversed(said)]
    if len(lines) < 2:
        return lines[0].partition(":")[0] if lines else ""
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
