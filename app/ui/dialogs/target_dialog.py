"""What is aimed at: the targets of each metric, and the quota that each salesperson owns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain import metrics, people, settings, targets
from app.domain.aims import Aim
from app.domain.errors import Reason, Refused
from app.domain.kinds import Better, Meaning
from app.domain.targets import Scope, Setting
from app.formats import Formats
from app.ui.dialogs import target_fields
from app.ui.dialogs.list_dialog import ListDialog
from app.ui.dialogs.target_fields import EVERYBODY
from app.ui.drafts import Draft
from app.ui.explain import explain
from app.ui.form_dialog import FormDialog
from app.ui.parts import DropDown, EmptyState, button, words
from app.ui.table import Column, Table

if TYPE_CHECKING:
    from app.domain.models import Metric, Target
    from app.journal import Journal

NO_METRICS = "Targets are set for metrics. Add the metrics first."
_NO_TARGET = "Nothing is aimed at yet. A target holds for everybody, for a role or for one person."
_OF_REVENUE = "A quota belongs to one salesperson; the team’s is the sum of them."
_OF_OTHERS = "The most specific one holds: a person’s before a role’s before everybody’s."
_SIZE = (820, 520)


@dataclass(frozen=True)
class Line:
    """A target, or somebody's quota of one period, as a row of the table."""

    id: object
    whose: str
    starts: str
    until: str
    aim: str
    reason: str = ""


