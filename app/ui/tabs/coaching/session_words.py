"""How the days of sessions are worded: as one says them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.formats import days_ago

if TYPE_CHECKING:
    from datetime import date

    from app.domain.sessions import SessionInFull
    from app.formats import Formats

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NEAR = 7


def day_words(day: date, formats: Formats, today: date) -> str:
    """A day as one says it: "today", "tomorrow", "on Thursday", "on 12 Dec", "3 days ago"."""
    days = (day - today).days
    if days < 0:
        return days_ago(day, today)
    if days < 2:
        return ("today", "tomorrow")[days]
    return f"on {_WEEKDAYS[day.weekday()]}" if days < _NEAR else f"on {formats.short_day(day)}"


def when_words(one: SessionInFull, formats: Formats, today: date) -> str:
    """The day of a session, and its time where it has one: "tomorrow 14:00"."""
    return " ".join(filter(None, (day_words(one.day, formats, today), one.session.starts_at)))
