"""Where a table starts: which row of a file is its header."""

import re
from collections.abc import Callable, Sequence

from app.exchange.cells import Cell, cell_text
from app.exchange.headings import RESULT_WORDS, ROSTER_WORDS, find_field

#: How many different headings a row of cells holds that somebody knows.
Known = Callable[[Sequence[Cell]], int]

#: How far down a header is looked for; titles and notes above it are rarely longer.
_LOOKED_AT = 40


def known_headings(row: Sequence[Cell]) -> int:
    """How many different fields the cells of ``row`` name, of a roster or of past results."""
    texts = [cell for cell in row if isinstance(cell, str) and len(cell) <= 60]
    roster = {find_field(text, ROSTER_WORDS) for text in texts} - {None}
    results = {find_field(text, RESULT_WORDS) for text in texts} - {None}
    return max(len(roster), len(results))


def find_header(rows: Sequence[Sequence[Cell]], known_in: Known = known_headings) -> int | None:
    """The index of the row that heads the table, below any title; None where no row does.

    The first row with nearly the most known headings wins, since a role or a status further down
    can read like one. Failing that, it is the first row of plain words above rows that hold
    figures, dates or addresses. ``known_in`` counts the headings of a row that are known.
    """
    top = rows[:_LOOKED_AT]
    known = [known_in(row) for row in top]
    best = max(known, default=0)
    if best >= 2:
        return next(i for i, count in enumerate(known) if count >= 2 and count * 3 >= best * 2)
    widest = max((_filled(row) for row in top), default=0)
    for index, row in enumerate(top):
        if _filled(row) * 2 < widest or not _all_words(row):
            continue
        return index if known[index] or _data_below(row, top[index + 1 :]) else None
    return None


def _filled(row: Sequence[Cell]) -> int:
    return sum(1 for cell in row if cell_text(cell))


def _all_words(row: Sequence[Cell]) -> bool:
    filled = [cell for cell in row if cell_text(cell)]
    distinct = {cell_text(cell).casefold() for cell in filled}
    return bool(filled) and len(distinct) == len(filled) and not any(map(_is_data, filled))


def _is_data(cell: Cell) -> bool:
    """Whether a cell looks like a value rather than a heading."""
    return not isinstance(cell, str) or bool(re.search(r"@|^\W*\d", cell))


def _data_below(row: Sequence[Cell], below: Sequence[Sequence[Cell]]) -> bool:
    return any(_is_data(cell) for other in below for cell in other[: len(row)] if cell_text(cell))
