"""What a lift is counted from: a period, and one or two levers with how much each gains."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.ui import icons
from app.ui.editors import Choice
from app.ui.parts import words
from app.ui.tabs.scorecard.percent import Percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.models import Metric
    from app.domain.periods import Period

#: What everybody gets better by at first, in tenths of a percent.
AT_FIRST = 100
_WHOLE = "Revenue as a whole"
_NOTHING = "Nothing else"
#: The second lever where it is the revenue as a whole; None is no second lever.
_ALL = "all"
_CHOICE, _COLUMN = 210, 232


@dataclass(frozen=True)
class Wanted:
    """A period and its levers, in tenths of a percent; a lever of None is the revenue as a whole.

    There is no second lever where ``percent_2`` is None.
    """

    period: Period
    percent: int = AT_FIRST
    lever_id: int | None = None
    percent_2: int | None = None
    lever_2_id: int | None = None

    @property
    def percents(self) -> list[float]:
        """What the levers gain, as people say it."""
        return [one / 10 for one in (self.percent, self.percent_2) if one is not None]


class LiftControls(QWidget):
    """Chooses what a lift is counted from; ``edited`` tells of what the user does."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.period = Choice(())
        self.lever = Choice((), _WHOLE)
        self.percent = Percent("How much better")
        self.lever_2 = Choice((), _NOTHING)
        self.percent_2 = Percent("How much better, the second lever")
        for name, choice in (
            ("Starting from", self.period),
            ("What gets better", self.lever),
            ("And also", self.lever_2),
        ):
            choice.set_name(name)
            choice.setFixedWidth(_CHOICE)
        self.percent.set_value(AT_FIRST)
        self.percent_2.set_value(AT_FIRST)
        self._lay_out()
        for choice in (self.period, self.lever, self.lever_2):
            choice.edited.connect(self._changed)
        for percent in (self.percent, self.percent_2):
            percent.edited.connect(self.edited)

    def offer(self, periods: Sequence[Period], stages: Sequence[Metric]) -> None:
        """Offer these periods, the first of them at first, and these stages as levers."""
        if self.period.value() is None:
            self.period.set_value(periods[0])
        now = self.period.value()
        every = [*periods, *([now] if now not in periods else [])]
        self.period.set_options([(one, one.label) for one in every])
        levers = [(stage.id, stage.name) for stage in stages]
        self.lever.set_options(levers)
        self.lever_2.set_options([(_ALL, _WHOLE), *levers])
        self._follow()

    def wanted(self) -> Wanted:
        """What is chosen."""
        second = self.lever_2.value()
        return Wanted(
            self.period.value(),
            self.percent.value(),
            self.lever.value(),
            None if second is None else self.percent_2.value(),
            None if second == _ALL else second,
        )

    def show_wanted(self, wanted: Wanted) -> None:
        """Choose this."""
        self.period.set_value(wanted.period)
        self.lever.set_value(wanted.lever_id)
        self.percent.set_value(wanted.percent)
        second = wanted.lever_2_id or _ALL
        self.lever_2.set_value(None if wanted.percent_2 is None else second)
        if wanted.percent_2 is not None:
            self.percent_2.set_value(wanted.percent_2)
        self._follow()

    def _changed(self) -> None:
        self._follow()
        self.edited.emit()

    def _follow(self) -> None:
        self.percent_2.setEnabled(self.lever_2.value() is not None)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for column, (caption, choice, percent) in enumerate(
            (
                ("Starting from", self.period, None),
                ("What gets better", self.lever, self.percent),
                ("And also", self.lever_2, self.percent_2),
            )
        ):
            label = words(caption, size="label", tone="muted")
            label.setBuddy(choice)
            head = QHBoxLayout()
            head.setSpacing(8)
            head.addWidget(label)
            if percent is not None:  # beside the caption, so that nothing moves when it comes
                head.addWidget(percent.error, 1)
            head.addStretch()
            grid.addLayout(head, 0, column)
            grid.addWidget(choice, 1, column, Qt.AlignmentFlag.AlignLeft)
            if percent is not None:
                grid.addWidget(percent, 2, column, Qt.AlignmentFlag.AlignLeft)
            grid.setColumnMinimumWidth(column, _COLUMN)
        grid.setRowMinimumHeight(0, icons.SIZE)  # the height of a problem, so that nothing moves
        grid.setColumnStretch(3, 1)
