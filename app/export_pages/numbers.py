"""What is measured and expected, for the pages of an export."""

from collections.abc import Iterable
from datetime import date

from app.domain import improvement, misses, scorecards
from app.domain.kinds import PeriodKind, Unit
from app.domain.measured import OfPerson, OfTeam
from app.domain.models import (
    LiftScenario,
    Metric,
    MetricDefinition,
    Standard,
    Target,
    TeamGoal,
    Value,
)
from app.exchange.markdown import Entry, Section
from app.export_pages.words import Wording
from app.labels import label


def of_person(full: OfPerson, wording: Wording) -> tuple[Section, ...]:
    """A person's numbers, what is aimed at with them, and what was expected and missed."""
    return (
        Section("Numbers", tuple(_values(one, there, wording) for one, there in full.values)),
        Section("Targets", tuple(_target(one, aim, wording) for one, aim in full.targets)),
        Section("Standards of their own", tuple(_standard(s, wording) for s in full.standards)),
        Section(
            "Standards acknowledged",
            tuple(
                Entry(wording.day(read.acknowledged_on), (label(one.area),), (("", one.statement),))
                for one, read in full.read
            ),
        ),
        Section("Missed standards", tuple(_miss(one, wording) for one in full.misses)),
        Section("Improvement plans", tuple(_plan(one, wording) for one in full.plans)),
    )


def of_team(full: OfTeam, wording: Wording) -> tuple[Section, ...]:
    """What is followed and expected of nobody in particular."""
    goals, known = {goal.id: goal for goal in full.goals}, {one.id: one for one, _ in full.metrics}
    return (
        Section("Team goals", tuple(_goal(goal, goals) for goal in full.goals)),
        Section(
            "Metrics",
            tuple(_metric(one, said, known, goals, wording) for one, said in full.metrics),
        ),
        Section("Targets", tuple(_target(one, aim, wording) for one, aim in full.targets)),
        Section("Scorecards", tuple(_scorecard(one) for one in full.scorecards)),
        Section("Standards", tuple(_standard(one, wording) for one in full.standards)),
        Section("Lift scenarios", tuple(_scenario(s, known, wording) for s in full.scenarios)),
    )


def _values(metric: Metric, values: Iterable[Value], wording: Wording) -> Entry:
    lines = "\n".join(
        f"{_period(metric.frequency, one.starts_on, wording)}: "
        f"{wording.amount(one.amount, metric.unit)} ({label(one.entered_by).lower()})"
        for one in values
    )
    return Entry(metric.name, (label(metric.frequency), _unit(metric)), (("", lines),))


def _period(kind: PeriodKind, starts: date, wording: Wording) -> str:
    """The period that begins on a day; a week's name alone would not say of which year."""
    named = wording.period(kind, starts)
    return f"{named}, {wording.day(starts, 'from {}')}" if kind is PeriodKind.WEEK else named


def _target(metric: Metric, aim: Target, wording: Wording) -> Entry:
    said = wording.amount(aim.amount, metric.unit)
    if aim.upper is not None:
        said = f"between {said} and {wording.amount(aim.upper, metric.unit)}"
    facts = (
        said,
        label(metric.frequency),
        aim.role,
        wording.day(aim.starts_on, "from {}"),
        wording.day(aim.ends_on, "until {}"),
    )
    return Entry(metric.name, facts, (("Why it was raised", aim.reason),))


def _goal(goal: TeamGoal, goals: dict[int, TeamGoal]) -> Entry:
    above = goals.get(goal.parent_id or 0)
    return Entry(goal.name, (f"serves {above.name}" if above is not None else "",))


