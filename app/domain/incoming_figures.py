"""Figures on their way in: what a file or a rep's sheet says, and what it would change here.

Nothing here changes anything: a match says what taking a figure in would do.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from app.domain.incoming import Action, KnownPerson, People, Problem
from app.domain.kinds import PeriodKind, Unit
from app.domain.periods import Period

#: What stands for revenue in a journal without a metric of that meaning.
REVENUE_ID = 0
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True)
class KnownMetric:
    """As much of a metric in the journal as reading a number of it takes.

    ``is_ratio`` is computed from its parts, ``is_revenue`` is kept with the results, and one that
    ``is_between`` two numbers has two targets. One that ``is_forecast`` is said ahead.
    """

    id: int
    name: str
    unit: Unit
    frequency: PeriodKind
    is_ratio: bool = False
    is_revenue: bool = False
    is_forecast: bool = False
    is_between: bool = False


REVENUE = KnownMetric(REVENUE_ID, "Revenue", Unit.MONEY, PeriodKind.MONTH, is_revenue=True)


class Place(NamedTuple):
    """Where a figure stands in the journal; an ``aim`` is a target or a quota."""

    person_id: int
    metric_id: int
    kind: PeriodKind
    starts: date
    aim: bool = False


@dataclass(frozen=True)
class FigureLine:
    """One figure as a file has it: in ``row``, under the heading ``column``.

    ``amount`` is in the unit's smallest part; None says on purpose that nothing was reported. A
    cell that is blank is no line. ``person_id`` is known where the file itself says it, ``file``
    is named where there are several.
    """

    row: int
    column: str
    person: str
    metric_id: int | None = None
    period: Period | None = None
    amount: int | None = None
    aim: bool = False
    email: str = ""
    person_id: int | None = None
    file: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class FigureMatch:
    """What becomes of one figure; ``was`` is what stands in its place now.

    ``ADD`` and ``UPDATE`` write it, the rest do nothing; ``same_as_row`` is the earlier row that a
    duplicate repeats.
    """

    line: FigureLine
    action: Action
    place: Place | None = None
    was: int | None = None
    same_as_row: int | None = None


@dataclass(frozen=True)
class FiguresHere:
    """What the journal knows that figures are read and matched by.

    ``there`` has every figure that is kept, None where "not reported" was said; ``remembered`` is
    what the columns of each source held the last time. ``mark`` is the journal's own.
    """

    people: tuple[KnownPerson, ...]
    metrics: tuple[KnownMetric, ...]
    there: Mapping[Place, int | None]
    today: date
    currency: str
    fiscal_start: int = 1
    week_start: int = 0
    remembered: Mapping[str, str] = field(default_factory=dict)
    mark: str = ""


def match_figures(lines: Sequence[FigureLine], here: FiguresHere) -> tuple[FigureMatch, ...]:
    """What taking ``lines`` in would do, in their order.

    Two different values for one place keep each other out; a repeated one counts once.
    """
    return _Matcher(here).match(lines)


def day_words(day: date) -> str:
    """A day as one writes it: 28 September 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def period_words(period: Period) -> str:
    """A period within a sentence; a week by the day on which it begins."""
    if period.kind is PeriodKind.WEEK:
        return f"the week of {day_words(period.starts)}"
    return period.label


