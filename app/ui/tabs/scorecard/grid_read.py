"""What the grid of numbers reads from the journal for what is chosen to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from app.domain import grid, scorecards
from app.ui.tabs.scorecard import grid_board, grid_words
from app.ui.tabs.scorecard.grid_board import Arrangement, Board

if TYPE_CHECKING:
    from datetime import date

    from app.domain.grid import Cross, Grid, Line, Shown
    from app.domain.models import Metric
    from app.formats import Formats
    from app.journal import Journal


@dataclass(frozen=True)
class Wanted:
    """What is to be shown: of one person, of one metric, or of the first ``most`` of the team."""

    arrangement: Arrangement
    shown: Shown
    person_id: int | None
    metric_id: int
    most: int
    only_exceptions: bool = False


@dataclass(frozen=True)
class Found:
    """What was read: the cells, the days and the periods they are of, and what is not among them.

    ``nobody`` is there to be shown, or ``more`` are than were read.
    """

    board: Board
    days: tuple[date, date]
    label: str
    left_out: tuple[Metric, ...]
    more: int = 0
    nobody: bool = False


def read(journal: Journal, wanted: Wanted, formats: Formats, today: date) -> Found:
    """Ask for what is wanted, and lay it out."""
    ask, shown = journal.ask, wanted.shown
    if wanted.arrangement is Arrangement.TEAM:
        return _cross(journal, ask(grid.of_period, shown, today, most=wanted.most), wanted)
    if wanted.arrangement is Arrangement.METRIC:
        found = ask(grid.of_metric, wanted.metric_id, shown, today, most=wanted.most)
    elif wanted.person_id is not None and wanted.arrangement is Arrangement.PERSON:
        found = ask(grid.of_person, wanted.person_id, shown, today)
    else:
        found = ask(grid.of_team, shown, today)
    return _grid(found, wanted, formats)


def _cross(journal: Journal, found: Cross, wanted: Wanted) -> Found:
    indices = journal.ask(scorecards.of_team, found.period, most=wanted.most)
    return Found(
        board=grid_board.of_cross(found, indices, only_exceptions=wanted.only_exceptions),
        days=(found.period.starts, found.period.ends),
        label=found.period.label,
        left_out=found.left_out,
        more=found.more,
        nobody=not found.lines,
    )


def _grid(found: Grid, wanted: Wanted, formats: Formats) -> Found:
    over, by_person = found.span.shown, wanted.arrangement is Arrangement.METRIC
    return Found(
        board=grid_board.of_grid(
            found,
            aims=partial(_aims, formats),
            by_person=by_person,
            only_exceptions=wanted.only_exceptions,
        ),
        days=(over[0].starts, over[-1].ends),
        label=f"{over[0].label} to {over[-1].label}",
        left_out=found.left_out,
        more=found.more,
        nobody=by_person and not found.lines and not found.left_out,
    )


def _aims(formats: Formats, line: Line) -> str:
    """What a line aims at now, in a few words."""
    return grid_words.short_aim(line.figures[-1].aim, line.metric, formats)
