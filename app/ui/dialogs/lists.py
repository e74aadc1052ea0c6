"""Months, weekdays and currencies to choose from, with their English names."""

from PySide6.QtCore import QLocale

from app.domain.money import CURRENCIES

_ENGLISH = QLocale(QLocale.Language.English)


def months() -> list[tuple[int, str]]:
    """The months by number, January first."""
    return [(number, _ENGLISH.standaloneMonthName(number)) for number in range(1, 13)]


def weekdays() -> list[tuple[int, str]]:
    """The weekdays as the journal counts them, 0 for Monday; Qt counts from 1."""
    return [(number, _ENGLISH.standaloneDayName(number + 1)) for number in range(7)]


def currencies(first: str = "") -> list[tuple[str, str]]:
    """Every currency by its code, so that typing the code finds it; ``first`` stands first."""
    names = _currency_names()
    codes = sorted(CURRENCIES, key=lambda code: (code != first, code))
    return [(code, f"{code} – {names[code]}" if code in names else code) for code in codes]


def _currency_names() -> dict[str, str]:
    """English names of the currencies that some English-speaking country or traveller uses."""
    named = QLocale.CurrencySymbolFormat
    locales = QLocale.matchingLocales(
        QLocale.Language.English, QLocale.Script.LatinScript, QLocale.Country.AnyCountry
    )
    return {
        locale.currencySymbol(named.CurrencyIsoCode): locale.currencySymbol(
            named.CurrencyDisplayName
        )
        for locale in locales
    }
