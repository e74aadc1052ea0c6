"""Everybody's plans in words: how far each is, what its lines cover, and how late it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain import plan_timing
from app.domain.kinds import AT_WORK, ON_THE_TEAM, PlanDue, PlanState
from app.labels import label
from app.ui.tabs.plans import coverage_words

if TYPE_CHECKING:
    from datetime import date

    from app.domain.models import Person
    from app.domain.plan_board import Cell, Due, Row
    from app.domain.plan_progress import Progress
    from app.formats import Formats
    from app.ui.parts import Tone

NOT_INVITED = "Not invited"
_NO_PLAN, _NOTHING = "no plan", "–"
#: How far a plan is, by the colour of its chip; the word says it too.
_TONES: dict[PlanState, Tone] = {
    PlanState.INVITED: "plain",
    PlanState.DRAFT: "plain",
    PlanState.SUBMITTED: "amber",
    PlanState.REVIEWED: "amber",
    PlanState.AGREED: "accent",
}
#: What the one thing to be done about a plan is called on its button.
ACTS = {
    PlanDue.INVITE: "Invite…",
    PlanDue.FORM: "Read form…",
    PlanDue.TALK: "Talk about it",
    PlanDue.AGREE: "Agree on it",
    PlanDue.CHECK: "Check…",
}


@dataclass(frozen=True)
class Shown:
    """One cell of the overview; ``plan_id`` is the version that its page begins with.

    ``counted`` is the version whose coverage is shown, and whose lines explain it. ``brief`` is
    the coverage where there is little room. ``aside`` stands beside the state.
    """

    plan_id: int | None
    counted: int | None
    state: str
    tone: Tone
    aside: str
    aside_tone: Tone
    coverage: str
    brief: str
    coverage_tone: Tone
    enough: bool | None
    invitable: bool
    spoken: str


@dataclass(frozen=True)
class Line:
    """One person's plans, a cell for each half-year."""

    id: int
    name: str
    note: str
    cells: tuple[Shown, ...]


def line(row: Row, today: date, formats: Formats) -> Line:
    """A row of the board as the overview shows it."""
    cells = tuple(_cell(row.person, cell, today, formats) for cell in row.cells)
    return Line(row.person.id, row.person.name, standing(row.person), cells)


def standing(person: Person) -> str:
    """Why somebody owes no plan at the moment; nothing where they may."""
    return "" if person.status in AT_WORK else label(person.status).lower()


def facts(found: Progress) -> str:
    """How far the plans of one half-year are: "H2 2026: 6 of 9 agreed, 2 late"."""
    if not found.of:
        return ""
    said = f"{found.half.label}: {found.agreed} of {found.of} agreed"
    return f"{said}, {found.late} late" if found.late else said


def late_words(days: int) -> str:
    """How late something is; nothing where it is not."""
    return "" if days <= 0 else "late by 1 day" if days == 1 else f"late by {days} days"


def due_words(one: Due, today: date, formats: Formats) -> str:
    """Which half-year or month something is due about, and by when."""
    when = late_words(one.late) or ("due today" if one.day == today else _by(one.day, formats))
    return f"{(one.month or one.half).label} · {when}"


def _by(day: date, formats: Formats) -> str:
    return f"by {formats.short_day(day)}"


def _cell(person: Person, cell: Cell, today: date, formats: Formats) -> Shown:
    latest, counted = cell.latest, cell.holding or cell.latest
    state, tone = _state(cell, today)
    aside, aside_tone = _aside(cell)
    covered = cell.coverage
    full = "" if covered is None else coverage_words.short(covered, formats)
    return Shown(
        plan_id=None if latest is None else latest.plan.id,
        counted=None if counted is None else counted.plan.id,
        state=state,
        tone=tone,
        aside=aside,
        aside_tone=aside_tone,
        coverage=full,
        brief="" if covered is None else coverage_words.ratio_words(covered, formats),
        coverage_tone="muted" if covered is None else coverage_words.tone(covered),
        enough=None if covered is None else covered.enough,
        invitable=latest is None and person.status in ON_THE_TEAM and today <= cell.half.ends,
        spoken=_spoken(person, cell, state, full),
    )


def _state(cell: Cell, today: date) -> tuple[str, Tone]:
    """How far the latest version is, and the colour of its chip."""
    if cell.latest is not None:
        plan = cell.latest.plan
        version = f" v{plan.number}" if plan.number > 1 else ""
        return f"{label(plan.state)}{version}", _TONES.get(plan.state, "plain")
    if cell.owes and plan_timing.invites_open(cell.half, today):
        return NOT_INVITED, "amber" if cell.timing.late else "plain"
    return _NOTHING, "muted"


def _aside(cell: Cell) -> tuple[str, Tone]:
    """What is said beside the state: how late it is, or which version holds meanwhile."""
    late = max(cell.timing.late, cell.timing.form_late)
    if late:
        return late_words(late), "amber"
    if cell.holding is not None and cell.holding is not cell.latest:
        return f"v{cell.holding.plan.number} holds", "muted"
    return "", "muted"


def _spoken(person: Person, cell: Cell, state: str, covered: str) -> str:
    """All of a cell in one sentence, in full where it shows itself in short."""
    holds = ""
    if cell.latest is not None:
        state = f"{label(cell.latest.plan.state)}, version {cell.latest.plan.number}"
    elif state == _NOTHING:
        state = standing(person) or _NO_PLAN
    if cell.holding is not None and cell.holding is not cell.latest:
        holds = f"version {cell.holding.plan.number} holds"
    late = late_words(max(cell.timing.late, cell.timing.form_late))
    parts = filter(None, (state, late, holds, covered))
    return f"{person.name}, {cell.half.label}: {' · '.join(parts)}"
