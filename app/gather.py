"""Reads the journal into what a packet says; the only place that decides what an audience may see.

A rep's packet is an allow-list: each query asks for what is shareable, and the classes that come
out have no field for anything else.
"""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from sqlalchemy.orm import Session

from app.domain import attainment, facts, goals, people, results, sessions, settings, skills
from app.domain.attainment import PeriodResult
from app.domain.goals import GoalInFull
from app.domain.kinds import Certainty, FactKind, GoalState, Vis
from app.domain.models import Person, ProfileFact, Settings
from app.domain.periods import Period, last_periods
from app.domain.skills import Standing
from app.labels import label
from app.report import content

#: The most quarters that a packet looks back.
QUARTERS = 8
#: What a rep's copy may say of them in words, in this order.
_STATEMENTS = (
    FactKind.STRENGTH,
    FactKind.MOTIVATION,
    FactKind.ASPIRATION,
    FactKind.RECOGNITION_STYLE,
    FactKind.WHAT_HELPS,
    FactKind.CAN_TEACH,
)
NOT_REPORTED = "not reported"


class Wording(Protocol):
    """How numbers and days are written."""

    def money(self, minor: int) -> str:
        """An amount in minor units."""

    def percent(self, ratio: float) -> str:
        """A share."""

    def day(self, day: date) -> str:
        """A day in full."""


def quarterly(
    db: Session, person_id: int, period: Period, wording: Wording, today: date
) -> content.RepQuarterly:
    """The rep's copy of a quarterly review for ``period``: only what is shareable."""
    person, chosen = people.get(db, person_id), settings.current(db)
    shared = [fact for fact in facts.of_person(db, person_id) if _may_be_read(fact)]
    standings = _standings(db, person_id, period, today, shareable_only=True)
    aims = goals.of_person(db, person_id, shareable_only=True)
    past = _results(db, person_id, period, chosen)
    return content.RepQuarterly(
        paper=chosen.paper.value,
        cover=_cover(person, period, chosen, wording, today, copy_for=person.name),
        signers=content.Signers(person=person.name, manager=chosen.manager),
        figures=_figures(past, aims, wording),
        strengths=_strong_skills(standings),
        focuses=_focuses(aims, standings),
        statements=tuple(
            content.Statement(label=label(fact.kind), text=fact.text)
            for kind in _STATEMENTS
            for fact in shared
            if fact.kind is kind
        ),
        results=_result_lines(past, wording),
        skills=tuple(_skill_line(standing) for standing in standings),
        goals=tuple(_goal(aim, wording) for aim in aims),
    )


def manager_page(
    db: Session, person_id: int, period: Period, wording: Wording, today: date
) -> content.ManagerPage:
    """The manager's private page for the same review, always a file of its own."""
    person, chosen = people.get(db, person_id), settings.current(db)
    known = facts.of_person(db, person_id)
    past = _results(db, person_id, period, chosen)
    last = sessions.last_held(db, person_id)
    contact = "none yet" if last is None else wording.day(last)
    return content.ManagerPage(
        paper=chosen.paper.value,
        cover=_cover(person, period, chosen, wording, today, copy_for=chosen.manager),
        figures=(*_attainment_figures(past, wording), content.Figure("Last contact", contact)),
        facts=tuple(
            content.FactGroup(
                title=label(kind),
                facts=tuple(_fact(fact, wording) for fact in known if fact.kind is kind),
            )
            for kind in FactKind
            if any(fact.kind is kind for fact in known)
        ),
        results=_result_lines(past, wording),
        skills=tuple(
            _skill_line(standing)
            for standing in _standings(db, person_id, period, today, shareable_only=False)
        ),
        goals=tuple(_goal(aim, wording) for aim in goals.of_person(db, person_id)),
    )


def _may_be_read(fact: ProfileFact) -> bool:
    return fact.vis is Vis.SHAREABLE and facts.may_be_shared(fact.kind, fact.certainty)


def _cover(
    person: Person,
    period: Period,
    chosen: Settings,
    wording: Wording,
    today: date,
    *,
    copy_for: str,
) -> content.Cover:
    return content.Cover(
        person=person.name,
        kind="Quarterly review",
        period=period.label,
        role=" · ".join(filter(None, (person.role, person.segment, person.territory))),
        company=chosen.company,
        prepared=wording.day(today),
        copy_for=copy_for,
    )


