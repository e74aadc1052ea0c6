"""Hides private text on every screen, for whoever shares theirs: F9 puts the veil on and off.

What is covered is painted as bars, says nothing to who hovers or listens, and is back when the
veil is lifted. Bars are as many as the lines, and no longer or shorter for the words under them.
Parts, lists, tables and forms take ``private=...`` and do the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPen, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QToolTip,
    QWidget,
)

from app.ui import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QKeyEvent

KEY = "F9"
#: What is said in place of private words.
INSTEAD = "private"
ON = "Private text is hidden. F9 shows it again."
IN_PLACE = "Hidden while private text is hidden. F9 shows it again."

#: On a widget whose words are private, and on one that only speaks of them: what it says instead.
_COVERED, _SPOKEN = "veilCovered", "veilSpoken"
#: Bars stand for words of these lengths, in heights of the letters, over and over.
_WORDS = (3.0, 1.8, 4.2, 2.4, 3.4, 1.4)
_GAP = 0.5
#: A line ends after a whole number of these, so that its length says little about the words.
_STEP = 4.0
#: How much of a last line is filled.
LAST = 0.6
_MOST_LINES = 40
_LONGEST = 2_000


class _Veil(QObject):
    """Whether private text is hidden; a connection ends with whoever listens."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.on = False
        self.heeds_dialogs = False

    def give_key(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Make the key work in a dialog that has just got the keyboard."""
        dialog = new.window() if new is not None else None
        if isinstance(dialog, QDialog) and dialog.findChild(_Key) is None:
            _Key(QKeySequence(KEY), dialog, toggle)


class _Key(QShortcut):
    """The key in a dialog."""


_veil = _Veil()


def is_on() -> bool:
    """Whether private text is hidden."""
    return _veil.on


def toggle() -> None:
    """Hide private text, or show it again; it is on screen before this returns."""
    _veil.on = not _veil.on
    _close_popups()
    for widget in QApplication.allWidgets():
        if shiboken6.isValid(widget):
            _obey(widget)
    _veil.changed.emit()
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            window.repaint()


def when_changed(slot: Callable[[], None]) -> None:
    """Have a method called whenever the veil is put on or off, for as long as its widget lives."""
    _veil.changed.connect(slot)


def heed_dialogs() -> None:
    """Have the key work in dialogs too, which no shortcut of the window reaches."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    if not _veil.heeds_dialogs:
        _veil.heeds_dialogs = True
        app.focusChanged.connect(_veil.give_key)


def cover(widget: QWidget, private: bool = True) -> None:
    """Say whether the words that ``widget`` shows, such as a label, are private."""
    if private or widget.property(_COVERED):
        widget.setProperty(_COVERED, private)
        if _veil.on:
            _obey(widget)


def hush(widget: QWidget, spoken: str, private: bool = True) -> None:
    """Have a widget that shows no private words itself not speak of them either.

    It is called ``spoken`` instead while private text is hidden, and explains nothing on hover.
    """
    if private:
        widget.setProperty(_SPOKEN, spoken)
        if _veil.on:
            _obey(widget)


def name(widget: QWidget, spoken: str) -> None:
    """Name a widget for screen readers, also one that is covered or hushed."""
    cloth = _cloth(widget) if _veil.on else None
    if cloth is None:
        QWidget.setAccessibleName(widget, spoken)
    else:
        cloth.name = spoken


def name_of(widget: QWidget) -> str:
    """What a widget is called for screen readers when nothing is hidden."""
    cloth = _cloth(widget) if _veil.on else None
    return QWidget.accessibleName(widget) if cloth is None else cloth.name


def mask(line: QLineEdit, masked: bool) -> None:
    """Show dots for what is in a line; typing, undo and the keys for words go on as usual."""
    keys = line.findChild(_Keys)
    if masked and keys is None:
        _Keys(line)
    elif not masked and keys is not None:
        keys.end()


def paint_bars(painter: QPainter, place: QRect, height: int, lines: int = 1) -> None:
    """Paint bars from the top of ``place`` in place of lines of words ``height`` pixels high.

    One line is as wide as ``place``; the last of several is shorter.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    colour = theme.role("muted")
    colour.setAlphaF(0.45)
    painter.setBrush(colour)
    thick = height * 0.5
    for number in range(max(lines, 1)):
        last = 0 < number == lines - 1
        width = place.width() * (LAST if last else 1.0)
        top = place.y() + number * height + (height - thick) / 2
        for left, length in _bars(width, height / 2):
            bar = QRectF(place.x() + left, top, length, thick)
            painter.drawRoundedRect(bar, thick / 3, thick / 3)
    painter.restore()


def rough_width(exact: int, height: int, room: int) -> int:
    """How wide the bars for one line are whose words are ``exact`` pixels wide."""
    step = _STEP * height / 2
    return min(int((exact // step + 1) * step), room)


def _bars(width: float, unit: float) -> Iterator[tuple[float, float]]:
    """Where each bar of a line begins, and how long it is."""
    at, number = 0.0, 0
    while at < width:
        length = min(_WORDS[number % len(_WORDS)] * unit, width - at)
        if length > unit / 2 or not number:
            yield at, length
        at += length + _GAP * unit
        number += 1


class _Cloth(QObject):
    """Lies over one widget while the veil is on: takes its painting, its tip and its name."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._paints = bool(widget.property(_COVERED))
        self.name = QWidget.accessibleName(widget)
        self._described = widget.accessibleDescription() if self._paints else ""
        self._tip = widget.toolTip()
        QWidget.setAccessibleName(widget, widget.property(_SPOKEN) or INSTEAD)
        if self._described:
            widget.setAccessibleDescription("")
        widget.setToolTip("")
        widget.installEventFilter(self)
        widget.update()

    def lift(self, widget: QWidget) -> None:
        """Give everything back."""
        widget.removeEventFilter(self)
        self.setParent(None)
        self.deleteLater()
        QWidget.setAccessibleName(widget, self.name)
        if self._described:
            widget.setAccessibleDescription(self._described)
        widget.setToolTip(self._tip)
        widget.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Paint bars, and keep a tip that is set meanwhile for afterwards."""
        assert isinstance(watched, QWidget)
        if event.type() == QEvent.Type.Paint and self._paints:
            _paint_over(watched)
            return True
        if event.type() == QEvent.Type.ToolTipChange and watched.toolTip():
            self._tip = watched.toolTip()
            watched.setToolTip("")
        return False


class _Keys(QObject):
    """Masks a line, and lends its words back to the keys that dots would make mean something else.

    With dots, undo empties a line and the keys for words take all of it.
    """

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        line.setEchoMode(QLineEdit.EchoMode.Password)
        line.installEventFilter(self)

    def end(self) -> None:
        """Show the words again."""
        self._line.removeEventFilter(self)
        self._line.setEchoMode(QLineEdit.EchoMode.Normal)
        self.setParent(None)
        self.deleteLater()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take the keys with Ctrl or Alt; nothing is painted before the dots are back."""
        if event.type() != QEvent.Type.KeyPress or not _is_chord(event):  # type: ignore[arg-type]
            return False
        line = self._line
        line.setEchoMode(QLineEdit.EchoMode.Normal)
        line.event(event)
        if shiboken6.isValid(line) and line.findChild(_Keys) is self:
            line.setEchoMode(QLineEdit.EchoMode.Password)
            completer = line.completer()
            offer = completer.popup() if completer else None
            if offer is not None:
                offer.hide()
        return True  # taken or not, the line has seen it


def _is_chord(event: QKeyEvent) -> bool:
    held = Qt.KeyboardModifier
    return bool(event.modifiers() & (held.ControlModifier | held.AltModifier | held.MetaModifier))


def _cloth(widget: QWidget) -> _Cloth | None:
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    found: _Cloth | None = widget.findChild(_Cloth, options=direct)
    return found


def _obey(widget: QWidget) -> None:
    """Cover ``widget``, or uncover it, as it should be now."""
    covered, spoken = widget.property(_COVERED), widget.property(_SPOKEN)
    if covered is None and spoken is None:
        return
    cloth, wanted = _cloth(widget), _veil.on and (bool(covered) or spoken is not None)
    if wanted and cloth is None:
        _Cloth(widget)
    elif cloth is not None and not wanted:
        cloth.lift(widget)


def _paint_over(widget: QWidget) -> None:
    """Bars for the lines of a label, one line for anything else; a ring where the keyboard is."""
    painter = QPainter(widget)
    room, height = widget.contentsRect(), widget.fontMetrics().height()
    if isinstance(widget, QLabel):
        _paint_label(painter, widget, room, height)
    else:
        top = room.y() + max((room.height() - height) // 2, 0)
        paint_bars(painter, QRect(room.x(), top, room.width(), height), height)
    if widget.hasFocus():
        painter.setPen(QPen(theme.role("focus"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(widget.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.end()


def _paint_label(painter: QPainter, label: QLabel, room: QRect, height: int) -> None:
    text = label.text()[:_LONGEST]
    if not text.strip():
        return
    lines, width = 1, room.width()
    if label.wordWrap():
        lines = min(max(round(room.height() / height), 1), _MOST_LINES)
    if lines == 1:
        width = rough_width(label.fontMetrics().horizontalAdvance(text), height, room.width())
    top = room.y() + max((room.height() - lines * height) // 2, 0)
    paint_bars(painter, QRect(room.x(), top, width, height), height, lines)


def _close_popups() -> None:
    """Close what lies over everything and may hold private words: completions, lists, tips."""
    QToolTip.hideText()
    while popup := QApplication.activePopupWidget():
        popup.close()
