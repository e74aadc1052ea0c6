"""When a half-year's plan is owed, and how late it is. Due days are computed, never queued."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.kinds import PlanState
from app.domain.periods import Period

#: Invitations for a half-year go out from so long before it begins.
INVITE_FROM = timedelta(days=45)
#: How long somebody has to write their plan, unless told otherwise.
TO_WRITE = timedelta(days=14)
#: Somebody is best invited so long before their plan is to be agreed.
ASK_BEFORE = timedelta(days=30)
#: The talk about a plan is due so many days after it was handed in, and so is agreeing on it after
#: the talk where an earlier version holds meanwhile.
TALK_WITHIN = timedelta(days=7)
#: Somebody new owes a plan once they have been here for so long.
NEWCOMERS_AFTER = timedelta(days=30)
#: The talk about a month is due so many days after the month is over.
CHECK_WITHIN = timedelta(days=10)


@dataclass(frozen=True)
class Timing:
    """Until when a plan is to be agreed, and how many days it is late.

    ``form_late`` counts from the day by which the person was asked for it. Both are 0 where
    nothing is late, and for somebody who owes nothing.
    """

    agree_by: date
    late: int = 0
    form_late: int = 0


def agree_by(half: Period, started: date | None) -> date:
    """The day by which a plan is to be agreed: as its half-year begins, later for a newcomer."""
    if started is None:
        return half.starts
    return max(half.starts, started + NEWCOMERS_AFTER)


def timing(
    half: Period,
    started: date | None,
    state: PlanState | None,
    due_on: date | None,
    today: date,
    *,
    owes: bool = True,
) -> Timing:
    """How a plan stands in time; ``state`` is None where nobody was invited yet."""
    by = agree_by(half, started)
    if not owes or by > half.ends or state in (PlanState.AGREED, PlanState.SUPERSEDED):
        return Timing(by)
    waiting = state in (PlanState.INVITED, PlanState.DRAFT) and due_on is not None
    form_late = max((today - due_on).days, 0) if waiting and due_on is not None else 0
    return Timing(by, max((today - by).days, 0), form_late)


def invites_open(half: Period, today: date) -> bool:
    """Whether it is time to invite plans for a half-year."""
    return half.starts - INVITE_FROM <= today <= half.ends


def check_due(month: Period) -> date:
    """The day by which the two talk about how a month went."""
    return month.ends + CHECK_WITHIN
