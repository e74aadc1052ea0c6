"""The recipe in words: how much of a stage there was, and how much of it became the next."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from math import ceil
from typing import TYPE_CHECKING

from app.domain.kinds import PeriodKind, Unit
from app.domain.measure import PARTS
from app.domain.recipe import ENOUGH, WITHIN
from app.ui.tabs.scorecard.amounts import NOT_REPORTED, off_by, percent, whole_money

if TYPE_CHECKING:
    from app.domain.models import Metric
    from app.domain.periods import Period
    from app.domain.recipe import Backtest, Conversion, Stage, Tested
    from app.domain.recipes import Activity, Plan, Recipe
    from app.formats import Formats

TOO_FEW = "too few to say"
#: What stands in a narrow cell of which nothing can be said.
UNKNOWN = "–"
#: From so many a week on a tenth of one says nothing.
_WHOLE_FROM = 10


@dataclass(frozen=True)
class Link:
    """One link of the chain as the table shows it: a stage, or what became of the one before.

    ``place`` counts the stages from 0; ``step`` says that it is what became of that stage.
    """

    id: int
    place: int
    step: bool
    name: str
    own: str
    own_from: str
    team: str
    team_from: str
    known: bool


@dataclass(frozen=True)
class Pace:
    """What a quota takes of one stage, as the table shows it."""

    id: int
    name: str
    weekly: str
    now: str
    short: str
    is_short: bool


@dataclass(frozen=True)
class Told:
    """What the recipe would have told of a quarter, and what came."""

    id: int
    quarter: str
    predicted: str
    actual: str
    error: str
    within: bool | None


def links(own: Recipe, team: Recipe, formats: Formats) -> list[Link]:
    """The chain of a recipe, stage by stage and what became of each, beside that of the team."""
    found: list[Link] = []
    chain = zip_longest(own.metrics, own.stages, team.stages, own.conversions, team.conversions)
    for place, (metric, stage, of_team, step, team_step) in enumerate(chain):
        found.append(
            Link(
                *(2 * place, place, False, metric.name),
                *_stage_words(stage, metric, formats),
                *_stage_words(of_team, metric, formats),
                known=stage.total is not None,
            )
        )
        if step is not None:
            then = own.metrics[place + 1]
            found.append(
                Link(
                    *(2 * place + 1, place, True, step_name(then)),
                    *step_words(step, then, formats),
                    *step_words(team_step, then, formats),
                    known=step.rate is not None,
                )
            )
    return found


def step_name(then: Metric) -> str:
    """What became of a stage, as a line under it."""
    if then.unit is Unit.MONEY:
        return "    each brought"
    return f"    became {then.name}"


def step_words(step: Conversion, then: Metric, formats: Formats) -> tuple[str, str]:
    """A conversion, and what it was counted from: "32%", "38 of 120"."""
    if step.numerator is None or step.denominator is None:
        return NOT_REPORTED, ""
    money = then.unit is Unit.MONEY
    of = count_words(step.denominator, formats)
    made = formats.money(round(step.numerator)) if money else count_words(step.numerator, formats)
    counted = f"{made} from {of}" if money else f"{made} of {of}"
    if step.rate is None:
        return TOO_FEW, counted
    return whole_money(step.rate, formats) if money else percent(step.rate, formats), counted


def amount_words(amount: float | None, metric: Metric, formats: Formats) -> str:
    """How much of a stage there was, in whole units and money in minor ones."""
    if amount is None:
        return NOT_REPORTED
    if metric.unit is Unit.MONEY:
        return formats.money(round(amount))
    return formats.amount(round(amount * PARTS), metric.unit)


def count_words(amount: float, formats: Formats) -> str:
    """A count, which may be a part of one."""
    return formats.amount(round(amount * PARTS), Unit.COUNT)


def paces(plan: Plan, formats: Formats) -> list[Pace]:
    """What a quota takes of each stage, the revenue itself left out."""
    every = zip(plan.recipe.metrics[:-1], plan.activities[:-1], strict=False)
    return [_pace(place, metric, one, formats) for place, (metric, one) in enumerate(every)]


def needed_words(plan: Plan, formats: Formats) -> str:
    """What a quota takes, in a sentence: what is needed each week, and what there is of it now."""
    if plan.quota is None:
        return f"No quota is recorded for all of {plan.period.label}."
    reach = f"To reach {formats.money(plan.quota)} in {plan.period.label}"
    every = list(zip(plan.recipe.metrics[:-1], plan.activities[:-1], strict=False))
    takes = [
        f"{_up(one.needed.weekly, formats)} {counted(metric)}"
        for metric, one in every
        if one.needed.weekly is not None
    ]
    if not takes:
        return f"{reach}: the conversions are counted from too few to say what it takes."
    now = _listed([_now(one, formats) for _, one in every if one.needed.weekly is not None])
    return f"{reach}: {_listed(takes)} a week; now {now}."


def counted(metric: Metric) -> str:
    """What a stage counts, as one says it in a sentence: "meetings"."""
    return metric.counts or metric.name.lower()


def tests(found: Backtest, formats: Formats) -> list[Told]:
    """What the recipe would have told of each quarter."""
    return [_told(place, one, formats) for place, one in enumerate(found.quarters)]


def holds_words(found: Backtest, formats: Formats) -> str:
    """Whether the recipe tells revenue, in a sentence."""
    limit = formats.percent(WITHIN)
    if found.mean_error is None:
        return (
            "Not enough is reported yet to tell earlier quarters again: it takes the first stage, "
            "the revenue, and the conversions of the year before."
        )
    quarters = "1 quarter" if found.counted == 1 else f"{found.counted} quarters"
    off = f"Off by {formats.percent(found.mean_error)} on average over {quarters}"
    if found.holds:
        return f"{off}: the recipe holds within {limit}."
    return f"{off}: the recipe does not hold within {limit}."


def error_words(error: float | None, formats: Formats) -> str:
    """How far off the recipe was, or that it says nothing."""
    return "cannot be told" if error is None else off_by(error, formats)


def period_words(period: Period, formats: Formats) -> str:
    """A period as a line of a list names it."""
    if period.kind is PeriodKind.WEEK:
        return f"Week from {formats.short_day(period.starts)}"
    return period.label


def _stage_words(stage: Stage, metric: Metric, formats: Formats) -> tuple[str, str]:
    reported = f"{stage.reported} of {stage.of} reported" if stage.of else ""
    return amount_words(stage.total, metric, formats), reported


def _pace(place: int, metric: Metric, one: Activity, formats: Formats) -> Pace:
    weekly, short = one.needed.weekly, one.short
    missing = f"{_up(short, formats, weekly)} short" if short else "enough"
    return Pace(
        id=2 * place,
        name=metric.name,
        weekly=UNKNOWN if weekly is None else _up(weekly, formats),
        now=UNKNOWN if one.now is None else _now(one, formats),
        short="" if short is None else missing,
        is_short=bool(short),
    )


def _up(amount: float, formats: Formats, of: float | None = None) -> str:
    """What is needed, or short ``of`` it, rounded up: a part of a call is none."""
    exact = round(amount, 6)  # a hair above a whole one comes of dividing
    whole = (amount if of is None else of) >= _WHOLE_FROM
    return count_words(ceil(exact) if whole else ceil(exact * 10) / 10, formats)


def _now(one: Activity, formats: Formats) -> str:
    if one.now is None:
        return NOT_REPORTED
    return count_words(round(one.now, 0 if one.now >= _WHOLE_FROM else 1), formats)


def _listed(parts: list[str]) -> str:
    """Several things in a row: "14 calls, 6 meetings and 2 wins"."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else parts[0]


def _told(place: int, one: Tested, formats: Formats) -> Told:
    told, actual = one.predicted, one.quarter.actual
    return Told(
        id=place,
        quarter=one.quarter.label,
        predicted=UNKNOWN if told is None else whole_money(told, formats),
        actual=UNKNOWN if actual is None else whole_money(actual, formats),
        error=error_words(one.error, formats),
        within=None if one.error is None else abs(one.error) <= WITHIN,
    )


FEW = f"A conversion is said from {ENOUGH} on: fewer would be chance."
