"""Closing a review: what is still missing in it, what is kept from then on, and on which day."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.domain import review_items, reviews, settings
from app.domain.kinds import Owner, ReviewKind
from app.formats import Formats
from app.ui.asking import insist
from app.ui.background import Job
from app.ui.dialogs import review_fields as fields
from app.ui.dialogs.for_good import panel
from app.ui.explain import explain
from app.ui.form_dialog import FormDialog
from app.ui.tabs.coaching.sentence import say
from app.ui.tabs.coaching.thread_rows import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from app.domain.review_full import ReviewInFull
    from app.journal import Journal
    from app.ui.asking import Values

FOR_GOOD = (
    "From then on nothing of it changes, and this cannot be undone. What has to change goes into a "
    "revision, with a reason."
)
NO_STEP = "None yet. A review ends with one."
_NO_PAGES = (
    "Nothing was closed: the pages could not be made, because a file that came with the program is "
    "missing."
)


class CloseDialog(FormDialog):
    """Asks on which day a review is closed, beside what is missing and what is kept of it."""

    def __init__(self, journal: Journal, parent: QWidget, review_id: int) -> None:
        self._journal, self._review_id = journal, review_id
        found = self._found = journal.ask(reviews.get, review_id)
        chosen = journal.ask(settings.current)
        self._formats = Formats(chosen.currency, chosen.language)
        super().__init__(
            parent,
            f"Close {found.person.called}’s review of {found.period.label}",
            fields.closed(),
            {"closed_on": date.today()},
            "Close it",
            self._close,
            _explain,
        )
        say(self.form, "steps", "\n".join(step_lines(found, self._formats)) or NO_STEP)
        self.put_beside(self._panel())
        Job(self, _import, done=_at_hand)
        self._open()

    def _panel(self) -> QWidget:
        """What is missing, and what is kept."""
        items = self._journal.ask(review_items.visible, self._review_id)
        seen = sum(one.shown for one in items)
        kept = kept_lines(self._found, seen, len(items), self._formats)
        return panel(missing_lines(self._found), "What is kept as it is", kept, FOR_GOOD)

    def _close(self, values: Values) -> None:
        from app import reviewing  # with all that it takes to print the review

        insist(values, "closed_on")
        close = partial(reviewing.close, formats=self._formats)
        given = self._review_id, values["closed_on"], date.today()
        with _waiting():
            self._journal.do_final("Review closed", close, *given)


def missing_lines(found: ReviewInFull) -> list[str]:
    """What is missing in plain words; what keeps a review from being closed comes first."""
    review, called = found.review, found.person.called
    left = found.asked - found.answered
    questions = "1 question has" if left == 1 else f"{left} questions have"
    undated = [step for step in found.steps if step.due is None]
    unsigned = review.kind is ReviewKind.QUARTERLY and not found.is_signed
    return list(
        filter(
            None,
            (
                "" if review.held_on else "You have not said when you sat down together.",
                "" if found.steps else "There is no next step yet.",
                *(f"By when is not said: {shortened(step.text)}" for step in undated),
                "" if review.own_on else f"{called}’s own answers are not in.",
                f"{questions} no answer of yours." if left else "",
                "" if review.comment.strip() else f"{called} has no comment on it.",
                "Not both of you signed. That can be noted later." if unsigned else "",
            ),
        )
    )


def kept_lines(found: ReviewInFull, seen: int, of: int, formats: Formats) -> list[str]:
    """What is kept with a review as it is closed, line by line."""
    on = found.review.prepared_on
    new = sum(step.before_id is None for step in found.steps)
    promised = (
        "1 next step becomes a commitment." if new == 1 else f"{new} next steps become commitments."
    )
    return list(
        filter(
            None,
            (
                f"The numbers as they stood on {formats.day(on)}." if on else "",
                f"{seen} of {of} items are visible to {found.person.called}." if of else "",
                promised if new else "",
                "Both copies, exactly as they are printed now.",
            ),
        )
    )


def step_lines(found: ReviewInFull, formats: Formats) -> list[str]:
    """The next steps, each with who and by when."""
    called = found.person.called
    return [
        f"{shortened(step.text)}: {called if step.owner is Owner.REP else 'you'}, "
        + ("no day yet" if step.due is None else f"by {formats.short_day(step.due)}")
        for step in found.steps
    ]


def _import() -> None:
    """The worker: have at hand what gathers and sets the pages, while one reads."""
    from app import reviewing  # noqa: F401
    from app.report import packet  # noqa: F401


def _at_hand(_ready: object) -> None:
    """Nothing waits for it."""


@contextmanager
def _waiting() -> Iterator[None]:
    """A sign that it takes a moment: the pages are made while one waits."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()


def _explain(error: BaseException) -> tuple[str, str] | None:
    """The words for a refusal, and for what keeps the pages from being made."""
    return ("", _NO_PAGES) if isinstance(error, OSError) else explain(error)
