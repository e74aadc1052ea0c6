"""What there is to choose from before a packet is printed: periods, days, one of several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import lifts, plan_full, plans, results, session_templates, sessions
from app.domain.kinds import PeriodKind
from app.domain.periods import last_periods, next_period, period_of
from app.formats import Formats
from app.labels import label
from app.ui.dialogs.packet_choices import Offer

if TYPE_CHECKING:
    from datetime import date

    from app.domain.models import Person, Settings
    from app.domain.periods import Period
    from app.journal import Journal

    Periods = dict[PeriodKind, tuple[list[Period], Period]]

QUARTERS, HALVES, MONTHS = 8, 4, 6
#: The lift that is there without anybody having kept one.
USUAL_LIFT = (0, "Everybody 10% better, last quarter")


def offer(
    journal: Journal,
    person: Person | None,
    chosen: Settings,
    today: date,
    which: int | None,
    *,
    half: Period | None = None,
) -> Offer:
    """What is on offer for a person, or for the team where that is None.

    The call, template, scenario or plan whose id is ``which`` stands first, and ``half`` is the
    half-year to start from; the days are this quarter so far.
    """
    quarter = period_of(PeriodKind.QUARTER, today, chosen.fiscal_start)
    days = (quarter.starts, today)
    if person is None:
        templates = [(one.id, one.name) for one in journal.ask(session_templates.every)]
        kept = [(one.id, one.name) for one in journal.ask(lifts.scenarios)]
        several = {
            "template": _first(templates, which),
            "lift": _first([USUAL_LIFT, *kept], which),
        }
        return Offer(_periods_of_team(chosen.fiscal_start, today, half), several, days)
    formats = Formats(chosen.currency, chosen.language)
    calls = [
        (
            one.session.id,
            ", ".join(filter(None, (formats.short_day(one.day), one.session.customer))),
        )
        for one in journal.ask(sessions.calls, person.id)
    ]
    periods = _periods_of_person(journal, person.id, chosen.fiscal_start, today, half)
    several = {"call": _first(calls, which), "plan": _first(_plans(journal, person.id), which)}
    return Offer(periods, several, days)


def _plans(journal: Journal, person_id: int) -> list[tuple[int, str]]:
    """A person's plans, each version with how far it is, the latest half-year first."""
    return [(one.plan.id, _plan(one)) for one in journal.ask(plans.of_person, person_id)]


def _plan(one: plan_full.InFull) -> str:
    version = f"version {one.plan.number}" if one.plan.number > 1 else ""
    return ", ".join(filter(None, (one.half.label, version, label(one.plan.state).casefold())))


def _first(found: list[tuple[int, str]], which: int | None) -> list[tuple[int, str]]:
    return sorted(found, key=lambda one: one[0] != which)


def _periods_of_team(fiscal_start: int, today: date, half: Period | None) -> Periods:
    """The months around today, the quarters and the halves up to the next one."""
    quarter = period_of(PeriodKind.QUARTER, today, fiscal_start)
    quarters = last_periods(next_period(quarter, 1, fiscal_start), QUARTERS, fiscal_start)[::-1]
    return {
        PeriodKind.MONTH: _months(fiscal_start, today),
        PeriodKind.QUARTER: (quarters, quarter),
        PeriodKind.HALF: _halves(fiscal_start, today, half),
    }


def _halves(fiscal_start: int, today: date, half: Period | None) -> tuple[list[Period], Period]:
    """The half-years up to the next one, and which to start from, should it be none of them."""
    now = period_of(PeriodKind.HALF, today, fiscal_start)
    offered = last_periods(next_period(now, 1, fiscal_start), HALVES, fiscal_start)[::-1]
    if half is None or half in offered:
        return offered, half or now
    return sorted([*offered, half], key=lambda one: one.starts, reverse=True), half


def _months(fiscal_start: int, today: date) -> tuple[list[Period], Period]:
    month = period_of(PeriodKind.MONTH, today, fiscal_start)
    return last_periods(next_period(month, 2, fiscal_start), MONTHS, fiscal_start), month


def _periods_of_person(
    journal: Journal, person_id: int, fiscal_start: int, today: date, half: Period | None
) -> Periods:
    """The quarters and the halves up to the next one, and the months around today."""
    now = period_of(PeriodKind.QUARTER, today, fiscal_start)
    quarters = last_periods(now, QUARTERS, fiscal_start)[::-1]
    first = _first_quarter(journal, person_id, quarters, fiscal_start)
    return {
        PeriodKind.QUARTER: ([next_period(now, 1, fiscal_start), *quarters], first),
        PeriodKind.HALF: _halves(fiscal_start, today, half),
        PeriodKind.MONTH: _months(fiscal_start, today),
    }


def _first_quarter(
    journal: Journal, person_id: int, quarters: list[Period], fiscal_start: int
) -> Period:
    """The quarter under way once it has figures, else the one that ended last."""
    records = journal.ask(results.of_person, person_id)
    now = results.over(records, quarters[:1], fiscal_start)[0]
    return quarters[0] if now.actual is not None else quarters[1]
