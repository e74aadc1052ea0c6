"""The head of the Training tab: which quarter, how it stands, and the one thing to do next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QMenu

from app.domain.kinds import QuarterState
from app.ui import veil
from app.ui.actions import Command
from app.ui.parts import PageHead, icon_button, words
from app.ui.tabs.training import quarter_words
from app.ui.tabs.training.view import TrainingPaper

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QPushButton

    from app.domain.periods import Period
    from app.domain.training_full import Quarter
    from app.formats import Formats
    from app.ui.tabs.training.in_sight import QuarterInSight
    from app.ui.tabs.training.quarter_acts import QuarterActs

CALENDAR = "training_calendar"
#: What the keys do here, as lines of the list of shortcuts.
COMMANDS = (
    Command("go_back", "Previous quarter", ("Alt+PgUp",), "chevron-left"),
    Command("go_on", "Next quarter", ("Alt+PgDown",), "chevron-right"),
    Command("offer_more", "More", ("Alt+M",), "ellipsis"),
)
NOT_YET = "There is one once the quarter is published."
#: What else there is on paper, by the line of the menu.
_PAPERS = (
    ("Print the topics…", "topic_list"),
    ("Print the year…", "training_year"),
    ("Print who knows what…", "who_knows_what"),
)


class TrainingHead(PageHead):
    """Turns from quarter to quarter and does what there is to do about one as a whole.

    ``paper_wanted`` asks for a :class:`TrainingPaper`, ``session_wanted`` for another session.
    """

    paper_wanted = Signal(object)
    session_wanted = Signal()

    def __init__(self, in_sight: QuarterInSight, acts: QuarterActs) -> None:
        super().__init__()
        self._in_sight, self._acts = in_sight, acts
        self._period: Period | None = None
        self._plan_id = 0
        self._state: QuarterState | None = None
        self.primary: QPushButton | None = None
        back, on, more = COMMANDS
        self.back = self._add_icon(back, self.go_back)
        self.on = self._add_icon(on, self.go_on)
        self.calendar_button = self.add_action("Calendar file…", self._export)
        self.print_button = self.add_action("Print plan…", self.print_plan)
        self.more = self._add_icon(more, self.offer_more)
        self.plan_button = self.add_action("Plan the quarter…", self._plan, primary=True)
        self.publish_button = self.add_action("Publish", self._publish, primary=True)
        self.close_button = self.add_action("Close quarter", self._close, primary=True)
        self.problem = words(tone="red", wrap=True)
        self.problem.hide()
        grid = self.layout()
        assert isinstance(grid, QGridLayout)  # a page's head has one
        grid.addWidget(self.problem, 2, 1, 1, 2)
        acts.refused.connect(self._say_problem)

    def show_quarter(
        self, period: Period, found: Quarter | None, today: date, formats: Formats
    ) -> None:
        """Show a quarter, and offer what can be done about it as it stands."""
        self._period = period
        self._plan_id = 0 if found is None else found.plan.id
        self._state = None if found is None else found.plan.state
        self.show_facts(
            quarter_words.title(period, formats),
            quarter_words.facts(period, found, today, formats),
        )
        self.primary = self._primary(period, found, today)
        is_known = self._state not in (None, QuarterState.DRAFT)
        self.calendar_button.setEnabled(is_known)
        self.calendar_button.setToolTip("" if is_known else NOT_YET)
        self.print_button.setEnabled(found is not None)
        self._say_problem("")

    def offer_primary(self, *, wanted: bool) -> None:
        """Show the one thing to do next, unless the page shows it itself."""
        for one in (self.plan_button, self.publish_button, self.close_button):
            one.setVisible(wanted and one is self.primary)

    def go_back(self) -> None:
        """Look at the quarter before."""
        self._in_sight.turn(-1)

    def go_on(self) -> None:
        """Look at the next quarter."""
        self._in_sight.turn(1)

    def print_plan(self) -> None:
        """The quarter on one page, for the wall."""
        self.paper_wanted.emit(TrainingPaper(CALENDAR, quarter=self._period))

    def _primary(self, period: Period, found: Quarter | None, today: date) -> QPushButton | None:
        """The button of what comes next; None while there is nothing but to hold the sessions."""
        if found is None or not found.trainings:
            return None if period.ends < today else self.plan_button
        if self._state is QuarterState.DRAFT:
            return self.publish_button
        is_over = period.ends < today or not any(one.is_ahead for one in found.trainings)
        return self.close_button if self._state is QuarterState.PUBLISHED and is_over else None

    def _add_icon(self, command: Command, slot: Callable[[], object]) -> QPushButton:
        made = icon_button(command.icon, command.text, command.keys[0], slot)
        self._actions.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
        return made

    def _plan(self) -> None:
        self._acts.lay_out(self._in_sight.day)

    def _publish(self) -> None:
        self._acts.publish(self._plan_id)

    def _close(self) -> None:
        self._acts.close(self._plan_id)

    def _export(self) -> None:
        self._acts.export(self._plan_id)

    def _say_problem(self, text: str) -> None:
        self.problem.setText(text)
        veil.cover(self.problem)  # it may name who is away
        self.problem.setVisible(bool(text))

    def offer_more(self) -> None:
        """Everything else that can be done about a quarter."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, slot in self._offered():
            menu.addAction(text, slot)
        menu.addSeparator()
        for text, kind in _PAPERS:
            menu.addAction(text, partial(self.paper_wanted.emit, TrainingPaper(kind)))
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _offered(self) -> list[tuple[str, Callable[[], object]]]:
        acts, number, day = self._acts, self._plan_id, self._in_sight.day
        is_draft = self._state is QuarterState.DRAFT
        is_closed = self._state is QuarterState.CLOSED
        may: tuple[tuple[str, Callable[[], object], bool], ...] = (
            ("Add a session…", self.session_wanted.emit, number > 0 and not is_closed),
            ("Put in sessions by a pattern…", partial(acts.lay_out, day), is_draft),
            ("Propose topics and givers", partial(acts.propose, number), is_draft),
            ("Proposed topics…", acts.topics, True),
            ("Days off and the team’s meeting…", partial(acts.days, day), True),
            ("Open the quarter again", partial(acts.reopen, number), is_closed),
            ("Delete the draft", partial(acts.delete, number), is_draft),
        )
        return [(text, slot) for text, slot, is_so in may if is_so]