class TargetsDialog(ListDialog):
    """Choose a metric, see what is aimed at, and set it."""

    def __init__(
        self, journal: Journal, parent: QWidget | None = None, metric_id: int | None = None
    ) -> None:
        super().__init__(journal, parent, "Targets")
        chosen = journal.ask(settings.current)
        self._settings, self._formats = chosen, Formats(chosen.currency, chosen.language)
        self._metrics = journal.ask(metrics.listed)
        self._people = journal.ask(people.team)
        self.choice = DropDown()
        self.choice.setAccessibleName("Metric")
        self.choice.setObjectName("target_metric")
        self.choice.addItems([metric.name for metric in self._metrics])
        self.table = Table(_COLUMNS, name="Targets", empty=_NO_TARGET)
        self.note = words(tone="muted", wrap=True)
        self.set_button = button("Set a target…", self.set_target, kind="primary")
        self.delete_button = button("Delete", self.delete)
        self._lay_out()
        ids = [metric.id for metric in self._metrics]
        self.choice.setCurrentIndex(ids.index(metric_id) if metric_id in ids else 0)
        self.choice.currentIndexChanged.connect(self.refresh)
        self.table.activated.connect(self._change)
        self.table.selected.connect(self._note_row)
        on_table = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Del"), self.table, self.delete, context=on_table)
        self.refresh()
        self.resize(*_SIZE)
        self.choice.setFocus()

    @property
    def current(self) -> Metric | None:
        """The metric in hand."""
        place = self.choice.currentIndex()
        return self._metrics[place] if 0 <= place < len(self._metrics) else None

    def refresh(self) -> None:
        """Read what is aimed at."""
        metric = self.current
        self.pages.setCurrentIndex(0 if metric is not None else 1)
        if metric is None:
            self.set_button.setEnabled(False)
            self._note_row()
            return
        revenue = metric.meaning is Meaning.REVENUE
        if revenue:
            self.table.show_rows(self._quotas())
        else:
            self._targets = self.journal.ask(targets.of_metric, metric.id)
            self.table.show_rows([self._line(metric, one) for one in self._targets])
        self.note.setText(_OF_REVENUE if revenue else _OF_OTHERS)
        self.set_button.setText("Set a quota…" if revenue else "Set a target…")
        self.set_button.setEnabled(not self.journal.read_only)
        self.delete_button.setVisible(not revenue)
        self._note_row()

    def set_target(self) -> None:
        """Ask what is to be aimed at from now on."""
        metric = self.current
        if metric is not None and metric.meaning is Meaning.REVENUE:
            self._ask_quota(None)
        elif metric is not None:
            now = target_fields.now(metric, self._settings).starts
            self._ask(metric, {"starts_on": now})

    def delete(self) -> None:
        """Delete the target in hand; what it stood in place of holds again."""
        metric, target = self.current, self.table.current
        if metric is None or metric.meaning is Meaning.REVENUE or not isinstance(target, int):
            return
        self.do(f"Target of {metric.name} deleted", targets.delete, target)

    def _change(self, chosen: object) -> None:
        """Set the target in hand anew."""
        metric = self.current
        if metric is None or self.journal.read_only:
            return
        if metric.meaning is Meaning.REVENUE:
            self._ask_quota(chosen)
            return
        target = next(one for one in self._targets if one.id == chosen)
        names = ["person_id", "starts_on", "ends_on", "amount", "reason"]
        names += ["upper"] if metric.better is Better.RANGE else []
        self._ask(metric, {**{n: getattr(target, n) for n in names}, "role": target.role or None})

    def _ask(self, metric: Metric, values: dict[str, Any]) -> None:
        fields = target_fields.of_target(
            metric, self._people, self._settings, self._formats, values
        )
        draft = Draft(self.journal, f"target/{metric.id}")
        FormDialog(
            self,
            f"Target: {metric.name}",
            fields,
            values,
            "Set target",
            partial(self._set, metric),
            explain,
            draft=draft,
        ).open()

    def _set(self, metric: Metric, values: dict[str, Any]) -> None:
        if values["amount"] is None:
            raise Refused(Reason.EMPTY, "amount")
        upper = values.get("upper") if metric.better is Better.RANGE else None
        wanted = Setting(
            Scope(values["person_id"], values["role"] or ""),
            Aim(values["amount"], upper),
            values["starts_on"],
            values["ends_on"],
        )
        self.journal.do(
            f"Target of {metric.name} set",
            targets.set_target,
            metric.id,
            wanted,
            date.today(),
            reason=values["reason"] or "",
        )
        self.refresh()
        self.say(f"Target of {metric.name} set.")

    def _ask_quota(self, chosen: object) -> None:
        """Ask for a quota; ``chosen`` is whose and for when, as the row in hand says."""
        metric = self.current
        assert metric is not None
        who, key = chosen if isinstance(chosen, tuple) else (None, None)
        fields = target_fields.of_quota(metric, self._people, self._settings, self._formats)
        start = {
            "person_id": who,
            "period": key or target_fields.now(metric, self._settings).key,
        }
        FormDialog(
            self, "Quota", fields, start, "Set quota", partial(self._set_quota, metric), explain
        ).open()

    def _set_quota(self, metric: Metric, values: dict[str, Any]) -> None:
        known = {one.key: one for one in target_fields.periods(metric, self._settings)}
        who, period = values["person_id"], known[values["period"]]
        self.journal.do("Quota set", targets.set_quota, who, period, values["amount"])
        self.refresh()
        self.say("Quota set.")

    def _quotas(self) -> list[Line]:
        """The quotas of this month and the next, by person."""
        metric = self.current
        assert metric is not None
        found = target_fields.quotas(self.journal, metric, self._settings)
        return [
            Line(
                (person.id, period.key),
                person.name,
                period.label,
                period.label,
                self._quota_words(aim),
            )
            for person, both, aims in found
            for period, aim in zip(both, aims, strict=True)
        ]

    def _quota_words(self, aim: Aim | None) -> str:
        return "no quota" if aim is None else self._formats.money(aim.amount)

    def _line(self, metric: Metric, target: Target) -> Line:
        whose = target.role or EVERYBODY
        if target.person_id is not None:
            whose = self._name(target.person_id)
        until = "" if target.ends_on is None else self._formats.day(target.ends_on)
        return Line(
            target.id,
            whose,
            self._formats.day(target.starts_on),
            until,
            target_fields.amount_words(metric, target, self._formats),
            target.reason,
        )

    def _name(self, person_id: int) -> str:
        """Whose target it is, still on the team or not."""
        names = {person.id: person.name for person in self._people}
        return names.get(person_id) or self.journal.ask(people.get, person_id).name

    def _note_row(self) -> None:
        chosen = self.table.current is not None and not self.journal.read_only
        self.delete_button.setEnabled(chosen)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.choice)
        top.addWidget(self.note, 1)
        inside = QWidget()
        listed = QVBoxLayout(inside)
        listed.setContentsMargins(0, 0, 0, 0)
        listed.setSpacing(10)
        listed.addLayout(top)
        listed.addWidget(self.table, 1)
        self.pages = QStackedWidget()
        self.pages.addWidget(inside)
        self.pages.addWidget(EmptyState(NO_METRICS))
        self.lay_out(self.pages, self.set_button, self.delete_button)


_COLUMNS: tuple[Column[Line], ...] = (
    Column("For", lambda row: row.whose, width=0),
    Column("Target", lambda row: row.aim, width=20),
    Column("From", lambda row: row.starts, width=17),
    Column("Until", lambda row: row.until, width=17),
    Column("Why", lambda row: row.reason, width=18, private=lambda row: bool(row.reason)),
)
