"""Numbers that were reported week after week, up to the one that is under way."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests import builders

if TYPE_CHECKING:
    from tests.builders import Doer

#: The Monday of the week that is under way: 16 to 22 November 2026, week 47.
MONDAY = date(2026, 11, 16)


def week(ago: int) -> date:
    """The Monday so many weeks ago."""
    return MONDAY - timedelta(weeks=ago)


def report(journal: Doer, who: int, what: int, *weekly: int | None) -> None:
    """What was reported in weeks, the one that is under way last; None is nothing said."""
    for ago, count in enumerate(reversed(weekly)):
        if count is not None:
            builders.value(journal, who, what, week(ago), count * 1000)
