"""Weeks, months, quarters, halves and years, computed from the month the fiscal year starts in.

A fiscal year bears the number of the calendar year it ends in. Periods of one kind follow each
other without a gap; a week belongs to the month that holds its last day.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from app.domain.kinds import PeriodKind

_MONTHS = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.HALF: 6, PeriodKind.YEAR: 12}
_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_LETTER = {PeriodKind.QUARTER: "Q", PeriodKind.HALF: "H", PeriodKind.MONTH: "M"}
FIRST_YEAR, LAST_YEAR = 1970, 2200
#: From the first day of a period to one in its middle.
_MIDDLE = {
    PeriodKind.WEEK: timedelta(days=3),
    PeriodKind.MONTH: timedelta(days=14),
    PeriodKind.QUARTER: timedelta(days=45),
    PeriodKind.HALF: timedelta(days=91),
    PeriodKind.YEAR: timedelta(days=182),
}
#: A week belongs to the period in which it ends, so it may begin so long before that.
_STRADDLES = timedelta(days=6)
_NONE = timedelta(0)


@dataclass(frozen=True, order=True)
class Period:
    """Whole days from ``starts`` to ``ends``, both included."""

    starts: date
    ends: date
    kind: PeriodKind = field(compare=False)
    key: str = field(compare=False)
    label: str = field(compare=False)

    def __contains__(self, day: date) -> bool:
        return self.starts <= day <= self.ends


def period_of(kind: PeriodKind, day: date, fiscal_start: int = 1, week_start: int = 0) -> Period:
    """The period of ``kind`` that holds ``day``.

    ``fiscal_start`` is a month, 1 to 12; ``week_start`` a weekday, 0 for Monday.
    """
    if kind is PeriodKind.WEEK:
        return _week(day, fiscal_start, week_start)
    length = _MONTHS[kind]
    since = (day.month - fiscal_start) % 12
    year_of_start = day.year - (1 if day.month < fiscal_start else 0)
    return _months(kind, year_of_start, since // length, fiscal_start)


def next_period(
    period: Period, step: int = 1, fiscal_start: int = 1, week_start: int = 0
) -> Period:
    """The period ``step`` places after ``period`` (before it where ``step`` is negative)."""
    while step > 0:
        after = period.ends + timedelta(days=1)
        period, step = period_of(period.kind, after, fiscal_start, week_start), step - 1
    while step < 0:
        before = period.starts - timedelta(days=1)
        period, step = period_of(period.kind, before, fiscal_start, week_start), step + 1
    return period


def last_periods(
    period: Period, count: int, fiscal_start: int = 1, week_start: int = 0
) -> list[Period]:
    """``count`` periods of one kind in order, the last of them ``period``."""
    found = [period]
    while len(found) < count:
        found.append(next_period(found[-1], -1, fiscal_start, week_start))
    return found[::-1]


@lru_cache(maxsize=4096)
def kept_in(kind: PeriodKind, starts: date, fiscal_start: int = 1, week_start: int = 0) -> Period:
    """The period that what was written for the one which began on ``starts`` belongs to.

    It holds most of those days: the journal's week, or its fiscal year, may have begun on another
    day when it was written.
    """
    return period_of(kind, starts + _MIDDLE[kind], fiscal_start, week_start)


def half_from(starts: date, fiscal_start: int = 1) -> Period:
    """The half-year that began on ``starts``, also where halves begin in other months by now."""
    return _from(PeriodKind.HALF, starts, fiscal_start, "six")


def quarter_from(starts: date, fiscal_start: int = 1) -> Period:
    """The quarter that began on ``starts``, also where quarters begin in other months by now."""
    return _from(PeriodKind.QUARTER, starts, fiscal_start, "three")


def _from(kind: PeriodKind, starts: date, fiscal_start: int, number: str) -> Period:
    period = period_of(kind, starts, fiscal_start)
    if period.starts == starts:
        return period
    ends = _first_of(starts.year, starts.month + _MONTHS[kind]) - timedelta(days=1)
    label = f"{number} months from {_NAMES[starts.month - 1]} {starts.year}"
    return Period(starts, ends, kind, f"{starts:%Y-%m}-{_LETTER[kind]}", label)


def days_kept(kinds: Collection[PeriodKind], first: date, last: date) -> tuple[date, date]:
    """Between which days those periods may begin that what was written these days belongs to."""
    off = max((_MIDDLE[kind] for kind in kinds if kind is not PeriodKind.MONTH), default=_NONE)
    return first - _STRADDLES - off, last + off


def read_period(text: str, fiscal_start: int = 1) -> Period | None:
    """The period a person means by ``text``, or None where it is not one.

    Reads ``2026-Q3``, ``Q3 2026``, ``FY26 Q3``, ``2026-07``, ``07/2026``, ``Jul 2026``,
    ``2026-H2``, ``FY2026`` and a date (the month that holds it). Quarters, halves and years are
    fiscal; months are the calendar's.
    """
    for pattern, reader in _READERS:
        match = pattern.fullmatch(text.strip().casefold())
        if match:
            try:
                return reader(match, fiscal_start)
            except ValueError:
                return None
    return None


@lru_cache(maxsize=1024)
def _months(kind: PeriodKind, year_of_start: int, index: int, fiscal_start: int) -> Period:
    length = _MONTHS[kind]
    starts = _first_of(year_of_start, fiscal_start + index * length)
    ends = _first_of(year_of_start, fiscal_start + (index + 1) * length) - timedelta(days=1)
    fiscal_year = year_of_start + (1 if fiscal_start > 1 else 0)
    if kind is PeriodKind.MONTH:
        label = f"{_NAMES[starts.month - 1]} {starts.year}"
        return Period(starts, ends, kind, f"{starts.year}-{starts.month:02}", label)
    year = f"{fiscal_year}" if fiscal_start == 1 else f"FY{fiscal_year % 100:02}"
    if kind is PeriodKind.YEAR:
        return Period(starts, ends, kind, f"{fiscal_year}", year)
    name = f"{_LETTER[kind]}{index + 1}"
    return Period(starts, ends, kind, f"{fiscal_year}-{name}", f"{name} {year}")


def _first_of(year: int, month: int) -> date:
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def _week(day: date, fiscal_start: int, week_start: int) -> Period:
    starts = day - timedelta(days=(day.weekday() - week_start) % 7)
    ends = starts + timedelta(days=6)
    year = period_of(PeriodKind.YEAR, ends, fiscal_start)
    number = (ends - year.starts).days // 7 + 1
    return Period(starts, ends, PeriodKind.WEEK, f"{year.key}-W{number:02}", f"week {number}")


def _year(text: str) -> int:
    year = int(text) + (2000 if len(text) == 2 else 0)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(text)
    return year


def _fiscal(match: re.Match[str], fiscal_start: int) -> Period:
    kind = {"q": PeriodKind.QUARTER, "h": PeriodKind.HALF}[match["kind"]]
    index, count = int(match["number"]) - 1, 12 // _MONTHS[kind]
    if not 0 <= index < count:
        raise ValueError(match.string)
    year_of_start = _year(match["year"]) - (1 if fiscal_start > 1 else 0)
    return _months(kind, year_of_start, index, fiscal_start)


def _whole_year(match: re.Match[str], fiscal_start: int) -> Period:
    year_of_start = _year(match["year"]) - (1 if fiscal_start > 1 else 0)
    return _months(PeriodKind.YEAR, year_of_start, 0, fiscal_start)


def _month(match: re.Match[str], fiscal_start: int) -> Period:
    word = match["month"]
    if word.isdigit():
        number = int(word)
    else:
        number = next(
            (i for i, name in enumerate(_NAMES, 1) if name.casefold().startswith(word[:3])), 0
        )
    day = int(match.groupdict().get("day") or 1)
    return period_of(PeriodKind.MONTH, date(_year(match["year"]), number, day), fiscal_start)


_YEAR = r"(?:fy\s*)?'?(?P<year>\d{4}|\d{2})"
_PART = r"(?P<kind>[qh])\s*(?P<number>\d)"
_WORD = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_READERS = tuple(
    (re.compile(pattern), reader)
    for pattern, reader in (
        (rf"{_YEAR}[\s/-]*{_PART}", _fiscal),
        (rf"{_PART}[\s/-]*{_YEAR}", _fiscal),
        (r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?", _month),
        (r"(?P<month>\d{1,2})[-/.](?P<year>\d{4})", _month),
        (rf"{_WORD}[\s/-]*{_YEAR}", _month),
        (rf"{_YEAR}[\s/-]*{_WORD}", _month),
        (r"fy\s*'?(?P<year>\d{4}|\d{2})", _whole_year),
        (r"(?P<year>\d{4})", _whole_year),
    )
)