def _metric(
    metric: Metric,
    said: Iterable[MetricDefinition],
    known: dict[int, Metric],
    goals: dict[int, TeamGoal],
    wording: Wording,
) -> Entry:
    goal = goals.get(metric.goal_id or 0)
    facts = (
        label(metric.nature),
        label(metric.lead),
        _unit(metric),
        label(metric.better),
        label(metric.frequency),
        _rolled_up(metric, known),
        label(metric.meaning) if metric.meaning else "",
        f"stage {metric.stage} of the recipe" if metric.stage else "",
        f"serves {goal.name}" if goal is not None else "",
        wording.day(metric.retired_on, "retired on {}"),
    )
    texts = (
        text
        for one in said
        for text in (
            (wording.day(one.valid_from, "From {}"), one.text),
            (wording.day(one.valid_from, "Why from {}"), one.reason),
        )
    )
    return Entry(metric.name, facts, tuple(texts))


def _rolled_up(metric: Metric, known: dict[int, Metric]) -> str:
    above, below = known.get(metric.numerator_id or 0), known.get(metric.denominator_id or 0)
    if above is None or below is None:
        return label(metric.roll_up)
    return f"{above.name} over {below.name}"


def _unit(metric: Metric) -> str:
    named = metric.unit is Unit.COUNT and metric.counts
    return metric.counts if named else label(metric.unit)


def _scorecard(found: scorecards.InFull) -> Entry:
    one = found.scorecard
    weights = "\n".join(f"{metric.name}: {weight}" for metric, weight in found.items)
    return Entry(one.role or "Everybody", (f"cap {one.cap} percent",), (("Weights", weights),))


def _scenario(one: LiftScenario, known: dict[int, Metric], wording: Wording) -> Entry:
    levers = [(one.percent, one.lever_id)]
    if one.percent_2 is not None:
        levers.append((one.percent_2, one.lever_2_id))
    facts = (
        f"+{percent / 10:g}% {known[lever].name if lever in known else 'revenue'}"
        for percent, lever in levers
    )
    named = wording.period(one.period_kind, one.starts_on)
    return Entry(one.name, (named, *facts), (("", one.note),))


def _standard(one: Standard, wording: Wording) -> Entry:
    facts = (
        one.role,
        wording.day(one.effective_from, "from {}"),
        wording.day(one.effective_until, "until {}"),
    )
    texts = (("", one.statement), ("Seen by", one.measure), ("Enough is", one.threshold))
    return Entry(label(one.area), facts, texts)


def _miss(found: misses.InFull, wording: Wording) -> Entry:
    miss = found.miss
    facts = (
        label(miss.vis),
        wording.day(miss.talked_on, "talked about on {}") or "not talked about yet",
        wording.day(miss.recheck_on, "to be looked at again on {}"),
        label(miss.state),
        wording.day(miss.closed_on, "on {}"),
    )
    texts = (
        ("Standard", found.standard.statement),
        ("What was seen", miss.facts),
        ("Effect", miss.effect),
        ("Support offered", miss.support),
        ("What was agreed", miss.correction),
    )
    return Entry(wording.day(miss.observed_on), facts, texts)


def _plan(found: improvement.InFull, wording: Wording) -> Entry:
    plan = found.plan
    facts = (
        label(plan.vis),
        wording.day(plan.ends_on, "until {}"),
        wording.day(plan.extended_to, "extended to {}"),
        label(plan.outcome) if plan.outcome else "",
        wording.day(plan.closed_on, "on {}"),
    )
    looks = "\n".join(
        f"{wording.day(step.due_on)}: {step.text}{_looked(step.met, wording.day(step.looked_on))}"
        f"{f' {step.said}' if step.said else ''}"
        for step in found.checkpoints
    )
    texts = (
        ("Standard", found.standard.statement if found.standard is not None else ""),
        ("Aim", plan.aim),
        ("Support", plan.support),
        (f"What follows on {wording.day(plan.consequence_on)}", plan.consequence),
        ("Looks", looks),
        ("Why it was extended", plan.extension_reason),
        ("Why a step was skipped", plan.because),
        ("My own note", plan.note),
    )
    return Entry(wording.day(plan.starts_on, "From {}"), facts, texts)


def _looked(met: bool | None, day: str) -> str:
    return "" if met is None else f" ({'met' if met else 'not met'} on {day})"
