"""The templates of one sort: a list of them, and the questions of the one in hand to change."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.labels import label
from app.ui.asking import Values, insist
from app.ui.dialogs.keeping_list import LibraryDialog, side_by_side
from app.ui.drafts import Draft
from app.ui.explain import explain
from app.ui.form import Form
from app.ui.form_dialog import FormDialog, FormScroll
from app.ui.lists import RecordList, TwoLines
from app.ui.parts import framed, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.journal import Journal
    from app.ui.field import Field

#: A template as its module in the domain has it: an id, a name, a kind, and questions.
Template = Any
_SAID = ("name", "kind", "questions")


class Templates(NamedTuple):
    """One sort of template: how they are read, stored and deleted, and what is said around them.

    ``note`` stands over them, ``kept`` is told of one that was deleted. What is typed and cannot
    be stored yet is kept by the name ``draft``. A new one is for the ``usual`` kind where none is
    in hand. The dialog is of this ``size``, of which list and form take their ``shares``.
    """

    every: Callable[..., Sequence[Template]]
    save: Callable[..., Template]
    delete: Callable[..., object]
    title: str
    note: str
    kept: str
    empty: str
    draft: str
    usual: object
    size: tuple[int, int]
    shares: tuple[int, int]


@dataclass(frozen=True)
class TemplateRow:
    """A template as the list shows it."""

    id: int
    name: str
    about: str


class TemplateLibrary(LibraryDialog):
    """The templates, with the questions of the one in hand.

    A subclass says of which sort they are, with which fields they are changed, and ``stock``s a
    journal that has none.
    """

    of: ClassVar[Templates]

    def __init__(self, parent: QWidget, journal: Journal) -> None:
        found = RecordList(
            lambda row: row.name,
            TwoLines(),
            spoken=lambda row: f"{row.name}, {row.about}",
            name="Templates",
            empty=self.of.empty,
        )
        super().__init__(journal, parent, self.of.title, found, "Add a template")
        self.stock(journal)  # a journal without any starts with the usual ones
        self.edit_in(Form(self.fields(), explain=self.explain))
        self._follow(self.form)
        self._lay_out()
        self.refresh()
        self.resize(*self.of.size)
        self.list.setFocus()

    def stock(self, journal: Journal) -> None:
        """Put the usual templates into a journal that has none."""
        raise NotImplementedError

    def fields(self) -> tuple[Field, ...]:
        """What a template is made of: ``name``, ``kind`` and ``questions``."""
        raise NotImplementedError

    def explain(self, error: BaseException) -> tuple[str, str] | None:
        """The words for a refusal, and the field that they stand beside."""
        return explain(error)

    def follow_kind(self, form: Form) -> None:
        """Show in a form what goes with its kind."""

    def refresh(self) -> None:
        """Read the templates anew; what is chosen and typed stays."""
        self._read()
        if self._found and self._current() is None:
            self.list.select(next(iter(self._found)))
        self.show_current()

    def add(self) -> None:
        """Ask for a new template."""
        current = self._current()
        start = {"kind": current.kind if current else self.of.usual}
        given = "Add a template", self.fields(), start, "Add template", self._add, self.explain
        dialog = FormDialog(self, *given, draft=Draft(self.journal, f"new-{self.of.draft}"))
        self._follow(dialog.form)
        self.follow_kind(dialog.form)
        self.fit(dialog)
        dialog.open()

    def fit(self, dialog: FormDialog) -> None:
        """Give the dialog that asks for a new one the room that its rows want."""

    def delete(self) -> None:
        """Delete the template in hand."""
        template = self._current()
        if template is not None and not self.journal.read_only:
            done = f"{template.name} deleted"
            self.take_away(done, self.of.delete, template.id, told=f"{done}. {self.of.kept}")

    def show_current(self) -> None:
        """Show the template in hand."""
        template = self._current()
        self.form.setEnabled(template is not None)
        self.delete_button.setEnabled(template is not None and not self.journal.read_only)
        if template is not None:
            draft = Draft(self.journal, f"{self.of.draft}/{template.id}")
            self.form.set_values(_said(template), key=template.id, draft=draft)
            self.follow_kind(self.form)

    def change(self, record_id: int, changed: Values) -> None:
        """Store what was changed of a template."""
        insist(changed, "kind")
        said = {**_said(self._found[record_id]), **changed}
        self._store("Template changed", said, record_id)
        self._read()

    def _follow(self, form: Form) -> None:
        form.editor("kind").edited.connect(partial(self.follow_kind, form))

    def _lay_out(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(words(self.of.note, tone="muted", wrap=True))
        column.addWidget(side_by_side(framed(self.list), FormScroll(self.form), self.of.shares), 1)
        self.lay_out(body, self.add_button, self.delete_button)

    def _read(self) -> None:
        self._found = {one.id: one for one in self.journal.ask(self.of.every)}
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

    def _store(self, done: str, said: Values, template_id: int | None = None) -> Template:
        return self.journal.do(
            done,
            self.of.save,
            name=said["name"] or "",
            kind=said["kind"],
            questions=said["questions"],
            template_id=template_id,
        )


def count(questions: int) -> str:
    """So many questions, in words."""
    return "1 question" if questions == 1 else f"{questions} questions"


def _said(template: Template) -> Values:
    return {name: getattr(template, name) for name in _SAID}


def _line(template: Template) -> TemplateRow:
    about = f"{label(template.kind)}, {count(len(template.questions))}"
    return TemplateRow(template.id, template.name, about)
