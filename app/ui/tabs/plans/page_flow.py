"""The flow of a plan as a row of steps: which are behind, on which day, and which comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.kinds import PlanState
from app.labels import label
from app.ui.parts import Card, ElidedLabel, Mark, look, words
from app.ui.tabs.plans import page_words as say

if TYPE_CHECKING:
    from datetime import date

    from app.domain.plan_full import InFull
    from app.domain.plan_timing import Timing
    from app.formats import Formats

#: What is said of a step on its way to the next one that has no day yet.
_NOT_YET = "not yet"


class FlowCard(Card):
    """Invited, draft, submitted, reviewed, agreed, superseded, each with its day.

    The ``note`` below them says in full why there is another version, and that nothing is missing.
    """

    def __init__(self) -> None:
        super().__init__("How far the plan is")
        self.title.hide()  # the steps say so themselves
        self.steps = {state: _Step(label(state)) for state in PlanState}
        self.note = words(wrap=True)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        line = QHBoxLayout()
        line.setSpacing(10)
        for step in self.steps.values():
            line.addWidget(step, 1)
        column.addLayout(line)
        column.addWidget(self.note)
        self.keep_below(box)

    def show_plan(self, found: InFull, timing: Timing, formats: Formats, *, whole: bool) -> None:
        """Show how far a plan is, and whether it is ``whole``: nothing is missing."""
        note = say.flow_note(found, whole=whole)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        days = say.reached_on(found.plan)
        order = list(PlanState)
        here = order.index(found.plan.state)
        for place, state in enumerate(order):
            day = days[state]
            said = _ahead(state, found, timing, formats)
            if place <= here and day is not None:
                said = formats.short_day(day)
            elif place <= here:
                said = ""
            self.steps[state].show_step(said, reached=place <= here, here=place == here)
        self.setAccessibleDescription(spoken(found, days, formats))


class _Step(QWidget):
    """One step: a mark where it is behind, its name, and its day below."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._mark = Mark("check", "accent")
        self.name = ElidedLabel(name)
        self.day = ElidedLabel(size="small", tone="muted")
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(self.name)
        lines.addWidget(self.day)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(lines, 1)
        policy = self._mark.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._mark.setSizePolicy(policy)

    def show_step(self, day: str, *, reached: bool, here: bool) -> None:
        """Show a step that was ``reached`` or not, and whether the plan stands ``here``."""
        self._mark.setVisible(reached)
        look(self.name, tone="plain" if reached else "muted", bold=here)
        self.day.setText(day)


def spoken(found: InFull, days: dict[PlanState, date | None], formats: Formats) -> str:
    """The steps behind, for a screen reader."""
    behind = [
        f"{label(state).lower()} {formats.day(day)}"
        for state, day in days.items()
        if day is not None
    ]
    return f"{label(found.plan.state)}: {', '.join(behind)}"


def _ahead(state: PlanState, found: InFull, timing: Timing, formats: Formats) -> str:
    """By when a step is due that is still ahead."""
    if state is PlanState.SUBMITTED:
        return f"by {formats.short_day(found.plan.due_on)}"
    if state is PlanState.AGREED:
        return f"by {formats.short_day(timing.agree_by)}"
    return "" if state is PlanState.SUPERSEDED else _NOT_YET
