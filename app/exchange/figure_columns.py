"""Which column of a table of figures holds what, and what is remembered of it for the next file."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from app.exchange.cells import Table, cell_text
from app.exchange.figure_headings import (
    WHOLE,
    FigureField,
    Headings,
    metric_in,
    source_key,
)

#: What the user said of columns by their index; ``WHOLE`` is the metric of the whole file.
Chosen = Mapping[int, str | None]
_SHARED = FigureField.HEADING
_ONE_OF = (
    (
        frozenset({"person", "first_name", "last_name", "email"}),
        "Say which column names the people.",
    ),
    (frozenset({"period", "year", "heading"}), "Say which column holds the periods."),
)
_NO_NUMBERS = "Say which columns hold the numbers."
_NO_METRIC = "Say which metric the numbers are of."


@dataclass(frozen=True)
class Shape:
    """What the columns of a table hold, and of which metric the whole file is, if any.

    ``source`` is what files of this source have in common, ``settled`` what the user, now or the
    last time, said of its columns.
    """

    fields: tuple[str | None, ...]
    whole: str | None
    source: str
    settled: Mapping[int, str | None]
    names: tuple[str, ...]
    day_first: bool | None = None

    def at(self, field: str) -> int | None:
        """The index of the column that holds ``field``."""
        return self.fields.index(field) if field in self.fields else None

    @property
    def needs_metric(self) -> bool:
        """Whether there are numbers that no column gives a metric."""
        plain = {FigureField.VALUE, FigureField.TARGET, FigureField.HEADING}
        return FigureField.METRIC not in self.fields and not plain.isdisjoint(self.fields)

    @property
    def obstacle(self) -> str:
        """What has to be said before anything can be read; empty where nothing has."""
        held = {field for field in self.fields if field is not None}
        for needed, words in _ONE_OF:
            if needed.isdisjoint(held):
                return words
        numbers = {FigureField.VALUE, FigureField.TARGET, FigureField.HEADING}
        if numbers.isdisjoint(held) and not any(map(metric_in, held)):
            return _NO_NUMBERS
        return _NO_METRIC if self.needs_metric and self.whole is None else ""

    def remembered(self) -> str:
        """What is kept for the next file of this source."""
        kept = {
            name: field
            for index, (name, field) in enumerate(zip(self.names, self.fields, strict=True))
            if name and (index in self.settled or field not in (None, FigureField.HEADING))
        }
        said = {"columns": kept, "whole": self.whole, "day_first": self.day_first}
        return json.dumps(said, ensure_ascii=False, sort_keys=True)


def find_shape(
    table: Table, headings: Headings, chosen: Chosen, remembered: Mapping[str, str]
) -> Shape:
    """What the columns hold: as the user says, else as the last time, else as they are headed."""
    periods = {i for i, text in enumerate(table.header) if _is_heading(text, headings)}
    names = _names(table, periods)
    source = "|".join(
        sorted({source_key(n) for i, n in enumerate(names) if i not in periods and n})
    )
    columns, whole, day_first = _recalled(remembered.get(source, ""), headings)
    recalled = {i: columns[name] for i, name in enumerate(names) if name in columns}
    settled: dict[int, str | None] = recalled | {i: f for i, f in chosen.items() if i != WHOLE}
    whole = chosen.get(WHOLE, whole)
    fields = _assigned(table, headings, settled, whole is not None)
    return Shape(fields, whole, source, settled, names, day_first)


def _assigned(
    table: Table, headings: Headings, settled: Chosen, whole: bool
) -> tuple[str | None, ...]:
    has_metric = (
        whole
        or FigureField.METRIC in settled.values()
        or any(
            headings.field(text, True) == FigureField.METRIC
            for i, text in enumerate(table.header)
            if i not in settled
        )
    )
    found = {i: field for i, field in settled.items() if 0 <= i < len(table.header)}
    taken = {field for field in found.values() if field not in (None, _SHARED)}
    fits = [(i, headings.field(text, has_metric)) for i, text in enumerate(table.header)]
    for i, field in sorted(fits, key=lambda fit: -_filled(table, fit[0])):
        if field is None or i in found or field in taken:
            continue
        found[i] = field
        if field != _SHARED:
            taken.add(field)
    return tuple(found.get(i) for i in range(len(table.header)))


def _is_heading(text: str, headings: Headings) -> bool:
    return headings.field(text, True) == FigureField.HEADING


def _names(table: Table, periods: set[int]) -> tuple[str, ...]:
    """The headings as they are alike in every file; those of periods are empty."""
    seen: Counter[str] = Counter()
    names = []
    for index, text in enumerate(table.header):
        key = "" if index in periods else source_key(text)
        seen[key] += 1
        names.append(f"{key} #{seen[key]}" if key and seen[key] > 1 else key)
    return tuple(names)


def _recalled(
    text: str, headings: Headings
) -> tuple[dict[str, str | None], str | None, bool | None]:
    """What was remembered of a source; nothing of metrics that are gone."""
    if not text:
        return {}, None, None
    said = json.loads(text)
    columns = {
        name: field for name, field in said["columns"].items() if _still_there(field, headings)
    }
    whole = said.get("whole")
    return columns, whole if _still_there(whole, headings) else None, said.get("day_first")


def _still_there(field: str | None, headings: Headings) -> bool:
    metric = metric_in(field)
    return metric is None or headings.has(metric[0])


def _filled(table: Table, index: int) -> int:
    return sum(1 for row in table.rows if cell_text(row.cell(index)))
