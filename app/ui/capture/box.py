"""The box of the capture line: it looks like one line and grows with what is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy

from app.ui import veil

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QPaintEvent, QResizeEvent

#: What it shows at most before it scrolls.
_MOST_LINES = 8
#: Past this many characters, laying out one line by words takes the window minutes.
_LONG_LINE = 20_000
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BREAKS = Qt.KeyboardModifier.ShiftModifier


class CaptureBox(QPlainTextEdit):
    """Enter saves, Shift+Enter breaks the line, Esc leaves; pasted lines stay lines.

    ``hint`` stands in it while it is empty. ``keyed`` is asked first about every key, and takes it
    by answering True. ``written`` comes when the text has changed, not for mere formatting,
    ``grew`` when the height should, ``dressed`` when the colours have.
    """

    entered = Signal()
    escaped = Signal()
    written = Signal()
    grew = Signal()
    dressed = Signal()

    def __init__(self, hint: str) -> None:
        super().__init__()
        self.keyed: Callable[[QKeyEvent], bool] = takes_none
        self._hint, self._text, self._lines = hint, "", 1
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(4)
        self.textChanged.connect(self._changed)
        self.document().documentLayout().documentSizeChanged.connect(self._count_lines)
        veil.when_changed(self._obey_veil)

    @property
    def text(self) -> str:
        """What is typed."""
        return self._text

    def put(self, text: str) -> None:
        """Show another text, the cursor at its end; the box forgets its own undo."""
        self._wrap_for(text)
        self.setPlainText(text)
        if not text:  # only now, for the long line that was there would be laid out once more
            self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def height_of(self, lines: int) -> int:
        """How high it is with so many lines."""
        margins = 2 * round(self.document().documentMargin())
        return self.fontMetrics().lineSpacing() * lines + margins + self._frame()

    def sizeHint(self) -> QSize:
        """As high as its lines while one writes, else one line."""
        lines = min(self._lines, _MOST_LINES) if self.hasFocus() else 1
        return QSize(400, self.height_of(lines))

    def minimumSizeHint(self) -> QSize:
        """Room for one line."""
        return QSize(120, self.height_of(1))

    def event(self, event: QEvent) -> bool:
        """Leave to the window what is its business: search, and undo where there is none here."""
        if event.type() == QEvent.Type.ShortcutOverride and self._is_the_windows(event):  # type: ignore[arg-type]  # that is a QKeyEvent
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save with Enter, leave with Esc; all else is typed."""
        if self.keyed(event):
            event.accept()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif event.modifiers() & _BREAKS:
            self.insertPlainText("\n")  # Qt's own would be a line inside of a paragraph
            self.ensureCursorVisible()
        else:
            self.entered.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text; its lines stay lines."""
        self._wrap_for(source.text())
        super().insertFromMimeData(source)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """The tab key moves on, unless it is wanted here."""
        if forward and self.keyed(_tab()):
            return True
        return super().focusNextPrevChild(forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show all of it where there is room for all of it."""
        super().resizeEvent(event)
        if self._lines <= _MOST_LINES:
            self.verticalScrollBar().setValue(0)
        room = self.viewport().width() - 2 * round(self.document().documentMargin()) - 2
        self.setPlaceholderText(
            self.fontMetrics().elidedText(self._hint, Qt.TextElideMode.ElideRight, room)
        )

    def changeEvent(self, event: QEvent) -> None:
        """Colours of the text are not the palette's: have them set anew."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.dressed.emit()
            self.grew.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, or bars while private text is hidden."""
        if not (veil.is_on() and self._text.strip()):
            super().paintEvent(event)
            return
        painter = QPainter(self.viewport())
        height, room = self.fontMetrics().lineSpacing(), self.viewport().rect()
        width = self.fontMetrics().horizontalAdvance(self._text[:200])
        width = veil.rough_width(width, height, room.width() - 4)
        veil.paint_bars(painter, QRect(2, 2, width, room.height()), height)
        painter.end()

    def _is_the_windows(self, event: QKeyEvent) -> bool:
        keys = QKeySequence.StandardKey
        if event.matches(keys.Undo):
            return not self.document().isUndoAvailable()
        if event.matches(keys.Redo):
            return not self.document().isRedoAvailable()
        return event.matches(keys.DeleteEndOfLine)  # Ctrl+K on some systems

    def _frame(self) -> int:
        return self.height() - self.viewport().height() if self.isVisible() else 8

    def _changed(self) -> None:
        text = self.toPlainText()
        if text != self._text:
            self._text = text
            self.written.emit()

    def _wrap_for(self, text: str) -> None:
        """Wrap anywhere where a line is so long that wrapping by words would block the window."""
        if max(map(len, text.split("\n"))) > _LONG_LINE:
            self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)

    def _count_lines(self) -> None:
        lines = max(round(self.document().size().height()), 1)
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if lines > _MOST_LINES else policy.ScrollBarAlwaysOff
        )
        if lines != self._lines:
            self._lines = lines
            self.grew.emit()

    def _obey_veil(self) -> None:
        self.viewport().update()


def takes_none(_event: QKeyEvent) -> bool:
    """Leave every key to the box."""
    return False


def _tab() -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
