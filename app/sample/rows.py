"""The shape of the files in ``resources/sample``; what their numbers mean is said there."""

from typing import NotRequired, TypedDict

from app.domain.kinds import Vis


class Shared(TypedDict):
    """What may be shared; all else is private."""

    shared: NotRequired[bool]


def vis(row: Shared) -> Vis:
    """Who may read what the row says."""
    return Vis.SHAREABLE if row.get("shared") else Vis.PRIVATE


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


class Held(Shared):
    """What was written down in a conversation."""

    who: str
    back: int
    moved_from: NotRequired[int]
    customer: NotRequired[str]
    mode: NotRequired[str]
    driver: NotRequired[str]
    objective: NotRequired[str]
    reached: NotRequired[str]
    rep_view: NotRequired[str]
    positives: NotRequired[str]
    improvement: NotRequired[str]
    improvement_2: NotRequired[str]
    observe_again: NotRequired[int]
    said: NotRequired[str]
    support: NotRequired[int]
    support_missing: NotRequired[str]
    reflection: NotRequired[str]
    ask_tell: NotRequired[int]
    hat: NotRequired[str]
    skills: NotRequired[list[str]]
    template: NotRequired[str]
    answers: NotRequired[list[str]]


class Group(Shared):
    """A conversation with several people at once."""

    who: list[str]
    on: int
    scheduled: int
    at: str
    kind: str
    minutes: int
    said: NotRequired[str]
    ask_tell: NotRequired[int]
    hat: NotRequired[str]
    skills: NotRequired[list[str]]
    template: NotRequired[str]
    answers: NotRequired[list[str]]


class Skipped(TypedDict):
    """A 1:1 that came to nothing."""

    who: str
    on: int
    by: str


class Planned(Shared):
    """What lies ahead with one person or several."""

    who: list[str]
    ahead: int
    scheduled: int
    at: str
    kind: str
    customer: NotRequired[str]
    mode: NotRequired[str]
    objective: NotRequired[str]
    place: NotRequired[str]
    skills: NotRequired[list[str]]
    template: NotRequired[str]


class Point(Shared):
    """Something to talk about, and what became of it."""

    who: NotRequired[str]
    raised: int
    text: str
    by: NotRequired[str]
    kind: NotRequired[str]
    discussed: NotRequired[int]
    answer: NotRequired[str]
    until: NotRequired[int]
    dropped: NotRequired[int]


class Promised(Shared):
    """What somebody promised, and how it was kept."""

    who: NotRequired[str]
    owner: NotRequired[str]
    owner_name: NotRequired[str]
    text: str
    made: NotRequired[int]
    held: NotRequired[int]
    dues: NotRequired[list[int]]
    moved: NotRequired[list[int]]
    closed: NotRequired[int]
    missed: NotRequired[bool]
    outcome: NotRequired[str]
    origin: NotRequired[str]


class Noted(Shared):
    """A note about any number of people."""

    about: list[str]
    on: NotRequired[int]
    held: NotRequired[int]
    kind: str
    text: NotRequired[str]
    situation: NotRequired[str]
    behaviour: NotRequired[str]
    effect: NotRequired[str]
    next_time: NotRequired[str]
    follow_up: NotRequired[int]
    delivered: NotRequired[int]
    value: NotRequired[str]
    said_in: NotRequired[str]
    tone: NotRequired[str]
    hat: NotRequired[str]
    tags: NotRequired[list[str]]
    skill: NotRequired[str]
    pinned: NotRequired[bool]


class Story(TypedDict):
    """What went on between the manager and the team."""

    zone: str
    calendar: int
    ahead: list[int]
    hours: dict[str, str]
    held: list[Held]
    groups: list[Group]
    skipped: list[Skipped]
    planned: list[Planned]
    points: list[Point]
    promises: list[Promised]
    notes: list[Noted]
