"""A quarter of training in words, for screen, command line and paper.

Which months it is, what a session lacks, and what it meets with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from app.domain.kinds import Clash, SessionKind
from app.domain.training_full import Training
from app.labels import label, listed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from app.domain.periods import Period
    from app.domain.sessions import SessionInFull
    from app.domain.training_clashes import Meets
    from app.domain.training_gaps import Gap

#: Sessions whose kind says what they are; of any other one adds that it is a session.
_SAY_IT_ALL = frozenset({SessionKind.ONE_TO_ONE, SessionKind.CALL, SessionKind.ROLE_PLAY})


class Wording(Protocol):
    """How days are written."""

    def day_and_month(self, day: date) -> str:
        """22 November."""


class Months(Protocol):
    """How months are written."""

    def month(self, day: date) -> str:
        """November 2026."""

    def month_name(self, day: date) -> str:
        """November."""


def months(quarter: Period, wording: Months) -> str:
    """A quarter by its months: "January to March 2027"."""
    first, last = quarter.starts, quarter.ends
    begins = wording.month_name(first) if first.year == last.year else wording.month(first)
    return f"{begins} to {wording.month(last)}"


def gap_words(gap: Gap, wording: Wording) -> str:
    """What a training lacks: "25 February has nobody to give it"."""
    return f"{named(gap.training, wording)} {label(gap.lack)}"


def gaps_words(gaps: Iterable[Gap], wording: Wording) -> list[str]:
    """The same with all that one training lacks together, in the order given."""
    lacks: dict[int, list[str]] = {}
    names: dict[int, str] = {}
    for gap in gaps:
        names[gap.training.id] = named(gap.training, wording)
        lacks.setdefault(gap.training.id, []).append(label(gap.lack))
    return [f"{names[one]} {listed(words, len(words))}" for one, words in lacks.items()]


def meets_words(meets: Meets, wording: Wording) -> str:
    """What a training meets with: "18 March meets Ingrid’s coached call"."""
    return f"{named(meets.training, wording)} {_met(meets)}"


def named(training: Training, wording: Wording) -> str:
    """What one calls a training in a list of them: its day, else its topic."""
    one = training.session
    if one.planned_for is not None:
        return wording.day_and_month(one.planned_for)
    return f"“{one.topic}”" if one.topic else "A session"


def _met(meets: Meets) -> str:
    whom = _whom(meets)
    match meets.clash:
        case Clash.GIVER_AWAY:
            return f"is given by {whom}, who is away"
        case Clash.CLOSED:
            return f"is a closed day: {meets.name}" if meets.name else "is a closed day"
        case Clash.AWAY:
            return f"is without {whom}, who is away"
        case _:
            return f"meets {_at_its_time(meets)}"


def _at_its_time(meets: Meets) -> str:
    match meets.clash:
        case Clash.TRAINING:
            return _training(meets.other)
        case Clash.COACHING:
            return _session(meets.other)
        case Clash.REVIEW:
            return f"{_whom(meets)}’s review"
        case _:
            return "the team’s meeting"


def _whom(meets: Meets) -> str:
    return meets.person.called if meets.person is not None else "somebody"


def _training(other: Training | SessionInFull | None) -> str:
    topic = other.session.topic if isinstance(other, Training) else ""
    return f"“{topic}”" if topic else "another session"


def _session(other: Training | SessionInFull | None) -> str:
    """A session as one's own: "Ingrid’s coached call", "the 1:1 with Dana and Ben"."""
    if other is None or isinstance(other, Training):
        return "a session"
    kind = other.session.kind
    what = label(kind).lower() + ("" if kind in _SAY_IT_ALL else " session")
    names = [person.called for person in other.people]
    return f"{names[0]}’s {what}" if len(names) == 1 else f"the {what} with {listed(names)}"
