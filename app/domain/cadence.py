"""When the next contact with a person is due: computed from the last one held, never queued."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.kinds import AT_WORK, Autonomy, Status

#: By how much the usual gap changes, in percent, where a person's least free area is like this.
STRETCH = {
    Autonomy.TOLD: 50,
    Autonomy.GUIDED: 75,
    Autonomy.CONSULTED: 100,
    Autonomy.FREE: 150,
}


class Gap(StrEnum):
    """How a person stands between contacts."""

    NOTHING_OWED = "nothing_owed"
    NEVER_MET = "never_met"
    FINE = "fine"
    DUE = "due"
    SLIPPING = "slipping"


@dataclass(frozen=True)
class Cadence:
    """How many days may pass between contacts: ideally, and at most.

    Somebody ``left_free`` is not called due, only slipping: space is not neglect.
    """

    ideal: int
    maximum: int
    left_free: bool = False

    def judge(self, status: Status, last_held: date | None, today: date) -> Gap:
        """How somebody stands today who was last met on ``last_held``."""
        if status not in AT_WORK:
            return Gap.NOTHING_OWED
        if last_held is None:
            return Gap.NEVER_MET
        days = (today - last_held).days
        if days > self.maximum:
            return Gap.SLIPPING
        return Gap.DUE if days > self.ideal and not self.left_free else Gap.FINE

    def propose(self, last_held: date | None, today: date) -> date:
        """The day for the next 1:1: the ideal gap after the last one held, on a working day.

        Never before tomorrow: what is late is not later for being asked.
        """
        tomorrow = today + timedelta(days=1)
        day = tomorrow if last_held is None else last_held + timedelta(days=self.ideal)
        return working_day(max(day, tomorrow))


def working_day(day: date) -> date:
    """The day itself, or the Monday after it where it is a Saturday or Sunday."""
    return day + timedelta(days=7 - day.weekday()) if day.weekday() > 4 else day


def cadence(
    own: tuple[int | None, int | None], usual: tuple[int, int], stretch: int | None = None
) -> Cadence:
    """The cadence of a person: their own ideal and longest gap, else the usual ones stretched.

    ``stretch`` is in percent, from ``STRETCH``; None where nothing is said of their autonomy.
    """
    percent = stretch or 100
    ideal, maximum = (
        mine or max(1, days * percent // 100) for mine, days in zip(own, usual, strict=True)
    )
    return Cadence(ideal, max(ideal, maximum), left_free=percent > 100)
