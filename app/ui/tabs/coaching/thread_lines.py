"""The lines at the foot of a 1:1's cards, and what stands in them before Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from app.ui import veil
from app.ui.drafts import Draft
from app.ui.explain import explain
from app.ui.field import ErrorLine
from app.ui.keeping import Keeper

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QKeyEvent

    from app.journal import Journal
    from app.ui.drafts import Fields


class AddLine(QWidget):
    """A line at a card's foot: Enter puts what is typed on the list, and the next can be typed.

    ``put`` is what Enter does with it; what that refuses stays typed, with the reason below.
    """

    def __init__(self, hint: str, name: str, put: Callable[[str], object]) -> None:
        super().__init__()
        self._put = put
        self.box = QLineEdit()
        self.box.setPlaceholderText(hint)
        self.problem = ErrorLine()
        self.problem.set_private(True)
        self.name(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(2)
        column.addWidget(self.box)
        column.addWidget(self.problem)
        self.setFocusProxy(self.box)
        self.box.returnPressed.connect(self.add)
        self.box.textEdited.connect(self._forgive)
        veil.when_changed(self._obey)
        self._obey()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter from going on to a button that it would press as well."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def show_text(self, text: str) -> None:
        """Show what was typed here before."""
        self.box.setText(text)
        self._forgive()

    def name(self, name: str) -> None:
        """Say for screen readers what is typed here."""
        self.box.setAccessibleName(name)

    def add(self) -> bool:
        """Put on the list what is typed; whether nothing is left that was refused."""
        text = self.box.text().strip()
        if not text:
            return True
        try:
            self._put(text)
        except Exception as error:
            explained = explain(error)
            if explained is None:
                raise
            self.problem.set_text(explained[1])
            return False
        self.box.clear()
        self._forgive()
        return True

    def put_by(self) -> bool:
        """Before a lock or the end of the program: what is typed is on the list then."""
        return self.add()

    def _forgive(self) -> None:
        self.problem.set_text("")

    def _obey(self) -> None:
        veil.mask(self.box, veil.is_on())


class Unsaid(QObject):
    """What stands in the ``lines`` and is on no list yet: it stays with the person it is about.

    It is kept in the journal under the person and ``place``, so that a crash does not lose it.
    """

    def __init__(
        self, journal: Journal, place: str, lines: Mapping[str, AddLine], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._journal, self._place, self._lines = journal, place, lines
        self._person = 0
        #: What the journal could not keep, by person.
        self._left: dict[int, Fields] = {}
        self._keeper = Keeper(None, self._typed, self._say, self)
        for line in lines.values():
            line.box.textChanged.connect(self._note_edit)

    def turn_to(self, person_id: int) -> None:
        """Show what was left in the lines about a person, and keep what stands in them now."""
        if not self._keeper.keep():
            self._left[self._person] = self._typed()
        self._keeper.draft = None  # what is shown now is no edit
        self._person, draft = person_id, Draft(self._journal, f"person/{person_id}/{self._place}")
        kept = draft.read()
        left = self._left.pop(person_id, kept[1] if kept else {})
        for name, line in self._lines.items():
            line.show_text(left.get(name, ""))
        self._keeper.draft = draft

    def _typed(self) -> Fields:
        texts = {name: line.box.text() for name, line in self._lines.items()}
        return {name: text for name, text in texts.items() if text.strip()}

    def _note_edit(self) -> None:
        if self._typed():
            self._keeper.note_edit()
        else:
            self._keeper.keep()  # it is on its list: it must not come back as well

    def _say(self, words: str) -> None:
        lines = [*self._lines.values()]
        at = next((one for one in lines if one.box is QApplication.focusWidget()), lines[0])
        at.problem.set_text(words)
