"""When the next contact with a person is due: computed from the last one held, never queued."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.kinds import AT_WORK, Status


class Gap(StrEnum):
    """How a person stands between contacts."""

    NOTHING_OWED = "nothing_owed"
    NEVER_MET = "never_met"
    FINE = "fine"
    DUE = "due"
    SLIPPING = "slipping"


@dataclass(frozen=True)
class Cadence:
    """How many days may pass between contacts: ideally, and at most."""

    ideal: int
    maximum: int

    def judge(self, status: Status, last_held: date | None, today: date) -> Gap:
        """How somebody stands today who was last met on ``last_held``."""
        if status not in AT_WORK:
            return Gap.NOTHING_OWED
        if last_held is None:
            return Gap.NEVER_MET
        days = (today - last_held).days
        if days > self.maximum:
            return Gap.SLIPPING
        return Gap.DUE if days > self.ideal else Gap.FINE
