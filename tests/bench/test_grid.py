"""The grid of numbers over many years of many people, against one of three years of 25."""

from __future__ import annotations

from time import perf_counter

import pytest
import time_machine
from PySide6.QtWidgets import QApplication

from app import journal_file
from app.ui.focus import Focus
from app.ui.tabs.scorecard.grid import GridView
from app.ui.tabs.scorecard.grid_board import Arrangement
from tests.bench import journals
from tests.bench.conftest import PAIRS


@pytest.fixture
def grids(small, large, application):
    """The grid over the small journal and over the large one, each in sight."""
    with time_machine.travel(journals.TODAY, tick=True):
        shown = []
        for path in (small, large):
            journal = journal_file.open_journal(path, read_only=True)
            focus = Focus()
            focus.set_person(journals.BUSIEST)
            view = GridView(journal, focus)
            view.resize(1108, 600)
            view.show()
            shown.append((view, journal))
        yield [view for view, _ in shown]
        for view, journal in shown:
            view.close()
            view.deleteLater()
            journal.close()


def seconds(view):
    """How long it takes to read everything anew and to paint it."""
    started = perf_counter()
    view.mark_stale()
    view.repaint()
    QApplication.processEvents()
    return perf_counter() - started


@pytest.mark.parametrize("arrangement", [Arrangement.TEAM, Arrangement.PERSON, Arrangement.METRIC])
def test_the_grid_reads_anew_and_is_painted(judge, grids, arrangement):
    """As many people again are shown of a large team, and the rest when asked for."""
    for view in grids:
        view.tools.arrangements.choose(arrangement)
        seconds(view)
    little, much = grids
    pairs = [(seconds(much), seconds(little)) for _ in range(PAIRS)]
    name = f"grid, {arrangement.value}, {journals.TIMES}x / 1x"
    judge(name, pairs, goal=1.3, at_most=1.7)
