"""The coaching of a month on a page that lies on its side: a row for each week.

A row is as high as its fullest day and goes on on the next page, so that no conversation is left
out.
"""

from reportlab.platypus import CondPageBreak, Flowable, Spacer

from app.report.content import CoachingCalendar, Day, Entry
from app.report.rows import Cell, Look, Row, cell
from app.report.styles import MUTED, SMALL, SMALL_STRONG, STRONG
from app.report.text import fitted

#: What all the weeks of a quiet month take together: its page is filled, for a pen.
_HEIGHT = 368.0
#: Between two days.
_GAP = 10.0
_HEAD = Look(above=10, below=3, lined=((0, -2),))
_WEEK = Look(above=3, below=4, lined=((0, -2),))
_ENTRY = Look(above=3, below=0)


def section(content: CoachingCalendar, width: float) -> list[Flowable]:
    """The names of the weekdays, again on each page, over the weeks."""
    day = width / max(len(content.weekdays), 1)
    widths = [day] * len(content.weekdays)
    head = Row([*(_name(name, day) for name in content.weekdays), []], [*widths, 0], _HEAD)
    weeks = [[_day(one, day) for one in week] for week in content.weeks]
    heights = [Row(week, widths, _WEEK).wrap(width, 0)[1] for week in weeks]
    spare = max(_HEIGHT - sum(heights), 0) / max(len(weeks), 1)
    flow: list[Flowable] = [head]
    for week, height in zip(weeks, heights, strict=True):
        flow += [] if len(flow) == 1 else [CondPageBreak(min(height + spare, _HEIGHT))]
        flow.append(Row([*week, _least(height, spare)], [*widths, 0], _WEEK, head))
    return flow


class _Entry(Row):
    """A conversation, which is parted only where it is longer than a page."""

    def split(self, width: float, height: float) -> list[Flowable]:
        """Nothing as a rule: all of it goes on the next page."""
        return [] if self.wrap(width, height)[1] < _HEIGHT else super().split(width, height)


def _name(weekday: str, width: float) -> Cell:
    """One line, for the head stands on every page."""
    return cell(fitted(weekday, SMALL.fontName, SMALL.fontSize, width - _GAP), SMALL)


def _least(height: float, spare: float) -> Cell:
    """A column without a width that holds a week open, where there is room to spare."""
    return [Spacer(0, height + spare - _WEEK.above - _WEEK.below)] if spare else []


def _day(day: Day, width: float) -> Cell:
    """The day over its conversations; a day of another month is muted."""
    return [
        *cell(day.name, MUTED if day.outside else STRONG),
        *(_entry(entry, width - _GAP) for entry in day.entries),
    ]


def _entry(entry: Entry, width: float) -> Row:
    known = " · ".join(filter(None, (entry.kind, entry.state)))
    said = f"{entry.time} {entry.person}".strip()
    return _Entry([[*cell(said, SMALL_STRONG), *cell(known, SMALL)]], [width], _ENTRY)
