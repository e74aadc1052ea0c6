"""The quarterly review: what the two sit down with, and the manager's own page beside it."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from app.domain import agreements, attainment, facts, goals, people, results, sessions, settings
from app.domain import skills as ratings
from app.domain.attainment import PeriodResult
from app.domain.goals import GoalInFull
from app.domain.kinds import FactKind, GoalState, PeriodKind
from app.domain.models import Settings
from app.domain.periods import Period, last_periods, period_of
from app.domain.skills import Standing
from app.gather import parts
from app.gather.parts import Wording
from app.report import content

#: The most quarters that a packet looks back.
QUARTERS = 8
KIND = "Quarterly review"


def quarterly(
    db: Session, person_id: int, period: Period, wording: Wording, today: date
) -> content.RepQuarterly:
    """The rep's copy of a quarterly review for ``period``: only what is shareable."""
    person, chosen = people.get(db, person_id), settings.current(db)
    shared = [fact for fact in facts.of_person(db, person_id) if parts.may_be_read(fact)]
    standings = _standings(db, person_id, period, today, shareable_only=True)
    aims = goals.of_person(db, person_id, shareable_only=True)
    skills, traits = parts.split(standings)
    past = _results(db, person_id, period, chosen)
    half = period_of(PeriodKind.HALF, period.starts, chosen.fiscal_start)
    return content.RepQuarterly(
        paper=chosen.paper.value,
        cover=parts.cover(
            person, KIND, period.label, chosen, wording.day(today), copy_for=person.name
        ),
        signers=content.Signers(person=person.name, manager=chosen.manager),
        figures=_figures(past, aims, wording),
        strengths=parts.strong_skills(standings),
        focuses=parts.focuses(aims, standings),
        statements=parts.statements(shared),
        results=parts.result_lines(past, wording),
        skills=skills,
        traits=traits,
        goals=tuple(parts.goal(aim, wording) for aim in aims),
        agreement=parts.promises_to_read(agreements.of_half(db, person_id, half.starts), wording),
    )


def manager_page(
    db: Session, person_id: int, period: Period, wording: Wording, today: date
) -> content.ManagerPage:
    """The manager's private page for the same review, always a file of its own."""
    person, chosen = people.get(db, person_id), settings.current(db)
    known = facts.of_person(db, person_id)
    standings = _standings(db, person_id, period, today, shareable_only=False)
    skills, traits = parts.split(standings)
    past = _results(db, person_id, period, chosen)
    last = sessions.last_held(db, person_id)
    contact = "none yet" if last is None else wording.day(last)
    return content.ManagerPage(
        paper=chosen.paper.value,
        cover=parts.cover(
            person, KIND, period.label, chosen, wording.day(today), copy_for=chosen.manager
        ),
        figures=(*_attainment_figures(past, wording), content.Figure("Last contact", contact)),
        facts=parts.groups(FactKind, known, lambda fact: parts.fact(fact, wording)),
        results=parts.result_lines(past, wording),
        skills=skills,
        traits=traits,
        goals=tuple(parts.goal(aim, wording) for aim in goals.of_person(db, person_id)),
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


def _attainment_figures(
    past: Sequence[PeriodResult], wording: Wording
) -> tuple[content.Figure, ...]:
    if not past:
        return ()
    this_quarter = content.Figure(
        "Attainment this quarter", parts.share(past[-1].attainment, wording)
    )
    year = past[-4:]
    if len(year) == 1:
        return (this_quarter,)
    over_the_year = attainment.attainment(
        attainment.total(result.quota for result in year),
        attainment.total(result.actual for result in year),
    )
    return (
        this_quarter,
        content.Figure(f"Last {len(year)} quarters", parts.share(over_the_year, wording)),
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
    return ratings.standings(
        db, person_id, min(period.ends, today), period.starts, shareable_only=shareable_only
    )
