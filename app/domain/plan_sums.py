"""What the forecast lines of a plan come to: altogether, by month, by segment and by source.

A line whose amount is not known yet is counted, and is not zero.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from app.domain.kinds import LineSource
from app.domain.names import fold


class Line(Protocol):
    """What is looked at of a forecast line; see ``models.PlanLine``."""

    @property
    def segment(self) -> str: ...  # a field of the line
    @property
    def amount(self) -> int | None: ...
    @property
    def month(self) -> date | None: ...
    @property
    def source(self) -> LineSource | None: ...


K = TypeVar("K", bound=Hashable)
L = TypeVar("L", bound=Line)


@dataclass(frozen=True)
class Share:
    """What the lines of one kind come to, in minor units, and how many lines they are.

    ``amount`` is None where no line of them has one; ``of_all`` is their share of all amounts.
    """

    amount: int | None
    lines: int
    unknown: int
    of_all: float | None


def total(lines: Iterable[Line]) -> int | None:
    """What all lines come to; None where no line has an amount."""
    known = [line.amount for line in lines if line.amount is not None]
    return sum(known) if known else None


def by_month(lines: Sequence[L], months: Sequence[date]) -> dict[date | None, Share]:
    """What the lines come to month by month, each of ``months``; None is for no month yet."""
    found = _shares(lines, lambda line: line.month)
    kept: dict[date | None, Share] = {
        month: found.pop(month, Share(None, 0, 0, None)) for month in months
    }
    return {**kept, **({None: found[None]} if None in found else {})}


def by_segment(lines: Sequence[L]) -> dict[str, Share]:
    """What the lines come to segment by segment, the greatest first; "" is for none named.

    Capitals and accents make no other segment: the first spelling stands for all.
    """
    spelled: dict[str, str] = {}
    for line in lines:
        spelled.setdefault(fold(line.segment), line.segment)
    found = _shares(lines, lambda line: fold(line.segment))
    return {spelled[key]: share for key, share in _greatest_first(found, last="")}


def by_source(lines: Sequence[L]) -> dict[LineSource | None, Share]:
    """What the lines come to source by source, the greatest first; None is for none named."""
    return dict(_greatest_first(_shares(lines, lambda line: line.source), last=None))


def _shares(lines: Sequence[L], key: Callable[[L], K]) -> dict[K, Share]:
    grouped: dict[K, list[L]] = {}
    for line in lines:
        grouped.setdefault(key(line), []).append(line)
    every = total(lines)
    return {one: _share(of, every) for one, of in grouped.items()}


def _share(lines: Sequence[Line], every: int | None) -> Share:
    amount = total(lines)
    of_all = amount / every if amount is not None and every else None
    return Share(amount, len(lines), sum(line.amount is None for line in lines), of_all)


def _greatest_first(found: dict[K, Share], last: K) -> list[tuple[K, Share]]:
    """By amount; what is not named comes after all others."""
    return sorted(found.items(), key=lambda one: (one[0] == last, -(one[1].amount or 0)))
