"""Periods as files name them: weeks in several languages, months, quarters, days and spans."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from app.domain.incoming_figures import day_words
from app.domain.kinds import PeriodKind
from app.domain.names import fold
from app.domain.periods import FIRST_YEAR, LAST_YEAR, Period, period_of, read_period
from app.exchange.cells import Cell, cell_text
from app.exchange.dates import DateOrder, read_date, read_month
from app.exchange.headings import heading_key
from app.exchange.results import period_wordings

_LONGEST = 60
_WEEK = r"(?:calendar week|kalenderwoche|kw|cw|week|wk|w|semaine|semana|settimana|sem|sett|woche)"
_WEEKS = tuple(
    re.compile(pattern, re.A)
    for pattern in (
        rf"(?P<year>\d{{4}})[\s/-]*{_WEEK}\.?\s*-?\s*(?P<week>\d{{1,2}})",
        rf"{_WEEK}\.?\s*(?P<week>\d{{1,2}})[\s,/-]*(?:of\s*)?(?P<year>\d{{4}}|\d{{2}})",
        r"(?P<week>\d{1,2})\.\s*(?:kw|kalenderwoche|woche)\s*(?P<year>\d{4})",
    )
)
_FISCAL_WEEK = re.compile(
    r"fy\s*'?(?P<year>\d{4}|\d{2})[\s/-]*(?:w|wk|week)\s*(?P<week>\d{1,2})", re.A
)
_BARE_WEEK = re.compile(rf"(?:{_WEEK}\.?\s*)?(?P<week>\d{{1,2}})", re.A)
#: What introduces a day of the week that is meant.
_DAY_OF_WEEK = re.compile(
    r"(?:week|wk|woche|semaine|semana|settimana)\s*"
    r"(?:of|commencing|starting|beginning|ending|from|vom|ab|bis|du|del|dal)?[:\s]+(?P<day>.*\d.*)"
    r"|(?:w/c|w/e|wc|we)\s+(?P<last>.*\d.*)"
)
_SPAN = re.compile(
    r"(?P<first>.+?)\s*(?:\s[-–—]\s|–|—|\.\.+|\bto\b|\buntil\b|\bbis\b)\s*(?P<last>.+)"
)
_CALENDAR = re.compile(
    r"(?:cy|calendar(?: year)?)\s*'?(?P<year>\d{4}|\d{2})[\s/-]*(?P<kind>[qh])(?P<number>\d)"
    r"|(?:calendar\s*)?(?P<kind2>[qh])(?P<number2>\d)[\s/-]*cy\s*'?(?P<year2>\d{4}|\d{2})"
    r"|calendar\s*(?P<kind3>[qh])(?P<number3>\d)[\s/-]*(?P<year3>\d{4}|\d{2})",
    re.A,
)
_HAS_YEAR = re.compile(r"\d{4}", re.A)
_FULL_DATE = re.compile(r"\d{4}[-./]\d{1,2}[-./]\d{1,2}\b.*|\d{8}", re.A)
_HEADINGS = (
    (PeriodKind.WEEK, ("week", "wk", "kw", "kalenderwoche", "woche", "semaine", "semana")),
    (PeriodKind.MONTH, ("month", "monat", "mois", "mes", "mese", "maand")),
    (PeriodKind.QUARTER, ("quarter", "quartal", "trimestre", "kwartaal")),
)
#: The longest span that is taken for a period of each kind, in days.
_LENGTHS = (
    (PeriodKind.WEEK, 10),
    (PeriodKind.MONTH, 45),
    (PeriodKind.QUARTER, 120),
    (PeriodKind.HALF, 250),
    (PeriodKind.YEAR, 400),
)


class PeriodReader:
    """Reads what cells and headings say of time, in the journal's own periods."""

    def __init__(self, fiscal_start: int, week_start: int, order: DateOrder) -> None:
        self._fiscal_start = fiscal_start
        self._week_start = week_start
        self._order = order
        self._read: dict[tuple[Cell, str, str, PeriodKind], Period | str] = {}

    def read(self, cell: Cell, wanted: PeriodKind, year: str = "", heading: str = "") -> Period:
        """The period that ``cell`` means; raises ValueError with a sentence for the user.

        A day means the period of the kind ``wanted`` that holds it. ``year`` is what the year's
        own column says.
        """
        key = (cell, year, heading, wanted)
        if key not in self._read:
            try:
                self._read[key] = self._understood(cell, wanted, year, heading)
            except ValueError as error:
                self._read[key] = str(error)
        found = self._read[key]
        if isinstance(found, str):
            raise ValueError(found)
        return found

    def names_period(self, heading: str) -> bool:
        """Whether a column's heading is itself a period."""
        if not re.search(r"\d", heading):
            return False
        try:
            self.read(heading, PeriodKind.WEEK)
        except ValueError as error:
            return _OWN_PERIOD in str(error)
        return True

    def _understood(self, cell: Cell, wanted: PeriodKind, year: str, heading: str) -> Period:
        if isinstance(cell, date):
            return self._of(wanted, cell)
        text = cell_text(cell)
        if not text and not year:
            raise ValueError("No period is given.")
        folded = fold(text)
        found = self._named(folded, text, year, heading) if len(text) <= _LONGEST else None
        if found is not None:
            return found
        try:
            return self._of(wanted, read_date(text, self._order))
        except ValueError:
            shown = (text or year)[:_LONGEST]
            raise ValueError(f"“{shown}” is not a period.") from None

    def _named(self, folded: str, text: str, year: str, heading: str) -> Period | None:
        """A period that is named by its own words; None where it is a day, or nothing."""
        return (
            self._week(folded, year, heading)
            or self._day_of_week(folded)
            or self._calendar(folded, text)
            or self._words(text, folded, year, heading)
            or self._span(folded, text)
        )

    def _week(self, folded: str, year: str, heading: str) -> Period | None:
        fiscal = _FISCAL_WEEK.fullmatch(folded)
        if fiscal:
            return self._fiscal_week(_year(fiscal["year"]), int(fiscal["week"]))
        match = next(filter(None, (pattern.fullmatch(folded) for pattern in _WEEKS)), None)
        if match:
            return self._iso_week(_year(match["year"]), int(match["week"]))
        bare = _BARE_WEEK.fullmatch(folded)
        in_year = re.fullmatch(r"(\d{4})(?:\.0)?", year.strip(), re.A)
        is_week = bare and (not folded.isdigit() or granularity(heading) is PeriodKind.WEEK)
        if not (bare and is_week and in_year):
            return None
        return self._iso_week(_year(in_year[1]), int(bare["week"]))

    def _iso_week(self, year: int, week: int) -> Period:
        try:
            thursday = date.fromisocalendar(year, week, 4)
        except ValueError:
            raise ValueError(f"{year} has no week {week}.") from None
        return self._of(PeriodKind.WEEK, thursday)

    def _fiscal_week(self, year: int, week: int) -> Period:
        start = self._year_starts(year)
        ends = start + timedelta(days=(self._week_start - 1 - start.weekday()) % 7 + (week - 1) * 7)
        found = self._of(PeriodKind.WEEK, ends)
        if week < 1 or self._of(PeriodKind.YEAR, found.ends).key != str(year):
            raise ValueError(f"Your fiscal year {year} has no week {week}.")
        return found

    def _year_starts(self, year: int) -> date:
        return date(year - (1 if self._fiscal_start > 1 else 0), self._fiscal_start, 1)

    def _day_of_week(self, folded: str) -> Period | None:
        match = _DAY_OF_WEEK.fullmatch(folded)
        if match is None:
            return None
        try:
            day = read_date(match["day"] or match["last"], self._order)
        except ValueError:
            return None
        return self._of(PeriodKind.WEEK, day)

    def _calendar(self, folded: str, text: str) -> Period | None:
        """A quarter or half of the calendar, which is not always one of the fiscal year."""
        match = _CALENDAR.fullmatch(folded)
        if match is None:
            return None
        groups = match.groupdict()
        kind, number, year = (
            next(filter(None, (groups[f"{name}{place}"] for place in ("", "2", "3"))))
            for name in ("kind", "number", "year")
        )
        length = 3 if kind == "q" else 6
        month = (int(number) - 1) * length + 1
        if not 1 <= month <= 12:
            return None
        first = date(_year(year), month, 1)
        which = PeriodKind.QUARTER if kind == "q" else PeriodKind.HALF
        return self._fitting(first, period_of(which, first).ends, text)

    def _words(self, text: str, folded: str, year: str, heading: str) -> Period | None:
        if _FULL_DATE.fullmatch(folded):
            return None
        for candidate in period_wordings(text, year, heading):
            found = read_period(candidate, self._fiscal_start)
            if found is not None:
                return found
        return None

    def _span(self, folded: str, text: str) -> Period | None:
        match = _SPAN.fullmatch(folded)
        if match is None:
            return None
        last = self._edge(match["last"], last=True)
        if last is None:
            return None
        first = self._edge(
            match["first"] if _HAS_YEAR.search(match["first"]) else f"{match['first']} {last.year}"
        )
        if first is None or first > last:
            return None
        return self._fitting(first, last, text)

    def _edge(self, text: str, *, last: bool = False) -> date | None:
        month = read_month(text)
        if month:
            whole = period_of(PeriodKind.MONTH, date(*month, 1))
            return whole.ends if last else whole.starts
        try:
            return read_date(text, self._order)
        except ValueError:
            return None

    def _fitting(self, first: date, last: date, text: str) -> Period:
        """The journal's period from ``first`` to ``last``; raises ValueError where it has none."""
        length = (last - first).days + 1
        kind = next((kind for kind, longest in _LENGTHS if length <= longest), PeriodKind.YEAR)
        own = self._of(kind, last)
        if (own.starts, own.ends) == (first, last):
            return own
        name = own.key if kind is not PeriodKind.WEEK else "the week"
        of_year = " of your fiscal year" if kind not in (PeriodKind.WEEK, PeriodKind.MONTH) else ""
        raise ValueError(
            f"“{text[:_LONGEST]}” {_OWN_PERIOD}: {name}{of_year} runs from "
            f"{day_words(own.starts)} to {day_words(own.ends)}."
        )

    def _of(self, kind: PeriodKind, day: date) -> Period:
        return period_of(kind, day, self._fiscal_start, self._week_start)


_OWN_PERIOD = "is no period of this journal"


def granularity(heading: str) -> PeriodKind | None:
    """How long the periods below a heading are, as far as it says so."""
    words = heading_key(heading).split()
    return next((kind for kind, said in _HEADINGS if not set(said).isdisjoint(words)), None)


def first_days(days: Iterable[date]) -> bool:
    """Whether days are the first ones of several months, so that months are meant."""
    several = set(days)
    return len(several) > 1 and all(day.day == 1 for day in several)


def _year(text: str) -> int:
    year = int(text) + (2000 if len(text) == 2 else 0)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"{text} is too far away.")
    return year
