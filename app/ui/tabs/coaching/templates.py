"""Templates: the questions that sessions are led by, such as those of GROW, to change at will."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import session_templates
from app.domain.kinds import SessionKind
from app.labels import choices, label
from app.ui.asking import Values, insist
from app.ui.dialogs.keeping_list import LibraryDialog, side_by_side
from app.ui.drafts import Draft
from app.ui.editors import Choice, Line
from app.ui.explain import explain
from app.ui.field import Field
from app.ui.form import Form
from app.ui.form_dialog import FormDialog, FormScroll
from app.ui.lists import RecordList, TwoLines
from app.ui.parts import framed, words
from app.ui.tabs.coaching import session_acts
from app.ui.tabs.coaching.question_rows import QuestionRows

if TYPE_CHECKING:
    from app.domain.models import SessionTemplate
    from app.domain.session_templates import Template
    from app.journal import Journal

KEPT = "Sessions keep the questions that they were planned with."
EMPTY = "No templates. Add one, and sessions can be led by it."
_SIZE = (980, 640)
_NEW_DRAFT = "new-template"


@dataclass(frozen=True)
class TemplateRow:
    """A template as the list shows it."""

    id: int
    name: str
    about: str


class TemplatesDialog(LibraryDialog):
    """The templates, with the questions of the one in hand."""

    def __init__(self, parent: QWidget, journal: Journal) -> None:
        found = RecordList(
            lambda row: row.name,
            TwoLines(),
            spoken=lambda row: f"{row.name}, {row.about}",
            name="Templates",
            empty=EMPTY,
        )
        super().__init__(journal, parent, "Templates", found, "Add a template")
        session_acts.stock(journal)  # a journal without any starts with the usual ones
        self.edit_in(Form(_fields(), explain=explain))
        self._lay_out()
        self.refresh()
        self.resize(*_SIZE)
        self.list.setFocus()

    def refresh(self) -> None:
        """Read the templates anew; what is chosen and typed stays."""
        self._read()
        if self._found and self._current() is None:
            self.list.select(next(iter(self._found)))
        self.show_current()

    def add(self) -> None:
        """Ask for a new template."""
        current = self._current()
        start = {"kind": current.kind if current else SessionKind.SKILL}
        FormDialog(
            *(self, "Add a template", _fields(), start, "Add template", self._add, explain),
            draft=Draft(self.journal, _NEW_DRAFT),
        ).open()

    def delete(self) -> None:
        """Delete the template in hand."""
        template = self._current()
        if template is not None and not self.journal.read_only:
            done = f"{template.name} deleted"
            told = f"{done}. {KEPT}"
            self.take_away(done, session_templates.delete, template.id, told=told)

    def show_current(self) -> None:
        """Show the template in hand."""
        template = self._current()
        self.form.setEnabled(template is not None)
        self.delete_button.setEnabled(template is not None and not self.journal.read_only)
        if template is not None:
            shown = {name: getattr(template, name) for name in ("name", "kind", "questions")}
            draft = Draft(self.journal, f"template/{template.id}")
            self.form.set_values(shown, key=template.id, draft=draft)

    def change(self, record_id: int, changed: Values) -> None:
        """Store what was changed of a template."""
        insist(changed, "kind")
        now = self._found[record_id]
        said = {"name": now.name, "kind": now.kind, "questions": now.questions, **changed}
        self._store("Template changed", said, record_id)
        self._read()

    def _lay_out(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(words(KEPT, tone="muted", wrap=True))
        column.addWidget(side_by_side(framed(self.list), FormScroll(self.form), (2, 5)), 1)
        self.lay_out(body, self.add_button, self.delete_button)

    def _read(self) -> None:
        self._found = {one.id: one for one in self.journal.ask(session_templates.every)}
        self.list.show_rows(_line(one) for one in self._found.values())

    def _current(self) -> Template | None:
        chosen = self.list.current
        return self._found.get(chosen) if isinstance(chosen, int) else None

    def _add(self, values: Values) -> None:
        insist(values, "kind")
        made = self._store("Template added", values)
        self.refresh()
        self.list.select(made.id)
        self.say(f"{made.name} added.")

    def _store(self, done: str, said: Values, template_id: int | None = None) -> SessionTemplate:
        return self.journal.do(
            done,
            session_templates.save,
            name=said["name"] or "",
            kind=said["kind"],
            questions=said["questions"],
            template_id=template_id,
        )


def _line(template: Template) -> TemplateRow:
    count = len(template.questions)
    asked = "1 question" if count == 1 else f"{count} questions"
    return TemplateRow(template.id, template.name, f"{label(template.kind)}, {asked}")


def _fields() -> tuple[Field, ...]:
    return (
        Field("name", "Template", Line),
        Field("kind", "For", partial(Choice, choices(SessionKind))),
        Field("questions", "Questions", QuestionRows, wide=True),
    )
