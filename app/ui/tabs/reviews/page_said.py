"""What the two say of the period as a whole, the next steps they agree on, and what is private."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import review_assessments, review_steps, reviews
from app.domain.kinds import Owner
from app.ui.asking import with_texts
from app.ui.dialogs.review_fields import LONGEST_STEP, OWNERS
from app.ui.drafts import Draft
from app.ui.editors import Choice, Date, Level, Line, Text
from app.ui.explain import explain
from app.ui.field import Field
from app.ui.form import Form
from app.ui.parts import Card, Chip, LevelDots, LinkButton, Row, plain_tip, words
from app.ui.tabs.coaching.thread_rows import KeyedRow, shortened, state_words
from app.ui.tabs.plans.page_rows import read_here
from app.ui.tabs.reviews import page_words as say

if TYPE_CHECKING:
    from typing import Any

    from app.domain.models import ReviewStep
    from app.journal import Journal
    from app.ui.tabs.reviews.page_read import Shown

_SENTENCE = partial(Text, rows=1, most_rows=8)
_PARAGRAPH = partial(Text, rows=2, most_rows=12)
_SAID_TEXTS = ("went_well", "to_improve", "next_up", "comment")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
NO_FEEDBACK = "Nothing yet. Their form about you is a sheet of its own."
NEVER_ANY = "Nothing was written down."
KEYS = "Enter: change · Del: delete"

_SAID = (
    Field("went_well", "What went well", _SENTENCE, wide=True),
    Field("to_improve", "What to improve", _SENTENCE, wide=True),
    Field("next_up", "What comes next", _SENTENCE, wide=True),
    Field("comment", "Their comment, in their own words", _PARAGRAPH, wide=True),
    Field("rating", "Rating, if you give one", Level),
)
_PRIVATE = (
    Field("text", "What you think", partial(Text, rows=3, most_rows=14), wide=True),
    Field("watch", "What to keep an eye on", _PARAGRAPH, wide=True),
    Field("mine", "What you are to do otherwise", _PARAGRAPH, wide=True),
)
_STEP = (
    Field("text", "Next step", partial(Line, LONGEST_STEP, "What, then Enter"), wide=True),
    Field("owner", "Who", partial(Choice, OWNERS)),
    Field("due", "By", Date),
)


class SaidCard(Card):
    """Three sentences, a rating if one is given, and the person's comment; saved as typed."""

    def __init__(self, journal: Journal) -> None:
        super().__init__("What we say of it")
        self._journal = journal
        self._shown: Shown | None = None
        self.form = Form(_SAID, explain=explain)
        self.offer = LinkButton("", self._take)
        for part in (self.form, self.offer):
            self.keep_below(part)
        self.form.edited.connect(self._save)

    def show_review(self, shown: Shown) -> None:
        """Show what was said; what is being typed about the same review stays."""
        found, self._shown = shown.found, shown
        self.title.setText(f"What we say of {say.span(found)}")
        names = (field.name for field in _SAID)
        values = {name: getattr(found.review, name) for name in names}
        place = f"person/{found.person.id}/review-{found.id}-said"
        self.form.set_values(values, found.id, Draft(self._journal, place))
        self.form.editor("comment").set_name(f"{found.person.called}’s comment")
        may = shown.is_open and shown.is_prepared
        self.form.set_read_only(not may)
        score = shown.my_overall.value
        offered = may and score is not None and found.review.rating is None
        if score is not None:
            from_all = say.score(score, shown.formats)
            self.offer.setText(f"Take {_rounded(score)} from the overall of {from_all}")
        self.offer.setVisible(offered)

    def _save(self) -> None:
        self.form.save(self._say)

    def _say(self, values: dict[str, Any]) -> None:
        said = with_texts(values, *_SAID_TEXTS)
        self._journal.do("Review written down", reviews.say, _review_of(self.form), **said)

    def _take(self) -> None:
        """Rate as the overall has it."""
        shown = self._shown
        if shown is not None and shown.my_overall.value is not None:
            rating = _rounded(shown.my_overall.value)
            self._journal.do("Rating taken over", reviews.say, shown.found.id, rating=rating)
            self.form.editor("rating").setFocus()


