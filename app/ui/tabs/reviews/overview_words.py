"""Everybody's reviews in words: how far each has come, when it is due, what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from app.domain.kinds import AT_WORK, ReviewDue, ReviewKind, ReviewState
from app.domain.names import initials
from app.labels import label
from app.training_words import months

if TYPE_CHECKING:
    from datetime import date

    from app.domain.models import Person, Review
    from app.domain.periods import Period
    from app.domain.review_board import Cell, Counts, Row, Waiting
    from app.domain.review_timing import Slot
    from app.formats import Formats

Wash = Literal["plain", "accent", "amber", "red", "blue"]
RHYTHM = "Monthly, formal each quarter"
NOTHING, NOTHING_OWED = "–", "nothing is owed"
UNFINISHED = "unfinished: no next step yet"
#: How far a review has come, by the colour of its chip; the word says it too.
_WASHES: dict[ReviewState, Wash] = {
    ReviewState.PREPARING: "plain",
    ReviewState.READY: "blue",
    ReviewState.HELD: "blue",
    ReviewState.CLOSED: "accent",
}


@dataclass(frozen=True)
class Shown:
    """One cell of the grid: the word in it, the colour behind it, and all of it in a sentence."""

    review_id: int | None
    state: str
    wash: Wash | None
    spoken: str


@dataclass(frozen=True)
class Line:
    """One person's reviews, a cell for each slot of the half-year."""

    id: int
    name: str
    note: str
    initials: str
    colour: int
    cells: tuple[Shown, ...]


def title(half: Period, formats: Formats) -> str:
    """What the page is called: "Reviews, July to December 2026"."""
    return f"Reviews, {months(half, formats)}"


def facts(found: Counts) -> str:
    """The rhythm, and how far everybody keeps it."""
    due = f"{found.due} due this week" if found.due else ""
    late = f"{found.late} late" if found.late else ""
    return " · ".join(filter(None, (RHYTHM, due, late)))


def slot_name(one: Slot, formats: Formats) -> str:
    """A slot where the year is known: "November", "Q4 formal"."""
    if one.kind is ReviewKind.MONTHLY:
        return formats.month_name(one.period.starts)
    return f"{one.period.label.split()[0]} formal"


def short_name(person: Person, longest: int) -> str:
    """A name where something stands behind it: what they are called where all of it is too long."""
    said = person.name if len(person.name) <= longest else person.called
    return said if len(said) <= longest else f"{said[: longest - 1]}…"


def line(row: Row, today: date, formats: Formats) -> Line:
    """A row of the board as the grid shows it."""
    who = row.person
    cells = tuple(_cell(who, cell, today, formats) for cell in row.cells)
    return Line(who.id, who.name, standing(who), initials(who.name), who.colour, cells)


def standing(person: Person) -> str:
    """Why somebody owes no review at the moment; nothing where they may."""
    return "" if person.status in AT_WORK else label(person.status).lower()


def act(cell: Cell) -> str:
    """What is to be done about a review next, as a button says it."""
    return "Open" if cell.due is None else label(cell.due)


def waiting_words(one: Waiting, today: date, formats: Formats) -> str:
    """Which review waits, and how late it is, by when it is due or what is still to be done."""
    cell = one.cell
    when = _when(cell, today, formats) if cell.timing.owed else act(cell).lower()
    return f"{slot_name(cell.slot, formats)} · {when}"


def late_words(days: int) -> str:
    """How late something is."""
    return "late 1 day" if days == 1 else f"late {days} days"


def _when(cell: Cell, today: date, formats: Formats) -> str:
    """How late a review is that is owed, or by when it is due."""
    timing = cell.timing
    if timing.late:
        return late_words(timing.late)
    return "due today" if timing.due_on == today else f"due {formats.short_day(timing.due_on)}"


def _cell(person: Person, cell: Cell, today: date, formats: Formats) -> Shown:
    state, wash = _state(cell, today, formats)
    review_id = None if cell.review is None else cell.review.id
    return Shown(review_id, state, wash, _spoken(person, cell, today, formats))


def _state(cell: Cell, today: date, formats: Formats) -> tuple[str, Wash | None]:
    """The word of a cell and its colour: lateness before all, then how far the review has come."""
    timing, review = cell.timing, cell.review
    if timing.late:
        return late_words(timing.late), "red"
    if cell.due is ReviewDue.NEXT_STEP:
        return "unfinished", "amber"
    if review is not None and review.state in _WASHES:
        return label(review.state).lower(), _WASHES[review.state]
    if timing.owed:
        return _when(cell, today, formats), "amber"
    if review is not None and review.planned_for is not None:
        return f"on {formats.short_day(review.planned_for)}", "plain"
    return ("planned", "plain") if review is not None else (NOTHING, None)


def _spoken(person: Person, cell: Cell, today: date, formats: Formats) -> str:
    """All of a cell in one sentence."""
    period = cell.slot.period.label
    kind = "" if cell.slot.kind is ReviewKind.MONTHLY else " formal"
    due = _when(cell, today, formats) if cell.timing.owed else ""
    following = "" if cell.due is None else f"next: {label(cell.due).lower()}"
    said = [*_told(cell.review, formats), due, following]
    told = " · ".join(filter(None, said)) or standing(person) or NOTHING_OWED
    return f"{person.name}, {period}{kind}: {told}"


def _told(review: Review | None, formats: Formats) -> list[str]:
    """How far a review has come, which revision it is, and when the two sit down."""
    if review is None:
        return []
    revision = f"revision {review.revision}" if review.revision > 1 else ""
    meeting = ""
    if review.planned_for is not None and review.held_on is None:
        meeting = f"you sit down on {formats.weekday(review.planned_for)}"
    return [label(review.state).lower(), revision, meeting]
