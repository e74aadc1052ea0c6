"""An editor for the questions of a template: rows that are added, moved and taken out by keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.text import LONGEST_LINE
from app.ui import icons
from app.ui.editors import Editor
from app.ui.parts import LinkButton, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QKeyEvent

    from app.ui.editors.base import Value

#: A question as a template has it; each sort of template has its own.
Question = Any
KEYS = "Enter: a {} below · Ctrl+Up, Ctrl+Down: move · Backspace in an empty one: take it out"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class QuestionRow(QWidget):
    """One row: ``boxes`` to type into, and a cross to take it out.

    The tab key goes along its ``stops``, the keyboard comes into the ``first`` of its boxes. A
    subclass lays them out.
    """

    edited = Signal()

    def __init__(self, boxes: Sequence[QLineEdit], first: QLineEdit, *others: QWidget) -> None:
        super().__init__()
        self.boxes, self.first = tuple(boxes), first
        self.remove = QPushButton()
        self.remove.setAutoDefault(False)
        icons.put(self.remove, "x", "muted")
        self.stops: tuple[QWidget, ...] = (*self.boxes, *others, self.remove)
        for box in self.boxes:
            box.textEdited.connect(self.edited)

    def question(self) -> Question:
        """What it holds."""
        raise NotImplementedError

    def show_question(self, question: Question) -> None:
        """Show another question."""
        raise NotImplementedError

    def asks(self) -> bool:
        """Whether it is a question by now; others are on screen only."""
        raise NotImplementedError

    def is_empty(self) -> bool:
        """Whether it holds nothing that would be missed."""
        raise NotImplementedError

    def longest(self) -> int:
        """How many letters its longest text has."""
        raise NotImplementedError

    def draft(self) -> list[str]:
        """What is in it."""
        raise NotImplementedError

    def set_draft(self, draft: Sequence[str]) -> None:
        """Put back what :meth:`draft` gave."""
        raise NotImplementedError

    def mark(self, marked: bool) -> None:
        """Show, or no longer show, that something is wrong with the questions."""
        raise NotImplementedError

    def name(self, number: int) -> None:
        """Say which one it is."""
        raise NotImplementedError


Row = TypeVar("Row", bound=QuestionRow)


class QuestionList(Editor, Generic[Row]):
    """Questions in their order. The value is a tuple of them; what asks nothing is on screen only.

    A subclass makes the rows, and says with which question the one below another begins.
    """

    holds_words: ClassVar[bool] = False
    #: What an empty row holds, and how many rows there may be.
    new: ClassVar[Question]
    most: ClassVar[int | None] = None

    def __init__(self, heads: QWidget, noun: str) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        self.add_link = LinkButton(f"Add a {noun}", self._add_last)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        whole.addWidget(heads)
        whole.addLayout(self._column)
        whole.addWidget(self.add_link)
        whole.addWidget(words(KEYS.format(noun), size="small", tone="muted", wrap=True))
        self._show([self.new])

    def make_row(self) -> Row:
        """A row that shows nothing yet."""
        raise NotImplementedError

    def below(self, _row: Row) -> Question:
        """What the row begins with that is added below another."""
        return self.new

    def value(self) -> tuple[Question, ...]:
        """The rows that ask something."""
        return tuple(row.question() for row in self.rows if row.asks())

    def set_value(self, value: Iterable[Question] | None) -> None:
        """Show these questions, or a row for the first."""
        self._show(list(value or ()) or [self.new])

    def problem(self) -> str:
        """Whether a text is too long."""
        longest = max(row.longest() for row in self.rows)
        return f"Too long: {LONGEST_LINE} characters at most" if longest > LONGEST_LINE else ""

    def draft(self) -> list[list[str]]:
        """What is in the rows."""
        return [row.draft() for row in self.rows]

    def set_draft(self, draft: Value) -> None:
        """Put back what :meth:`draft` gave."""
        self._show([self.new] * len(draft))
        for row, said in zip(self.rows, draft, strict=True):
            row.set_draft(said)

    def set_name(self, name: str) -> None:
        """The rows have names of their own."""

    def set_hint(self, words: str) -> None:
        """Say more for screen readers: what is wrong."""
        self.setAccessibleDescription(words)

    def set_marked(self, marked: bool) -> None:
        """Show, or no longer show, that something is wrong with the questions."""
        for row in self.rows:
            row.mark(marked)

    def set_read_only(self, read_only: bool) -> None:
        """Let the questions be seen but not changed."""
        self.setEnabled(not read_only)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that add, move and take out a row."""
        if event.type() == QEvent.Type.KeyPress:
            row = next(row for row in self.rows if watched in row.boxes)
            return self._key(row, event)  # type: ignore[arg-type]  # a key press is a QKeyEvent
        return super().eventFilter(watched, event)

    def _key(self, row: Row, event: QKeyEvent) -> bool:
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        key = Qt.Key(event.key())
        if key in _ENTER and not ctrl:
            self._add_below(row)
        elif key in _MOVES and ctrl:
            self._move(row, _MOVES[key])
        elif key == Qt.Key.Key_Backspace and row.is_empty() and len(self.rows) > 1:
            self._remove(row)
        else:
            return False
        return True

    @property
    def _has_room(self) -> bool:
        return self.most is None or len(self.rows) < self.most

    def _add_below(self, row: Row) -> None:
        if self._has_room:
            self._insert(self.rows.index(row) + 1, self.below(row)).first.setFocus()
            self._name()

    def _add_last(self) -> None:
        self._add_below(self.rows[-1])

    def _move(self, row: Row, by: int) -> None:
        at = self.rows.index(row)
        to = at + by
        if not 0 <= to < len(self.rows):
            return
        self.rows.insert(to, self.rows.pop(at))
        self._column.removeWidget(row)
        self._column.insertWidget(to, row)
        self._name()
        self.edited.emit()

    def _remove(self, row: Row) -> None:
        if len(self.rows) == 1:
            row.show_question(self.new)
        else:
            at = self.rows.index(row)
            self.rows.pop(at)
            row.hide()
            row.deleteLater()
            self.rows[max(at - 1, 0)].first.setFocus()
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

    def _insert(self, at: int, question: Question) -> Row:
        row = self.make_row()
        row.show_question(question)
        for box in row.boxes:
            box.installEventFilter(self)
        row.edited.connect(self.edited)
        row.remove.clicked.connect(partial(self._remove, row))
        self.rows.insert(at, row)
        self._column.insertWidget(at, row)
        row.show()  # at once, not when the window next has time: the keyboard goes into it
        return row

    def _name(self) -> None:
        """Number the rows for screen readers, and set the way that the tab key goes."""
        self.setFocusProxy(self.rows[0].first)
        self.add_link.setVisible(self._has_room)
        last: QWidget | None = None
        for number, row in enumerate(self.rows, start=1):
            row.name(number)
            for widget in row.stops:
                if last is not None:
                    QWidget.setTabOrder(last, widget)
                last = widget
        if last is not None:
            QWidget.setTabOrder(last, self.add_link)


def show_text(box: QLineEdit, text: str) -> None:
    """Show another text from its beginning; the same one stays as it is."""
    if box.text() != text:
        box.setText(text)
        box.setCursorPosition(0)


def mark_box(box: QLineEdit, marked: bool) -> None:
    """Show, or no longer show, that something is wrong with what is typed."""
    box.setProperty("problem", marked)
    box.style().polish(box)


def in_one_line(box: QLineEdit) -> str:
    """What is typed, its words a blank apart."""
    return " ".join(box.text().split())
