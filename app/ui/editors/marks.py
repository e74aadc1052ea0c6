"""Editors that pick one of a few drawn marks: a level in dots, a colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy

from app.ui import theme, veil
from app.ui.editors.base import Editor

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPaintEvent

_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Down)
_ON = (Qt.Key.Key_Right, Qt.Key.Key_Up)
_CLEAR = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class _Marks(Editor):
    """A row of marks, one of which may be chosen: by arrow keys, or by a click."""

    def __init__(self, first: int, count: int, step: int) -> None:
        super().__init__()
        self._first, self._count, self._step = first, count, step
        self._value: int | None = None
        self._name = ""
        self._read_only = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def value(self) -> int | None:
        """The chosen mark."""
        return self._value

    def set_value(self, value: int | None) -> None:
        """Choose a mark."""
        self._value = value
        self._speak()
        self.update()

    def set_name(self, name: str) -> None:
        """Name the editor; its state is said with it."""
        self._name = name
        self._speak()

    def set_marked(self, marked: bool) -> None:
        """The words beside the field say it."""

    def set_read_only(self, read_only: bool) -> None:
        """Let the mark be seen and focused but not changed."""
        self._read_only = read_only

    def words(self) -> str:
        """What is chosen, in words."""
        raise NotImplementedError

    def shown(self) -> int | None:
        """The mark that may be seen: none, while it is hidden."""
        return None if self.hidden else self._value

    def said(self) -> str:
        """What may be said of it."""
        return veil.INSTEAD if self.hidden else self.words()

    def obey(self) -> None:
        """Hide which mark it is, or show it again."""
        self._speak()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the marks and the words beside them."""
        text = self.fontMetrics().horizontalAdvance(self.said()) + 16
        return QSize(self._count * self._step + text, max(30, self._step + 6))

    def minimumSizeHint(self) -> QSize:
        """It cannot be made smaller."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go one on, Home and End to the ends."""
        last = self._first + self._count - 1
        at = self._first - 1 if self._value is None else self._value
        if event.key() in _ON:
            self._choose(min(at + 1, last))
        elif event.key() in _BACK:
            self._choose(max(at - 1, self._first))
        elif event.key() == Qt.Key.Key_Home:
            self._choose(self._first)
        elif event.key() == Qt.Key.Key_End:
            self._choose(last)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses the mark under it."""
        number = int((event.position().x() - 4) // self._step)
        if event.button() == Qt.MouseButton.LeftButton and 0 <= number < self._count:
            self._click(self._first + number)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the marks, the words beside them, and the focus around all."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in range(self._count):
            middle = QPointF(4 + (number + 0.5) * self._step, self.height() / 2)
            self._paint_mark(painter, middle, self._first + number)
        painter.setPen(theme.role("muted"))
        words = self.rect().adjusted(self._count * self._step + 12, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.said())
        if self.hasFocus():
            painter.setPen(QPen(theme.role("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _paint_mark(self, painter: QPainter, middle: QPointF, mark: int) -> None:
        raise NotImplementedError

    def _click(self, mark: int) -> None:
        self._choose(mark)

    def _choose(self, value: int | None) -> None:
        if value != self._value and not self._read_only:
            self.set_value(value)
            self.edited.emit()

    def _speak(self) -> None:
        said = f"{self._name}, {self.said()}" if self._name else self.said()
        if said != self.accessibleName():
            self.setAccessibleName(said)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))


class Level(_Marks):
    """A level from 1 to 5, as dots: arrows or digits set it, 0 or Backspace clear it.

    So does another click on the level that is set.
    """

    holds_words: ClassVar[bool] = True

    def __init__(self) -> None:
        super().__init__(first=1, count=5, step=20)

    def words(self) -> str:
        """The level, in words."""
        return "not rated" if self._value is None else f"{self._value} of 5"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits set the level, 0 and the deleting keys clear it."""
        if event.text() and event.text() in "12345":
            self._choose(int(event.text()))
        elif event.text() == "0" or event.key() in _CLEAR:
            self._choose(None)
        else:
            super().keyPressEvent(event)

    def _click(self, mark: int) -> None:
        self._choose(None if mark == self._value else mark)

    def _paint_mark(self, painter: QPainter, middle: QPointF, mark: int) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.role("accent" if mark <= (self.shown() or 0) else "dot"))
        painter.drawEllipse(middle, 6, 6)


class Colour(_Marks):
    """One of ``count`` colours, by index. ``colour`` tells what to paint for each."""

    def __init__(self, count: int, colour: Callable[[int], QColor]) -> None:
        super().__init__(first=0, count=count, step=24)
        self._colour = colour

    def words(self) -> str:
        """Which colour, in words: colours alone say nothing to some."""
        return "none" if self._value is None else f"{self._value + 1} of {self._count}"

    def _paint_mark(self, painter: QPainter, middle: QPointF, mark: int) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour(mark))
        painter.drawEllipse(middle, 8, 8)
        if mark == self.shown():
            painter.setPen(QPen(theme.role("ink"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, 10.5, 10.5)
