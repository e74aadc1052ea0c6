"""The person's own answers from paper, or as they were said in the talk, typed in word by word."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from app.domain import review_answers, review_forms, reviews
from app.domain.kinds import ReviewFileKind, WordsFrom
from app.ui.drafts import Draft
from app.ui.editors import Choice, Date, Text
from app.ui.explain import explain
from app.ui.field import Field
from app.ui.form_dialog import FormDialog
from app.ui.parts import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from app.domain.review_form import Question
    from app.journal import Journal
    from app.ui.asking import Values

LEAD = (
    "Type what they wrote or said, word for word. Once it is taken their answers are in, and yours "
    "are shown beside them."
)
TAKE = "Take as their own words"
_HOW = [
    (WordsFrom.TRANSCRIBED, "Typed in from paper"),
    (WordsFrom.TALK, "Said in the talk"),
]
_SCORES = [(score, f"{score} of 5") for score in range(1, 6)]


class OwnAnswersDialog(FormDialog):
    """One box for each question with its score, and how and when the answers came in."""

    def __init__(self, journal: Journal, parent: QWidget, review_id: int) -> None:
        self._journal, self._review_id = journal, review_id
        found = journal.ask(reviews.get, review_id)
        asked = self._asked = journal.ask(review_forms.asked, review_id, ReviewFileKind.FORM)
        before = found.review.own_from
        super().__init__(
            parent,
            f"{found.person.called}’s own answers, {found.period.label}",
            (*fields(asked), *_CAME_IN),
            {
                **values(asked),
                "own_from": before if before is WordsFrom.TALK else WordsFrom.TRANSCRIBED,
                "own_on": found.review.own_on or date.today(),
            },
            TAKE,
            self._take,
            explain,
            draft=Draft(journal, f"person/{found.person.id}/review-{review_id}-own"),
        )
        self.layout().insertWidget(1, words(LEAD, tone="muted", wrap=True))  # type: ignore[union-attr]

    def _take(self, typed: Values) -> None:
        texts, scores = answered(self._asked, typed)
        self._journal.do(
            "Own answers typed in",
            review_answers.own,
            self._review_id,
            texts,
            scores,
            typed["own_from"],
            typed["own_on"],
            date.today(),
        )


_CAME_IN = (
    Field("own_from", "How they came", partial(Choice, _HOW), section="How and when they came in"),
    Field("own_on", "They came in on", partial(Date, past=True)),
)


def fields(asked: Sequence[Question]) -> tuple[Field, ...]:
    """A box for each question, and its score."""
    return tuple(field for one in asked for field in _of(one))


def values(asked: Sequence[Question]) -> Values:
    """What stands in each of them already."""
    texts = {f"answer{one.position}": one.said.text or None for one in asked}
    return {**texts, **{f"score{one.position}": one.said.score for one in asked}}


def answered(
    asked: Sequence[Question], typed: Values
) -> tuple[dict[int, str], dict[int, int | None]]:
    """What was typed, and the scores, by the position of each question."""
    texts = {one.position: typed[f"answer{one.position}"] or "" for one in asked}
    return texts, {one.position: typed[f"score{one.position}"] for one in asked}


def _of(one: Question) -> tuple[Field, Field]:
    box = partial(Text, rows=2, most_rows=10)
    under = one.section or f"Question {one.position + 1}"
    return (
        Field(f"answer{one.position}", one.question, box, wide=True, section=under),
        Field(f"score{one.position}", "Score", partial(Choice, _SCORES, "None"), section=under),
    )
