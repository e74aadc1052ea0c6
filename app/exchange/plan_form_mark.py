"""Whose plan a returned form says it is of."""

import re
from collections.abc import Collection, Mapping
from datetime import date

from app.domain.plan_form import MARK, Returned, every_field
from app.exchange.errors import Unreadable
from app.exchange.form_mark import NO_MARK, by_mark

MARKED = re.compile(
    rf"{MARK} 1 (?P<mark>[0-9a-f]{{1,64}}) (?P<who>\d{{1,15}}) (?P<day>\d{{4}}-\d\d-\d\d) "
    r"(?P<number>\d{1,4})(?!\d)",
    re.A,
)
#: No form is of a year before or after these.
_YEARS = 1970, 2200


def said_by_mark(text: str) -> re.Match[str] | None:
    """Whose form it is by the words that every form bears; None where they are not in ``text``."""
    return by_mark(MARKED, text)


def returned(
    match: re.Match[str], file: str, fields: Mapping[str, str], found: Collection[str]
) -> Returned:
    """A form that says whose it is; raises Unreadable where it says what cannot be."""
    try:
        starts_on = date.fromisoformat(match["day"])
    except ValueError:
        raise Unreadable(NO_MARK) from None
    if not _YEARS[0] <= starts_on.year <= _YEARS[1]:
        raise Unreadable(NO_MARK)
    return Returned(
        file=file,
        mark=match["mark"],
        person_id=int(match["who"]),
        starts_on=starts_on,
        number=int(match["number"]),
        fields=fields,
        missing=tuple(name for name in every_field() if name not in found),
    )
