"""What is said of the bench: how strong it is, who is late, who is ready."""

from datetime import date

from app.domain.bench import ENOUGH, Bench, Candidate
from app.domain.models import MustHave
from app.exchange.bench_out import bench_sheet
from app.exchange.sheets_out import Sheet
from app.formats import Formats


def strength(found: Bench, formats: Formats) -> str:
    """Who could start beside who may leave: "1 ready, 2 may leave by March 2027"."""
    ready = f"{found.ready} ready" if found.ready else "nobody ready"
    days = [one.may_leave_by for one in found.may_leave if one.may_leave_by is not None]
    if not days:
        return ready
    return f"{ready}, {len(days)} may leave by {formats.month(max(days))}"


def is_late(touch: date | None, today: date) -> bool:
    """Whether they should have been spoken with before today."""
    return touch is not None and touch < today


def touch_words(touch: date | None, today: date, formats: Formats) -> str:
    """When to speak next, as one says it; a day that has passed is late by so much."""
    if touch is None:
        return "no day set"
    days = (touch - today).days
    if days < 0:
        return f"{formats.short_day(touch)}, late by {_days(-days)}"
    if days == 0:
        return "today"
    if days == 1:
        return "tomorrow"
    day = formats.short_day(touch) if touch.year == today.year else formats.day(touch)
    return f"{day}, in {_days(days)}" if days <= 30 else day


def ready_words(one: Candidate, must_haves: tuple[MustHave, ...]) -> str:
    """Whether they could start, and else what is missing."""
    if not must_haves:
        return "no must-haves to go by"
    if one.ready:
        return f"ready: every must-have at {ENOUGH} or above"
    unscored = len(must_haves) - one.scored
    low = sum(score is not None and score.score < ENOUGH for score in one.scores)
    parts = [
        f"{unscored} not scored" if unscored else "",
        f"{low} below {ENOUGH}" if low else "",
    ]
    return f"not yet: {', '.join(filter(None, parts))}"


def leaving_words(by: date, today: date, formats: Formats) -> str:
    """When somebody may be gone."""
    return f"maybe by {formats.day(by)}" + (", which has passed" if by < today else "")


def sheet(found: Bench) -> Sheet:
    """The candidates as a table for other programs."""
    return bench_sheet(
        [must.name for must in found.must_haves],
        [
            (
                one.person.name,
                one.person.found_through,
                one.person.next_touch,
                one.ready,
                [score.score if score else None for score in one.scores],
            )
            for one in found.candidates
        ],
    )


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"
