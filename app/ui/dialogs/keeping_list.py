"""A dialog around records: a list of them at the left, the one in hand as a form at the right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.dialogs.list_dialog import ListDialog
from app.ui.explain import READ_ONLY
from app.ui.parts import button

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.journal import Journal
    from app.ui.form import Form
    from app.ui.lists import RecordList


class LibraryDialog(ListDialog):
    """Changes are saved as they are made. Ctrl+N adds, Enter goes into the form, Del deletes.

    A subclass hands its form to :meth:`edit_in` and says how to ``show_current``, ``add``,
    ``change`` and ``delete``.
    """

    form: Form

    def __init__(
        self, journal: Journal, parent: QWidget | None, title: str, found: RecordList, add: str
    ) -> None:
        super().__init__(journal, parent, title)
        self.list = found
        self.add_button = button(add, self.add)
        self.delete_button = button("Delete", self.delete)
        found.current_changed.connect(self.show_current)
        found.activated.connect(self._enter_form)
        QShortcut(QKeySequence("Ctrl+N"), self, self.add_button.click)
        on_list = Qt.ShortcutContext.WidgetShortcut
        QShortcut(QKeySequence("Del"), found.view, self.delete, context=on_list)
        if journal.read_only:
            self.add_button.setEnabled(False)
            self.say(READ_ONLY)

    def forms(self) -> list[Form]:
        """The one form."""
        return [self.form]

    def edit_in(self, form: Form) -> None:
        """Edit the record in hand in this form."""
        self.form = form
        form.set_read_only(self.journal.read_only)
        form.edited.connect(self._save)

    def show_current(self) -> None:
        """Show the record in hand in the form."""
        raise NotImplementedError

    def add(self) -> None:
        """Ask for a new record."""
        raise NotImplementedError

    def change(self, record_id: int, changed: dict[str, Any]) -> None:
        """Store what was changed of a record."""
        raise NotImplementedError

    def delete(self) -> None:
        """Delete the record in hand."""
        raise NotImplementedError

    def take_away(
        self, label: str, command: Callable[..., object], record_id: int, *, told: str = ""
    ) -> None:
        """Delete a record; the line at the foot takes that back, and the record in hand again."""
        self.form.give_up()
        back = partial(self.list.select, record_id)
        if self.do(label, command, record_id, told=told, back=back):
            self.list.setFocus()

    def _enter_form(self) -> None:
        self.form.editor("name").setFocus()

    def _save(self) -> None:
        record_id = self.form.key
        if isinstance(record_id, int):
            saved = self.form.save(partial(self.change, record_id))
            self.say("Saved." if saved else "Not saved yet: see above.", wrong=not saved)


def side_by_side(left: QWidget, right: QWidget, share: tuple[int, int]) -> QWidget:
    """Both beside each other, in these shares of the width."""
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(14)
    row.addWidget(left, share[0])
    row.addWidget(right, share[1])
    return both
