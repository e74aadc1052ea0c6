"""The countries of the public holidays for a form, and the holidays looked up beside the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLocale, QObject, Signal

from app import public_holidays
from app.ui.background import Job
from app.ui.editors import Choice

if TYPE_CHECKING:
    from datetime import date

    from app.domain.models import Settings
    from app.domain.periods import Period
    from app.journal import Journal

NONE = "None"
WHOLE = "All of it"
LOOKING = "Looking up the public holidays…"


class Found(NamedTuple):
    """The public holidays of a quarter, and the countries one can choose with their regions.

    ``names`` are those of the regions of the country in question, by code.
    """

    days: dict[date, str]
    regions: dict[str, tuple[str, ...]]
    names: dict[str, str]


class PublicDays(QObject):
    """Looks up the public holidays of a quarter in a worker: the first time that takes a while.

    ``found`` comes when they are there. ``days`` is empty and ``is_looking`` true until then.
    """

    found = Signal()

    def __init__(self, owner: QObject, journal: Journal, quarter: Period) -> None:
        super().__init__(owner)
        self._journal, self._quarter = journal, quarter
        self._job: Job | None = None
        self.days: dict[date, str] = {}
        self.regions: dict[str, tuple[str, ...]] = {}
        self.names: dict[str, str] = {}

    @property
    def is_looking(self) -> bool:
        """Whether an answer is still to come."""
        return self._job is not None

    def look_up(self, country: str, region: str) -> None:
        """Look up those of another country or region; an earlier wish is dropped."""
        self.stop()
        first, last = self._quarter.starts, self._quarter.ends
        self._job = Job(self, _found, country, region, first, last, done=self._receive)

    def stop(self) -> None:
        """Nobody asks any more, as when the dialog is closed."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _receive(self, answer: Found) -> None:
        self._job = None
        self.days, self.regions, self.names = answer
        if not self._journal.locked:  # nobody sees what would be said
            self.found.emit()


class Country(Choice):
    """A country by its code, shown by its name; which ones there are is known later."""

    def __init__(self) -> None:
        super().__init__((), NONE)

    def set_value(self, value: str | None) -> None:
        """Choose a country, also while the others are not known yet."""
        if value and value not in self._values:
            self._value = value
            self.set_options([(value, country_name(value))])
        super().set_value(value or None)

    def offer(self, countries: dict[str, tuple[str, ...]]) -> None:
        """Offer these countries, by name."""
        chosen = {self.value()} - {None}
        named = [(code, country_name(code)) for code in {*countries, *chosen}]
        self.set_options(sorted(named, key=lambda one: one[1]))


def usual_country(chosen: Settings) -> tuple[str, str]:
    """The country and the region that are set, else the country that this computer is set to."""
    if chosen.country:
        return chosen.country, chosen.region
    return QLocale.territoryToCode(QLocale.system().territory()), ""


def country_name(code: str) -> str:
    """What one calls a country; its code where Qt knows no name."""
    territory = QLocale.codeToTerritory(code)
    known = territory != QLocale.Country.AnyCountry
    return QLocale.territoryToString(territory) if known else code


def _found(country: str, region: str, first: date, last: date) -> Found:
    """The worker: all that a form shows of public holidays."""
    days = public_holidays.between(country, region, first, last)
    return Found(days, public_holidays.countries(), public_holidays.region_names(country))
