"""How the pages of an export say days and money, and whom they name."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.kinds import PeriodKind, Unit
from app.domain.models import Person
from app.domain.periods import period_of
from app.formats import Formats

NOT_REPORTED = "not reported"


@dataclass(frozen=True)
class Wording:
    """The journal's way to write days and money.

    ``names_others`` unless the page is for one person, who is not told whom else a record is about.
    """

    formats: Formats
    fiscal_start: int
    names_others: bool = True

    def day(self, day: date | None, said: str = "{}") -> str:
        """A day, as it stands in what is ``said``; empty where there is none."""
        return said.format(self.formats.day(day)) if day else ""

    def money(self, minor: int | None) -> str:
        """An amount, or that nobody reported it."""
        return NOT_REPORTED if minor is None else self.formats.money(minor)

    def amount(self, amount: int | None, unit: Unit) -> str:
        """A number of a metric, or that nobody reported it."""
        return NOT_REPORTED if amount is None else self.formats.amount(amount, unit)

    def period(self, kind: PeriodKind, starts: date) -> str:
        """The period that begins on a day, or that day where the fiscal year has changed since."""
        period = period_of(kind, starts, self.fiscal_start)
        return period.label if period.starts == starts else f"From {starts}"

    def others(self, people: Iterable[Person], person_id: int | None) -> str:
        """Whom something is about besides the person of the page."""
        names = ", ".join(person.name for person in people if person.id != person_id)
        return f"with {names if self.names_others else 'others'}" if names else ""
