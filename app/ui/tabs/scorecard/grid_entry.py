"""What is typed or pasted into the grid of numbers, understood cell by cell."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain import measure, metrics
from app.domain.errors import Reason, Refused
from app.domain.kinds import Unit
from app.domain.values import Entry
from app.labels import refusal
from app.ui.tabs.scorecard import grid_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from app.ui.tabs.scorecard.grid_board import Board, Cell

#: So many cells that cannot be read are named; the rest are counted.
_NAMED = 4


@dataclass(frozen=True)
class Block:
    """What a paste leads to: what is to be recorded, or why none of it is."""

    entries: tuple[Entry, ...] = ()
    problem: str = ""


def understood(cell: Cell, text: str, currency: str, today: date) -> Entry:
    """What ``text`` records in a cell. Raises ValueError with plain words where it cannot."""
    reason = grid_words.why_not_typed(cell)
    if reason:
        raise ValueError(reason)
    assert cell.metric is not None  # only a value of somebody can be typed
    assert cell.person is not None
    amount = measure.read(text, cell.metric.unit, currency)
    ahead = cell.period.starts > today and not metrics.is_said_ahead(cell.metric)
    if amount is not None and ahead:
        raise ValueError(refusal(Refused(Reason.PERIOD_NOT_BEGUN)))
    if amount is not None and amount < 0 and cell.metric.unit is not Unit.MONEY:
        raise ValueError(refusal(Refused(Reason.NEGATIVE)))
    return Entry(cell.person.id, cell.metric.id, cell.period.starts, amount)


def table_of(text: str) -> list[list[str]]:
    """The cells of a block as a spreadsheet puts it on the clipboard."""
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    return [[cell.strip().removeprefix("'") for cell in row] for row in rows]


def block(
    board: Board, at: tuple[int, int], table: Sequence[Sequence[str]], currency: str, today: date
) -> Block:
    """A block that is pasted from the cell ``at`` on; one bad cell keeps all of it out.

    A blank leaves the cell under it alone.
    """
    row, column = at
    high, wide = len(table), max((len(cells) for cells in table), default=0)
    room = (len(board.rows) - row, len(board.columns) - column)
    if not wide:
        return Block(problem="There is nothing to paste.")
    if high > room[0] or wide > room[1]:
        return Block(
            problem=(
                f"Nothing was pasted: the block has {_count(high, 'row')} and "
                f"{_count(wide, 'column')}, and from here on there are {room[0]} and {room[1]}."
            )
        )
    entries, bad = [], []
    for down, cells in enumerate(table):
        for across, text in enumerate(cells):
            if not text:
                continue
            try:
                cell = board.cells[row + down][column + across]
                entries.append(understood(cell, text, currency, today))
            except ValueError as error:
                head = board.columns[column + across]
                named = head.spoken.partition(",")[0]
                bad.append(f"{board.rows[row + down].title}, {named}: {_unstopped(error)}")
    if bad:
        return Block(problem=_bad_words(bad))
    return Block(tuple(entries))


def _bad_words(bad: Sequence[str]) -> str:
    cells = "1 cell cannot" if len(bad) == 1 else f"{len(bad)} cells cannot"
    more = f"; and {len(bad) - _NAMED} more" if len(bad) > _NAMED else ""
    return f"Nothing was pasted: {cells} be read. {'; '.join(bad[:_NAMED])}{more}."


def _unstopped(error: ValueError) -> str:
    return str(error).removesuffix(".")


def _count(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number} {what}s"
