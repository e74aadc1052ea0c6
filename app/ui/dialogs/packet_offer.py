"""What there is to choose from before a packet is printed: periods, days, one of several."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from app.domain import (
    lifts,
    plan_full,
    plans,
    results,
    reviews,
    session_templates,
    sessions,
    training_full,
    trainings,
)
from app.domain.errors import Refused
from app.domain.kinds import PeriodKind
from app.domain.periods import last_periods, next_period, period_of
from app.formats import Formats
from app.labels import label
from app.ui.dialogs.packet_choices import Offer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.domain.models import Person, Settings
    from app.domain.periods import Period
    from app.domain.review_full import ReviewInFull
    from app.domain.training_full import Training
    from app.journal import Journal

    Periods = dict[PeriodKind, tuple[list[Period], Period]]

QUARTERS, HALVES, MONTHS, YEARS = 8, 4, 6, 4
#: How far from this quarter trainings are offered.
AROUND = timedelta(days=93)
NO_TOPIC = "A session without a topic"
#: The lift that is there without anybody having kept one.
USUAL_LIFT = (0, "Everybody 10% better, last quarter")


def offer(
    journal: Journal,
    person: Person | None,
    chosen: Settings,
    today: date,
    which: int | None,
    *,
    start: Sequence[Period] = (),
) -> Offer:
    """What is on offer for a person, or for the team where that is None.

    The call, template, scenario, plan, review or training whose id is ``which`` stands first, and
    ``start`` are the periods to start from; the days are this quarter so far.
    """
    quarter = period_of(PeriodKind.QUARTER, today, chosen.fiscal_start)
    days = (quarter.starts, today)
    formats = Formats(chosen.currency, chosen.language)
    if person is None:
        templates = [(one.id, one.name) for one in journal.ask(session_templates.every)]
        kept = [(one.id, one.name) for one in journal.ask(lifts.scenarios)]
        several = {
            "template": _first(templates, which),
            "lift": _first([USUAL_LIFT, *kept], which),
            "training": _first(_trainings(journal, quarter, which, formats), which),
        }
        return Offer(_periods_of_team(chosen.fiscal_start, today, start), several, days)
    calls = [
        (
            one.session.id,
            ", ".join(filter(None, (formats.short_day(one.day), one.session.customer))),
        )
        for one in journal.ask(sessions.calls, person.id)
    ]
    periods = _periods_of_person(journal, person.id, chosen.fiscal_start, today, start)
    several = {
        "call": _first(calls, which),
        "plan": _first(_plans(journal, person.id), which),
        "review": _first(_reviews(journal, person.id), which),
    }
    return Offer(periods, several, days)


def _trainings(
    journal: Journal, quarter: Period, which: int | None, formats: Formats
) -> list[tuple[int, str]]:
    """The trainings of this quarter and the ones around it, and the one that is asked for.

    Those still to come stand before those that are over; what was cancelled is left out.
    """
    first, last = quarter.starts - AROUND, quarter.ends + AROUND
    found = [
        one
        for one in journal.ask(training_full.between, first, last)
        if one.is_ahead or one.session.delivered_on
    ]
    if which is not None and which not in {one.id for one in found}:
        with suppress(Refused):  # of another kind, or gone
            found.append(journal.ask(trainings.get, which))
    return [(one.id, _training(one, formats)) for one in sorted(found, key=_over)]


def _over(one: Training) -> bool:
    return not one.is_ahead


def _training(one: Training, formats: Formats) -> str:
    day = one.session.planned_for
    said = ("" if day is None else formats.short_day(day), one.session.topic)
    return ", ".join(filter(None, said)) or NO_TOPIC


def _plans(journal: Journal, person_id: int) -> list[tuple[int, str]]:
    """A person's plans, each version with how far it is, the latest half-year first."""
    return [(one.plan.id, _plan(one)) for one in journal.ask(plans.of_person, person_id)]


def _plan(one: plan_full.InFull) -> str:
    version = f"version {one.plan.number}" if one.plan.number > 1 else ""
    return ", ".join(filter(None, (one.half.label, version, label(one.plan.state).casefold())))


def _reviews(journal: Journal, person_id: int) -> list[tuple[int, str]]:
    """A person's reviews, each with how far it is, the latest first."""
    return [(one.id, _review(one)) for one in journal.ask(reviews.of_person, person_id)]


def _review(one: ReviewInFull) -> str:
    revision = f"revision {one.review.revision}" if one.review.revision > 1 else ""
    state = label(one.review.state).casefold()
    return ", ".join(filter(None, (one.period.label, revision, state)))


def _first(found: list[tuple[int, str]], which: int | None) -> list[tuple[int, str]]:
    return sorted(found, key=lambda one: one[0] != which)


def _periods_of_team(fiscal_start: int, today: date, start: Sequence[Period]) -> Periods:
    """The months around today; the quarters, the halves and the years up to the next one."""
    counts = {PeriodKind.QUARTER: QUARTERS, PeriodKind.HALF: HALVES, PeriodKind.YEAR: YEARS}
    longer = {
        kind: _up_to_next(period_of(kind, today, fiscal_start), count, fiscal_start, start)
        for kind, count in counts.items()
    }
    return {PeriodKind.MONTH: _months(fiscal_start, today), **longer}


def _up_to_next(
    now: Period, count: int, fiscal_start: int, start: Sequence[Period]
) -> tuple[list[Period], Period]:
    """The periods up to the next one, and which to start from, should it be none of them."""
    offered = last_periods(next_period(now, 1, fiscal_start), count, fiscal_start)[::-1]
    return _begun(offered, now, start)


def _begun(
    offered: list[Period], usual: Period, start: Sequence[Period]
) -> tuple[list[Period], Period]:
    """The periods on offer, and which to start from; that is one of them in any case."""
    wanted = next((one for one in start if one.kind is usual.kind), None)
    if wanted is None or wanted in offered:
        return offered, wanted or usual
    return sorted([*offered, wanted], reverse=offered[0] > offered[-1]), wanted


def _months(fiscal_start: int, today: date) -> tuple[list[Period], Period]:
    month = period_of(PeriodKind.MONTH, today, fiscal_start)
    return last_periods(next_period(month, 2, fiscal_start), MONTHS, fiscal_start), month


def _periods_of_person(
    journal: Journal, person_id: int, fiscal_start: int, today: date, start: Sequence[Period]
) -> Periods:
    """The quarters and the halves up to the next one, and the months around today."""
    now = period_of(PeriodKind.QUARTER, today, fiscal_start)
    half = period_of(PeriodKind.HALF, today, fiscal_start)
    quarters = last_periods(now, QUARTERS, fiscal_start)[::-1]
    first = _first_quarter(journal, person_id, quarters, fiscal_start)
    return {
        PeriodKind.QUARTER: _begun([next_period(now, 1, fiscal_start), *quarters], first, start),
        PeriodKind.HALF: _up_to_next(half, HALVES, fiscal_start, start),
        PeriodKind.MONTH: _begun(*_months(fiscal_start, today), start),
    }


def _first_quarter(
    journal: Journal, person_id: int, quarters: list[Period], fiscal_start: int
) -> Period:
    """The quarter under way once it has figures, else the one that ended last."""
    records = journal.ask(results.of_person, person_id)
    now = results.over(records, quarters[:1], fiscal_start)[0]
    return quarters[0] if now.actual is not None else quarters[1]
