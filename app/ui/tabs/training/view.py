"""What the views of the Training tab have in common."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.domain.kinds import QuarterState
from app.domain.models import (
    Absence,
    ClosedDay,
    Person,
    Session,
    SessionMember,
    Settings,
    TrainingPlan,
    TrainingSession,
)
from app.ui.views_tab import TabView

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QMenu

    from app.domain.periods import Period
    from app.domain.training_full import Quarter, Training
    from app.journal import Journal
    from app.ui.focus import Focus
    from app.ui.tabs.training.acts import TrainingActs
    from app.ui.tabs.training.in_sight import QuarterInSight
    from app.ui.tabs.training.quarter_acts import QuarterActs

#: What sessions, and what they could meet, are read from.
MET: frozenset[type] = frozenset(
    {
        *(Absence, ClosedDay, Person, Session, SessionMember, Settings),
        *(TrainingPlan, TrainingSession),
    }
)
BRIEF, ATTENDANCE = "giver_brief", "attendance_sheet"


@dataclass(frozen=True)
class TrainingPaper:
    """What is wanted on paper: its kind, and of which session or quarter where it is of one."""

    kind: str
    training_id: int | None = None
    quarter: Period | None = None


class TrainingView(TabView):
    """One of the tab's pages, about the quarter in sight.

    ``acts`` and ``quarter_acts`` do what there is to do about a session and about a quarter.
    ``paper_wanted`` asks for a :class:`TrainingPaper`.
    """

    paper_wanted = Signal(object)

    def __init__(
        self,
        journal: Journal,
        focus: Focus,
        in_sight: QuarterInSight,
        acts: TrainingActs,
        quarter_acts: QuarterActs,
    ) -> None:
        super().__init__(journal, focus)
        self.in_sight, self.acts, self.quarter_acts = in_sight, acts, quarter_acts
        self._quarter: Quarter | None = None

    def add(self, day: date | None = None, topic_id: int | None = None) -> None:
        """Put a session into the quarter; where none is planned yet, plan it first."""
        if self._quarter is None:
            self.plan()
        else:
            self.acts.add(self._quarter.plan.id, day, topic_id)

    def plan(self) -> None:
        """Plan the quarter in sight by a weekly pattern."""
        self.quarter_acts.lay_out(self.in_sight.day)

    def take_out(self, training: Training) -> None:
        """Take a session out of a draft; one that the team knows of is cancelled instead."""
        is_draft = self._quarter is not None and self._quarter.plan.state is QuarterState.DRAFT
        (self.acts.delete if is_draft else self.acts.cancel)(training.id)

    def menu_of(self, training: Training) -> QMenu:
        """Everything that can be done about a session, and what there is on paper for it."""
        menu = self.acts.menu(training)
        menu.addSeparator()
        for text, kind in (("Print giver’s brief…", BRIEF), ("Print attendance…", ATTENDANCE)):
            paper = TrainingPaper(kind, training.id)
            menu.addAction(text, partial(self.paper_wanted.emit, paper))
        return menu
