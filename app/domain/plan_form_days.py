"""Months and days as people write them into a form, with the half-year that they are about."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from app.domain.month_words import MONTHS
from app.domain.names import fold
from app.domain.periods import Period

_LONGEST = 60
_DAY = timedelta(days=1)
#: Words that say nothing about which day is meant.
_FILLER_WORDS = """
    the of de del di den der am im in by until bis end ende fin late st nd rd th e
    mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday
    mo do fr sa so lun mer jeu ven sam dim
"""
_FILLERS = frozenset(_FILLER_WORDS.split())
_FIRST_YEAR, _LAST_YEAR = 1970, 2200


class _Said(NamedTuple):
    """A day as it may be meant; ``year`` and ``day`` are None where nothing is said of them."""

    year: int | None
    month: int
    day: int | None


def read_month(text: str, half: Period, months: Sequence[Period]) -> date:
    """The first day of the month of the half-year that ``text`` means.

    Without a year it is the half-year's own. Raises ValueError with a sentence for the user: for
    what names no month, and for a month before or past the half.
    """
    found = {(said.year, said.month) for said in _as_month(text)}
    if not found:
        raise ValueError(f"“{_quoted(text)}” names no month.")
    meant = [
        month.starts
        for month in months
        if {(month.starts.year, month.starts.month), (None, month.starts.month)} & found
    ]
    if not meant:
        raise ValueError(f"“{_quoted(text)}” is not in {half.label}.")
    if len(found) > 1:
        raise ValueError(f"“{_quoted(text)}” could be two months.")
    return meant[0]


def read_day(text: str, half: Period) -> date:
    """The day that ``text`` means, which may lie outside of the half-year.

    A month is its last day. Without a year it is the day that is nearest to the half-year. Raises
    ValueError with a sentence for the user: for what is no day, and for what could be two.
    """
    days = {day for said in _as_day(text) if (day := _nearest(said, half)) is not None}
    if not days:
        raise ValueError(f"“{_quoted(text)}” is not a day.")
    if len(days) > 1:
        raise ValueError(f"“{_quoted(text)}” could be two days.")
    return days.pop()


def _as_month(text: str) -> Iterator[_Said]:
    words, numbers = _taken_apart(text)
    if words:
        yield from _with_word(words, numbers)
    elif len(numbers) == 1 and len(numbers[0]) <= 2:
        yield from _known(None, numbers[0])
    elif len(numbers) == 2:
        yield from _month_and_year(*numbers)
    else:
        yield from _in_numbers(text, numbers)


def _as_day(text: str) -> Iterator[_Said]:
    words, numbers = _taken_apart(text)
    if words:
        yield from _with_word(words, numbers)
    elif len(numbers) == 2 and max(map(len, numbers)) == 4:
        yield from _month_and_year(*numbers)
    else:
        yield from _in_numbers(text, numbers)


def _taken_apart(text: str) -> tuple[list[int | None], list[str]]:
    """The months that are named, None for any other word that says something, and the numbers."""
    parts = re.findall(r"[0-9]+|[^\W\d_]+", fold(text)) if len(text) <= _LONGEST else ["?"]
    words = [part for part in parts if not part.isdigit()]
    named = [word for word in words if word in MONTHS]
    others = [word for word in words if word not in MONTHS and word not in _FILLERS]
    if not parts:
        others = ["?"]
    return [*(MONTHS[word] for word in named), *(None for _ in others)], [
        part for part in parts if part.isdigit()
    ]


def _with_word(words: Sequence[int | None], numbers: Sequence[str]) -> Iterator[_Said]:
    """``Aug``, ``August 2026``, ``12 Aug``, ``Aug 12, 2026``, ``2026-Aug-12``, ``Aug 26``."""
    if len(words) != 1 or words[0] is None or len(numbers) > 2:
        return
    month = words[0]
    if not numbers:
        yield _Said(None, month, None)
    elif len(numbers) == 1:
        yield from _day_or_year(month, numbers[0])
    else:
        day, year = numbers if len(numbers[0]) <= 2 else (numbers[1], numbers[0])
        yield from _known(year, str(month), day)


def _day_or_year(month: int, number: str) -> Iterator[_Said]:
    """One number beside the name of a month: its year if it can be one only, else a day of it."""
    if len(number) == 4:
        yield from _known(number, str(month))
    elif len(number) <= 2:
        yield _Said(None, month, int(number))


def _month_and_year(first: str, second: str) -> Iterator[_Said]:
    """``2026-08``, ``08/2026`` and ``08/26``."""
    month, year = (second, first) if len(first) == 4 else (first, second)
    yield from _known(year, month)


def _in_numbers(text: str, numbers: Sequence[str]) -> Iterator[_Said]:
    """``2026-08-12``, ``12.8.2026``, ``8/12/26``, ``12.8.``: all that it may mean."""
    if len(numbers) not in (2, 3) or max(map(len, numbers)) > 4:
        return
    if len(numbers) == 3 and len(numbers[0]) == 4:
        yield from _known(*numbers)
        return
    first, second, year = (*numbers, None)[:3]
    yield from _known(year, second or "", first)
    if "." not in text:  # nobody writes month.day.year with full stops
        yield from _known(year, first or "", second)


def _known(year: str | None, month: str, day: str | None = None) -> Iterator[_Said]:
    """A day that the calendar has, years of two digits in this century."""
    full = None if year is None else int(year) + (2000 if len(year) <= 2 else 0)
    if len(month) > 2 or not 1 <= int(month) <= 12:
        return
    if full is None or _FIRST_YEAR <= full <= _LAST_YEAR:
        yield _Said(full, int(month), None if day is None else int(day))


def _nearest(said: _Said, half: Period) -> date | None:
    """The day that is meant; of several years the one that is nearest to the half-year."""
    around = range(half.starts.year - 1, half.ends.year + 2)
    days = [
        day
        for year in (around if said.year is None else (said.year,))
        if (day := _day(year, said)) is not None
    ]
    return min(days, key=lambda day: _apart(day, half), default=None)


def _day(year: int, said: _Said) -> date | None:
    try:
        first = date(year, said.month, 1)
        if said.day is not None:
            return first.replace(day=said.day)
    except ValueError:
        return None
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - _DAY


def _apart(day: date, half: Period) -> timedelta:
    """How far a day is from the half-year; nothing for one within."""
    return max(half.starts - day, day - half.ends, timedelta(0))


def _quoted(text: str) -> str:
    return text if len(text) <= 30 else f"{text[:29]}…"
