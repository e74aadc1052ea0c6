"""How a plan goes, in words: what was planned for a month, what came of it, what is expected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.kinds import Unit, Vis
from app.domain.measure import parts_of
from app.report.charts import Point
from app.ui.tabs.plans import overview_words
from app.ui.tabs.scorecard.amounts import whole_money

if TYPE_CHECKING:
    from datetime import date

    from app.domain.plan_checks import Course, MonthRow
    from app.domain.plan_full import InFull
    from app.formats import Formats

UNKNOWN = "–"
NOT_REPORTED, NOT_SAID = "not reported", "not said"


@dataclass(frozen=True)
class Line:
    """A month of a plan as the table shows it; ``id`` is its first day."""

    id: date
    month: str
    planned: int | None
    planned_words: str
    likely: int | None
    likely_words: str
    actual: int | None
    actual_words: str
    then: str
    difference: int | None
    difference_words: str
    expected: int | None
    expected_words: str
    actions: str
    comment: str
    private: bool
    state: str
    late: bool


def lines(found: Course, today: date, formats: Formats) -> list[Line]:
    """The months of a plan, one below the other."""
    return [_line(row, today, formats) for row in found.rows]


def choice(found: InFull) -> str:
    """Whose plan it is, among others."""
    version = f", version {found.plan.number}" if found.plan.number > 1 else ""
    return f"{found.person.name}, {found.half.label}{version}"


def standing(found: Course, formats: Formats) -> list[str]:
    """What came of the plan so far, and what is expected of the rest."""
    said = [_sold(found, formats), _brings(found, formats)]
    if found.due:
        said.append(_done(found.done, found.due, "by the end of this month"))
    if (expected := _expected(found, formats)) is not None:
        said.append(expected)
    return said


def before_the_talk(row: MonthRow, done: int, due: int, formats: Formats) -> str:
    """What one looks at while the two talk about a month."""
    counted = _done(done, due, "by then") if due else "No action is due by then."
    planned, sold = _money(row.planned, formats, "nothing"), _sold_words(row.actual, formats)
    likely = "" if row.likely is None else f", of which {_money(row.likely, formats)} is likely"
    return f"Planned: {planned}{likely}. Sold: {sold}. {counted}"


def points(found: Course, formats: Formats) -> list[Point]:
    """What was expected of the half-year, as it was said over time."""
    whole = parts_of(Unit.MONEY, formats.currency)
    quota = None if found.quota is None else found.quota / whole
    return [
        Point(
            formats.short_day(one.on),
            None if one.expected is None else one.expected / whole,
            _money(one.expected, formats, NOT_SAID),
            target=quota,
            missed=_below(one.expected, found.quota),
        )
        for one in found.drift
    ]


def written(value: float, formats: Formats) -> str:
    """A number of the chart's axis."""
    return formats.money(round(value) * parts_of(Unit.MONEY, formats.currency))


def _done(done: int, due: int, when: str) -> str:
    """How many actions are done of those that are due."""
    if due == 1:
        return f"The one action due {when} is {'done' if done else 'not done'}."
    return f"{done} of {due} actions due {when} are done."


def _line(row: MonthRow, today: date, formats: Formats) -> Line:
    check = row.check
    begun = row.month.starts <= today
    known = row.likely is not None and row.actual is not None
    difference = (row.actual or 0) - (row.likely or 0) if known else None
    return Line(
        id=row.month.starts,
        month=row.month.label,
        planned=row.planned,
        planned_words=_money(row.planned, formats),
        likely=row.likely,
        likely_words=_money(row.likely, formats),
        actual=row.actual,
        actual_words=_sold_words(row.actual, formats) if begun else "",
        then="" if check is None else _then(row, formats),
        difference=difference,
        difference_words=_difference(difference, formats) if begun else "",
        expected=None if check is None else check.expected,
        expected_words="" if check is None else _money(check.expected, formats, NOT_SAID),
        actions="" if check is None else f"{check.done} of {check.due}",
        comment="" if check is None else " ".join(check.comment.split()),
        private=check is not None and check.vis is Vis.PRIVATE,
        state=_state(row, today, formats),
        late=bool(row.late),
    )


def _state(row: MonthRow, today: date, formats: Formats) -> str:
    """Whether the two talked about a month, and by when they are to."""
    if row.check is not None:
        return formats.short_day(row.check.checked_on)
    if row.late:
        return overview_words.late_words(row.late)
    if row.due_on is None or row.month.starts > today:
        return UNKNOWN
    return f"by {formats.short_day(row.due_on)}"


def _then(row: MonthRow, formats: Formats) -> str:
    """What had been sold as they talked about it, where more is known since."""
    assert row.check is not None  # they talked about it
    if row.check.actual == row.actual:
        return ""
    day = formats.short_day(row.check.checked_on)
    return f"On {day} it was {_sold_words(row.check.actual, formats)}"


def _sold(found: Course, formats: Formats) -> str:
    quota = _money(found.quota, formats, "nothing")
    if found.sold is None:
        return f"The quota is {quota}. Nothing is reported as sold yet."
    sold = whole_money(found.sold, formats)
    part = f", {formats.percent(found.sold / found.quota)}" if found.quota else ""
    return f"{sold} is sold of the quota of {quota}{part}."


def _brings(found: Course, formats: Formats) -> str:
    """What the lines come to, and what is usually won of that."""
    planned = f"The lines come to {_money(found.planned, formats, 'nothing')}"
    if found.likely is None:
        return f"{planned}; no win rate was known."
    return f"{planned}, of which {whole_money(found.likely, formats)} is likely at the win rate."


def _expected(found: Course, formats: Formats) -> str | None:
    """What they expect of the half-year by now, and how that differs from the quota."""
    said = [one.expected for one in found.drift if one.expected is not None]
    if len(found.drift) < 2 or not said or found.quota is None:
        return None
    difference = said[-1] - found.quota
    way = "below the quota" if difference < 0 else "above the quota"
    than = "the quota" if not difference else f"{whole_money(abs(difference), formats)} {way}"
    return f"By now they expect {whole_money(said[-1], formats)}: {than}."


def _difference(difference: int | None, formats: Formats) -> str:
    if difference is None:
        return UNKNOWN
    if not difference:
        return "as likely"
    amount = whole_money(abs(difference), formats)
    return f"{amount} less" if difference < 0 else f"{amount} more"


def _below(expected: int | None, quota: int | None) -> bool:
    return expected is not None and quota is not None and expected < quota


def _sold_words(actual: int | None, formats: Formats) -> str:
    return NOT_REPORTED if actual is None else whole_money(actual, formats)


def _money(minor: int | None, formats: Formats, unknown: str = UNKNOWN) -> str:
    return unknown if minor is None else whole_money(minor, formats)
