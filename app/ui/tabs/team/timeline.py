"""A person's timeline: everything that happened, newest first, read as far as one scrolls."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain import timeline
from app.domain.kinds import MomentKind
from app.labels import label
from app.ui.diary import Diary
from app.ui.parts import EmptyState
from app.ui.tabs.team.moments import diary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.timeline import Moment
    from app.formats import Formats
    from app.journal import Journal
    from app.ui.diary import Entry

#: How many moments are read at a time.
PAGE = 50
#: The end is near when less than this many windowfuls are left below.
_NEAR = 1.0
EMPTY = "Conversations, statements, ratings and goals gather here, day by day."

_FACT = frozenset({MomentKind.FACT_NOTED, MomentKind.FACT_RETIRED})
_GOAL = frozenset(
    {
        *(MomentKind.GOAL_SET, MomentKind.GOAL_REACHED, MomentKind.GOAL_DROPPED),
        MomentKind.CHECKPOINT,
    }
)


class TimelinePanel(QWidget):
    """Shows what happened with one person.

    Enter or a double click opens what an entry is about: ``fact_opened``, ``goal_opened``,
    ``skill_opened``, ``area_opened``, ``note_opened``, ``session_opened``, ``plan_opened``,
    ``training_opened`` and ``review_opened`` carry the record's id, ``ramp_opened`` nothing.
    ``conversation_wanted`` comes from the button of an empty timeline.
    """

    fact_opened = Signal(int)
    goal_opened = Signal(int)
    skill_opened = Signal(int)
    area_opened = Signal(int)
    note_opened = Signal(int)
    session_opened = Signal(int)
    plan_opened = Signal(int)
    training_opened = Signal(int)
    review_opened = Signal(int)
    ramp_opened = Signal()
    conversation_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline")
        self._journal: Journal | None = None
        self._person: int | None = None
        self._today = date.today()
        self._formats: Formats | None = None
        self._moments: list[Moment] = []
        self._entries: list[Entry] = []
        self._whole = True
        self._filling = False
        self._opens = {
            **dict.fromkeys(_FACT, self.fact_opened),
            **dict.fromkeys(_GOAL, self.goal_opened),
            MomentKind.RATING: self.skill_opened,
            MomentKind.AUTONOMY: self.area_opened,
            MomentKind.NOTE: self.note_opened,
            MomentKind.CONVERSATION: self.session_opened,
            MomentKind.PLAN_INVITED: self.plan_opened,
            MomentKind.PLAN_AGREED: self.plan_opened,
            MomentKind.TRAINING: self.training_opened,
            MomentKind.TRAINING_GIVEN: self.training_opened,
            MomentKind.REVIEW_HELD: self.review_opened,
            MomentKind.REVIEW_CLOSED: self.review_opened,
        }
        self.list = Diary(name="Timeline", day="30 Sept", chip=label(MomentKind.CONVERSATION))
        self.empty = EmptyState(EMPTY, "Log a conversation", self.conversation_wanted.emit)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)
        self.setFocusProxy(self.list)
        self.list.activated.connect(self._open)
        bar = self.list.view.verticalScrollBar()
        bar.valueChanged.connect(self._read_on)
        bar.rangeChanged.connect(self._read_on)

    def show_person(self, journal: Journal, person_id: int, today: date, formats: Formats) -> None:
        """Show somebody's timeline; the same person again keeps place and selection."""
        same = person_id == self._person and journal is self._journal
        self._journal, self._person = journal, person_id
        self._today, self._formats = today, formats
        wanted = max(PAGE, len(self._moments)) if same else PAGE
        self._moments, self._entries = [], []
        if not same:
            self._put()
            self.list.select(None)
        found = journal.ask(timeline.of_person, person_id, wanted)
        self._whole = len(found) < wanted
        self._add(found)
        self.stack.setCurrentWidget(self.list if found else self.empty)
        if not same:
            self.list.view.scrollToTop()

    def _add(self, found: Sequence[Moment]) -> None:
        assert self._formats is not None  # set with the person
        above = self._moments[-1] if self._moments else None
        self._entries += diary(found, self._formats, self._today, above)
        self._moments += found
        self._put()

    def _put(self) -> None:
        self._filling = True  # the bar moves while rows are put in, and means nothing by it
        try:
            self.list.show_rows(self._entries)
        finally:
            self._filling = False

    def _read_on(self) -> None:
        """Read the next page once the end comes into sight."""
        if self._filling or self._whole or self._journal is None or self._person is None:
            return
        bar = self.list.view.verticalScrollBar()
        if bar.maximum() - bar.value() > _NEAR * bar.pageStep() or not self.isVisible():
            return
        after = self._moments[-1].place
        found = self._journal.ask(timeline.of_person, self._person, PAGE, after)
        self._whole = len(found) < PAGE
        if found:
            self._add(found)

    def _open(self, entry: object) -> None:
        moment = next(m for m in self._moments if (m.place.kind, m.place.id) == entry)
        kind = moment.place.kind
        if kind is MomentKind.RAMP_STEP:
            self.ramp_opened.emit()
        elif kind in self._opens:
            self._opens[kind].emit(moment.of)
