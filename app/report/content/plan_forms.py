"""What the form says on which a salesperson writes their plan, and where it may be filled."""

from dataclasses import dataclass

from app.report.content.common import Cover, Figure, Paper
from app.report.content.packets import Result


@dataclass(frozen=True, slots=True)
class FormField:
    """A place to type into: by which name it is read again, what it asks, what stands in it.

    ``choices`` are offered; any other words may be typed all the same.
    """

    name: str
    label: str
    text: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormQuestion:
    """A heading with the question under it, and room for so many lines by pen."""

    heading: str
    question: str
    field: FormField
    lines: int = 4


@dataclass(frozen=True, slots=True)
class FormTable:
    """A table to be filled; ``shares`` are how wide its columns are beside each other."""

    heading: str
    told: tuple[str, ...]
    heads: tuple[str, ...]
    shares: tuple[int, ...]
    rows: tuple[tuple[FormField, ...], ...]


@dataclass(frozen=True, slots=True)
class PlanForm:
    """The form as it goes out; ``mark`` says, unseen and in every footer, whose form it is."""

    paper: Paper
    cover: Cover
    mark: FormField
    how: str = ""
    figures: tuple[Figure, ...] = ()
    history: tuple[Result, ...] = ()
    asked: tuple[FormQuestion, ...] = ()
    tables: tuple[FormTable, ...] = ()
