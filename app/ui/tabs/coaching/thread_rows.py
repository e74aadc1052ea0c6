"""Rows of a 1:1's page: a talking point and a promise with their keys, and a line to add one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu

from app.domain import points
from app.domain.kinds import CommitmentState, Owner, Vis
from app.labels import label
from app.ui.actions import Command
from app.ui.parts import Chip, Row, plain_tip
from app.ui.tabs.coaching.point_acts import carried_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QContextMenuEvent, QKeyEvent

    from app.domain.commitments import InFull
    from app.domain.models import AgendaItem
    from app.formats import Formats
    from app.ui.parts import Tone

#: What the keys do about 1:1s, as lines of the list of shortcuts.
COMMANDS = (
    Command("hold", "1:1 in sight: hold it", ("Ctrl+H",)),
    Command("said", "Line in focus: said, or done", ("Space",)),
    Command("say", "Talking point in focus: said, with an answer", ("S",)),
    Command("park", "Talking point in focus: park it", ("P",)),
    Command("drop", "Talking point in focus: drop it", ("X",)),
    Command("miss", "Promise in focus: missed", ("M",)),
)
#: More letters are not shown of a point or a promise.
_LONGEST = 400
_DELETING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class KeyedRow(Row):
    """A row with a key for each thing that can be done about it; the menu offers the same.

    ``wished`` tells the name of what was chosen.
    """

    wished = Signal(str)
    #: The key, the name of the act, and its words in the menu.
    acts: ClassVar[tuple[tuple[Qt.Key, str, str], ...]] = ()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key stands for."""
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        name = next((name for key, name, _ in self.acts if key == event.key()), None)
        if name is None and event.key() in _DELETING:
            name = "delete"
        if plain and name is not None:
            self.wished.emit(name)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the acts."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for _, name, text in (*self.acts, (None, "delete", "Delete")):
            menu.addAction(text).triggered.connect(self._wisher(name))
        menu.popup(event.globalPos())

    def _wisher(self, name: str) -> Callable[[], None]:
        def wish() -> None:
            self.wished.emit(name)

        return wish


class PointRow(KeyedRow):
    """A talking point: S said, P parked, X dropped; Enter opens it."""

    acts: ClassVar[tuple[tuple[Qt.Key, str, str], ...]] = (
        (Qt.Key.Key_S, "say", "Said…"),
        (Qt.Key.Key_Space, "said", "Said"),
        (Qt.Key.Key_P, "park", "Park…"),
        (Qt.Key.Key_X, "drop", "Drop"),
    )

    def __init__(self, point: AgendaItem, day: str) -> None:
        asks = points.asks(point)
        carried = carried_words(point)
        below = " · ".join(
            filter(None, (day, carried, "say it, park it or drop it" if asks else ""))
        )
        tone: Tone = "amber" if asks else "muted"
        private = point.vis is Vis.PRIVATE
        super().__init__(
            shortened(point.text),
            below=below,
            tone=tone,
            right=Chip("Asks", "amber") if asks else "",
            openable=True,
            private=private,
        )
        self.point_id = point.id
        self.setAccessibleDescription("Space or S says it, P parks it, X drops it, Enter opens it")
        self.setToolTip(plain_tip("Space: said · S: said, with an answer · P: park · X: drop"))


class PromiseRow(KeyedRow):
    """A promise of a thread: Space done, M missed; Enter opens it."""

    acts: ClassVar[tuple[tuple[Qt.Key, str, str], ...]] = (
        (Qt.Key.Key_Space, "toggle", "Done, or open again"),
        (Qt.Key.Key_M, "miss", "Missed"),
    )

    def __init__(self, found: InFull, formats: Formats, today: date) -> None:
        said = found.commitment
        late = said.state is CommitmentState.OPEN and said.due is not None and said.due < today
        whose = "Me" if said.owner is Owner.ME else said.owner_name or _called(found)
        super().__init__(
            shortened(said.text),
            below=f"{whose} · {state_words(found, formats, today)}",
            tone="red" if late else "muted",
            openable=True,
            private=said.vis is Vis.PRIVATE,
        )
        self.commitment_id = said.id
        self.setAccessibleDescription("Space says that it is done, M that it was missed")
        self.setToolTip(plain_tip("Space: done · M: missed · Enter: open"))


def _called(found: InFull) -> str:
    return "" if found.owner is None else found.owner.called


def shortened(text: str) -> str:
    """``text`` on one line, and no longer than a row has room for: its dialog shows all of it."""
    line = " ".join(text[: 2 * _LONGEST].split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()}…"


def state_words(found: InFull, formats: Formats, today: date) -> str:
    """How a promise stands: "by 12 Dec, moved from 3 Dec", "missed on 5 Dec"."""
    said = found.commitment
    if said.state is not CommitmentState.OPEN:
        done = label(said.state).lower()
        return f"{done} on {formats.short_day(said.closed_on)}" if said.closed_on else done
    moved = moved_words(found, formats)
    if said.due is None:
        return ", ".join(filter(None, ("no day yet", moved)))
    word = "was due" if said.due < today else "by"
    return ", ".join(filter(None, (f"{word} {formats.short_day(said.due)}", moved)))


def moved_words(found: InFull, formats: Formats) -> str:
    """From which days a promise was moved, the first one first; empty where it was not."""
    days = [one.due for one in found.earlier if one.due is not None]
    return f"moved from {', then '.join(map(formats.short_day, days))}" if days else ""
