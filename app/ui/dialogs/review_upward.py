"""What the person says of me, as it stands on paper or was said: for me alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import review_forms, review_upward, reviews
from app.domain.kinds import ReviewFileKind
from app.domain.review_form import Question
from app.gather.review_forms import upward_questions
from app.ui.dialogs.review_own import answered, fields, values
from app.ui.drafts import Draft
from app.ui.explain import explain
from app.ui.form_dialog import FormDialog
from app.ui.parts import words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.journal import Journal
    from app.ui.asking import Values

LEAD = "It is for you alone: no page that they see has it. Type it word for word."
KEEP = "Keep their feedback"


class UpwardDialog(FormDialog):
    """One box for each question about me, with its score."""

    def __init__(self, journal: Journal, parent: QWidget, review_id: int) -> None:
        self._journal, self._review_id = journal, review_id
        found = journal.ask(reviews.get, review_id)
        self._asked = _questions(journal, review_id)
        super().__init__(
            parent,
            f"{found.person.called}’s feedback for me, {found.period.label}",
            fields(self._asked),
            values(self._asked),
            KEEP,
            self._keep,
            explain,
            draft=Draft(journal, f"person/{found.person.id}/review-{review_id}-upward"),
        )
        self.form.set_private(True)
        self.layout().insertWidget(1, words(LEAD, tone="muted", wrap=True))  # type: ignore[union-attr]

    def _keep(self, typed: Values) -> None:
        texts, scores = answered(self._asked, typed)
        asked = [one.question for one in self._asked]
        self._journal.do(
            "Feedback for me kept", review_upward.record, self._review_id, asked, texts, scores
        )


def _questions(journal: Journal, review_id: int) -> list[Question]:
    """What was asked when there were answers before, else what is asked by now."""
    known = journal.ask(review_forms.asked, review_id, ReviewFileKind.UPWARD)
    usual = enumerate(journal.ask(upward_questions))
    return known or [Question(number, *one) for number, one in usual]
