"""Coverage and forecasts in words: what is there, what is needed, and how well it was told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.report.charts import GaugeMark, ValueBar
from app.ui.tabs.scorecard.amounts import (
    NOT_REPORTED,
    off_by,
    percent,
    reported_money,
    times,
    whole_money,
)
from app.ui.tabs.scorecard.lines_view import TEAM

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.domain.coverage import Coverage
    from app.domain.forecasting import Forecast
    from app.domain.forecasts import Line as Forecasts
    from app.domain.pipelines import Covered
    from app.formats import Formats

UNKNOWN = "–"


@dataclass(frozen=True)
class Line:
    """The coverage of one person, or of the team, as the table shows it."""

    id: int
    name: str
    pipeline: int | None
    still_open: int | None
    open_words: str
    ratio: float | None
    ratio_words: str
    bar: str
    by_win_rate: float | None
    win_rate_words: str
    gap: int | None
    gap_words: str
    enough: bool | None
    expected: int | None


@dataclass(frozen=True)
class Fact:
    """One number that a coverage was counted from."""

    id: int
    what: str
    shown: str


@dataclass(frozen=True)
class Told:
    """What was forecast for one period, and what came."""

    id: int
    period: str
    forecast: int | None
    actual: int | None
    error: float | None
    error_words: str


@dataclass(frozen=True)
class ByPerson:
    """What one person forecast for a period, and sold."""

    id: int
    name: str
    forecast: int | None
    actual: int | None
    error_words: str


def line(one: Covered, formats: Formats) -> Line:
    """A coverage as a row of the table."""
    found = one.coverage
    return Line(
        id=whose(one),
        name=name(one),
        pipeline=found.pipeline,
        still_open=found.still_open,
        open_words=open_words(found, formats),
        ratio=found.ratio,
        ratio_words=UNKNOWN if found.ratio is None else times(found.ratio, formats),
        bar=times(found.bar, formats),
        by_win_rate=found.by_win_rate,
        win_rate_words=by_win_rate_words(found, formats),
        gap=found.gap,
        gap_words=gap_words(found, formats),
        enough=found.enough,
        expected=found.expected,
    )


def whose(one: Covered | Forecasts) -> int:
    """The id of a line: that of its person, or of the team."""
    return TEAM if one.person is None else one.person.id


def name(one: Covered | Forecasts) -> str:
    """Whose line it is."""
    return "The team" if one.person is None else one.person.name


def open_words(found: Coverage, formats: Formats) -> str:
    """What is open of the quota: "$40,000", "reached", or that there is no quota."""
    if found.still_open is None:
        return "no quota"
    return "reached" if found.reached else whole_money(found.still_open, formats)


def by_win_rate_words(found: Coverage, formats: Formats) -> str:
    """How many times what is open one needs by the deals that are won."""
    if found.win_rate is None:
        return "too few to say"
    return "none is won" if found.by_win_rate is None else times(found.by_win_rate, formats)


def gap_words(found: Coverage, formats: Formats) -> str:
    """How much pipeline is short, in two or three words."""
    if found.reached:
        return "quota reached"
    if found.enough is None:
        return UNKNOWN
    if found.gap is None:
        return "never enough"
    return f"{whole_money(found.gap, formats)} short" if found.gap else "enough"


def sentence(found: Coverage, formats: Formats) -> str:
    """Whether the pipeline is enough, by which bar, in a sentence."""
    if found.reached:
        return "The quota is reached: nothing of it is open."
    if found.ratio is None:
        missing = "pipeline" if found.pipeline is None else "quota"
        return f"No {missing} is recorded for this, so nothing can be said of its coverage."
    if found.required is None:
        return "Nothing was won in the last four quarters, so no pipeline is enough."
    ratio = times(found.ratio, formats)
    if found.win_rate is None or found.by_win_rate is None:
        place = "at or above" if found.meets_bar else "below"
        few = "Too few deals were decided to judge it by the win rate."
        return f"{ratio} is {place} the bar of {times(found.bar, formats)}. {few}"
    return _judged(found, ratio, f"{percent(found.win_rate, formats)} of deals are won", formats)


def _judged(found: Coverage, ratio: str, won: str, formats: Formats) -> str:
    """The same where both bars are known; the fixed one alone is never enough."""
    if found.enough:
        return f"{ratio} is enough: {won}, which takes {times(found.by_win_rate or 0, formats)}."
    needs = times(found.required or 0, formats)
    short = f"it takes {needs}. {whole_money(found.gap or 0, formats)} of pipeline is short."
    if found.meets_bar:
        return f"The bar of {times(found.bar, formats)} is met, but {won}: {short}"
    return f"{ratio} is not enough: {short}"


def marks(found: Coverage, formats: Formats) -> list[GaugeMark]:
    """What the pipeline should reach."""
    by_win_rate = by_win_rate_words(found, formats)
    return [
        GaugeMark("The bar", found.bar, times(found.bar, formats)),
        GaugeMark("1 / win rate", found.by_win_rate, by_win_rate),
    ]


def facts(one: Covered, formats: Formats) -> list[Fact]:
    """What a coverage was counted from, in the order of counting."""
    found, rate = one.coverage, one.win_rate
    as_of = "" if one.as_of is None else f", as of {formats.short_day(one.as_of)}"
    won = NOT_REPORTED
    if rate.won is not None and rate.decided is not None:
        won = f"{_count(rate.won)} of {_count(rate.decided)}"
    every = [
        ("Quota", "no quota" if found.quota is None else whole_money(found.quota, formats)),
        ("Sold so far", reported_money(found.actual, formats)),
        ("Still open", open_words(found, formats)),
        (f"Pipeline{as_of}", reported_money(found.pipeline, formats)),
        ("Won of what was decided, last four quarters", won),
        ("Needed by the bar", times(found.bar, formats)),
        ("Needed by the win rate", by_win_rate_words(found, formats)),
        ("Expected: sold, and the part of the pipeline that is won", _expected(found, formats)),
    ]
    if one.person is None:
        every.append(("Counted: who has a pipeline and a quota", f"{one.counted} of {one.of}"))
    return [Fact(place, what, shown) for place, (what, shown) in enumerate(every)]


def told(found: Forecasts, formats: Formats) -> list[Told]:
    """The forecasts of a line, period by period."""
    every = zip(found.periods, found.forecasts, strict=True)
    return [_told(place, period.label, one, formats) for place, (period, one) in enumerate(every)]


def by_person(found: Iterable[Forecasts], place: int, formats: Formats) -> list[ByPerson]:
    """What each one forecast for one period, and sold."""
    rows = []
    for one in found:
        made = one.forecasts[place]
        error = error_words(made.error, formats)
        rows.append(ByPerson(whose(one), name(one), made.forecast, made.actual, error))
    return rows


def bars(shown: list[Told]) -> list[ValueBar]:
    """How far off each forecast was: what was too high lies right of zero."""
    return [
        ValueBar(one.period, None if one.error is None else one.error * 100, one.error_words)
        for one in shown
    ]


def track_words(found: Forecasts, formats: Formats) -> str:
    """How well it was told, in a sentence: accuracy, and which way it usually errs."""
    track = found.track
    if track.accuracy is None or track.bias is None:
        return "Nothing was both forecast and sold in these periods yet."
    counted = f"{track.counted} of {track.of} periods"
    accuracy = f"{formats.percent(track.accuracy)} accurate over {counted}"
    if round(track.bias * 100) == 0:
        return f"{accuracy}, neither too high nor too low."
    way = "high" if track.bias > 0 else "low"
    return f"{accuracy}, on average {formats.percent(abs(track.bias))} too {way}."


def error_words(error: float | None, formats: Formats) -> str:
    """How far off a forecast was, if both are known."""
    return UNKNOWN if error is None else off_by(error, formats)


def _told(place: int, period: str, one: Forecast, formats: Formats) -> Told:
    return Told(place, period, one.forecast, one.actual, one.error, error_words(one.error, formats))


def _expected(found: Coverage, formats: Formats) -> str:
    return "not known" if found.expected is None else whole_money(found.expected, formats)


def _count(amount: float) -> str:
    return f"{amount:g}"
