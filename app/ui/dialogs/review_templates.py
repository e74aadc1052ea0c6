"""Templates: the sections and questions that reviews begin with, to change at will."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import templates
from app.domain import review_templates
from app.domain.kinds import FormKind
from app.labels import choices, label
from app.ui.asking import Values, insist
from app.ui.dialogs.keeping_list import LibraryDialog, side_by_side
from app.ui.dialogs.review_fields import count
from app.ui.dialogs.review_questions import SectionRows
from app.ui.drafts import Draft
from app.ui.editors import Choice, Line
from app.ui.explain import explain
from app.ui.field import Field
from app.ui.form import Form
from app.ui.form_dialog import FormDialog, FormScroll
from app.ui.lists import RecordList, TwoLines
from app.ui.parts import framed, words

if TYPE_CHECKING:
    from app.domain.models import ReviewTemplate
    from app.domain.review_templates import Template
    from app.journal import Journal

KEPT = (
    "Reviews keep the questions that they were prepared with. Of each kind the first that was made "
    "is the usual one."
)
EMPTY = "No templates. Add one, and reviews begin with its questions."
_SIZE = (1180, 640)
_NEW_DRAFT = "new-review-template"
#: Where a refusal of one of the sections stands in this form.
_BESIDE = {"section": "questions", "weight": "questions"}


@dataclass(frozen=True)
class TemplateRow:
    """A template as the list shows it."""

    id: int
    name: str
    about: str


class ReviewTemplatesDialog(LibraryDialog):
    """The templates, with the sections of the one in hand."""

    def __init__(self, parent: QWidget, journal: Journal) -> None:
        found = RecordList(
            lambda row: row.name,
            TwoLines(),
            spoken=lambda row: f"{row.name}, {row.about}",
            name="Templates",
            empty=EMPTY,
        )
        super().__init__(journal, parent, "Questions for reviews", found, "Add a template")
        stock(journal)  # a journal without any starts with the usual ones
        self.edit_in(Form(_fields(), explain=_explain))
        self.form.editor("kind").edited.connect(partial(_follow_kind, self.form))
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
        start = {"kind": current.kind if current else FormKind.MONTHLY}
        dialog = FormDialog(
            *(self, "Add a template", _fields(), start, "Add template", self._add, _explain),
            draft=Draft(self.journal, _NEW_DRAFT),
        )
        dialog.form.editor("kind").edited.connect(partial(_follow_kind, dialog.form))
        _follow_kind(dialog.form)
        dialog.resize(_SIZE[0], dialog.height())
        dialog.open()

    def delete(self) -> None:
        """Delete the template in hand."""
        template = self._current()
        if template is not None and not self.journal.read_only:
            done = f"{template.name} deleted"
            told = f"{done}. Reviews keep their questions."
            self.take_away(done, review_templates.delete, template.id, told=told)

    def show_current(self) -> None:
        """Show the template in hand."""
        template = self._current()
        self.form.setEnabled(template is not None)
        self.delete_button.setEnabled(template is not None and not self.journal.read_only)
        if template is not None:
            shown = {name: getattr(template, name) for name in ("name", "kind", "questions")}
            draft = Draft(self.journal, f"review-template/{template.id}")
            self.form.set_values(shown, key=template.id, draft=draft)
            _follow_kind(self.form)

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
        column.addWidget(side_by_side(framed(self.list), FormScroll(self.form), (2, 7)), 1)
        self.lay_out(body, self.add_button, self.delete_button)

    def _read(self) -> None:
        self._found = {one.id: one for one in self.journal.ask(review_templates.every)}
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

    def _store(self, done: str, said: Values, template_id: int | None = None) -> ReviewTemplate:
        return self.journal.do(
            done,
            review_templates.save,
            name=said["name"] or "",
            kind=said["kind"],
            questions=said["questions"],
            template_id=template_id,
        )


def stock(journal: Journal) -> None:
    """Put the usual templates into a journal that has none."""
    if not journal.read_only and not journal.ask(review_templates.every):
        usual = templates.starter_review_templates()
        journal.do("Templates for reviews", review_templates.stock, usual)


def _line(template: Template) -> TemplateRow:
    about = f"{label(template.kind)}, {count(len(template.questions))}"
    return TemplateRow(template.id, template.name, about)


def _fields() -> tuple[Field, ...]:
    return (
        Field("name", "Template", Line),
        Field("kind", "For", partial(Choice, choices(FormKind))),
        Field("questions", "Sections, at most five", SectionRows, wide=True),
    )


def _follow_kind(form: Form) -> None:
    """What is asked about the manager is asked of the person alone."""
    rows = form.editor("questions")
    assert isinstance(rows, SectionRows)
    rows.ask_both(form.editor("kind").value() is not FormKind.UPWARD)


def _explain(error: BaseException) -> tuple[str, str] | None:
    """The words for a refusal, beside the field of this form that they are about."""
    found = explain(error)
    return found and (_BESIDE.get(found[0], found[0]), found[1])
