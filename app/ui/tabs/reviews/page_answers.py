"""What both answer in a review, section by section, side by side once theirs are in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.domain import review_writing
from app.ui.drafts import Draft
from app.ui.editors import Editor, Level, Number, Text
from app.ui.explain import explain
from app.ui.field import Field
from app.ui.form import Form
from app.ui.parts import Card, words
from app.ui.tabs.reviews import page_words as say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from app.domain.models import ReviewSection
    from app.journal import Journal
    from app.ui.tabs.reviews.page_read import Shown

BESIDE, ALONE = "Both answers, side by side", "Your answers"
#: More points than these say nothing that fewer could not.
_MOST_POINTS = 1_000
_ROWS, _MOST_ROWS = 3, 14
#: So many weights stand in a row.
_WEIGHTS = 5


class AnswersCard(Card):
    """The manager's answers, saved as they are typed, with theirs at the left once they are in.

    Before that, the manager's stand alone. ``acted`` asks to type in theirs.
    """

    def __init__(self, journal: Journal) -> None:
        super().__init__(ALONE, "Type in theirs")
        self._journal = journal
        self._shape: object = None
        self._shown: Shown | None = None
        self.sentence = words(tone="muted", wrap=True)
        self.form, self.weights = Form(()), Form(())
        self.overall = words(wrap=True)
        self._place = QWidget()
        self._line = QHBoxLayout(self._place)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self.form)
        self._weights_place = QWidget()
        self._weights_line = QHBoxLayout(self._weights_place)
        self._weights_line.setContentsMargins(0, 0, 0, 0)
        self._weights_line.addWidget(self.weights)
        for part in (self.sentence, self._place, self._weights_place, self.overall):
            self.keep_below(part)

    def show_review(self, shown: Shown) -> None:
        """Show the answers of a review; what is being typed into the same stays."""
        found, self._shown = shown.found, shown
        self.title.setText(BESIDE if shown.is_beside else ALONE)
        self.action.setText(f"Type in {found.person.called}’s")
        self.action.setAccessibleName(f"Type in {found.person.called}’s answers")
        self.action.setVisible(shown.is_open and shown.is_prepared)
        self.sentence.setText(_sentence(shown))
        self.sentence.setVisible(bool(self.sentence.text()))
        shape = (found.id, shown.is_beside, tuple(_asked(one) for one in found.sections))
        if shape != self._shape:
            self._shape = shape
            self._make_anew(shown)
        self._fill(shown)
        self.overall.setText(_overall(shown))
        self.overall.setVisible(bool(self.overall.text()))

    def take_focus(self) -> None:
        """Put the keyboard into the first question that the manager has not answered yet."""
        if self._shown is None:
            return
        mine = [f"answer-{one.id}" for one in self._shown.found.sections if one.my_question]
        empty = [name for name in mine if not self.form.editor(name).value()]
        for name in (empty or mine)[:1]:
            self.form.editor(name).setFocus()

    def forms(self) -> list[Form]:
        """What is typed into."""
        return [self.form, self.weights]

    def _make_anew(self, shown: Shown) -> None:
        """The fields that these questions want, in place of those of before."""
        for form in self.forms():
            form.put_by()
        sections = shown.found.sections
        called = shown.found.person.called
        beside = shown.is_beside
        fields = [field for one in sections for field in _fields(one, called, beside=beside)]
        self.form = _replaced(self.form, self._line, Form(fields, explain=explain))
        self.form.edited.connect(self._save_answers)
        for one in sections:
            for asked in (f"own_asked-{one.id}", f"asked-{one.id}"):
                self._close_up(asked)
            self._name(f"own-{one.id}", f"{called}: {one.own_question}")
            self._name(f"answer-{one.id}", f"You: {one.my_question}")
        points = [_weight(one) for one in sections]
        made = Form(points, columns=_WEIGHTS, explain=explain)
        self.weights = _replaced(self.weights, self._weights_line, made)
        self.weights.edited.connect(self._save_weights)

    def _close_up(self, name: str) -> None:
        """A question needs no room above it: it is its own heading."""
        cell = self.form.editor(name).parentWidget() if name in self.form.values() else None
        if cell is not None:
            direct = Qt.FindChildOption.FindDirectChildrenOnly
            for caption in cell.findChildren(QLabel, options=direct):
                caption.setVisible(bool(caption.text()))

    def _name(self, name: str, spoken: str) -> None:
        """Name a box for screen readers by what is asked, where there is such a box."""
        if name in self.form.values():
            self.form.editor(name).set_name(spoken)

    def _fill(self, shown: Shown) -> None:
        found = shown.found
        self._place.setVisible(bool(found.sections))
        self._weights_place.setVisible(bool(found.sections))
        place = f"person/{found.person.id}/review-{found.id}"
        answers: dict[str, Any] = {}
        for one in found.sections:
            answers |= _values(one, beside=shown.is_beside)
        keep = partial(Draft, self._journal)
        self.form.set_values(answers, found.id, keep(f"{place}-answers"))
        self.form.set_private(not found.own_in)
        points = {f"weight-{one.id}": one.weight for one in found.sections}
        self.weights.set_values(points, found.id, keep(f"{place}-weights"))
        for form in self.forms():
            form.set_read_only(not (shown.is_open and shown.is_prepared))

    def _save_answers(self) -> None:
        self.form.save(self._answer)

    def _answer(self, values: dict[str, Any]) -> None:
        now = self.form.values()
        touched = dict.fromkeys(int(name.rpartition("-")[2]) for name in values)
        said = {one: (now[f"answer-{one}"] or "", now[f"score-{one}"]) for one in touched}
        self._journal.do("Answer written down", review_writing.answer, said)

    def _save_weights(self) -> None:
        self.weights.save(self._weigh)

    def _weigh(self, values: dict[str, Any]) -> None:
        said = {int(name.rpartition("-")[2]): value or 0 for name, value in values.items()}
        self._journal.do("Weight changed", review_writing.weigh, said)


class Asked(Editor):
    """A question over the box for its answer, however long it is; it holds no value."""

    def __init__(self, question: str) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(words(question, wrap=True))

    def set_read_only(self, _read_only: bool) -> None:
        """There is nothing to change."""

    def value(self) -> None:
        """A question is no value."""

    def set_value(self, value: object) -> None:
        """There is none to show."""


class Answer(Text):
    """An answer, which stays under its question however long the one beside it is."""

    def __init__(self) -> None:
        super().__init__(rows=_ROWS, most_rows=_MOST_ROWS)
        policy = self.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Maximum)
        self.setSizePolicy(policy)


class TheirAnswer(Answer):
    """What they answered, to be read and copied."""

    def set_read_only(self, _read_only: bool) -> None:
        """It is changed where it is typed in."""
        super().set_read_only(True)


class TheirLevel(Level):
    """The score they gave themselves."""

    def set_read_only(self, _read_only: bool) -> None:
        """It is changed where it is typed in."""
        super().set_read_only(True)


def _replaced(old: Form, line: QHBoxLayout, new: Form) -> Form:
    """``new`` where ``old`` stood; what was typed in that one was put by."""
    line.removeWidget(old)
    old.hide()
    old.deleteLater()
    line.addWidget(new)
    return new


def _asked(one: ReviewSection) -> tuple[object, ...]:
    return one.id, one.section, one.own_question, one.my_question


def _fields(one: ReviewSection, called: str, *, beside: bool) -> Sequence[Field]:
    """The fields of a section: theirs at the left where they may be seen, mine at the right."""
    theirs, mine = beside and bool(one.own_question), bool(one.my_question)
    asked: list[Field] = []
    texts: list[Field] = []
    scores: list[Field] = []
    field = partial(Field, wide=theirs != mine, section=one.section)
    if theirs:
        asked.append(field(f"own_asked-{one.id}", "", partial(Asked, one.own_question)))
        texts.append(field(f"own-{one.id}", called, TheirAnswer, private=False))
        scores.append(field(f"own_score-{one.id}", f"{called}’s score", TheirLevel, private=False))
    if mine:
        asked.append(field(f"asked-{one.id}", "", partial(Asked, one.my_question)))
        texts.append(field(f"answer-{one.id}", "You", Answer))
        scores.append(field(f"score-{one.id}", "Your score", Level))
    return *asked, *texts, *scores


def _weight(one: ReviewSection) -> Field:
    box = partial(Number, 0, _MOST_POINTS)
    section = "What each section counts, in points"
    return Field(f"weight-{one.id}", one.section, box, section=section, private=False)


def _values(one: ReviewSection, *, beside: bool) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if beside and one.own_question:
        values |= {f"own-{one.id}": one.own_answer, f"own_score-{one.id}": one.own_score}
    if one.my_question:
        values |= {f"answer-{one.id}": one.my_answer, f"score-{one.id}": one.my_score}
    return values


def _sentence(shown: Shown) -> str:
    """What is said over the answers."""
    called = shown.found.person.called
    if not shown.found.sections:
        return say.NO_QUESTIONS
    if shown.is_beside:
        return ""
    said = say.WITHOUT if shown.found.review.without_own else say.ALONE
    return said.format(called=called)


def _overall(shown: Shown) -> str:
    """What the scores come to: mine, and theirs where they may be seen."""
    mine = say.overall(shown.my_overall, shown.formats)
    theirs = say.overall(shown.own_overall, shown.formats) if shown.is_beside else ""
    called = shown.found.person.called
    lines = (f"Overall: {mine}" if mine else "", f"{called}’s own: {theirs}" if theirs else "")
    return "\n".join(filter(None, lines))
