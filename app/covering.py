"""How lines cover a quota, in words, for paper and for the screen alike."""

from math import ceil, floor
from typing import NamedTuple, Protocol

from app.domain.coverage import Coverage
from app.domain.kinds import Unit
from app.domain.measure import PARTS, parts_of

UNKNOWN = "–"
NOT_KNOWN_YET = "not known yet"
TOO_FEW = "too few to say"
NO_QUOTA = "no quota"
_NOTHING_WON = "Nothing was won in the last four quarters, so no amount of lines is enough."
_TOO_FEW = "Too few deals were decided to judge it by the win rate."


class Wording(Protocol):
    """How numbers are written."""

    def money(self, minor: int) -> str:
        """An amount in minor units."""

    def amount(self, amount: int, unit: Unit) -> str:
        """A number in its unit's smallest part."""

    def percent(self, ratio: float) -> str:
        """A share."""


class Mark(NamedTuple):
    """A bar to be reached: what it is called, how high it is in words, and in times the quota."""

    label: str
    text: str
    value: float | None


def times(ratio: float, wording: Wording) -> str:
    """How many times: "2.4×"."""
    return f"{wording.amount(round(ratio * PARTS), Unit.COUNT)}×"


def ratio(found: Coverage, wording: Wording) -> str:
    """How many times the quota is covered, never rounded up to a bar that it does not reach."""
    if found.ratio is None:
        return UNKNOWN
    if _digits(found) == 1:
        return times(round(found.ratio, 1), wording)
    return times(floor(round(found.ratio * 100, 6)) / 100, wording)


def bars(found: Coverage, wording: Wording) -> tuple[str, str]:
    """The bar, and 1 / win rate, each in times the quota."""
    return times(found.bar, wording), _by_win_rate(found, wording)


def required(found: Coverage, wording: Wording) -> str:
    """How many times the quota is needed by both bars."""
    if found.required is None:
        return UNKNOWN
    return times(round(found.required, _digits(found)), wording)


def gap(found: Coverage, wording: Wording, currency: str) -> str:
    """How much is short by both bars, in two or three words."""
    if found.enough is None:
        return UNKNOWN
    if found.gap is None:
        return "never enough"
    return f"{_up_money(found.gap, wording, currency)} short" if found.gap else "enough"


def told(found: Coverage, wording: Wording, currency: str) -> str:
    """Whether the lines cover the quota, by which bar, and what is short, in a sentence or two."""
    if found.quota is None:
        return "No quota is known for this half-year, so nothing can be said of its coverage."
    if found.quota == 0:
        return "The quota is 0: there is nothing to cover."
    if found.ratio is None:
        return "There are no lines with an amount yet: nothing covers the quota so far."
    if found.required is None:
        return _NOTHING_WON
    covers, bar = ratio(found, wording), times(found.bar, wording)
    if found.win_rate is None:
        place = "at or above" if found.meets_bar else "below"
        short = "" if found.meets_bar else f", {gap(found, wording, currency)}"
        return f"{covers} the quota is {place} the bar of {bar}{short}. {_TOO_FEW}"
    return _judged(found, covers, bar, wording, currency)


def _judged(found: Coverage, covers: str, bar: str, wording: Wording, currency: str) -> str:
    """The same where both bars are known; the fixed one alone is never enough."""
    won = f"{wording.percent(found.win_rate or 0)} of deals are won"
    takes = f"which takes {_by_win_rate(found, wording)}"
    if found.enough:
        return f"{covers} the quota is enough: the bar is {bar}, and {won}, {takes}."
    short = gap(found, wording, currency)
    if found.meets_bar:
        return f"The bar of {bar} is met, but {won}, {takes}: {short}."
    by_rate = f"{won}, {takes}"
    return f"{covers} the quota is below the bar of {bar}, and {by_rate}: {short}."


def marks(found: Coverage, wording: Wording) -> tuple[Mark, Mark]:
    """Both bars as marks on a gauge, side by side (practice S4-10)."""
    bar, by_win_rate = bars(found, wording)
    return Mark("The bar", bar, found.bar), Mark("1 / win rate", by_win_rate, found.by_win_rate)


def unknown(found: Coverage) -> str:
    """Why nobody can say how many times the quota is covered."""
    if not found.quota:
        return "nothing to cover" if found.quota == 0 else NO_QUOTA
    return "no lines yet"


def _by_win_rate(found: Coverage, wording: Wording) -> str:
    if found.win_rate is None:
        return TOO_FEW
    if found.by_win_rate is None:
        return "none is won"
    return times(round(found.by_win_rate, _digits(found)), wording)


def _digits(found: Coverage) -> int:
    """One, or two where one would not say on which side of a bar it lies."""
    marks = [mark for mark in (found.bar, found.by_win_rate) if mark is not None]
    near = found.ratio is not None and any(abs(mark - found.ratio) < 0.1 for mark in marks)
    return 2 if near else 1


def _up_money(minor: int, wording: Wording, currency: str) -> str:
    """What is short, without the fraction that nobody means, and never less than it is."""
    whole = parts_of(Unit.MONEY, currency)
    return wording.money(ceil(minor / whole) * whole)
