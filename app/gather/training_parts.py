"""Trainings in the words of paper: when they are, who gives them, and what marks their type.

Nothing here reads what is the manager's own: why I give one, why one was cancelled, who is away.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy.orm import Session as Db

from app.domain import people, training_balance
from app.domain.kinds import QuarterState, TrainingKind
from app.domain.models import Person, Settings
from app.domain.training_full import Quarter, Training
from app.gather.parts import Wording, named_apart
from app.labels import label
from app.report import content

NOBODY = "nobody yet"
NO_TOPIC = "topic not settled yet"
#: How the marks on paper stand for the types.
MARKS: Mapping[TrainingKind, content.TrainingMark] = {
    TrainingKind.PRODUCT: "product",
    TrainingKind.SELLING_SKILL: "selling_skill",
    TrainingKind.SOFT_SKILL: "soft_skill",
    TrainingKind.TOOL: "tool",
    TrainingKind.MARKET: "market",
    TrainingKind.ROLE_PLAY: "role_play",
}


class Names:
    """What those are called who give trainings: the whole name where two are called the same."""

    def __init__(self, db: Db, chosen: Settings, trainings: Iterable[Training]) -> None:
        every = {person.id: person for person in people.team(db)}
        for one in trainings:
            every |= {who.id: who for who in (one.giver, one.backup) if who is not None}
        self._called = named_apart(every.values())
        self._manager = chosen.manager

    def person(self, person: Person) -> str:
        """What somebody of the team is called."""
        return self._called.get(person.id, person.name)

    def giver(self, one: Training) -> str:
        """Who gives a training; empty where nobody does yet."""
        if one.giver is not None:
            return self.person(one.giver)
        return one.session.guest or (self._manager if one.session.by_me else "")

    def backup(self, one: Training) -> str:
        """Who steps in; empty where there is nobody."""
        return self.person(one.backup) if one.backup is not None else one.session.backup_guest


def topic(one: Training) -> str:
    """What a training is about."""
    return one.session.topic or NO_TOPIC


def city(zone: str) -> str:
    """A time zone as it stands beside a time: by its city."""
    return zone.rpartition("/")[2].replace("_", " ")


def minutes(count: int) -> str:
    """How long something takes."""
    return "1 minute" if count == 1 else f"{count} minutes"


def counted(count: int, one: str) -> str:
    """How many there are of something."""
    return f"1 {one}" if count == 1 else f"{count} {one}s"


def how_many(count: int) -> str:
    """How many they are; who they are is not said."""
    return "1 person" if count == 1 else f"{count} people"


def shares(found: Quarter) -> tuple[content.TrainingShare, ...]:
    """How many trainings there are of each type; nothing where there are none at all."""
    every = training_balance.of_quarter(found)
    if not any(share.count for share in every):
        return ()
    return tuple(
        content.TrainingShare(MARKS[share.kind], label(share.kind), share.count) for share in every
    )


def draft(state: QuarterState | None) -> str:
    """That a plan may still change, where it may."""
    return "Draft: it may still change" if state is QuarterState.DRAFT else ""


def closed(days: Mapping[date, str], wording: Wording) -> tuple[str, ...]:
    """Closed days with what they are for; those that follow each other as one stretch."""
    stretches: list[tuple[date, date, str]] = []
    for day, name in sorted(days.items()):
        if stretches and stretches[-1][2] == name and (day - stretches[-1][1]).days == 1:
            stretches[-1] = (stretches[-1][0], day, name)
        else:
            stretches.append((day, day, name))
    return tuple(
        f"{wording.weekday(first)} {name}".strip()
        if first == last
        else f"{wording.weekday(first)} to {wording.weekday(last)} {name}".strip()
        for first, last, name in stretches
    )
