"""The line of tools above the grid of numbers: what stands against what, and which periods."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from app.domain.kinds import PeriodKind
from app.ui import theme
from app.ui.parts import DropDown, LinkButton, button, icon_button, words
from app.ui.tabs.scorecard.grid_board import Arrangement

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

KINDS = {
    PeriodKind.WEEK: "Weeks",
    PeriodKind.MONTH: "Months",
    PeriodKind.QUARTER: "Quarters",
}
_HIDE = {
    PeriodKind.WEEK: "Hide the current week",
    PeriodKind.MONTH: "Hide the current month",
    PeriodKind.QUARTER: "Hide the current quarter",
}
_WIDE = 230
#: What a button has around its words, in pixels.
_AROUND = 30


class GridTools(QWidget):
    """What the grid shows, as it was chosen. ``changed`` tells of another choice.

    ``turned`` asks for earlier (-1) or later (1) periods, or for those up to now (0);
    ``person_chosen`` and ``metric_chosen`` bring an id.
    """

    changed = Signal()
    turned = Signal(int)
    person_chosen = Signal(int)
    metric_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.arrangements = Segments(
            {one: one.value for one in Arrangement}, "What stands against what", "arrangement"
        )
        self.kinds = Segments(KINDS, "Kind of period", "period_kind")
        self.people = _choice("Person", "grid_person")
        self.metrics = _choice("Metric", "grid_metric")
        self.earlier = icon_button("chevron-left", "Earlier", "Alt+Left", self._go_back)
        self.when = words(tone="muted")
        self.later = icon_button("chevron-right", "Later", "Alt+Right", self._go_on)
        self.now = LinkButton("Now", self._go_to_now)
        self.hide_current = QCheckBox(_HIDE[PeriodKind.WEEK])
        self.hide_current.setObjectName("hide_current")
        self.only_exceptions = QCheckBox("Only exceptions")
        self.only_exceptions.setObjectName("only_exceptions")
        self.only_exceptions.setToolTip("Only what is off track, slipping, or not reported")
        #: Whose numbers are shown, where one person's are.
        self.person: int | None = None
        self._people: tuple[int, ...] = ()
        self._metrics: tuple[int, ...] = ()
        self._lay_out()
        self.arrangements.chosen.connect(self.changed)
        self.kinds.chosen.connect(self.changed)
        self.hide_current.toggled.connect(self.changed)
        self.only_exceptions.toggled.connect(self.changed)
        self.people.activated.connect(self._choose_person)
        self.metrics.activated.connect(self._choose_metric)

    @property
    def arrangement(self) -> Arrangement:
        """What stands against what."""
        found: Arrangement = self.arrangements.value
        return found

    @property
    def kind(self) -> PeriodKind:
        """The kind of period shown."""
        found: PeriodKind = self.kinds.value
        return found

    def show_people(self, people: Sequence[tuple[int, str]], chosen: int | None) -> None:
        """Offer these people, where somebody's numbers are shown."""
        self.person = chosen
        self._people = _fill(self.people, self._people, people, chosen)
        self.people.setVisible(self.arrangement is Arrangement.PERSON)

    def show_metrics(self, metrics: Sequence[tuple[int, str]], chosen: int | None) -> None:
        """Offer these metrics, where one of them is shown."""
        self._metrics = _fill(self.metrics, self._metrics, metrics, chosen)
        self.metrics.setVisible(self.arrangement is Arrangement.METRIC)

    def show_when(self, text: str, *, is_now: bool) -> None:
        """Say which periods are shown."""
        self.when.setText(text)
        self.later.setEnabled(not is_now)
        self.now.setVisible(not is_now)
        self.hide_current.setText(_HIDE[self.kind])

    def _go_back(self) -> None:
        self.turned.emit(-1)

    def _go_on(self) -> None:
        self.turned.emit(1)

    def _go_to_now(self) -> None:
        self.turned.emit(0)

    def _choose_person(self, place: int) -> None:
        self.person_chosen.emit(self._people[place])

    def _choose_metric(self, place: int) -> None:
        self.metric_chosen.emit(self._metrics[place])

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setSpacing(10)
        for widget in (self.arrangements, self.people, self.metrics):
            first.addWidget(widget)
        first.addStretch(1)
        self.right = first  # what is said about the values as a whole stands at its end
        for part in (self.kinds, self.earlier, self.when, self.later, self.now):
            second.addWidget(part)
        second.addStretch(1)
        second.addWidget(self.hide_current)
        second.addWidget(self.only_exceptions)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(first)
        column.addLayout(second)


class Segments(QWidget):
    """A few choices side by side, one of them chosen; ``chosen`` tells of another one."""

    chosen = Signal()

    def __init__(self, choices: Mapping[Any, str], name: str, object_name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setObjectName(object_name)
        self._values = tuple(choices)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for number, text in enumerate(choices.values()):
            made = button(text)
            made.setCheckable(True)
            made.setAccessibleName(f"{name}: {text}")
            bold = QFontMetrics(theme.font("body", bold=True))  # as it is written when chosen
            made.setMinimumWidth(bold.horizontalAdvance(text) + _AROUND)
            self._group.addButton(made, number)
            row.addWidget(made)
        self._group.button(0).setChecked(True)
        self._group.idToggled.connect(self._tell)

    @property
    def value(self) -> Any:  # noqa: ANN401  # whatever was offered
        """What is chosen."""
        return self._values[self._group.checkedId()]

    def choose(self, value: object) -> None:
        """Choose something."""
        self._group.button(self._values.index(value)).setChecked(True)

    def button(self, value: object) -> QAbstractButton:
        """The button of a choice."""
        return self._group.button(self._values.index(value))

    def _tell(self, _number: int, checked: bool) -> None:
        if checked:
            self.chosen.emit()


def _choice(name: str, object_name: str) -> DropDown:
    made = DropDown()
    made.setAccessibleName(name)
    made.setObjectName(object_name)
    made.setFixedWidth(_WIDE)
    made.hide()
    return made


def _fill(
    box: DropDown, before: tuple[int, ...], offered: Sequence[tuple[int, str]], chosen: int | None
) -> tuple[int, ...]:
    """Offer other things where they are others; the ids of what is offered."""
    ids = tuple(one for one, _ in offered)
    texts = [text for _, text in offered]
    if ids != before or texts != [box.itemText(n) for n in range(box.count())]:
        box.clear()
        box.addItems(texts)
    box.setCurrentIndex(ids.index(chosen) if chosen in ids else -1)
    return ids
