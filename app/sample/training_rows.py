"""The rows of the sample's training, as ``training.toml`` tells them."""

from typing import NotRequired, TypedDict


class Given(TypedDict):
    """A session of a quarter, and what became of it."""

    topic: str
    kind: str
    objective: str
    by: NotRequired[str]
    guest: NotRequired[str]
    mine: NotRequired[str]
    backup: NotRequired[str]
    skills: NotRequired[list[str]]
    observe: NotRequired[str]
    watched: NotRequired[str]
    remarks: NotRequired[str]
    missed: NotRequired[list[str]]
    excused: NotRequired[list[str]]
    rated: NotRequired[list[int]]
    later: NotRequired[int]
    cancelled: NotRequired[str]
    handed: NotRequired[bool]


class Topic(TypedDict):
    """Something that the team should be trained in."""

    title: str
    kind: str
    source: str
    noted: int
    why: str
    skill: NotRequired[str]
    asked: NotRequired[int]
    whom: NotRequired[list[str]]
    dropped: NotRequired[int]


class Away(TypedDict):
    """Days on which somebody is away."""

    who: str
    days: int
    ahead: NotRequired[int]
    session: NotRequired[int]


class Closed(TypedDict):
    """Days without training, in a week of a quarter."""

    name: str
    week: int


class Training(TypedDict):
    """The file of training."""

    weekdays: list[int]
    at: str
    minutes: int
    place: str
    published: int
    closed: int
    confirmed: int
    fair: Closed
    company_day: Closed
    away: list[Away]
    topics: list[Topic]
    last: list[Given]
    this: list[Given]
    next: list[Given]
