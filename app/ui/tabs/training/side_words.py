"""What stands beside the board in words: what is to be settled, what waits, who gives how much."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.kinds import Lack, QuarterState
from app.labels import label
from app.training_words import gaps_words, named
from app.ui.tabs.training import meets

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from app.domain.training_balance import Given
    from app.domain.training_clashes import Meets
    from app.domain.training_full import Quarter
    from app.domain.training_gaps import Standing
    from app.domain.training_topics import Waiting
    from app.formats import Formats
    from app.ui.parts import Tone

BEFORE, SETTLE = "Before you publish", "To settle"
#: So many people of the same count are named on one line.
_NAMED = 6
#: Above so many sessions each giver has a line of their own.
_TOGETHER = 1


@dataclass(frozen=True)
class Wanted:
    """Something to be settled about a session: how many things at once, and what they are."""

    training_id: int
    count: int
    words: str
    tone: Tone


@dataclass(frozen=True)
class Topic:
    """A topic that waits, and how much it is wanted."""

    id: int
    title: str
    wanted: str
    spoken: str


@dataclass(frozen=True)
class Share:
    """Who gives so many sessions; several people of the same count together."""

    names: str
    count: int
    hint: str
    is_me: bool = False


def title(found: Quarter) -> str:
    """What the list of what is to be settled is called."""
    return BEFORE if found.plan.state is QuarterState.DRAFT else SETTLE


def wanted(found: Quarter, standing: Standing, today: date, formats: Formats) -> list[Wanted]:
    """What is to be settled: red what a quarter cannot be published with, then the rest."""
    lacks: dict[int, list[Lack]] = {}
    for gap in standing.gaps:
        lacks.setdefault(gap.training.id, []).append(gap.lack)
    said = zip(lacks.items(), gaps_words(standing.gaps, formats), strict=True)
    rows = [Wanted(one, len(these), words, "red") for (one, these), words in said]
    rows += _met(standing.blocking, "red", formats)
    rows += _over(found, today, formats)
    return rows + _met(standing.warnings, "amber", formats)


def meets_by_training(standing: Standing, formats: Formats) -> dict[int, tuple[str, ...]]:
    """What each session meets, in words."""
    found: dict[int, list[str]] = {}
    for one in (*standing.blocking, *standing.warnings):
        found.setdefault(one.training.id, []).append(meets.shown(one, formats))
    return {number: tuple(dict.fromkeys(words)) for number, words in found.items()}


def topics(found: Iterable[Waiting]) -> list[Topic]:
    """The topics that wait; whom they would help is counted and not named."""
    return [_topic(one) for one in found]


def shares(found: Sequence[Given]) -> list[Share]:
    """Who gives how many sessions, most first; those who give one or none share a line."""
    *others, me = found
    rows: list[Share] = []
    for count in sorted({one.count for one in others}, reverse=True):
        there = [one for one in others if one.count == count]
        if count > _TOGETHER:
            rows += [Share(_name(one), count, _hint([one])) for one in there]
        else:
            rows.append(Share(_names(there), count, _hint(there)))
    return [*rows, Share("You", me.count, _years(me), is_me=True)]


def _met(found: Iterable[Meets], tone: Tone, formats: Formats) -> list[Wanted]:
    """What sessions meet: of many coached calls at one time, or many away, each but once."""
    said = {(one.training.id, meets.shown(one, formats)): None for one in found}
    return [Wanted(number, 1, words, tone) for number, words in said]


def _over(found: Quarter, today: date, formats: Formats) -> list[Wanted]:
    """Sessions whose day is over and of which nobody has said yet what came of them."""
    if found.plan.state is not QuarterState.PUBLISHED:
        return []
    over = [
        one
        for one in found.trainings
        if one.is_ahead and one.session.planned_for is not None and one.session.planned_for < today
    ]
    return [
        Wanted(one.id, 1, f"{named(one, formats)} is over: was it held?", "amber") for one in over
    ]


def _topic(one: Waiting) -> Topic:
    people, asked = len(one.people), one.topic.asked
    helped = "" if not people else "1 person" if people == 1 else f"{people} people"
    often = "" if not asked else "asked once" if asked == 1 else f"asked {asked} times"
    said = helped or often
    parts = filter(None, (one.topic.title, label(one.topic.kind), helped, often))
    return Topic(one.topic.id, one.topic.title, said, ", ".join(parts))


def _names(there: Sequence[Given]) -> str:
    """Names beside each other; of many the rest is counted."""
    names = [_name(one) for one in there]
    more = len(names) - _NAMED
    return ", ".join(names) if more <= 1 else f"{', '.join(names[:_NAMED])} and {more} more"


def _name(one: Given) -> str:
    return one.person.called if one.person is not None else one.giver.guest


def _hint(there: Sequence[Given]) -> str:
    return "\n".join(f"{_name(one)}: {_years(one)}" for one in there)


def _years(one: Given) -> str:
    return f"{one.count} this quarter, {one.this_year} this year"
