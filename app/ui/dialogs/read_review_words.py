"""A review's form that came back, in words: whose it is, what it says, and the way forward."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app import labels
from app.domain.errors import Reason
from app.domain.kinds import ReviewFileKind

if TYPE_CHECKING:
    from app.domain.errors import Refused
    from app.domain.review_form import FilledForm, Said
    from app.domain.review_forms import Beside, Filed, Reading

_FORWARD = {
    Reason.FORM_OF_ANOTHER_JOURNAL: "Open that journal to read it, or type in what it says.",
    Reason.FORM_IS_EMPTY: "It may not have been saved: ask for it once more.",
}
_WHAT = {
    ReviewFileKind.FORM: "answers",
    ReviewFileKind.UPWARD: "feedback for me",
}


def whose(reading: Reading) -> str:
    """Whose form it is, and of which review."""
    found = reading.found
    number = found.review.revision
    revision = f", revision {number}" if number > 1 else ""
    return f"{found.person.called}’s {_WHAT[reading.form.kind]}, {found.period.label}{revision}"


def facts(form: FilledForm, name: str) -> str:
    """How much a file says: "form.pdf · 4 of 5 answered · 1 not understood"."""
    answered = sum(not one.said.is_empty for one in form.questions)
    unread = f"{len(form.problems)} not understood" if form.problems else ""
    return " · ".join(filter(None, (name, f"{answered} of {len(form.questions)} answered", unread)))


def refused(error: Refused) -> str:
    """Why a form cannot be read for this review, and the way forward."""
    forward = _FORWARD.get(error.reason, "")
    return " ".join(filter(None, (labels.refusal(error), forward)))


def heading(one: Beside) -> str:
    """What a question is called: by its section, where it has one."""
    return one.section or one.question


def score(said: Said) -> str:
    """A score in words; empty where none was given."""
    return "" if said.score is None else f"{said.score} of 5"


def told(filed: Filed, reading: Reading) -> str:
    """What was filed, and what stayed as it was."""
    called, what = reading.found.person.called, _WHAT[reading.form.kind]
    count = len(filed.taken)
    said = f"Filed as {called}’s own words: {_answers(count)}." if count else "The form is kept."
    if reading.form.kind is ReviewFileKind.UPWARD and count:
        said = f"Filed as {called}’s {what}: {_answers(count)}. It is for you alone."
    left = f"Left as it stood: {_answers(len(filed.left))}." if filed.left else ""
    kept = "" if filed.kept else "The file is too large to be kept itself."
    return " ".join(filter(None, (said, left, kept)))


def _answers(count: int) -> str:
    return f"{count} answer{'' if count == 1 else 's'}"
