"""An editor for the questions of a template: rows that are added, moved and taken out by keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.kinds import Voice
from app.domain.session_templates import Question
from app.domain.text import LONGEST_LINE
from app.ui import icons
from app.ui.editors import Editor
from app.ui.parts import DropDown, LinkButton, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent

    from app.ui.editors.base import Value

KEYS = "Enter: a question below · Ctrl+Up, Ctrl+Down: move · Backspace in an empty one: take it out"
_WHOSE = ((Voice.SELF, "Theirs"), (Voice.MANAGER, "Mine"))
_SECTION, _REMOVE = 150, 30
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class QuestionRows(Editor):
    """Questions in their order, each with its section and whose answer it is.

    The value is a tuple of questions; rows without words are on screen only.
    """

    holds_words: ClassVar[bool] = False

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[_Row] = []
        self._read_only = False
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        self.add_link = LinkButton("Add a question", self._add_last)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        whole.addLayout(_heads())
        whole.addLayout(self._column)
        whole.addWidget(self.add_link)
        whole.addWidget(words(KEYS, size="small", tone="muted", wrap=True))
        self._show([Question("", "")])

    def value(self) -> tuple[Question, ...]:
        """The questions that have words."""
        return tuple(q for q in (row.question() for row in self.rows) if q.text)

    def set_value(self, value: Iterable[Question] | None) -> None:
        """Show these questions, or a row for the first."""
        self._show(list(value or ()) or [Question("", "")])

    def problem(self) -> str:
        """Whether one of them is too long."""
        asked = [row.question() for row in self.rows]
        longest = max(max(len(one.section), len(one.text)) for one in asked)
        return f"Too long: {LONGEST_LINE} characters at most" if longest > LONGEST_LINE else ""

    def draft(self) -> list[list[str]]:
        """What is in the rows."""
        return [[row.section.text(), row.text.text(), row.voice().value] for row in self.rows]

    def set_draft(self, draft: Value) -> None:
        """Put back what :meth:`draft` gave."""
        self._show([Question(section, text, Voice(voice)) for section, text, voice in draft])

    def set_name(self, name: str) -> None:
        """The rows have names of their own."""

    def set_hint(self, words: str) -> None:
        """Say more for screen readers: what is wrong."""
        self.setAccessibleDescription(words)

    def set_marked(self, marked: bool) -> None:
        """Show, or no longer show, that something is wrong with the questions."""
        for row in self.rows:
            row.text.setProperty("problem", marked)
            row.text.style().polish(row.text)

    def set_read_only(self, read_only: bool) -> None:
        """Let the questions be seen but not changed."""
        self._read_only = read_only
        self.setEnabled(not read_only)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that add, move and take out a row."""
        if event.type() == QEvent.Type.KeyPress:
            row = next(row for row in self.rows if watched in (row.section, row.text))
            return self._key(row, event)  # type: ignore[arg-type]  # a key press is a QKeyEvent
        return super().eventFilter(watched, event)

    def _key(self, row: _Row, event: QKeyEvent) -> bool:
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        key = Qt.Key(event.key())
        if key in _ENTER and not ctrl:
            self._add_below(row)
        elif key in _MOVES and ctrl:
            self._move(row, _MOVES[key])
        elif key == Qt.Key.Key_Backspace and row.is_blank() and len(self.rows) > 1:
            self._remove(row)
        else:
            return False
        return True

    def _add_below(self, row: _Row) -> None:
        at = self.rows.index(row) + 1
        self._insert(at, Question(row.section.text(), "", row.voice())).text.setFocus()
        self._name()

    def _add_last(self) -> None:
        self._add_below(self.rows[-1])

    def _move(self, row: _Row, by: int) -> None:
        at = self.rows.index(row)
        to = at + by
        if not 0 <= to < len(self.rows):
            return
        self.rows.insert(to, self.rows.pop(at))
        self._column.removeWidget(row)
        self._column.insertWidget(to, row)
        self._name()
        self.edited.emit()

    def _remove(self, row: _Row) -> None:
        if len(self.rows) == 1:
            row.show_question(Question("", ""))
        else:
            at = self.rows.index(row)
            self.rows.pop(at)
            row.hide()
            row.deleteLater()
            self.rows[max(at - 1, 0)].text.setFocus()
        self._name()
        self.edited.emit()

    def _show(self, questions: list[Question]) -> None:
        for row in self.rows[len(questions) :]:
            row.hide()
            row.deleteLater()
        del self.rows[len(questions) :]
        for row, question in zip(self.rows, questions, strict=False):
            row.show_question(question)
        for question in questions[len(self.rows) :]:
            self._insert(len(self.rows), question)
        self._name()

    def _insert(self, at: int, question: Question) -> _Row:
        row = _Row()
        row.show_question(question)
        for line in (row.section, row.text):
            line.installEventFilter(self)
            line.textEdited.connect(self.edited)
        row.whose.activated.connect(self.edited)
        row.remove.clicked.connect(partial(self._remove, row))
        self.rows.insert(at, row)
        self._column.insertWidget(at, row)
        row.show()  # at once, not when the window next has time: the keyboard goes into it
        return row

    def _name(self) -> None:
        """Number the rows for screen readers, and set the way that the tab key goes."""
        self.setFocusProxy(self.rows[0].text)
        last: QWidget | None = None
        for number, row in enumerate(self.rows, start=1):
            row.name(number)
            for widget in row.stops:
                if last is not None:
                    QWidget.setTabOrder(last, widget)
                last = widget
        if last is not None:
            QWidget.setTabOrder(last, self.add_link)


class _Row(QWidget):
    """One question: its section, its words, whose answer it is, and a cross to take it out."""

    def __init__(self) -> None:
        super().__init__()
        self.section, self.text = QLineEdit(), QLineEdit()
        self.section.setFixedWidth(_SECTION)
        self.whose = DropDown()
        self.whose.addItems([text for _, text in _WHOSE])
        self.remove = QPushButton()
        self.remove.setAutoDefault(False)
        self.remove.setFixedWidth(_REMOVE)
        icons.put(self.remove, "x", "muted")
        self.stops = (self.section, self.text, self.whose, self.remove)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        for widget in self.stops:
            line.addWidget(widget, 1 if widget is self.text else 0)

    def question(self) -> Question:
        """What it holds."""
        section, text = (" ".join(box.text().split()) for box in (self.section, self.text))
        return Question(section, text, self.voice())

    def voice(self) -> Voice:
        """Whose answer it is."""
        return _WHOSE[self.whose.currentIndex()][0]

    def is_blank(self) -> bool:
        """Whether nothing is asked."""
        return not self.text.text()

    def show_question(self, question: Question) -> None:
        """Show another question."""
        for box, text in ((self.section, question.section), (self.text, question.text)):
            if box.text() != text:
                box.setText(text)
                box.setCursorPosition(0)
        self.whose.setCurrentIndex([voice for voice, _ in _WHOSE].index(question.voice))

    def name(self, number: int) -> None:
        """Say which question it is."""
        self.section.setAccessibleName(f"Section of question {number}")
        self.text.setAccessibleName(f"Question {number}")
        self.whose.setAccessibleName(f"Whose answer, question {number}")
        self.remove.setAccessibleName(f"Take out question {number}")
        self.remove.setToolTip("Take it out")


def _heads() -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(6)
    section = words("Section", size="small", tone="muted")
    section.setFixedWidth(_SECTION)
    line.addWidget(section)
    line.addWidget(words("Question", size="small", tone="muted"), 1)
    whose = words("Whose answer", size="small", tone="muted")
    line.addWidget(whose)
    line.addSpacing(_REMOVE)
    return line