class _Matcher:
    """Finds the place of each line, and what stands there."""

    def __init__(self, here: FiguresHere) -> None:
        self._here = here
        self._people = People(here.people)
        self._known = {person.id: person for person in here.people}
        self._metrics = {metric.id: metric for metric in here.metrics}
        self._found: dict[tuple[str, str], tuple[int | None, str]] = {}

    def match(self, lines: Sequence[FigureLine]) -> tuple[FigureMatch, ...]:
        """Each line with what becomes of it."""
        placed = [self._placed(line) for line in lines]
        by_place: dict[Place, list[FigureLine]] = {}
        for line, place in placed:
            if place is not None:
                by_place.setdefault(place, []).append(line)
        return tuple(self._match(line, place, by_place) for line, place in placed)

    def _placed(self, line: FigureLine) -> tuple[FigureLine, Place | None]:
        if any(problem.blocking for problem in line.problems):
            return line, None
        metric = None if line.metric_id is None else self._metrics.get(line.metric_id)
        if metric is None or line.period is None:
            return _refused(line, "No metric is named."), None
        said = _objection(line, metric, line.period, self._here.today)
        who, doubt = self._who(line) if not said else (None, said)
        if who is None:
            return _refused(line, doubt), None
        return line, Place(who, metric.id, line.period.kind, line.period.starts, line.aim)

    def _match(
        self, line: FigureLine, place: Place | None, by_place: Mapping[Place, list[FigureLine]]
    ) -> FigureMatch:
        if place is None:
            return FigureMatch(line, Action.SKIP)
        others, there = by_place[place], self._here.there
        differing = next((one for one in others if one.amount != line.amount), None)
        if differing is not None:
            where = _at(differing, line)
            text = f"Another value for the same person, metric and period is in {where}."
            return FigureMatch(_refused(line, text), Action.SKIP)
        if others[0] is not line:
            text = f"The same figure is in {_at(others[0], line)} already: it counts once."
            said = replace(line, problems=(*line.problems, _problem(line, text)))
            return FigureMatch(said, Action.DUPLICATE, place, same_as_row=others[0].row)
        was = there.get(place)
        if place in there and was == line.amount:
            return FigureMatch(line, Action.SAME, place, was)
        known = place in there
        return FigureMatch(line, Action.UPDATE if known else Action.ADD, place, was)

    def _who(self, line: FigureLine) -> tuple[int | None, str]:
        """Whose figure it is, or why nobody's."""
        if line.person_id is not None:
            known = line.person_id in self._known
            return (line.person_id, "") if known else (None, f"{line.person} is not here.")
        key = (line.person, line.email)
        if key not in self._found:
            found = self._people.find(*key) or self._people.find(line.person)
            one = found[0].id if len(found) == 1 else None
            doubt = "" if one is not None else self._people.doubt(line.person, found)
            self._found[key] = (one, doubt)
        return self._found[key]


def _objection(line: FigureLine, metric: KnownMetric, period: Period, today: date) -> str:
    """Why a figure cannot be kept as it is; empty where it can."""
    if metric.is_ratio and not line.aim:
        return f"{metric.name} is computed from its parts: bring those."
    said = _wrong_frequency(metric, period)
    if said:
        return said
    if line.aim and metric.is_between:
        return f"{metric.name} is to stay between two numbers: set them on its own page."
    if line.amount is not None and line.amount < 0 and (line.aim or metric.unit is not Unit.MONEY):
        return "This cannot be below 0."
    ahead = period.starts > today and not metric.is_forecast
    if ahead and not line.aim and line.amount is not None:
        words = period_words(period)
        return f"{words[:1].upper()}{words[1:]} has not begun yet."
    return ""


def _wrong_frequency(metric: KnownMetric, period: Period) -> str:
    is_week = period.kind is PeriodKind.WEEK
    if period.kind is metric.frequency or (metric.is_revenue and not is_week):
        return ""
    words = period_words(period)
    said = f"this is {words}" if is_week else f"{words} is a {period.kind.value}"
    if metric.is_revenue:
        return f"Revenue and quota are kept by the month or longer, and {said}."
    return f"{metric.name} is counted by the {metric.frequency.value}, and {said}."


def _at(other: FigureLine, line: FigureLine) -> str:
    """Where another line stands, as seen from one."""
    if other.file != line.file:
        return f"row {other.row} of {other.file}"
    return f"row {other.row}" if other.row != line.row else f"the column {other.column}"


def _refused(line: FigureLine, text: str) -> FigureLine:
    return replace(line, problems=(*line.problems, _problem(line, text, blocking=True)))


def _problem(line: FigureLine, text: str, blocking: bool = False) -> Problem:
    return Problem(line.row, line.column, text, blocking)
