"""A review's page in words: how far it is, what comes next, and what its scores come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.kinds import ReviewDue, ReviewKind, ReviewState, Unit
from app.domain.measure import PARTS
from app.labels import label
from app.ui.explain import READ_ONLY
from app.ui.tabs.reviews.overview_words import short_name

if TYPE_CHECKING:
    from datetime import date

    from app.domain.models import Review
    from app.domain.review_full import ReviewInFull
    from app.domain.review_scores import Overall
    from app.formats import Formats
    from app.ui.tabs.reviews.page_read import Shown

UNFINISHED = "Unfinished: no next step yet."
NOT_PREPARED = (
    "Prepare it: the numbers stand still then, and what you shared with {called} in this time is "
    "gathered."
)
ALONE = "Yours, hidden from the shared pages until {called}’s answers are in."
WITHOUT = "You go on without {called}’s answers, so only yours stand here."
NO_QUESTIONS = "This review asks nothing. Other questions are in the menu at the top."
NOTHING_SHARED = "Nothing that you shared falls into this time, so only the numbers are printed."
FOR_YOU = "Printed on no page of theirs. Your own page is a file of its own."
CLOSED = "It is closed and stays as it is. What has to change goes into a revision."
#: A longer name leaves no room for the period beside the buttons.
_LONGEST_NAME = 32
#: What the button at the top says for what is due next; the dots say that something is asked.
NEXT: dict[ReviewDue, tuple[str, str]] = {
    ReviewDue.PREPARE: ("prepare", "Prepare"),
    ReviewDue.OWN_ANSWERS: ("get_own", "Get their answers"),
    ReviewDue.MY_ANSWERS: ("answer", "Answer"),
    ReviewDue.HOLD: ("hold", "Hold…"),
    ReviewDue.NEXT_STEP: ("next_step", "Add a next step"),
    ReviewDue.CLOSE: ("close", "Close…"),
    ReviewDue.SIGN: ("sign", "Sign…"),
}


def title(found: ReviewInFull) -> str:
    """Whose review it is, and of what: "Dana Whitfield, November 2026"."""
    return f"{short_name(found.person, _LONGEST_NAME)}, {found.period.label}"


def named(found: ReviewInFull) -> str:
    """The same as it is told of: "Dana’s review of November 2026"."""
    return f"{found.person.called}’s review of {found.period.label}"


def span(found: ReviewInFull) -> str:
    """What it is a review of, in a heading: the month, or the quarter."""
    return "the quarter" if found.review.kind is ReviewKind.QUARTERLY else "the month"


def facts(shown: Shown) -> str:
    """The line under the title: how far everything in it is, and what is late."""
    found = shown.found
    parts = (
        label(found.review.kind),
        f"revision {found.review.revision}" if found.review.revision > 1 else "",
        _state(found.review, shown.formats),
        _numbers(found.review, shown.formats),
        own_words(found) if shown.is_prepared else "",
        _mine(found),
        _meeting(found.review, shown.formats),
        _lateness(shown),
    )
    return " · ".join(filter(None, parts))


def own_words(found: ReviewInFull) -> str:
    """Whether the person's own answers are in, and how they came."""
    review, called = found.review, found.person.called
    if review.own_on is None:
        return (
            f"without {called}’s answers"
            if review.without_own
            else f"{called}’s answers not in yet"
        )
    came = "" if review.own_from is None else f", {label(review.own_from).lower()}"
    return f"{called}’s answers in{came}"


def why_closed(shown: Shown) -> str:
    """Why nothing of it can be changed; empty where it can."""
    if shown.found.is_closed:
        return CLOSED
    return READ_ONLY if shown.read_only else ""


def kept_note(shown: Shown) -> str:
    """What is said over the cards: that it is closed, why it was made, that it was replaced."""
    review = shown.found.review
    lines = []
    if not shown.is_latest:
        latest = shown.revisions[0].review.revision
        lines.append(f"Revision {latest} took its place. It stays here as it was closed.")
    elif shown.found.is_closed:
        lines.append(CLOSED)
    if review.reason:
        lines.append(f"Why there is a revision {review.revision}: {review.reason}")
    return "\n".join(lines)


def invitation(shown: Shown) -> str:
    """How a review that is only planned comes about, and from when on."""
    found, opens = shown.found, shown.found.slot.opens_on
    said = NOT_PREPARED.format(called=found.person.called)
    if shown.today < opens:
        return f"{said} That is best from {shown.formats.day(opens)} on."
    return said


def overall(found: Overall, formats: Formats) -> str:
    """A weighted score: "4.2, based on 70 of 100 points"; empty where nothing has a score."""
    if found.value is None:
        return ""
    return f"{score(found.value, formats)}, based on {found.based_on} of {found.of} points"


def score(value: float, formats: Formats) -> str:
    """A score with its one decimal, in the journal's notation."""
    return formats.amount(round(value * PARTS), Unit.POINTS)


def counted_items(shown: int, of: int) -> str:
    """How many of the gathered items are to be seen."""
    what = "item" if of == 1 else "items"
    return f"{shown} of {of} {what} visible"


def revision_days(review: Review, formats: Formats) -> str:
    """On which days a revision went how far."""
    reached: tuple[tuple[str, date | None], ...] = (
        ("prepared", review.prepared_on),
        ("held", review.held_on),
        ("closed", review.closed_on),
    )
    return " · ".join(f"{word} {formats.short_day(on)}" for word, on in reached if on is not None)


def _state(review: Review, formats: Formats) -> str:
    if review.closed_on is not None:
        return f"closed on {formats.day(review.closed_on)}"
    if review.state is ReviewState.HELD and review.held_on is not None:
        return f"held on {formats.short_day(review.held_on)}"
    return label(review.state).lower()


def _numbers(review: Review, formats: Formats) -> str:
    if review.prepared_on is None:
        return ""
    return f"numbers frozen on {formats.short_day(review.prepared_on)}"


def _mine(found: ReviewInFull) -> str:
    return f"yours {found.answered} of {found.asked}" if found.asked else ""


def _meeting(review: Review, formats: Formats) -> str:
    """When the two sit down, as long as they have not."""
    if review.planned_for is None or review.held_on is not None:
        return ""
    at = f" at {review.starts_at}" if review.starts_at else ""
    return f"you meet on {formats.weekday(review.planned_for)}{at}"


def _lateness(shown: Shown) -> str:
    timing = shown.cell.timing
    if not shown.is_latest or not timing.owed:
        return ""
    if timing.late:
        return "1 day late" if timing.late == 1 else f"{timing.late} days late"
    return f"due {shown.formats.short_day(timing.due_on)}"
