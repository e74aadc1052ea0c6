"""The recipe of a person and of the team, from what was reported: how activity becomes revenue.

A stage is compared with the next one over the interval at which both are known: weeks with weeks,
weeks with the month in which they end. What one of the two lacks does not count.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sqlalchemy.orm import Session as Db

from app.domain import metrics, people, recipe, reported, settings
from app.domain.kinds import Meaning, PeriodKind, Unit
from app.domain.measure import PARTS
from app.domain.models import Metric, Person, Settings
from app.domain.periods import Period
from app.domain.recipe import Backtest, Conversion, Needed, Quarter, Stage
from app.domain.reported import Reported
from app.domain.spans import complete

#: A quarter's worth of each interval: that far the recipe looks back.
LOOK_BACK = {PeriodKind.WEEK: 13, PeriodKind.MONTH: 3, PeriodKind.QUARTER: 1}
#: So many quarters are told again, each from so many before it.
TESTED, KNOWN_FROM = 4, 4


@dataclass(frozen=True)
class Recipe:
    """The stages over the last quarter's worth of time, and what became of each.

    ``person`` is None for the team, whose recipe is made of all that was reported.
    """

    person: Person | None
    metrics: tuple[Metric, ...]
    stages: tuple[Stage, ...]
    conversions: tuple[Conversion, ...]


@dataclass(frozen=True)
class Activity:
    """What a quota takes of one stage, and how much of it there was in a week lately."""

    needed: Needed
    now: float | None

    @property
    def short(self) -> float | None:
        """How much a week is missing, 0 where it is enough; None where either is not known."""
        if self.needed.weekly is None or self.now is None:
            return None
        return max(self.needed.weekly - self.now, 0.0)


@dataclass(frozen=True)
class Plan:
    """What a quota takes each week of a period, by the recipe it was counted with.

    Of the team, ``without`` have no quota and are not in it.
    """

    person: Person | None
    period: Period
    quota: int | None
    without: int
    weeks: int
    recipe: Recipe
    activities: tuple[Activity, ...]


def of_team(db: Db, today: date) -> Recipe:
    """The recipe of all that was reported over the last quarter's worth of time."""
    wanted, read = look_back(db, today)
    return _recipe(read, wanted, None, read.who, today)


def of_person(db: Db, person_id: int, today: date) -> Recipe:
    """One person's recipe over the last quarter's worth of time."""
    wanted, read = look_back(db, today, person_id)
    return _recipe(read, wanted, people.get(db, person_id), [person_id], today)


def everybody(db: Db, today: date) -> list[Recipe]:
    """The team's recipe, then that of each one on the team; read at once."""
    wanted, read = look_back(db, today)
    own = [_recipe(read, wanted, person, [person.id], today) for person in people.team(db)]
    return [_recipe(read, wanted, None, read.who, today), *own]


def needed(
    db: Db, period: Period, today: date, person_id: int | None = None, *, as_team: bool = False
) -> Plan:
    """What a person's quota of a period takes each week, or the quotas of the team together.

    With ``as_team`` a person's is counted with the conversions of the team, for somebody whose
    own are still too few.
    """
    wanted, read = look_back(db, today, None if as_team else person_id)
    person = None if person_id is None else people.get(db, person_id)
    team = [one.id for one in people.team(db)] if person is None else [person.id]
    counted = read.who if person is None or as_team else team
    made = _recipe(read, wanted, None if as_team else person, counted, today)
    quotas = _quotas(db, period, team)
    known = [quota for quota in quotas if quota is not None]
    quota, weeks = (sum(known) if known else None), len(read.parts(PeriodKind.WEEK, period))
    steps = recipe.weekly_activity(quota, made.conversions, weeks)
    pace = [_pace(read, metric, team, today) for metric in wanted]
    lines = (Activity(one, now) for one, now in zip(steps, pace, strict=False))
    return Plan(person, period, quota, len(quotas) - len(known), weeks, made, tuple(lines))


def backtest(db: Db, today: date, person_id: int | None = None) -> Backtest:
    """What the recipe would have told of the last four quarters, each from the four before it."""
    wanted, chosen = metrics.stages(db), settings.current(db)
    quarters = complete(PeriodKind.QUARTER, today, TESTED + KNOWN_FROM, chosen)
    read = reported.read(db, wanted, quarters[0].starts, quarters[-1].ends, person_id)
    if len(wanted) < 2:
        return recipe.backtest(())
    who = read.who if person_id is None else [person_id]
    chains = [_chain(read, wanted, who, [quarter]) for quarter in quarters[:-1]]
    return recipe.backtest(
        _quarter(read, wanted, who, quarter, _together(chains[at : at + KNOWN_FROM]))
        for at, quarter in enumerate(quarters[KNOWN_FROM:])
    )


def look_back(
    db: Db, today: date, person_id: int | None = None
) -> tuple[tuple[Metric, ...], Reported]:
    """The stages, and what was reported of them as far as a recipe looks back."""
    wanted, chosen = tuple(metrics.stages(db)), settings.current(db)
    first = min(periods[0].starts for periods in looked_back(today, chosen).values())
    return wanted, reported.read(db, wanted, first, today, person_id)


def looked_back(today: date, chosen: Settings) -> dict[PeriodKind, tuple[Period, ...]]:
    """The periods that a recipe looks back at, by their kind."""
    return {kind: complete(kind, today, count, chosen) for kind, count in LOOK_BACK.items()}


