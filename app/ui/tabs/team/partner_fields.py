"""The forms for what the manager and a person settle, and for coming and going."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.domain import ramp
from app.domain.kinds import Autonomy
from app.labels import choices, listed
from app.ui.editors import Check, Choice, Colour, Date, Line, Number, Text
from app.ui.field import Field
from app.ui.theme import PERSON_COLOURS, person_colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.cadence import Cadence
    from app.domain.models import Person
    from app.domain.people import Ends
    from app.domain.periods import Period

_SHARE = "May be shown to them and printed for them"
#: What the colours of people are called, in the palette's order.
COLOUR_NAMES = (
    *("teal", "violet", "rust", "blue", "plum", "green"),
    *("slate", "ochre", "steel blue", "brick", "lavender", "petrol"),
)


class PersonColour(Colour):
    """One of the colours of people, each with a name."""

    def __init__(self) -> None:
        super().__init__(len(PERSON_COLOURS), person_colour)

    def words(self) -> str:
        """The colour's name."""
        number = self.value()
        return "none" if number is None else COLOUR_NAMES[number % len(COLOUR_NAMES)]

    def set_value(self, value: int | None) -> None:
        """Choose a colour; any number is good, they come round again."""
        super().set_value(None if value is None else value % len(PERSON_COLOURS))


COLOUR = Field("colour", "Colour", PersonColour, wide=True)

_PROMISES = (
    Field("mine", "You can count on me for", partial(Text, rows=4), wide=True),
    Field("theirs", "I count on you for", partial(Text, rows=4), wide=True),
    Field(
        "agreed_on",
        "Agreed on",
        partial(Date, past=True),
        help="Empty while it is a draft. Other words make it a draft again.",
    ),
    Field("shareable", "", partial(Check, _SHARE), wide=True),
)


def agreement(halves: Sequence[Period] = ()) -> tuple[Field, ...]:
    """The form for an agreement; ``halves`` are those to choose from for a new one."""
    if not halves:
        return _PROMISES
    named = [(half.starts, half.label) for half in halves]
    return (Field("starts_on", "Half-year", partial(Choice, named)), *_PROMISES)


_NAME = Field("name", "Area of work", partial(Line, placeholder="Pricing"), private=True)
_AUTONOMY = Field(
    "autonomy",
    "How much they decide",
    partial(Choice, choices(Autonomy)),
    help="The least free area sets how often you talk.",
    private=True,
)
AREA = (_NAME, _AUTONOMY)
NEW_AREA = (*AREA, Field("since", "Since", partial(Date, past=True)))

STEP = (
    Field("text", "What they have done", Line, wide=True),
    Field("by_day", "By day", partial(Choice, [(day, str(day)) for day in ramp.DAYS])),
)

HIRE = (
    Field("started", "First day", Date),
    Field("ramp_until", "Ramping up until", Date, help="Left empty, they are active at once."),
    Field(
        "checklist",
        "",
        partial(Check, "Put the checklist of the first 90 days on"),
        wide=True,
    ),
)


def gaps(usual: Cadence) -> tuple[Field, ...]:
    """The form for somebody's own days between contacts; what holds without is shown in grey."""
    return (
        Field(
            "ideal_gap",
            "Ideal days between contacts",
            partial(Number, 1, 365, placeholder=f"Usually {usual.ideal}"),
        ),
        Field(
            "max_gap",
            "Most days between contacts",
            partial(Number, 1, 365, placeholder=f"Usually {usual.maximum}"),
        ),
    )


def leaving(team: Sequence[Person], ends: Ends) -> tuple[Field, ...]:
    """The form for leaving the team, which says what ends with it, or is handed over."""
    return (
        Field("left_on", "Last day", partial(Date, past=True)),
        Field(
            "successor_id",
            "Who takes over",
            partial(Choice, [(one.id, _told_apart(one, team)) for one in team], empty="Nobody yet"),
            help=f"{_handed_over(ends)}Everything noted stays, and they can come back.",
        ),
    )


def _handed_over(ends: Ends) -> str:
    """What becomes of what is open, in a sentence or two; empty where nothing is."""
    said = ""
    if ends.promises:
        go = "goes" if ends.promises == 1 else "go"
        dropped = "is" if ends.promises == 1 else "are"
        promises = _counted(ends.promises, "open promise")
        said = f"{promises} {go} to whoever takes over, or {dropped} dropped. "
    ended = [
        _counted(ends.goals, "open growth goal"),
        _counted(ends.points, "talking point"),
        _counted(ends.sessions, "planned session"),
        _counted(ends.plans, "improvement plan"),
    ]
    there = [words for words in ended if words]
    if there:
        end = "ends" if ends.goals + ends.points + ends.sessions + ends.plans == 1 else "end"
        said += f"{listed(there)} {end}. "
    if ends.trainings:
        needs = "needs" if ends.trainings == 1 else "need"
        given = _counted(ends.trainings, "training session")
        said += f"{given} {needs} another giver. "
    return said


def _counted(count: int, noun: str) -> str:
    return "" if not count else f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _told_apart(person: Person, team: Sequence[Person]) -> str:
    """A name, with what tells it from another of the same."""
    same = sum(one.name == person.name for one in team) > 1
    more = person.territory or person.email if same else ""
    return f"{person.name} · {more}" if more else person.name
