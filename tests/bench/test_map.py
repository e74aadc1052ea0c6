"""The skills map of a large team, scrolled."""

from __future__ import annotations

import gc
import os
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QTableView

from app.domain.cadence import Cadence
from app.domain.kinds import Status
from app.domain.roster import RosterRow
from app.ui.tabs.team.map_grid import MapGrid
from app.ui.tabs.team.map_rows import Line, Shown
from tests.bench.conftest import PAIRS

PEOPLE, SKILLS = 40, 30
SIZE = (1100, 640)
STEPS = 30


def level(row, column):
    """A level in five cells of six."""
    return None if (row * 7 + column) % 6 == 0 else 1 + (row * column + column) % 5


def grid():
    people = tuple(
        RosterRow(
            n, f"Person {n}", "", Status.ACTIVE, "", "", "", n, None, None, Cadence(7, 14), None
        )
        for n in range(PEOPLE)
    )
    lines = tuple(
        Line(row, f"Skill {row}", "Tools", tuple(level(row, n) for n in range(PEOPLE)), not row % 4)
        for row in range(SKILLS)
    )
    made = MapGrid()
    made.show_map(Shown(people, tuple(one.name for one in people), lines))
    return made


def plain_view():
    """The library's own table and model with the same cells, headers and cell sizes."""
    model = QStandardItemModel(SKILLS, PEOPLE)
    model.setHorizontalHeaderLabels([f"Person {n}" for n in range(PEOPLE)])
    model.setVerticalHeaderLabels([f"Skill {n}" for n in range(SKILLS)])
    for row in range(SKILLS):
        for column in range(PEOPLE):
            model.setItem(row, column, QStandardItem(str(level(row, column) or "")))
    made = QTableView()
    model.setParent(made)
    made.setModel(model)
    made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    made.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    return made


def scrolled(application, view):
    """Seconds for a walk across and down, each step painted whole."""
    across, down = view.horizontalScrollBar(), view.verticalScrollBar()
    gc.collect()
    started = perf_counter()
    for step in range(STEPS):
        across.setValue(across.maximum() * step // STEPS)
        down.setValue(down.maximum() * step // STEPS)
        view.viewport().repaint()
        application.processEvents()
    return perf_counter() - started


def test_the_map_scrolls_against_a_plain_table(judge, application):
    """Painted by a delegate over a Python model, against items that the library holds itself."""
    ours, twin = grid(), plain_view()
    for view in (ours, twin):
        view.resize(*SIZE)
        view.show()
    across, down = ours.horizontalHeader(), ours.verticalHeader()
    twin.horizontalHeader().setDefaultSectionSize(across.defaultSectionSize())
    twin.verticalHeader().setDefaultSectionSize(down.defaultSectionSize())
    twin.verticalHeader().setFixedWidth(down.width())
    scrolled(application, ours)  # draws each mark once
    scrolled(application, twin)
    pairs = ((scrolled(application, ours), scrolled(application, twin)) for _ in range(PAIRS))
    judge(f"skills map, {STEPS} frames", pairs, goal=1, at_most=1.4)
    ours.close()
    twin.close()
