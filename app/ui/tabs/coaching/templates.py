"""Templates: the questions that sessions are led by, such as those of GROW, to change at will."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
)

from app.domain import session_templates
from app.domain.kinds import SessionKind
from app.labels import choices, label
from app.ui.asking import Values, insist
from app.ui.drafts import Draft
from app.ui.editors import Choice, Line
from app.ui.explain import explain
from app.ui.field import Field
from app.ui.form import Form
from app.ui.form_dialog import FormDialog, FormScroll, FormsDialog
from app.ui.lists import RecordList, TwoLines
from app.ui.parts import StatusLine, button, look, words
from app.ui.tabs.coaching import session_acts
from app.ui.tabs.coaching.question_rows import QuestionRows

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

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


class TemplatesDialog(FormsDialog):
    """Templates at the left, the one in hand at the right. Changes are saved as they are made."""

    def __init__(self, parent: QWidget, journal: Journal) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Templates")
        self._journal = journal
        session_acts.stock(journal)  # a journal without any starts with the usual ones
        self._build()
        self._lay_out()
        self._connect()
        self.refresh()
        self.resize(*_SIZE)
        self.list.setFocus()

    def refresh(self) -> None:
        """Read the templates anew; what is chosen and typed stays."""
        self._found = {one.id: one for one in self._journal.ask(session_templates.every)}
        self.list.show_rows(_line(one) for one in self._found.values())
        if self._found and self._current() is None:
            self.list.select(next(iter(self._found)))
        self._show_current()

    def add(self) -> None:
        """Ask for a new template."""
        current = self._current()
        start = {"kind": current.kind if current else SessionKind.SKILL}
        FormDialog(
            *(self, "Add a template", _fields(), start, "Add template", self._add, explain),
            draft=Draft(self._journal, _NEW_DRAFT),
        ).open()

    def delete(self) -> None:
        """Delete the template in hand; the line at the foot takes it back."""
        template = self._current()
        if template is None or self._journal.read_only:
            return
        self.form.give_up()
        done = f"{template.name} deleted"
        self._journal.do(done, session_templates.delete, template.id)
        self.refresh()
        self.list.setFocus()
        self.status.say(f"{done}. {KEPT}", "Undo", partial(self._undo, done, template.id))

    def _build(self) -> None:
        self.list = RecordList(
            lambda row: row.name,
            TwoLines(),
            spoken=lambda row: f"{row.name}, {row.about}",
            name="Templates",
            empty=EMPTY,
        )
        self.form = Form(_fields(), explain=explain)
        self.add_button = button("Add a template", self.add)
        self.delete_button = button("Delete", self.delete)
        self.close_button = button("Close", self.reject)
        self.status = StatusLine()
        if self._journal.read_only:
            self.form.set_read_only(True)
            self.add_button.setEnabled(False)

    def _lay_out(self) -> None:
        left = QFrame()
        look(left, part="card")
        inside = QVBoxLayout(left)
        inside.setContentsMargins(1, 6, 1, 6)
        inside.addWidget(self.list)
        sides = QHBoxLayout()
        sides.setSpacing(14)
        sides.addWidget(left, 2)
        sides.addWidget(FormScroll(self.form), 5)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.add_button)
        foot.addWidget(self.delete_button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        body = QVBoxLayout()
        body.setContentsMargins(22, 22, 22, 14)
        body.setSpacing(14)
        body.addWidget(words("Templates", size="title"))
        body.addWidget(words(KEPT, tone="muted", wrap=True))
        body.addLayout(sides, 1)
        body.addLayout(foot)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(body, 1)
        page.addWidget(self.status)

    def _connect(self) -> None:
        self.list.current_changed.connect(self._show_current)
        self.list.activated.connect(self._enter_form)
        self.form.edited.connect(self._save)
        QShortcut(QKeySequence("Ctrl+N"), self, self.add_button.click)
        on_list = Qt.ShortcutContext.WidgetShortcut
        QShortcut(QKeySequence("Del"), self.list.view, self.delete, context=on_list)

    def _current(self) -> Template | None:
        chosen = self.list.current
        return self._found.get(chosen) if isinstance(chosen, int) else None

    def _show_current(self) -> None:
        template = self._current()
        self.form.setEnabled(template is not None)
        self.delete_button.setEnabled(template is not None and not self._journal.read_only)
        if template is not None:
            shown = {name: getattr(template, name) for name in ("name", "kind", "questions")}
            draft = Draft(self._journal, f"template/{template.id}")
            self.form.set_values(shown, key=template.id, draft=draft)

    def _enter_form(self) -> None:
        self.form.editor("name").setFocus()

    def _save(self) -> None:
        template_id = self.form.key
        if isinstance(template_id, int):
            saved = self.form.save(partial(self._change, template_id))
            self.status.say("Saved." if saved else "Not saved yet: see above.")
            look(self.status.sentence, tone="muted" if saved else "red")

    def _change(self, template_id: int, changed: Values) -> None:
        insist(changed, "kind")
        now = self._found[template_id]
        said = {"name": now.name, "kind": now.kind, "questions": now.questions, **changed}
        self._store("Template changed", said, template_id)
        self._found = {one.id: one for one in self._journal.ask(session_templates.every)}
        self.list.show_rows(_line(one) for one in self._found.values())

    def _add(self, values: Values) -> None:
        insist(values, "kind")
        made = self._store("Template added", values)
        self.refresh()
        self.list.select(made.id)
        self.status.say(f"{made.name} added.")

    def _store(self, done: str, said: Values, template_id: int | None = None) -> SessionTemplate:
        return self._journal.do(
            done,
            session_templates.save,
            name=said["name"] or "",
            kind=said["kind"],
            questions=said["questions"],
            template_id=template_id,
        )

    def _undo(self, done: str, template_id: int) -> None:
        """Take the deletion back, unless something else was done since."""
        if self._journal.can_undo == done:
            self._journal.undo()
            self.refresh()
            self.list.select(template_id)
            self.status.say(f"Undone: {done}.")


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
