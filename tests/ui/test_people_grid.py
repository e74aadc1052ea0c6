"""A grid of people and periods: what it tells, and that the cell in hand stays."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyledItemDelegate

from app.ui.people_grid import NameHeads, PeopleGrid, PeopleModel, PeriodHeads

_TIP = Qt.ItemDataRole.ToolTipRole


@dataclass(frozen=True)
class Shown:
    state: str
    spoken: str


@dataclass(frozen=True)
class Line:
    id: int
    name: str
    note: str
    cells: tuple[Shown, ...]


class Grid(PeopleGrid):
    def __init__(self):
        super().__init__()
        heads = NameHeads(self, 120), PeriodHeads(self, "Months")
        self.furnish(PeopleModel(self), QStyledItemDelegate(self), *heads)

    def fit(self):
        self.verticalHeader().setDefaultSectionSize(40)


def line(number, name, note="", months=2):
    cells = tuple(Shown(f"{name} {month}", f"all of {month}") for month in range(months))
    return Line(number, name, note, cells)


@pytest.fixture
def grid(qtbot):
    made = Grid()
    qtbot.addWidget(made)
    made.resize(500, 200)
    made.board.show_lines(("May", "June"), (line(1, "Ben"), line(2, "Dana")), 1)
    made.show()
    return made


def test_the_cell_in_hand_stays_with_its_person(grid):
    grid.go_to(2, 1)
    lines = (line(3, "Ada"), line(1, "Ben"), line(2, "Dana"))
    grid.refill(lambda: grid.board.show_lines(("May", "June"), lines, 1), 1)
    assert grid.person == 2
    assert grid.currentIndex().data() == "Dana 1"
    grid.refill(lambda: grid.board.show_lines(("May",), (line(3, "Ada", months=1),), 0), 0)
    assert grid.person == 3, "whoever is first, where the one in hand is gone"


def test_heads_say_which_period_is_under_way_and_why_somebody_is_away(grid):
    grid.board.show_lines(("May", "June"), (line(1, "Ben", "on leave"),), 1)
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    assert grid.board.headerData(1, across, _TIP) == "June, under way"
    assert grid.board.headerData(0, across, _TIP) == "May"
    assert grid.board.headerData(0, down, _TIP) == "Ben, on leave"


def test_a_name_that_looks_like_markup_is_shown_as_it_is(grid):
    grid.board.show_lines(("May",), (line(1, "<img src=x>", months=1),), 0)
    told = grid.board.headerData(0, Qt.Orientation.Vertical, _TIP)
    assert "&lt;img" in told
    grid.grab()


def test_a_grid_of_nobody_has_no_cell_in_hand(grid):
    grid.refill(lambda: grid.board.show_lines((), (), -1), 0)
    assert grid.person is None
