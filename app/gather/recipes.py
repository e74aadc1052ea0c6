"""The recipe on paper: how activity becomes revenue, of one person or of the team."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, zip_longest

from sqlalchemy.orm import Session

from app.domain import people, recipes, settings
from app.domain.kinds import Unit
from app.domain.measure import PARTS
from app.domain.models import Metric, Settings
from app.domain.periods import Period
from app.domain.recipe import WITHIN, Backtest, Conversion, Stage, Tested
from app.domain.recipes import Activity, Plan, Recipe
from app.gather import numbers, parts, team
from app.gather.parts import NOT_REPORTED, Wording
from app.report import content

KIND, TEAM_KIND = "Recipe", "Recipe of the team"
TOO_FEW = "too few to say"
OVER = "The last 13 weeks, in what was reported of both stages."


@dataclass(frozen=True)
class _Teller:
    """Says how much there was of a stage, and how much of it became the next one."""

    wording: Wording
    currency: str

    def money(self, minor: float | None, missing: str = NOT_REPORTED) -> str:
        """An amount that was reckoned."""
        return missing if minor is None else numbers.rounded(minor, self.wording, self.currency)

    def quantity(self, number: float | None, metric: Metric, missing: str = NOT_REPORTED) -> str:
        """So much of a stage, to one decimal."""
        if number is None or metric.unit is Unit.MONEY:
            return self.money(number, missing)
        return self.wording.amount(round(round(number, 1) * PARTS), metric.unit)

    def rate(self, step: Conversion, first: Metric, then: Metric) -> str:
        """How much of a stage becomes the next: a share, or what one of it brings."""
        if step.rate is None:
            return TOO_FEW if step.too_few else NOT_REPORTED
        if first.unit is not Unit.MONEY and then.unit is Unit.MONEY:
            return f"{self.money(step.rate)} each"
        return self.wording.percent(step.rate)

    def counted(self, step: Conversion, first: Metric, then: Metric) -> str:
        """What a conversion was counted from; of too few nothing is said."""
        if step.rate is None:
            return ""
        above = self.quantity(step.numerator, then)
        return f"{above} of {self.quantity(step.denominator, first)}"

    def told(self, step: Conversion, first: Metric, then: Metric) -> str:
        """Both, on a line each."""
        lines = (self.rate(step, first, then), self.counted(step, first, then))
        return "\n".join(filter(None, lines))


@dataclass(frozen=True)
class _Counted:
    """A recipe with its plan and its back-test, of one person or of the team."""

    chosen: Settings
    teller: _Teller
    recipe: Recipe
    plan: Plan
    tested: Backtest

    @property
    def any(self) -> bool:
        """Whether there is a recipe at all."""
        return _is_any(self.recipe)


def recipe(
    db: Session, person_id: int, period: Period, wording: Wording, today: date
) -> content.RepRecipe:
    """A person's own recipe, with what their quota of a period takes each week."""
    counted = _count(db, person_id, period, wording, today)
    return content.RepRecipe(
        paper=counted.chosen.paper.value,
        cover=_cover(db, person_id, counted, period, today, mine=False),
        over=OVER if counted.any else "",
        chain=_chain(counted.recipe, counted.teller),
        needs=_needs(counted),
        tests=_tests(counted),
    )


def manager_recipe(
    db: Session, person_id: int, period: Period, wording: Wording, today: date
) -> content.ManagerRecipe:
    """The same beside the conversions of the whole team, for the manager alone."""
    counted = _count(db, person_id, period, wording, today)
    together = recipes.of_team(db, numbers.seen_on(period, today))
    cover = _cover(db, person_id, counted, period, today, mine=True)
    return _for_manager(counted, cover, [counted.recipe, together])


def team_recipe(
    db: Session, period: Period, wording: Wording, today: date
) -> content.ManagerRecipe:
    """The recipe of the team and of each one on it, for the manager alone."""
    counted = _count(db, None, period, wording, today)
    everybody = recipes.everybody(db, numbers.seen_on(period, today))
    cover = team.team_cover(
        *(TEAM_KIND, counted.chosen, wording, today),
        copy_for=counted.chosen.manager,
        period=period.label,
    )
    return _for_manager(counted, cover, [*everybody[1:], everybody[0]])


def _for_manager(
    counted: _Counted, cover: content.Cover, beside: Sequence[Recipe]
) -> content.ManagerRecipe:
    """A recipe with the conversions of several ``beside`` each other."""
    return content.ManagerRecipe(
        paper=counted.chosen.paper.value,
        cover=cover,
        over=OVER if counted.any else "",
        chain=_chain(counted.recipe, counted.teller),
        needs=_needs(counted),
        tests=_tests(counted),
        steps=_steps(counted.recipe),
        others=_others(beside, counted.teller),
    )


