"""What a picture consists of: a few plain shapes, and the areas that explain themselves."""

from dataclasses import dataclass
from typing import Literal

Role = Literal["accent", "accent_soft", "ink", "muted", "line", "amber", "red"]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle from its top left corner, the corners rounded by ``radius``."""

    x: float
    y: float
    width: float
    height: float
    role: Role
    radius: float = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line ``width`` thick; ``dash`` alternates lengths of ink and of gap."""

    x1: float
    y1: float
    x2: float
    y2: float
    role: Role
    width: float
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Trace:
    """A line through several places, its corners rounded."""

    places: tuple[tuple[float, float], ...]
    role: Role
    width: float


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled circle around its centre, or a ring whose line is ``hollow`` thick inside it."""

    x: float
    y: float
    radius: float
    role: Role
    hollow: float = 0


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text whose baseline is at ``y``; ``anchor`` says which end of it is at ``x``.

    A picture knows no font: whoever paints cuts what is wider than ``room`` with an ellipsis.
    """

    x: float
    y: float
    text: str
    role: Role
    size: float
    anchor: Anchor = "start"
    bold: bool = False
    room: float | None = None


Shape = Box | Rule | Trace | Dot | Words


@dataclass(frozen=True, slots=True)
class Hot:
    """An area that explains itself when the pointer rests on it."""

    x: float
    y: float
    width: float
    height: float
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished drawing; later shapes cover earlier ones.

    ``description`` says in one sentence, with exact values, what the drawing shows.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    description: str
    hot: tuple[Hot, ...] = ()