class StepsCard(Card):
    """The next steps, each with who and by when, and a line to add one with Enter.

    ``opened`` and ``dropped`` carry the id of a step.
    """

    opened = Signal(int)
    dropped = Signal(int)

    def __init__(self, journal: Journal) -> None:
        super().__init__("Next steps")
        self._journal = journal
        self._review_id = 0
        self.unfinished = words(say.UNFINISHED, tone="amber", wrap=True)
        self.line = Form(_STEP, columns=2, explain=explain)
        self.add_link = LinkButton("Add it", self.add_step)
        self.keep_below(self.unfinished)
        self._entry = QWidget()
        entry = QVBoxLayout(self._entry)
        entry.setContentsMargins(0, 0, 0, 0)
        entry.addWidget(self.line)
        entry.addWidget(self.add_link)
        self.keep_below(self._entry)
        for box in self.line.findChildren(QWidget):
            box.installEventFilter(self)

    def show_review(self, shown: Shown) -> None:
        """Show the steps of a review; what is typed into the line stays with its review."""
        found = shown.found
        self._review_id = found.id
        self.clear()
        for step in found.steps:
            row = StepRow(step, shown)
            row.opened.connect(partial(self.opened.emit, step.id))
            row.wished.connect(partial(self._drop, step.id))
            self.add(row)
        self.unfinished.setVisible(not found.steps and shown.is_prepared)
        place = f"person/{found.person.id}/review-{found.id}-step"
        if self.line.key != found.id:
            self.line.set_values({"owner": Owner.REP}, found.id, Draft(self._journal, place))
        self._entry.setVisible(shown.is_open and shown.is_prepared)

    def add_step(self) -> None:
        """Agree on what is typed, and be ready for the next one."""
        if self.line.commit(self._add):
            owner = self.line.editor("owner").value()
            self.line.give_up()
            self.line.set_values({"text": None, "owner": owner, "due": None}, self.line.key)
            self.line.editor("text").setFocus()

    def add_typed(self) -> bool:
        """Agree on what stands in the line, if anything does; whether nothing is left there."""
        if self.line.editor("text").value():
            self.add_step()
        return not self.line.editor("text").value()

    def take_focus(self) -> None:
        """Put the keyboard into the line that adds one."""
        self.line.editor("text").setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in a field of the line adds it."""
        if isinstance(event, QKeyEvent) and _is_enter(event):
            self.add_step()
            return True
        return super().eventFilter(watched, event)

    def _add(self, values: dict[str, Any]) -> None:
        said = with_texts(values, "text")
        self._journal.do("Next step agreed", review_steps.add, self._review_id, **said)

    def _drop(self, step_id: int, _wish: str) -> None:
        self.dropped.emit(step_id)


class StepRow(KeyedRow):
    """A next step and, once the review is closed, how the commitment to it stands."""

    def __init__(self, step: ReviewStep, shown: Shown) -> None:
        who = f"{shown.found.person.called} does it" if step.owner is Owner.REP else "you do it"
        promise = shown.promises.get(step.id)
        if promise is not None:
            stands = state_words(promise, shown.formats, shown.today)
        else:
            by = step.due
            stands = "no day yet" if by is None else f"by {shown.formats.short_day(by)}"
        lacks_day = step.due is None and promise is None
        super().__init__(
            shortened(step.text),
            below=f"{who} · {stands}",
            tone="amber" if lacks_day else "muted",
            right=Chip("Agreed before") if step.before_id is not None else "",
            openable=True,
        )
        self.setToolTip(plain_tip(KEYS))


class PrivateCard(Card):
    """What the manager thinks and keeps; F9 hides it with the rest."""

    def __init__(self, journal: Journal) -> None:
        super().__init__("Only you", "Print my page")
        self._journal = journal
        self.sentence = words(say.FOR_YOU, tone="muted", wrap=True)
        self.form = Form(_PRIVATE, columns=1, explain=explain)
        self.form.set_private(True)
        for part in (self.sentence, self.form):
            self.keep_below(part)
        self.form.edited.connect(self._save)

    def show_review(self, shown: Shown) -> None:
        """Show what is private about a review; what is being typed about the same stays."""
        found, kept = shown.found, shown.private
        names = [field.name for field in _PRIVATE]
        values = {name: getattr(kept, name) if kept is not None else "" for name in names}
        place = f"person/{found.person.id}/review-{found.id}-private"
        self.form.set_values(values, found.id, Draft(self._journal, place))
        self.form.set_read_only(not shown.is_open)

    def _save(self) -> None:
        self.form.save(self._keep)

    def _keep(self, values: dict[str, Any]) -> None:
        said = with_texts(values, *values)
        save = review_assessments.save
        self._journal.do("Private assessment written down", save, _review_of(self.form), **said)


class UpwardCard(Card):
    """What the person said of the manager, for the manager alone.

    ``acted`` asks to type it in, ``form_wanted`` for the form on paper.
    """

    form_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("What they say of you, only for you", "Type in")
        self.form_link = LinkButton("Print the form for it", self.form_wanted.emit)
        self.keep_below(self.form_link)

    def show_review(self, shown: Shown) -> None:
        """Show what the person said at a review."""
        called = shown.found.person.called
        self.title.setText(f"What {called} says of you, only for you")
        self.action.setText("Change" if shown.upward else "Type in")
        for part in (self.action, self.form_link):
            part.setVisible(shown.is_open)
        self.clear()
        for said in shown.upward:
            dots = "" if said.score is None else LevelDots(said.score, private=True)
            answer = read_here(said.answer) or "No answer"
            self.add(Row(answer, above=said.question, right=dots, private=True))
        if not shown.upward:
            self.add_muted(NO_FEEDBACK if shown.is_open else NEVER_ANY)


def _review_of(form: Form) -> int:
    """The id of the review whose words are in a form."""
    assert isinstance(form.key, int)  # it is shown with its review
    return form.key


def _rounded(score: float) -> int:
    """The whole rating that a score is nearest to; from the middle on it is the higher one."""
    return int(score + 0.5)


def _is_enter(event: QKeyEvent) -> bool:
    pressed = event.type() == QEvent.Type.KeyPress
    return pressed and event.key() in _ENTER and event.modifiers() in _PLAIN
