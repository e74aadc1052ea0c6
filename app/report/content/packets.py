"""What packets about a person or the team say."""

from dataclasses import dataclass

from app.report.content.common import Cover, Figure, Focus, Paper


@dataclass(frozen=True, slots=True)
class Strength:
    """A skill that the person is good at, with its level from 1 to 5 where it is rated."""

    text: str
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence about the person under a short label, such as "What motivates"."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Result:
    """One period against quota. ``ratio`` is actual over quota, None where it is not reported."""

    label: str
    quota: str
    actual: str
    attainment: str
    ratio: float | None = None


@dataclass(frozen=True, slots=True)
class SkillLine:
    """The newest levels of one skill, the manager's level before, and why it changed."""

    name: str
    own: int | None = None
    manager: int | None = None
    before: int | None = None
    change: str = ""
    justification: str = ""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A dated step towards a goal."""

    when: str
    text: str
    reached: bool = False


@dataclass(frozen=True, slots=True)
class Goal:
    """A growth goal: what, how far and by when, and why it matters to the person."""

    title: str
    aim: str = ""
    why: str = ""
    state: str = ""
    checkpoints: tuple[Checkpoint, ...] = ()


@dataclass(frozen=True, slots=True)
class Promises:
    """What two people count on each other for, a line each; ``agreed`` is the day, if any.

    ``mine`` finishes "you can count on me for", said by the manager, ``theirs`` "I count on you
    for".
    """

    mine: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()
    agreed: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """What somebody new has done by a day of their first ninety; steps have no day of their own."""

    by: str
    steps: tuple[Checkpoint, ...]


@dataclass(frozen=True, slots=True)
class Signers:
    """The two names under a review or an agreement."""

    person: str
    manager: str


@dataclass(frozen=True, slots=True)
class RepProfile:
    """A salesperson's copy of who they are and where they grow: only what was agreed to be shared.

    ``ramp`` is there for somebody new.
    """

    paper: Paper
    cover: Cover
    strengths: tuple[Strength, ...] = ()
    focuses: tuple[Focus, ...] = ()
    statements: tuple[Statement, ...] = ()
    skills: tuple[SkillLine, ...] = ()
    traits: tuple[SkillLine, ...] = ()
    goals: tuple[Goal, ...] = ()
    agreement: Promises | None = None
    ramp: tuple[Stage, ...] = ()


@dataclass(frozen=True, slots=True)
class AgreementSheet:
    """The sheet that the two sign. Without promises there is room to write them.

    ``until`` is the last day of the half-year.
    """

    paper: Paper
    cover: Cover
    signers: Signers
    until: str
    promises: Promises = Promises()


@dataclass(frozen=True, slots=True)
class MapRow:
    """The level of everybody in one skill, None where they are not rated: a blank, not a zero.

    ``strong`` says how many are strong in it, on the manager's own copy.
    """

    family: str
    skill: str
    levels: tuple[int | None, ...]
    strong: str = ""


@dataclass(frozen=True, slots=True)
class SkillsMap:
    """Who of the team stands where, levels only; ``people`` head the columns.

    What ``mine`` holds is the manager's view, for nobody else.
    """

    paper: Paper
    cover: Cover
    people: tuple[str, ...] = ()
    rows: tuple[MapRow, ...] = ()
    mine: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A private statement; ``dated`` says, a line each, when it was noted or last confirmed."""

    text: str
    evidence: str = ""
    dated: str = ""
    hunch: bool = False


@dataclass(frozen=True, slots=True)
class FactGroup:
    """The facts of one kind, such as "What hurts"."""

    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """How much somebody decides alone in one area of work, and since when."""

    name: str
    level: str
    since: str


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that went up or down, by how much and when."""

    what: str
    by: str
    on: str


@dataclass(frozen=True, slots=True)
class Growth:
    """Whether somebody is better than before: one sentence, and the rows it was counted from."""

    told: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """How somebody meets one must-have, from 1 to 5, and what shows it."""

    name: str
    level: int | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class ManagerProfile:
    """All that the manager knows of a person, for the manager alone.

    ``band`` says what to expect of a quarter; ``before_us`` are a previous employer's figures,
    which stand apart because another quota was behind them.
    """

    paper: Paper
    cover: Cover
    figures: tuple[Figure, ...] = ()
    facts: tuple[FactGroup, ...] = ()
    growth: Growth | None = None
    goals: tuple[Goal, ...] = ()
    skills: tuple[SkillLine, ...] = ()
    traits: tuple[SkillLine, ...] = ()
    areas: tuple[Area, ...] = ()
    agreement: Promises | None = None
    ramp: tuple[Stage, ...] = ()
    results: tuple[Result, ...] = ()
    band: str = ""
    before_us: tuple[Result, ...] = ()
    scores: tuple[Score, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody on the bench: what is known of them in a line, and how they meet each must-have."""

    name: str
    known: str
    state: str
    scores: tuple[Score, ...] = ()


@dataclass(frozen=True, slots=True)
class BenchSheet:
    """Everybody on the bench, those to be spoken with first in front; for the manager alone."""

    paper: Paper
    cover: Cover
    figures: tuple[Figure, ...] = ()
    candidates: tuple[Candidate, ...] = ()