def _results(
    db: Session, person_id: int, period: Period, chosen: Settings
) -> Sequence[PeriodResult]:
    """Up to eight quarters ending with ``period``, from the first one that has figures."""
    records = results.of_person(db, person_id, with_us=True)
    quarters = last_periods(period, QUARTERS, chosen.fiscal_start)
    past = results.over(records, quarters, chosen.fiscal_start)
    while past and past[0].quota is None and past[0].actual is None:
        past = past[1:]
    return past


def _result_lines(past: Sequence[PeriodResult], wording: Wording) -> tuple[content.Result, ...]:
    def money(minor: int | None) -> str:
        return NOT_REPORTED if minor is None else wording.money(minor)

    return tuple(
        content.Result(
            label=result.period.label,
            quota=money(result.quota),
            actual=money(result.actual),
            attainment=_share(result.attainment, wording),
            ratio=result.attainment,
        )
        for result in past
    )


def _share(ratio: float | None, wording: Wording) -> str:
    return NOT_REPORTED if ratio is None else wording.percent(ratio)


def _attainment_figures(
    past: Sequence[PeriodResult], wording: Wording
) -> tuple[content.Figure, ...]:
    if not past:
        return ()
    this_quarter = content.Figure("Attainment this quarter", _share(past[-1].attainment, wording))
    year = past[-4:]
    if len(year) == 1:
        return (this_quarter,)
    over_the_year = attainment.attainment(
        attainment.total(result.quota for result in year),
        attainment.total(result.actual for result in year),
    )
    return (
        this_quarter,
        content.Figure(f"Last {len(year)} quarters", _share(over_the_year, wording)),
    )


def _figures(
    past: Sequence[PeriodResult], aims: Sequence[GoalInFull], wording: Wording
) -> tuple[content.Figure, ...]:
    reached = sum(aim.goal.state is GoalState.REACHED for aim in aims)
    on_goals = (content.Figure("Growth goals reached", f"{reached} of {len(aims)}"),)
    return (*_attainment_figures(past, wording), *(on_goals if aims else ()))


def _standings(
    db: Session, person_id: int, period: Period, today: date, *, shareable_only: bool
) -> list[Standing]:
    return skills.standings(
        db, person_id, min(period.ends, today), period.starts, shareable_only=shareable_only
    )


def _strong_skills(standings: Sequence[Standing]) -> tuple[content.Strength, ...]:
    """The few skills that the manager rates highest."""
    best = sorted(
        (s for s in standings if s.manager is not None and s.manager.level >= skills.STRONG),
        key=lambda s: -(s.manager.level if s.manager else 0),
    )
    return tuple(
        content.Strength(s.skill.name, s.manager.level) for s in best[:3] if s.manager is not None
    )


def _focuses(
    aims: Sequence[GoalInFull], standings: Sequence[Standing]
) -> tuple[content.Focus, ...]:
    """The skills that open goals are about: the goals themselves are said once, further on."""
    levels = {s.skill.id: s.manager.level for s in standings if s.manager is not None}
    return tuple(
        content.Focus(text=skill.name, level=levels.get(skill.id), aim=aim.goal.to_level)
        for aim in aims
        if aim.goal.state is GoalState.OPEN
        for skill in aim.skills
    )


def _skill_line(standing: Standing) -> content.SkillLine:
    rating = standing.manager or standing.own
    return content.SkillLine(
        name=standing.skill.name,
        own=standing.own.level if standing.own else None,
        manager=standing.manager.level if standing.manager else None,
        before=standing.before.level if standing.before else None,
        change=_signed(standing.change),
        justification=rating.justification if rating else "",
    )


def _signed(change: int | None) -> str:
    if change is None:
        return ""
    return "=" if change == 0 else f"{change:+d}".replace("-", "−")


def _goal(aim: GoalInFull, wording: Wording) -> content.Goal:
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


def _fact(fact: ProfileFact, wording: Wording) -> content.Fact:
    return content.Fact(
        text=fact.text,
        evidence=fact.evidence,
        dated=f"confirmed {wording.day(fact.confirmed_on)}",
        hunch=fact.certainty is Certainty.HUNCH,
    )
