"""What the views of the Team tab besides the people have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.tab import Tab

if TYPE_CHECKING:
    from app.journal import Journal
    from app.ui.focus import Focus


class TeamView(Tab):
    """A page about the whole team, with a ``side`` that the shell shows at its left.

    ``person_wanted`` asks for somebody's page, ``print_wanted`` for paper; ``said`` has something
    for the line at the window's foot.
    """

    person_wanted = Signal(int)
    print_wanted = Signal()
    said = Signal(str)

    def __init__(self, journal: Journal, focus: Focus) -> None:
        super().__init__(journal, focus)
        self.side = QWidget()

    def take_focus(self) -> None:
        """Give the keyboard to what the view is mostly for."""
        raise NotImplementedError
