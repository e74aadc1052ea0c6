"""The library of skills: their names and families, and what each level looks like."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain import skills
from app.domain.errors import Reason, Refused
from app.domain.kinds import SkillFamily
from app.domain.skills import LEVELS
from app.labels import choices
from app.templates import starter_skills
from app.ui.dialogs.skill_list import SkillList, SkillRow, rows, with_ratings
from app.ui.drafts import Draft
from app.ui.editors import Choice, Line, Text
from app.ui.explain import explain
from app.ui.field import Field
from app.ui.form import Form
from app.ui.form_dialog import FormDialog, FormScroll, FormsDialog
from app.ui.parts import EmptyState, LinkButton, StatusLine, button, look, words

if TYPE_CHECKING:
    from app.journal import Journal

EMPTY = (
    "Skills put words to what you see. Start with those of a seller and the four traits, "
    "and make them your own."
)
READ_ONLY = "This journal is open for reading only."
_SIZE = (900, 640)
_FEATURES = ("name", "family", *(f"level_{level}" for level in LEVELS))


class SkillLibraryDialog(FormsDialog):
    """Skills at the left, the one in hand at the right. Changes are saved as they are made."""

    def __init__(self, journal: Journal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Skills")
        self._journal = journal
        self._build()
        self._lay_out()
        self._connect()
        self.refresh()
        self.resize(*_SIZE)
        (self.skills if self.skills.list.model.rowCount() else self.start).setFocus()

    def refresh(self) -> None:
        """Read the library anew; what is chosen and typed stays."""
        found = rows(self._journal)
        self.skills.show_skills(found)
        if found and self._current() is None:
            self.skills.list.select(found[0].id)
        self.body.setCurrentWidget(self.skills_side if found else self.start)
        has_traits = any(row.family is SkillFamily.TRAIT for row in found)
        may_change = not self._journal.read_only
        self.traits_button.setVisible(may_change and bool(found) and not has_traits)
        self._show_current()

    def add(self) -> None:
        """Ask for a new skill, of the family in hand."""
        row = self._current()
        start = {"family": row.family if row else SkillFamily.PRODUCT}
        draft = Draft(self._journal, "new-skill")
        FormDialog(
            *(self, "Add a skill", _fields(), start, "Add skill", self._add, explain), draft=draft
        ).open()

    def delete(self) -> None:
        """Delete the skill in hand with its ratings; the line at the foot takes it back."""
        row = self._current()
        if row is None or self._journal.read_only:
            return
        self.form.give_up()
        self._journal.do(f"{row.name} deleted", skills.delete, row.id)
        self.refresh()
        self.skills.list.setFocus()
        with_them = f", with {with_ratings(row.ratings)}" if row.ratings else ""
        undo = partial(self._undo, f"{row.name} deleted", row.id)
        self.status.say(f"{row.name} deleted{with_them}.", "Undo", undo)

    def _build(self) -> None:
        self.skills = SkillList()
        self.form = Form(_fields(), explain=explain)
        self.start = EmptyState(EMPTY, "Add the starter skills", self._stock)
        self.start.setFocusProxy(self.start.action)
        self.body = QStackedWidget()
        self.status = StatusLine()
        self.add_button = button("Add a skill", self.add)
        self.traits_button = LinkButton("Add the four traits", self._stock_traits)
        self.delete_button = button("Delete", self.delete)
        self.close_button = button("Close", self.reject)
        if self._journal.read_only:
            self.form.set_read_only(True)
            for control in (self.add_button, self.start.action):
                control.setEnabled(False)
            self.status.say(READ_ONLY)

    def _lay_out(self) -> None:
        self.skills_side = QWidget()
        sides = QHBoxLayout(self.skills_side)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(14)
        sides.addWidget(self.skills, 2)
        sides.addWidget(FormScroll(self.form), 3)
        self.body.addWidget(self.skills_side)
        self.body.addWidget(self.start)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.add_button)
        foot.addWidget(self.delete_button)
        foot.addWidget(self.traits_button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        inside = QVBoxLayout()
        inside.setContentsMargins(22, 22, 22, 14)
        inside.setSpacing(14)
        inside.addWidget(words("Skills", size="title"))
        inside.addWidget(self.body, 1)
        inside.addLayout(foot)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(inside, 1)
        page.addWidget(self.status)

    def _connect(self) -> None:
        self.skills.list.current_changed.connect(self._show_current)
        self.skills.list.activated.connect(self._enter_form)
        self.form.edited.connect(self._save)
        QShortcut(QKeySequence("Ctrl+N"), self, self.add_button.click)
        QShortcut(QKeySequence("Ctrl+F"), self, self.skills.search.setFocus)
        on_list = Qt.ShortcutContext.WidgetShortcut
        QShortcut(QKeySequence("Del"), self.skills.list.view, self.delete, context=on_list)

    def _current(self) -> SkillRow | None:
        chosen = self.skills.list.current
        every: tuple[SkillRow, ...] = self.skills.list.model.rows
        return next((row for row in every if row.id == chosen), None)

    def _show_current(self) -> None:
        row = self._current()
        if row is not None:
            skill = self._journal.ask(skills.get, row.id)
            shown = {name: getattr(skill, name) for name in _FEATURES}
            draft = Draft(self._journal, f"skill/{row.id}")
            self.form.set_values(shown, key=row.id, draft=draft)
        ratings = row.ratings if row else 0
        self.delete_button.setText(f"Delete with {with_ratings(ratings)}" if ratings else "Delete")
        self.delete_button.setEnabled(row is not None and not self._journal.read_only)

    def _enter_form(self) -> None:
        self.form.editor("name").setFocus()

    def _save(self) -> None:
        skill_id = self.form.key
        if not isinstance(skill_id, int):
            return
        saved = self.form.save(partial(self._change, skill_id))
        self.status.say("Saved." if saved else "Not saved yet: see above.")
        look(self.status.sentence, tone="muted" if saved else "red")

    def _change(self, skill_id: int, changed: dict[str, Any]) -> None:
        said = {name: value or "" for name, value in changed.items()}
        self._journal.do("Skill changed", skills.change, skill_id, **said)  # type: ignore[arg-type]
        self.skills.show_skills(rows(self._journal))

    def _add(self, values: dict[str, Any]) -> None:
        if values["family"] is None:
            raise Refused(Reason.EMPTY, "family")
        levels = [values[f"level_{level}"] or "" for level in LEVELS]
        named = values["name"] or ""
        skill = self._journal.do("Skill added", skills.add, named, values["family"], levels)
        self.skills.search.clear()
        self.refresh()
        self.skills.list.select(skill.id)
        self.status.say(f"{skill.name} added.")

    def _stock(self) -> None:
        self._journal.do("Starter skills added", skills.stock, starter_skills())
        self.refresh()
        self.skills.list.setFocus()

    def _stock_traits(self) -> None:
        four = [one for one in starter_skills() if one.family is SkillFamily.TRAIT]
        self._journal.do("Four traits added", skills.stock, four)
        self.refresh()

    def _undo(self, label: str, skill_id: int) -> None:
        """Take the deletion back, unless something else was done since."""
        if self._journal.can_undo == label:
            self._journal.undo()
            self.refresh()
            self.skills.list.select(skill_id)
            self.status.say(f"Undone: {label}.")


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
