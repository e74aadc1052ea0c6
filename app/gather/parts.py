"""One record, or a few of a kind, as the piece of content that says it.

Nothing here decides what an audience may see: that is settled by whoever passes the records.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Protocol

from app.domain import facts, ramp, skills
from app.domain.attainment import PeriodResult
from app.domain.expectation import Band
from app.domain.goals import GoalInFull
from app.domain.kinds import Certainty, FactKind, GoalState, SkillFamily, Unit, Vis
from app.domain.models import (
    Agreement,
    MustHave,
    MustHaveScore,
    Person,
    ProfileFact,
    RampStep,
    Settings,
)
from app.domain.skills import Standing
from app.labels import label
from app.report import content

NOT_REPORTED = "not reported"
#: What a salesperson's copy may say of them in words, in this order.
_STATEMENTS = (
    FactKind.STRENGTH,
    FactKind.MOTIVATION,
    FactKind.ASPIRATION,
    FactKind.RECOGNITION_STYLE,
    FactKind.WHAT_HELPS,
    FactKind.CAN_TEACH,
)


class Wording(Protocol):
    """How numbers and days are written."""

    def money(self, minor: int) -> str:
        """An amount in minor units."""

    def amount(self, amount: int, unit: Unit) -> str:
        """A number of a metric in its unit's smallest part."""

    def percent(self, ratio: float) -> str:
        """A share."""

    def day(self, day: date) -> str:
        """A day in full."""

    def short_day(self, day: date) -> str:
        """A day without its year."""

    def day_and_month(self, day: date) -> str:
        """The same with its month written out."""

    def weekday(self, day: date) -> str:
        """A day with its weekday, without its year."""

    def weekday_in_month(self, day: date) -> str:
        """A day with its weekday, without its month."""

    def month_name(self, day: date) -> str:
        """The month of a day."""

    def month(self, day: date) -> str:
        """The month of a day, with its year."""


def cover(
    person: Person,
    kind: str,
    period: str,
    chosen: Settings,
    prepared: str,
    *,
    copy_for: str,
) -> content.Cover:
    """The head of a packet about one person."""
    return content.Cover(
        person=person.name,
        kind=kind,
        period=period,
        role=" · ".join(filter(None, (person.role, person.segment, person.territory))),
        company=chosen.company,
        prepared=prepared,
        copy_for=copy_for,
        language=language(chosen),
    )


def language(chosen: Settings) -> str:
    """The language of every paper: its words are English, in the journal's kind of it."""
    named = chosen.language.replace("_", "-")
    return named if named.partition("-")[0] == "en" else "en"


def named_apart(people: Iterable[Person]) -> dict[int, str]:
    """What each one is called, by id: the whole name where another is called the same."""
    by_id = {person.id: person for person in people}
    times = Counter(person.called for person in by_id.values())
    return {
        number: one.called if times[one.called] == 1 else one.name for number, one in by_id.items()
    }


def statements(shared: Sequence[ProfileFact]) -> tuple[content.Statement, ...]:
    """Facts that may be read by whom they are about, kind by kind."""
    return tuple(
        content.Statement(label=label(fact.kind), text=fact.text)
        for kind in _STATEMENTS
        for fact in shared
        if fact.kind is kind
    )


def may_be_read(fact: ProfileFact) -> bool:
    """Whether the person whom a fact is about may read it."""
    return fact.vis is Vis.SHAREABLE and facts.may_be_shared(fact.kind, fact.certainty)


def result_lines(past: Iterable[PeriodResult], wording: Wording) -> tuple[content.Result, ...]:
    """Periods against quota, as they come."""

    def money(minor: int | None) -> str:
        return NOT_REPORTED if minor is None else wording.money(minor)

    return tuple(
        content.Result(
            label=result.period.label,
            quota=money(result.quota),
            actual=money(result.actual),
            attainment=share(result.attainment, wording),
            ratio=result.attainment,
        )
        for result in past
    )


def share(ratio: float | None, wording: Wording) -> str:
    """A share, or that nobody reported it."""
    return NOT_REPORTED if ratio is None else wording.percent(ratio)


def band(found: Band | None, wording: Wording) -> str:
    """What to expect of a quarter, in one sentence; empty where too little is known."""
    if found is None:
        return ""
    low, middle, high = map(wording.percent, (found.low, found.middle, found.high))
    return (
        f"Half of the last {found.quarters} quarters lay between {low} and {high} of quota, "
        f"the middle at {middle}."
    )


def strong_skills(standings: Sequence[Standing]) -> tuple[content.Strength, ...]:
    """The few skills that the manager rates highest."""
    best = sorted(
        (s for s in standings if s.manager is not None and s.manager.level >= skills.STRONG),
        key=lambda s: -(s.manager.level if s.manager else 0),
    )
    return tuple(
        content.Strength(s.skill.name, s.manager.level) for s in best[:3] if s.manager is not None
    )


def focuses(aims: Sequence[GoalInFull], standings: Sequence[Standing]) -> tuple[content.Focus, ...]:
    """The skills that open goals are about: the goals themselves are said once, further on."""
    levels = {s.skill.id: s.manager.level for s in standings if s.manager is not None}
    return tuple(
        content.Focus(text=skill.name, level=levels.get(skill.id), aim=aim.goal.to_level)
        for aim in aims
        if aim.goal.state is GoalState.OPEN
        for skill in aim.skills
    )