def told(
    read: Reported,
    first: Metric,
    then: Metric | None,
    person_id: int,
    back: dict[PeriodKind, tuple[Period, ...]],
) -> list[tuple[Period, float | None, float | None]]:
    """What one person reported of a stage, and of the ``then`` next one, in whole units.

    Both are looked at over the longer of their intervals.
    """
    kind = first.frequency if then is None else _coarser(first, then)
    return [
        (
            period,
            _number(read, first, person_id, period),
            None if then is None else _number(read, then, person_id, period),
        )
        for period in _known_by(read, then or first, person_id, back, kind)
    ]


def _recipe(
    read: Reported,
    wanted: tuple[Metric, ...],
    person: Person | None,
    who: Sequence[int],
    today: date,
) -> Recipe:
    back = looked_back(today, read.chosen)
    chain = []
    for first, then in pairwise(wanted):
        pairs = (pair for one in who for _, *pair in told(read, first, then, one, back))
        chain.append(recipe.conversion(first.name, then.name, ((a, b) for a, b in pairs)))
    stages = tuple(_stage(read, metric, who, back) for metric in wanted)
    return Recipe(person, wanted, stages, tuple(chain))


def _stage(
    read: Reported,
    metric: Metric,
    who: Sequence[int],
    back: dict[PeriodKind, tuple[Period, ...]],
) -> Stage:
    amounts = [amount for one in who for _, amount, _ in told(read, metric, None, one, back)]
    known = [amount for amount in amounts if amount is not None]
    return Stage(metric.name, sum(known) if known else None, len(known), len(amounts))


def _known_by(
    read: Reported,
    metric: Metric,
    person_id: int,
    back: dict[PeriodKind, tuple[Period, ...]],
    kind: PeriodKind,
) -> tuple[Period, ...]:
    """The periods to look at: the last quarter where somebody's revenue is not kept by months."""
    if metric.meaning is Meaning.REVENUE and kind is PeriodKind.MONTH:
        months = back[kind]
        if all(read.result(person_id, month).actual is None for month in months):
            return back[PeriodKind.QUARTER]
    return back[kind]


def _chain(
    read: Reported, wanted: Sequence[Metric], who: Sequence[int], quarters: Sequence[Period]
) -> tuple[Conversion, ...]:
    """The conversions of whole quarters, revenue as it was in each of them."""
    chain = []
    for first, then in pairwise(wanted):
        revenue = then.meaning is Meaning.REVENUE
        kind = PeriodKind.QUARTER if revenue else _coarser(first, then)
        pairs = (
            (_number(read, first, one, period), _number(read, then, one, period))
            for one in who
            for quarter in quarters
            for period in ((quarter,) if revenue else read.parts(kind, quarter))
        )
        chain.append(recipe.conversion(first.name, then.name, pairs))
    return tuple(chain)


def _together(chains: Sequence[tuple[Conversion, ...]]) -> tuple[Conversion, ...]:
    """The conversions of several quarters as one chain."""
    return tuple(
        recipe.conversion(
            steps[0].start, steps[0].end, ((one.denominator, one.numerator) for one in steps)
        )
        for steps in zip(*chains, strict=True)
    )


def _quarter(
    read: Reported,
    wanted: Sequence[Metric],
    who: Sequence[int],
    quarter: Period,
    chain: tuple[Conversion, ...],
) -> Quarter:
    """What a quarter began with and ended in, of those of whom both are known."""
    ends = [
        (_number(read, wanted[0], one, quarter), _number(read, wanted[-1], one, quarter))
        for one in who
    ]
    there = [pair for pair in ends if pair != (None, None)]
    known = recipe.conversion(wanted[0].name, wanted[-1].name, there)
    counted = sum(None not in pair for pair in there)
    return Quarter(quarter.label, known.denominator, chain, known.numerator, counted, len(there))


def _number(read: Reported, metric: Metric, person_id: int, period: Period) -> float | None:
    """An amount in whole units, money in minor ones."""
    amount = read.amount(metric, person_id, period)
    if amount is None or metric.unit is Unit.MONEY:
        return amount
    return amount / PARTS


def _pace(read: Reported, metric: Metric, who: Iterable[int], today: date) -> float | None:
    """How much of a stage these people did in a week lately, in those that they reported."""
    periods = complete(metric.frequency, today, LOOK_BACK[metric.frequency], read.chosen)
    weeks = LOOK_BACK[PeriodKind.WEEK] / len(periods)
    paces = []
    for one in who:
        amounts = (_number(read, metric, one, period) for period in periods)
        known = [amount for amount in amounts if amount is not None]
        if known:
            paces.append(sum(known) / len(known) / weeks)
    return sum(paces) if paces else None


def _quotas(db: Db, period: Period, who: Sequence[int]) -> list[int | None]:
    chosen = settings.current(db)
    alone = who[0] if len(who) == 1 else None
    kept = reported.results_of(db, period.starts, period.ends, alone)
    own = Reported(chosen, {}, kept)
    return [own.result(one, period).quota for one in who]


def _coarser(first: Metric, then: Metric) -> PeriodKind:
    order = list(PeriodKind)
    return max(first.frequency, then.frequency, key=order.index)
