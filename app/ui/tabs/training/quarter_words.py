"""A quarter of training in words: which it is, how far it has come, by when it is published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import training_timing
from app.domain.kinds import QuarterState, TrainingState
from app.labels import label
from app.training_words import months

if TYPE_CHECKING:
    from datetime import date

    from app.domain.periods import Period
    from app.domain.training_full import Quarter
    from app.formats import Formats

NOT_PLANNED = "Not planned yet"


def title(quarter: Period, formats: Formats) -> str:
    """What a page about a quarter is called."""
    return f"Training plan, {months(quarter, formats)}"


def facts(period: Period, found: Quarter | None, today: date, formats: Formats) -> str:
    """How a quarter stands: "12 sessions · draft · publish by 18 December"."""
    state = None if found is None else found.plan.state
    parts = [NOT_PLANNED] if found is None else [_counted(found), label(found.plan.state).lower()]
    if state in (None, QuarterState.DRAFT):
        parts.append(_publish_by(period, state, today, formats))
    elif found is not None and state is QuarterState.PUBLISHED:
        parts.append(_course(found))
    return " · ".join(filter(None, parts))


def sessions(count: int) -> str:
    """So many sessions."""
    return "1 session" if count == 1 else f"{count or 'No'} sessions"


def _counted(found: Quarter) -> str:
    gone = len(found.trainings) - len(found.standing)
    return sessions(len(found.standing)) + (f", {gone} cancelled" if gone else "")


def _course(found: Quarter) -> str:
    """How much of a quarter that the team knows is confirmed and delivered."""
    counts = [
        (sum(one.session.state is state for one in found.trainings), label(state).lower())
        for state in (TrainingState.CONFIRMED, TrainingState.DELIVERED)
    ]
    return " · ".join(f"{count} {word}" for count, word in counts if count)


def _publish_by(quarter: Period, state: QuarterState | None, today: date, formats: Formats) -> str:
    """By when it is to be published, and how late that is; nothing of what is over."""
    if today > quarter.ends:
        return ""
    timing = training_timing.timing(quarter, state, today)
    said = f"publish by {formats.day_and_month(timing.publish_by)}"
    if timing.late:
        said += f", {'a day' if timing.late == 1 else f'{timing.late} days'} ago"
    return said
