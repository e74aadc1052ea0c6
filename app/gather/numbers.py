"""Numbers as paper says them: an amount, what is aimed at, a period among others."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from sqlalchemy.orm import Session

from app.domain import metrics, scorecards, scoring
from app.domain.aims import Aim
from app.domain.figures import Figure
from app.domain.kinds import Better, PeriodKind, RollUp, Unit
from app.domain.measure import as_number, parts_of
from app.domain.models import Metric
from app.domain.names import fold
from app.domain.periods import Period
from app.domain.scorecards import Headline
from app.gather.parts import NOT_REPORTED, Wording
from app.labels import label
from app.report import content

#: So many of the last periods of a number are said.
LATEST = 3
#: How often a number is reported, in words.
EVERY = {PeriodKind.WEEK: "by week", PeriodKind.MONTH: "by month", PeriodKind.QUARTER: "by quarter"}


def seen_on(period: Period, today: date) -> date:
    """The day from which a period is looked at: today, or the day after it where it is over."""
    return min(today, period.ends + timedelta(days=1))


def said(figure: Figure, metric: Metric, wording: Wording) -> str:
    """An amount with its unit, or that nobody reported it."""
    amount = figure.amount
    return NOT_REPORTED if amount is None else wording.amount(amount, metric.unit)


def aimed(aim: Aim | None, metric: Metric, wording: Wording) -> str:
    """What is aimed at, with which way it goes; empty where nothing is."""
    if aim is None or not scoring.has_target(metric.better, aim.amount, aim.upper):
        return ""
    amount = wording.amount(aim.amount, metric.unit)
    if aim.upper is not None and metric.better is Better.RANGE:
        return f"{amount} to {wording.amount(aim.upper, metric.unit)}"
    return f"at most {amount}" if metric.better is Better.DOWN else amount


def reading(
    period: Period, figure: Figure, metric: Metric, wording: Wording, currency: str
) -> content.Reading:
    """A number in one period, to be read and to be drawn."""
    aim = figure.aim
    upper = aim.upper if aim is not None and metric.better is Better.RANGE else None
    return content.Reading(
        label=period.label,
        text=said(figure, metric, wording),
        value=_drawn(figure.amount, metric, currency),
        target=_drawn(None if aim is None else aim.amount, metric, currency),
        upper=_drawn(upper, metric, currency),
        missed=figure.missed,
    )


def series(
    metric: Metric, readings: tuple[content.Reading, ...], wording: Wording
) -> content.Series:
    """A number over time, with what stands before and after its figures."""
    before, _, after = wording.amount(0, metric.unit).partition("0")
    least = 1.0 if metric.unit is Unit.COUNT else 0.0
    return content.Series(metric.name, readings, before, after, least)


def readings(one: Headline, wording: Wording, currency: str) -> tuple[content.Reading, ...]:
    """A number in each of its complete periods."""
    return tuple(
        reading(period, figure, one.metric, wording, currency) for period, figure in one.history
    )


def line(one: Headline, wording: Wording, currency: str, owner: str) -> content.NumberLine:
    """A number with its last three periods, as a row of a table."""
    told = readings(one, wording, currency)
    return content.NumberLine(
        name=one.metric.name,
        counted=unit_said(one.metric),
        latest=told[-LATEST:],
        target=aimed(one.latest[1].aim, one.metric, wording),
        standing=label(one.standing),
        history=told,
        owner=owner,
    )


def drawn(one: Headline, wording: Wording, currency: str) -> content.Series:
    """A number over its complete periods, to be drawn."""
    return series(one.metric, readings(one, wording, currency), wording)


def can_be_drawn(one: Headline) -> bool:
    """Whether there is more than one point to draw."""
    return sum(figure.amount is not None for _, figure in one.history) > 1


def unit_said(metric: Metric) -> str:
    """What a number is a count of, where its name does not say so already."""
    return "" if fold(metric.counts) in fold(metric.name) else metric.counts


def counted(metric: Metric) -> str:
    """What a number is a count of, and how often it is reported."""
    return " ".join(filter(None, (unit_said(metric), EVERY[metric.frequency])))


def rounded(minor: float, wording: Wording, currency: str) -> str:
    """Money that was reckoned and not recorded: without the cents that nobody means."""
    whole = parts_of(Unit.MONEY, currency)
    return wording.money(round(minor / whole) * whole)


def definitions(
    db: Session, wanted: Collection[Metric], wording: Wording
) -> tuple[content.Definition, ...]:
    """What exactly each of these numbers counts, in their order; why it does is not said."""
    known = metrics.current_definitions(db)
    every = {metric.id: metric for metric in metrics.listed(db, retired=True)}
    return tuple(
        content.Definition(
            name=metric.name,
            text=found.text,
            since=f"since {wording.day(found.valid_from)}",
            counted=_how(metric, every),
        )
        for metric in wanted
        if (found := known.get(metric.id)) is not None
    )


def headlines(
    db: Session, person_id: int, wording: Wording, today: date
) -> tuple[content.Figure, ...]:
    """The few numbers of somebody to have in mind, each in the last period that is over."""
    found = []
    for one in scorecards.headlines(db, person_id, today):
        period, figure = one.latest
        aim = aimed(figure.aim, one.metric, wording)
        found.append(
            content.Figure(
                label=one.metric.name,
                value=said(figure, one.metric, wording),
                note=f"{period.label}, target {aim}" if aim else period.label,
            )
        )
    return tuple(found)


def in_order(wanted: Sequence[Metric]) -> list[Metric]:
    """Numbers as they stand in a table: those reported most often first."""
    order = list(EVERY)
    return sorted(wanted, key=lambda metric: order.index(metric.frequency))


def _drawn(amount: int | None, metric: Metric, currency: str) -> float | None:
    return None if amount is None else float(as_number(amount, metric.unit, currency))


def _how(metric: Metric, every: dict[int, Metric]) -> str:
    """How a number of a longer time comes of its parts, in words."""
    if metric.roll_up is not RollUp.RATIO:
        return f"{counted(metric)}, {label(metric.roll_up).casefold()}"
    above, below = every[metric.numerator_id or 0], every[metric.denominator_id or 0]
    return f"{EVERY[metric.frequency]}, {above.name} over {below.name}"
