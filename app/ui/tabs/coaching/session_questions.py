"""The questions of a session's template, with what was answered: theirs first, then yours."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.domain import session_answers
from app.domain.errors import Refused
from app.domain.kinds import Vis, Voice
from app.ui.asking import Values, explain_shared
from app.ui.drafts import Draft
from app.ui.editors import Text
from app.ui.field import Field
from app.ui.form import Form
from app.ui.parts import look, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.domain.models import SessionAnswer
    from app.domain.sessions import SessionInFull
    from app.journal import Journal

THEIRS_FIRST = "Theirs come first: yours open once something of theirs is written above."
_YOURS = "Your answer, after theirs."
_WIDE = 420


class Questions(QScrollArea):
    """A form with a field for each question; answers are saved as they are typed.

    A question that the manager answers is shut until the rep has answered one of its section.
    """

    def __init__(self, journal: Journal, found: SessionInFull, place: str) -> None:
        super().__init__()
        self._journal = journal
        self._asked = in_order(found.answers)
        fields = [_field(answer) for answer in self._asked]
        self.form = Form(fields, columns=1, explain=explain_shared)
        shown = {str(answer.id): answer.answer for answer in self._asked}
        self.form.set_values(shown, found.session.id, Draft(journal, place))
        self.form.set_private(found.session.vis is Vis.PRIVATE)
        self.form.edited.connect(self._save)
        self.sentence = words(THEIRS_FIRST, size="label", tone="muted", wrap=True)
        self._lay_out()
        for answer in self._asked:
            self.form.editor(str(answer.id)).edited.connect(self._unlock)
        self._unlock()

    def begin(self) -> None:
        """Put the keyboard into the first question that is not answered yet."""
        editors = [self.form.editor(str(one.id)) for one in self._asked]
        open_ = (editor for editor in editors if editor.isEnabled() and not editor.value())
        next(open_, editors[0]).setFocus()

    def _save(self) -> None:
        self.form.save(self._answer)

    def _answer(self, values: Values) -> None:
        for name, text in values.items():
            try:
                self._journal.do(
                    "Answer written down", session_answers.answer, int(name), text or ""
                )
            except Refused as refused:
                raise Refused(refused.reason, name, refused.detail) from refused

    def _unlock(self) -> None:
        """Open what the manager answers where theirs comes first and is there."""
        shut = set(self._shut())
        for answer in self._asked:
            editor = self.form.editor(str(answer.id))
            editor.setEnabled(answer.id not in shut or bool(editor.value()))
        self.sentence.setVisible(bool(shut))

    def _shut(self) -> Iterable[int]:
        theirs = [one for one in self._asked if one.voice is Voice.SELF]
        for one in self._asked:
            above = [other for other in theirs if other.section == one.section] or theirs
            said = any(self.form.editor(str(other.id)).value() for other in above)
            if one.voice is Voice.MANAGER and above and not said:
                yield one.id

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 10, 0)
        column.setSpacing(10)
        column.addWidget(self.sentence)
        column.addWidget(self.form)
        column.addStretch(1)
        look(inside, part="page")
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(_WIDE)


def in_order(answers: Iterable[SessionAnswer]) -> list[SessionAnswer]:
    """Questions section by section, in each what the rep answers first."""
    asked = list(answers)
    sections = list(dict.fromkeys(one.section for one in asked))
    return sorted(asked, key=lambda one: (sections.index(one.section), one.voice is Voice.MANAGER))


def _field(answer: SessionAnswer) -> Field:
    yours = _YOURS if answer.voice is Voice.MANAGER else ""
    box = partial(Text, rows=2)
    return Field(str(answer.id), answer.question, box, help=yours, section=answer.section)
