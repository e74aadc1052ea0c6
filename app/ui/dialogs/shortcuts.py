"""Every keyboard shortcut on one page, read from where the keys are declared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.ui.actions import COMMANDS, Command
from app.ui.dialogs import packet
from app.ui.parts import button, look, words
from app.ui.pdf_view import COMMANDS as PDF_COMMANDS
from app.ui.tabs.coaching import calendar, feed, tab, thread_rows
from app.ui.tabs.plans import page_acts
from app.ui.tabs.plans import tab as plans
from app.ui.tabs.reviews import acts as review_acts
from app.ui.tabs.reviews import head as reviews_head
from app.ui.tabs.reviews import overview_grid as reviews
from app.ui.tabs.scorecard import grid_table
from app.ui.tabs.scorecard import tab as scorecard
from app.ui.tabs.team import page, shell
from app.ui.tabs.training import board_grid
from app.ui.tabs.training import head as training_head
from app.ui.tabs.training import tab as training
from app.ui.tabs.training import week as training_week

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: One group: its heading, and what is done by which keys.
Group = tuple[str, list[tuple[str, str]]]
_SIZE = (760, 520)


class ShortcutsDialog(QDialog):
    """What the keyboard can do. ``pages`` names the window's pages and the keys that open them."""

    def __init__(
        self, parent: QWidget | None = None, pages: Iterable[tuple[str, str]] = ()
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Keyboard shortcuts")
        self.resize(*_SIZE)
        self.close_button = button("Close", self.reject)
        self.close_button.setDefault(True)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        page = QVBoxLayout(self)
        page.setContentsMargins(22, 22, 22, 22)
        page.setSpacing(14)
        page.addWidget(words("Keyboard shortcuts", size="title"))
        page.addWidget(_scrolled(_columns(groups(pages))), 1)
        page.addLayout(foot)


def groups(pages: Iterable[tuple[str, str]] = ()) -> list[Group]:
    """Every shortcut, by where it works."""
    opening = [(f"Open {name}", _written((keys,))) for name, keys in pages]
    found = [
        ("Everywhere", _lines(COMMANDS) + opening),
        ("In the Team tab", _lines(shell.COMMANDS) + _lines(page.COMMANDS)),
        ("In the Coaching tab", _lines(tab.COMMANDS)),
        ("In its journal", _lines(feed.COMMANDS)),
        ("In its 1:1s and promises", _lines(thread_rows.COMMANDS)),
        ("In its calendar", _lines(calendar.COMMANDS)),
        ("In the Training tab", _lines(training.COMMANDS) + _lines(training_head.COMMANDS)),
        ("On its board", _lines(board_grid.COMMANDS)),
        ("In its weeks", _lines(training_week.COMMANDS)),
        ("In the Reviews tab", _lines(reviews.COMMANDS) + _lines(reviews_head.COMMANDS)),
        ("On the page of a review", _lines(review_acts.COMMANDS)),
        ("In the Plans tab", _lines(plans.COMMANDS) + _lines(page_acts.COMMANDS)),
        ("In the Scorecard tab", _lines(scorecard.COMMANDS)),
        ("In its grid", _lines(grid_table.COMMANDS)),
        ("In the packet preview", _lines(packet.COMMANDS) + _lines(PDF_COMMANDS)),
    ]
    return [group for group in found if group[1]]


def _lines(commands: Sequence[Command | None]) -> list[tuple[str, str]]:
    return [
        (command.text.removesuffix("…"), _written(command.keys))
        for command in commands
        if command is not None and command.keys
    ]


def _written(keys: Iterable[str]) -> str:
    """The keys as this computer's keyboard names them."""
    native = QKeySequence.SequenceFormat.NativeText
    return " or ".join(QKeySequence(one).toString(native) for one in keys)


def _columns(found: Sequence[Group]) -> QWidget:
    inside = QWidget()
    look(inside, part="page")
    row = QHBoxLayout(inside)
    row.setContentsMargins(0, 0, 12, 0)
    row.setSpacing(32)
    for heading, lines in found:
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(words(heading, size="label", tone="muted", bold=True))
        column.addLayout(_grid(lines))
        column.addStretch(1)
        row.addLayout(column, 1)
    return inside


def _grid(lines: Sequence[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setVerticalSpacing(6)
    grid.setHorizontalSpacing(16)
    grid.setColumnStretch(0, 1)
    for number, (what, keys) in enumerate(lines):
        grid.addWidget(words(what), number, 0)
        grid.addWidget(words(keys, tone="muted"), number, 1)
    return grid


def _scrolled(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(inside)
    area.setAccessibleName("Keyboard shortcuts")
    return area
