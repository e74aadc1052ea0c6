"""What a packet says: frozen, already worded, and private or shareable by type.

Whoever gathers has formatted every number and date; floats remain only where a chart needs them.
The classes of a salesperson's copy have no field that could hold private text, so nothing here
has to be hidden later.
"""

from dataclasses import dataclass
from typing import Literal

Paper = Literal["a4", "letter"]


@dataclass(frozen=True, slots=True)
class Cover:
    """Who the packet is about, which kind, which period, and whose copy it is.

    ``kind`` and ``period`` also name the document, so they never carry anything private.
    """

    person: str
    kind: str
    period: str
    role: str
    company: str
    prepared: str
    copy_for: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One headline figure; a packet shows at most four."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Strength:
    """A skill that the person is good at, with its level from 1 to 5 where it is rated."""

    text: str
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Focus:
    """Something the person works on, with the level now and the level aimed at."""

    text: str
    level: int | None = None
    aim: int | None = None


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
class Signers:
    """The two names under a review."""

    person: str
    manager: str


@dataclass(frozen=True, slots=True)
class RepQuarterly:
    """A salesperson's copy of a quarterly review: only what was agreed to be shared.

    ``results`` run from the oldest period to the newest.
    """

    paper: Paper
    cover: Cover
    signers: Signers
    figures: tuple[Figure, ...] = ()
    strengths: tuple[Strength, ...] = ()
    focuses: tuple[Focus, ...] = ()
    statements: tuple[Statement, ...] = ()
    results: tuple[Result, ...] = ()
    skills: tuple[SkillLine, ...] = ()
    goals: tuple[Goal, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A private statement; ``dated`` says when it was noted or last confirmed."""

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
class ManagerPage:
    """The manager's own page about a person. It is a file by itself, never part of another."""

    paper: Paper
    cover: Cover
    figures: tuple[Figure, ...] = ()
    facts: tuple[FactGroup, ...] = ()
    results: tuple[Result, ...] = ()
    skills: tuple[SkillLine, ...] = ()
    goals: tuple[Goal, ...] = ()


Content = RepQuarterly | ManagerPage
