"""An editor for the sections of a review's template, each with two questions and a weight."""

from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.domain.review_templates import MOST_QUESTIONS, Question
from app.ui.dialogs.question_list import (
    QuestionList,
    QuestionRow,
    in_one_line,
    mark_box,
    show_text,
)
from app.ui.parts import words

if TYPE_CHECKING:
    from collections.abc import Sequence

NOT_POINTS = "Weights are whole numbers from 0 to 1,000"
_SECTION, _WEIGHT, _REMOVE, _GAP = 130, 60, 30, 6
_MOST_POINTS = 1_000
_NEW = Question("")


class SectionRows(QuestionList["_Row"]):
    """At most five sections in their order, each with its questions and its weight in points."""

    new: ClassVar[Question] = _NEW
    most: ClassVar[int | None] = MOST_QUESTIONS

    def __init__(self) -> None:
        self._both = True
        self._heads = _Heads()
        super().__init__(self._heads, "section")

    def ask_both(self, both: bool) -> None:
        """Whether both are asked: about the manager only the person is, and it has no weight."""
        self._both = both
        self._heads.line.ask_both(both)
        for row in self.rows:
            row.line.ask_both(both)

    def make_row(self) -> _Row:
        """A row that shows nothing yet."""
        row = _Row()
        row.line.ask_both(self._both)
        return row

    def problem(self) -> str:
        """Whether a text is too long, or a weight no number."""
        points = all(row.points() is not None for row in self.rows)
        return super().problem() or ("" if points else NOT_POINTS)


class _Line(QHBoxLayout):
    """Five places beside each other: section, two questions, weight, and what takes it out."""

    def __init__(self, parent: QWidget, places: Sequence[QWidget]) -> None:
        super().__init__(parent)
        section, _theirs, self._mine, self._points, remove = places
        section.setFixedWidth(_SECTION)
        self._points.setFixedWidth(_WEIGHT)
        remove.setFixedWidth(_REMOVE)
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(_GAP)
        for number, widget in enumerate(places):
            self.addWidget(widget, 1 if number in (1, 2) else 0)

    def ask_both(self, both: bool) -> None:
        """Leave out what only those of both have."""
        self._mine.setVisible(both)
        self._points.setVisible(both)


class _Heads(QWidget):
    """What stands in the rows below."""

    def __init__(self) -> None:
        super().__init__()
        titles = ("Section", "Asked of them", "Asked of you", "Weight", "")
        self.line = _Line(self, [words(title, size="small", tone="muted") for title in titles])


class _Row(QuestionRow):
    """One section: its name, what each of the two is asked, its weight, a cross to take it out."""

    def __init__(self) -> None:
        self.section, self.theirs, self.mine, self.weight = (QLineEdit() for _ in range(4))
        self.texts = (self.section, self.theirs, self.mine)
        super().__init__((*self.texts, self.weight), self.section)
        self.weight.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.line = _Line(self, self.stops)

    def question(self) -> Question:
        """What it holds."""
        section, theirs, mine = (in_one_line(box) for box in self.texts)
        return Question(section, theirs, mine, self.points() or 0)

    def points(self) -> int | None:
        """The weight, none where nothing is typed; None where that is no number."""
        text = self.weight.text().strip() or "0"
        return int(text) if text.isdecimal() and int(text) <= _MOST_POINTS else None

    def asks(self) -> bool:
        """Whether anything is asked of one of them."""
        return bool(self.theirs.text().strip() or self.mine.text().strip())

    def is_empty(self) -> bool:
        """Whether nothing is typed at all; a weight alone would not be missed."""
        return self.longest() == 0

    def longest(self) -> int:
        """How many letters its longest text has."""
        return max(len(box.text()) for box in self.texts)

    def show_question(self, question: Question) -> None:
        """Show another section."""
        for box, value in zip(self.boxes, astuple(question), strict=True):
            show_text(box, str(value) if question != _NEW else "")

    def draft(self) -> list[str]:
        """What is in it."""
        return [box.text() for box in self.boxes]

    def set_draft(self, draft: Sequence[str]) -> None:
        """Put back what :meth:`draft` gave."""
        for box, text in zip(self.boxes, draft, strict=True):
            box.setText(text)

    def mark(self, marked: bool) -> None:
        """Show, or no longer show, that something is wrong with the sections."""
        for box in self.boxes:
            mark_box(box, marked)

    def name(self, number: int) -> None:
        """Say which section it is."""
        names = ("Name of section", "Asked of them in section", "Asked of you in section")
        for box, said in zip(self.boxes, (*names, "Weight of section"), strict=True):
            box.setAccessibleName(f"{said} {number}")
        self.remove.setAccessibleName(f"Take out section {number}")
        self.remove.setToolTip("Take it out")
