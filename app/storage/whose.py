"""Whose rows the pages of a damaged journal hold.

A row's values tell which tables it may be of. Where several have columns of the same kinds, as the
tables that only link two others do, the file's first page tells, its seal, and what else lies on
its page: a page holds rows of one table only.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

import sqlalchemy as sa

from app.domain.models import Record
from app.domain.models.base import Instant
from app.storage import pages, seal

Row = dict[str, Any]
#: A row as it would be in a table, with the table's name.
Placed = tuple[str, Row]

#: The last column that every record had from the start: only what was added later can be missing.
_LAST = "version"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def placed(raw: pages.RawRow, tables: Iterable[sa.Table] | None = None) -> list[Placed]:
    """What lies in the file as a row of each of ``tables``, or of all, that it may be of."""
    wanted = Record.metadata.sorted_tables if tables is None else tables
    as_rows = ((table.name, _as_row(table, raw)) for table in wanted)
    return [(name, row) for name, row in as_rows if row is not None]


def told_apart(
    unclear: Mapping[pages.RawRow, list[Placed]],
    lying: Mapping[pages.RawRow, Iterable[int]],
    first: Mapping[int, str],
    beside: Mapping[int, Counter[str]],
    seals: Mapping[int, int],
) -> tuple[list[Placed], list[list[Placed]]]:
    """The rows that may be of several tables as those of the right ones, and what is left unclear.

    ``lying`` says on which pages each lies, ``first`` which tables begin at a page, so that all
    its rows are of that one, and ``beside`` of which tables the other rows of a page are. What two
    tables have alike to the last value lies on two pages and is of both.
    """
    found: list[Placed] = []
    left: list[list[Placed]] = []
    on_page: dict[int, Counter[str]] = {}
    for raw, may_be in unclear.items():
        sealed = [name for name, row in may_be if is_sealed(name, row, seals)]
        for page in lying[raw]:
            on_page.setdefault(page, Counter(beside.get(page))).update(sealed)
    for raw, may_be in unclear.items():
        told = [
            one for page in lying[raw] for one in _of_page(may_be, first.get(page), on_page[page])
        ]
        found += told
        left += [] if told else [may_be]
    return found, left


def is_sealed(name: str, row: Row, seals: Mapping[int, int]) -> bool:
    """Whether the row is as it was sealed in the table ``name``."""
    sealed = seals.get(seal.place_of(name, row["id"])) if "id" in row else None
    return sealed is not None and sealed == seal.digest_of(row)


def _of_page(may_be: list[Placed], owner: str | None, rows: Counter[str]) -> list[Placed]:
    """Those of the page's table; of the one of most of its ``rows`` where that is not known."""
    most = max(rows[name] for name, _ in may_be)
    if owner is not None:
        return [one for one in may_be if one[0] == owner]
    return [one for one in may_be if most and rows[one[0]] == most]


@cache
def _shape(table: sa.Table) -> list[Callable[[Any], bool]]:
    return [_accepts(column) for column in table.columns]


def _accepts(column: sa.Column[Any]) -> Callable[[Any], bool]:
    """What tells whether a stored value can be one of ``column``."""
    kind = column.type
    if isinstance(kind, sa.Enum):
        is_kind = frozenset(kind.enums).__contains__
    elif isinstance(kind, sa.Date):
        is_kind = _matches(_DAY)
    elif isinstance(kind, Instant):
        is_kind = _matches(_INSTANT)
    elif isinstance(kind, sa.Boolean):
        is_kind = (0, 1).__contains__
    elif isinstance(kind, sa.LargeBinary):
        is_kind = _is_a(bytes)
    else:
        is_kind = _is_a(int if isinstance(kind, sa.Integer) else str)
    return _or_nothing(is_kind) if column.nullable else is_kind


def _matches(pattern: re.Pattern[str]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


def _is_a(kind: type) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, kind)


def _or_nothing(accepts: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: value is None or accepts(value)


def _as_row(table: sa.Table, raw: pages.RawRow) -> Row | None:
    """What lies in the file as a row of ``table``; None where its values say that it is none."""
    shape = _shape(table)
    number, *values = raw
    if any(value is not None for value in values[len(shape) :]):
        return None
    first = next(iter(table.primary_key.columns))
    if isinstance(first.type, sa.Integer):
        if values[0] is not None:  # the row's number stands for it
            return None
        values[0] = number
    if not all(accepts(value) for accepts, value in zip(shape, values, strict=False)):
        return None
    if _LAST in table.columns.keys()[len(values) :]:
        return None
    return dict(zip(table.columns.keys(), values, strict=False))
