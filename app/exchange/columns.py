"""Which column of a table holds what."""

from collections.abc import Mapping, Sequence

from app.exchange.cells import Table, cell_text
from app.exchange.headings import (
    RESULT_WORDS,
    ROSTER_WORDS,
    F,
    ResultField,
    RosterField,
    find_field,
)


def roster_columns(
    table: Table, chosen: Mapping[int, RosterField | None] | None = None
) -> tuple[RosterField | None, ...]:
    """The field in each column of a roster; ``chosen`` is what the user said by column index."""
    return _assign(table, ROSTER_WORDS, chosen or {})


def result_columns(
    table: Table, chosen: Mapping[int, ResultField | None] | None = None
) -> tuple[ResultField | None, ...]:
    """The field in each column of past results; ``chosen`` as for :func:`roster_columns`."""
    return _assign(table, RESULT_WORDS, chosen or {})


def unmapped(table: Table, columns: Sequence[object | None]) -> tuple[str, ...]:
    """The headings of the columns that hold something and are not read."""
    return tuple(
        heading
        for index, heading in enumerate(table.header)
        if heading and columns[index] is None and _filled(table, index)
    )


def _assign(
    table: Table, words: Mapping[str, F], chosen: Mapping[int, F | None]
) -> tuple[F | None, ...]:
    """Each field goes to one column: the user's, else the fullest of those whose heading fits."""
    found: dict[int, F | None] = {i: f for i, f in chosen.items() if i < len(table.header)}
    taken = {field for field in found.values() if field is not None}
    fits = [(index, find_field(heading, words)) for index, heading in enumerate(table.header)]
    for index, field in sorted(fits, key=lambda fit: -_filled(table, fit[0])):
        if field is not None and index not in found and field not in taken:
            found[index] = field
            taken.add(field)
    return tuple(found.get(index) for index in range(len(table.header)))


def _filled(table: Table, index: int) -> int:
    return sum(1 for row in table.rows if cell_text(row.cell(index)))
