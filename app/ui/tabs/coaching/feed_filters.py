"""The filters over the timeline: a chip for each, which opens a list to choose from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.feed import Wanted
from app.domain.kinds import NoteKind, PeriodKind, SessionKind, Tone, Vis
from app.domain.names import fold
from app.domain.periods import next_period, period_of
from app.labels import choices
from app.ui import icons
from app.ui.lists import RecordList
from app.ui.parts import FlowLayout, look

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from app.domain.models import Settings
    from app.domain.roster import RosterRow
    from app.ui.editors.base import Value

PERSON, KIND, PERIOD, TAG, TONE, VIS = "person", "kind", "period", "tag", "tone", "vis"
#: The chips in their order, and what each says while everything is wanted.
ALL = {
    PERSON: "Everybody",
    KIND: "All kinds",
    PERIOD: "Any time",
    TAG: "Any tag",
    TONE: "Any tone",
    VIS: "Private and shareable",
}
#: From so many choices on, one looks for them by typing.
_SEARCHED = 9
_CROSS = 12
#: The id of what stands first in each list.
_ALL = ""
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Down)
_CLEARING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


@dataclass(frozen=True)
class Option:
    """One thing to choose; ``value`` None is everything."""

    id: object
    text: str
    value: Value = None


class Filters(QWidget):
    """The chips in a row; ``changed`` tells that something else is wanted."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.chips = {name: FilterChip(name, words) for name, words in ALL.items()}
        flow = FlowLayout(self, gap=6)
        for chip in self.chips.values():
            flow.addWidget(chip)
            chip.changed.connect(self.changed)

    def offer(
        self, roster: Sequence[RosterRow], tags: Sequence[str], today: date, chosen: Settings
    ) -> None:
        """Offer whom, what and when there is; what is chosen stays."""
        there = sorted(roster, key=lambda row: not row.on_the_team)
        people = [Option(row.id, " · ".join(filter(None, (row.name, row.apart))), row.id)
                  for row in there]  # fmt: skip
        self.chips[PERSON].offer(people)
        kinds = [*choices(SessionKind), *choices(NoteKind)]
        self.chips[KIND].offer([Option(f"{type(k)}{k}", text, k) for k, text in kinds])
        self.chips[PERIOD].offer(_periods(today, chosen))
        self.chips[TAG].offer([Option(tag, f"#{tag}", tag) for tag in tags])
        self.chips[TONE].offer([Option(tone, text, tone) for tone, text in choices(Tone)])
        self.chips[VIS].offer(
            [
                Option(Vis.PRIVATE, "Private only", Vis.PRIVATE),
                Option(Vis.SHAREABLE, "Shareable only", Vis.SHAREABLE),
            ]
        )

    def wanted(self) -> Wanted:
        """Which entries are to be shown."""
        since, until = self.chips[PERIOD].value or (None, None)
        return Wanted(
            person_id=self.chips[PERSON].value,
            kind=self.chips[KIND].value,
            tag=self.chips[TAG].value or "",
            tone=self.chips[TONE].value,
            vis=self.chips[VIS].value,
            since=since,
            until=until,
        )

    @property
    def any_chosen(self) -> bool:
        """Whether not everything is shown."""
        return any(chip.is_chosen for chip in self.chips.values())

    def clear(self) -> None:
        """Want everything again."""
        if self.any_chosen:
            for chip in self.chips.values():
                chip.show_option(None)
            self.changed.emit()

    def choose(self, name: str, value: object) -> None:
        """Want only what has this value, as if it had been picked."""
        self.chips[name].pick_value(value)