def split(
    standings: Sequence[Standing],
) -> tuple[tuple[content.SkillLine, ...], tuple[content.SkillLine, ...]]:
    """Skills apart from traits, which are rated the same way."""
    lines = [(one.skill.family is SkillFamily.TRAIT, _skill_line(one)) for one in standings]
    return (
        tuple(line for is_trait, line in lines if not is_trait),
        tuple(line for is_trait, line in lines if is_trait),
    )


def _skill_line(standing: Standing) -> content.SkillLine:
    rating = standing.manager or standing.own
    return content.SkillLine(
        name=standing.skill.name,
        own=standing.own.level if standing.own else None,
        manager=standing.manager.level if standing.manager else None,
        before=standing.before.level if standing.before else None,
        change=signed(standing.change),
        justification=rating.justification if rating else "",
    )


def signed(change: int | None) -> str:
    """A change with its sign; empty where there was nothing to compare with."""
    if change is None:
        return ""
    return "=" if change == 0 else f"{change:+d}".replace("-", "−")


def goal(aim: GoalInFull, wording: Wording) -> content.Goal:
    """A growth goal with its steps."""
    goal = aim.goal
    levels = ""
    if goal.to_level:
        start = (
            f"level {goal.from_level} to {goal.to_level}"
            if goal.from_level
            else f"level {goal.to_level}"
        )
        names = ", ".join(skill.name for skill in aim.skills)
        levels = f"{names}, {start}" if names and names != goal.outcome else start.capitalize()
    by = f"by {wording.day(goal.due)}" if goal.due else ""
    return content.Goal(
        title=goal.outcome,
        aim=" ".join(filter(None, (levels, by))),
        why=goal.why,
        state=label(goal.state),
        checkpoints=tuple(
            content.Checkpoint(
                when=wording.day(step.due), text=step.text, reached=step.reached_on is not None
            )
            for step in aim.checkpoints
        ),
    )


def fact(known: ProfileFact, wording: Wording) -> content.Fact:
    """A fact with the day on which it was last confirmed."""
    return content.Fact(
        text=known.text,
        evidence=known.evidence,
        dated=f"confirmed {wording.day(known.confirmed_on)}",
        hunch=known.certainty is Certainty.HUNCH,
    )


def groups(
    kinds: Iterable[FactKind],
    known: Sequence[ProfileFact],
    say: Callable[[ProfileFact], content.Fact],
) -> tuple[content.FactGroup, ...]:
    """Facts under their kind, in the order of ``kinds``; a kind without any is left out."""
    return tuple(
        content.FactGroup(title=label(kind), facts=tuple(map(say, of_kind)))
        for kind in kinds
        if (of_kind := [fact for fact in known if fact.kind is kind])
    )


def fact_in_full(known: ProfileFact, wording: Wording, today: date) -> content.Fact:
    """A fact with how sure it is, all its days, and whether it may be read."""
    sure = "" if known.certainty is Certainty.HUNCH else label(known.certainty)
    shared = "shareable" if may_be_read(known) else ""
    confirmed = f"confirmed {wording.day(known.confirmed_on)}"
    lines = [
        " · ".join(filter(None, (sure, shared))),
        f"noted {wording.day(known.noted_on)}",
        confirmed if known.confirmed_on != known.noted_on else "",
        "to be confirmed again" if facts.is_stale(known, today) else "",
    ]
    return content.Fact(
        text=known.text,
        evidence=known.evidence,
        dated="\n".join(filter(None, lines)),
        hunch=known.certainty is Certainty.HUNCH,
    )


def promises(agreement: Agreement | None, wording: Wording) -> content.Promises | None:
    """What two people count on each other for, a line each; None where nothing is written."""
    if agreement is None:
        return None
    agreed = f"Agreed on {wording.day(agreement.agreed_on)}." if agreement.agreed_on else ""
    return content.Promises(_lines(agreement.mine), _lines(agreement.theirs), agreed)


def promises_to_read(agreement: Agreement | None, wording: Wording) -> content.Promises | None:
    """The same as far as the person may read it: a private agreement is as if it were not there."""
    readable = agreement is not None and agreement.vis is Vis.SHAREABLE
    return promises(agreement, wording) if readable else None


def stages(
    steps: Sequence[RampStep], started: date | None, wording: Wording
) -> tuple[content.Stage, ...]:
    """The first days of somebody new, each stage with its day."""
    return tuple(
        content.Stage(by=_by(of_day[0], started, wording), steps=tuple(map(_step(wording), of_day)))
        for day in ramp.DAYS
        if (of_day := [step for step in steps if step.by_day == day])
    )


def scores(
    wanted: Sequence[MustHave], given: Sequence[MustHaveScore | None]
) -> tuple[content.Score, ...]:
    """How somebody meets each must-have; without a level where nobody scored it."""
    return tuple(
        content.Score(must.name, found.score, found.evidence)
        if found is not None
        else content.Score(must.name)
        for must, found in zip(wanted, given, strict=True)
    )


def _by(step: RampStep, started: date | None, wording: Wording) -> str:
    due = ramp.due_on(step, started)
    return f"By day {step.by_day}" + (f", {wording.day(due)}" if due else "")


def _step(wording: Wording) -> Callable[[RampStep], content.Checkpoint]:
    def said(step: RampStep) -> content.Checkpoint:
        done = f"done {wording.day(step.done_on)}" if step.done_on else ""
        return content.Checkpoint(when=done, text=step.text, reached=step.done_on is not None)

    return said


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
