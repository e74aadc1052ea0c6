"""Days as the sample's files count them: back from the day on which the story is told."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.cadence import working_day


@dataclass(frozen=True)
class Days:
    """The working days of a story that is told ``today``."""

    today: date

    def ago(self, count: int) -> date:
        """That many days before today, or the Friday before where it is a weekend."""
        return working(self.today - timedelta(count))

    def ahead(self, count: int) -> date:
        """That many days after today, or the Monday after where it is a weekend."""
        return working_day(self.today + timedelta(count))


def working(day: date) -> date:
    """The day itself, or the Friday before where it is a weekend."""
    return day - timedelta(max(0, day.weekday() - 4))
