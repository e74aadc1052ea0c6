"""Dialogs whose typing is kept as a draft until it is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from app.ui.drafts import Draft
from app.ui.tabs.team.asking import Asking

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.ui.field import Field
    from app.ui.form import Action
    from app.ui.form_dialog import EditDialog, FormDialog

#: The one draft that is about nobody on the roster yet.
NEW_PERSON = "new-person"
D = TypeVar("D", "FormDialog", "EditDialog")


class Typed(Asking):
    """Asks as :class:`Asking` does; ``draft`` names the place for what is typed and not stored."""

    def _create(
        self,
        title: str,
        form: Sequence[Field],
        start: Mapping[str, Any],
        verb: str,
        commit: Action,
        *,
        draft: str = "",
    ) -> FormDialog:
        return self._keeping(super()._create(title, form, start, verb, commit), draft)

    def _edit(
        self,
        title: str,
        form: Sequence[Field],
        shown: Mapping[str, Any],
        change: Action,
        *,
        draft: str = "",
    ) -> EditDialog:
        return self._keeping(super()._edit(title, form, shown, change), draft)

    def _keeping(self, dialog: D, draft: str) -> D:
        """``dialog`` with a place for its draft, and what lies there."""
        if draft:
            whose = "" if draft == NEW_PERSON else f"person/{self._person}/"
            dialog.form.set_values({}, dialog.form.key, Draft(self._journal, whose + draft))
            dialog.resize(dialog.sizeHint())
        return dialog
