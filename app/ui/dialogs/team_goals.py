"""The goals of the team, which numbers serve each, and which serve none (practice S1-19)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import metrics, team_goals
from app.ui.dialogs.keeping_list import LibraryDialog, side_by_side
from app.ui.editors import Choice, Line
from app.ui.explain import explain
from app.ui.field import Field
from app.ui.form import Form
from app.ui.form_dialog import FormDialog
from app.ui.lists import RecordList, TwoLines
from app.ui.parts import framed, words

if TYPE_CHECKING:
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


class TeamGoalsDialog(LibraryDialog):
    """The goals, each under the one it serves."""

    def __init__(self, journal: Journal, parent: QWidget | None = None) -> None:
        found = RecordList(
            lambda row: row.name,
            TwoLines(),
            spoken=lambda row: f"{row.name.strip()}, {row.about}",
            name="Goals",
            empty=_EMPTY,
        )
        found.setObjectName("goal_list")
        super().__init__(journal, parent, "Goals of the team", found, "Add a goal")
        self.edit_in(Form(_fields(), columns=1, explain=explain))
        self.without = words(tone="muted", wrap=True)
        side = QWidget()
        right = QVBoxLayout(side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(14)
        right.addWidget(self.form)
        right.addWidget(self.without)
        right.addStretch(1)
        body = side_by_side(framed(self.list), side, (1, 1))
        self.lay_out(body, self.add_button, self.delete_button)
        self.refresh()
        self.resize(*_SIZE)
        (self.list if self._tree else self.add_button).setFocus()

    def refresh(self) -> None:
        """Read the goals anew."""
        self._read()
        if self._tree and self._current() is None:
            self.list.select(self._tree[0].goal.id)
        self.without.setText(
            without_words([m.name for m in self.journal.ask(metrics.without_goal)])
        )
        self.show_current()

    def add(self) -> None:
        """Ask for a new goal, which serves the one in hand unless told otherwise."""
        found = self._current()
        start = {"parent_id": None if found is None else found.goal.id}
        dialog = FormDialog(
            self, "Add a goal", _fields(), {}, "Add goal", self._add, explain, columns=1
        )
        self._offer(dialog.form, None)
        dialog.form.set_values(start, key=dialog.form.key)
        dialog.open()

    def delete(self) -> None:
        """Delete the goal in hand; what served it serves none."""
        found = self._current()
        if found is not None and not self.journal.read_only:
            self.take_away(f"{found.goal.name} deleted", team_goals.delete, found.goal.id)

    def show_current(self) -> None:
        """Show the goal in hand."""
        found = self._current()
        self.delete_button.setEnabled(found is not None and not self.journal.read_only)
        self.form.setVisible(found is not None)
        if found is not None:
            goal = found.goal
            self._offer(self.form, goal.id)
            self.form.set_values({"name": goal.name, "parent_id": goal.parent_id}, key=goal.id)

    def change(self, record_id: int, changed: dict[str, Any]) -> None:
        """Store what was changed of a goal."""
        goal = next(one.goal for one in self._tree if one.goal.id == record_id)
        said = {"name": goal.name, "parent_id": goal.parent_id} | changed
        name, parent = said["name"] or "", said["parent_id"]
        self.journal.do("Goal changed", team_goals.change, record_id, name, parent)
        self._read()

    def _read(self) -> None:
        self._tree = self.journal.ask(team_goals.tree)
        self.list.show_rows([_row(one) for one in self._tree])

    def _current(self) -> GoalInTree | None:
        return next((one for one in self._tree if one.goal.id == self.list.current), None)

    def _offer(self, form: Form, own_id: int | None) -> None:
        """Offer the goals that one may serve."""
        others = [(one.goal.id, one.goal.name) for one in self._tree if one.goal.id != own_id]
        editor = form.editor("parent_id")
        assert isinstance(editor, Choice)
        editor.set_options(others)

    def _add(self, values: dict[str, Any]) -> None:
        name, parent = values["name"] or "", values["parent_id"]
        made = self.journal.do("Goal added", team_goals.add, name, parent)
        self.refresh()
        self.list.select(made.id)
        self.say(f"{made.name} added.")


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
