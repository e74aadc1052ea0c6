"""What each number weighs, by role: a hundred points in all, and how far one may count."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from app.domain import metrics, people, scorecards
from app.domain.scorecards import WHOLE
from app.ui.dialogs.list_dialog import ListDialog
from app.ui.dialogs.target_fields import roles
from app.ui.editors import Choice, Number
from app.ui.explain import explain
from app.ui.field import Field
from app.ui.form_dialog import FormDialog
from app.ui.parts import announce, button, look, words
from app.ui.table import Column, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from app.domain.models import Metric
    from app.domain.scorecards import InFull
    from app.journal import Journal

FOR_ALL = "Everybody"
EMPTY = (
    "A scorecard says what each number weighs, so that many become one. It holds for a role, or "
    "for everybody."
)
_WEIGHT = "weight_"
_SIZE = (760, 440)


@dataclass(frozen=True)
class Line:
    """A scorecard as a row of the table."""

    id: int
    role: str
    items: str
    cap: str


class ScorecardsDialog(ListDialog):
    """The scorecards of the roles."""

    def __init__(self, journal: Journal, parent: QWidget | None = None) -> None:
        super().__init__(journal, parent, "Scorecards")
        self.table = Table(_COLUMNS, name="Scorecards", empty=EMPTY)
        self.add_button = button("Add a scorecard…", self.add, kind="primary")
        self.change_button = button("Change…", self.change)
        self.delete_button = button("Delete", self.delete)
        self.lay_out(self.table, self.add_button, self.change_button, self.delete_button)
        self.table.activated.connect(self.change)
        self.table.selected.connect(self._note_row)
        on_table = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Del"), self.table, self.delete, context=on_table)
        self.refresh()
        self.resize(*_SIZE)
        (self.table if self._cards else self.add_button).setFocus()

    def refresh(self) -> None:
        """Read the scorecards."""
        self._cards = self.journal.ask(scorecards.listed)
        self._metrics = self.journal.ask(metrics.listed)
        self.table.show_rows([_line(card) for card in self._cards])
        may_add = bool(self._metrics) and not self.journal.read_only
        self.add_button.setEnabled(may_add)
        if not self._metrics:
            self.say("A scorecard weighs metrics. Add the metrics first.")
        self._note_row()

    def add(self) -> None:
        """Ask for what the numbers of another role weigh."""
        self._ask("Add a scorecard", {"cap": WHOLE}, "Add scorecard", None)

    def change(self) -> None:
        """Change what the numbers of the role in hand weigh."""
        card = self._current()
        if card is None or self.journal.read_only:
            return
        weights = {f"{_WEIGHT}{metric.id}": weight for metric, weight in card.items}
        kept = card.scorecard
        values = {"role": kept.role or None, "cap": kept.cap, **weights}
        self._ask("Change the scorecard", values, "Change scorecard", kept.id)

    def delete(self) -> None:
        """Delete the scorecard in hand; what was reported stays."""
        card = self._current()
        if card is not None and not self.journal.read_only:
            whose = card.scorecard.role or "everybody"
            self.do(f"Scorecard of {whose} deleted", scorecards.delete, card.scorecard.id)

    def _ask(self, title: str, values: Mapping[str, Any], commit: str, card_id: int | None) -> None:
        weighed = self._weighed(card_id)
        fields = _fields(weighed, roles(self.journal.ask(people.team)))
        store = partial(self._save, card_id, [metric.id for metric in weighed])
        WeightsDialog(self, title, fields, values, commit, store).open()

    def _weighed(self, card_id: int | None) -> list[Metric]:
        """The metrics to be weighed: those of the scorecard in their order, then all others."""
        card = next((one for one in self._cards if one.scorecard.id == card_id), None)
        own = [] if card is None else [metric for metric, _ in card.items]
        ids = {metric.id for metric in own}
        return own + [metric for metric in self._metrics if metric.id not in ids]

    def _save(self, card_id: int | None, ids: Sequence[int], values: dict[str, Any]) -> None:
        weights = {n: w for n in ids if (w := values[f"{_WEIGHT}{n}"])}
        role, cap = values["role"] or "", values["cap"]
        self.journal.do(
            f"Scorecard of {role or 'everybody'} set",
            scorecards.save,
            role,
            weights,
            cap=WHOLE if cap is None else cap,
            scorecard_id=card_id,
        )
        self.refresh()
        self.say(f"Scorecard of {role or 'everybody'} set.")

    def _current(self) -> InFull | None:
        chosen = self.table.current
        return next((one for one in self._cards if one.scorecard.id == chosen), None)

    def _note_row(self) -> None:
        there = self._current() is not None and not self.journal.read_only
        self.change_button.setEnabled(there)
        self.delete_button.setEnabled(there)


class WeightsDialog(FormDialog):
    """Asks for weights, and says what they make so far."""

    def __init__(  # noqa: PLR0917  # as the dialog around it
        self,
        parent: QWidget,
        title: str,
        fields: Sequence[Field],
        values: Mapping[str, Any],
        commit_text: str,
        store: Callable[[dict[str, Any]], object],
    ) -> None:
        self.total = words(size="label", bold=True)
        super().__init__(parent, title, fields, values, commit_text, store, explain)
        self.foot.insertWidget(0, self.total)
        for name in self.form.values():
            if name.startswith(_WEIGHT):
                self.form.editor(name).edited.connect(self._add_up)
        self._add_up()

    def _add_up(self) -> None:
        held = self.form.values()
        made = sum(value or 0 for name, value in held.items() if name.startswith(_WEIGHT))
        self.total.setText(f"{made} of {WHOLE}")
        look(self.total, tone="accent" if made == WHOLE else "red")
        announce(self, self.total.text())


def _fields(weighed: Sequence[Metric], known: Sequence[tuple[str, str]]) -> tuple[Field, ...]:
    weights = (
        Field(
            f"{_WEIGHT}{metric.id}",
            metric.name,
            partial(Number, 0, WHOLE),
            section=f"What each weighs, {WHOLE} points in all",
        )
        for metric in weighed
    )
    return (
        Field(
            "role",
            "For the role",
            partial(Choice, known, FOR_ALL),
            "A role’s own scorecard holds before everybody’s.",
        ),
        Field(
            "cap",
            "No item counts for more than, %",
            partial(Number, 100, 300),
            "So that one number cannot make up for all others.",
        ),
        *weights,
    )


def _line(card: InFull) -> Line:
    items = ", ".join(f"{metric.name} {weight}" for metric, weight in card.items)
    kept = card.scorecard
    return Line(kept.id, kept.role or FOR_ALL, items, f"{kept.cap}%")


_COLUMNS: tuple[Column[Line], ...] = (
    Column("For", lambda row: row.role, width=26),
    Column("Weights", lambda row: row.items, width=0, tooltip=lambda row: row.items),
    Column("Cap", lambda row: row.cap, align="right", width=8),
)
