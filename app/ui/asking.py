"""What every act of a page needs: the person in focus, and a dialog to ask with."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from app.domain import people
from app.domain.errors import Reason, Refused
from app.domain.kinds import Vis
from app.ui import ask
from app.ui.drafts import Draft
from app.ui.explain import explain
from app.ui.form_dialog import EditDialog, FormDialog
from app.ui.parts import button
from app.ui.sharing import follow_sharing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from app.domain.models import Person
    from app.journal import Journal
    from app.ui.field import Field
    from app.ui.focus import Focus
    from app.ui.form import Action, Form

Values = dict[str, Any]
DELETE = "Delete"
_BOTH = "Keep both"
#: The tick that stands for a level of privacy.
_SHARE = "shareable"
#: The one draft that is about nobody on the roster yet.
NEW_PERSON = "new-person"
D = TypeVar("D", FormDialog, EditDialog)


class Asking:
    """Opens dialogs about the person in focus.

    ``draft`` names the place for what is typed into one and not stored. A form with a tick that
    shares is private without it, any other where ``private`` says so.
    """

    def __init__(self, journal: Journal, focus: Focus, parent: QWidget) -> None:
        self._journal = journal
        self._focus = focus
        self._parent = parent

    @property
    def _person(self) -> int:
        if self._focus.person is None:
            raise Refused(Reason.NOT_FOUND)
        return self._focus.person

    def _called(self) -> str:
        return self._journal.ask(people.get, self._person).called

    def _add_somebody(self, done: str, question: str, detail: str, values: Values) -> Person:
        """Put somebody on the roster, asking first where the name is there: are they two?

        ``question`` has a place for the name; ``detail`` says what will tell them apart.
        """
        add = partial(people.add, **values)
        try:
            return self._journal.do(done, add)
        except Refused as refused:
            if refused.reason is not Reason.SAME_NAME:
                raise
            asked = question.format(name=refused.detail)
            if ask.choose(self._parent, asked, detail, _BOTH, "Go back") != _BOTH:
                raise
        return self._journal.do(done, add, same_name_ok=True)

    def _create(
        self,
        title: str,
        form: Sequence[Field],
        start: Mapping[str, Any],
        verb: str,
        commit: Action,
        *,
        draft: str = "",
        private: bool = False,
    ) -> FormDialog:
        dialog = FormDialog(self._parent, title, form, start, verb, commit, explain_shared)
        _guard(dialog.form, form, private=private)
        dialog.open()
        # Where typing begins: the first field that is still to be filled.
        empty = (field.name for field in form if start.get(field.name) is None)
        dialog.form.editor(next(empty, form[0].name)).setFocus()
        return self._keeping(dialog, draft)

    def _edit(
        self,
        title: str,
        form: Sequence[Field],
        shown: Mapping[str, Any],
        change: Action,
        *,
        draft: str = "",
        private: bool = False,
    ) -> EditDialog:
        dialog = EditDialog(self._parent, title, form, shown, change, explain_shared)
        _guard(dialog.form, form, private=private)
        dialog.open()
        dialog.form.editor(form[0].name).setFocus()
        return self._keeping(dialog, draft)

    def _keeping(self, dialog: D, draft: str) -> D:
        """``dialog`` with a place for its draft, and what lies there."""
        if draft:
            whose = "" if draft == NEW_PERSON else f"person/{self._person}/"
            self._keep(dialog, whose + draft)
        return dialog

    def _keep(self, dialog: FormDialog | EditDialog, place: str) -> None:
        """Keep what ``dialog`` holds and has not stored at ``place``; show what lies there."""
        dialog.form.set_values({}, dialog.form.key, Draft(self._journal, place))
        dialog.resize(dialog.sizeHint())

    def _offer(self, dialog: EditDialog, text: str, act: Callable[[], object]) -> None:
        """A button in the foot of a dialog that does something and closes it.

        What is typed is stored first, except before deleting, which would only take it away again.
        """

        def do_and_close() -> None:
            if text == DELETE:
                dialog.form.give_up()
            if dialog.form.flush():
                act()
                dialog.accept()

        dialog.foot.insertWidget(dialog.foot.count() - 1, button(text, do_and_close))


def _guard(form: Form, fields: Sequence[Field], *, private: bool) -> None:
    """Have what a form is about hidden with all private text."""
    if any(field.name == _SHARE for field in fields):
        follow_sharing(form, _SHARE)
    else:
        form.set_private(private)


def explain_shared(error: BaseException) -> tuple[str, str] | None:
    """The words for a refusal, beside the tick that stands for a level of privacy."""
    found = explain(error)
    return (_SHARE, found[1]) if found and found[0] == "vis" else found


def insist(values: Values, *names: str) -> None:
    """Refuse what was left empty although there is no going without it."""
    for name in names:
        if name in values and values[name] is None:
            raise Refused(Reason.EMPTY, name)


def with_texts(values: Values, *names: str) -> Values:
    """``values`` with the empty ones among these texts as the commands know them."""
    return {name: value or "" if name in names else value for name, value in values.items()}


def with_vis(values: Values) -> Values:
    """``values`` as a command wants them: the tick of the form becomes a level of privacy."""
    said = dict(values)
    if _SHARE in said:
        said["vis"] = Vis.SHAREABLE if said.pop(_SHARE) else Vis.PRIVATE
    return said
