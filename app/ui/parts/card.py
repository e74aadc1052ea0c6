"""Cards and the rows in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.ui import veil
from app.ui.parts.flow import FlowLayout
from app.ui.parts.words import Chip, ElidedLabel, LinkButton, Tone, look, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent, QMouseEvent

_OPENING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
#: Rows keep this much room at both sides for the focus ring; whatever else is in a card matches.
_INSET = 6


class Row(QFrame):
    """One line of a card: a muted fact at the left, what it is about, a fact at the right.

    ``above`` is a small heading over the text, ``below`` a small line under it, in ``tone`` as the
    fact at the right. ``text`` wraps.
    With ``openable`` the row takes focus and ``opened`` tells of a click, Enter or Space. Of a
    ``private`` row what it is about can be hidden; the facts around that are still read, unless
    what is below is private too.
    """

    opened = Signal()

    def __init__(
        self,
        text: str,
        *,
        left: str = "",
        right: str | QWidget = "",
        above: str = "",
        below: str = "",
        chip: Chip | None = None,
        tone: Tone = "muted",
        bold: bool = False,
        openable: bool = False,
        private: bool = False,
        below_private: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(_INSET - 1, 2, _INSET - 1, 2)
        line.setSpacing(10)
        if left:
            line.addWidget(words(left, tone="muted"))
        if chip:
            line.addWidget(chip)
        self.text = words(text, wrap=True, bold=bold, private=private)
        lines = QVBoxLayout()
        lines.setSpacing(1)
        if above:
            lines.addWidget(words(above, size="label", bold=True, wrap=True))
        lines.addWidget(self.text)
        if below:
            lines.addWidget(words(below, size="small", tone=tone, wrap=True, private=below_private))
        line.addLayout(lines, 1)
        if right:
            line.addWidget(words(right, tone=tone) if isinstance(right, str) else right)
        look(self, part="row", openable=openable)
        if openable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setAccessibleName(" ".join(filter(None, (left, above, text, below))))
        read = (left, above, veil.INSTEAD if private else text, "" if below_private else below)
        veil.hush(self, " ".join(filter(None, read)), private or below_private)

    def setAccessibleName(self, name: str) -> None:
        """Name the row for screen readers, which may have to wait until it is shown again."""
        veil.name(self, name)

    def accessibleName(self) -> str:
        """What the row is called when nothing is hidden."""
        return veil.name_of(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter or Space."""
        if event.key() in _OPENING_KEYS and self._openable():
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open on a click."""
        inside = self.rect().contains(event.position().toPoint())
        if inside and event.button() == Qt.MouseButton.LeftButton and self._openable():
            self.opened.emit()
        super().mouseReleaseEvent(event)

    def _openable(self) -> bool:
        return self.focusPolicy() != Qt.FocusPolicy.NoFocus


class Card(QFrame):
    """A titled box of rows, with one link in its corner: ``Card("Strengths", "Edit")``.

    ``acted`` tells that the link was used. Fill it with :meth:`add`, refill it after
    :meth:`clear`; what :meth:`keep_below` put there stays, with the keyboard and what is typed.
    """

    acted = Signal()

    def __init__(self, title: str, action: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, part="card")
        self.setAccessibleName(title)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16 - _INSET, 12, 16 - _INSET, 12)
        outer.setSpacing(4)
        self.title = ElidedLabel(title, size="label", tone="muted", bold=True)
        self.action = LinkButton(action)
        self.action.clicked.connect(self.acted)
        self.action.setAccessibleName(f"{action}: {title}")
        head = QHBoxLayout()
        head.setContentsMargins(_INSET, 0, _INSET - 4, 0)
        head.addWidget(self.title, 1)
        head.addWidget(self.action)
        outer.addLayout(head)
        self._body = QVBoxLayout()
        self._body.setSpacing(1)
        outer.addLayout(self._body)
        self._kept: list[QWidget] = []
        self._foot = QVBoxLayout()
        self._foot.setSpacing(4)
        outer.addLayout(self._foot)
        outer.addStretch(1)
        # Only now has it a parent: shown without one it would be a window of its own.
        self.action.setVisible(bool(action))

    def add(self, widget: QWidget) -> None:
        """Put a row, or anything else, below what is there."""
        self._body.addWidget(widget if isinstance(widget, Row) else _inset(widget))
        for kept in self._kept:
            kept.raise_()  # the last child, where the tab key comes to it after what is added

    def keep_below(self, widget: QWidget) -> None:
        """Put something under all that is added."""
        kept = _inset(widget)
        self._foot.addWidget(kept)
        self._kept.append(kept)

    def add_chips(self, chips: Iterable[QWidget]) -> None:
        """Put chips side by side, on as many lines as they need."""
        box = QWidget()
        flow = FlowLayout(box)
        for chip in chips:
            flow.addWidget(chip)
        self.add(box)

    def add_muted(self, text: str) -> None:
        """Put a line that says something by the way, or that there is nothing yet."""
        self.add(words(text, tone="muted", wrap=True))

    def clear(self) -> None:
        """Empty the card before filling it again."""
        while item := self._body.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()


def framed(inside: QWidget, width: int | None = None) -> QFrame:
    """A list or a table in the frame that cards have, ``width`` pixels wide."""
    frame = QFrame()
    look(frame, part="card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(1, 6, 1, 6)
    column.addWidget(inside)
    if width is not None:
        frame.setFixedWidth(width)
    return frame


def _inset(widget: QWidget) -> QWidget:
    """``widget`` with the room at its sides that rows have."""
    box = QWidget()
    line = QVBoxLayout(box)
    line.setContentsMargins(_INSET, 3, _INSET, 3)
    line.addWidget(widget)
    return box
