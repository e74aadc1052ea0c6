"""Forms of reviews made of plain values, and what stands in their fields."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from app import review_files
from app.domain.kinds import PaperSize, PeriodKind, ReviewFileKind
from app.domain.periods import period_of
from app.domain.review_form import BlankForm, Question, Said, answer_field, score_field
from app.formats import Formats
from app.gather.review_forms import sheet
from tests.exchange.plan_forms import ABROAD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.review_form import Returned

MARK = "0123456789ab"
OWN, UPWARD = ReviewFileKind.FORM, ReviewFileKind.UPWARD
OCTOBER = period_of(PeriodKind.MONTH, date(2026, 10, 1))
QUESTIONS = (
    Question(0, "Results", "What went well this month, and what did you do for it?"),
    Question(1, "Growth", "Was möchtest du besser können? Τι έμαθες;"),
    Question(2, "Support", "What do you need from me?"),
)
FEEDBACK = (
    Question(0, "Help", "What do I do that helps you?"),
    Question(1, "Stop", "What should I stop doing?"),
)
ANSWERED = {0: Said(f"Two renewals.\n{ABROAD}", 4), 2: Said("Pricing for Skagen")}


def form(kind: ReviewFileKind = OWN, **words: Any) -> BlankForm:
    """An empty form of one person's review of a month."""
    usual: dict[str, Any] = {
        "kind": kind, "mark": MARK, "review_id": 41, "person_id": 3, "name": "Tomás Herrera",
        "manager": "Robin Calder", "company": "Halden Software", "period": OCTOBER,
        "due_on": date(2026, 11, 10), "made_on": date(2026, 11, 2), "paper": PaperSize.A4,
        "questions": QUESTIONS if kind is OWN else FEEDBACK,
    }  # fmt: skip
    return BlankForm(**{**usual, **words})


def written(**words: Any) -> BlankForm:
    """A form on which something stands already."""
    asked = (
        Question(one.position, one.section, one.question, ANSWERED.get(one.position, Said()))
        for one in QUESTIONS
    )
    return form(questions=tuple(asked), **words)


def pdf(blank: BlankForm | None = None) -> bytes:
    """The form as it is handed out."""
    return review_files.pdf(sheet(blank or form(), Formats("EUR")))


def read(data: bytes, name: str = "form.pdf") -> Returned:
    """What a returned file says."""
    return review_files.read_form(data, name)


def typed(said: Mapping[int, Said], kind: ReviewFileKind = OWN) -> dict[str, str]:
    """Answers and scores by the names of their fields."""
    words = {answer_field(kind, n): one.text for n, one in said.items() if one.text}
    scores = {score_field(kind, n): str(one.score) for n, one in said.items() if one.score}
    return {**words, **scores}
