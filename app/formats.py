"""How money, shares and days are written, on screen and on paper, by Qt's locale data."""

from datetime import date
from decimal import Decimal

from PySide6.QtCore import QDate, QLocale

from app.domain.kinds import Unit
from app.domain.measure import PARTS
from app.domain.money import minor_digits

_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "CAD": "CA$", "AUD": "A$"}
_ENDINGS = {
    Unit.COUNT: "",
    Unit.PERCENT: "%",
    Unit.HOURS: "\N{NO-BREAK SPACE}h",
    Unit.DAYS: "\N{NO-BREAK SPACE}days",
    Unit.POINTS: "",
}
NBSP = "\N{NO-BREAK SPACE}"


class Formats:
    """Writes numbers and days in the journal's language and currency.

    Bound to the journal and not to the computer, so that a packet reads the same on both.
    """

    def __init__(self, currency: str, language: str = "en") -> None:
        self.currency = currency
        self._digits = minor_digits(currency)
        self._locale = QLocale(language)
        self._symbol = _SYMBOLS.get(currency, f"{currency}{NBSP}")

    def money(self, minor: int) -> str:
        """An amount in minor units; the fraction only where there is one.

        Of a currency with three decimals it is there where thousands are grouped, too: 1,250 could
        be either.
        """
        whole = Decimal(abs(minor)).scaleb(-self._digits)
        is_plain = self._digits != 3 or whole < 1000
        shown = 0 if is_plain and whole == whole.to_integral_value() else self._digits
        number = self._locale.toString(float(whole), "f", shown)
        return f"{'−' if minor < 0 else ''}{self._symbol}{number}"

    def amount(self, amount: int, unit: Unit) -> str:
        """A number of a metric, given in its unit's smallest part, with its unit where it has one.

        As many decimals are shown as one reads: 7, 12.5%, $1,200, 3.3 h, 12 days.
        """
        if unit is Unit.MONEY:
            whole = 10**self._digits
            large = abs(amount) >= 1000 * whole
            return self.money(round(amount / whole) * whole if large else amount)
        decimals = 2 if unit is Unit.COUNT else 1
        number = self._plain(round(Decimal(abs(amount)) / PARTS, decimals))
        return f"{'−' if amount < 0 else ''}{number}{_ENDINGS[unit]}"

    def typed(self, amount: int, unit: Unit) -> str:
        """The same as one types it into a cell, or another program reads it: no unit, no groups.

        Three decimals get a nought, for 1.001 would be read as a thousand and one.
        """
        power = self._digits if unit is Unit.MONEY else 3
        text = f"{Decimal(amount).scaleb(-power):f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
        return f"{text}0" if len(text.partition(".")[2]) == 3 else text

    def _plain(self, number: Decimal) -> str:
        decimals = len(f"{number:.2f}".rstrip("0").split(".")[1])
        return self._locale.toString(float(number), "f", decimals)

    def percent(self, ratio: float) -> str:
        """A share as whole percents."""
        whole = round(ratio * 100)
        return f"{'−' if whole < 0 else ''}{self._locale.toString(abs(whole))}%"

    def day(self, day: date) -> str:
        """22 November 2026."""
        return self._written(day, "d MMMM yyyy")

    def short_day(self, day: date) -> str:
        """22 Nov."""
        return self._written(day, "d MMM")

    def day_and_month(self, day: date) -> str:
        """22 November."""
        return self._written(day, "d MMMM")

    def weekday(self, day: date) -> str:
        """Sun 22 Nov."""
        return self._written(day, "ddd d MMM")

    def weekday_in_month(self, day: date) -> str:
        """Sun 22."""
        return self._written(day, "ddd d")

    def month(self, day: date) -> str:
        """November 2026."""
        return self._written(day, "MMMM yyyy")

    def month_name(self, day: date) -> str:
        """November."""
        return self._written(day, "MMMM")

    def _written(self, day: date, pattern: str) -> str:
        return self._locale.toString(QDate(day.year, day.month, day.day), pattern)


def days_ago(day: date, today: date) -> str:
    """How long ago a day was, as one says it."""
    days = (today - day).days
    if days <= 0:
        return "today"
    return "yesterday" if days == 1 else f"{_span(days)} ago"


def days_away(day: date, today: date) -> str:
    """How long ago a day was, or how far ahead it is."""
    days = (day - today).days
    if days <= 0:
        return days_ago(day, today)
    return "tomorrow" if days == 1 else f"in {_span(days)}"


def _span(days: int) -> str:
    """So many days, more than one, as one says it."""
    if days < 60:
        return f"{days} days"
    return f"{round(days / 30.44)} months" if days < 730 else f"{days // 365} years"
