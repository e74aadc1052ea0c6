"""Which days are public holidays where the team works. The library is imported when needed.

It is a proposal: the user may work on one, and close any other day.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


def countries() -> dict[str, tuple[str, ...]]:
    """The countries that are known by their ISO 3166 codes, each with the codes of its regions."""
    import holidays

    known = holidays.list_supported_countries(include_aliases=False)
    return {country: tuple(regions) for country, regions in sorted(known.items())}


def region_names(country: str) -> dict[str, str]:
    """What the regions of a country are called there, by their codes; some have no name."""
    import holidays

    if country not in countries():
        return {}
    named = holidays.country_holidays(country).subdivisions_aliases
    return {code: name for name, code in reversed(named.items())}


def between(country: str, region: str, first: date, last: date) -> dict[date, str]:
    """The public holidays from one day to another with their names, in English where there is one.

    None where no country is set, or one that is not known (any more).
    """
    if not country:
        return {}
    found: dict[date, str] = {}
    for year in range(first.year, last.year + 1):
        found.update(_of_year(country, region, year))
    return {day: name for day, name in sorted(found.items()) if first <= day <= last}


@lru_cache(maxsize=64)
def _of_year(country: str, region: str, year: int) -> dict[date, str]:
    """Asked for straight away: the list of all countries takes longer than one of them."""
    import holidays

    for part in dict.fromkeys((region or None, None)):
        try:
            known = holidays.country_holidays(country, subdiv=part, years=year, language="en_US")
        except NotImplementedError:
            continue  # no such region by now, or no such country
        return dict(known.items())
    return {}
