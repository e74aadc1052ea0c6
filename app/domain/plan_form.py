"""The form on which a rep writes their plan: what stands on it, and what it says on its return."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from app.domain.attainment import PeriodResult
from app.domain.incoming import Problem
from app.domain.kinds import ActionKind, LineSource, PaperSize, SectionKind
from app.domain.periods import Period

#: The name of the hidden field, or cell, that says whose form it is, and how its value begins.
MARK_FIELD = "touchline"
MARK = "touchline-plan"
#: So many forecast lines and actions have a place on the form.
LINES = 14
ACTIONS = 8
#: What a form says besides its sections, which go by ``SectionKind``.
FORECAST, STEPS = "lines", "actions"
#: A spreadsheet's cell holds no more letters: what is longer is cut where it goes out.
LONGEST_CELL = 32_000
LINE_PARTS = ("account", "segment", "product", "amount", "month", "source")
ACTION_PARTS = ("kind", "text", "due")
#: Room for a few more where a plan has more lines than a form.
_SPARE = 2
#: What stands for the account of a line that names none, so that its amount is not lost.
NOT_NAMED = "(not named)"
#: One part of a line as it was typed, and where it ends.
_UNREAD = re.compile(rf"({'|'.join(LINE_PARTS)}): (.*?)(?=; (?:{'|'.join(LINE_PARTS)}): |$)")


def section_field(kind: SectionKind) -> str:
    """What the field is called in which somebody writes under a heading."""
    return f"section.{kind.value}"


def line_field(number: int, part: str) -> str:
    """What a field of a forecast line is called, lines counted from 1."""
    return f"line.{number}.{part}"


def action_field(number: int, part: str) -> str:
    """What a field of an action is called, actions counted from 1."""
    return f"action.{number}.{part}"


def every_field() -> tuple[str, ...]:
    """The fields that every form has, in its order; one with much on it has more lines."""
    return (
        *(section_field(kind) for kind in SectionKind),
        *(line_field(n, part) for n in range(1, LINES + 1) for part in LINE_PARTS),
        *(action_field(n, part) for n in range(1, ACTIONS + 1) for part in ACTION_PARTS),
    )


Row = TypeVar("Row")


@dataclass(frozen=True)
class FormLine:
    """A forecast line on a form; see ``models.PlanLine``."""

    account: str = ""
    segment: str = ""
    product: str = ""
    amount: int | None = None
    month: date | None = None
    source: LineSource | None = None
    as_typed: str = ""

    def unread(self, part: str) -> str:
        """What was typed into a part that nobody could read; empty where it could be read."""
        found = _UNREAD.findall(self.as_typed)
        return next((text for name, text in found if name == part), "")


@dataclass(frozen=True)
class FormAction:
    """A step on a form."""

    text: str
    kind: ActionKind = ActionKind.PROSPECTING
    due: date | None = None


@dataclass(frozen=True)
class BlankForm:
    """A form as it goes out; what is known already stands on it.

    ``mark`` is the journal's own. ``quota`` is in minor units, ``win_rate`` a share of one, ``bar``
    in times the quota; ``history`` are the last periods that are over, the earliest first.
    """

    mark: str
    person_id: int
    name: str
    manager: str
    company: str
    half: Period
    number: int
    due_on: date
    made_on: date
    currency: str
    paper: PaperSize
    months: tuple[Period, ...]
    quota: int | None
    win_rate: float | None
    bar: float
    history: tuple[PeriodResult, ...] = ()
    sections: Mapping[SectionKind, str] = field(default_factory=dict)
    lines: tuple[FormLine, ...] = ()
    actions: tuple[FormAction, ...] = ()

    @property
    def said(self) -> str:
        """What the mark field says: of which journal, person, half-year and version it is."""
        day = self.half.starts.isoformat()
        return f"{MARK} 1 {self.mark} {self.person_id} {day} {self.number}"


@dataclass(frozen=True)
class Returned:
    """What the fields of a returned file say, by name and bare, and whose form it says it is.

    ``starts_on`` is the first day of its half-year. ``missing`` are fields of the form that the
    file no longer has.
    """

    file: str
    mark: str
    person_id: int
    starts_on: date
    number: int
    fields: Mapping[str, str]
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class FilledForm:
    """A form as it was understood; ``problems`` name the field and what was not understood.

    ``bare`` are its parts that say nothing although no field of them is gone: a section by its
    value, ``FORECAST``, ``STEPS``.
    """

    sections: Mapping[SectionKind, str]
    lines: tuple[FormLine, ...]
    actions: tuple[FormAction, ...]
    problems: tuple[Problem, ...] = ()
    bare: frozenset[str] = frozenset()


def with_room(rows: Sequence[Row], least: int, empty: Row) -> list[Row]:
    """What is known already, and empty rows to write into."""
    count = max(least, len(rows) + _SPARE)
    return [*rows, *([empty] * (count - len(rows)))]
