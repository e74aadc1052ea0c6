"""Reading a day the way people write it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_RELATIVE = {"today": 0, "tomorrow": 1, "yesterday": -1}
_STEPS = {"": 1, "d": 1, "w": 7}
_STEP = re.compile(r"([+-]) ?(\d{1,4}) ?([dw]?)")
_NUMBERS = re.compile(r"(\d{1,4})([./ -]) ?(\d{1,2})(?:\2 ?(\d{1,4})?)?\.?")
_NAMED = re.compile(r"(?:(\d{1,2})[. ]*([^\W\d]+)|([^\W\d]+)[. ]*(\d{1,2}))[., ]*(\d{4})?")


@dataclass(frozen=True)
class DayReader:
    """Reads ``12.12.2026``, ``2026-12-12``, ``12 dec``, ``today``, ``fri``, ``+14``.

    A day without a year, and a weekday, is the next one after ``today``; with ``past`` the last
    one before or on it. ``months`` and ``weekdays`` (Monday first) are the folded names in the
    user's language; English names are always understood.
    """

    today: date
    past: bool = False
    month_first: bool = False
    months: tuple[str, ...] = ()
    weekdays: tuple[str, ...] = ()

    def read(self, text: str) -> date:
        """The day that ``text`` names. Raises ValueError if it names none."""
        text = " ".join(text.split()).removesuffix(",")
        for reading in (self._word, self._step, self._numbers, self._named):
            try:
                day = reading(text)
            except OverflowError:  # a step out of the calendar
                break
            if day is not None:
                return day
        raise ValueError(text)

    def _word(self, text: str) -> date | None:
        if text in _RELATIVE:
            return self.today + timedelta(_RELATIVE[text])
        weekday = _position(text, _WEEKDAYS, self.weekdays)
        if weekday is None:
            return None
        ahead = (weekday - self.today.weekday() - 1) % 7 + 1
        return self.today + timedelta(ahead - 7 if self.past else ahead)

    def _step(self, text: str) -> date | None:
        if not (found := _STEP.fullmatch(text)):
            return None
        sign, count, unit = found.groups()
        days = int(count) * _STEPS[unit]
        return self.today + timedelta(-days if sign == "-" else days)

    def _numbers(self, text: str) -> date | None:
        if not (found := _NUMBERS.fullmatch(text)):
            return None
        first, mark, second, third = found.groups()
        if len(first) == 4:
            return date(int(first), int(second), int(third)) if third else None
        day, month = int(first), int(second)
        if mark == "/" and self.month_first:
            day, month = month, day
        return self._dated(day, month, third)

    def _named(self, text: str) -> date | None:
        if not (found := _NAMED.fullmatch(text)):
            return None
        month = _position(found[2] or found[3], _MONTHS, self.months)
        if month is None:
            return None
        return self._dated(int(found[1] or found[4]), month + 1, found[5])

    def _dated(self, day: int, month: int, year: str | None) -> date:
        if year:
            if len(year) not in (2, 4):
                raise ValueError(year)
            return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
        step = -1 if self.past else 1
        for ahead in range(9):  # 29 February may be eight years away
            try:
                found = date(self.today.year + step * ahead, month, day)
            except ValueError:
                continue
            if found != self.today and (found < self.today) == self.past:
                return found
            if found == self.today:
                return found
        raise ValueError(day)


_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _position(text: str, *languages: tuple[str, ...]) -> int | None:
    """Which name ``text`` begins, if it begins just one; three letters (two of a weekday) do."""
    shortest = 2 if languages[0] is _WEEKDAYS else 3
    if len(text) < shortest:
        return None
    found = {
        number
        for names in languages
        for number, name in enumerate(names)
        if name.startswith(text.removesuffix("."))
    }
    return found.pop() if len(found) == 1 else None