def _count(
    db: Session, person_id: int | None, period: Period, wording: Wording, today: date
) -> _Counted:
    seen = numbers.seen_on(period, today)
    plan = recipes.needed(db, period, seen, person_id)
    tested = recipes.backtest(db, seen, person_id)
    chosen = settings.current(db)
    return _Counted(chosen, _Teller(wording, chosen.currency), plan.recipe, plan, tested)


def _cover(
    db: Session, person_id: int, counted: _Counted, period: Period, today: date, *, mine: bool
) -> content.Cover:
    person, chosen = people.get(db, person_id), counted.chosen
    copy_for = chosen.manager if mine else person.name
    prepared = counted.teller.wording.day(today)
    return parts.cover(person, KIND, period.label, chosen, prepared, copy_for=copy_for)


def chain(found: Recipe, wording: Wording, currency: str) -> tuple[content.ChainStep, ...]:
    """Each stage of a recipe with what became of it; the last one is the revenue."""
    return _chain(found, _Teller(wording, currency))


def _is_any(found: Recipe) -> bool:
    """Whether something becomes something else."""
    return len(found.metrics) > 1


def _chain(found: Recipe, teller: _Teller) -> tuple[content.ChainStep, ...]:
    if not _is_any(found):
        return ()
    return tuple(
        _step(metric, then, stage, step, teller)
        for metric, then, stage, step in zip_longest(
            found.metrics, found.metrics[1:], found.stages, found.conversions
        )
    )


def _step(
    metric: Metric, then: Metric | None, stage: Stage, step: Conversion | None, teller: _Teller
) -> content.ChainStep:
    return content.ChainStep(
        stage=metric.name,
        total=teller.quantity(stage.total, metric),
        reported="" if stage.reported == stage.of else f"{stage.reported} of {stage.of} reported",
        becomes="" if then is None or step is None else teller.rate(step, metric, then),
        counted="" if then is None or step is None else teller.counted(step, metric, then),
    )


def _needs(counted: _Counted) -> content.Needs | None:
    plan, teller = counted.plan, counted.teller
    if not plan.activities:
        return None
    if plan.quota is None:
        return content.Needs(f"No quota is known for {plan.period.label}.", ())
    quota = teller.wording.money(plan.quota)
    left_out = f"; {plan.without} without a quota are left out" if plan.without else ""
    return content.Needs(
        f"For a quota of {quota} in {plan.period.label}, {plan.weeks} weeks{left_out}.",
        tuple(
            _need(activity, metric, teller)
            for activity, metric in zip(plan.activities, plan.recipe.metrics, strict=True)
        ),
    )


def _need(activity: Activity, metric: Metric, teller: _Teller) -> content.Need:
    short = activity.short
    return content.Need(
        stage=metric.name,
        total=teller.quantity(activity.needed.total, metric, TOO_FEW),
        weekly=teller.quantity(activity.needed.weekly, metric, TOO_FEW),
        now=teller.quantity(activity.now, metric),
        short=teller.quantity(short, metric) if short else "",
    )


def _tests(counted: _Counted) -> content.Backtest | None:
    tested = counted.tested
    if not any(one.predicted or one.quarter.actual for one in tested.quarters):
        return None
    return content.Backtest(
        _verdict(tested, counted.teller.wording),
        tuple(_retold(one, counted.teller) for one in tested.quarters),
    )


def _verdict(tested: Backtest, wording: Wording) -> str:
    if tested.mean_error is None:
        return "No quarter can be told again yet: too little was reported before it."
    holds = "holds" if tested.holds else "does not hold"
    quarters = "quarter" if tested.counted == 1 else "quarters"
    return (
        f"On average {wording.percent(tested.mean_error)} off over {tested.counted} {quarters}: "
        f"the recipe {holds} (within {wording.percent(WITHIN)})."
    )


def _retold(one: Tested, teller: _Teller) -> content.Retold:
    came = one.quarter.actual
    return content.Retold(
        quarter=one.quarter.label,
        told=teller.money(one.predicted, TOO_FEW),
        came=teller.money(came),
        error="" if one.error is None else _signed(one.error, teller.wording),
        told_value=one.predicted,
        came_value=came,
    )


def _signed(error: float, wording: Wording) -> str:
    said = wording.percent(error)
    return f"+{said}" if round(error * 100) > 0 else said


def _steps(found: Recipe) -> tuple[str, ...]:
    """What each conversion is called."""
    return tuple(f"{step.end} of {step.start}" for step in found.conversions)


def _others(found: Sequence[Recipe], teller: _Teller) -> tuple[content.Own, ...]:
    """The conversions of several below each other, the team's last."""
    return tuple(
        content.Own(
            name=team.TEAM if one.person is None else one.person.called,
            cells=tuple(
                teller.told(step, first, then)
                for step, (first, then) in zip(one.conversions, pairwise(one.metrics), strict=True)
            ),
        )
        for one in found
        if one.conversions
    )
