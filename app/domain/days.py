"""A day as one types it in passing: ``fri``, ``12 dec``, ``2026-12-12``, ``+3d``."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_FRIDAY = WEEKDAYS.index("Friday")
#: How far ahead a day without a year is looked for: leap years are at most eight years apart.
_YEARS_AHEAD = 9


@dataclass(frozen=True)
class DayRead:
    """A day that was read, up to ``end``; None where two days could be meant."""

    end: int
    day: date | None


def read_day(text: str, start: int, limit: int, today: date, week_start: int = 0) -> DayRead | None:
    """The day that stands in ``text`` from ``start`` on, before ``limit``; None where none does.

    A weekday is the next such day, today's own name a week from now. A day without a year is the
    next such day; 29 February waits for its year. ``eow`` is the Friday of this week, or its last
    day once Friday is over. ``3/4`` could be two days and is neither.
    """
    for pattern, reader in _FORMS:
        found = pattern.match(text, start, limit)
        if found is None:
            continue
        try:
            day = reader(found, today, week_start)
        except (ValueError, OverflowError):
            continue  # 31 February
        return DayRead(found.end(), day)
    return None


def day_in_words(day: date, today: date) -> str:
    """A day as one says it: today, tomorrow, Friday 4 Dec; with its year where that is another."""
    if (day - today).days in (0, 1):
        return ("today", "tomorrow")[(day - today).days]
    year = "" if day.year == today.year else f" {day.year}"
    return f"{WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1].capitalize()[:3]}{year}"


def _iso(found: re.Match[str], _today: date, _week_start: int) -> date:
    return date(int(found[1]), int(found[2]), int(found[3]))


def _day_first(found: re.Match[str], today: date, _week_start: int) -> date:
    return _on(found[1], found[2], found[3], today)


def _month_first(found: re.Match[str], today: date, _week_start: int) -> date:
    return _on(found[2], found[1], found[3], today)


def _either_first(found: re.Match[str], today: date, _week_start: int) -> date | None:
    first, second = int(found[1]), int(found[2])
    if first != second and max(first, second) <= 12:
        return None
    day, month = (first, second) if second <= 12 else (second, first)
    return _on(str(day), str(month), found[3], today)


def _named(found: re.Match[str], today: date, week_start: int) -> date:
    word = found[1].casefold()
    if word in ("today", "tomorrow"):
        return today + timedelta(days=word == "tomorrow")
    if word == "eom":
        return (today.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    if word == "eow":
        left = 6 - (today.weekday() - week_start) % 7
        to_friday = (_FRIDAY - today.weekday()) % 7
        return today + timedelta(days=min(to_friday, left))
    number = next(n for n, name in enumerate(WEEKDAYS) if name.casefold().startswith(word[:3]))
    return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)


def _ahead(found: re.Match[str], today: date, _week_start: int) -> date:
    weeks = found[2].casefold().startswith("w")
    return today + timedelta(days=int(found[1]) * (7 if weeks else 1))


def _on(day: str, month: str, year: str | None, today: date) -> date:
    """The day of this name; without a year the next one. Raises ValueError where there is none."""
    number = int(month) if month.isdigit() else _month(month)
    if year:
        return date(int(year) + (2000 if len(year) == 2 else 0), number, int(day))
    for ahead in range(_YEARS_AHEAD):
        try:
            found = date(today.year + ahead, number, int(day))
        except ValueError:
            continue
        if found >= today:
            return found
    raise ValueError(day)


def _month(word: str) -> int:
    return next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(word.casefold()[:3]))


_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
_MONTH = (
    "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAY = (
    "mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?"
    "|sat(?:urday)?|sun(?:day)?"
)
_DAY, _YEAR = "([0-9]{1,2})", "(20[0-9]{2})"

_Reader = Callable[[re.Match[str], date, int], date | None]


def _form(pattern: str, reader: _Reader) -> tuple[re.Pattern[str], _Reader]:
    """A way to write a day, which ends where a word or a number may end."""
    return re.compile(rf"(?:{pattern})(?!\w|[-./]\w)", re.I), reader


_FORMS = (
    _form(f"([0-9]{{4}})-{_DAY}-{_DAY}", _iso),
    _form(rf"{_DAY}(?:st|nd|rd|th|\.)? ?{_MONTH}(?:\.?,? {_YEAR})?", _day_first),
    _form(rf"{_MONTH} ?{_DAY}(?:st|nd|rd|th)?(?:,? {_YEAR})?", _month_first),
    _form(rf"{_DAY}\.{_DAY}(?:\.({_YEAR[1:-1]}|[0-9]{{2}})|\.)?", _day_first),
    _form(f"{_DAY}/{_DAY}(?:/({_YEAR[1:-1]}|[0-9]{{2}}))?", _either_first),
    _form(f"(today|tomorrow|eow|eom|{_WEEKDAY})", _named),
    _form(r"\+([0-9]{1,3}) ?(d|w)", _ahead),
    _form("in ([0-9]{1,3}) (days?|weeks?)", _ahead),
)
