"""The rows of the sample's numbers and standards, as ``scorecard.toml`` tells them."""

from typing import NotRequired, TypedDict

from app.sample.rows import Shared


class TeamsGoal(TypedDict):
    """What the team wants to reach."""

    name: str
    serves: NotRequired[str]


class Aimed(TypedDict):
    """A target: of everybody, of a role or of one person."""

    metric: str
    amount: float
    since: int
    upper: NotRequired[float]
    role: NotRequired[str]
    who: NotRequired[str]


class Weighed(TypedDict):
    """A scorecard."""

    weights: dict[str, int]
    cap: int
    role: NotRequired[str]


class Lifted(TypedDict):
    """A lift that was saved."""

    name: str
    percent: int
    lever: NotRequired[str]
    percent_2: NotRequired[int]
    lever_2: NotRequired[str]


class Selling(TypedDict):
    """How somebody sells."""

    name: str
    deal: int
    won: list[int]
    proposed: list[int]
    met: list[int]
    days: list[int]
    talking: list[int]
    pipeline: float
    optimism: int
    brought: int
    silent: list[int]


class Newcomer(TypedDict):
    """What somebody counted who has sold nothing yet."""

    name: str
    counts: dict[str, list[int]]


class Expected(TypedDict):
    """A standard."""

    called: str
    area: str
    statement: str
    measure: str
    since: int
    unread: list[str]
    threshold: NotRequired[str]
    metric: NotRequired[str]
    role: NotRequired[str]


class Missed(Shared):
    """A standard that somebody missed."""

    who: str
    standard: str
    seen: int
    facts: str
    effect: str
    talked: NotRequired[int]
    support: NotRequired[str]
    correction: NotRequired[str]
    recheck: NotRequired[int]
    state: NotRequired[str]


class Look(TypedDict):
    """What came of a day on which two looked at a plan."""

    met: bool
    on: int
    said: str


class Improving(Shared):
    """An improvement plan."""

    who: str
    standard: str
    began: int
    days: int
    aim: str
    support: str
    consequence: str
    consequence_on: int
    note: str
    looks: list[Look]


class Figures(TypedDict):
    """The file of numbers."""

    weeks: int
    lately: int
    goals: list[TeamsGoal]
    serves: dict[str, str]
    targets: list[Aimed]
    scorecards: list[Weighed]
    lifts: list[Lifted]
    people: list[Selling]
    newcomers: list[Newcomer]
    standards: list[Expected]
    misses: list[Missed]
    plans: list[Improving]
