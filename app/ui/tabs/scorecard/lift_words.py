"""A lift in words: everybody getting a little better, against the best one alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.kinds import Unit
from app.report.charts import ValueBar
from app.ui.tabs.scorecard.amounts import whole_money

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.lift import Lift
    from app.formats import Formats

#: The lines of a lift: the period as it was, and what lifts it.
AS_IT_WAS, EVERYBODY, TOP_ALONE, TOP_NEEDS = range(4)
#: A tenth of a percent, and a thousandth of it as amounts are kept.
_TENTH = 100


@dataclass(frozen=True)
class Line:
    """A team's revenue as it was, or as it could be."""

    id: int
    what: str
    revenue: int
    shown: str
    more: str


@dataclass(frozen=True)
class Share:
    """What one person sold, and would sell; None is not reported."""

    id: int
    name: str
    was: int | None
    would: int | None


def lines(found: Lift, top: str, period: str, formats: Formats) -> list[Line]:
    """What a lift comes to; nothing where nobody’s revenue is reported."""
    if found.total is None or found.everybody is None or found.top_alone is None:
        return []
    more = plus(found.gain, formats)
    made = [
        (AS_IT_WAS, f"{period} as it was", found.total),
        (EVERYBODY, f"Everybody {more}", found.everybody),
        (TOP_ALONE, f"{top} alone {more}", found.top_alone),
    ]
    if found.top_needs is not None:
        needs = plus(found.top_needs, formats)
        made.append((TOP_NEEDS, f"{top} alone, for the same: {needs}", found.everybody))
    return [_line(*one, found.total, formats) for one in made]


def bars(shown: list[Line]) -> list[ValueBar]:
    """The lines as a chart: strong is what everybody makes together."""
    return [
        ValueBar(line.what, line.revenue, line.shown, strong=line.id == EVERYBODY)
        for line in shown
        if line.id != TOP_NEEDS
    ]


def sentence(found: Lift, top: str, period: str, formats: Formats) -> str:
    """What it says about one person and everybody, in a sentence."""
    if found.total is None or found.everybody is None:
        return f"Nobody’s revenue is reported for {period}."
    more = whole_money(abs(found.everybody - found.total), formats)
    verb = "more" if found.gain >= 0 else "less"
    words = f"Everybody {plus(found.gain, formats)} makes {more} {verb}."
    if found.top_needs is None or found.gain <= 0:
        return words
    needs = plus(found.top_needs, formats).removeprefix("+")
    return f"{words} {top}, who sells most, would have to sell {needs} more for the same."


def left_out(found: Lift) -> str:
    """Of how many people nothing is known: "3 of 8 not reported"."""
    if not found.missing:
        return ""
    return f"{found.missing} of {found.counted + found.missing} not reported: they are left out."


def shares(
    revenue: Mapping[int, int | None], names: Mapping[int, str], found: Lift, line: int
) -> list[Share]:
    """What each one sold, and would sell in this line of a lift, who sold most first."""
    alone = {TOP_ALONE: found.gain, TOP_NEEDS: found.top_needs or 0}
    made = []
    for who, was in revenue.items():
        gain = 0.0 if line == AS_IT_WAS else found.gain
        if line in alone:
            gain = alone[line] if who == found.top_id else 0.0
        would = None if was is None else round(was * (1 + gain))
        made.append(Share(who, names.get(who, ""), was, would))
    return sorted(made, key=lambda one: (one.was is None, -(one.was or 0), one.name))


def plus(share: float, formats: Formats) -> str:
    """A share that comes on top: "+10%", "−2.5%"."""
    tenths = round(share * 1000)
    return f"{'+' if tenths >= 0 else ''}{formats.amount(tenths * _TENTH, Unit.PERCENT)}"


def percents_words(tenths: int, second: int | None, formats: Formats) -> str:
    """The levers of a scenario: "+10%", "+10% and +5%"."""
    both = [tenths] if second is None else [tenths, second]
    return " and ".join(plus(one / 1000, formats) for one in both)


def _line(line: int, what: str, revenue: int, total: int, formats: Formats) -> Line:
    more = revenue - total
    said = "" if line == AS_IT_WAS else f"{'+' if more >= 0 else ''}{whole_money(more, formats)}"
    return Line(line, what, revenue, whole_money(revenue, formats), said)
