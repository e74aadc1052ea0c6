"""What any paper may say: whose it is, a figure, something that is worked on."""

from dataclasses import dataclass, field
from typing import Literal

#: The sizes of paper; what hangs on a wall may be on the largest.
Paper = Literal["a4", "letter", "a3"]


@dataclass(frozen=True, slots=True)
class Cover:
    """Who the packet is about, which kind, which period, and whose copy it is.

    ``kind``, ``period`` and ``edition``, which may be empty, also name the document, so they never
    carry anything private. ``edition`` is which one it is, where there were others: "revision 2".
    ``language`` is the document's, as "en" or "de-AT"; it is on no page.
    """

    person: str
    kind: str
    period: str
    role: str
    company: str
    prepared: str
    copy_for: str
    edition: str = ""
    language: str = field(default="en", repr=False)

    @property
    def title(self) -> str:
        """What the document is called, wherever it may be read by others."""
        return " ".join(filter(None, (self.kind, self.period, self.edition)))


@dataclass(frozen=True, slots=True)
class Print:
    """Pages exactly as they were printed once, for one size of paper."""

    paper: Paper
    pdf: bytes = field(repr=False)


class Printed:
    """What stays as it was printed once it is agreed on or closed: ``prints`` are its pages."""

    __slots__ = ()
    paper: Paper
    prints: tuple[Print, ...]

    @property
    def printed(self) -> bytes | None:
        """The pages as they were printed once for this paper; None where they never were."""
        return next((one.pdf for one in self.prints if one.paper == self.paper), None)


@dataclass(frozen=True, slots=True)
class Figure:
    """One headline figure, and in small print what it is to be read against."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Focus:
    """Something the person works on, with the level now and the level aimed at."""

    text: str
    level: int | None = None
    aim: int | None = None
