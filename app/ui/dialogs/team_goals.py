"""The goals of the team, which numbers serve each, and which serve none (practice S1-19)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain import metrics, team_goals
from app.ui.editors import Choice, Line
from app.ui.explain import explain
from app.ui.field import Field
from app.ui.form import Form
from app.ui.form_dialog import FormDialog, FormsDialog
from app.ui.lists import RecordList, TwoLines
from app.ui.parts import StatusLine, button, look, words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.team_goals import GoalInTree
    from app.journal import Journal

_EMPTY = "What the team wants to reach stands here, and which numbers lead to it."
_INDENT = "    "
_SIZE = (760, 520)


@dataclass(frozen=True)
class GoalRow:
    """A goal as a line of the list, set in under the one it serves."""

    id: int
    name: str
    about: str


class TeamGoalsDialog(FormsDialog):
    """Goals at the left, the one in hand at the right. Changes are saved as they are made."""

    def __init__(self, journal: Journal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Goals of the team")
        self._journal = journal
        self.list = RecordList(lambda row: row.name, TwoLines(), name="Goals", empty=_EMPTY)
        self.list.setObjectName("goal_list")
        self.form = Form(_fields(), columns=1, explain=explain)
        self.without = words(tone="muted", wrap=True)
        self.status = StatusLine()
        self.add_button = button("Add a goal", self.add)
        self.delete_button = button("Delete", self.delete)
        self.close_button = button("Close", self.reject)
        self._lay_out()
        self.list.current_changed.connect(self._show_current)
        self.form.edited.connect(self._save)
        QShortcut(QKeySequence("Ctrl+N"), self, self.add_button.click)
        self.form.set_read_only(journal.read_only)
        self.add_button.setEnabled(not journal.read_only)
        self.refresh()
        self.resize(*_SIZE)
        (self.list if self._tree else self.add_button).setFocus()

    def refresh(self) -> None:
        """Read the goals anew."""
        self._tree = self._journal.ask(team_goals.tree)
        self.list.show_rows([_row(one) for one in self._tree])
        if self._tree and self._current() is None:
            self.list.select(self._tree[0].goal.id)
        self.without.setText(
            without_words([m.name for m in self._journal.ask(metrics.without_goal)])
        )
        self._show_current()

    def add(self) -> None:
        """Ask for a new goal, which serves the one in hand unless told otherwise."""
        dialog = FormDialog(
            self, "Add a goal", _fields(), {}, "Add goal", self._add, explain, columns=1
        )
        self._offer(dialog.form, None)
        dialog.open()

    def delete(self) -> None:
        """Delete the goal in hand; what served it serves none."""
        found = self._current()
        if found is None or self._journal.read_only:
            return
        self.form.give_up()
        label = f"{found.goal.name} deleted"
        self._journal.do(label, team_goals.delete, found.goal.id)
        self.refresh()
        self.status.say(f"{label}.", "Undo", partial(self._undo, label))

    def _current(self) -> GoalInTree | None:
        return next((one for one in self._tree if one.goal.id == self.list.current), None)

    def _show_current(self) -> None:
        found = self._current()
        self.delete_button.setEnabled(found is not None and not self._journal.read_only)
        self.form.setVisible(found is not None)
        if found is not None:
            goal = found.goal
            self._offer(self.form, goal.id)
            self.form.set_values({"name": goal.name, "parent_id": goal.parent_id}, key=goal.id)

    def _offer(self, form: Form, own_id: int | None) -> None:
        """Offer the goals that one may serve."""
        others = [(one.goal.id, one.goal.name) for one in self._tree if one.goal.id != own_id]
        editor = form.editor("parent_id")
        assert isinstance(editor, Choice)
        editor.set_options(others)

    def _save(self) -> None:
        goal_id = self.form.key
        if isinstance(goal_id, int):
            saved = self.form.save(partial(self._change, goal_id))
            self.status.say("Saved." if saved else "Not saved yet: see above.")
            look(self.status.sentence, tone="muted" if saved else "red")

    def _change(self, goal_id: int, _changed: dict[str, Any]) -> None:
        values = self.form.values()
        name, parent = values["name"] or "", values["parent_id"]
        self._journal.do("Goal changed", team_goals.change, goal_id, name, parent)
        self._tree = self._journal.ask(team_goals.tree)
        self.list.show_rows([_row(one) for one in self._tree])

    def _add(self, values: dict[str, Any]) -> None:
        name, parent = values["name"] or "", values["parent_id"]
        made = self._journal.do("Goal added", team_goals.add, name, parent)
        self.refresh()
        self.list.select(made.id)
        self.status.say(f"{made.name} added.")

    def _undo(self, label: str) -> None:
        if self._journal.can_undo == label:
            self._journal.undo()
            self.refresh()
            self.status.say(f"Undone: {label}.")

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(14)
        right.addWidget(self.form)
        right.addWidget(self.without)
        right.addStretch(1)
        row, foot = QHBoxLayout(), QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.list, 1)
        row.addLayout(right, 1)
        foot.setSpacing(8)
        foot.addWidget(self.add_button)
        foot.addWidget(self.delete_button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout()
        column.setContentsMargins(22, 22, 22, 14)
        column.setSpacing(14)
        column.addWidget(words("Goals of the team", size="title"))
        column.addLayout(row, 1)
        column.addLayout(foot)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(column, 1)
        page.addWidget(self.status)


def without_words(names: list[str]) -> str:
    """Which numbers serve no goal; nothing where each serves one."""
    if not names:
        return ""
    return f"Serve no goal: {', '.join(names)}. A metric’s goal is chosen in its form."


def _row(found: GoalInTree) -> GoalRow:
    served = ", ".join(metric.name for metric in found.metrics) or "No number serves it"
    return GoalRow(found.goal.id, f"{_INDENT * found.depth}{found.goal.name}", served)


def _fields() -> tuple[Field, ...]:
    return (
        Field("name", "Goal", Line),
        Field("parent_id", "Serves the goal", partial(Choice, (), "None: it stands for itself")),
    )
