"""A dialog around a list: buttons that act on it, and a line at its foot that takes things back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.ui.explain import explain
from app.ui.form_dialog import FormsDialog
from app.ui.parts import StatusLine, button, look, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton, QWidget

    from app.journal import Journal
    from app.ui.form import Form


class ListDialog(FormsDialog):
    """A subclass makes its widgets, hands them to :meth:`lay_out`, and says how to ``refresh``."""

    def __init__(self, journal: Journal, parent: QWidget | None, title: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.journal = journal
        self.status = StatusLine()
        self.close_button = button("Close", self.reject)

    def refresh(self) -> None:
        """Read from the journal anew."""
        raise NotImplementedError

    def forms(self) -> list[Form]:
        """None: what is typed is asked for in dialogs of its own."""
        return []

    def do(
        self,
        label: str,
        command: Callable[..., object],
        *given: Any,  # noqa: ANN401  # whatever the command takes
        told: str = "",
        back: Callable[[], object] | None = None,
    ) -> bool:
        """Do something that can be taken back; a refusal is said at the foot. Whether it went.

        It is ``told`` by its label unless something else is said; ``back`` follows an undo.
        """
        try:
            self.journal.do(label, command, *given)
        except Exception as error:
            explained = explain(error)
            if explained is None:
                raise
            self.say(explained[1], wrong=True)
            return False
        self.refresh()
        look(self.status.sentence, tone="muted")
        self.status.say(told or f"{label}.", "Undo", partial(self._undo, label, back))
        return True

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Say something at the foot."""
        look(self.status.sentence, tone="red" if wrong else "muted")
        self.status.say(text)

    def lay_out(self, body: QWidget, *buttons: QPushButton) -> None:
        """Put the title over ``body`` and the buttons under it."""
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for made in buttons:
            foot.addWidget(made)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout()
        column.setContentsMargins(22, 22, 22, 14)
        column.setSpacing(14)
        column.addWidget(words(self.windowTitle(), size="title"))
        column.addWidget(body, 1)
        column.addLayout(foot)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(column, 1)
        page.addWidget(self.status)

    def _undo(self, label: str, back: Callable[[], object] | None) -> None:
        """Take it back, unless something else was done since."""
        if self.journal.can_undo == label:
            self.journal.undo()
            self.refresh()
            if back is not None:
                back()
            self.say(f"Undone: {label}.")
