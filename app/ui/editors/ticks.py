"""An editor that chooses several of a list by ticking them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.ui import theme
from app.ui.editors.base import Editor, Value
from app.ui.parts import look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from app.ui.editors.pick import Options

_VALUE = Qt.ItemDataRole.UserRole
#: So many lines are seen at once, at least and at most; and the room around a line, in pixels.
_FEWEST, _MOST, _AROUND = 3, 9, 9
#: What the frame and its padding take.
_FRAME = 8


class Ticks(Editor):
    """Several values of a list, each with a box. Space ticks one, Ctrl+A all or none.

    The value is a tuple in the order of the list, empty when nothing is ticked.
    """

    def __init__(self, options: Options) -> None:
        self.box = _List()
        super().__init__(self.box)
        self.set_options(options)
        self.box.itemChanged.connect(self.edited)
        self.box.all_wanted.connect(self._turn_all)

    def set_options(self, options: Options) -> None:
        """Offer other values; those that were ticked and are still there stay so."""
        ticked = self.value()
        self.box.blockSignals(True)
        self.box.clear()
        for value, text in options:
            item = QListWidgetItem(text, self.box)
            item.setData(_VALUE, value)
            item.setSizeHint(QSize(0, _line()))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_state(value in ticked))
        self.box.blockSignals(False)
        self._fit()

    def value(self) -> tuple[Value, ...]:
        """The ticked values."""
        ticked = Qt.CheckState.Checked
        return tuple(one.data(_VALUE) for one in self.items() if one.checkState() == ticked)

    def set_value(self, value: Sequence[Value] | None) -> None:
        """Tick these values and no others."""
        self.box.blockSignals(True)
        for item in self.items():
            item.setCheckState(_state(item.data(_VALUE) in (value or ())))
        self.box.blockSignals(False)

    def items(self) -> list[QListWidgetItem]:
        """The lines of the list."""
        return [self.box.item(row) for row in range(self.box.count())]

    def _turn_all(self) -> None:
        """Tick all, or none where all are ticked."""
        every = [item.data(_VALUE) for item in self.items()]
        self.set_value(() if len(self.value()) == len(every) else every)
        self.edited.emit()

    def _fit(self) -> None:
        """As high as its lines, as far as that is not too high for a form."""
        shown = min(max(self.box.count(), _FEWEST), _MOST)
        self.box.setFixedHeight(shown * _line() + _FRAME)


class _List(QListWidget):
    """The list itself, with the key for all of it."""

    all_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        look(self, part="ticks")
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+A ticks all or none; Enter is left to the dialog."""
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.all_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def initViewItemOption(self, option: QStyleOptionViewItem) -> None:
        """Outline the boxes as those of forms are: in a darker Window, which must not be dark."""
        super().initViewItemOption(option)
        lighter = QPalette(option.palette)
        lighter.setColor(QPalette.ColorRole.Window, theme.role("muted").lighter(140))
        option.palette = lighter

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which line the keyboard is on."""
        super().focusInEvent(event)
        self.setCurrentRow(max(self.currentRow(), 0))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard is elsewhere: no line is marked any more."""
        super().focusOutEvent(event)
        self.clearSelection()


def _line() -> int:
    """How high a line is, in pixels."""
    return theme.pixels("body") + _AROUND


def _state(ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
