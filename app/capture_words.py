"""The words for what the capture line understood, on screen and on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from app import labels
from app.domain.captured import Why
from app.domain.days import day_in_words
from app.domain.kinds import Owner, Tone

if TYPE_CHECKING:
    from datetime import date

    from app.domain.captured import Capture, Known, Promise, Remark, Unknown

_REMARKS = {
    Why.DUE_UNREADABLE: "“{detail}” is not a day: due:fri, due:12 dec or due:2026-12-12 are.",
    Why.DUE_AMBIGUOUS: "{detail} could be two days. Write it like 12 dec.",
    Why.DUE_PAST: "This day is over already.",
    Why.DUE_ALONE: "due: belongs to a commitment, such as !send recap due:fri.",
    Why.DUE_TWICE: "This commitment has a day already.",
    Why.OWNER_ALONE: "by: belongs to a commitment, such as !send recap by:me.",
    Why.OWNER_TWICE: "This commitment has an owner already.",
    Why.OWNER_AMBIGUOUS: "More than one is called {detail}.",
    Why.OWNER_STRANGER: "{detail} is not on the roster and is kept as a name.",
    Why.NAME_AMBIGUOUS: "More than one is called {detail}.",
    Why.NEVER_SHAREABLE: "This kind of note always stays private.",
    Why.VENT_NO_ACTION: "A vent carries no action: this stays in its text.",
    Why.TONE_TWICE: "The tone is set already.",
}
_TONES = {Tone.PLUS: "Went well", Tone.MINUS: "Went badly"}
_PRIVATE = "Private: it reaches nobody’s packet."
_SHAREABLE = "Shareable: it may be printed in a packet."


class ChipWords(NamedTuple):
    """One thing that was understood; ``tone`` is how a chip shows it."""

    text: str
    tone: Literal["plain", "accent"] = "plain"


def chips(capture: Capture, known: Known, today: date) -> list[ChipWords]:
    """What was understood, in the order in which one checks it."""
    names = {person.id: person.name for person in known.people}
    found = [ChipWords(labels.label(capture.kind), "accent")]
    found += [ChipWords(names[person], "accent") for person in capture.people]
    found += [ChipWords(f"#{tag}") for tag in capture.tags]
    found += [ChipWords(promise(one, known, today), "accent") for one in capture.commitments]
    found += [ChipWords(f"Help: {ask}") for ask in capture.asks]
    if capture.tone is not None:
        found.append(ChipWords(_TONES[capture.tone]))
    return found


def promise(made: Promise, known: Known, today: date) -> str:
    """A commitment as one says it: "Dana: send recap, due Friday 4 Dec"."""
    called = {person.id: person.called for person in known.people}
    who = {Owner.ME: "Me", Owner.OTHER: made.name}.get(made.owner)
    who = who or called.get(made.person or 0, "")
    due = f", due {day_in_words(made.due, today)}" if made.due else ""
    return f"{who}: {made.text}{due}"


def who_may_read(capture: Capture) -> str:
    """One line that reminds of who may read the note."""
    return _SHAREABLE if capture.shareable else _PRIVATE


def remark(found: Remark) -> str:
    """What to say of something that is not, or only half, understood."""
    return _REMARKS[found.why].format(detail=found.detail)


def nobody_called(unknown: Unknown) -> str:
    """That a name is nobody's, or more than one's."""
    if unknown.ambiguous:
        return f"Who is {unknown.word}?"
    return f"Nobody is called {unknown.word}."
