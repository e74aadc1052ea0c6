"""Dates as people write them, in the order that the file itself shows."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from app.domain.month_words import MONTHS
from app.domain.names import fold
from app.exchange.cells import Cell, cell_text


class DateOrder(StrEnum):
    """Which of two numbers is the day; a year that comes first settles itself."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


_FILLER_WORDS = "de del di of the st nd rd th er e mon tue wed thu fri sat sun"
_FILLERS = frozenset(_FILLER_WORDS.split())
_ISO = re.compile(r"(\d{4})[-./]?(\d{1,2})[-./]?(\d{1,2})", re.A)
_NUMBERS = re.compile(r"(\d{1,2})\s*[-./ ]\s*(\d{1,2})\s*[-./ ]\s*(\d{4}|\d{2})", re.A)
_TIME = re.compile(
    r"[T\s,]+\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?\s*([ap]\.?m\.?)?(Z|\s*[+-]\d{2}:?\d{2})?", re.I | re.A
)
_SERIAL = re.compile(r"\d{5}(\.\d+)?", re.A)
_SERIAL_ZERO = date(1899, 12, 30)
_LONGEST = 60
_FIRST_YEAR, _LAST_YEAR = 1920, 2100


def guess_order(cells: Iterable[Cell], american: bool = False) -> tuple[DateOrder, bool]:
    """The order of the numeric dates among ``cells`` and whether they settle it.

    Where no number above 12 does, it is day first unless ``american`` says otherwise.
    """
    pairs = [pair for cell in cells if isinstance(cell, str) for pair in _ambiguous(cell)]
    day_first = sum(1 for first, _ in pairs if first > 12)
    month_first = sum(1 for _, second in pairs if second > 12)
    if day_first == month_first:
        order = DateOrder.MONTH_FIRST if american else DateOrder.DAY_FIRST
        return order, not any(first != second for first, second in pairs)
    order = DateOrder.DAY_FIRST if day_first > month_first else DateOrder.MONTH_FIRST
    return order, not (day_first and month_first)


def read_date(cell: Cell, order: DateOrder) -> date:
    """The day that ``cell`` means; raises ValueError with a sentence for the user.

    A number is the serial number of a spreadsheet's day.
    """
    if isinstance(cell, date):
        return _in_range(cell.year, cell.month, cell.day, cell_text(cell))
    text = cell_text(cell)
    bare = _without_time(text)
    if _SERIAL.fullmatch(bare):
        counted = _SERIAL_ZERO + timedelta(days=int(float(bare)))
        return _in_range(counted.year, counted.month, counted.day, text)
    iso = _ISO.fullmatch(bare)
    if iso:
        return _in_range(int(iso[1]), int(iso[2]), int(iso[3]), text)
    numbers = _NUMBERS.fullmatch(bare)
    if numbers:
        first, second = int(numbers[1]), int(numbers[2])
        day, month = (first, second) if _day_first(bare, order) else (second, first)
        return _in_range(_year(numbers[3]), month, day, text)
    return _in_words(bare, text)


def read_month(text: str) -> tuple[int, int] | None:
    """The year and month in ``März 2025`` or ``2025 mars``; None where it is neither."""
    words = _words(text)
    months = [MONTHS[word] for word in words if word in MONTHS]
    rest = [word for word in words if word not in MONTHS and word not in _FILLERS]
    if len(months) != 1 or len(rest) != 1 or not re.fullmatch(r"\d{4}|\d{2}", rest[0], re.A):
        return None
    return _year(rest[0]), months[0]


def _ambiguous(text: str) -> list[tuple[int, int]]:
    """The first two numbers of a date such as ``3/4/2025``."""
    match = _NUMBERS.fullmatch(_without_time(text))
    return [(int(match[1]), int(match[2]))] if match else []


def _without_time(text: str) -> str:
    """``text`` without a time of day; empty where it is too long for a date."""
    return _TIME.sub("", text).strip() if len(text) <= _LONGEST else ""


def _day_first(text: str, order: DateOrder) -> bool:
    # Nobody writes month.day.year with full stops.
    return order is DateOrder.DAY_FIRST or "." in text


def _in_words(bare: str, text: str) -> date:
    """``3 March 2025``, ``Mar 3, 25``, ``3. März 2025``, ``2025-Mar-03``, weekday or not."""
    words = _words(bare)
    months = [MONTHS[word] for word in words if word in MONTHS]
    numbers = [word for word in words if re.fullmatch(r"\d{1,4}", word, re.A)]
    others = [word for word in words if word not in MONTHS and word not in numbers]
    if len(months) != 1 or not set(others) <= _FILLERS or len(numbers) != 2:
        raise ValueError(_no_date(text, read_month(bare) is not None))
    day, year = numbers if len(numbers[0]) <= 2 else reversed(numbers)
    return _in_range(_year(year), months[0], int(day), text)


def _words(text: str) -> list[str]:
    return re.findall(r"\d+|[^\W\d_]+", fold(text))


def _no_date(text: str, is_month: bool = False) -> str:
    shown = text if len(text) <= 30 else f"{text[:29]}…"
    return f"“{shown}” names no day." if is_month else f"“{shown}” is not a date."


def _year(text: str) -> int:
    """A year as written; two digits mean 1970 to 2069."""
    year = int(text)
    if len(text) > 2:
        return year
    return year + (1900 if year >= 70 else 2000)


def _in_range(year: int, month: int, day: int, text: str) -> date:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueError(_no_date(text))
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(_no_date(text)) from None
