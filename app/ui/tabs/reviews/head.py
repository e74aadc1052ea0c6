"""The head of the Reviews tab: which half-year, what is due, and what is done for everybody."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu

from app.ui.actions import Command
from app.ui.parts import PageHead, icon_button
from app.ui.tabs.reviews import overview_words
from app.ui.tabs.reviews.view import OF_BOSS, OF_TEAM, ReviewPaper

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton

    from app.domain.periods import Period
    from app.domain.review_board import Counts
    from app.formats import Formats

#: What the keys do here, as lines of the list of shortcuts.
COMMANDS = (
    Command("go_back", "Previous half-year", ("Alt+PgUp",), "chevron-left"),
    Command("go_on", "Next half-year", ("Alt+PgDown",), "chevron-right"),
    Command("offer_more", "More", ("Alt+M",), "ellipsis"),
)
#: What else there is on paper about the quarter in hand, by the line of the menu.
_PAPERS = (("Print the team’s quarter…", OF_TEAM), ("Print the page for my boss…", OF_BOSS))


class ReviewsHead(PageHead):
    """Turns from half-year to half-year, and offers what is done for everybody at once.

    ``turned`` carries the step, ``paper_wanted`` asks for a :class:`ReviewPaper` of the team.
    """

    turned = Signal(int)
    prepare_wanted = Signal()
    export_wanted = Signal()
    packets_wanted = Signal()
    questions_wanted = Signal()
    paper_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._quarter: Period | None = None
        back, on, more = COMMANDS
        self.back = self._add_icon(back, self.go_back)
        self.on = self._add_icon(on, self.go_on)
        self.prepare_button = self.add_action("Prepare all", self.prepare_wanted.emit)
        self.export_button = self.add_action("Export forms", self.export_wanted.emit)
        self.more = self._add_icon(more, self.offer_more)
        self.print_button = self.add_action(
            "Print team packets", self.packets_wanted.emit, primary=True
        )

    def show_half(self, half: Period, found: Counts, formats: Formats) -> None:
        """Show which half-year is looked at, and how far everybody keeps the rhythm."""
        self.show_facts(overview_words.title(half, formats), overview_words.facts(found))

    def show_quarter(self, quarter: Period | None) -> None:
        """Take the quarter that the cell in hand is of."""
        self._quarter = quarter

    def offer(self, *, there: bool) -> None:
        """Offer what is done for everybody, where there is anybody."""
        for one in (self.prepare_button, self.export_button, self.print_button, self.more):
            one.setVisible(there)

    def go_back(self) -> None:
        """Look at the half-year before."""
        self.turned.emit(-1)

    def go_on(self) -> None:
        """Look at the next half-year."""
        self.turned.emit(1)

    def offer_more(self) -> None:
        """What else there is on paper, and the questions that reviews begin with."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, kind in _PAPERS:
            paper = ReviewPaper(kind, period=self._quarter)
            menu.addAction(text, partial(self.paper_wanted.emit, paper))
        menu.addSeparator()
        menu.addAction("Questions for reviews…", self.questions_wanted.emit)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _add_icon(self, command: Command, slot: Callable[[], object]) -> QPushButton:
        made = icon_button(command.icon, command.text, command.keys[0], slot)
        self._actions.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
        return made
