"""The page about a lift: everybody a little better, against the best one alone (practice S0-09)."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from app.domain import commands, lifts, metrics, people, settings
from app.domain.kinds import PeriodKind
from app.domain.lift import Lift
from app.domain.lifts import Lever
from app.domain.models import LiftScenario
from app.domain.periods import Period, next_period, period_of
from app.gather import numbers, team
from app.gather.parts import NOT_REPORTED, Wording
from app.report import content

KIND = "Lift"
#: What is shown where no scenario is named: everybody ten percent better.
USUAL = (Lever(100),)


def lift_sheet(
    db: Session, wording: Wording, today: date, scenario_id: int | None = None
) -> content.LiftSheet:
    """A scenario that was kept, or else everybody ten percent better than last quarter."""
    chosen = settings.current(db)
    scenario = commands.find(db, LiftScenario, scenario_id) if scenario_id else None
    period = _last_quarter(db, today) if scenario is None else lifts.period(db, scenario)
    levers = USUAL if scenario is None else lifts.levers(scenario)
    found = lifts.of_period(db, period, levers)
    named = KIND if scenario is None else f"{KIND}: {scenario.name}"
    return content.LiftSheet(
        paper=chosen.paper.value,
        cover=team.team_cover(
            *(named, chosen, wording, today), copy_for=chosen.manager, period=period.label
        ),
        figures=_figures(found, wording),
        told=_told(db, levers, found, wording),
        lines=_lines(db, found, wording, chosen.currency) if found.total is not None else (),
        note="" if scenario is None else scenario.note,
    )


def _last_quarter(db: Session, today: date) -> Period:
    chosen = settings.current(db)
    now = period_of(PeriodKind.QUARTER, today, chosen.fiscal_start)
    return next_period(now, -1, chosen.fiscal_start)


def _figures(found: Lift, wording: Wording) -> tuple[content.Figure, ...]:
    if found.total is None:
        return ()
    everybody = found.counted + found.missing
    return (
        content.Figure("The team sold", wording.money(found.total)),
        content.Figure("Together", _signed(found.gain, wording)),
        content.Figure("Counted", f"{found.counted} of {everybody}", "people"),
    )


def _told(db: Session, levers: Sequence[Lever], found: Lift, wording: Wording) -> tuple[str, ...]:
    """What gets better, and who is left out."""
    said = [f"{_name(db, lever)}: {_signed(lever.percent / 1000, wording)}" for lever in levers]
    if len(levers) > 1:
        said.append(f"The two multiply: {_signed(found.gain, wording)} together.")
    if found.missing:
        everybody = found.counted + found.missing
        said.append(f"{found.missing} of {everybody} {NOT_REPORTED}: they are left out.")
    return tuple(said)


def _name(db: Session, lever: Lever) -> str:
    return "Revenue" if lever.metric_id is None else metrics.get(db, lever.metric_id).name


def _lines(db: Session, found: Lift, wording: Wording, currency: str) -> tuple[content.Lifted, ...]:
    assert found.total is not None
    top = people.get(db, found.top_id).called if found.top_id is not None else ""
    gain = _signed(found.gain, wording)
    rows = (
        ("As it was", found.total, False),
        (f"{top} alone, {gain}", found.top_alone, False),
        (f"Everybody, {gain}", found.everybody, True),
    )
    lines = [
        content.Lifted(
            label=name,
            text=numbers.rounded(amount, wording, currency),
            more=_more(amount - found.total, wording, currency),
            value=float(amount),
            strong=strong,
        )
        for name, amount, strong in rows
        if amount is not None
    ]
    if found.top_needs is not None:
        needed = f"{top} alone would need for the same"
        lines.append(content.Lifted(needed, _signed(found.top_needs, wording)))
    return tuple(lines)


def _more(minor: int, wording: Wording, currency: str) -> str:
    if minor == 0:
        return ""
    return f"{'+' if minor > 0 else ''}{numbers.rounded(minor, wording, currency)}"


def _signed(ratio: float, wording: Wording) -> str:
    said = wording.percent(ratio)
    return f"+{said}" if ratio > 0 else said
