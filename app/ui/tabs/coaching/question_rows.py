"""An editor for the questions of a session's template, each with whose answer it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.domain.kinds import Voice
from app.domain.session_templates import Question
from app.ui.dialogs.question_list import (
    QuestionList,
    QuestionRow,
    in_one_line,
    mark_box,
    show_text,
)
from app.ui.parts import DropDown, words

if TYPE_CHECKING:
    from collections.abc import Sequence

_WHOSE = ((Voice.SELF, "Theirs"), (Voice.MANAGER, "Mine"))
_SECTION, _REMOVE = 150, 30


class QuestionRows(QuestionList["_Row"]):
    """Questions in their order, each with its section and whose answer it is."""

    new: ClassVar[Question] = Question("", "")

    def __init__(self) -> None:
        super().__init__(_heads(), "question")

    def make_row(self) -> _Row:
        """A row that shows nothing yet."""
        return _Row()

    def below(self, row: _Row) -> Question:
        """The next question goes on in the same section, for the same answer."""
        return Question(row.section.text(), "", row.voice())


class _Row(QuestionRow):
    """One question: its section, its words, whose answer it is, and a cross to take it out."""

    def __init__(self) -> None:
        self.section, self.text = QLineEdit(), QLineEdit()
        self.whose = DropDown()
        super().__init__((self.section, self.text), self.text, self.whose)
        self.section.setFixedWidth(_SECTION)
        self.whose.addItems([text for _, text in _WHOSE])
        self.whose.activated.connect(self.edited)
        self.remove.setFixedWidth(_REMOVE)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        for widget in self.stops:
            line.addWidget(widget, 1 if widget is self.text else 0)

    def question(self) -> Question:
        """What it holds."""
        return Question(in_one_line(self.section), in_one_line(self.text), self.voice())

    def voice(self) -> Voice:
        """Whose answer it is."""
        return _WHOSE[self.whose.currentIndex()][0]

    def asks(self) -> bool:
        """Whether it has words."""
        return bool(in_one_line(self.text))

    def is_empty(self) -> bool:
        """Whether nothing is asked; a section alone would not be missed."""
        return not self.text.text()

    def longest(self) -> int:
        """How many letters its longest text has."""
        one = self.question()
        return max(len(one.section), len(one.text))

    def show_question(self, question: Question) -> None:
        """Show another question."""
        show_text(self.section, question.section)
        show_text(self.text, question.text)
        self.whose.setCurrentIndex([voice for voice, _ in _WHOSE].index(question.voice))

    def draft(self) -> list[str]:
        """What is in it."""
        return [self.section.text(), self.text.text(), self.voice().value]

    def set_draft(self, draft: Sequence[str]) -> None:
        """Put back what :meth:`draft` gave."""
        section, text, voice = draft
        self.show_question(Question(section, text, Voice(voice)))

    def mark(self, marked: bool) -> None:
        """Show, or no longer show, that something is wrong with the questions."""
        mark_box(self.text, marked)

    def name(self, number: int) -> None:
        """Say which question it is."""
        self.section.setAccessibleName(f"Section of question {number}")
        self.text.setAccessibleName(f"Question {number}")
        self.whose.setAccessibleName(f"Whose answer, question {number}")
        self.remove.setAccessibleName(f"Take out question {number}")
        self.remove.setToolTip("Take it out")


def _heads() -> QWidget:
    heads = QWidget()
    line = QHBoxLayout(heads)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(6)
    section = words("Section", size="small", tone="muted")
    section.setFixedWidth(_SECTION)
    line.addWidget(section)
    line.addWidget(words("Question", size="small", tone="muted"), 1)
    whose = words("Whose answer", size="small", tone="muted")
    line.addWidget(whose)
    line.addSpacing(_REMOVE)
    return heads
