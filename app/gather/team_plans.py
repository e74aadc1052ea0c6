"""The plans of everybody on one page: their sum against the team's target (practice S4-07)."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy.orm import Session as Db

from app import covering
from app.covering import NOT_KNOWN_YET
from app.domain import plan_checks, plan_sums, plan_team, settings
from app.domain.coverage import Coverage
from app.domain.models import Settings
from app.domain.periods import Period
from app.domain.plan_team import TeamRow
from app.gather import plan_parts, plan_words, team
from app.gather.parts import Wording, named_apart
from app.gather.plan_parts import Teller
from app.labels import label
from app.report import content

KIND = "Team's plans"
_NO_PLAN = "no plan"


def team_plans(db: Db, period: Period, wording: Wording, today: date) -> content.TeamPlans:
    """Who covers how much of their quota, and what comes of it at each one's win rate."""
    chosen, found = settings.current(db), plan_team.of_half(db, period, today)
    teller = Teller(chosen, wording, team.TEAM)
    names = named_apart(row.person for row in found.rows)
    return content.TeamPlans(
        paper=chosen.paper.value,
        cover=team.team_cover(
            *(KIND, chosen, wording, today), copy_for=chosen.manager, period=period.label
        ),
        figures=_figures(found, teller) if found.rows else (),
        covering=_covering(found.coverage, wording, chosen),
        lines=tuple(_line(row, names, teller) for row in found.rows),
        total=_total(found, teller),
        left_out=_left_out(found, names),
        months=_months(found, teller),
    )


def _figures(found: plan_team.TeamPlans, teller: Teller) -> tuple[content.Figure, ...]:
    counted = f"{found.planned} of {found.of} people"
    return (
        content.Figure("Target", teller.rounded(found.target, NOT_KNOWN_YET), "sum of the quotas"),
        content.Figure("The plans come to", teller.rounded(found.amount, NOT_KNOWN_YET), counted),
        content.Figure("Coverage", covering.ratio(found.coverage, teller.wording), "the target"),
        content.Figure(
            "Expected", teller.rounded(found.expected, NOT_KNOWN_YET), "at each one's win rate"
        ),
    )


def _covering(found: Coverage, wording: Wording, chosen: Settings) -> content.Covering:
    return plan_words.covering(found, wording, chosen.currency)


def _line(row: TeamRow, names: Mapping[int, str], teller: Teller) -> content.TeamPlanLine:
    state = _NO_PLAN if row.found is None else label(row.found.plan.state)
    return _said(names[row.person.id], state, row.coverage, row.expected, teller)


def _total(found: plan_team.TeamPlans, teller: Teller) -> content.TeamPlanLine | None:
    if not found.rows:
        return None
    return _said(team.TEAM, "", found.coverage, found.expected, teller)


def _said(
    name: str, state: str, covered: Coverage, expected: int | None, teller: Teller
) -> content.TeamPlanLine:
    short = covering.gap(covered, teller.wording, teller.chosen.currency)
    return content.TeamPlanLine(
        name=name,
        state=state,
        quota=teller.rounded(covered.quota),
        amount=teller.rounded(covered.pipeline),
        coverage=covering.ratio(covered, teller.wording),
        gap=short.removesuffix(" short"),
        expected=teller.rounded(expected),
        value=covered.ratio,
        bar=covered.bar,
        by_win_rate=covered.by_win_rate,
        needed=covering.required(covered, teller.wording),
        enough=covered.meets_bar is True and covered.meets_win_rate is True,
    )


def _left_out(found: plan_team.TeamPlans, names: Mapping[int, str]) -> tuple[str, ...]:
    """Who is in no sum, by name."""
    plans = ", ".join(names[person.id] for person in found.without_plan)
    rates = ", ".join(names[person.id] for person in found.without_rate)
    return (
        *((f"No plan with an amount yet: {plans}.",) if plans else ()),
        *(
            (f"No win rate is known of {rates}: what is expected is without them.",)
            if rates
            else ()
        ),
    )


def _months(found: plan_team.TeamPlans, teller: Teller) -> tuple[content.ShareLine, ...]:
    lines = [line for row in found.rows if row.found is not None for line in row.found.lines]
    months = [month.starts for month in plan_checks.months(found.half)]
    return plan_parts.month_shares(plan_sums.by_month(lines, months), teller) if lines else ()
