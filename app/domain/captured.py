"""What the capture line understands: plain values, from what was typed to what it says."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from app.domain.kinds import NoteKind, Owner, Tone
from app.domain.markers import What, tag_key
from app.domain.mentions import KnownName, Mentions


class Why(StrEnum):
    """What to say about something typed that is not, or only half, understood."""

    DUE_UNREADABLE = "due_unreadable"
    DUE_AMBIGUOUS = "due_ambiguous"
    DUE_PAST = "due_past"
    DUE_ALONE = "due_alone"
    DUE_TWICE = "due_twice"
    OWNER_ALONE = "owner_alone"
    OWNER_TWICE = "owner_twice"
    OWNER_AMBIGUOUS = "owner_ambiguous"
    OWNER_STRANGER = "owner_stranger"
    NAME_AMBIGUOUS = "name_ambiguous"
    NEVER_SHAREABLE = "never_shareable"
    VENT_NO_ACTION = "vent_no_action"
    TONE_TWICE = "tone_twice"


@dataclass(frozen=True)
class Known:
    """What the journal knows already: people, skills as (id, name), and tags in use."""

    people: tuple[KnownName, ...] = ()
    skills: tuple[tuple[int, str], ...] = ()
    tags: tuple[str, ...] = ()

    @cached_property
    def mentions(self) -> Mentions:
        """Everybody's names, ready to be looked up."""
        return Mentions(self.people)

    @cached_property
    def skill_ids(self) -> dict[str, int]:
        """The id of each skill by what its spellings have in common."""
        return {tag_key(name): number for number, name in self.skills}

    @cached_property
    def spellings(self) -> dict[str, str]:
        """The spelling in use of each tag."""
        return {tag_key(tag): tag for tag in self.tags}


@dataclass(frozen=True)
class Near:
    """Somebody who may be meant."""

    id: int
    name: str


@dataclass(frozen=True)
class Unknown:
    """A name that nobody, or more than one, has.

    From ``start`` to ``end`` it stands without its sign, so that one of ``near`` can be put there.
    ``is_owner`` says that it follows ``by:``.
    """

    start: int
    end: int
    word: str
    near: tuple[Near, ...]
    ambiguous: bool = False
    is_owner: bool = False


@dataclass(frozen=True)
class Remark:
    """Something to say of what stands from ``start`` to ``end``."""

    why: Why
    detail: str
    start: int
    end: int


@dataclass(frozen=True)
class Promise:
    """A commitment: what, whose (a person by id, me, or another by name), and until when."""

    text: str
    owner: Owner
    person: int | None = None
    name: str = ""
    due: date | None = None


@dataclass(frozen=True)
class Piece:
    """A part of what was typed that means something; ``words`` say what."""

    start: int
    end: int
    what: What
    words: str


@dataclass(frozen=True)
class Capture:
    """What was typed, and what it says.

    ``text`` is the note's; ``tags`` hold those too that are one of ``skills``.
    """

    source: str
    kind: NoteKind = NoteKind.OBSERVATION
    text: str = ""
    people: tuple[int, ...] = ()
    tags: tuple[str, ...] = ()
    skills: tuple[int, ...] = ()
    commitments: tuple[Promise, ...] = ()
    asks: tuple[str, ...] = ()
    tone: Tone | None = None
    shareable: bool = False
    unknown: tuple[Unknown, ...] = ()
    remarks: tuple[Remark, ...] = ()
    pieces: tuple[Piece, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return not self.source.strip()
