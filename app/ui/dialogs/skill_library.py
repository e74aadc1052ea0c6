"""The library of skills: their names and families, and what each level looks like."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget

from app.domain import skills
from app.domain.errors import Reason, Refused
from app.domain.kinds import SkillFamily
from app.domain.skills import LEVELS
from app.labels import choices
from app.templates import starter_skills
from app.ui.dialogs.keeping_list import LibraryDialog, side_by_side
from app.ui.dialogs.skill_list import SkillList, SkillRow, rows, with_ratings
from app.ui.drafts import Draft
from app.ui.editors import Choice, Line, Text
from app.ui.explain import explain
from app.ui.field import Field
from app.ui.form import Form
from app.ui.form_dialog import FormDialog, FormScroll
from app.ui.parts import EmptyState, LinkButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.journal import Journal

EMPTY = (
    "Skills put words to what you see. Start with those of a seller and the four traits, "
    "and make them your own."
)
_SIZE = (900, 640)
_FEATURES = ("name", "family", *(f"level_{level}" for level in LEVELS))


class SkillLibraryDialog(LibraryDialog):
    """The skills, found by their names and by the words of their levels."""

    def __init__(self, journal: Journal, parent: QWidget | None = None) -> None:
        self.skills = SkillList()
        super().__init__(journal, parent, "Skills", self.skills.list, "Add a skill")
        self._build()
        QShortcut(QKeySequence("Ctrl+F"), self, self.skills.search.setFocus)
        self.refresh()
        self.resize(*_SIZE)
        (self.skills if self.list.model.rowCount() else self.start).setFocus()

    def refresh(self) -> None:
        """Read the library anew; what is chosen and typed stays."""
        found = rows(self.journal)
        self.skills.show_skills(found)
        if found and self._current() is None:
            self.list.select(found[0].id)
        self.body.setCurrentWidget(self.sides if found else self.start)
        has_traits = any(row.family is SkillFamily.TRAIT for row in found)
        may_change = not self.journal.read_only
        self.traits_button.setVisible(may_change and bool(found) and not has_traits)
        self.show_current()

    def add(self) -> None:
        """Ask for a new skill, of the family in hand."""
        row = self._current()
        start = {"family": row.family if row else SkillFamily.PRODUCT}
        draft = Draft(self.journal, "new-skill")
        FormDialog(
            *(self, "Add a skill", _fields(), start, "Add skill", self._add, explain), draft=draft
        ).open()

    def delete(self) -> None:
        """Delete the skill in hand with its ratings."""
        row = self._current()
        if row is not None and not self.journal.read_only:
            label = f"{row.name} deleted"
            with_them = f", with {with_ratings(row.ratings)}" if row.ratings else ""
            self.take_away(label, skills.delete, row.id, told=f"{label}{with_them}.")

    def show_current(self) -> None:
        """Show the skill in hand."""
        row = self._current()
        if row is not None:
            skill = self.journal.ask(skills.get, row.id)
            shown = {name: getattr(skill, name) for name in _FEATURES}
            draft = Draft(self.journal, f"skill/{row.id}")
            self.form.set_values(shown, key=row.id, draft=draft)
        ratings = row.ratings if row else 0
        self.delete_button.setText(f"Delete with {with_ratings(ratings)}" if ratings else "Delete")
        self.delete_button.setEnabled(row is not None and not self.journal.read_only)

    def change(self, record_id: int, changed: dict[str, Any]) -> None:
        """Store what was changed of a skill."""
        said = {name: value or "" for name, value in changed.items()}
        self.journal.do("Skill changed", skills.change, record_id, **said)  # type: ignore[arg-type]
        self.skills.show_skills(rows(self.journal))

    def _build(self) -> None:
        self.edit_in(Form(_fields(), explain=explain))
        self.start = EmptyState(EMPTY, "Add the starter skills", self._stock)
        self.start.setFocusProxy(self.start.action)
        self.start.action.setEnabled(not self.journal.read_only)
        self.traits_button = LinkButton("Add the four traits", self._stock_traits)
        self.sides = side_by_side(self.skills, FormScroll(self.form), (2, 3))
        self.body = QStackedWidget()
        self.body.addWidget(self.sides)
        self.body.addWidget(self.start)
        self.lay_out(self.body, self.add_button, self.delete_button, self.traits_button)

    def _current(self) -> SkillRow | None:
        chosen = self.list.current
        every: tuple[SkillRow, ...] = self.list.model.rows
        return next((row for row in every if row.id == chosen), None)

    def _add(self, values: dict[str, Any]) -> None:
        if values["family"] is None:
            raise Refused(Reason.EMPTY, "family")
        levels = [values[f"level_{level}"] or "" for level in LEVELS]
        named = values["name"] or ""
        skill = self.journal.do("Skill added", skills.add, named, values["family"], levels)
        self.skills.search.clear()
        self.refresh()
        self.list.select(skill.id)
        self.say(f"{skill.name} added.")

    def _stock(self) -> None:
        self.journal.do("Starter skills added", skills.stock, starter_skills())
        self.refresh()
        self.list.setFocus()

    def _stock_traits(self) -> None:
        four = [one for one in starter_skills() if one.family is SkillFamily.TRAIT]
        self.journal.do("Four traits added", skills.stock, four)
        self.refresh()


def _fields() -> tuple[Field, ...]:
    levels = (
        Field(
            f"level_{level}",
            f"Level {level}",
            partial(Text, rows=1, most_rows=4),
            wide=True,
            section="What each level looks like",
        )
        for level in LEVELS
    )
    return (
        Field("name", "Skill", Line),
        Field("family", "Family", partial(Choice, choices(SkillFamily))),
        *levels,
    )