class FilterChip(QPushButton):
    """One filter. A chosen one is in the accent's colour with a cross, which takes it off again.

    Enter, Space, Down or a click open the list, Delete or a click on the cross clear.
    """

    changed = Signal()

    def __init__(self, name: str, everything: str) -> None:
        super().__init__()
        self.setObjectName(f"filter_{name}")
        self.setAutoDefault(False)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross after the words
        self.setIconSize(QSize(_CROSS, _CROSS))
        self._everything = Option(_ALL, everything)
        self._options: tuple[Option, ...] = (self._everything,)
        self._chosen = self._everything
        self.picker: Picker | None = None
        look(self, kind="filter", chosen=False)
        self._show()
        self.clicked.connect(self.open_list)

    @property
    def value(self) -> Value:
        """What is wanted; None for everything."""
        return self._chosen.value

    @property
    def is_chosen(self) -> bool:
        """Whether something in particular is wanted."""
        return self._chosen is not self._everything

    def offer(self, options: Sequence[Option]) -> None:
        """Offer these besides everything; who is chosen stays, under the new name if there is one.

        What was chosen and is there no more is not wanted any longer.
        """
        self._options = (self._everything, *options)
        again = next((one for one in self._options if one.id == self._chosen.id), None)
        self.show_option(again)

    def show_option(self, option: Option | None) -> None:
        """Show what is wanted, without telling of it; None is everything."""
        self._chosen = option or self._everything
        self._show()

    def pick_value(self, value: object) -> None:
        """Choose the option of this value."""
        self._pick(next(one for one in self._options if one.value == value))

    def open_list(self) -> None:
        """Show the list under the chip."""
        self.picker = Picker(self, self._options, self._chosen)
        self.picker.picked.connect(self._pick)
        self.picker.open_under()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list, or clear."""
        if event.key() in _OPENING:
            self.open_list()
        elif event.key() in _CLEARING and self.is_chosen:
            self._pick(self._everything)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the cross clears at once."""
        on_cross = event.position().x() > self.width() - _CROSS - 12
        if self.is_chosen and on_cross and event.button() == Qt.MouseButton.LeftButton:
            self._pick(self._everything)
            event.accept()
        else:
            super().mousePressEvent(event)

    def _pick(self, option: Option) -> None:
        if option is not self._chosen:
            self.show_option(option)
            self.changed.emit()

    def _show(self) -> None:
        text = self._chosen.text if len(self._chosen.text) < 40 else f"{self._chosen.text[:38]}…"
        self.setText(text.replace("&", "&&"))
        said = self._everything.text
        self.setAccessibleName(f"{said}: only {text}" if self.is_chosen else said)
        if self.is_chosen:
            icons.put(self, "x", "accent")
        else:
            icons.take_off(self)
        if bool(self.property("chosen")) != self.is_chosen:
            look(self, chosen=self.is_chosen)


class Picker(QFrame):
    """A list over everything else until something is picked; found by typing where it is long."""

    picked = Signal(object)

    def __init__(self, owner: QWidget, options: Sequence[Option], chosen: Option) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        look(self, part="card")
        self._owner, self._options = owner, tuple(options)
        self.field = QLineEdit(placeholderText="Type to find")
        self.field.setAccessibleName("Type to find")
        self.list = RecordList(attrgetter("text"), name="Choices", empty="Nothing of that name.")
        self.list.view.setSpacing(2)
        self.field.setVisible(len(options) >= _SEARCHED)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.setSpacing(6)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        self.field.textChanged.connect(self._sift)
        self.field.installEventFilter(self)
        self.list.view.installEventFilter(self)
        self.list.view.clicked.connect(self._take)
        self.list.activated.connect(self._take)
        self._sift()
        self.list.select(chosen.id)

    def open_under(self) -> None:
        """Show it below its owner, within the screen."""
        longest = max(self.fontMetrics().horizontalAdvance(one.text[:60]) for one in self._options)
        row = self.fontMetrics().height() + 6
        head = self.field.sizeHint().height() + 6 if len(self._options) >= _SEARCHED else 0
        height = min(len(self._options), 12) * row + head + 20
        self.resize(min(max(longest + 60, 180), 360), height)
        at = self._owner.mapToGlobal(QPoint(0, self._owner.height() + 2))
        room = self._owner.screen().availableGeometry()
        at.setX(max(min(at.x(), room.right() - self.width()), room.left()))
        at.setY(max(min(at.y(), room.bottom() - self.height()), room.top()))
        self.move(at)
        self.show()
        (self.list if self.field.isHidden() else self.field).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows move in the list while the field is typed into; Enter takes, Esc closes."""
        if event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key = event.key()  # type: ignore[attr-defined]  # a key press is a QKeyEvent
        if key == Qt.Key.Key_Escape:
            self.close()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
            return True
        if watched is self.field and key in _MOVES:
            self.list.view.keyPressEvent(event)  # type: ignore[arg-type]
            return True
        return super().eventFilter(watched, event)

    def _sift(self) -> None:
        typed = fold(self.field.text())
        found = [one for one in self._options if typed in fold(one.text)]
        if typed:  # who is looked for stands before whoever merely has the letters inside
            found.sort(key=lambda one: f" {typed}" not in f" {fold(one.text.lstrip('#'))}")
        self.list.show_rows(found)
        if typed and found:
            self.list.select(found[0].id)

    def _take(self) -> None:
        row = self.list.model.position(self.list.current)
        if row is not None:
            option = self.list.model.row_at(row)
            self.close()
            self.picked.emit(option)


def _periods(today: date, chosen: Settings) -> list[Option]:
    """Stretches of days up to today, the shortest first."""
    of = partial(period_of, day=today, fiscal_start=chosen.fiscal_start)
    week = period_of(PeriodKind.WEEK, today, chosen.fiscal_start, chosen.week_start)
    quarter = of(PeriodKind.QUARTER)
    before = next_period(quarter, -1, chosen.fiscal_start)
    return [
        Option("week", "This week", (week.starts, None)),
        Option("days", "The last 30 days", (today - timedelta(days=30), None)),
        Option("quarter", "This quarter", (quarter.starts, None)),
        Option("before", "The quarter before", (before.starts, before.ends)),
        Option("year", "This year", (of(PeriodKind.YEAR).starts, None)),
    ]
