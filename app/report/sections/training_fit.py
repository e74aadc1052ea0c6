"""How large the trainings of a quarter can be set so that all of them stand on one page.

A few have cards with all that is known of them; many have two lines each, and very many one. What
is tried first is the largest; no type is smaller than one can read from where one stands.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Literal

from app.report import fonts
from app.report.content import PlannedTraining, TrainingMonth
from app.report.sections.training_marks import ROOM
from app.report.text import broken, fitted, one_line

Form = Literal["card", "row", "line"]

#: No type on A4 is smaller, in points.
_LEAST = 6.5
#: From line to line, in heights of the text.
LEADING = 1.24
#: Between two months, and between two columns of one.
BETWEEN = 16.0
_BESIDE = 8.0
#: Around the text of a card: at its left, its right, above and below.
_INSET = 9.0
_ABOUT = 4.0
#: What stands beside a topic is so much smaller.
_SMALLER = 0.82
#: With so many lines a topic is never cut: what has more is set smaller.
_ALL = 8
#: The size of topics and how many lines one may have, in the order in which they are tried.
_TRIED: tuple[tuple[Form, float, int], ...] = (
    *(("card", size, _ALL) for size in (16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0)),
    *(("card", size, 4) for size in (10.0, 9.5, 9.0, 8.5)),
    *(("card", size, 2) for size in (9.0, 8.5, 8.0, 7.5)),
    *(("row", size, 2) for size in (12.0, 11.0, 10.0, 9.0, 8.5, 8.0, 7.5)),
    *(("row", size, 1) for size in (9.0, 8.5, 8.0, 7.5)),
    *(("line", size, 1) for size in (9.0, 8.5, 8.0, 7.5)),
    *(("row", size, 1) for size in (7.0, 6.5)),
)
#: What is tried last, where something has to be cut short: the lines in more and more columns.
_LAST_ROWS = ((9.0, 2), (8.0, 2), (7.5, 2), (8.0, 1), (7.5, 1), (7.0, 1), (6.5, 1))
_LAST_LINES = (8.0, 7.5, 7.0, 6.5)
_MOST_COLUMNS = 5
#: A line has room for this much of a topic, in heights of its text, unless the topic is shorter.
_ENOUGH = 14.0
#: What of a line is left to who gives a training, and to what there is besides, where the topic is
#: long.
_GIVER, _BESIDES = 0.35, 0.3
#: Between two of a form, at least and at most.
_APART: dict[Form, tuple[float, float]] = {"card": (4, 24), "row": (1.5, 10), "line": (2, 9)}


@dataclass(frozen=True, slots=True)
class Fit:
    """The form and the size of all trainings on a page.

    ``most`` lines of a topic are printed; ``columns`` are those of each month; ``apart`` is the
    space between two trainings. ``scale`` is 1 on paper of the usual sizes. ``day`` and ``time``
    are the widest of all.
    """

    form: Form
    size: float
    most: int
    scale: float
    width: float
    columns: int = 1
    apart: float = 0.0
    day: str = ""
    time: str = ""

    @property
    def small(self) -> float:
        """The size of what stands beside a topic."""
        return max(self.size * _SMALLER, _LEAST * self.scale)

    @property
    def inset(self) -> float:
        """The space at the left of the text of a card."""
        return _INSET * self.scale

    @property
    def about(self) -> float:
        """The space above and below the text of a card."""
        return _ABOUT * self.scale

    @property
    def column(self) -> float:
        """The width of a column of a month."""
        return (self.width - _BESIDE * self.scale * (self.columns - 1)) / self.columns

    def left(self, column: int) -> float:
        """Where a column of a month begins."""
        return column * (self.column + _BESIDE * self.scale)

    @property
    def for_day(self) -> float:
        """The room for the day of a row, and for the time under it."""
        day = fonts.width(self.day, fonts.MEDIUM, self.size)
        return max(day, fonts.width(self.time, fonts.TEXT, self.small)) + 0.8 * self.size

    @property
    def for_time(self) -> float:
        """The room for the day of a line, and for the time beside it."""
        day = fonts.width(self.day, fonts.MEDIUM, self.size)
        return day + fonts.width(self.time, fonts.TEXT, self.size) + 1.2 * self.size

    def topic(self, one: PlannedTraining) -> list[str]:
        """The lines of a topic."""
        room = self.column - (2 * self.inset if self.form == "card" else self.for_day)
        return broken(one.topic, fonts.BOLD, self.size, room, self.most)

    def height(self, one: PlannedTraining) -> float:
        """How high a training is."""
        if self.form == "line":
            return self.size * LEADING
        topic = len(self.topic(one)) * self.size * LEADING
        small = self.small * LEADING
        if self.form == "row":
            return topic + small
        return topic + small * (3 if beside(one) else 2) + 2 * self.about

    def line(self, one: PlannedTraining) -> tuple[str, str, str]:
        """The topic, what there is besides and who gives it, as far as they stand on one line."""
        size, small = self.size, self.small
        room = self.column - self.for_time - ROOM * size
        giver = fitted(one.given_by, fonts.BOLD, size, _GIVER * room)
        room -= fonts.width(giver, fonts.BOLD, size) + size
        said = " · ".join(filter(None, (one.moved, one.minutes, one.place)))
        spare = room - fonts.width(one_line(one.topic), fonts.BOLD, size) - size
        besides = fitted(said, fonts.TEXT, small, max(spare, _BESIDES * room)) if said else ""
        if besides:
            room -= fonts.width(besides, fonts.TEXT, small) + size
        return fitted(one.topic, fonts.BOLD, size, room), besides, giver

    def has_room(self, one: PlannedTraining) -> bool:
        """Whether all that is to be read of a training is there in full, or a topic nearly so."""
        return {"card": self._card_holds, "row": self._row_holds, "line": self._line_holds}[
            self.form
        ](one)

    def _card_holds(self, one: PlannedTraining) -> bool:
        room = self.column - 2 * self.inset
        said = fonts.width(f"{one.day} · {when(one)}", fonts.MEDIUM, self.small)
        kind = fonts.width(one.kind, fonts.TEXT, self.small)
        if said + kind + 2.5 * self.small > room:
            return False
        lines = broken(one.topic, fonts.BOLD, self.size, room, _ALL + 1)
        return self.most < _ALL or len(lines) <= _ALL

    def _row_holds(self, one: PlannedTraining) -> bool:
        said = " · ".join((one.kind, one.given_by, *filter(None, (one.minutes, beside(one)))))
        return fonts.width(one_line(said), fonts.TEXT, self.small) <= (
            self.column - self.for_day - 1.5 * self.small
        )

    def _line_holds(self, one: PlannedTraining) -> bool:
        shown, besides, _ = self.line(one)
        if besides.endswith("…"):
            return False
        enough = fonts.width(shown, fonts.BOLD, self.size) >= _ENOUGH * self.size
        return enough or shown == one_line(one.topic)

    def parts(self, month: TrainingMonth) -> list[Sequence[PlannedTraining]]:
        """The trainings of a month, column by column."""
        length = ceil(len(month.trainings) / self.columns) or 1
        return [month.trainings[at : at + length] for at in range(0, len(month.trainings), length)]


def fit(months: Sequence[TrainingMonth], width: float, height: float, scale: float) -> Fit:
    """The largest size at which all months fit into ``height``, each ``width`` wide."""
    every = [one for month in months for one in month.trainings]
    widest = _widest([one.day for one in every], fonts.MEDIUM), _widest(map(at, every), fonts.TEXT)
    for tried in _tried(width, scale):
        found = _measured(tried, *widest)
        if _tallest(months, found) <= height and all(map(found.has_room, every)):
            return _spread(months, found, height)
    for tried in _tried_last(width, scale):
        found = _measured(tried, *widest)
        if _tallest(months, found) <= height:
            break
    return _spread(months, found, height)


def at(one: PlannedTraining) -> str:
    """The time of a training, with its zone where it is said."""
    return one_line(f"{one.time} {one.zone}")


def when(one: PlannedTraining) -> str:
    """The same with how long it takes, where that is said."""
    return " · ".join(filter(None, (at(one), one.minutes)))


def beside(one: PlannedTraining) -> str:
    """What else there is to say of a training, such as that it was moved."""
    return " · ".join(filter(None, (one.moved, one.place)))


def _measured(tried: Fit, day: str, time: str) -> Fit:
    return replace(tried, day=day, time=time)


def _widest(texts: Iterable[str], face: str) -> str:
    def width(text: str) -> float:
        return fonts.width(text, face, 1)

    return max(sorted({one_line(text) for text in texts}), key=width, default="")


def _tried(width: float, scale: float) -> Iterator[Fit]:
    for form, size, most in _TRIED:
        yield Fit(form, size * scale, most, scale, width, apart=_APART[form][0] * scale)


def _tried_last(width: float, scale: float) -> Iterator[Fit]:
    for size, most in _LAST_ROWS:
        yield Fit("row", size * scale, most, scale, width, apart=_APART["row"][0] * scale)
    apart = _APART["line"][0] * scale
    for columns in range(1, _MOST_COLUMNS + 1):
        for size in _LAST_LINES:
            yield Fit("line", size * scale, 1, scale, width, columns, apart)


def _tallest(months: Sequence[TrainingMonth], tried: Fit) -> float:
    """How high the fullest column is."""
    columns = [part for month in months for part in tried.parts(month)]
    return max(
        (sum(map(tried.height, part)) + tried.apart * (len(part) - 1) for part in columns),
        default=0.0,
    )


def _spread(months: Sequence[TrainingMonth], found: Fit, height: float) -> Fit:
    """The same with the room that is left between the trainings, up to a point."""
    most = max((len(part) for month in months for part in found.parts(month)), default=0)
    if most < 2:
        return found
    spare = max(height - _tallest(months, found), 0) / (most - 1)
    least, limit = (apart * found.scale for apart in _APART[found.form])
    return replace(found, apart=min(least + spare, limit))
