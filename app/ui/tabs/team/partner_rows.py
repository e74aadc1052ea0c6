"""Rows of a person's page that a key changes: an area of work, and a step of the first days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.domain.kinds import Autonomy
from app.labels import label
from app.ui import icons, theme, veil
from app.ui.parts import Row, Tone, look, words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

LEVELS = tuple(Autonomy)
_DELETING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_BAR, _BAR_STEP, _BAR_HEIGHT = 4, 6, 14
_BOX = 16


class FreedomBars(QWidget):
    """How much is decided alone, as bars that rise; the word stands beside it."""

    def __init__(self, autonomy: Autonomy) -> None:
        super().__init__()
        self._count = LEVELS.index(autonomy) + 1
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """How large it likes to be."""
        return QSize(_BAR_STEP * len(LEVELS), _BAR_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it in the colours of the theme."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for number in range(len(LEVELS)):
            height = _BAR_HEIGHT * (number + 2) / (len(LEVELS) + 1)
            painter.setBrush(theme.role("accent" if number < self._count else "dot"))
            bar = QRectF(number * _BAR_STEP, _BAR_HEIGHT - height, _BAR, height)
            painter.drawRoundedRect(bar, 1, 1)


class AreaRow(Row):
    """An area of work: arrows or 1 to 4 say how much is decided alone in it, Delete drops it.

    It is for the manager alone.
    """

    freed = Signal(object)
    deleted = Signal()

    def __init__(self, name: str, autonomy: Autonomy, below: str) -> None:
        super().__init__(name, right=_freedom(autonomy), below=below, openable=True, private=True)
        self._autonomy = autonomy
        self.setAccessibleName(f"{name}, {label(autonomy)}, {below}")
        hint = "Left and right or 1 to 4 change it, Enter opens it, Delete removes it"
        self.setAccessibleDescription(hint)
        self.setToolTip(hint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change how much is decided alone, or drop the area."""
        at = LEVELS.index(self._autonomy)
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if event.key() == Qt.Key.Key_Right else -1
            self._free(LEVELS[min(max(at + step, 0), len(LEVELS) - 1)])
        elif event.text() and event.text() in "1234":
            self._free(LEVELS[int(event.text()) - 1])
        elif event.key() in _DELETING:
            self.deleted.emit()
        else:
            super().keyPressEvent(event)

    def _free(self, autonomy: Autonomy) -> None:
        if autonomy is not self._autonomy:
            self.freed.emit(autonomy)


class TickBox(QWidget):
    """A box with or without its tick. It only looks: the row takes the keys and clicks."""

    def __init__(self, *, done: bool) -> None:
        super().__init__()
        self._done = done
        self.setFixedSize(_BOX, max(_BOX, self.fontMetrics().height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it in the colours of the theme."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = (self.height() - _BOX) // 2
        frame = QRectF(0, top, _BOX, _BOX).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(theme.role("accent" if self._done else "muted"), 1.2))
        painter.setBrush(theme.role("accent" if self._done else "surface"))
        painter.drawRoundedRect(frame, 3, 3)
        if self._done:
            mark = icons.pixmap("check", "on_accent", 12, self.devicePixelRatio())
            painter.drawPixmap(2, top + 2, mark)


class TickRow(Row):
    """Something to be done, with its box: Space or a click on the box ticks it, Delete drops it."""

    ticked = Signal()
    deleted = Signal()

    def __init__(
        self,
        text: str,
        *,
        done: bool,
        right: str = "",
        tone: Tone = "muted",
        private: bool = False,
    ) -> None:
        super().__init__(text, right=right, tone=tone, openable=True, private=private)
        self.box = TickBox(done=done)
        line = self.layout()
        assert isinstance(line, QHBoxLayout)  # as Row lays itself out
        line.insertWidget(0, self.box, 0, Qt.AlignmentFlag.AlignTop)
        if done:
            look(self.text, tone="muted")
        state = "done" if done else "not done"
        self.setAccessibleName(", ".join(filter(None, (text, state, right))))
        veil.hush(self, ", ".join(filter(None, (veil.INSTEAD, state, right))), private)
        hint = "Space ticks it, Enter opens it, Delete removes it"
        self.setAccessibleDescription(hint)
        self.setToolTip(hint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick or drop it; any other key is a row's."""
        if event.key() == Qt.Key.Key_Space:
            self.ticked.emit()
        elif event.key() in _DELETING:
            self.deleted.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click left of the words ticks it, one on them opens it."""
        left = event.button() == Qt.MouseButton.LeftButton
        if left and 0 <= event.position().x() < self.box.geometry().right() + 6:
            self.ticked.emit()
        else:
            super().mouseReleaseEvent(event)


def _freedom(autonomy: Autonomy) -> QWidget:
    """The word and the bars, which say the same."""
    box = QWidget()
    line = QHBoxLayout(box)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    line.addWidget(words(label(autonomy), tone="muted", private=True))
    bars = FreedomBars(autonomy)
    veil.cover(bars)
    line.addWidget(bars)
    return box
