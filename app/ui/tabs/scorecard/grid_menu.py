"""The menu of a cell of the grid of numbers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from app.ui.tabs.scorecard.grid_acts import why_not_raised

if TYPE_CHECKING:
    from app.ui.tabs.scorecard.grid import GridView
    from app.ui.tabs.scorecard.grid_board import Cell


def offer(view: GridView, cell: Cell) -> QMenu:
    """What can be done with a cell, and where it leads."""
    menu = QMenu(view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    talk = menu.addAction("Talk about it", view.talk_about)
    talk.setEnabled(not why_not_raised(cell))
    menu.addAction("Show what was counted", partial(view.explain, cell))
    menu.addSeparator()
    menu.addAction("Copy", view.table.copy)
    menu.addAction("Copy all with headings", view.table.copy_all)
    menu.addSeparator()
    if cell.person is not None:
        who, name = cell.person.id, cell.person.name.replace("&", "&&")
        menu.addAction(f"All numbers of {name}", partial(view.show_person, who))
        menu.addAction(f"Open the page of {name}", partial(view.person_wanted.emit, who))
    if cell.metric is not None:
        what, name = cell.metric.id, cell.metric.name.replace("&", "&&")
        menu.addAction(f"{name} of everybody", partial(view.show_metric, what))
    return menu
