"""An editor for the sections of a review's template: rows that are added, moved and taken out."""

from __future__ import annotations

from dataclasses import astuple
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.review_templates import MOST_QUESTIONS, Question
from app.domain.text import LONGEST_LINE
from app.ui import icons
from app.ui.editors import Editor
from app.ui.parts import LinkButton, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent

    from app.ui.editors.base import Value

KEYS = "Enter: a section below · Ctrl+Up, Ctrl+Down: move · Backspace in an empty one: take it out"
NOT_POINTS = "Weights are whole numbers from 0 to 1,000"
_SECTION, _WEIGHT, _REMOVE, _GAP = 130, 60, 30, 6
_MOST_POINTS = 1_000
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_NEW = Question("")


class SectionRows(Editor):
    """At most five sections in their order, each with its questions and its weight in points.

    The value is a tuple of questions; rows that ask nothing are on screen only.
    """

    holds_words: ClassVar[bool] = False

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[_Row] = []
        self._both = True
        self._heads = _Heads()
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        self.add_link = LinkButton("Add a section", self._add_last)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        whole.addWidget(self._heads)
        whole.addLayout(self._column)
        whole.addWidget(self.add_link)
        whole.addWidget(words(KEYS, size="small", tone="muted", wrap=True))
        self._show([_NEW])

    def ask_both(self, both: bool) -> None:
        """Whether both are asked: about the manager only the person is, and it has no weight."""
        self._both = both
        for part in (self._heads, *self.rows):
            part.ask_both(both)

    def value(self) -> tuple[Question, ...]:
        """The sections that ask something."""
        return tuple(row.question() for row in self.rows if not row.is_blank())

    def set_value(self, value: Iterable[Question] | None) -> None:
        """Show these sections, or a row for the first."""
        self._show(list(value or ()) or [_NEW])

    def problem(self) -> str:
        """Whether a text is too long, or a weight no number."""
        longest = max(len(box.text()) for row in self.rows for box in row.texts)
        if longest > LONGEST_LINE:
            return f"Too long: {LONGEST_LINE} characters at most"
        return "" if all(row.points() is not None for row in self.rows) else NOT_POINTS

    def draft(self) -> list[list[str]]:
        """What is in the rows."""
        return [[box.text() for box in row.boxes] for row in self.rows]

    def set_draft(self, draft: Value) -> None:
        """Put back what :meth:`draft` gave."""
        self._show([_NEW] * len(draft))
        for row, texts in zip(self.rows, draft, strict=True):
            for box, text in zip(row.boxes, texts, strict=True):
                box.setText(text)

    def set_name(self, name: str) -> None:
        """The rows have names of their own."""

    def set_hint(self, words: str) -> None:
        """Say more for screen readers: what is wrong."""
        self.setAccessibleDescription(words)

    def set_marked(self, marked: bool) -> None:
        """Show, or no longer show, that something is wrong with the sections."""
        for row in self.rows:
            for box in row.boxes:
                box.setProperty("problem", marked)
                box.style().polish(box)

    def set_read_only(self, read_only: bool) -> None:
        """Let the sections be seen but not changed."""
        self.setEnabled(not read_only)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that add, move and take out a row."""
        if event.type() == QEvent.Type.KeyPress:
            row = next(row for row in self.rows if watched in row.boxes)
            return self._key(row, event)  # type: ignore[arg-type]  # a key press is a QKeyEvent
        return super().eventFilter(watched, event)

    def _key(self, row: _Row, event: QKeyEvent) -> bool:
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

    def _add_below(self, row: _Row) -> None:
        if len(self.rows) < MOST_QUESTIONS:
            self._insert(self.rows.index(row) + 1, _NEW).section.setFocus()
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
            row.show_question(_NEW)
        else:
            at = self.rows.index(row)
            self.rows.pop(at)
            row.hide()
            row.deleteLater()
            self.rows[max(at - 1, 0)].section.setFocus()
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
        row.ask_both(self._both)
        for box in row.boxes:
            box.installEventFilter(self)
            box.textEdited.connect(self.edited)
        row.remove.clicked.connect(partial(self._remove, row))
        self.rows.insert(at, row)
        self._column.insertWidget(at, row)
        row.show()  # at once, not when the window next has time: the keyboard goes into it
        return row

    def _name(self) -> None:
        """Number the rows for screen readers, and set the way that the tab key goes."""
        self.setFocusProxy(self.rows[0].section)
        self.add_link.setVisible(len(self.rows) < MOST_QUESTIONS)
        last: QWidget | None = None
        for number, row in enumerate(self.rows, start=1):
            row.name(number)
            for widget in (*row.boxes, row.remove):
                if last is not None:
                    QWidget.setTabOrder(last, widget)
                last = widget
        if last is not None:
            QWidget.setTabOrder(last, self.add_link)


class _Line(QWidget):
    """Five places beside each other: section, two questions, weight, and what takes it out."""

    def __init__(self, *places: QWidget) -> None:
        super().__init__()
        section, _theirs, self._mine, self._points, remove = places
        section.setFixedWidth(_SECTION)
        self._points.setFixedWidth(_WEIGHT)
        remove.setFixedWidth(_REMOVE)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(_GAP)
        for number, widget in enumerate(places):
            line.addWidget(widget, 1 if number in (1, 2) else 0)

    def ask_both(self, both: bool) -> None:
        """Leave out what only those of both have."""
        self._mine.setVisible(both)
        self._points.setVisible(both)


class _Heads(_Line):
    """What stands in the rows below."""

    def __init__(self) -> None:
        titles = ("Section", "Asked of them", "Asked of you", "Weight", "")
        super().__init__(*(words(title, size="small", tone="muted") for title in titles))


class _Row(_Line):
    """One section: its name, what each of the two is asked, its weight, a cross to take it out."""

    def __init__(self) -> None:
        self.boxes = tuple(QLineEdit() for _ in range(4))
        self.section, self.theirs, self.mine, self.weight = self.boxes
        self.texts = self.boxes[:3]
        self.weight.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.remove = QPushButton()
        self.remove.setAutoDefault(False)
        icons.put(self.remove, "x", "muted")
        super().__init__(*self.boxes, self.remove)

    def question(self) -> Question:
        """What it holds."""
        section, theirs, mine = (" ".join(box.text().split()) for box in self.texts)
        return Question(section, theirs, mine, self.points() or 0)

    def points(self) -> int | None:
        """The weight, none where nothing is typed; None where that is no number."""
        text = self.weight.text().strip() or "0"
        return int(text) if text.isdecimal() and int(text) <= _MOST_POINTS else None

    def is_blank(self) -> bool:
        """Whether nothing is asked."""
        return not (self.theirs.text().strip() or self.mine.text().strip())

    def is_empty(self) -> bool:
        """Whether nothing is typed at all."""
        return not any(box.text() for box in self.texts)

    def show_question(self, question: Question) -> None:
        """Show another section."""
        for box, value in zip(self.boxes, astuple(question), strict=True):
            text = str(value) if question != _NEW else ""
            if box.text() != text:
                box.setText(text)
                box.setCursorPosition(0)

    def name(self, number: int) -> None:
        """Say which section it is."""
        names = ("Name of section", "Asked of them in section", "Asked of you in section")
        for box, said in zip(self.boxes, (*names, "Weight of section"), strict=True):
            box.setAccessibleName(f"{said} {number}")
        self.remove.setAccessibleName(f"Take out section {number}")
        self.remove.setToolTip("Take it out")
