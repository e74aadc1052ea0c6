"""What stands beside the grid about the cell in hand, line by line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.kinds import ReviewState, WordsFrom
from app.ui.tabs.reviews.overview_words import UNFINISHED, short_name, slot_name

if TYPE_CHECKING:
    from app.domain.models import Person, Review
    from app.domain.review_board import Cell
    from app.formats import Formats
    from app.ui.parts import Tone

NOT_PREPARED = "Preparing it makes the numbers stand still and gathers what {called} may see."
NOT_JOINED = "{called} had not joined by then."
NOTHING_OWED = "No review is owed here."
AHEAD = "It can be prepared once {period} has begun."
#: A longer name leaves no room for the period.
_LONGEST_NAME = 20
_FROM = {
    WordsFrom.FORM: "form read back",
    WordsFrom.TRANSCRIBED: "typed from paper",
    WordsFrom.TALK: "said in the talk",
}


@dataclass(frozen=True)
class Fact:
    """One line about a review: what it is about, how it stands, and the colour of that."""

    about: str
    said: str
    tone: Tone = "muted"


def title(person: Person, cell: Cell, formats: Formats) -> str:
    """Whose review it is, of which period."""
    return f"{short_name(person, _LONGEST_NAME)}, {slot_name(cell.slot, formats)}"


def facts(person: Person, cell: Cell, review: Review, formats: Formats) -> list[Fact]:
    """How far a review has come."""
    called = person.called
    found = [_numbers(review, formats), Fact(f"{called}’s own answers", *_own(review))]
    if cell.asked:
        said = f"{cell.answered} of {cell.asked}"
        found.append(Fact("Your answers", said, _answered(cell)))
    items = "1 item" if cell.items == 1 else f"{cell.items or 'no'} items"
    found.append(Fact(f"Visible to {called}", items, "accent" if cell.items else "muted"))
    found.append(Fact("Next steps", *_steps(cell, review)))
    found += _meeting(review, formats)
    if review.state is ReviewState.CLOSED and not cell.signed:
        found.append(Fact("Signatures", "not both yet", "amber"))
    return found


def _numbers(review: Review, formats: Formats) -> Fact:
    if review.prepared_on is None:
        return Fact("Numbers frozen", "not yet")
    return Fact("Numbers frozen", formats.short_day(review.prepared_on))


def _own(review: Review) -> tuple[str, Tone]:
    """How the person's own answers came in."""
    if review.own_on is not None:
        said = "in" if review.own_from is None else _FROM[review.own_from]
        return said, "accent"
    return ("you go on without", "muted") if review.without_own else ("not in yet", "amber")


def _answered(cell: Cell) -> Tone:
    """The colour of how much the manager has answered; a closed review asks no more."""
    if cell.answered == cell.asked:
        return "accent"
    return "muted" if cell.state is ReviewState.CLOSED else "amber"


def _steps(cell: Cell, review: Review) -> tuple[str, Tone]:
    """How many next steps there are; a review that was held ends with one."""
    if cell.steps:
        return str(cell.steps), "plain"
    return (UNFINISHED, "amber") if review.held_on is not None else ("none yet", "muted")


def _meeting(review: Review, formats: Formats) -> list[Fact]:
    """When the two sit down, or did."""
    if review.state is ReviewState.HELD and review.held_on is not None:
        return [Fact("You sat down", formats.short_day(review.held_on))]
    if review.planned_for is None or review.held_on is not None:
        return []
    said = " ".join(filter(None, (formats.weekday(review.planned_for), review.starts_at)))
    return [Fact("You sit down", said)]
