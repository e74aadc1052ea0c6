"""What the grid of numbers says of its cells, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.kinds import Better, EnteredBy, PeriodKind, RollUp, Standing
from app.labels import label
from app.ui.tabs.scorecard.grid_board import TEAM_TITLE, Part

if TYPE_CHECKING:
    from app.domain.aims import Aim
    from app.domain.figures import Figure
    from app.domain.models import Metric
    from app.domain.periods import Period
    from app.domain.scorecards import PersonIndex
    from app.formats import Formats
    from app.ui.parts import Tone
    from app.ui.tabs.scorecard.grid_board import Cell

#: What stands in a cell that nobody reported; it is never 0.
MISSING = "–"
NOT_REPORTED = "not reported"
#: How it is typed on purpose that there is nothing.
TYPED_NOTHING = "n/a"
_BROUGHT = {
    EnteredBy.REP_SHEET: "from their own sheet",
    EnteredBy.ME: "typed by me",
    EnteredBy.IMPORT: "imported",
}
_PARTS = {PeriodKind.WEEK: "weeks", PeriodKind.MONTH: "months", PeriodKind.QUARTER: "quarters"}
#: Why nothing can be typed into what is counted.
_AVERAGE = "An average is counted from complete periods. Enter shows them."
_COUNTED = {
    Part.VALUE: "",
    Part.SHORT: _AVERAGE,
    Part.LONG: _AVERAGE,
    Part.STATUS: "A status is counted from the last three periods. Enter shows them.",
    Part.INDEX: "An index is counted from the numbers of the scorecard. Enter shows them.",
}
TONES: dict[Standing, Tone] = {
    Standing.OFF_TRACK: "red",
    Standing.SLIPPING: "amber",
    Standing.ON_TRACK: "accent",
    Standing.NOT_REPORTED: "plain",
    Standing.NO_TARGET: "plain",
}


def text(cell: Cell, formats: Formats) -> str:
    """What the cell shows."""
    if cell.quiet:
        return ""
    if cell.part is Part.STATUS:
        return label(cell.standing) if cell.standing else ""
    if cell.part is Part.INDEX:
        return index_text(cell.index, formats)
    if cell.metric is None or cell.figure.amount is None:
        return MISSING
    return formats.amount(cell.figure.amount, cell.metric.unit)


def typed(cell: Cell, formats: Formats) -> str:
    """The same as it is typed or pasted: no unit, and nothing where nothing was reported."""
    if cell.part is Part.STATUS or cell.part is Part.INDEX or cell.metric is None:
        return text(cell, formats)
    if cell.figure.amount is None:
        return TYPED_NOTHING if cell.figure.said else ""
    return formats.typed(cell.figure.amount, cell.metric.unit)


def where(cell: Cell) -> str:
    """Whose number a cell is, which one, and when."""
    who = TEAM_TITLE if cell.person is None else cell.person.name
    what = () if cell.metric is None else (cell.metric.name,)
    return ", ".join((who, *what, cell.period.label))


def said(cell: Cell, formats: Formats, column: str = "") -> str:
    """Everything about a cell in one sentence, for a tooltip or a screen reader."""
    who = TEAM_TITLE if cell.person is None else cell.person.name
    if cell.part is Part.INDEX:
        return f"{who}, index: {index_words(cell.index, formats)}"
    metric = cell.metric
    assert metric is not None  # all but an index are of one
    when = cell.period.label if cell.part is Part.VALUE else column
    if cell.part is Part.STATUS and cell.standing:
        return f"{who}, {metric.name}: {label(cell.standing).lower()} by the last three periods"
    words = figure_words(cell.figure, metric, formats, of_people=cell.person is None)
    stands = cell.standing
    if stands in (Standing.OFF_TRACK, Standing.SLIPPING):
        words = f"{words}. {label(stands)} by the last three {_PARTS[cell.period.kind]}"
    return f"{who}, {metric.name}, {when}: {words}"


def figure_words(
    figure: Figure, metric: Metric, formats: Formats, *, of_people: bool = False
) -> str:
    """``6 of 10, missed, from their own sheet``."""
    several = figure.parts > 1
    counted = f"{figure.reported} of {figure.parts} {'people ' if of_people else ''}reported"
    if figure.amount is None:
        on_purpose = ", said so on purpose" if figure.said else ""
        aim = f", {aim_words(figure.aim, metric, formats)}" if figure.aim else ""
        return f"{NOT_REPORTED}{on_purpose}{aim}"
    amount = formats.amount(figure.amount, metric.unit)
    words = [against(amount, figure.aim, metric, formats)]
    if figure.hit is not None:
        words.append("missed" if figure.missed else "reached")
    if several:
        words.append(counted)
    if figure.entered_by is not None:
        words.append(_BROUGHT[figure.entered_by])
    return ", ".join(words)


def against(amount: str, aim: Aim | None, metric: Metric, formats: Formats) -> str:
    """``6 of 10``, or what is aimed at where that is not as much as can be."""
    if aim is None:
        return f"{amount}, no target"
    if metric.better is Better.UP:
        return f"{amount} of {formats.amount(aim.amount, metric.unit)}"
    return f"{amount}, {aim_words(aim, metric, formats)}"


def short_aim(aim: Aim | None, metric: Metric, formats: Formats) -> str:
    """``≥ 10``, ``≤ 3`` or ``5% to 15%``; nothing where nothing is aimed at."""
    if aim is None:
        return ""
    lower = formats.amount(aim.amount, metric.unit)
    if metric.better is Better.RANGE:
        upper = aim.amount if aim.upper is None else aim.upper
        return f"{lower} to {formats.amount(upper, metric.unit)}"
    return f"{'≥' if metric.better is Better.UP else '≤'} {lower}"


def aim_words(aim: Aim | None, metric: Metric, formats: Formats) -> str:
    """What is aimed at, as one says it."""
    if aim is None:
        return "no target"
    lower = formats.amount(aim.amount, metric.unit)
    if metric.better is Better.RANGE and aim.upper is not None:
        return f"should be {lower} to {formats.amount(aim.upper, metric.unit)}"
    return f"should be {lower} {'or more' if metric.better is Better.UP else 'or less'}"


def index_text(found: PersonIndex | None, formats: Formats) -> str:
    """The index, and on how many points it is based where those are not all."""
    if found is None or found.index.value is None:
        return MISSING
    value = formats.percent(found.index.value)
    whole = found.index.based_on == found.index.of
    return value if whole else f"{value} on {found.index.based_on}"


def index_words(found: PersonIndex | None, formats: Formats) -> str:
    """The same in a sentence."""
    if found is None:
        return "no scorecard"
    based = f"based on {found.index.based_on} of {found.index.of} points"
    if found.index.value is None:
        return f"{NOT_REPORTED}, {based}"
    return f"{formats.percent(found.index.value)}, {based}"


def talk_words(metric: Metric, figure: Figure, period: Period, formats: Formats) -> str:
    """A missed number as a talking point: ``Meetings: 6 of 10 in week 47``."""
    amount = NOT_REPORTED
    if figure.amount is not None:
        amount = formats.amount(figure.amount, metric.unit)
    words = against(amount, figure.aim, metric, formats)
    return f"{metric.name}: {words}{',' if ',' in words else ''} in {period.label}"


def is_rolled_up(cell: Cell) -> bool:
    """Whether the number is added up from shorter periods."""
    return cell.metric is not None and cell.metric.frequency is not cell.period.kind


def why_not_typed(cell: Cell) -> str:
    """Why nothing can be typed into a cell; nothing where it can."""
    if cell.part is not Part.VALUE or cell.metric is None:
        return _COUNTED[cell.part]
    if cell.person is None:
        return "The team’s number is counted from everybody’s. Enter shows them."
    if cell.metric.roll_up is RollUp.RATIO:
        return f"{cell.metric.name} is computed from its parts: enter those."
    if is_rolled_up(cell):
        parts = _PARTS[cell.metric.frequency]
        return f"{cell.metric.name} is counted from its {parts}: show {parts} to enter it."
    return ""


def left_out_words(left_out: tuple[Metric, ...]) -> str:
    """Which numbers are reported less often than what is shown."""
    if not left_out:
        return ""
    by_kind: dict[PeriodKind, list[str]] = {}
    for metric in left_out:
        by_kind.setdefault(metric.frequency, []).append(metric.name)
    return " ".join(f"{', '.join(names)}: see {_PARTS[kind]}." for kind, names in by_kind.items())
