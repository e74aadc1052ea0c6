"""Choosing a passphrase: typed twice, or suggested, with an honest word on its length."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.errors import Reason, Refused
from app.protection import SHORTEST, fresh_passphrase
from app.ui.editors.passphrase import Passphrase
from app.ui.explain import explain
from app.ui.form import Field, Form
from app.ui.parts import LinkButton, announce, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_FAIR, _LONG = 14, 20
WRITE_IT_DOWN = "Made up by chance, so nobody can guess it. Write it down before you go on."


class NewPassphrase(QWidget):
    """Asks for a new passphrase, twice, or makes one up.

    ``before`` are fields of the owner that stand over the two; ``form`` holds all of them.
    """

    def __init__(self, *, before: Sequence[Field] = ()) -> None:
        super().__init__()
        self._suggested = ""
        fields = (
            Field("passphrase", "New passphrase" if before else "Passphrase", Passphrase),
            Field("again", "The same again", Passphrase),
        )
        self.form = Form((*before, *fields), columns=1, explain=explain)
        self.first, self.second = (self._editor(name) for name in ("passphrase", "again"))
        self.advice = words(size="small", tone="muted", wrap=True)
        self.suggest_button = LinkButton("Suggest one", self.suggest)
        self.suggest_button.setAccessibleName("Suggest a passphrase")
        self._lay_out()
        for one, other in ((self.first, self.second), (self.second, self.first)):
            one.edited.connect(self._advise)
            one.box.revealed.connect(other.box.reveal)
        self._advise()

    @property
    def passphrase(self) -> str | None:
        """What is typed in the first line, blanks and all."""
        return self.first.value()

    def suggest(self) -> None:
        """Put a made-up passphrase into both lines, for all to see."""
        self.form.clear_errors()
        self._suggested = fresh_passphrase()
        for editor in (self.first, self.second):
            editor.set_value(self._suggested)
            editor.box.reveal(True)
        self._advise()
        self.first.target().setFocus()
        announce(self, f"{self._suggested}. {WRITE_IT_DOWN}")

    def take(self, action: Callable[[dict[str, Any]], object]) -> bool:
        """Call ``action`` with what all fields hold; a refusal is shown beside its field."""

        def checked(values: dict[str, Any]) -> None:
            insist(values["passphrase"], values["again"])
            action(values)

        return self.form.commit(checked)

    def clear(self) -> None:
        """Keep nothing of what was typed."""
        for editor in (self.first, self.second):
            editor.set_value(None)
        self.form.clear_errors()
        self._advise()

    def _editor(self, name: str) -> Passphrase:
        editor = self.form.editor(name)
        assert isinstance(editor, Passphrase)
        return editor

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(14)
        below.addWidget(self.advice, 1)
        below.addWidget(self.suggest_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.form)
        column.addLayout(below)
        lines = self.advice.fontMetrics().lineSpacing() * 2
        self.advice.setMinimumHeight(lines)  # what stands below does not jump as one types
        self.advice.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _advise(self) -> None:
        typed = self.first.value() or ""
        if typed and typed == self._suggested:
            self.advice.setText(WRITE_IT_DOWN)
        else:
            self.advice.setText(on_length(length(typed)))


def insist(passphrase: str | None, again: str | None) -> None:
    """Refuse a passphrase that is too short, or was not typed the same twice."""
    if length(passphrase or "") < SHORTEST:
        raise Refused(Reason.PASSPHRASE_TOO_SHORT, "passphrase", str(SHORTEST))
    if passphrase != again:
        raise Refused(Reason.PASSPHRASES_DIFFER, "again")


def length(passphrase: str) -> int:
    """How many characters count, whichever way the keyboard spells accents."""
    return len(unicodedata.normalize("NFC", passphrase).strip())


def on_length(count: int) -> str:
    """What so many characters are worth; no more can be told from looking at a passphrase."""
    if count < SHORTEST:
        return (
            f"At least {SHORTEST} characters. A few unrelated words are easier to type, and harder "
            "to guess, than a short riddle."
        )
    if count < _FAIR:
        return "Long enough to be taken. Another word or two would make it much harder to guess."
    if count < _LONG:
        return "A good length, if it is not a saying or a name that others know."
    return "A very good length, if it is not a line that others know by heart."
