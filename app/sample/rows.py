"""The shape of ``resources/sample/team.toml``; what its numbers mean is said there."""

from typing import NotRequired, TypedDict


class Conversations(TypedDict):
    """When somebody was spoken with, and for what."""

    last: int
    every: list[int]
    kinds: list[str]
    away: NotRequired[list[int]]


class Results(TypedDict):
    """What somebody sold."""

    quota: int
    attainment: list[int]
    no_quota: NotRequired[list[int]]
    before: NotRequired[list[list[int]]]


class Ratings(TypedDict):
    """The levels that one voice gave somebody in one skill."""

    skill: str
    by: str
    levels: list[int]
    because: NotRequired[list[str]]
    shared: NotRequired[bool]


class Fact(TypedDict):
    """A statement about somebody; ``called`` is what a goal that answers it calls it by."""

    kind: str
    text: str
    evidence: NotRequired[str]
    certainty: NotRequired[str]
    noted: int
    confirmed: NotRequired[int]
    retired: NotRequired[int]
    skill: NotRequired[str]
    called: NotRequired[str]
    shared: NotRequired[bool]


class Checkpoint(TypedDict):
    """A step on the way to a goal."""

    due: int
    text: str
    reached: NotRequired[int]


class Goal(TypedDict):
    """Where somebody wants to grow."""

    outcome: str
    why: str
    set: int
    due: int
    skills: NotRequired[list[str]]
    levels: NotRequired[list[int]]
    answers: NotRequired[str]
    reached: NotRequired[int]
    checkpoints: list[Checkpoint]
    shared: NotRequired[bool]


class Agreement(TypedDict):
    """What somebody and the manager count on each other for."""

    halves_ago: int
    mine: str
    theirs: str
    agreed: NotRequired[int]
    shared: NotRequired[bool]


class Area(TypedDict):
    """How much somebody decides alone in an area of work."""

    name: str
    autonomy: str
    since: int


class Left(TypedDict):
    """When somebody left, and who took over."""

    on: int
    successor: str


class MustHave(TypedDict):
    """How a candidate meets one must-have; a score of 0 was not given yet."""

    score: int
    evidence: NotRequired[str]


class Somebody(TypedDict):
    """One person with everything known of them."""

    name: str
    role: str
    segment: str
    territory: NotRequired[str]
    email: str
    phone: str
    started: NotRequired[int]
    met: NotRequired[int]
    found_through: NotRequired[str]
    next_touch: NotRequired[int]
    ramp_until: NotRequired[int]
    first_days: NotRequired[list[int]]
    may_leave_by: NotRequired[int]
    away_since: NotRequired[int]
    left: NotRequired[Left]
    ideal_gap: NotRequired[int]
    max_gap: NotRequired[int]
    conversations: Conversations
    results: NotRequired[Results]
    ratings: NotRequired[list[Ratings]]
    areas: NotRequired[list[Area]]
    facts: NotRequired[list[Fact]]
    goals: NotRequired[list[Goal]]
    agreements: NotRequired[list[Agreement]]
    must_haves: NotRequired[list[MustHave]]


class Team(TypedDict):
    """The whole team."""

    rated: list[int]
    season: list[int]
    rise: int
    minutes: dict[str, int]
    people: list[Somebody]
